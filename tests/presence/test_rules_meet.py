"""Where the rules meet: cases that need several of them at once, or a word of a record besides.

Every value is worked out by hand, without the program, and the working stands beside it. Numbers do
not rise and figures stand; claims are of one party where none is named, each of an origin of its
own. "None" is an end that nothing closes.
"""

import dataclasses

import pytest

from claims.model import Claim
from tests.presence.alder import (
    alone,
    coming,
    day,
    each,
    edition,
    figure,
    given,
    leaving,
    left,
    on_day,
    planned,
    seen,
    staying,
    to_leave,
    told,
)
from tests.presence.small import NO_RISE, WORDS, disputed, ends, given_way, place, values

COUNT = figure("count", "4011", "2030-03-05")
SUMMER = figure("count", "1200", "2030-06-10")  # 1,150 to 1,250
OUT = to_leave("out", "2030-08-31", on="2030-06-20")

# Days and figures.


def test_a_figure_early_in_a_month_keeps_its_ends_at_the_month_end_it_speaks_of() -> None:
    p = given(
        figure("march", "2800", "2030-03-05"),  # 2,730 to 2,870
        figure("june", "about 2900", "2030-06-02"),  # 2,610 to 3,190, of the end of May
    )
    assert ends(p, "alder", "2030-04") == (2730, 2870)
    assert ends(p, "alder", "2030-05") == (2610, 3190)
    assert each(p, "alder", "2030-06", "2030-12") == {(2610, 2870)}


def test_rivals_on_the_two_sides_of_a_months_end() -> None:
    p = given(figure("may", "about 1400", "2030-05-31"), figure("june", "about 1000", "2030-06-02"))
    assert values(p, "alder", "2030-05") == [(900, 1100), (1260, 1540)]
    assert disputed(p) == {frozenset({"may", "june"})}


def test_an_exact_figure_is_not_alike_with_a_hedged_one_that_misses_it() -> None:
    # 415 is within 360 to 440, but 400 is not within 415: both are covered, and listed.
    p = given(figure("hedged", "about 400", "2030-05-12"), figure("exact", "415", "2030-05-12"))
    assert values(p, "alder", "2030-05") == [(360, 440)]
    assert disputed(p) == {frozenset({"hedged", "exact"})}


def test_in_each_choice_numbers_rise_or_not_by_themselves() -> None:
    p = given(
        figure("most", "about 1400", "2030-05-12"),
        figure("fewest", "about 1000", "2030-05-13"),
        figure("july", "1200", "2030-07-12"),
    )
    both = [(900, 1100), (1260, 1540)]
    assert values(p, "alder", "2030-05") == values(p, "alder", "2030-06") == both
    # After 1,000 that is a rise, after 1,400 none.
    assert each(p, "alder", "2030-07", "2030-12") == {(1150, 1250)}


def test_a_fall_in_the_middle_of_a_month_is_told_from_its_end() -> None:
    known = edition(
        figure("first", "911", "2030-05-04"),
        leaving("go", "hundreds", "2030-05-20", on="2030-05-10"),
        figure("second", "511", "2030-05-25"),
    )
    assert on_day(known, "alder", "2030-05-09") == (911, 911)
    assert on_day(known, "alder", "2030-05-15") == (511, 911)
    assert on_day(known, "alder", "2030-05-20") == (511, 711)  # 200 fewer at least
    assert on_day(known, "alder", "2030-05-31") == (511, 511)


def test_a_disputed_place_leaves_every_other_country_as_it_is() -> None:
    quarrel = (figure("a", "111", "2030-05-12"), figure("b", "911", "2030-05-12"))
    birch = figure("birch", "313", "2030-03-05", places="birch")
    with_it, without = given(*quarrel, birch), given(birch)
    for month in ("2030-03", "2030-05", "2030-12"):
        assert values(with_it, "birch", month) == values(without, "birch", month) == [(313, 313)]


