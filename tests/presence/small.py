"""Small datasets made in memory, of which the bounds can be worked out in the head."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from claims.dataset import Assumption, Dataset, Party, Phase, Population
from claims.dates import parse_date, parse_month
from claims.model import Claim, Report
from claims.places import Place
from claims.read import read_when
from claims.words import words_from
from presence.answers.search import Evaluator
from presence.answers.values import Bound, Cell
from presence.core import last_day
from presence.projection import Projection
from presence.settling.disputes import disputes_of, given_way_of

ROOT = Path(__file__).resolve().parent.parent.parent
WORDS = words_from(yaml.safe_load((ROOT / "data" / "words.yaml").read_text(encoding="utf-8")))

Ends = tuple[int | None, int | None]


def place(name: str, kind: Any = "base", parent: str | None = "land") -> Place:
    """Return a place; without a parent it should be a country."""
    return Place(name, name.capitalize(), kind, parent, None, name, None, {})


LAND = place("land", "country", None)
ISLE = place("isle", "country", None)
NORTH, SOUTH = place("north"), place("south")
PLACES = (LAND, NORTH, SOUTH, ISLE)
"""A land with two bases, and an isle without parts."""


def claim(
    name: str,
    measure: Any,
    amount: str | None = None,
    *,
    places: str | Iterable[str] = "north",
    population: str = "us",
    whole: str | None = None,
    modality: Any = "fact",
    published: str = "2030-01-15",
    report: str | None = None,
    origin: str | None = None,
    party: str | tuple[str, ...] = "us",
    when: dict[str, str] | None = None,
    **links: Any,
) -> Claim:
    """Return a claim; its report bears the day's name where no other is given."""
    report = report or f"r-{published}"
    return Claim(
        id=name,
        report=report,
        origin=origin or report,
        published=parse_date(published),
        locator=1,
        said_by="somebody",
        said_as="outlet",
        parties=(party,) if isinstance(party, str) else party,
        modality=modality,
        measure=measure,
        population=population,
        places=(places,) if isinstance(places, str) else tuple(places),
        whole=whole,
        when=read_when(when),
        amount=None if amount is None else WORDS.read(amount),
        says="something",
        **links,
    )


def assumption(name: str, measure: Any, places: Any = "countries", **more: Any) -> Assumption:
    """Return an assumption, on by default, about US and other troops."""
    given: dict[str, Any] = {
        "says": name,
        "short": name,
        "reason": name,
        "default": True,
        "populations": ("us", "other"),
        "when": None,
        "amount": None,
    }
    return Assumption(id=name, measure=measure, places=places, **(given | more))


NO_RISE = assumption("no-rise", "no-rise")
NO_FALL = assumption("figure-stands", "no-fall")
TOKEN = assumption(
    "more-than-token",
    "kept",
    "in-use",
    populations=("us", "coalition"),
    amount=WORDS.read("token few"),
)
CEILING = assumption("over-ceiling", "ceiling", (), populations=(), word="over")
NOBODY_NORTH = assumption("nobody-north", "emptied", ("north",), default=False)
CATALOGUE = (NO_RISE, NO_FALL, TOKEN, CEILING, NOBODY_NORTH)


def dataset(
    *claims: Claim,
    assumptions: Iterable[Assumption] = CATALOGUE,
    places: Iterable[Place] = PLACES,
    grid: tuple[str, str] = ("2030-01", "2030-06"),
    reverse: bool = False,
) -> Dataset:
    """Return a dataset of these claims, in the reports that they name.

    `reverse` turns the order of the reports, and of the claims in each, around.
    """
    start, end = (parse_month(month) for month in grid)
    by_report: dict[str, list[Claim]] = {}
    for one in claims:
        by_report.setdefault(one.report, []).append(one)
    reports = [
        Report(
            id=name,
            record=f"seeds/reports/{name}.yaml",
            title=name,
            outlet="an outlet",
            published=told[0].published,
            origin=told[0].origin,
            language="en",
            file=f"{name}.txt",
            url=None,
            identified_confidence=None,
            identified_how=None,
            note=None,
            claims=tuple(reversed(told)) if reverse else tuple(told),
        )
        for name, told in by_report.items()
    ]
    return Dataset(
        root=ROOT,
        title="small",
        start=start,
        end=end,
        populations=(
            Population("us", "US troops"),
            Population("other", "other troops"),
            Population("coalition", "coalition troops", ("us", "other")),
        ),
        parties=(Party("us", "US"), Party("them", "Them"), Party("outlet", "The outlet")),
        phases=(Phase("all", "All of it", "All", start, end, ()),),
        population="us",
        bounds=(0.0, 0.0, 1.0, 1.0),
        places=tuple(places),
        words=WORDS,
        assumptions=tuple(assumptions),
        reports=tuple(reversed(reports)) if reverse else tuple(reports),
    )


def cell(projection: Projection, where: str, month: str, population: str = "us") -> Cell:
    """Return the cell of a place at a month's end, or of a day where one is given."""
    if len(month) > 7:
        return Cell(where, population, parse_date(month).last.toordinal())
    return Cell(where, population, last_day(parse_month(month)))


def found(projection: Projection, where: str, month: str, population: str = "us") -> Bound:
    """Return the bound of a place at a month's end."""
    one = cell(projection, where, month, population)
    return Evaluator(projection).bounds([one])[one]


def ends(projection: Projection, where: str, month: str, population: str = "us") -> Ends:
    """Return low and high of a place at a month's end."""
    one = found(projection, where, month, population)
    return one.low, one.high


def values(
    projection: Projection, where: str, month: str, population: str = "us"
) -> list[tuple[int | None, int | None]]:
    """Return the pieces of the set of values of a place at a month's end."""
    return [(one.low, one.high) for one in found(projection, where, month, population).pieces]


def disputed(projection: Projection) -> set[frozenset[str]]:
    """Return the claims of each dispute."""
    return {frozenset(one.claims) for one in disputes_of(projection)}


def given_way(projection: Projection) -> dict[str, str]:
    """Return the claims of which a part no longer binds, each with the rule."""
    return {one.claim: one.rule for one in given_way_of(projection)}


def alone(*claims: Claim, as_of: dt.date | None = None, late: int = 0, **more: Any) -> Projection:
    """Return the projection of some claims without any assumption."""
    return Projection(dataset(*claims, **more), as_of, frozenset(), late=late)


def assuming(
    *claims: Claim, as_of: dt.date | None = None, late: int = 0, **more: Any
) -> Projection:
    """Return the projection of some claims with the assumptions that are on by default."""
    return Projection(dataset(*claims, **more), as_of, late=late)
