"""Streams of invented reports that rival, replace and overtake each other, the same from a seed.

Their claims are worded as records are and read by the project's own words table.
"""

import datetime as dt
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from claims.dataset import Assumption, Dataset, Party, Phase, Population
from claims.dates import month_text, parse_month
from claims.folder import read_words
from claims.model import Report
from claims.places import Place
from claims.read import read_report
from claims.words import Words
from files import ROOT

Raw = dict[str, Any]

START, MONTHS = "2030-01", 36
FIRST = dt.date(2030, 1, 5)
"""The day of a stream's first report."""

SPAN = 1060
"""Days over which a stream's reports are spread; it ends within the grid."""

PEOPLE = "troops"
"""The population that is asked for first."""

PARTIES = ("host", "sender", "outlet")

_POPULATIONS = (
    Population(PEOPLE, "Troops"),
    Population("allies", "Allies"),
    Population("everybody", "Everybody", (PEOPLE, "allies")),
)


def stream(reports: int, seed: int = 0) -> Dataset:
    """Return as many reports, with two binding claims each, on twelve places in two countries.

    All measures that bound presence are among the claims, with plans that are replaced or missed,
    several parties, and every fifth report a rival figure.
    """
    return _dataset(_records(_Teller.of(seed).reports(reports)), _places({"alder": 5, "birch": 3}))


def rivals(figures: int, seed: int = 0) -> Dataset:
    """Return as many figures of one country within three days, each of an origin of its own."""
    chance = random.Random(seed)
    told = []
    for index in range(figures):
        date = dt.date(2030, 5, 10) + dt.timedelta(chance.randrange(3))
        amount = ("about {}" if index % 2 else "{}").format(chance.randrange(500, 5000))
        told.append((date, "outlet", [_figure("alder", date, amount)]))
    return _dataset(_records(told), _places({"alder": 3}))


def bases(number: int) -> Dataset:
    """Return as many bases, each with two figures of two parties that do not agree."""
    told = []
    for index in range(1, number + 1):
        for party, day, amount in (("host", 10, "100 to 110"), ("sender", 11, "300 to 310")):
            date = dt.date(2030, 5, day)
            told.append((date, party, [_figure(f"alder-{index}", date, amount)]))
    return _dataset(_records(told), _places({"alder": number}))