@pytest.mark.parametrize("bases", [2, 4, 6, 8, 10, 11, 12])
@pytest.mark.parametrize("before", [(), (figure("count", "4011", "2030-03-05"),)])
def test_a_sum_of_many_disputed_bases_reaches_from_all_the_low_to_all_the_high(
    bases: int, before: tuple[Claim, ...]
) -> None:
    places = [place(f"b{index}", parent="alder") for index in range(bases)]
    rivals = [
        figure(f"{side}{index}", str(number + 10 * index), on, places=f"b{index}")
        for index in range(bases)
        for side, number, on in (("low", 102, "2030-05-10"), ("high", 152, "2030-05-11"))
    ]
    # What was counted in March cannot stand beside them in May: it is more than they add up to.
    p = given(*before, *rivals, places=(place("alder", "country", None), *places))
    # Every sum of the one or the other of each, whatever is closed between them to tell three.
    least = sum(102 + 10 * index for index in range(bases))
    assert ends(p, "alder", "2030-05") == (least, least + 50 * bases)
    for index in range(bases):
        one = [(102 + 10 * index,) * 2, (152 + 10 * index,) * 2]
        assert values(p, f"b{index}", "2030-05") == one
    assert len(disputed(p)) == bases


# Plans.


def test_a_planned_number_early_in_a_month_has_its_floor_to_that_months_end() -> None:
    # Only figures, shares and stays of the first three days speak of the month before.
    p = given(COUNT, planned("plan", "2200", "2030-09-02", on="2030-06-10"))  # 2,145 to 2,255
    assert each(p, "alder", "2030-06", "2030-08") == {(2145, 4011)}
    assert ends(p, "alder", "2030-09") == (2145, 2255)
    assert each(p, "alder", "2030-10", "2031-06") == {(None, 2255)}


def test_a_late_arrival_is_under_way_until_it_is_that_late() -> None:
    p = given(
        figure("count", "1011", "2030-03-10"),
        coming("rise", "411", "2030-06-15", on="2030-04-10"),
        late=3,
    )
    # In June 1,422 if on time; else on the way to it, and while it is due numbers do not fall.
    assert each(p, "alder", "2030-04", "2030-06") == {(1011, 1422)}
    # Afterwards, on time, it has no floor.
    assert each(p, "alder", "2030-07", "2031-06") == {(None, 1422)}


def test_a_newer_deadline_for_one_base_takes_it_out_of_that_for_the_whole() -> None:
    p = given(
        COUNT,
        to_leave("out", "2030-10", on="2030-06-10"),
        to_leave("elm-later", "2030-12", on="2030-07-10", places="elm"),
    )
    assert each(p, "elm", "2030-10", "2030-11") == {(None, 4011)}
    assert each(p, "alder", "2030-10", "2030-11") == {(None, 4011)}
    assert ends(p, "fir", "2030-10") == ends(p, "elm", "2030-12") == ends(p, "alder", "2030-12")
    assert ends(p, "alder", "2030-12") == (0, 0)
    assert disputed(p) == set()


def test_a_newer_deadline_for_one_group_takes_it_out_of_that_for_all() -> None:
    p = given(
        COUNT,
        figure("others", "511", "2030-03-05", population="other"),
        to_leave("all", "2030-10", on="2030-06-10", places="elm", population="coalition"),
        to_leave("americans", "2030-12", on="2030-07-10", places="elm"),
    )
    assert each(p, "elm", "2030-10", "2030-11") == {(None, 4011)}
    assert each(p, "elm", "2030-10", "2030-12", "other") == {(0, 0)}
    assert ends(p, "elm", "2030-12") == ends(p, "elm", "2030-12", "coalition") == (0, 0)
    assert disputed(p) == set()


def test_a_departure_that_a_later_figure_outdoes_holds_on_its_day() -> None:
    p = given(
        COUNT,
        leaving("go", "hundreds", "2030-09-20", on="2030-06-10"),  # 200 to 999: 3,012 to 3,811
        figure("fact", "1511", "2030-10-20"),
    )
    assert each(p, "alder", "2030-06", "2030-08") == {(3012, 4011)}
    assert ends(p, "alder", "2030-09") == (3012, 3811)
    assert each(p, "alder", "2030-10", "2031-06") == {(1511, 1511)}


