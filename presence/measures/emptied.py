"""Nobody is left from a day on, or nobody but a remainder.

That a whole is emptied is one zero for each part of it and for each group of its people, each a
unit of its own: what contradicts it at one part leaves the others as they are.
"""

from collections.abc import Iterator
from typing import NamedTuple

from claims.model import Claim
from presence.measures.base import Marks, Setting, due, is_day, number, opens, terms
from presence.measures.base import day as as_day
from presence.programme.rows import Day, Row, Term
from presence.programme.space import Space
from presence.programme.timeline import Timeline


class Zero(NamedTuple):
    """One zero that an emptying is made of.

    Attributes
    ----------
    unit
        Its unit.
    claim
        The claim.
    places
        The leaf places that nobody is left at: one, or all that nothing tells apart.
    population
        The simple population.
    depth
        How deep the place lies that the claim names: the deeper, the nearer to its own name.
    due
        From when on.
    """

    unit: str
    claim: Claim
    places: tuple[str, ...]
    population: str
    depth: int
    due: Day


def zeros(claim: Claim, space: Space) -> Iterator[Zero]:
    """Yield the zeros of an emptying, or of a departure or move of all; else none."""
    done = due(claim)
    if not leaves_nobody(claim) or done is None:
        return
    for named in claim.places:
        for term in terms(claim, done, space, places=(named,)):
            for part in sorted(space.people(term.population)):
                population = space.simple_populations[part]
                for places in space.parts(term.places):
                    unit = f"{claim.id}#{places[0]}/{population}"
                    yield Zero(unit, claim, places, population, space.depth(named), done)


def marks(claim: Claim, setting: Setting) -> Marks:  # noqa: ARG001 - as every measure
    """Return what must be told apart for an emptying: what precedes it, and what follows."""
    done = due(claim)
    assert done is not None
    named: tuple[Day, ...] = () if claim.remainder is None else (done,)
    if claim.modality != "fact" and as_day(claim.published.last) < done:
        named = (*named, as_day(claim.published.last))
    if claim.when is not None and claim.when.start is not None:
        start = claim.when.start
        named = (*named, as_day(start.first) - (0 if is_day(start) else 1))
    return Marks(named, ((done, None),))


def rows(claim: Claim, setting: Setting, timeline: Timeline) -> list[Row]:
    """Return a zero for each part on each day from its end on; or the cap of a remainder."""
    done, space = due(claim), setting.space
    assert done is not None
    if claim.remainder is None:
        return nobody_from(claim, setting, timeline)
    held = timeline.between(done, None)
    assert claim.population is not None
    back = _coming_back(claim, _leaf_groups(claim.places, claim.population, space), setting)
    low, high = number(claim.remainder.low), number(claim.remainder.high)
    return [
        Row(
            claim.id,
            claim.id,
            terms(claim, at, space),
            low if at == done else None,
            high,
            at,
            unless=tuple(frozenset({other.id}) for other, _ in back if opens(other) < at),
        )
        for at in held
    ]


def nobody_from(claim: Claim, setting: Setting, timeline: Timeline) -> list[Row]:
    """Return a zero for each part on each day from the end on, until somebody comes back to it."""
    done, space = due(claim), setting.space
    assert done is not None
    parts = {
        zero: _leaf_groups(zero.places, zero.population, space) for zero in zeros(claim, space)
    }
    left = frozenset[LeafGroup]().union(*parts.values())
    back = _coming_back(claim, left, setting)
    found = []
    for zero, here in parts.items():
        ends = [(opens(other), frozenset({other.id})) for other, to in back if to & here]
        for at in timeline.between(done, None):
            term = Term(1.0, zero.places, zero.population, at)
            unless = tuple(unit for begins, unit in ends if begins < at)
            found.append(Row(claim.id, zero.unit, (term,), None, 0.0, at, unless=unless))
    return found


LeafGroup = tuple[int, int]
"""Positions of a leaf place and of a simple population."""


def _leaf_groups(places: tuple[str, ...], population: str, space: Space) -> frozenset[LeafGroup]:
    people = space.people(population)
    return frozenset((leaf, one) for leaf in space.leaves(places) for one in people)


def _coming_back(
    claim: Claim, left: frozenset[LeafGroup], setting: Setting
) -> list[tuple[Claim, frozenset[LeafGroup]]]:
    """Return who is to come to what is left, from the end on or later, and to which of it.

    They come to nowhere beside: a surge into the whole country says nothing of one base in it.
    """
    done, found = due(claim), []
    assert done is not None
    for other in setting.claims:
        if other.measure not in {"arrival", "move"} or other.id == claim.id:
            continue
        if other.population is None or due(other) is None or opens(other) < done:
            continue
        to = _leaf_groups(other.to or other.places, other.population, setting.space)
        if to <= left:
            found.append((other, to))
    return found


def there_at_publication(claim: Claim, setting: Setting) -> Row | None:
    """Return that somebody is there when a coming end is announced; ``None`` where none is coming.

    Its unit is weaker than any claim.
    """
    done = due(claim)
    told = as_day(claim.published.last)
    if claim.measure != "emptied" or claim.modality == "fact" or done is None or told >= done:
        return None
    return Row(claim.id, f"{claim.id}!there", terms(claim, told, setting.space), 1.0, None, told)


def leaves_nobody(claim: Claim) -> bool:
    """Whether a claim is that everybody leaves."""
    return (claim.measure == "emptied" and claim.remainder is None) or (
        claim.measure in {"departure", "move"}
        and claim.amount is not None
        and claim.amount.unit == "fraction"
        and claim.amount.low == 1
    )
