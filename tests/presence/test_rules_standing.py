"""Rules 4 and 5, sentence by sentence: how a figure stands, and that numbers do not rise.

Every value is worked out by hand, without the program, and the working stands beside it. In `given`
numbers do not rise and figures stand; where one of the two is wanted alone, it is named. "None" is
an end that nothing closes.
"""

from typing import Any

import pytest

from claims.model import Claim
from tests.presence.alder import (
    PLACES,
    coming,
    each,
    edition,
    figure,
    given,
    leaving,
    left,
    on_day,
    planned,
    to_leave,
    told,
)
from tests.presence.small import CEILING, NO_FALL, NO_RISE, Ends, disputed, ends, values

COUNT = figure("count", "4011", "2030-03-05")

# 4. A figure stands, as a box.


def test_a_figure_stands_until_a_plan_is_published_and_a_planned_number_has_no_later_floor() -> (
    None
):
    p = given(
        figure("count", "about 4000", "2030-03-05"),
        planned("plan", "2200", "2030-11", on="2030-06-10"),  # 2.5 %, 55, more than half a hundred
    )
    assert each(p, "alder", "2030-03", "2030-05") == {(3600, 4400)}
    assert each(p, "alder", "2030-06", "2030-10") == {(2145, 4400)}
    assert ends(p, "alder", "2030-11") == (2145, 2255)
    assert each(p, "alder", "2030-12", "2031-06") == {(None, 2255)}


def test_a_planned_number_of_a_day_has_its_floor_to_that_months_end() -> None:
    p = given(COUNT, planned("plan", "2200", "2030-11-05", on="2030-06-10"))
    assert ends(p, "alder", "2030-11") == (2145, 2255)
    assert each(p, "alder", "2030-12", "2031-06") == {(None, 2255)}


def test_a_figure_that_falls_within_the_other_leaves_its_own_month_alone() -> None:
    p = given(
        figure("march", "3000", "2030-03-05"),  # ten per cent: 2,700 to 3,300
        figure("june", "2800", "2030-06-05"),  # 2.5 %, 70: 2,730 to 2,870
    )
    assert ends(p, "alder", "2030-03") == (2700, 3300)
    assert each(p, "alder", "2030-04", "2030-05") == {(2730, 3300)}  # June's low, by no-rise
    assert each(p, "alder", "2030-06", "2030-12") == {(2730, 2870)}


def test_no_more_does_the_earlier_figure_cap_the_later_in_its_own_month() -> None:
    p = given(
        figure("march", "2800", "2030-03-05"),  # up to 2,870
        figure("june", "about 2900", "2030-06-05"),  # 2,610 to 3,190
    )
    assert each(p, "alder", "2030-04", "2030-05") == {(2730, 2870)}
    assert ends(p, "alder", "2030-06") == (2610, 3190)
    assert each(p, "alder", "2030-07", "2030-12") == {(2610, 2870)}  # Elsewhere no-rise counts.


def test_an_end_that_a_figure_leaves_open_may_be_closed() -> None:
    p = given(figure("few", "fewer than 1000", "2030-06-05"), figure("fall", "813", "2030-08-05"))
    assert each(p, "alder", "2030-06", "2030-07") == {(813, 999)}
    many = figure("many", "over 3000", "2030-06-05")
    assert ends(given(many), "alder", "2030-06") == (3000, None)
    p = given(many, assumptions=(NO_RISE, NO_FALL, CEILING))
    assert each(p, "alder", "2030-06", "2030-08") == {(3000, 3499)}


