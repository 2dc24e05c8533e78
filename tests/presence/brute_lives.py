"""What ends a plan, and which of several dates for one end binds: rules 3, 6, 7 and 9 again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.model import Claim
from tests.presence.brute import (
    BASES,
    Day,
    Histories,
    Leaf,
    alike,
    done,
    is_figure,
    last,
    meets,
    rivals_of,
    stretch,
    whom,
)
from tests.presence.brute_choices import Ended
from tests.presence.brute_measures import Row, Unit, all_leave, amount_of, within

DEPTH = {"land": 0, "isle": 0, "north": 1, "south": 1}


def ended(units: Sequence[Unit], as_of: Day) -> dict[str, list[Ended]]:
    """Return for each unit what it does not bind beside."""
    found: dict[str, list[Ended]] = {}
    for older in units:
        for newer in {unit.claim.id: unit.claim for unit in units}.values():
            if newer.id == older.claim.id:
                continue
            mine = [unit for unit in units if unit.claim.id == newer.id and not unit.implied]
            rule = (
                replaced(newer, mine, older) or overtaken(newer, mine, older)
                if newer.modality == "fact"
                else replaced(newer, mine, older)
            )
            if rule is not None:
                found.setdefault(older.name, []).append(rule)
        found.setdefault(older.name, []).extend(overtaken_by_wholes(units, older, as_of))
    return found


# --- a newer plan, or a later figure of one origin --------------------------------------------


def replaced(newer: Claim, mine: Sequence[Unit], older: Unit) -> Ended | None:
    """Return whether a claim replaces a unit of another, and by which of its own units."""
    old = older.claim
    every = frozenset(unit.name for unit in mine)
    if old.id in newer.supersedes:
        # For the part that it names, or all.
        named = older.zero is None or older.zero[0] in whom(newer)
        return Ended(every, "replaced") if named and not older.implied else None
    if newer.id in old.supersedes:
        return None
    if is_figure(newer) and is_figure(old):
        later = (last(newer.published), done(newer)) > (last(old.published), done(old))
        one_origin = newer.origin == old.origin and newer in rivals_of(old, [newer])
        return Ended(every, "replaced") if later and one_origin else None
    if "fact" in {newer.modality, old.modality} or last(newer.published) <= last(old.published):
        return None
    if not set(old.parties) <= set(newer.parties) or not _replaces(newer, older):
        return None
    if all_leave(newer) and older.zero:
        every = frozenset(unit.name for unit in mine if unit.zero and unit.zero[0] == older.zero[0])
    elif all_leave(newer):
        gone = whom(old)
        every = frozenset(unit.name for unit in mine if unit.zero and unit.zero[0] in gone)
    elif older.zero is None:
        every = frozenset({mine[0].name})
    return Ended(every, "replaced")


def _replaces(newer: Claim, older: Unit) -> bool:
    old = older.claim
    if all_leave(newer) and older.zero:
        # Two deadlines always replace; but a whole's date is none of a place inside it.
        return any(
            older.zero[0] in whom(newer, (name,)) and DEPTH[name] >= depth(older)
            for name in newer.places
        )
    if all_leave(newer):
        until = _lasts(old)
        not_before = until is None or until >= (done(newer) or 0)
        listed = old.measure in {"stock", "departure", "reduction", "kept"}
        return listed and not older.implied and whom(old) <= whom(newer) and not_before
    if older.zero:
        # A stay or a number at one part: that part's zero falls away.
        until = _lasts(newer)
        lasts = until is None or until >= older.zero[1]
        return _somebody(newer) and lasts and older.zero[0] in whom(newer)
    same = newer.measure == old.measure == "stock" and whom(newer) == whom(old)
    return same and _numbers_replace(newer, old)


def _somebody(claim: Claim) -> bool:
    return claim.measure == "kept" or (claim.measure == "stock" and bool(amount_of(claim).low))


def _numbers_replace(newer: Claim, older: Claim) -> bool:
    new_day, old_day = done(newer) or 0, done(older) or 0
    new, was = amount_of(newer), amount_of(older)
    if new_day == old_day or alike(new, was):
        return new_day == old_day
    lower = new.high is not None and was.low is not None and new.high < was.low
    higher = new.low is not None and was.high is not None and new.low > was.high
    return (lower and new_day <= old_day) or (higher and new_day >= old_day)


def depth(unit: Unit) -> int:
    """Return how near to the leaf's own name the claim of a zero is."""
    assert unit.zero is not None
    return max(DEPTH[name] for name in unit.claim.places if unit.zero[0][0] in BASES[name])


def _lasts(claim: Claim) -> Day | None:
    if claim.measure == "kept" and claim.when and not claim.when.at:
        return stretch(claim)[1]
    if claim.when and claim.when.at:
        return last(claim.when.at)
    return done(claim)


# --- facts ------------------------------------------------------------------------------------


