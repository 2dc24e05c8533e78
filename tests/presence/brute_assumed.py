"""What is assumed of one place, and where it yields: rules 4, 5 and 10 again.

Numbers do not rise from one day to the next; a figure stands as a box; what a change leaves stands.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise

from claims.model import Claim
from tests.presence.brute import (
    CHANGES,
    Day,
    Histories,
    Leaf,
    Mask,
    base_day,
    done,
    end_of_month,
    is_figure,
    is_planned,
    last,
    whom,
)
from tests.presence.brute_choices import Ended
from tests.presence.brute_measures import (
    Unit,
    amount_of,
    changed_at_least,
    changed_at_most,
    confirms,
    others_meanwhile,
    within,
)

Limits = tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True)
class Change:
    """A change that is announced, from the day that it opens to the day that it closes."""

    claim: Claim
    opens: Day
    closes: Day


@dataclass(frozen=True)
class Numbers:
    """The figures and planned numbers that bind, and from when to when each holds."""

    active: frozenset[str]
    figures: list[Claim]
    planned: list[Claim]
    spans: Mapping[str, tuple[Day, Day]]

    def following(self, since: Day) -> Day | None:
        """Return the day before the next figure after a day."""
        days = [self.spans[one.id][0] for one in self.figures]
        return min((day - 1 for day in days if day > since), default=None)


@dataclass(frozen=True)
class Assumed:
    """What is assumed of the leaves of one place, in a choice of claims.

    Attributes
    ----------
    steps
        By the later day of two, the histories without a rise between them.
    stands
        The histories in which figures, and what changes leave, stand.
    """

    steps: dict[Day, Mask]
    stands: Mask


def changes(claims: Sequence[Claim], ends: Mapping[str, Sequence[Ended]]) -> list[Change]:
    """Return the changes that claims announce; one that is replaced goes on to the newer's date."""
    by_id = {claim.id: claim for claim in claims}
    found = []
    for claim in claims:
        if claim.measure in CHANGES or is_planned(claim):
            closes = done(claim) or 0
            newer = [
                done(by_id[name.split("@")[0].split("#")[0]]) or 0
                for unit, ways in ends.items()
                for way in ways
                for name in way.by
                if way.rule == "replaced" and unit.split("@")[0].split("#")[0] == claim.id
            ]
            met = [closes, *(done(fact) or 0 for fact in claims if confirms(fact, claim))]
            closes = max(newer) if newer else min(met)
            found.append(Change(claim, base_day(claim), closes))
    return found


def opening(announced: Iterable[Change], since: Day, but: Claim) -> Day | None:
    """Return when the first change opens that is not over after a day."""
    days = [max(c.opens, since) for c in announced if c.closes > since and c.claim is not but]
    return min(days, default=None)


def assumed(
    every: Histories,
    units: Sequence[Unit],
    active: frozenset[str],
    ends: Mapping[str, Sequence[Ended]],
    leaves: Sequence[Leaf],
) -> Assumed:
    """Return what is assumed of leaves whose figures and changes some claims tell."""
    told = list({unit.claim.id: unit.claim for unit in units}.values())
    announced = changes(told, ends)
    binding = [unit.claim for unit in units if unit.name == unit.claim.id and unit.name in active]
    # A number that holds from one day to another does so as a whole.
    spans = {
        unit.name: (
            min(row.day for row in unit.rows if not row.unless),
            done(unit.claim) or 0,
        )
        for unit in units
        if unit.name == unit.claim.id
    }
    figures = sorted(filter(is_figure, binding), key=lambda claim: spans[claim.id])
    numbers = Numbers(active, figures, [*filter(is_planned, binding)], spans)
    stands = every.all
    for figure in figures:
        for day, (low, high) in _box(figure, numbers, announced, every):
            stands = stands & within(every.count(leaves, day), low, high)
    for claim in binding:
        if claim.measure in {"departure", "arrival"}:
            stands = stands & _left(claim, numbers, announced, every, leaves)
    since = min((spans[claim.id][0] for claim in told if is_figure(claim)), default=None)
    arriving = [
        (change.opens, change.closes)
        for change in announced
        if change.claim.measure == "arrival" and change.claim.id in active
    ]
    days = [] if since is None else every.between(since, None)
    steps = {
        after: every.count(leaves, after) <= every.count(leaves, before)
        for before, after in pairwise(days)
        if not any(opens <= before and after <= closes for opens, closes in arriving)
    }
    return Assumed(steps, stands)