@pytest.mark.parametrize(
    "announced",
    [
        to_leave("new", "2030-09-20", on="2030-06-10"),
        to_leave("new", "2030-09-20", on="2030-06-10", modality="expectation"),
        to_leave("new", "2030-09-20", on="2030-06-10", places="elm"),
        leaving("new", "hundreds", "2030-09-20", on="2030-06-10"),
        leaving("new", "hundreds", "2030-09-20", on="2030-06-10", places="elm"),
        leaving("new", "hundreds", "2030-09-20", on="2030-06-10", population="coalition"),
        told(
            "new", "reduction", "reduced", "2030-06-10",
            modality="plan", when={"by": "2030-09-20"},
        ),
        planned("new", "about 1000", "2030-09-20", on="2030-06-10"),
        leaving(
            "new", "hundreds", "2030-09-20", on="2030-09-25", start="2030-06-10", modality="fact"
        ),
    ],
)  # fmt: skip
def test_any_change_announced_for_these_people_and_this_country_ends_the_box(
    announced: Claim,
) -> None:
    p = given(COUNT, announced)
    assert each(p, "alder", "2030-03", "2030-05") == {(4011, 4011)}
    for month in ("2030-06", "2030-07", "2030-08"):
        low, high = ends(p, "alder", month)
        assert low != 4011
        assert high == 4011  # no rise


@pytest.mark.parametrize(
    "announced",
    [
        to_leave("new", "2030-09-20", on="2030-06-10", modality="demand"),
        to_leave("new", "2030-09-20", on="2030-06-10", modality="possibility"),
        leaving("new", "hundreds", "2030-09-20", on="2030-06-10", population="other"),
        to_leave("new", "2030-09-20", on="2030-06-10", places="birch"),
        # Over before the figure was taken.
        leaving("new", "hundreds", "2030-02-20", on="2030-01-10"),
    ],
)
def test_what_announces_no_change_of_them_does_not(announced: Claim) -> None:
    assert each(given(COUNT, announced), "alder", "2030-03", "2031-06") == {(4011, 4011)}


def test_a_change_with_a_beginning_opens_there() -> None:
    plan = leaving("go", "about 1000", "2030-09-20", on="2030-06-10", start="2030-08-01")
    p = given(COUNT, plan)
    assert each(p, "alder", "2030-03", "2030-07") == {(4011, 4011)}
    # From 1 August on 900 to 1,100 fewer: 2,911 to 3,111, and on the way to it.
    assert ends(p, "alder", "2030-08") == (2911, 4011)
    assert ends(p, "alder", "2030-09") == (2911, 3111)
    assert each(p, "alder", "2030-10", "2031-06") == {(None, 3111)}  # a plan: no floor


def test_what_a_complete_change_leaves_stands_if_a_fact_says_so() -> None:
    said: dict[str, Any] = {"on": "2030-10-01", "start": "2030-06-10"}
    p = given(COUNT, leaving("gone", "911", "2030-09-20", modality="fact", **said))
    assert each(p, "alder", "2030-06", "2030-08") == {(3100, 4011)}
    assert each(p, "alder", "2030-09", "2031-06") == {(3100, 3100)}
    p = given(COUNT, leaving("gone", "911", "2030-09-20", modality="plan", **said))
    assert ends(p, "alder", "2030-09") == (3100, 3100)
    assert each(p, "alder", "2030-10", "2031-06") == {(None, 3100)}


def test_between_two_figures_with_a_change_lies_the_lower_low_to_the_higher_high() -> None:
    cut = told(
        "cut", "reduction", "reduced", "2030-04-10", modality="plan", when={"by": "2030-08-20"}
    )
    p = given(COUNT, cut, figure("fewer", "3011", "2030-08-20"), assumptions=(NO_FALL,))
    assert ends(p, "alder", "2030-03") == (4011, 4011)
    assert each(p, "alder", "2030-04", "2030-07") == {(3011, 4011)}
    # The same where they rise: an arrival of 900 to 1,100 is announced.
    p = given(
        figure("fewer", "3011", "2030-03-05"),
        coming("more", "1000", "2030-08-20", on="2030-04-10"),
        figure("count", "4011", "2030-08-20"),
    )
    assert each(p, "alder", "2030-04", "2030-07") == {(3011, 4011)}
    assert ends(p, "alder", "2030-08") == (4011, 4011)


def test_without_one_the_first_stands_up_to_the_second() -> None:
    p = given(COUNT, figure("fewer", "3011", "2030-08-20"), assumptions=(NO_FALL,))
    assert each(p, "alder", "2030-03", "2030-07") == {(4011, 4011)}
    assert each(p, "alder", "2030-08", "2031-06") == {(3011, 3011)}