def overtaken(fact: Claim, mine: Sequence[Unit], older: Unit) -> Ended | None:
    """Return whether a fact overtakes a plan without contradicting it."""
    plan = older.claim
    if plan.modality == "fact" or last(fact.published) < last(plan.published):
        return None
    if is_figure(fact) and plan.measure == "stock" and meets(fact, plan):
        return Ended(frozenset({fact.id}), "overtaken")
    if all_leave(fact) and older.zero:
        for unit in mine:
            if unit.zero and unit.zero[0] == older.zero[0] and depth(unit) >= depth(older):
                return Ended(frozenset({unit.name}), "overtaken")
    return None


def overtaken_by_wholes(units: Sequence[Unit], older: Unit, as_of: Day) -> Iterator[Ended]:
    """Yield the reports on a whole that end a plan for a place: two origins, or past its date."""
    if not older.zero or older.claim.modality == "fact":
        return
    around = [
        unit
        for unit in units
        if unit.zero
        and unit.zero[0] == older.zero[0]
        and unit.claim.modality == "fact"
        and depth(unit) < depth(older)
        and last(unit.claim.published) >= last(older.claim.published)
    ]
    for unit in around:
        if older.zero[1] <= as_of:
            yield Ended(frozenset({unit.name}), "overtaken")
        for other in around:
            if other.claim.origin != unit.claim.origin:
                yield Ended(frozenset({unit.name, other.name}), "overtaken")


# --- several dates for one end ----------------------------------------------------------------


def outranks(other: Unit, unit: Unit) -> bool:
    """Whether another date for a leaf's end may stand against that of a unit.

    It does if it is nearer to the leaf's own name, or as near and of another origin.
    """
    if not other.zero or not unit.zero or other.claim.id == unit.claim.id:
        return False
    if other.zero[0] != unit.zero[0]:
        return False
    if depth(other) != depth(unit):
        return depth(other) > depth(unit)
    return other.claim.origin != unit.claim.origin


def postponed(units: Sequence[Unit]) -> list[Unit]:
    """Return the units: the latest of several dates binds, and no mere "somebody" between."""
    return [
        replace(
            unit,
            rows=[
                replace(row, unless=(*row.unless, *_against(unit, row.day, units)))
                for row in unit.rows
            ],
        )
        for unit in units
    ]


def _against(unit: Unit, day: Day, units: Sequence[Unit]) -> Iterator[frozenset[str]]:
    if unit.zero:
        for other in units:
            if other.zero and other.zero[1] > day and outranks(other, unit):
                yield frozenset({other.name})
        return
    claim = unit.claim
    floor = claim.amount.low or 0 if claim.amount else 0
    mere = claim.measure == "kept" and floor <= 1 and not (claim.amount and claim.amount.high)
    if not mere and not unit.implied:
        return
    ends = {}
    for one in {other.claim.id: other.claim for other in units if other.zero}.values():
        if whom(claim) <= whom(one):
            ends[one.id] = [
                other
                for other in units
                if other.claim.id == one.id and other.zero and other.zero[0] in whom(claim)
            ]
    for early in ends.values():
        for late in ends.values():
            assert early[0].zero
            assert late[0].zero
            if early[0].claim.modality == "fact" and early[0].zero[1] <= day < late[0].zero[1]:
                yield frozenset(one.name for one in [*early, *late])


def said_empty(active: frozenset[str], units: Sequence[Unit], leaves: set[Leaf], day: Day) -> bool:
    """Whether claims that hold have everybody gone from some leaves, though a later date binds."""
    gone = {
        unit.zero[0] for unit in units if unit.zero and unit.name in active and unit.zero[1] <= day
    }
    return leaves <= gone


# --- a stay against an end --------------------------------------------------------------------


def capped(units: Sequence[Unit], every: Histories) -> list[Unit]:
    """Return the units: so many at most stay on from the day of an end that they stand against.

    They do up to the day for which they are told themselves.
    """
    found = []
    for unit in units:
        claim, high = unit.claim, unit.claim.amount and unit.claim.amount.high
        rows = list(unit.rows)
        begins = min((row.day for row in unit.rows), default=0)
        # A fact after a missed date shows that others were late, not how many remained.
        planned = claim.modality != "fact" and not unit.implied
        if claim.measure in {"stock", "kept"} and high and planned:
            for end in {one.claim.id: one.claim for one in units if one.zero}.values():
                zeros = frozenset(
                    one.name
                    for one in units
                    if one.claim.id == end.id and one.zero and one.zero[0] in whom(claim)
                )
                by = done(end) or 0
                ahead = last(claim.published) <= by < begins
                if whom(claim) <= whom(end) and ahead and unit is _first_of(claim, units):
                    for day in every.between(by, begins - 1):
                        mask = within(every.count(whom(claim), day), None, high)
                        rows.append(Row(mask, day, (zeros,)))
        found.append(replace(unit, rows=rows))
    return found


def _first_of(claim: Claim, units: Sequence[Unit]) -> Unit:
    mine = [unit for unit in units if unit.claim.id == claim.id and not unit.implied]
    return min(mine, key=lambda unit: unit.rows[0].day)
