"""Rules 8 to 11, sentence by sentence: ends part by part, ends that differ, rises, values as sets.

Every value is worked out by hand, without the program, and the working stands beside it. Numbers do
not rise and figures stand. Claims are of one party where none is named, each of an origin of its
own; "None" is an end that nothing closes, 0 is said or proved.
"""

from typing import Any

import pytest

from presence.projection import Projection
from tests.presence.alder import (
    alone,
    coming,
    day,
    each,
    edition,
    figure,
    given,
    left,
    on_day,
    planned,
    seen,
    staying,
    to_leave,
    told,
)
from tests.presence.small import Ends, disputed, ends, found, given_way, values

# 8. Emptied, part by part.

COUNT = figure("count", "1200", "2030-06-10")  # half a hundred: 1,150 to 1,250
OUT = to_leave("out", "2030-08-31", on="2030-06-20")
ELM_STAYS: list[Ends] = [(0, 0), (270, 330)]


@pytest.mark.parametrize("when", [{"at": "2030-09"}, {"from": "2030-09"}, {"through": "2030-09"}])
def test_a_stay_is_an_alternative_to_the_zero_of_its_place(when: dict[str, str]) -> None:
    p = given(COUNT, OUT, staying("stay", "about 300", when, on="2030-06-20", party="them"))
    for month in ("2030-08", "2030-09"):
        # In August too: 330 from the deadline on, and 270 since numbers do not rise.
        assert values(p, "elm", month) == values(p, "alder", month) == ELM_STAYS
        assert ends(p, "fir", month) == ends(p, "oak", month) == ends(p, "rest", month) == (0, 0)
    assert ends(p, "alder", "2030-06") == (1150, 1250)
    assert disputed(p) == {frozenset({"out", "stay"})}


def test_so_is_a_planned_number_at_a_part() -> None:
    p = given(
        COUNT, OUT, planned("few", "about 300", "2030-09", on="2030-06-20", places="elm",
                            party="them"),
    )  # fmt: skip
    for month in ("2030-08", "2030-09"):
        assert values(p, "elm", month) == values(p, "alder", month) == ELM_STAYS
        assert ends(p, "fir", month) == (0, 0)


def test_a_stay_that_goes_on_is_an_alternative_as_long() -> None:
    stay = staying("stay", "about 300", {"from": "2030-09", "through": "2030-12"}, on="2030-06-20",
                   party="them")  # fmt: skip
    p = given(COUNT, OUT, stay)
    for month in ("2030-08", "2030-10", "2030-12"):
        assert values(p, "alder", month) == ELM_STAYS
    assert ends(p, "fir", "2030-12") == (0, 0)


def test_two_facts_are_alternatives_too() -> None:
    p = given(
        COUNT,
        left("all-left", "2030-08-31", party="outlet"),
        figure("some", "about 300", "2030-09-15", places="elm", party="them"),
    )
    assert values(p, "elm", "2030-09") == values(p, "alder", "2030-09") == ELM_STAYS
    assert each(p, "fir", "2030-08", "2030-12") == {(0, 0)}
    assert disputed(p) == {frozenset({"all-left", "some"})}


def test_somebody_uncounted_takes_no_other_parts_zero() -> None:
    p = given(COUNT, OUT, staying("stay", None, {"at": "2030-09"}, on="2030-06-20", party="them"))
    assert ends(p, "elm", "2030-09") == ends(p, "alder", "2030-09") == (0, 1250)
    assert ends(p, "fir", "2030-09") == (0, 0)


def test_one_zero_for_each_group_of_people() -> None:
    p = given(
        COUNT,
        figure("others", "511", "2030-06-10", population="other"),
        to_leave("out", "2030-08-31", on="2030-06-20", population="coalition"),
        staying("stay", "about 300", {"at": "2030-09"}, on="2030-06-20", party="them"),
    )
    for group in ("us", "coalition"):
        assert values(p, "elm", "2030-09", group) == ELM_STAYS
        assert values(p, "alder", "2030-09", group) == ELM_STAYS
        assert ends(p, "fir", "2030-09", group) == (0, 0)
    for where in ("alder", "elm", "fir"):
        assert ends(p, where, "2030-09", "other") == (0, 0)


