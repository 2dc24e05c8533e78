"""Whether a statement is true of the hidden history, by what its words mean."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from tests.datasets.sarrane.making.days import is_a_day, span
from tests.datasets.sarrane.making.history import FORCE, LAST, History, leaves
from tests.datasets.sarrane.making.reading import Number, read

CHANGES = {"departure", "arrival", "move", "reduction"}
EVENTS = {"handover", "milestone", "context"}


@dataclass(frozen=True)
class Statement:
    """What a claim says of people, places and days, without who says it."""

    measure: str
    people: str
    places: tuple[str, ...]
    when: Mapping[str, str]
    published: dt.date
    whole: str | None = None
    to: tuple[str, ...] = ()
    but_people: tuple[str, ...] = ()
    but_places: tuple[str, ...] = field(default=())


def true_number(said: Statement, history: History) -> int:
    """The number that a reporter with full knowledge would put into words."""
    if said.measure in {"stock", "kept", "share"}:
        return history.number(said.people, said.places, _at(said))
    if said.measure == "emptied":
        return _left(said, history, _at(said))
    if said.measure == "move":
        first, last = _stretch(said)
        return history.moved(said.people, said.places, said.to, first, last)
    before, after = _before_and_after(said, history)
    return after - before if said.measure == "arrival" else before - after


def is_true(said: Statement, amount: str | None, history: History) -> bool:
    """Whether the history bears a statement out."""
    if said.measure in EVENTS:
        return True
    if said.measure == "emptied":
        # Of a guard its upper end holds on, since it may leave later.
        guard = read(amount) if amount else read("0")
        reached = guard.holds(_left(said, history, _at(said)))
        return reached and all(
            guard.high is not None and _left(said, history, on) <= guard.high
            for on in _days(_at(said), LAST)
        )
    if said.measure in {"kept", "share"}:
        return all(_holds(said, amount, history, on) for on in _stay(said))
    if said.measure in CHANGES:
        return read(amount or "").holds(_change(said, amount or "", history))
    return read(amount or "").holds(true_number(said, history))


def _holds(said: Statement, amount: str | None, history: History, on: dt.date) -> bool:
    there = history.number(said.people, said.places, on)
    if said.measure == "kept":
        return read(amount or "present").holds(there)
    assert said.whole
    return read(amount or "").holds(Fraction(there, history.number(said.people, [said.whole], on)))


def _change(said: Statement, amount: str, history: History) -> Number:
    number = true_number(said, history)
    if read(amount).counts == "persons":
        return number
    if said.measure == "move":
        first, _ = _stretch(said)
        return Fraction(number, history.number(said.people, said.places, first))
    before, _ = _before_and_after(said, history)
    return Fraction(number, before)


def _before_and_after(said: Statement, history: History) -> tuple[int, int]:
    first, last = _stretch(said)
    return _left(said, history, first), _left(said, history, last)


def _stretch(said: Statement) -> tuple[dt.date, dt.date]:
    """The day from whose end a change is measured, and the day on which it is complete."""
    begins = said.when.get("from")
    if begins is None:
        first = said.published
    else:
        first = span(begins, said.published)[0]
        if not is_a_day(begins):
            first -= dt.timedelta(days=1)
    return first, span(said.when["by"], said.published)[1]


def _left(said: Statement, history: History, on: dt.date) -> int:
    """Who is there of those that a statement speaks of, whom it leaves out apart."""
    spared = {simple for name in said.but_people for simple in FORCE[name]}
    kept_out = leaves(said.but_places)
    total = 0
    for simple in FORCE[said.people]:
        for place in leaves(said.places):
            out_by_people = simple in spared or not spared
            out_by_place = place in kept_out or not kept_out
            if (spared or kept_out) and out_by_people and out_by_place:
                continue
            total += history.number(simple, [place], on)
    return total


def _at(said: Statement) -> dt.date:
    for key in ("at", "by", "through", "until", "from"):
        if key in said.when:
            return span(said.when[key], said.published)[1]
    raise AssertionError("a statement without a date")


def _stay(said: Statement) -> Iterator[dt.date]:
    when = said.when
    if "at" in when:
        on = _at(said)
        return _days(on, on)
    first = span(when["from"], said.published)[1] if "from" in when else said.published
    last = LAST if not {"until", "through"} & set(when) else _at(said)
    if "until" in when:
        last = span(when["until"], said.published)[0] - dt.timedelta(days=1)
    return _days(min(first, last), last)


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    return (first + dt.timedelta(days=step) for step in range((last - first).days + 1))
