"""What the bounds become when a possibility or a denial is used, beside what is announced."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.dataset import Dataset
from claims.dates import parse_month
from claims.model import Claim
from claims.read import read_when
from presence.answers.values import Bound
from presence.edition import Edition
from presence.projection import Projection
from tests.presence.small import Ends, alone, assuming, claim, dataset, ends
from tests.presence.strategies import worlds

JAN, FEB, MAR, APR, MAY, JUN = (f"2030-0{month}" for month in range(1, 7))

AMERICANS = claim("americans", "stock", "150 to 150", places="land", when={"at": JAN})
OTHERS = claim("others", "stock", "20 to 20", places="land", population="other", when={"at": JAN})
LEAVE = claim(
    "leave", "emptied", places="land", population="coalition", modality="plan", when={"by": APR}
)


def may(name: str = "may", measure: str = "context", **more: object) -> Claim:
    """Return a possibility about the Americans in the north."""
    given: dict[str, object] = {"modality": "possibility", "releases": ("leave",)}
    return claim(name, measure, **(given | more))  # type: ignore[arg-type]


def both(
    projection: Projection, where: str, month: str, population: str = "us"
) -> tuple[Ends, Ends]:
    """Return the range as announced and the one with exceptions, as a reader sees them."""
    one = Edition(projection.dataset, assumptions=projection.switched_on).solve_one(
        where, population, parse_month(month)
    )
    return (one.bound.low, one.bound.high), one.wide


# What is released, and for whom.


@pytest.mark.parametrize("modality", ["possibility", "denial"])
def test_of_those_who_leave_only_those_freed_may_stay(modality: str) -> None:
    projection = assuming(AMERICANS, OTHERS, LEAVE, may(modality=modality))
    # All 150 Americans may be in the north; the south empties, and so do the others everywhere.
    assert both(projection, "north", APR) == ((0, 0), (0, 150))
    assert both(projection, "land", APR) == ((0, 0), (0, 150))
    assert both(projection, "south", APR) == ((0, 0), (0, 0))
    assert both(projection, "north", APR, "other") == ((0, 0), (0, 0))
    assert both(projection, "land", APR, "other") == ((0, 0), (0, 0))
    assert both(projection, "land", APR, "coalition") == ((0, 0), (0, 150))


def test_a_release_of_everybody_everywhere_frees_the_whole_claim() -> None:
    nameless = may(places=(), population=None)
    projection = assuming(AMERICANS, OTHERS, LEAVE, nameless)
    assert both(projection, "south", APR) == ((0, 0), (0, 150))
    assert both(projection, "land", APR, "other") == ((0, 0), (0, 20))
    assert both(projection, "land", APR, "coalition") == ((0, 0), (0, 170))


def test_a_planned_figure_of_nought_frees_like_any_claim_that_leaves_nobody() -> None:
    nought = claim(
        "leave",
        "stock",
        "0",
        places="land",
        population="coalition",
        modality="plan",
        when={"at": APR},
    )
    projection = alone(nought, may())
    wide = projection.wide
    assert ends(wide, "north", APR) == (None, None)
    assert ends(wide, "south", APR) == (0, 0)
    assert ends(wide, "north", APR, "other") == (0, 0)


def test_any_other_claim_that_speaks_of_those_freed_is_dropped_whole() -> None:
    cut = claim(
        "leave",
        "departure",
        "100 to 100",
        places="land",
        population="coalition",
        modality="plan",
        when={"from": FEB, "by": APR},
    )
    projection = assuming(AMERICANS, OTHERS, cut, may())
    # 170 less 100; without the cut both figures stand, also that of the 20 others.
    assert both(projection, "land", APR, "coalition") == ((70, 70), (70, 170))
    # At most 20 of the 100 are others: 50 to 70 Americans stay.
    assert both(projection, "land", APR) == ((50, 70), (50, 150))


def test_a_claim_about_other_people_or_another_place_is_not_touched() -> None:
    for elsewhere in (may(places="isle"), may(population="other")):
        leave = claim("leave", "emptied", places="land", modality="plan", when={"by": APR})
        projection = assuming(AMERICANS, leave, elsewhere)
        assert both(projection, "land", APR) == ((0, 0), (0, 0))


def test_a_demand_or_a_fact_releases_nothing() -> None:
    demand = may(modality="demand")
    assert assuming(AMERICANS, LEAVE, demand).freed == ()
    projection = assuming(AMERICANS, LEAVE, demand)
    assert projection.wide is projection
    assert both(projection, "north", APR) == ((0, 0), (0, 0))


def test_a_release_does_not_lapse_at_a_figure_given_before_the_end() -> None:
    leave = claim(
        "leave", "emptied", places="land", population="coalition", modality="plan", when={"by": JUN}
    )
    later = claim(
        "later", "stock", "120 to 120", places="land", published="2030-04-20", when={"at": APR}
    )
    projection = assuming(AMERICANS, leave, may(places="land"), later)
    assert both(projection, "land", JUN) == ((0, 0), (0, 120))


# What the possibility itself says.


def test_what_the_possibility_says_holds_in_its_range() -> None:
    stays = may(measure="kept", amount="present", when={"from": APR})
    projection = assuming(AMERICANS, OTHERS, LEAVE, stays)
    assert ends(projection.wide, "north", APR) == (1, 150)
    # The reader's range holds both: nobody as announced, up to 150 if they stay.
    assert both(projection, "north", APR) == ((0, 0), (0, 150))


def test_what_the_possibility_says_is_left_out_where_it_cannot_hold() -> None:
    stays = may(measure="kept", amount="present", when={"from": MAR}, releases=("something",))
    nobody = claim("nobody", "stock", "0", when={"at": APR})
    projection = alone(nobody, stays, may("frees", releases=("nothing",)))
    assert ends(projection.wide, "north", MAR) == (1, None)
    assert ends(projection.wide, "north", APR) == (0, 0)
    assert ends(projection.wide, "north", MAY) == (1, None)


def test_as_announced_a_possibility_bounds_nothing() -> None:
    stays = may(measure="kept", amount="substantial", when={"from": FEB}, releases=())
    projection = alone(stays)
    assert projection.wide is projection
    assert ends(projection, "north", MAR) == (None, None)


# Assumptions released.

HUNDRED = claim("hundred", "stock", "100 to 100", places="isle", when={"at": "2030-01-15"})
RISE = may("rise", places="isle", releases=("no-rise",))


def test_a_released_assumption_lasts_until_the_next_reported_figure() -> None:
    eighty = claim(
        "eighty", "stock", "80 to 80", places="isle", published="2030-04-20", when={"at": APR}
    )
    projection = assuming(HUNDRED, RISE, eighty)
    assert both(projection, "isle", JAN) == ((100, 100), (100, 100))
    assert both(projection, "isle", FEB) == ((100, 100), (100, None))
    assert both(projection, "isle", MAR) == ((100, 100), (100, None))
    assert both(projection, "isle", APR) == ((80, 80), (80, 80))
    assert both(projection, "isle", JUN) == ((80, 80), (80, 80))


def test_a_figure_of_the_report_that_releases_does_not_answer_it() -> None:
    # "This month", said on the fifteenth, is a figure of the last of January, and no later news.
    projection = assuming(replace(HUNDRED, when=read_when({"at": JAN})), RISE)
    assert both(projection, "isle", JAN) == ((100, 100), (100, 100))
    assert both(projection, "isle", FEB) == ((100, 100), (100, None))


def test_a_figure_of_the_very_next_month_ends_a_release() -> None:
    eighty = claim(
        "eighty", "stock", "80 to 80", places="isle", published="2030-04-20", when={"at": FEB}
    )
    projection = assuming(HUNDRED, RISE, eighty)
    assert both(projection, "isle", FEB) == ((80, 80), (80, 80))
    assert both(projection, "isle", MAR) == ((80, 80), (80, 80))


def test_a_figure_of_other_people_or_of_before_ends_no_release() -> None:
    others = claim(
        "eighty",
        "stock",
        "80 to 80",
        places="isle",
        population="other",
        published="2030-04-20",
        when={"at": APR},
    )
    projection = assuming(HUNDRED, RISE, others)
    assert both(projection, "isle", JUN) == ((100, 100), (100, None))
    assert both(projection, "isle", JUN, "other") == ((80, 80), (80, 80))


def test_a_release_speaks_from_its_report_on_though_no_other_claim_does() -> None:
    late = may("late", places="isle", published="2030-03-15", releases=("no-rise",))
    projection = assuming(HUNDRED, late)
    # Told of on 15 March: the steps after that day are freed, so those to the end of March too.
    assert both(projection, "isle", FEB) == ((100, 100), (100, 100))
    assert both(projection, "isle", "2030-03") == ((100, 100), (100, None))
    assert both(projection, "isle", APR) == ((100, 100), (100, None))
    assert both(projection, "isle", JUN) == ((100, 100), (100, None))


def test_a_figure_may_fall_where_that_it_stands_is_released() -> None:
    falls = may("falls", places="isle", releases=("figure-stands",))
    projection = assuming(HUNDRED, falls)
    assert both(projection, "isle", JUN) == ((100, 100), (None, 100))


# Retellings.


def test_retelling_a_possibility_or_what_it_frees_changes_nothing() -> None:
    claims = (AMERICANS, OTHERS, LEAVE, may())
    again = may("may-again", retells=("may",), published="2030-02-20", origin="r-2030-01-15")
    leave_again = replace(
        LEAVE, id="leave-again", retells=("leave",), report="retelling", releases=()
    )
    plain, retold = assuming(*claims), assuming(*claims, again, leave_again)
    assert retold.freed == plain.freed
    for population in ("us", "other", "coalition"):
        for where in ("land", "north", "south"):
            for month in (JAN, MAR, APR, JUN):
                told = both(plain, where, month, population)
                assert both(retold, where, month, population) == told


def test_an_independent_plan_that_is_not_named_still_holds() -> None:
    second = replace(LEAVE, id="second", report="r-other", origin="other")
    projection = assuming(AMERICANS, LEAVE, second, may())
    assert both(projection, "north", APR) == ((0, 0), (0, 0))


# The law.


@st.composite
def freeing(draw: st.DrawFn) -> list[Claim]:
    """Draw one to three possibilities and denials."""
    names = ["c0", "c1", "c2", "no-rise", "figure-stands", "more-than-token"]
    found = []
    for index in range(draw(st.integers(1, 3))):
        measure = draw(st.sampled_from(["context", "kept", "stock"]))
        start = f"2030-0{draw(st.integers(1, 4))}"
        found.append(
            claim(
                f"may{index}",
                measure,
                {"context": None, "kept": "present", "stock": "about 100"}[measure],
                modality=draw(st.sampled_from(["possibility", "denial"])),
                population=draw(st.sampled_from(["us", "other", "coalition"])),
                places=draw(st.sampled_from(["land", "north", "south"])),
                published=draw(st.sampled_from(["2030-01-15", "2030-03-20"])),
                report=f"m{index}",
                when={"at" if measure == "stock" else "from": start},
                releases=tuple(draw(st.sets(st.sampled_from(names), min_size=1, max_size=3))),
            )
        )
    return found


def absent_or(low_if: int | None, low: int | None) -> bool:
    """Whether a low with exceptions is as far down as the one announced."""
    return low_if is None if low is None else low_if is None or low_if <= low


def holds(wide: tuple[int | None, int | None], announced: Bound) -> bool:
    low, high = wide
    if announced.low == 0 and low != 0:  # a stated nought stays stated
        return False
    open_above = high is None or (announced.high is not None and high >= announced.high)
    return absent_or(low, announced.low) and open_above


@settings(max_examples=15)
@given(worlds(most=5), freeing())
def test_the_exceptions_hold_everything_announced(world: Dataset, freed: list[Claim]) -> None:
    more = dataset(*world.claims, *freed)
    more = replace(world, reports=more.reports)
    announced, wide = Edition(more).bound(["us", "other", "coalition"])
    assert announced.keys() == wide.keys()
    assert [cell for cell in announced if not holds(wide[cell], announced[cell])] == []


@settings(max_examples=15)
@given(worlds(most=5), freeing())
def test_possibilities_change_nothing_of_what_is_announced(
    world: Dataset, freed: list[Claim]
) -> None:
    more = replace(world, reports=dataset(*world.claims, *freed).reports)
    with_them, without = Projection(more), Projection(world)
    for where in (place.id for place in world.places):
        for month in (JAN, FEB, MAR, APR):
            for population in ("us", "coalition"):
                told = ends(without, where, month, population)
                assert ends(with_them, where, month, population) == told


# The shipped reports.

SEPTEMBER_2024 = dt.date(2024, 9, 27)


def test_the_americans_that_may_stay_after_2026(shipped: Dataset) -> None:
    # Announced: nobody. A bare 2,500 in September 2024 is at most 2,562, and numbers do not rise.
    edition = Edition(shipped, SEPTEMBER_2024)
    december = parse_month("2026-12")
    iraq = edition.solve_one("iraq", "us", december)
    assert (iraq.bound.low, iraq.bound.high) == (0, 0)
    assert iraq.wide == (0, 2562)
    others = edition.solve_one("iraq", "other", december)
    assert (others.bound.low, others.bound.high) == (0, 0)
    assert others.wide == (0, 0)


def test_numbers_in_syria_may_rise_until_the_next_figure(shipped: Dataset) -> None:
    edition = Edition(shipped, SEPTEMBER_2024)
    seen = {m: edition.solve_one("syria", "us", parse_month(m)) for m in ("2024-09", "2024-10")}
    # A bare 900 is 850 to 950.
    assert seen["2024-09"].wide == (850, 950)
    assert (seen["2024-10"].bound.low, seen["2024-10"].bound.high) == (850, 950)
    assert seen["2024-10"].wide == (850, None)
    assert edition.solve_one("syria", "us", parse_month("2026-12")).wide == (850, None)
    last = Edition(shipped)
    assert last.solve_one("syria", "us", parse_month("2025-08")).wide == (850, None)
    # "Around 700" in September 2025 answers it: 630 to 770, which then stands.
    for month in ("2025-09", "2025-10", "2026-12"):
        one = last.solve_one("syria", "us", parse_month(month))
        assert (one.bound.low, one.bound.high) == one.wide == (630, 770)