def test_a_stay_that_replaces_leaves_no_zero() -> None:
    p = given(
        COUNT,
        OUT,
        staying(
            "stay", "about 300", {"from": "2030-09"}, on="2030-06-25", party="them",
            supersedes=("out",),
        ),
    )  # fmt: skip
    assert values(p, "elm", "2030-09") == values(p, "alder", "2030-09") == [(270, 330)]
    assert ends(p, "fir", "2030-09") == (0, 0)
    assert disputed(p) == set()


# 9. Ends.

WHOLE = figure("count", "1900", "2030-06-01")  # half a hundred: up to 1,950
ELM_PLAN = to_leave("elm-plan", "2030-09-20", on="2030-06-11", places="elm")
ALL_LEFT = left("all-left", "2030-06-10", on="2030-06-12", party="outlet")


def test_a_fact_on_the_whole_is_an_alternative_to_a_bases_own_later_plan() -> None:
    p = given(WHOLE, ELM_PLAN, ALL_LEFT, as_of=day("2030-06-12"))
    assert ends(p, "alder", "2030-05") == (1850, 1950)  # 1 June is also the end of May
    assert each(p, "elm", "2030-06", "2030-08") == {(0, 1950)}
    assert each(p, "elm", "2030-09", "2030-12") == {(0, 0)}
    for where in ("fir", "oak", "rest"):
        assert each(p, where, "2030-06", "2030-12") == {(0, 0)}
    assert disputed(p) == {frozenset({"elm-plan", "all-left"})}


def test_it_overtakes_that_plan_with_a_second_origin_or_once_the_plan_is_due() -> None:
    again = left("left-too", "2030-06-10", on="2030-07-12", party="them")
    p = given(WHOLE, ELM_PLAN, ALL_LEFT, again, as_of=day("2030-07-12"))
    assert each(p, "elm", "2030-06", "2030-12") == {(0, 0)}
    assert (disputed(p), set(given_way(p))) == (set(), {"elm-plan"})
    for as_of, june in (("2030-09-19", (0, 1950)), ("2030-09-21", (0, 0))):
        p = given(WHOLE, ELM_PLAN, ALL_LEFT, as_of=day(as_of))
        assert ends(p, "elm", "2030-06") == june


def two_ends(**more: Any) -> tuple[Any, ...]:
    return (
        figure("count", "1200", "2030-09-10"),
        left("first", "2030-10-15", places=more.pop("places", "elm"), **more),
        left("second", "2030-11-15", places="elm"),
    )


def test_of_two_facts_on_one_end_the_later_binds_and_the_earlier_is_listed() -> None:
    p = given(*two_ends())
    assert ends(p, "elm", "2030-10") == (0, 1250)
    assert each(p, "elm", "2030-11", "2030-12") == {(0, 0)}
    assert disputed(p) == {frozenset({"first", "second"})}


def test_in_a_list_as_well() -> None:
    p = given(*two_ends(places=("elm", "fir")))
    assert ends(p, "elm", "2030-10") == (0, 1250)
    assert ends(p, "fir", "2030-10") == (0, 0)
    assert ends(p, "elm", "2030-11") == (0, 0)
    assert disputed(p) == {frozenset({"first", "second"})}


def test_somebody_there_binds_not_from_the_first_fact_to_the_last() -> None:
    for at in ("2030-10-20", "2030-10-31", "2030-10"):
        p = given(*two_ends(), seen("somebody", at, party="them"))
        assert ends(p, "elm", "2030-10") == (0, 1250)
        assert ends(p, "elm", "2030-11") == (0, 0)
    # Before the first it does.
    p = given(*two_ends(), seen("somebody", "2030-09-30", party="them"))
    assert ends(p, "elm", "2030-09") == (1, 1250)


