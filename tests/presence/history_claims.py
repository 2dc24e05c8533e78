# ruff: noqa: PLR0917 - a record has as many fields as it has
"""What a report may say of a history without error, by the measure; nothing where it is not so."""

import datetime as dt
from collections.abc import Iterable
from random import Random

from tests.presence.history import (
    DAYS,
    FRACTIONS,
    START,
    History,
    Told,
    date,
    leaves_of,
    month,
    month_end,
    reading,
    text,
    word_for,
)


def _base(places: Iterable[str], group: str, published: int, *, fact: bool, random: Random) -> Told:
    return {
        "places": tuple(places),
        "population": group,
        "published": text(published),
        "modality": "fact" if fact else random.choice(["plan", "expectation"]),
        "party": random.choice(["us", "them", "outlet"]),
    }


def number(
    history: History, places: list[str], group: str, day: int, *, published: int, fact: bool = False
) -> Told | None:
    """Tell a number of a day, that is also right at the month's end and three days around."""
    random, leaves = history.random, leaves_of(places, group)
    if not fact and published >= day:
        return None
    end = month_end(day)
    days = {day, end, *range(day - 3, day + 4)} if fact else {*range(day, end + 1)}
    if fact and date(day).day <= 3:
        days.add(day - date(day).day)
    if max(days) >= DAYS or min(days) < 0:
        return None
    true = [history.count(leaves, one) for one in days]
    amount = word_for(random, min(true), max(true))
    if amount is None:
        return None
    written = text(day) if day != end or random.random() < 0.5 else month(day)
    key = "by" if not fact and random.random() < 0.5 else "at"
    told = _base(places, group, published, fact=fact, random=random)
    return told | {"measure": "stock", "amount": amount, "when": {key: written}}


def changed(
    history: History,
    measure: str,
    places: list[str],
    group: str,
    begin: int,
    published: int,
    day: int,
    *,
    fact: bool = False,
) -> Told | None:
    """Tell by how many, or by which part, a number changes between two days."""
    random, leaves = history.random, leaves_of(places, group)
    if begin >= day or (not fact and published >= day):
        return None
    before, after = history.count(leaves, begin), history.count(leaves, day)
    by = after - before if measure == "arrival" else before - after
    if by <= 0 or (measure == "reduction" and not after):
        return None
    choices = [part for part, holds in FRACTIONS.items() if holds(by, before)]
    if measure == "reduction":
        least = max(history.count(leaves, one) for one in range(day, DAYS))
        choices = [
            part
            for part in ("reduced", "significantly", "over 25%")
            if FRACTIONS[part](before - least, before) and FRACTIONS[part](by, before)
        ]
        amount = random.choice(choices) if choices else None
    elif choices and measure == "departure" and random.random() < 0.4:
        amount = random.choice(choices)
    else:
        amount = word_for(random, by, by)
    if amount is None:
        return None
    told = _base(places, group, published, fact=fact, random=random)
    when = {"by": text(day)}
    if begin != published or random.random() < 0.5:
        when["from"] = text(begin)
    return told | {"measure": measure, "amount": amount, "when": when}


def emptied(
    history: History, places: list[str], group: str, published: int, day: int, modality: str
) -> Told | None:
    """Tell that nobody is left from a day on, or nobody but some, or but those elsewhere."""
    random, leaves = history.random, leaves_of(places, group)
    plan = modality != "fact"
    if plan and (published >= day or not history.count(leaves, published)):
        return None
    told = _base(places, group, published, fact=not plan, random=random)
    told |= {"measure": "emptied", "amount": None, "when": {"by": text(day)}}
    left = [one for one in leaves if any(history.numbers[one][day:])]
    if not left:
        return told
    bases, people = {base for base, _ in left}, {part for _, part in left}
    spared = [one for one in leaves if one[0] not in bases]
    if (
        spared
        and (not plan or history.count(spared, published))
        and set(bases) < {base for base, _ in leaves}
    ):
        return told | {"except_places": tuple(sorted(bases))}
    spared = [one for one in leaves if one[1] not in people]
    if spared and (not plan or history.count(spared, published)):
        return told | {"except_populations": tuple(sorted(people))}
    true = [history.count(leaves, one) for one in range(day, DAYS)]
    if max(true) <= 99 and true[0] >= 1:
        return told | {"remainder": random.choice(["small guard", f"up to {max(true)}"])}
    return None