def test_a_bases_own_figure_stands_whatever_is_announced_of_another_base() -> None:
    p = given(
        COUNT,
        figure("elm-count", "111", "2030-03-05", places="elm"),
        to_leave("fir-plan", "2030-09", on="2030-06-10", places="fir"),
        to_leave("elm-plan", "2030-11", on="2030-08-10", places="elm"),
    )
    assert each(p, "elm", "2030-03", "2030-07") == {(111, 111)}
    low, high = ends(p, "elm", "2030-08")
    # Its own end is announced, and of a base it is not said that numbers do not rise.
    assert (low, high) == (None, 4011)
    assert ends(p, "elm", "2030-11") == (0, 0)


def test_a_sets_own_figure_stands() -> None:
    p = given(
        figure("both", "411", "2030-03-05", places=("elm", "fir")),
        figure("elm-count", "111", "2030-04-20", places="elm"),
    )
    assert ends(p, "fir", "2030-03") == (None, 411)
    assert each(p, "fir", "2030-04", "2031-06") == {(300, 300)}  # 411 - 111


def test_a_change_of_one_base_opens_its_countrys_box_for_good() -> None:
    p = given(COUNT, to_leave("plan", "2030-09-20", on="2030-06-10", places="elm"))
    assert each(p, "elm", "2030-06", "2030-08") == {(None, 4011)}
    assert ends(p, "elm", "2030-09") == (0, 0)
    assert each(p, "alder", "2030-06", "2031-06") == {(None, 4011)}
    # Until the next figure.
    p = given(
        COUNT,
        to_leave("plan", "2030-09-20", on="2030-06-10", places="elm"),
        figure("next", "3511", "2030-12-05"),
    )
    assert each(p, "alder", "2030-06", "2030-11") == {(3511, 4011)}
    assert each(p, "alder", "2030-12", "2031-06") == {(3511, 3511)}


# 5. No rise.


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("backwards", [False, True])
def test_where_a_sum_forces_a_rise_every_country_may_have_risen(
    reverse: bool, backwards: bool
) -> None:
    every = ("cedar", "birch", "alder") if backwards else ("alder", "birch", "cedar")
    places = sorted(reversed(PLACES) if backwards else PLACES, key=lambda one: one.parent or "")
    p = given(
        figure("sum-april", "3617", "2030-04-10", places=every),
        figure("alder-april", "3208", "2030-04-10"),
        figure("sum-october", "2904", "2030-10-10", places=every),
        figure("alder-october", "1502", "2030-10-10"),
        places=places,
        reverse=reverse,
    )
    for country in ("birch", "cedar"):
        assert each(p, country, "2030-04", "2030-09") == {(None, 409)}  # 3,617 - 3,208
        assert ends(p, country, "2030-10") == (None, 1402)  # 2,904 - 1,502
    assert disputed(p) == set()


def test_every_step_of_a_contradicted_stretch_yields() -> None:
    fewer, more = figure("fewer", "311", "2030-03-05"), figure("more", "911", "2030-06-05")
    p = given(fewer, more, assumptions=(NO_RISE,))
    assert ends(p, "alder", "2030-03") == (311, 311)
    assert each(p, "alder", "2030-04", "2030-05") == {(None, None)}  # Any step may be the rise.
    assert ends(p, "alder", "2030-06") == (911, 911)
    assert each(p, "alder", "2030-07", "2031-06") == {(None, 911)}  # From then on no rise again.
    assert disputed(p) == set()
    # Where figures stand, it is the step into June.
    p = given(fewer, more)
    assert each(p, "alder", "2030-03", "2030-05") == {(311, 311)}
    assert each(p, "alder", "2030-06", "2031-06") == {(911, 911)}


def test_it_holds_between_days_and_from_the_first_figure_on() -> None:
    known = edition(
        figure("first", "911", "2030-04-10"),
        figure("second", "411", "2030-05-20"),
        assumptions=(NO_RISE,),
    )
    assert on_day(known, "alder", "2030-04-09") == (None, None)
    # The figure is also that of the month's end, so of every day up to it.
    assert on_day(known, "alder", "2030-04-20") == (911, 911)
    assert on_day(known, "alder", "2030-05-01") == (411, 911)
    assert on_day(known, "alder", "2030-05-19") == (411, 911)
    assert on_day(known, "alder", "2030-06-01") == (None, 411)