def test_two_origins_of_one_date_do_not_quarrel() -> None:
    p = given(
        figure("count", "1200", "2030-09-10"),
        left("first", "2030-10-15", places="elm"),
        left("second", "2030-10-15", places="elm", party="them"),
    )
    assert ends(p, "elm", "2030-10") == (0, 0)
    assert disputed(p) == set()


def test_plans_of_two_parties_for_one_end_are_alternatives() -> None:
    p = given(
        COUNT,
        to_leave("ours", "2030-09", on="2030-06-20", places="elm"),
        to_leave("theirs", "2030-11", on="2030-06-20", places="elm", party="them"),
    )
    assert ends(p, "elm", "2030-08") == (None, 1250)
    assert each(p, "elm", "2030-09", "2030-10") == {(0, 1250)}
    assert ends(p, "elm", "2030-11") == (0, 0)
    assert disputed(p) == {frozenset({"ours", "theirs"})}


def test_a_later_deadline_of_the_whole_follows_and_counts_where_the_places_own_gives_way() -> None:
    claims = (
        COUNT,
        to_leave("elm-plan", "2030-09", on="2030-06-20", places="elm"),
        to_leave("out", "2030-12", on="2030-06-20", party="them"),
    )
    p = given(*claims)
    assert ends(p, "elm", "2030-09") == (0, 0)
    assert ends(p, "fir", "2030-11") == (None, 1250)
    assert ends(p, "fir", "2030-12") == ends(p, "alder", "2030-12") == (0, 0)
    assert disputed(p) == set()
    p = given(*claims, seen("still-there", "2030-10-10"))
    assert ends(p, "elm", "2030-10") == (1, 1250)
    assert ends(p, "elm", "2030-12") == (0, 0)
    assert (disputed(p), set(given_way(p))) == (set(), {"elm-plan"})


def test_an_earlier_deadline_of_the_whole_is_an_alternative() -> None:
    p = given(
        COUNT,
        to_leave("elm-plan", "2030-12", on="2030-06-20", places="elm"),
        to_leave("out", "2030-09", on="2030-06-20", party="them"),
    )
    assert each(p, "elm", "2030-09", "2030-11") == {(0, 1250)}
    assert each(p, "alder", "2030-09", "2030-11") == {(0, 1250)}
    assert ends(p, "fir", "2030-09") == (0, 0)
    assert ends(p, "elm", "2030-12") == (0, 0)
    assert disputed(p) == {frozenset({"elm-plan", "out"})}


def test_a_fact_on_the_place_overtakes_the_plans_published_no_later() -> None:
    gone = left("gone", "2030-07-05", on="2030-07-10", places="elm", party="outlet")
    plan = to_leave("plan", "2030-09-20", on="2030-06-20", places="elm")
    p = given(COUNT, plan, gone)
    assert ends(p, "elm", "2030-06") == (None, 1250)
    assert each(p, "elm", "2030-07", "2030-12") == {(0, 0)}
    assert (disputed(p), set(given_way(p))) == (set(), {"plan"})
    # A plan told after it is an alternative.
    later = to_leave("plan", "2030-09-20", on="2030-07-15", places="elm")
    p = given(COUNT, gone, later)
    assert each(p, "elm", "2030-07", "2030-08") == {(0, 1250)}
    assert ends(p, "elm", "2030-09") == (0, 0)
    assert disputed(p) == {frozenset({"plan", "gone"})}


def test_where_somebody_is_to_leave_somebody_is_there_when_it_is_said() -> None:
    known = edition(COUNT, to_leave("plan", "2030-09-20", on="2030-06-20", places="elm"))
    assert on_day(known, "elm", "2030-06-19") == (None, 1250)
    assert on_day(known, "elm", "2030-06-20") == (1, 1250)
    assert on_day(known, "elm", "2030-06-21") == (None, 1250)
    # A deadline that is over at publication says nothing of that day but that nobody is there.
    known = edition(COUNT, to_leave("plan", "2030-06-20", on="2030-06-20", places="elm"))
    assert on_day(known, "elm", "2030-06-20") == (0, 0)


