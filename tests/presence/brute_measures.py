"""What each measure says, as a mask over every history."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np

from claims.model import Claim
from claims.words import Amount
from tests.presence.brute import (
    Counts,
    Day,
    Histories,
    Leaf,
    Mask,
    alike,
    base_day,
    done,
    end_of_month,
    first,
    held_on,
    inside,
    is_figure,
    last,
    rivals_of,
    stretch,
    whom,
)


@dataclass(frozen=True)
class Row:
    """Histories that are as a unit has it on a day, and when that is left aside."""

    mask: Mask
    day: Day
    unless: tuple[frozenset[str], ...] = ()


@dataclass
class Unit:
    """A part of a claim that holds or falls as a whole.

    `zero` is the leaf that nobody is left in, and from when; `implied` is what a claim does not say
    itself.
    """

    name: str
    claim: Claim
    rows: list[Row] = field(default_factory=list)
    zero: tuple[Leaf, Day] | None = None
    implied: bool = False


def within(count: Counts, low: Fraction | int | None, high: Fraction | int | None) -> Mask:
    good = np.ones(count.shape, dtype=bool)
    if low is not None:
        good &= count >= int(-(-low // 1))
    if high is not None:
        good &= count <= int(high // 1)
    return good


def amount_of(claim: Claim) -> Amount:
    assert claim.amount is not None
    return claim.amount


def part(count: Counts, whole: Counts, amount: Amount, *, at_most: bool = True) -> Mask:
    """Return where a count is such a part of a whole."""
    good = np.ones(count.shape, dtype=bool)
    number, of = count.astype(np.int64), whole.astype(np.int64)
    if amount.low is not None:
        left, right = number * amount.low.denominator, of * amount.low.numerator
        good &= left > right if amount.low_strict else left >= right
    if amount.high is not None and at_most:
        left, right = number * amount.high.denominator, of * amount.high.numerator
        good &= left < right if amount.high_strict else left <= right
    return good


def changed(by: Counts, before: Counts, amount: Amount) -> Mask:
    if amount.unit == "persons":
        return within(by, amount.low, amount.high)
    return part(by, before, amount)


def changed_at_least(by: Counts, before: Counts, amount: Amount) -> Mask:
    return changed(by, before, replace(amount, high=None))


def changed_at_most(by: Counts, before: Counts, amount: Amount) -> Mask:
    return changed(by, before, replace(amount, low=None))


def others_meanwhile(
    claim: Claim, told: Sequence[Claim], here: Iterable[Leaf]
) -> tuple[bool, bool]:
    """Return whether any other change of these people brings some here meanwhile, or takes some."""
    begins, ends, mine = base_day(claim), done(claim) or 0, set(here)
    comes = goes = False
    for other in told:
        same = [(c.measure, c.places, c.to) for c in (claim, other)]
        if other is claim or same[0] == same[1] or other.measure not in CHANGING:
            continue
        if (done(other) or 0) <= begins or base_day(other) >= ends:
            continue
        apart = claim.measure != "departure" or other.measure == "move"
        loses = set(whom(other)) if other.measure != "arrival" else set()
        gains = set(whom(other, other.to)) if other.to else set(whom(other)) - loses
        comes = comes or (bool(gains & mine) and (not loses or bool(loses - mine)))
        goes = goes or (apart and bool(loses & mine) and (not gains or bool(gains - mine)))
    return comes, goes


CHANGING = {"departure", "reduction", "emptied", "arrival", "move"}


def all_leave(claim: Claim) -> bool:
    if claim.measure in {"departure", "move"}:
        return amount_of(claim).unit == "fraction" and amount_of(claim).low == 1
    return claim.measure == "emptied" and claim.remainder is None


def confirms(fact: Claim, plan: Claim) -> bool:
    """Whether a fact tells that what a plan announced has come about."""
    if plan.modality == "fact" or fact.modality != "fact" or not whom(plan) <= whom(fact):
        return False
    if max(last(fact.published), done(fact) or 0) < last(plan.published):
        return False
    if all_leave(plan):
        return all_leave(fact) or (is_figure(fact) and amount_of(fact).high == 0)
    if fact.measure != plan.measure or whom(fact) != whom(plan):
        return False
    if plan.measure == "stock":
        assert plan.when is not None
        period = plan.when.at or plan.when.by
        assert period is not None
        in_time = (done(fact) or 0) >= first(period)
    else:
        in_time = plan.measure in {"departure", "arrival"}
    return in_time and _agree(amount_of(fact), amount_of(plan))


def _agree(told_of: Amount, promised: Amount) -> bool:
    """Whether a number is one that was promised."""
    within_it = bool(told_of.stated) and bool(promised.stated)
    within_it = within_it and all(inside(value, promised) for value in told_of.stated)
    return within_it or alike(told_of, promised)


def units(claim: Claim, told: Sequence[Claim], every: Histories) -> list[Unit]:
    """Return what a claim says, part by part."""
    made: dict[str, Unit] = {}

    def say(name: str, day: Day, mask: Mask) -> None:
        unit = made.setdefault(name, Unit(name, claim))
        unit.rows.append(Row(mask, day, _back(claim, name, day, told)))

    _SAY[claim.measure](claim, told, every, say)
    if all_leave(claim):
        by = done(claim)
        assert by is not None
        for base, group in whom(claim):
            made[f"{claim.id}#{base}/{group}"].zero = ((base, group), by)
    found = [made[name] for name in sorted(made)]
    by = done(claim)
    published = last(claim.published)
    if claim.measure == "emptied" and claim.modality != "fact" and by and published < by:
        somebody = within(every.count(whom(claim), published), 1, None)
        name = f"{claim.id}!there"
        found.append(Unit(name, claim, [Row(somebody, published)], implied=True))
    return found


def _back(claim: Claim, name: str, day: Day, told: Sequence[Claim]) -> tuple[frozenset[str], ...]:
    """Return who has come back by a day to where all of a claim had left."""
    by = done(claim) or 0
    if not all_leave(claim) and claim.measure != "emptied":
        return ()
    back = []
    for other in told:
        if other.measure not in {"arrival", "move"} or other is claim:
            continue
        to = whom(other, other.to) if other.to else whom(other)
        here = {leaf for leaf in to if name in (f"{claim.id}#{leaf[0]}/{leaf[1]}", claim.id)}
        if by <= base_day(other) < day and to <= set(whom(claim)) and here:
            back.append(frozenset({other.id}))
    return tuple(back)


Say = Callable[[str, Day, Mask], None]


def _stock(claim: Claim, told: Sequence[Claim], every: Histories, say: Say) -> None:
    amount, by = amount_of(claim), done(claim)
    assert by is not None
    # A planned number holds on its day and until that month is over.
    days = held_on(claim, told) if claim.modality == "fact" else sorted({by, end_of_month(by)})
    if claim.modality == "fact":
        group = {by, *(done(other) or 0 for other in rivals_of(claim, told))}
        days = sorted({*days, *every.between(min(group), max(group))})
    for day in days:
        say(claim.id, day, within(every.count(whom(claim), day), amount.low, amount.high))


def _kept(claim: Claim, told: Sequence[Claim], every: Histories, say: Say) -> None:
    assert claim.when is not None
    days = held_on(claim, told) if claim.when.at else every.between(*stretch(claim))
    low = max(claim.amount.low or 0, 1) if claim.amount else 1
    for day in days:
        high = claim.amount.high if claim.amount else None
        say(f"{claim.id}@{day}", day, within(every.count(whom(claim), day), low, high))


def _share(claim: Claim, told: Sequence[Claim], every: Histories, say: Say) -> None:
    assert claim.when is not None
    assert claim.whole is not None
    for day in held_on(claim, told) if claim.when.at else every.between(*stretch(claim)):
        here, whole = every.count(whom(claim), day), every.count(whom(claim, (claim.whole,)), day)
        say(f"{claim.id}@{day}", day, part(here, whole, amount_of(claim)))


def _departure(claim: Claim, told: Sequence[Claim], every: Histories, say: Say) -> None:
    amount, by = amount_of(claim), done(claim)
    assert by is not None
    if all_leave(claim):
        for day in every.between(by, None):
            for leaf in whom(claim):
                say(f"{claim.id}#{leaf[0]}/{leaf[1]}", day, every.count([leaf], day) == 0)
        return
    before = every.count(whom(claim), base_day(claim))
    gone = before - every.count(whom(claim), by)
    comes, goes = others_meanwhile(claim, told, whom(claim))
    if not comes:
        say(claim.id, by, changed_at_least(gone, before, amount))
    if not goes:
        say(claim.id, by, changed_at_most(gone, before, amount))


def _arrival(claim: Claim, told: Sequence[Claim], every: Histories, say: Say) -> None:
    amount, by = amount_of(claim), done(claim)
    assert by is not None
    before = every.count(whom(claim), base_day(claim))
    come = every.count(whom(claim), by) - before
    if not others_meanwhile(claim, told, whom(claim))[1]:
        say(claim.id, by, changed_at_least(come, before, amount))
    say(claim.id, by, changed_at_most(come, before, amount))


def _move(claim: Claim, told: Sequence[Claim], every: Histories, say: Say) -> None:
    _departure(claim, told, every, say)
    by = done(claim)
    assert by is not None
    before = every.count(whom(claim, claim.to), base_day(claim))
    come = every.count(whom(claim, claim.to), by) - before
    if amount_of(claim).unit == "persons":
        comes, goes = others_meanwhile(claim, told, whom(claim, claim.to))
        if not goes:
            say(claim.id, by, changed_at_least(come, before, amount_of(claim)))
        if not comes:
            say(claim.id, by, changed_at_most(come, before, amount_of(claim)))
    # Nobody is lost: what the one place has less the other has more.
    there = whom(claim) | whom(claim, claim.to)
    comes, goes = others_meanwhile(claim, told, there)
    more = every.count(there, by).astype(int) - every.count(there, base_day(claim))
    if not goes:
        say(claim.id, by, more >= 0)
    if not comes:
        say(claim.id, by, more <= 0)


def _reduction(claim: Claim, told: Sequence[Claim], every: Histories, say: Say) -> None:
    amount, by = amount_of(claim), done(claim)
    assert by is not None
    before = every.count(whom(claim), base_day(claim))
    for day in every.between(by, None):
        now = every.count(whom(claim), day)
        mask = part(before - now, before, amount, at_most=day == by)
        if day == by:
            mask &= now >= 1
        say(f"{claim.id}@{day}", day, mask)


def _emptied(claim: Claim, told: Sequence[Claim], every: Histories, say: Say) -> None:
    by = done(claim)
    assert by is not None
    for day in every.between(by, None):
        if claim.remainder is not None:
            low = claim.remainder.low if day == by else None
            count = every.count(whom(claim), day)
            say(claim.id, day, within(count, low, claim.remainder.high))
            continue
        for leaf in whom(claim):
            say(f"{claim.id}#{leaf[0]}/{leaf[1]}", day, every.count([leaf], day) == 0)


_SAY: dict[str, Callable[[Claim, Sequence[Claim], Histories, Say], None]] = {
    "stock": _stock,
    "kept": _kept,
    "share": _share,
    "departure": _departure,
    "arrival": _arrival,
    "move": _move,
    "reduction": _reduction,
    "emptied": _emptied,
}


def measured(claim: Claim, told: Sequence[Claim]) -> set[Day]:
    """Return the days that a claim measures at, so that histories must tell them apart."""
    when = claim.when
    assert when is not None
    found: set[Day] = set()
    if claim.measure in {"stock", "kept", "share"}:
        if when.at or when.by:
            found.update(held_on(claim, told))
        if claim.modality != "fact" and claim.measure == "stock":
            found = {done(claim) or 0, end_of_month(done(claim) or 0)}
        if not when.at and claim.measure != "stock":
            found.update(day for day in stretch(claim) if day is not None)
    else:
        by = done(claim)
        assert by is not None
        found.add(by)
        if claim.measure != "emptied" and not all_leave(claim):
            found.add(base_day(claim))
        if claim.measure == "emptied" and claim.modality != "fact":
            found.add(last(claim.published))
    return found


def days_of(told: Sequence[Claim], asked: Iterable[Day]) -> tuple[Day, ...]:
    return tuple(sorted(set(asked).union(*(measured(claim, told) for claim in told))))