def kept(
    history: History,
    places: list[str],
    group: str,
    begin: int,
    end: int,
    published: int,
    *,
    fact: bool,
) -> Told | None:
    """Tell that somebody, or so many, are there over a time or on a day."""
    random, leaves = history.random, leaves_of(places, group)
    lasting = random.random() < 0.6
    days = range(begin, end + 1) if lasting else range(begin, month_end(begin) + 1)
    first = begin - date(begin).day if not lasting and date(begin).day <= 3 else begin
    if days[-1] >= DAYS or first < 0:
        return None
    true = [history.count(leaves, one) for one in (first, *days)]
    if not min(true):
        return None
    amount = random.choice([None, "present", word_for(random, min(true), max(true))])
    when = {"from": text(begin), "through": text(end)} if lasting else {"at": text(begin)}
    told = _base(places, group, published, fact=fact, random=random)
    return told | {"measure": "kept", "amount": amount, "when": when}


def share(
    history: History, group: str, begin: int, end: int, published: int, *, fact: bool
) -> Told | None:
    """Tell which part of a country's people are at a base over a time."""
    random = history.random
    base = random.choice(["north", "south"])
    here, land = leaves_of([base], group), leaves_of(["land"], group)
    true = [(history.count(here, one), history.count(land, one)) for one in range(begin, end + 1)]
    words = [
        part
        for part, holds in FRACTIONS.items()
        if all(whole and holds(n, whole) for n, whole in true)
    ]
    if not words:
        return None
    told = _base([base], group, published, fact=fact, random=random)
    when = {"from": text(begin), "through": text(end)}
    return told | {
        "measure": "share",
        "amount": random.choice(words),
        "when": when,
        "whole": "land",
    }


def moved(
    history: History,
    places: tuple[str, str],
    group: str,
    begin: int,
    day: int,
    published: int,
    *,
    fact: bool,
) -> Told | None:
    """Tell how many went from one base to another, where nobody else came or went there."""
    random, (here, there) = history.random, places
    if not fact and published >= day:
        return None
    gone = history.count(leaves_of([here], group), begin) - history.count(
        leaves_of([here], group), day
    )
    come = history.count(leaves_of([there], group), day) - history.count(
        leaves_of([there], group), begin
    )
    if gone <= 0 or gone != come:
        return None
    amount = word_for(random, gone, gone)
    told = _base([here], group, published, fact=fact, random=random)
    when = {"from": text(begin), "by": text(day)}
    return told | {"measure": "move", "amount": amount, "when": when, "to": (there,)}


def obeyed(history: History, told: Told) -> bool:
    """Whether the true number lies between this number and every other told of the same."""
    if told["measure"] != "stock":
        return True
    leaves = leaves_of(told["places"], told["population"])
    mine = (_day_of(told), reading(told["amount"]), told["modality"] == "fact")
    for other in history.claims:
        same = other["measure"] == "stock" and leaves_of(other["places"], other["population"])
        if same != leaves:
            continue
        theirs = (_day_of(other), reading(other["amount"]), other["modality"] == "fact")
        one, two = sorted([mine, theirs], key=lambda number: (number[0], not number[2]))
        low = min(one[1][0], two[1][0])
        high = max(one[1][1], two[1][1])
        true = [history.count(leaves, day) for day in range(one[0], two[0] + 1)]
        if one[2] and not (low <= min(true) and max(true) <= high):
            return False
    return True


def _day_of(told: Told) -> int:
    written = next(iter(told["when"].values()))
    if len(written) == 7:
        return month_end((dt.date.fromisoformat(f"{written}-01") - START).days)
    return (dt.date.fromisoformat(written) - START).days