def test_that_yields_before_any_claim_but_a_plan_past_due() -> None:
    plan = to_leave("plan", "2030-09-20", on="2030-06-30", places="elm")
    assert ends(given(COUNT, plan), "elm", "2030-06") == (1, 1250)
    nobody = figure("nobody", "0", "2030-06-30", places="elm", party="them")
    p = given(COUNT, plan, nobody)
    assert ends(p, "elm", "2030-06") == (0, 0)
    assert disputed(p) == set()
    # The other's deadline of May has passed and nobody has confirmed it, so it is what yields.
    old = to_leave("old", "2030-05-31", on="2030-04-10", places="elm", party="them")
    p = given(COUNT, old, plan, as_of=day("2030-07-15"))
    assert ends(p, "elm", "2030-06")[0] == 1


# 10. Planned numbers by a day, and arrivals.

THOUSAND = figure("count", "about 1000", "2030-03-10")  # 900 to 1,100
DEADLINE = "2030-09-15"


def test_a_number_by_a_day_may_be_approached_from_publication_on() -> None:
    p = given(
        THOUSAND, planned("fall", "about 400", "", on="2030-05-04", when={"by": DEADLINE})
    )  # 360 to 440
    assert each(p, "alder", "2030-03", "2030-04") == {(900, 1100)}
    assert each(p, "alder", "2030-05", "2030-08") == {(360, 1100)}
    assert ends(p, "alder", DEADLINE) == ends(p, "alder", "2030-09") == (360, 440)
    assert each(p, "alder", "2030-10", "2031-06") == {(None, 440)}


def test_or_from_the_day_that_it_names() -> None:
    when = {"from": "2030-07-01", "by": DEADLINE}
    p = given(THOUSAND, planned("fall", "about 400", "", on="2030-05-04", when=when))
    assert each(p, "alder", "2030-03", "2030-06") == {(900, 1100)}
    assert each(p, "alder", "2030-07", "2030-08") == {(360, 1100)}
    assert ends(p, "alder", "2030-09") == (360, 440)


def test_an_arrival_grows_from_publication_to_the_day() -> None:
    p = given(THOUSAND, coming("rise", "about 400", DEADLINE, on="2030-05-04"))
    assert each(p, "alder", "2030-03", "2030-04") == {(900, 1100)}
    assert each(p, "alder", "2030-05", "2030-08") == {(900, 1540)}
    assert ends(p, "alder", "2030-09") == (1260, 1540)  # 900 + 360 to 1,100 + 440
    assert each(p, "alder", "2030-10", "2031-06") == {(None, 1540)}
    assert disputed(p) == set()


def test_while_an_arrival_is_due_numbers_do_not_fall_and_afterwards_do_not_rise() -> None:
    p = given(
        figure("count", "1011", "2030-03-10"),
        coming("rise", "411", DEADLINE, on="2030-05-04"),
        figure("midway", "1211", "2030-06-20"),
    )
    assert ends(p, "alder", "2030-05") == (1011, 1211)
    assert ends(p, "alder", "2030-06") == (1211, 1211)
    assert each(p, "alder", "2030-07", "2030-08") == {(1211, 1422)}
    assert ends(p, "alder", "2030-09") == (1422, 1422)  # 1,011 + 411
    assert each(p, "alder", "2030-10", "2031-06") == {(None, 1422)}


def test_an_arrival_that_a_fact_tells_of_stands() -> None:
    p = given(
        figure("count", "1011", "2030-03-10"),
        coming("rise", "411", DEADLINE, on="2030-10-01", start="2030-05-04", modality="fact"),
    )
    assert each(p, "alder", "2030-03", "2030-04") == {(1011, 1011)}
    assert each(p, "alder", "2030-05", "2030-08") == {(1011, 1422)}
    assert each(p, "alder", "2030-09", "2031-06") == {(1422, 1422)}