def pairs(number: int) -> Dataset:
    """Return as many months, one after the other, each with two figures that do not agree."""
    told = []
    for index in range(number):
        date = dt.date(2030 + index // 12, index % 12 + 1, 10)
        for party, most in (("host", 5000), ("sender", 3500)):
            told.append((date, party, [_figure("alder", date, f"about {most - 100 * index}")]))
    return _dataset(_records(told), _places({"alder": 11}))


def strewn(figures: int, seed: int = 0) -> Dataset:
    """Return figures of any size strewn over three years: quarrels and rises wherever one looks."""
    chance = random.Random(seed)
    told = []
    for index in range(figures):
        date = FIRST + dt.timedelta(chance.randrange(SPAN))
        amount = ("about {}" if index % 2 else "{}").format(chance.randrange(500, 5000))
        party = chance.choice(("host", "sender"))
        told.append((date, party, [_figure("alder", date, amount)]))
    return _dataset(_records(told), _places({"alder": 3}))


# --- what reports tell ----------------------------------------------------------------------------

Told = tuple[dt.date, str, list[Raw]]
"""A report: its day, its party and its claims."""

_DECK = {
    "total": 10,
    "figure": 8,
    "seen": 18,
    "planned": 9,
    "leaving": 7,
    "left": 4,
    "shrinking": 4,
    "to_be_left": 8,
    "emptied": 1,
    "share": 4,
    "coming": 2,
    "moved": 3,
    "expected": 2,
}
"""How many of eighty claims are of which kind; beside them stand ten totals and ten rivals."""


@dataclass
class _Teller:
    """Tells of countries whose numbers fall, mostly truly.

    Attributes
    ----------
    chance
        What it draws from.
    bases
        For each country its bases, for each base its persons month by month.
    last
        The last total told: its country, and its persons as they are.
    """

    chance: random.Random
    bases: Mapping[str, Mapping[str, list[int]]]
    last: tuple[str, int] = ("", 0)

    @classmethod
    def of(cls, seed: int) -> "_Teller":
        chance = random.Random(seed)
        sizes = {"alder": 5, "birch": 3}
        return cls(
            chance,
            {
                country: {f"{country}-{i}": _falling(chance) for i in range(1, number + 1)}
                for country, number in sizes.items()
            },
        )

    def reports(self, number: int) -> Iterator[Told]:
        """Yield reports with two claims each, oldest first."""
        kinds = self._kinds()
        date = FIRST
        for index in range(number):
            party = self.chance.choice(PARTIES)
            planned = FIRST + dt.timedelta(SPAN * index // number)
            if index % 5 == 4:  # of the last total, a day or two after it
                date += dt.timedelta(self.chance.randint(1, 2))
                first = self._rival(date)
            else:
                date = max(planned, date)
                first = self._total(date) if index % 5 == 3 else getattr(self, next(kinds))(date)
            yield date, party, [first, getattr(self, next(kinds))(date)]

    def _kinds(self) -> Iterator[str]:
        while True:
            deck = [f"_{kind}" for kind, times in _DECK.items() for _ in range(times)]
            self.chance.shuffle(deck)
            yield from deck

    # --- numbers, places and dates ------------------------------------------------------------

    def _country(self) -> str:
        return self.chance.choice(("alder", "alder", "birch"))

    def _base(self) -> str:
        return self.chance.choice(list(self.bases[self._country()]))

    def _persons(self, place: str, date: dt.date) -> int:
        month = min((date.year - FIRST.year) * 12 + date.month - FIRST.month, MONTHS - 1)
        below = self.bases[place.partition("-")[0]]
        return sum(one[month] for base, one in below.items() if place in {base, base[:5]})

    def _later(self, date: dt.date, least: int, most: int) -> str:
        """Return a month some months after a day."""
        return month_text(parse_month(date.isoformat()[:7]) + self.chance.randint(least, most))

    def _worded(self, persons: int) -> str:
        hundreds = max(persons // 100, 1) * 100
        worded = (f"about {hundreds}", f"over {hundreds}", str(persons), f"up to {hundreds + 200}")
        return self.chance.choice(worded)

    def _people(self) -> str:
        return self.chance.choice((PEOPLE, PEOPLE, PEOPLE, "everybody"))

    def _claim(self, measure: str, place: str | list[str], when: Raw, **more: Any) -> Raw:
        given = {"modality": "fact", "population": self._people(), **more}
        return {"measure": measure, "place": place, "when": when, **given}

    # --- a kind of claim each -----------------------------------------------------------------

    def _total(self, date: dt.date) -> Raw:
        country = self._country()
        persons = self._persons(country, date)
        self.last = (country, persons)
        return _figure(country, date, self._worded(persons))

    def _rival(self, date: dt.date) -> Raw:
        country, persons = self.last
        off = self.chance.choice((0.7, 0.8, 1.3, 1.4))
        return _figure(country, date, f"about {max(round(persons * off, -2), 100):.0f}")

    def _figure(self, date: dt.date) -> Raw:
        base = self._base()
        return _figure(base, date, self._worded(self._persons(base, date)))

    def _seen(self, date: dt.date) -> Raw:
        return self._claim("kept", self._base(), {"at": date.isoformat()})

    def _planned(self, date: dt.date) -> Raw:
        country = self._country()
        persons = self._persons(country, date) * self.chance.uniform(0.4, 0.9)
        amount = f"about {max(round(persons, -2), 100):.0f}"
        when = {"by": self._later(date, 3, 12)}
        return self._claim("stock", country, when, modality="plan", amount=amount)

    def _leaving(self, date: dt.date) -> Raw:
        amount = self.chance.choice(("hundreds", "about 200", "a third"))
        when = {"by": self._later(date, 2, 9)}
        return self._claim("departure", self._country(), when, modality="plan", amount=amount)

    def _left(self, date: dt.date) -> Raw:
        since = (date - dt.timedelta(60)).isoformat()
        when = {"from": since, "by": date.isoformat()}
        return self._claim("departure", self._country(), when, amount="dozens")

    def _shrinking(self, date: dt.date) -> Raw:
        when = {"by": self._later(date, 3, 12)}
        return self._claim("reduction", self._base(), when, modality="plan", amount="significantly")

    def _to_be_left(self, date: dt.date) -> Raw:
        where = self._country() if self.chance.random() < 0.25 else self._base()
        return self._claim("emptied", where, {"by": self._later(date, 4, 14)}, modality="plan")

    def _emptied(self, date: dt.date) -> Raw:
        return self._claim("emptied", self._base(), {"by": date.isoformat()})

    def _share(self, date: dt.date) -> Raw:
        country = self._country()
        where = list(self.bases[country])[:2]
        return self._claim("share", where, {"at": date.isoformat()}, whole=country, amount="most")

    def _coming(self, date: dt.date) -> Raw:
        when = {"by": self._later(date, 1, 4)}
        return self._claim("arrival", self._country(), when, modality="plan", amount="about 100")

    def _moved(self, date: dt.date) -> Raw:
        one, other = self.chance.sample(list(self.bases[self._country()]), 2)
        when = {"from": (date - dt.timedelta(30)).isoformat(), "by": date.isoformat()}
        return self._claim("move", one, when, to=other, amount="dozens")

    def _expected(self, date: dt.date) -> Raw:
        return {**self._planned(date), "modality": "expectation"}


def _falling(chance: random.Random) -> list[int]:
    persons = [chance.randint(300, 1500)]
    for _ in range(MONTHS - 1):
        persons.append(max(persons[-1] - chance.choice((0, 0, 10, 40)), 60))
    return persons


def _figure(place: str, date: dt.date, amount: str) -> Raw:
    given = {"measure": "stock", "modality": "fact", "population": PEOPLE, "place": place}
    return given | {"when": {"at": date.isoformat()}, "amount": amount}


# --- what holds them ------------------------------------------------------------------------------


def _records(told: Iterable[Told]) -> Iterator[Raw]:
    """Yield each report as a record holds it."""
    numbers = count(1)
    for index, (date, party, claims) in enumerate(told, 1):
        name = f"report-{index:04d}"
        by = {"name": party, "as": "outlet" if party == "outlet" else "named official"}
        yield {
            "report": {
                "id": name,
                "title": name,
                "outlet": f"Outlet {index}",
                "published": date.isoformat(),
                "origin": name,
                "language": "en",
                "file": f"{name}.txt",
                "url": None,
            },
            "claims": [
                {
                    "id": f"claim-{next(numbers):05d}",
                    "locator": 1,
                    "by": by,
                    "party": party,
                    "says": "As invented.",
                    **claim,
                }
                for claim in claims
            ],
        }


def _places(countries: Mapping[str, int]) -> tuple[Place, ...]:
    return tuple(
        Place(name, name.capitalize(), kind, parent, None, name, None, {})  # type: ignore[arg-type]
        for country, number in countries.items()
        for name, kind, parent in (
            (country, "country", None),
            *((f"{country}-{i}", "base", country) for i in range(1, number + 1)),
            (f"{country}-rest", "remainder", country),
        )
    )


def _dataset(records: Iterable[Raw], places: tuple[Place, ...]) -> Dataset:
    words, start = read_words(ROOT), parse_month(START)
    reports: list[Report] = [read_report(raw, words, "invented") for raw in records]
    return Dataset(
        root=ROOT,
        title="Invented",
        start=start,
        end=start + MONTHS - 1,
        populations=_POPULATIONS,
        parties=tuple(Party(name, name.capitalize()) for name in PARTIES),
        phases=(Phase("all", "All", "All", start, start + MONTHS - 1, ()),),
        population=PEOPLE,
        bounds=(0.0, 0.0, 1.0, 1.0),
        places=places,
        words=words,
        assumptions=_assumptions(words),
        reports=tuple(sorted(reports, key=lambda one: (one.known_from, one.id))),
    )


def _assumptions(words: Words) -> tuple[Assumption, ...]:
    simple, in_use = (PEOPLE, "allies"), (PEOPLE, "everybody")
    table: list[tuple[str, Any, Any, tuple[str, ...], Raw]] = [
        ("no-rise", "no-rise", "countries", simple, {}),
        ("figure-stands", "no-fall", "countries", simple, {}),
        ("more-than-token", "kept", "in-use", in_use, {"amount": words.read("token few")}),
        ("over-ceiling", "ceiling", (), (), {"word": "over"}),
    ]
    return tuple(
        Assumption(
            id=name,
            says=name,
            short=name,
            reason=name,
            default=True,
            measure=measure,
            places=where,
            populations=populations,
            **{"when": None, "amount": None, **more},
        )
        for name, measure, where, populations, more in table
    )