def test_a_departure_contradicted_by_a_figure_of_its_own_day_yields() -> None:
    # The count is of the day from which the departure is measured: 4,011 less 900 to 1,100 are not
    # 3,911, by claims alone.
    p = given(
        figure("count", "4011", "2030-06-10"),
        leaving("go", "1000", "2030-09-20", on="2030-06-10"),
        figure("fact", "3911", "2030-09-20"),
    )
    assert each(p, "alder", "2030-07", "2030-08") == {(3911, 4011)}
    assert each(p, "alder", "2030-09", "2031-06") == {(3911, 3911)}
    assert (disputed(p), set(given_way(p))) == (set(), {"go"})


def test_a_fact_against_a_plan_for_the_whole_takes_its_own_places_zero_alone() -> None:
    p = given(SUMMER, OUT, figure("some", "311", "2030-09-15", places="elm"))
    # That the plan's zero yields to a later fact, or is an alternative to it, is one thing; that
    # nothing else of the plan falls another.
    for where in ("elm", "alder"):
        assert values(p, where, "2030-09")[-1] == (311, 311)
        assert ends(p, where, "2030-09")[0] in {0, 311}
    assert ends(p, "fir", "2030-09") == ends(p, "rest", "2030-09") == (0, 0)


def test_a_number_planned_for_the_months_end_cuts_a_sighting_short_but_no_figure() -> None:
    plan = planned("plan", "311", "2030-07", on="2030-07-05", places="elm")
    later = figure("later", "311", "2030-08-31", places="elm")
    # The figure overtakes the plan, so its own month's end is its own; a sighting overtakes none.
    seen_there = alone(seen("seen", "2030-07-10"), plan, later)
    counted = alone(figure("count", "over 200", "2030-07-10", places="elm"), plan, later)
    assert ends(seen_there, "elm", "2030-07") == (None, None)
    assert ends(counted, "elm", "2030-07") == (200, None)


def test_that_all_but_one_place_are_left_does_not_meet_the_plan_to_leave_that_one() -> None:
    # The plan for Elm stays open, so that Elm's figure does not stand beyond its own day.
    p = given(
        figure("some", "311", "2030-07-10", places="elm"),
        to_leave("plan", "2030-12", on="2030-05-10", places="elm"),
        left("others", "2030-06-15", except_places=("elm",)),
    )
    assert ends(p, "fir", "2030-07") == (0, 0)
    assert ends(p, "elm", "2030-07") == (None, None)
    assert ends(p, "elm", "2030-12") == (0, 0)


def test_three_facts_on_one_end_are_one_dispute() -> None:
    p = given(
        SUMMER,
        left("one", "2030-10-15", places="elm"),
        left("two", "2030-11-15", places="elm"),
        left("three", "2030-12-15", places="elm", party="them"),
    )
    assert each(p, "elm", "2030-10", "2030-11") == {(0, 1250)}
    assert ends(p, "elm", "2030-12") == (0, 0)
    assert disputed(p) == {frozenset({"one", "two", "three"})}


def test_lateness_does_not_save_an_end_that_a_fact_contradicts_from_being_uncertain() -> None:
    plan = to_leave("plan", "2030-06-20", on="2030-04-10", places="elm")
    still = seen("still-there", "2030-07-10")
    for late in (0, 3):
        p = given(COUNT, plan, still, late=late)
        assert ends(p, "elm", "2030-07") == (1, 4011)
        # Met on time it is contradicted and binds no more, and that is covered with any lateness.
        assert ends(p, "elm", "2030-09")[1] == 4011


# What a record can say besides.


def test_an_emptying_bar_a_few_leaves_the_few() -> None:
    out = to_leave("out", "2030-08-31", on="2030-06-20")
    p = given(SUMMER, dataclasses.replace(out, remainder=WORDS.read("small guard")))
    assert ends(p, "alder", "2030-08") == (1, 99)
    assert ends(p, "elm", "2030-08") == (None, 99)
    assert each(p, "alder", "2030-09", "2031-06") == {(None, 99)}  # a plan: no floor
    fact = left("out", "2030-08-31")
    p = given(SUMMER, dataclasses.replace(fact, remainder=WORDS.read("small guard")))
    assert each(p, "alder", "2030-08", "2031-06") == {(1, 99)}  # What is left stands.


