"""What gives way together: the units that claims are made of, and whom each speaks of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.model import Claim
from presence.measures.emptied import Zero, zeros
from presence.programme.rows import Row
from presence.programme.space import Space


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of a claim that holds or gives way as a whole.

    Attributes
    ----------
    id
        Its name: that of the claim, or one of its days, parts or implications.
    claim
        The claim.
    rows
        Indices of its rows.
    leaves, people
        Positions of the leaf places and simple populations it speaks of.
    zero
        The zero that it is; ``None`` for all but the parts of an emptying.
    implied
        Whether the claim only implies it: weaker than what any claim says.
    """

    id: str
    claim: Claim
    rows: tuple[int, ...]
    leaves: frozenset[int]
    people: frozenset[int]
    zero: Zero | None = None
    implied: bool = False


def make_units(rows: Sequence[Row], claims: dict[str, Claim], space: Space) -> dict[str, Unit]:
    """Return the units of some rows by their ids, sorted."""
    made_of: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        made_of.setdefault(row.unit, []).append(index)
    zero_of = {
        zero.unit: zero
        for name in {row.source for row in rows}
        for zero in zeros(claims[name], space)
    }
    found = {}
    for name, indices in sorted(made_of.items()):
        claim = claims[rows[indices[0]].source]
        zero = zero_of.get(name)
        assert claim.population is not None
        found[name] = Unit(
            id=name,
            claim=claim,
            rows=tuple(indices),
            leaves=space.leaves(zero.places if zero else (*claim.places, *claim.to)),
            people=space.people(zero.population if zero else claim.population),
            zero=zero,
            implied=name.endswith("!there"),
        )
    return found


def by_claim(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    """Return units by their claims, implied ones left out."""
    found: dict[str, list[Unit]] = {}
    for unit in units:
        if not unit.implied:
            found.setdefault(unit.claim.id, []).append(unit)
    return found
