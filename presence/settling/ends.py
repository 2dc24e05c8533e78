"""Several claims on when a place is emptied: the latest date binds, the earlier ones are listed."""

from collections.abc import Iterable, Mapping, Sequence

from claims.model import Claim
from presence.measures.base import Setting, dated, day, number, per_day, terms
from presence.measures.emptied import leaves_nobody, zeros
from presence.measures.kept import is_mere, stay
from presence.programme.rows import Row, Units
from presence.programme.timeline import Timeline
from presence.settling.units import Unit, by_claim

Part = tuple[tuple[str, ...], str]
"""Leaf places and a simple population."""


def parts_of(units: Iterable[Unit]) -> dict[Part, list[Unit]]:
    """Return the zeros of each part."""
    found: dict[Part, list[Unit]] = {}
    for unit in units:
        if unit.zero is not None:
            found.setdefault((unit.zero.places, unit.zero.population), []).append(unit)
    return found


def postponed(rows: Sequence[Row], units: Mapping[str, Unit]) -> list[Row]:
    """Return the rows, zeros and mere stays with the conditions under which they bind.

    A zero does not bind while another date, of another origin or nearer to the place's own name,
    is still to come. Between the first such date that is told as a fact and the last, a mere
    "somebody is there" does not bind either.
    """
    groups = parts_of(units.values())
    claims = by_claim(unit for unit in units.values() if unit.zero is not None)
    made = []
    for row in rows:
        unit = units[row.unit]
        if unit.zero is not None:
            later = _later(unit, row, groups[unit.zero.places, unit.zero.population])
            made.append(row._replace(unless=(*row.unless, *later)) if later else row)
        elif unit.implied or is_mere(unit.claim):
            between = _between(unit, row, claims)
            made.append(row._replace(unless=(*row.unless, *between)) if between else row)
        else:
            made.append(row)
    return made


def outranks(other: Unit, unit: Unit) -> bool:
    """Whether another zero of a part may postpone one."""
    if unit.zero is None or other.zero is None or other.claim.id == unit.claim.id:
        return False
    if other.zero.depth != unit.zero.depth:
        return other.zero.depth > unit.zero.depth
    return other.claim.origin != unit.claim.origin


def _later(unit: Unit, row: Row, group: Iterable[Unit]) -> tuple[Units, ...]:
    return tuple(
        frozenset({other.id})
        for other in group
        if other.zero is not None and other.zero.due > row.day and outranks(other, unit)
    )


def _between(unit: Unit, row: Row, claims: Mapping[str, list[Unit]]) -> tuple[Units, ...]:
    """Return the pairs of ends, the first of them a fact, that a day lies between."""
    covering = {}
    for name, mine in claims.items():
        inside = [one for one in mine if one.leaves <= unit.leaves and one.people & unit.people]
        wanted = {(leaf, part) for leaf in unit.leaves for part in unit.people}
        got = {(leaf, part) for one in inside for leaf in one.leaves for part in one.people}
        if wanted <= got:
            covering[name] = inside
    first = [
        ones
        for ones in covering.values()
        if ones[0].claim.modality == "fact" and ones[0].zero and ones[0].zero.due <= row.day
    ]
    last = [ones for ones in covering.values() if ones[0].zero and ones[0].zero.due > row.day]
    return tuple(frozenset(one.id for one in (*early, *late)) for early in first for late in last)


def capped(setting: Setting, timeline: Timeline) -> list[Row]:
    """Return the upper ends of stays and numbers that stand against the emptying of their part.

    Where such a zero does not bind, so many may be there at most already from its day on.
    """
    space = setting.space
    ends = [claim for claim in setting.claims if leaves_nobody(claim)]
    found = []
    for claim in setting.claims:
        amount = claim.amount
        if claim.measure not in {"stock", "kept"} or amount is None or amount.high is None:
            continue
        if claim.modality == "fact":
            continue  # told after a missed date it shows that others were late, not who remained
        if claim.population is None or not amount.high:
            continue
        begins = stay(claim)[0] if _is_stretch(claim) else dated(claim)
        assert begins is not None
        unit = claim.id if claim.measure == "stock" else per_day(claim, begins)
        leaves, people = space.leaves(claim.places), space.people(claim.population)
        for end in ends:
            over = [
                zero
                for zero in zeros(end, space)
                if space.leaves(zero.places) <= leaves and space.people(zero.population) <= people
            ]
            got = {
                (i, j)
                for z in over
                for i in space.leaves(z.places)
                for j in space.people(z.population)
            }
            if len(got) < len(leaves) * len(people):
                continue
            # One that was past when the stay was announced says nothing of who remains.
            if not day(claim.published.last) <= over[0].due < begins:
                continue
            unless = tuple(frozenset({zero.unit}) for zero in over)
            high = number(amount.high)
            found += [
                Row(claim.id, unit, terms(claim, at, space), None, high, at, frozenset(), unless)
                for at in timeline.between(over[0].due, begins - 1)
            ]
    return found


def _is_stretch(claim: Claim) -> bool:
    return claim.measure == "kept" and claim.when is not None and claim.when.at is None