def test_an_emptying_under_way_since_a_day_opens_there() -> None:
    under_way = told(
        "out", "emptied", None, "2030-06-20", modality="plan",
        when={"from": "2030-07-01", "by": "2030-09-20"},
    )  # fmt: skip
    p = given(SUMMER, under_way)
    assert ends(p, "alder", "2030-06") == (1150, 1250)
    assert each(p, "alder", "2030-07", "2030-08") == {(None, 1250)}
    assert ends(p, "alder", "2030-09") == (0, 0)


def test_a_move_takes_from_the_one_place_what_it_gives_to_the_other() -> None:
    move = told(
        "move", "move", "101", "2030-06-10", modality="plan", places="elm", to=("fir",),
        when={"by": "2030-09-20"},
    )  # fmt: skip
    p = given(
        figure("elm", "311", "2030-06-10", places="elm"),
        figure("fir", "111", "2030-06-10", places="fir"),
        move,
    )
    assert ends(p, "elm", "2030-09") == (210, 210)
    assert ends(p, "fir", "2030-09") == (212, 212)


def test_an_arrival_at_a_base_is_counted_there() -> None:
    p = given(
        figure("elm", "111", "2030-03-10", places="elm"),
        coming("rise", "101", "2030-09-15", on="2030-05-04", places="elm"),
    )
    assert each(p, "elm", "2030-03", "2030-04") == {(111, 111)}
    assert each(p, "elm", "2030-05", "2030-08") == {(111, 212)}
    assert ends(p, "elm", "2030-09") == (212, 212)


def test_an_expectation_that_releases_binds_all_the_same() -> None:
    hope = planned(
        "hope", "2211", "2030-09", on="2030-06-20", modality="expectation", party="them",
        releases=("out",),
    )  # fmt: skip
    p = given(COUNT, to_leave("out", "2030-12", on="2030-06-10"), hope)
    assert ends(p, "alder", "2030-09") == (2211, 2211)
    assert ends(p, "alder", "2030-12") == (0, 0)


def test_a_correction_takes_the_place_of_the_figure_for_its_own_time() -> None:
    p = given(
        figure("wrong", "4011", "2030-03-05"),
        figure("june", "2011", "2030-06-05"),
        figure("right", "3011", "2030-03-05", on="2030-07-10", supersedes=("wrong",)),
    )
    assert each(p, "alder", "2030-03", "2030-05") == {(3011, 3011)}
    assert ends(p, "alder", "2030-06") == (2011, 2011)
    assert disputed(p) == set()
    # Not known yet in June.
    wrong = figure("wrong", "4011", "2030-03-05")
    right = figure("right", "3011", "2030-03-05", on="2030-07-10", supersedes=("wrong",))
    assert ends(given(wrong, right, as_of=day("2030-06-01")), "alder", "2030-03") == (4011, 4011)


def test_a_region_is_emptied_part_by_part_too() -> None:
    alder = place("alder", "country", None)
    coast = place("coast", "region", "alder")
    places = (alder, coast, place("elm", parent="coast"), place("fir", parent="coast"),
              place("oak", parent="alder"))  # fmt: skip
    p = given(
        SUMMER,
        to_leave("out", "2030-08-31", on="2030-06-20", places="coast"),
        staying("stay", "about 300", {"at": "2030-09"}, on="2030-06-20", party="them"),
        places=places,
    )
    for where in ("coast", "elm"):
        assert values(p, where, "2030-09") == [(0, 0), (270, 330)]
    assert ends(p, "fir", "2030-09") == (0, 0)
    assert ends(p, "oak", "2030-09") == (None, 1250)


@pytest.mark.parametrize("reverse", [False, True])
def test_no_assumption_decides_between_reports(reverse: bool) -> None:
    claims = (
        figure("march", "911", "2030-03-05"),
        figure("ours", "811", "2030-06-10"),
        figure("theirs", "1311", "2030-06-11", party="them"),
    )
    for p in (
        given(*claims, reverse=reverse),
        given(*claims, reverse=reverse, assumptions=(NO_RISE,)),
        alone(*claims, reverse=reverse),
    ):
        assert values(p, "alder", "2030-06") == [(811, 811), (1311, 1311)]
