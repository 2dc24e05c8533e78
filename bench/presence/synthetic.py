"""Datasets of any size whose claims all agree, for measuring how the engine grows."""

import datetime as dt
import random
from fractions import Fraction
from pathlib import Path

from claims.dataset import Assumption, Dataset, Party, Phase, Population
from claims.dates import parse_date, parse_month
from claims.model import Claim, Measure, Report, When
from claims.places import Place
from claims.words import Amount, Words

SITES = 9
"""Sites a country, beside the remainder."""

History = dict[str, list[int]]
"""Persons by site, one number a month."""

START = "2030-01"


def hidden_history(sites: int, months: int, seed: int = 0) -> History:
    """Return the history that all claims of `synthetic` are true of; remainders hold nobody."""
    return _history(random.Random(seed), sites, months)


def _history(chance: random.Random, sites: int, months: int) -> History:
    every = [f"land-{i // SITES}-site-{i % SITES}" for i in range(sites)]
    return {site: _falling(chance, months, chance.randint(200, 3000)) for site in every}


def synthetic(sites: int, months: int, claims: int, seed: int = 0) -> Dataset:
    """Return a dataset of one population whose claims are all true of one hidden history.

    Parameters
    ----------
    sites
        Number of sites; every `SITES` of them make a country.
    months
        Length of the grid.
    claims
        Number of claims, spread over all measures, sites and months.
    seed
        For the pseudo-random choice of what is claimed.
    """
    chance = random.Random(seed)
    start = parse_month(START)
    history = _history(chance, sites, months)
    below: dict[str, list[str]] = {}
    for site in history:
        below.setdefault(site.partition("-site-")[0], []).append(site)
    made = [_claim(chance, f"claim-{i:05d}", below, history, start) for i in range(claims)]
    report = Report(
        id="all",
        record="synthetic",
        title="All",
        outlet="Synthetic",
        published=parse_date(START),
        origin="all",
        language="en",
        file="none",
        url=None,
        identified_confidence=None,
        identified_how=None,
        note=None,
        claims=tuple(made),
    )
    places = [
        place
        for country in below
        for place in (
            _place(country, "country", None),
            *(_place(site, "base", country) for site in below[country]),
            _place(f"{country}-rest", "remainder", country),
        )
    ]
    return Dataset(
        root=Path(),
        title="Synthetic",
        start=start,
        end=start + months - 1,
        populations=(Population("all", "troops"),),
        parties=(Party("all", "All"),),
        phases=(Phase("all", "All", "All", start, start + months - 1, ()),),
        population="all",
        bounds=(0.0, 0.0, 1.0, 1.0),
        places=tuple(places),
        words=Words((), ""),
        assumptions=(
            Assumption(
                id="no-rise",
                says="Numbers do not rise.",
                short="no rise",
                reason="So that months hang together.",
                default=True,
                measure="no-rise",
                places="countries",
                populations=("all",),
                when=None,
                amount=None,
            ),
        ),
        reports=(report,),
    )


def _falling(chance: random.Random, months: int, first: int) -> list[int]:
    found = [first]
    for _ in range(months - 1):
        found.append(max(found[-1] - (chance.randint(1, 60) if chance.random() < 0.3 else 0), 10))
    return found


def _place(name: str, kind: str, parent: str | None) -> Place:
    return Place(
        id=name,
        name=name,
        kind=kind,  # type: ignore[arg-type]
        parent=parent,
        country=None,
        query=name,
        means=None,
        aliases={},
    )


def _claim(
    chance: random.Random, name: str, below: dict[str, list[str]], history: History, start: int
) -> Claim:
    months = len(next(iter(history.values())))
    first = chance.randrange(months - 1)
    last = chance.randrange(first + 1, months)
    day = [parse_date(f"{(start + i) // 12:04d}-{(start + i) % 12 + 1:02d}") for i in (first, last)]
    site = chance.choice(list(history))
    country = next(c for c in below if site in below[c])
    where: tuple[str, ...] = (site,)
    whole = None
    total = [sum(history[s][i] for s in below[country]) for i in range(months)]
    measure: Measure = chance.choice(["stock", "stock", "departure", "kept", "share", "reduction"])
    there = history[site]
    match measure:
        case "stock":
            if chance.random() < 0.4:
                where, there = (country,), total
            amount = _about(there[first], 0.1)
            when = When(at=day[0])
        case "departure":
            when = When(start=day[0], by=day[1])
            if first == 0:
                when = When(at=day[0])
                measure, amount = "stock", _about(there[0], 0.1)
            else:
                gone = there[first - 1] - there[last]
                amount = Amount("some", "persons", Fraction(gone // 2), Fraction(gone + 50))
        case "kept":
            amount = Amount("some", "persons", Fraction(there[last]), None)
            when = When(start=day[0], through=day[1])
        case "share":
            whole = country
            part = Fraction(there[first], max(total[first], 1))
            amount = Amount("part", "fraction", part / 2, None)
            when = When(at=day[0])
        case _:
            base = there[max(first - 1, 0)]
            cut = Fraction(base - there[last], base) / 2
            amount = Amount("cut", "fraction", cut, None)
            when = When(start=day[0], by=day[1])
            if first == 0 or not cut:
                when = When(at=day[0])
                measure, amount = "stock", _about(there[first], 0.1)
    return _fact(name, measure, amount, (where, whole), when)


def _fact(
    name: str,
    measure: Measure,
    amount: Amount,
    where: tuple[tuple[str, ...], str | None],
    when: When,
) -> Claim:
    """Return a claim of the one report; `where` holds its places and what they are a share of."""
    return Claim(
        id=name,
        report="all",
        origin="all",
        published=parse_date(START),
        locator=1,
        said_by="All",
        said_as="outlet",
        parties=("all",),
        modality="fact",
        measure=measure,
        population="all",
        places=where[0],
        whole=where[1],
        when=when,
        amount=amount,
        says="As in the hidden history.",
    )


def _about(figure: int, margin: float) -> Amount:
    return Amount(
        "about",
        "persons",
        Fraction(int(figure * (1 - margin))),
        Fraction(int(figure * (1 + margin)) + 1),
    )


EDITION = dt.date(2030, 1, 31)
"""The day on which the one report is known."""