def _box(
    figure: Claim, numbers: Numbers, announced: Sequence[Change], every: Histories
) -> Iterator[tuple[Day, Limits]]:
    """Yield where a number lies on the days after a figure, until the next."""
    spans, own = numbers.spans, numbers.spans[figure.id][1]
    opens = opening(announced, own, figure)
    amount = amount_of(figure)
    for day in every.between(own + 1, numbers.following(own)):
        if opens is None or day <= opens:
            yield day, (amount.low, amount.high)
            continue
        others = [*numbers.figures, *numbers.planned]
        ahead = [other for other in others if spans[other.id][0] > day and other is not figure]
        if ahead:
            nearest = amount_of(min(ahead, key=lambda other: spans[other.id]))
            lows, highs = (amount.low, nearest.low), (amount.high, nearest.high)
            low = None if lows[0] is None or lows[1] is None else min(lows[0], lows[1])
            high = None if highs[0] is None or highs[1] is None else max(highs[0], highs[1])
            # Who comes meanwhile may have left again.
            coming = any(
                change.claim.measure == "arrival" and change.opens < day and change.closes > own
                for change in announced
                if change.claim.id in numbers.active
            )
            yield day, (low, None if coming else high)


def _left(
    claim: Claim,
    numbers: Numbers,
    announced: Sequence[Change],
    every: Histories,
    leaves: Sequence[Leaf],
) -> Mask:
    """Return where what a complete change leaves stands, and that none leave while some come."""
    over, begin = done(claim) or 0, base_day(claim)
    good = every.all
    comes, goes = others_meanwhile(claim, [change.claim for change in announced], leaves)
    if claim.measure == "arrival" and not goes:
        for before, after in pairwise(every.between(begin, over)):
            good = good & (every.count(leaves, after) >= every.count(leaves, before))
    plan_ends = end_of_month(over) if claim.modality != "fact" else None
    until = [opening(announced, over, claim), plan_ends, numbers.following(over)]
    then = every.count(leaves, begin)
    for day in every.between(
        over + 1, min((one for one in until if one is not None), default=None)
    ):
        now = every.count(leaves, day)
        by = then - now if claim.measure == "departure" else now - then
        if claim.measure != "departure" or not goes:
            good = good & changed_at_most(by, then, amount_of(claim))
        if not (comes if claim.measure == "departure" else goes):
            good = good & changed_at_least(by, then, amount_of(claim))
    return good


def yielded(
    claims: Mask, steps: Mapping[Day, Mask], without_plans: Mask, plans: Sequence[Claim]
) -> dict[Day, Mask]:
    """Return the steps that stay: every one in a minimal contradiction yields.

    A rise that only plans tell of does not begin before they are published.
    """
    left = dict(steps)
    while True:
        conflicts = _minimal(claims, left)
        if not conflicts:
            return left
        gone: set[Day] = set()
        for some in conflicts:
            mask = without_plans
            for day in some:
                mask = mask & left[day]
            since = max(last(plan.published) for plan in plans) if mask.any() else None
            gone |= {day for day in some if since is None or day > since} or set(some)
        left = {day: mask for day, mask in left.items() if day not in gone}


def _minimal(claims: Mask, steps: Mapping[Day, Mask]) -> list[frozenset[Day]]:
    found: list[frozenset[Day]] = []
    for size in range(1, len(steps) + 1):
        for some in combinations(sorted(steps), size):
            days = frozenset(some)
            if any(one <= days for one in found):
                continue
            mask = claims
            for day in some:
                mask = mask & steps[day]
            if not mask.any():
                found.append(days)
    return found


def own_limits(
    units: Sequence[Unit], active: frozenset[str], leaves: frozenset[Leaf], day: Day
) -> tuple[bool, bool]:
    """Return which ends of a cell a figure of this very place and day gives itself."""
    amounts = [
        amount_of(unit.claim)
        for unit in units
        if unit.name in active
        and is_figure(unit.claim)
        and whom(unit.claim) == leaves
        and any(row.day == day for row in unit.rows)
    ]
    return (
        any(amount.low is not None for amount in amounts),
        any(amount.high is not None for amount in amounts),
    )