@pytest.mark.parametrize(
    ("places", "asked", "may"),
    [
        ("alder", "alder", (None, 1011)),
        ("alder", "elm", (None, 1011)),  # within a country that has not more
        (("alder", "birch"), "alder", (None, 1011)),  # in a sum
        (("alder", "birch"), "birch", (None, 1011)),
        (("alder", "birch"), "cedar", (None, None)),  # named by no figure
        ("elm", "elm", (None, None)),  # a base is no country
    ],
)
def test_it_holds_for_each_country_that_a_figure_names(
    places: str | tuple[str, ...], asked: str, may: Ends
) -> None:
    p = given(figure("count", "1011", "2030-04-10", places=places), assumptions=(NO_RISE,))
    assert ends(p, asked, "2030-05") == may


def test_bases_may_rise_while_their_country_does_not() -> None:
    p = given(
        figure("country", "911", "2030-03-05"),
        figure("fewer", "111", "2030-03-05", places="elm"),
        figure("more", "211", "2030-06-05", places="elm"),
    )
    assert each(p, "elm", "2030-03", "2030-05") == {(111, 111)}
    assert each(p, "elm", "2030-06", "2031-06") == {(211, 211)}
    assert each(p, "alder", "2030-03", "2031-06") == {(911, 911)}


def test_a_rise_that_only_a_plan_tells_of_begins_with_the_plan() -> None:
    claims = (
        figure("count", "311", "2030-03-05"),
        planned("plan", "911", "2030-09", on="2030-06-10"),
    )
    p = given(*claims)
    assert each(p, "alder", "2030-03", "2030-05") == {(311, 311)}
    assert each(p, "alder", "2030-06", "2030-08") == {(311, 911)}
    assert ends(p, "alder", "2030-09") == (911, 911)
    assert each(p, "alder", "2030-10", "2031-06") == {(None, 911)}
    # Without figures that stand, no rise goes on to the day before the plan, and then yields.
    p = given(*claims, assumptions=(NO_RISE,))
    assert each(p, "alder", "2030-04", "2030-05") == {(None, 311)}
    assert each(p, "alder", "2030-06", "2030-08") == {(None, None)}


def test_a_disputed_figure_of_another_party_takes_back_one_step() -> None:
    claims = (
        figure("first", "911", "2030-03-05"),
        figure("ours", "811", "2030-06-10"),
        figure("theirs", "1311", "2030-06-10", party="them"),
    )
    p = given(*claims, assumptions=(NO_RISE,))
    # By ours 811 to 911 in between. By theirs the step into 10 June is another count and no rise:
    # the steps before go on, so 911 at most and no low. Were every step to yield, no high either.
    assert each(p, "alder", "2030-04", "2030-05") == {(None, 911)}
    assert values(p, "alder", "2030-06") == [(811, 811), (1311, 1311)]
    assert disputed(p) == {frozenset({"ours", "theirs"})}
    # Where figures stand, the first does until then, and each of the two afterwards.
    p = given(*claims)
    assert each(p, "alder", "2030-03", "2030-05") == {(911, 911)}
    assert values(p, "alder", "2030-12") == [(811, 811), (1311, 1311)]


def test_a_departure_that_is_over_when_told_leaves_the_figures_on_its_sides_standing() -> None:
    p = given(COUNT, left("gone", "2030-08-20", places="elm"), figure("next", "3911", "2030-10-05"))
    # Published on the day on which it was complete, so it announced nothing before.
    assert each(p, "alder", "2030-03", "2030-07") == {(4011, 4011)}
    # On 20 August and after it some of Elm's may have left the country.
    assert each(p, "alder", "2030-08", "2030-09") == {(3911, 4011)}
    assert ends(p, "elm", "2030-08") == (0, 0)
    assert each(p, "alder", "2030-10", "2031-06") == {(3911, 3911)}
