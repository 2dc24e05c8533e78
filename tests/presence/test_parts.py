"""Countries solved apart: fewer choices, and not one bound lost."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.dataset import Dataset
from claims.dates import parse_month
from claims.model import Claim
from presence.answers.search import Evaluator
from presence.answers.values import Bound
from presence.edition import Edition
from presence.projection import Projection
from tests.presence.small import CATALOGUE, assumption, claim, dataset, place
from tests.presence.strategies import worlds

JAN, FEB, APR = "2030-01", "2030-02", "2030-04"
POPULATIONS = ["us", "other", "coalition"]
Ranges = dict[tuple[str, str, int], tuple[int | None, ...]]


def disputed(where: str, first: int = 100) -> list[Claim]:
    """Return two figures for one place that cannot both hold."""
    return [
        claim(f"{who}-{where}", "stock", f"{n} to {n}", places=where, party=who, when={"at": JAN})
        for who, n in (("us", first), ("them", 3 * first))
    ]


def apart(world: Dataset) -> Ranges:
    """Return low, high and both with exceptions for every month, solved country by country."""
    edition = Edition(world)
    found, wide = edition.bound(POPULATIONS)
    return {
        (place.id, people, month): (found[cell].low, found[cell].high, *wide[cell])
        for place in world.places
        for people in POPULATIONS
        for month in world.months
        if (cell := edition.cell(place.id, people, month))
    }


def both(one: Bound, other: Bound) -> tuple[int | None, int | None]:
    """Return the range that holds both: an end is absent where either is, a stated zero stays."""
    lows, highs = (one.low, other.low), (one.high, other.high)
    low = None if None in lows else min(n for n in lows if n is not None)
    high = None if None in highs else max(n for n in highs if n is not None)
    return (0 if one.low == 0 else low), high


def together(world: Dataset) -> Ranges:
    """Return the same of one projection over the whole dataset."""
    whole, edition = Projection(world), Edition(world)
    cells = {
        (place.id, people, month): edition.cell(place.id, people, month)
        for place in world.places
        for people in POPULATIONS
        for month in world.months
    }
    found = Evaluator(whole).bounds(cells.values())
    wide = Evaluator(whole.wide).bounds(cells.values())
    return {
        key: (found[cell].low, found[cell].high, *both(found[cell], wide[cell]))
        for key, cell in cells.items()
    }


def test_quarrels_of_countries_apart_are_quarrels_of_their_own() -> None:
    world = dataset(*disputed("land"), *disputed("isle", 7))
    edition = Edition(world)
    assert [[len(sides) for sides in part.quarrels] for part in edition.parts] == [[2], [2]]
    assert [len(sides) for sides in Projection(world).quarrels] == [2, 2]
    assert apart(world) == together(world)


def test_ten_countries_in_dispute_are_all_answered() -> None:
    # Two figures each: 1,024 choices together, and two apart.
    lands = [place(f"l{index}", "country", None) for index in range(10)]
    claims = [one for land in lands for one in disputed(land.id)]
    edition = Edition(dataset(*claims, places=lands))
    assert len(edition.parts) == 10
    assert len(edition.disputes) == 10
    one = edition.solve_one("l9", "us", parse_month(JAN)).bound
    assert one.pieces == ((100, 100), (300, 300))


def test_a_claim_over_both_ties_them() -> None:
    # 100 or 300 on the land, 10 on the isle; together fewer than 201: so the 300 cannot be, and the
    # land and the isle are settled as one.
    ten = claim("ten", "stock", "10 to 10", places="isle", when={"at": JAN})
    both = claim(
        "both",
        "stock",
        "under 201",
        places=("land", "isle"),
        published="2030-01-20",
        when={"at": JAN},
        supersedes=("them-land",),
    )
    edition = Edition(dataset(*disputed("land"), ten, both))
    assert len(edition.parts) == 1
    land = edition.solve_one("land", "us", parse_month(JAN)).bound
    assert (land.low, land.high) == (100, 100)
    # Left out, the isle would say nothing of the land.
    assert len(Edition(dataset(*disputed("land"), ten)).parts) == 2


def test_a_tie_through_a_third_country_holds_all_three_together() -> None:
    lands = [place(f"l{index}", "country", None) for index in range(4)]
    ties = [
        claim(f"tie{a}{b}", "stock", "100 to 100", places=(f"l{a}", f"l{b}"), when={"at": JAN})
        for a, b in ((0, 1), (1, 2))
    ]
    forty = claim("forty", "stock", "40 to 40", places="l0", when={"at": JAN})
    edition = Edition(dataset(*ties, forty, places=lands))
    assert [[p.id for p in part.dataset.places] for part in edition.parts] == [
        ["l0", "l1", "l2"],
        ["l3"],
    ]
    # 40; 100 less 40; 100 less 60.
    found = [edition.solve_one(f"l{i}", "us", parse_month(JAN)).bound.low for i in range(4)]
    assert found == [40, 60, 40, None]


def test_what_only_speaks_of_both_ties_nothing() -> None:
    talk = claim("talk", "context", places=("land", "isle"))
    retold = claim(
        "retold", "stock", "100", places=("land", "isle"), when={"at": JAN}, retells=("us-land",)
    )
    edition = Edition(dataset(*disputed("land"), *disputed("isle"), talk, retold))
    assert len(edition.parts) == 2
    assert {"talk", "retold"} <= set(edition.claims)


def test_an_assumption_about_listed_places_reaches_each_part() -> None:
    nobody = assumption("nobody", "emptied", ("south", "isle"))
    world = dataset(*disputed("north"), assumptions=(*CATALOGUE, nobody))
    edition = Edition(world)
    for where in ("south", "isle"):
        one = edition.solve_one(where, "us", parse_month(FEB)).bound
        assert (one.low, one.high) == (0, 0)
    assert apart(world) == together(world)


def test_settled_and_yielded_are_gathered_over_all_parts() -> None:
    worlds_apart = []
    for where in ("land", "isle"):
        plan = claim(f"plan-{where}", "emptied", places=where, modality="plan", when={"by": APR})
        fact = claim(
            f"fact-{where}",
            "kept",
            "present",
            places=where,
            published="2030-04-20",
            when={"at": APR},
        )
        worlds_apart += [plan, fact, *disputed(where)]
    edition = Edition(dataset(*worlds_apart))
    assert {gone.claim for gone in edition.given_way} == {"plan-land", "plan-isle"}
    assert {d.claims for d in edition.disputes} == {
        ("them-isle", "us-isle"),
        ("them-land", "us-land"),
    }


@settings(max_examples=15)
@given(worlds(most=5), st.sampled_from(["land", "isle", None]))
def test_with_exceptions_too_the_bounds_are_as_solved_together(
    world: Dataset, where: str | None
) -> None:
    known = {one.id for one in world.places}
    places = tuple(p for p in ((where,) if where else ("land", "isle")) if p in known)
    may = claim("may", "context", places=places, modality="possibility", releases=("c0", "no-rise"))
    isle = [
        claim("isle-figure", "stock", "40 to 60", places="isle", when={"at": JAN}),
        claim("isle-ends", "emptied", places="isle", modality="plan", when={"by": APR}),
    ]
    claims = [*world.claims, may, *(isle if "isle" in known else [])]
    more = replace(world, reports=dataset(*claims).reports)
    assert apart(more) == together(more)


def test_the_shipped_reports_are_solved_apart_or_tied_by_a_claim(shipped: Dataset) -> None:
    edition = Edition(shipped)
    listed = [place.id for part in edition.parts for place in part.dataset.places]
    assert sorted(listed) == sorted(place.id for place in shipped.places)
    for part in edition.parts:
        countries = {place.id for place in part.dataset.places if place.parent is None}
        inside = {place.id for place in part.dataset.places}
        tied = [c for c in part.claims.values() if len(countries & set(c.places)) > 1]
        assert len(countries) == 1 or tied
        assert all(inside.issuperset(c.places) for c in part.claims.values())
