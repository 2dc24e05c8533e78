"""What moved between two editions: how far, over which months, and by which claims."""

import datetime as dt
from dataclasses import replace

from hypothesis import given, settings

from claims.dataset import Dataset
from claims.dates import parse_month
from claims.model import Claim
from presence.edition import Edition
from presence.told.changes import Change, changes, in_lines, in_words
from tests.presence.small import LAND, NORTH, claim, dataset, place
from tests.presence.strategies import worlds

JAN, FEB, MAR, APR, MAY, JUN = (f"2030-0{month}" for month in range(1, 7))
BEFORE, AFTER = dt.date(2030, 1, 31), dt.date(2030, 4, 30)
LATER = "2030-04-20"

HUNDRED = claim("hundred", "stock", "100 to 100", places="isle", when={"at": JAN})
SEVENTY = claim("seventy", "stock", "70 to 70", places="isle", published=LATER, when={"at": APR})
ELSEWHERE = claim("elsewhere", "context", places="isle")
HERE = claim("here", "context", places="land")


def moved(*claims: Claim, assumptions: frozenset[str] | None = None) -> list[Change]:
    """Return what moved for the Americans from the end of January to the end of April."""
    small = dataset(*claims)
    editions = [Edition(small, day, assumptions) for day in (BEFORE, AFTER)]
    return changes(editions[0], editions[1], ["us"])


def told(*claims: Claim, assumptions: frozenset[str] | None = None) -> list[str]:
    return [in_words(change) for change in moved(*claims, assumptions=assumptions)]


def test_months_that_moved_alike_are_one_run() -> None:
    assert moved(HUNDRED, SEVENTY) == [
        Change("isle", "us", parse_month(APR), parse_month(JUN), end, 100, 70, ("seventy",))
        for end in ("low", "high")
    ]


def test_a_change_in_words() -> None:
    assert told(HUNDRED, SEVENTY) == [
        "isle us 2030-04 to 2030-06: at least 100 → 70 (−30) because of seventy",
        "isle us 2030-04 to 2030-06: at most 100 → 70 (−30) because of seventy",
    ]


def test_places_that_no_claim_names_and_that_moved_alike_share_a_line() -> None:
    crowd = [place(name) for name in ("able", "baker", "charlie")]
    figure = claim("figure", "stock", "70 to 70", places="land", published=LATER, when={"at": APR})
    stays = claim("stays", "kept", "10 to 20", published=LATER, when={"at": APR})
    small = dataset(figure, stays, HERE, places=(LAND, *crowd, NORTH), assumptions=())
    earlier, later = (Edition(small, day) for day in (BEFORE, AFTER))
    found = changes(earlier, later, ["us"])
    assert [change.place for change in found if change.end == "high"] == [
        *("land", "able", "baker", "charlie", "north"),
    ]
    assert [line for line in in_lines(found, later) if "at most" in line] == [
        "land us 2030-04: at most not given → 70 because of figure",
        "able and 2 more that no claim names, us 2030-04: at most not given → 60 because of "
        "figure, stays",
        "north us 2030-04: at most not given → 20 because of stays",
    ]


def test_how_far_an_end_moved() -> None:
    assert [change.by for change in moved(HUNDRED, SEVENTY)] == [-30, -30]
    up = claim("up", "stock", "1150 to 1150", places="isle", published=LATER, when={"at": APR})
    assert [change.by for change in moved(HUNDRED, up)] == [1050, 1050]
    assert told(HUNDRED, up)[0] == (
        "isle us 2030-04 to 2030-06: at least 100 → 1,150 (+1,050) because of up"
    )


def test_a_single_month_is_named_once() -> None:
    assert told(HUNDRED, SEVENTY, assumptions=frozenset()) == [
        "isle us 2030-04: at least not given → 70 because of seventy",
        "isle us 2030-04: at most not given → 70 because of seventy",
    ]


def test_an_end_that_appears_has_no_distance() -> None:
    found = moved(ELSEWHERE, SEVENTY)
    assert [(change.before, change.after, change.by) for change in found] == [(None, 70, None)] * 2
    assert [(change.first, change.last) for change in found] == [
        (parse_month(APR), parse_month(JUN))
    ] * 2


def test_an_end_that_disappears_has_no_distance() -> None:
    # All were to be gone by May; somebody is there in May, so the plan is overtaken whole.
    gone = claim("gone", "emptied", places="isle", modality="plan", when={"by": MAY})
    stays = claim("stays", "kept", "present", places="isle", published=LATER, when={"at": MAY})
    found = moved(gone, stays, assumptions=frozenset())
    assert [in_words(change) for change in found] == [
        "isle us 2030-05: at least 0 → 1 (+1) because of stays",
        "isle us 2030-06: at least 0 → not given because of stays",
        "isle us 2030-05 to 2030-06: at most 0 → not given because of stays",
    ]