def test_an_arrival_begins_where_it_says() -> None:
    p = given(
        figure("count", "1011", "2030-03-10"),
        coming("rise", "411", DEADLINE, on="2030-05-04", start="2030-07-01"),
    )
    assert each(p, "alder", "2030-03", "2030-06") == {(1011, 1011)}
    assert each(p, "alder", "2030-07", "2030-08") == {(1011, 1422)}
    assert ends(p, "alder", "2030-09") == (1422, 1422)


# 11. The result is a set.


def rivals(*amounts: str) -> Projection:
    """Return the projection of as many origins' figures of one day."""
    return alone(*(figure(f"f{n}", text, "2030-05-12") for n, text in enumerate(amounts)))


@pytest.mark.parametrize(
    ("amounts", "pieces"),
    [
        (("about 300", "0"), [(0, 0), (270, 330)]),
        (("about 1400", "1100 to 1260"), [(1100, 1540)]),  # They touch at 1,260.
        (("111", "411", "811"), [(111, 111), (411, 411), (811, 811)]),
        (("more than 3000", "fewer than 1000"), [(None, 999), (3000, None)]),
    ],
)
def test_pieces_are_merged_where_they_touch_and_else_told_apart(
    amounts: tuple[str, ...], pieces: list[Ends]
) -> None:
    for order in (amounts, tuple(reversed(amounts))):
        bound = found(rivals(*order), "alder", "2030-05")
        assert [(one.low, one.high) for one in bound.pieces] == pieces
        assert (bound.low, bound.high) == (pieces[0][0], pieces[-1][1])
        assert not bound.merged


@pytest.mark.parametrize(
    ("amounts", "pieces"),
    [
        # The gaps are 100, 200 and 400 wide.
        (("111", "211", "411", "811"), [(111, 211), (411, 411), (811, 811)]),
        # 100, 200, 300 and 101: the first and the last close.
        (("111", "211", "411", "711", "812"), [(111, 211), (411, 411), (711, 812)]),
        # 400, 200 and 101.
        (("111", "511", "711", "812"), [(111, 111), (511, 511), (711, 812)]),
    ],
)
def test_of_more_than_three_pieces_the_narrowest_gaps_close(
    amounts: tuple[str, ...], pieces: list[Ends]
) -> None:
    bound = found(rivals(*amounts), "alder", "2030-05")
    assert [(one.low, one.high) for one in bound.pieces] == pieces
    assert bound.merged


def test_the_set_of_a_whole_is_that_of_all_choices_of_its_parts() -> None:
    stays = (
        staying("elm-stay", "about 300", {"at": "2030-09"}, on="2030-06-20", party="them"),
        staying(
            "fir-stay", "about 100", {"at": "2030-09"}, on="2030-06-20", party="them", places="fir"
        ),
    )
    p = given(COUNT, OUT, *stays)
    assert values(p, "elm", "2030-09") == [(0, 0), (270, 330)]
    assert values(p, "fir", "2030-09") == [(0, 0), (90, 110)]
    # 0, 90–110, 270–330 or 360–440: the gap from 330 to 360 is the narrowest.
    whole = found(p, "alder", "2030-09")
    assert [(one.low, one.high) for one in whole.pieces] == [(0, 0), (90, 110), (270, 440)]
    assert whole.merged


def test_every_end_belongs_to_a_piece_whatever_else_is_known() -> None:
    at = "2030-05-12"
    most = told("most", "share", "most", at, places="elm", whole="alder", when={"at": at})
    p = alone(figure("a", "100", at), figure("b", "1000", at), most)
    # More than half of 90–110, or of 900–1,100.
    assert values(p, "elm", "2030-05") == [(46, 110), (451, 1100)]
    assert ends(p, "elm", "2030-05") == (46, 1100)
