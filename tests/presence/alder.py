"""Alder, a country of three bases and whatever else lies in it; Birch and Cedar, without parts.

Claims about them in few words. Each is by default a report of its own, of an origin of its own, and
all are of one party, so that what makes a rival, a replacement or a second source stands where it
is meant. A fact is published on the last day of its date.
"""

import datetime as dt
from typing import Any

from claims.dates import month_text, parse_date, parse_month
from claims.model import Claim
from presence.edition import Edition
from presence.projection import Projection
from tests.presence.small import (
    NO_FALL,
    NO_RISE,
    Ends,
    assuming,
    claim,
    dataset,
    ends,
    place,
)
from tests.presence.small import alone as small_alone

ALDER = place("alder", "country", None)
ELM, FIR, OAK = (
    place("elm", parent="alder"),
    place("fir", parent="alder"),
    place("oak", "base", "alder"),
)
REST = place("rest", "remainder", "alder")
BIRCH, CEDAR = place("birch", "country", None), place("cedar", "country", None)
PLACES = (ALDER, ELM, FIR, OAK, REST, BIRCH, CEDAR)

GRID = ("2030-01", "2031-06")


def day(text: str) -> dt.date:
    """Return a day from its text."""
    return dt.date.fromisoformat(text)


def told(name: str, measure: Any, amount: str | None, on: str, **more: Any) -> Claim:
    """Return a claim published on a day, about Alder, in a report of its own."""
    return claim(
        name, measure, amount, published=on, **({"report": name, "places": "alder"} | more)
    )


def figure(name: str, amount: str, at: str, *, on: str | None = None, **more: Any) -> Claim:
    """Return a fact on how many there are, published on the last day of its date."""
    on = on or parse_date(at).last.isoformat()
    return told(name, "stock", amount, on, when={"at": at}, **more)


def planned(name: str, amount: str, at: str, *, on: str, **more: Any) -> Claim:
    """Return a plan of how many there are to be."""
    return told(name, "stock", amount, on, **({"modality": "plan", "when": {"at": at}} | more))


def to_leave(name: str, by: str, *, on: str, **more: Any) -> Claim:
    """Return a plan to leave a place."""
    return told(name, "emptied", None, on, **({"modality": "plan", "when": {"by": by}} | more))


def left(name: str, by: str, *, on: str | None = None, **more: Any) -> Claim:
    """Return a fact that a place was left, published on the last day of its date."""
    return told(
        name, "emptied", None, on or parse_date(by).last.isoformat(), when={"by": by}, **more
    )


def leaving(
    name: str, amount: str, by: str, *, on: str, start: str | None = None, **more: Any
) -> Claim:
    """Return a plan that so many leave, or such a part of those there."""
    when = {"by": by} | ({"from": start} if start else {})
    return told(name, "departure", amount, on, **({"modality": "plan", "when": when} | more))


def coming(
    name: str, amount: str, by: str, *, on: str, start: str | None = None, **more: Any
) -> Claim:
    """Return a plan that so many arrive."""
    when = {"by": by} | ({"from": start} if start else {})
    return told(name, "arrival", amount, on, **({"modality": "plan", "when": when} | more))


def staying(name: str, amount: str | None, when: dict[str, str], *, on: str, **more: Any) -> Claim:
    """Return a plan that somebody, or so many, stay at Elm."""
    return told(
        name, "kept", amount, on, **({"modality": "plan", "places": "elm", "when": when} | more)
    )


def seen(name: str, at: str, *, on: str | None = None, **more: Any) -> Claim:
    """Return a fact that somebody is at Elm."""
    on = on or parse_date(at).last.isoformat()
    return told(name, "kept", None, on, **({"places": "elm", "when": {"at": at}} | more))


def given(*claims: Claim, **more: Any) -> Projection:
    """Return the projection of claims with numbers that do not rise and figures that stand."""
    return assuming(
        *claims, **({"assumptions": (NO_RISE, NO_FALL), "places": PLACES, "grid": GRID} | more)
    )


def alone(*claims: Claim, **more: Any) -> Projection:
    """Return the projection of claims with nothing assumed."""
    return small_alone(
        *claims, **({"assumptions": (NO_RISE, NO_FALL), "places": PLACES, "grid": GRID} | more)
    )


def edition(*claims: Claim, as_of: str | None = None, late: int = 0, **more: Any) -> Edition:
    """Return the edition of a day, with numbers that do not rise and figures that stand.

    Without a day it is the one that knows everything.
    """
    world = dataset(
        *claims, **({"assumptions": (NO_RISE, NO_FALL), "places": PLACES, "grid": GRID} | more)
    )
    return Edition(world, day(as_of) if as_of else None, late=late)


def on_day(known: Edition, where: str, on: str, population: str = "us") -> Ends:
    """Return low and high on a day that no claim need name."""
    bound = known.solve_day(where, population, day(on)).bound
    return bound.low, bound.high


def each(p: Projection, where: str, first: str, last: str, population: str = "us") -> set[Ends]:
    """Return the ends met in the months from the first to the last, both included."""
    months = range(parse_month(first), parse_month(last) + 1)
    return {ends(p, where, month_text(month), population) for month in months}