def test_runs_part_where_another_claim_moved_the_end() -> None:
    sixty = claim("sixty", "stock", "60 to 60", places="isle", published=LATER, when={"at": MAY})
    assert told(HUNDRED, SEVENTY, sixty)[:2] == [
        "isle us 2030-04: at least 100 → 70 (−30) because of seventy",
        "isle us 2030-05 to 2030-06: at least 100 → 60 (−40) because of sixty",
    ]


def test_a_figure_in_dispute_names_the_claim_that_disputes() -> None:
    # Both of January: 100 by one, 130 by the other, so that the high alone moves.
    other = claim(
        "other",
        "stock",
        "130 to 130",
        places="isle",
        party="them",
        published=LATER,
        when={"at": JAN},
    )
    assert told(HUNDRED, other) == [
        "isle us 2030-01 to 2030-06: at most 100 → 130 (+30) because of other"
    ]


def test_nothing_moved_between_an_edition_and_itself() -> None:
    small = dataset(HUNDRED, SEVENTY)
    assert changes(Edition(small, AFTER), Edition(small, AFTER), ["us", "coalition"]) == []


def test_a_retelling_moves_nothing() -> None:
    again = replace(
        HUNDRED, id="again", report="again", published=SEVENTY.published, retells=("hundred",)
    )
    assert moved(HUNDRED, again) == []


def test_a_demand_and_a_possibility_move_nothing_that_is_announced() -> None:
    demand = claim(
        "demand", "emptied", places="isle", modality="demand", published=LATER, when={"by": MAY}
    )
    may = claim(
        "may",
        "context",
        places="isle",
        modality="possibility",
        published=LATER,
        releases=("no-rise",),
    )
    assert moved(HUNDRED, demand, may) == []


def test_other_people_and_places_are_left_out() -> None:
    others = claim(
        "others",
        "stock",
        "20 to 20",
        places="isle",
        population="other",
        published=LATER,
        when={"at": APR},
    )
    assert moved(HUNDRED, others) == []
    small = dataset(HUNDRED, others)
    found = changes(Edition(small, BEFORE), Edition(small, AFTER), ["other", "us"])
    assert {(change.place, change.population) for change in found} == {("isle", "other")}


def test_places_stand_in_the_datasets_order() -> None:
    land = claim("land", "stock", "10 to 10", places="land", published=LATER, when={"at": APR})
    north = claim("north", "stock", "10 to 10", published=LATER, when={"at": APR})
    places = [change.place for change in moved(HUNDRED, SEVENTY, land, north)]
    assert list(dict.fromkeys(places)) == ["land", "north", "south", "isle"]


@settings(max_examples=12)
@given(worlds(most=5))
def test_the_changes_are_all_that_differs(world: Dataset) -> None:
    before, after = (Edition(world, day) for day in (BEFORE, AFTER))
    old, new = before.solve(["us"]), after.solve(["us"])
    expected = {}
    for spot in world.places:
        for month in world.months:
            one, other = (bounds.at(spot.id, "us", month).bound for bounds in (old, new))
            if one.low != other.low:
                expected[spot.id, month, "low"] = (one.low, other.low)
            if one.high != other.high:
                expected[spot.id, month, "high"] = (one.high, other.high)
    found = changes(before, after, ["us"])
    listed = [
        ((change.place, month, change.end), (change.before, change.after))
        for change in found
        for month in range(change.first, change.last + 1)
    ]
    assert len(listed) == len(dict(listed))
    assert dict(listed) == expected
    for change in found:
        assert not set(change.because) & set(before.claims)
        assert set(change.because) <= set(after.claims)


def test_the_newest_figures_of_the_shipped_reports(shipped: Dataset) -> None:
    found = changes(
        Edition(shipped, dt.date(2024, 9, 27)), Edition(shipped, dt.date(2025, 10, 1)), ["us"]
    )
    september = parse_month("2025-09")
    seen = {
        change.end: (change.before, change.after, change.by, change.because)
        for change in found
        if change.place == "syria" and change.first <= september <= change.last
    }
    # A bare 900 was 850 to 950; around 700 is 630 to 770.
    assert seen["low"][:3] == (850, 630, -220)
    assert seen["high"][:3] == (950, 770, -180)
    assert seen["low"][3] == seen["high"][3]
    assert len(seen["low"][3]) == 1


def test_a_gap_that_opens_between_the_same_ends_is_told() -> None:
    wide = claim("wide", "kept", "100 to 160", when={"at": JAN}, published="2030-01-10", party="us")
    low = claim("low", "stock", "100 to 110", when={"at": JAN}, published=LATER, party="them")
    high = claim("high", "stock", "150 to 160", when={"at": JAN}, published=LATER, party="others")
    found = told(wide, low, high, assumptions=frozenset())
    assert found == ["north us 2030-01: 100-160 → 100-110|150-160 because of high, low"]
