"""What each measure says of one or two bases, without assumptions: worked out in the head."""

import datetime as dt
from dataclasses import replace

import pytest

from presence.projection import Projection
from tests.presence.small import (
    WORDS,
    alone,
    assuming,
    claim,
    dataset,
    disputed,
    ends,
    given_way,
)

JAN, FEB, MAR, APR, MAY, JUN = (f"2030-0{month}" for month in range(1, 7))
TOLD = "2030-01-15"
STOCK = claim("s", "stock", "about 100", when={"at": TOLD})  # 90 to 110 at north


def test_no_claim_no_bound() -> None:
    told = claim("c", "context")
    projection = alone(told)
    for month in (JAN, JUN):
        for where in ("land", "north", "isle"):
            assert ends(projection, where, month) == (None, None)


def test_a_stock_binds_its_day_and_the_end_of_its_month_alone() -> None:
    projection = alone(STOCK)
    assert ends(projection, "north", "2030-01-15") == (90, 110)
    assert ends(projection, "north", JAN) == (90, 110)
    assert ends(projection, "north", FEB) == (None, None)
    assert ends(projection, "land", JAN) == (90, None)
    assert ends(projection, "south", JAN) == (None, None)
    assert ends(projection, "north", JAN, "coalition") == (90, None)
    assert ends(projection, "north", JAN, "other") == (None, None)


def test_a_stock_of_several_places_is_their_sum() -> None:
    projection = alone(claim("s", "stock", "10 to 12", places=("north", "isle"), when={"at": JAN}))
    assert ends(projection, "north", JAN) == (None, 12)
    assert ends(projection, "isle", JAN) == (None, 12)
    assert ends(projection, "south", JAN) == (None, None)


def test_a_stock_of_nobody_is_a_zero_not_an_absence() -> None:
    projection = alone(claim("s", "stock", "0", when={"at": JAN}))
    assert ends(projection, "north", JAN) == (0, 0)
    assert ends(projection, "north", FEB) == (None, None)


def test_a_figure_of_the_coalition_says_little_of_the_americans() -> None:
    projection = alone(claim("s", "stock", "10 to 12", population="coalition", when={"at": JAN}))
    assert ends(projection, "north", JAN, "coalition") == (10, 12)
    assert ends(projection, "north", JAN, "us") == (None, 12)


def test_a_departure_of_persons_is_measured_from_the_day_it_is_told_to_its_end() -> None:
    leave = claim("d", "departure", "30 to 40", modality="plan", when={"by": APR})
    projection = alone(STOCK, leave)
    assert ends(projection, "north", JAN) == (90, 110)
    assert ends(projection, "north", MAR) == (None, None)
    assert ends(projection, "north", APR) == (50, 80)
    assert ends(projection, "north", MAY) == (None, None)


@pytest.mark.parametrize(
    ("start", "left"),
    [
        ("2030-01-15", (50, 80)),  # from a day: of those who are there at its end
        ("2030-01-16", (None, None)),  # a day on which nobody counted
        ("2030-02", (50, 80)),  # from a month: of those there the day before, the end of January
        ("2030-01", (None, None)),  # so here of December's
        ("2030-03", (None, None)),
    ],
)
def test_a_departure_with_a_beginning_is_measured_from_it(
    start: str, left: tuple[int | None, int | None]
) -> None:
    leave = claim("d", "departure", "30 to 40", modality="plan", when={"from": start, "by": APR})
    assert ends(alone(STOCK, leave), "north", APR) == left


def test_an_arrival_is_the_mirror_of_a_departure() -> None:
    come = claim("a", "arrival", "30 to 40", modality="plan", when={"by": APR})
    projection = alone(STOCK, come)
    assert ends(projection, "north", MAR) == (None, None)
    assert ends(projection, "north", APR) == (120, 150)
    assert ends(projection, "north", MAY) == (None, None)


def test_a_move_leaves_one_place_and_comes_to_another() -> None:
    ten = claim("t", "stock", "10 to 12", places="south", when={"at": TOLD})
    move = claim("m", "move", "30 to 40", modality="plan", to=("south",), when={"by": APR})
    projection = alone(STOCK, ten, move)
    assert ends(projection, "north", APR) == (50, 80)
    assert ends(projection, "south", APR) == (40, 52)


def test_an_emptying_with_a_remainder_leaves_so_many() -> None:
    gone = claim(
        "e", "emptied", modality="plan", when={"by": APR}, remainder=WORDS.read("20 to 30")
    )
    projection = alone(STOCK, gone)
    assert ends(projection, "north", MAR) == (None, None)
    assert ends(projection, "north", APR) == (20, 30)
    assert ends(projection, "north", MAY) == (None, 30)


def test_an_emptying_leaves_out_whom_it_excepts() -> None:
    gone = claim(
        "e",
        "emptied",
        places="land",
        population="coalition",
        modality="plan",
        when={"by": APR},
        except_places=("south",),
        except_populations=("other",),
    )
    projection = alone(STOCK, gone)
    # Others may stay, in the south alone.
    assert ends(projection, "north", APR, "us") == (0, 0)
    assert ends(projection, "north", APR, "other") == (0, 0)
    assert ends(projection, "south", APR, "us") == (0, 0)
    assert ends(projection, "south", APR, "other") == (None, None)


def test_a_departure_of_hundreds_of_the_coalition_leaves_the_americans_open() -> None:
    us = claim("s", "stock", "700 to 800", places="land", when={"at": TOLD})
    others = claim("o", "stock", "300", population="other", places="land", when={"at": TOLD})
    leave = claim(
        "d",
        "departure",
        "hundreds",
        places="land",
        population="coalition",
        modality="plan",
        when={"by": APR},
    )
    projection = alone(us, others, leave)
    # 800 and ten per cent more than 300: 1,130 at most of both, less 200 at least. And 970 at
    # least, less 999 at most.
    assert ends(projection, "land", APR, "coalition") == (None, 930)
    assert ends(projection, "land", APR, "us") == (None, 930)


@pytest.mark.parametrize(
    ("amount", "left"),
    [
        ("remainder", (0, 0)),
        ("most", (None, 54)),  # more than half of 110 go: fewer than 55 are left
        ("partial", (1, 109)),
        ("40%", (51, 70)),  # 36 to 44 % go: 56 to 64 % of 90 to 110, 50.4 to 70.4
        ("over 40%", (None, 66)),  # 40 % at least: 60 % of 110 stay at most
    ],
)
def test_a_departure_of_a_part(amount: str, left: tuple[int | None, int]) -> None:
    leave = claim("d", "departure", amount, modality="plan", when={"by": APR})
    assert ends(alone(STOCK, leave), "north", APR) == left


@pytest.mark.parametrize("measure", ["departure", "move", "emptied"])
def test_where_everybody_leaves_nobody_is_left_until_somebody_comes_back(measure: str) -> None:
    amount = None if measure == "emptied" else "all"
    to: tuple[str, ...] = ("south",) if measure == "move" else ()
    leave = claim("d", measure, amount, when={"by": APR}, published=APR + "-30", to=to)
    assert ends(alone(STOCK, leave), "north", JUN) == (0, 0)
    back = claim("b", "arrival", "19 to 21", when={"from": MAY, "by": MAY}, published="2030-05-31")
    p = alone(STOCK, leave, back)
    assert ends(p, "north", APR) == (0, 0)
    assert ends(p, "north", MAY) == (19, 21)
    assert ends(p, "north", JUN) == (None, None)
    assert not disputed(p)
    # Who comes to the country may come to another base.
    elsewhere = replace(back, places=("land",))
    assert ends(alone(STOCK, leave, elsewhere), "north", JUN) == (0, 0)


def test_a_plan_to_leave_whole_gives_way_to_a_later_figure_as_an_emptying_does() -> None:
    leave = claim("d", "departure", "all", modality="plan", when={"by": APR})
    seen = claim("s", "stock", "70", when={"at": JUN}, published="2030-06-30")
    p = alone(STOCK, leave, seen)
    assert ends(p, "north", APR) == (None, None)
    assert given_way(p) == {"d": "yielded"}


def test_a_share_bounds_the_part_from_below_and_the_rest_from_above() -> None:
    whole = claim("s", "stock", "100 to 101", places="land", when={"at": JAN})
    most = claim("m", "share", "most", whole="land", when={"at": JAN})
    projection = alone(whole, most)
    # more than half of 100 is 51; where 51 of 101 are in the north, 50 are in the south
    assert ends(projection, "north", JAN) == (51, 101)
    assert ends(projection, "south", JAN) == (None, 50)


def test_a_share_of_a_part_leaves_somebody_elsewhere() -> None:
    whole = claim("s", "stock", "100 to 100", places="land", when={"at": JAN})
    part = claim("p", "share", "partial", whole="land", when={"at": JAN})
    projection = alone(whole, part)
    assert ends(projection, "north", JAN) == (1, 99)
    assert ends(projection, "south", JAN) == (1, 99)


def test_a_fine_share_excludes_no_whole_number() -> None:
    # one of three is more than 33.33 %
    whole = claim("s", "stock", "3", places="land", when={"at": JAN})
    part = claim("p", "share", "over 33.33%", whole="land", when={"at": JAN})
    assert ends(alone(whole, part), "north", JAN) == (1, 3)


def test_a_reduction_holds_from_its_month_on_and_leaves_somebody_there_and_then() -> None:
    cut = claim("r", "reduction", "significantly", modality="plan", when={"by": APR})
    projection = alone(STOCK, cut)
    assert ends(projection, "north", MAR) == (None, None)
    # a quarter at least of 110 goes: 82.5 are left at most
    assert ends(projection, "north", APR) == (1, 82)
    assert ends(projection, "north", MAY) == (None, 82)
    assert ends(projection, "north", JUN) == (None, 82)


def test_emptied_holds_from_its_month_on() -> None:
    gone = claim("e", "emptied", modality="plan", population="coalition", when={"by": APR})
    projection = alone(STOCK, gone)
    assert ends(projection, "north", MAR) == (None, None)
    for population in ("us", "other", "coalition"):
        assert ends(projection, "north", APR, population) == (0, 0)
        assert ends(projection, "north", JUN, population) == (0, 0)
    assert ends(projection, "land", JUN) == (None, None)


def test_kept_is_one_person_at_least_between_its_months() -> None:
    stays = claim("k", "kept", modality="plan", when={"until": APR})
    projection = alone(stays)
    assert ends(projection, "north", JAN) == (1, None)
    assert ends(projection, "north", MAR) == (1, None)
    assert ends(projection, "north", APR) == (None, None)
    assert ends(projection, "land", MAR) == (1, None)
    through = alone(claim("k", "kept", "substantial", modality="plan", when={"through": APR}))
    assert ends(through, "north", APR) == (100, None)
    assert ends(through, "north", MAY) == (None, None)


@pytest.mark.parametrize("modality", ["demand", "possibility", "denial"])
def test_what_never_binds(modality: str) -> None:
    gone = claim("e", "emptied", modality=modality, when={"by": APR})
    assert ends(alone(STOCK, gone), "north", APR) == (None, None)


def test_what_retells_never_binds() -> None:
    again = claim("t", "stock", "5", places="isle", when={"at": JAN}, retells=("s",))
    assert ends(alone(STOCK, again), "isle", JAN) == (None, None)


def test_what_lies_outside_the_grid_counts_all_the_same() -> None:
    before = claim("b", "stock", "5", published="2029-12-31", when={"at": "2029-12"})
    gone = claim("g", "emptied", places="south", published="2029-12-31", when={"by": "2029-11"})
    after = claim("a", "stock", "3", places="isle", published="2030-08-02", when={"at": "2030-08"})
    projection = alone(before, gone, after)
    # December's figure says nothing of January, the end of November's all that comes.
    assert ends(projection, "north", JAN) == (None, None)
    assert ends(projection, "south", JAN) == (0, 0)
    assert ends(projection, "isle", JUN) == (None, None)
    with_them = assuming(before, gone, after)
    # It stands; and August's figure is no reason for June, since it is the isle's first.
    assert ends(with_them, "north", JAN) == (5, 5)
    assert ends(with_them, "isle", JUN) == (None, None)


@pytest.mark.parametrize(
    ("measure", "amount", "left"),
    [
        ("departure", "partial", (1, None)),
        ("departure", "most", (None, None)),
        ("departure", "10 to 20", (None, None)),
        ("reduction", "significantly", (1, None)),
        ("reduction", "40%", (1, None)),
    ],
)
def test_of_a_change_begun_before_the_grid_what_is_left_binds(
    measure: str, amount: str, left: tuple[int | None, int | None]
) -> None:
    change = claim("c", measure, amount, modality="plan", when={"from": "2029-12", "by": MAR})
    projection = alone(change)
    assert ends(projection, "north", FEB) == (None, None)
    assert ends(projection, "north", MAR) == left
    assert ends(projection, "north", APR) == (None, None)


def test_a_stay_told_of_after_its_end_binds_its_last_month() -> None:
    for end in ({"through": MAR}, {"until": APR}):
        stayed = alone(claim("k", "kept", published="2030-05-20", when=end))
        assert ends(stayed, "north", FEB) == (None, None)
        assert ends(stayed, "north", MAR) == (1, None)
        assert ends(stayed, "north", APR) == (None, None)
        assert ends(stayed, "north", MAY) == (None, None)


@pytest.mark.parametrize("start", ["2030-Q2", "2030-04/2030-06"])
def test_a_stay_binds_from_the_last_month_that_it_may_begin_in(start: str) -> None:
    stays = alone(claim("k", "kept", when={"from": start}), grid=("2030-01", "2030-09"))
    assert ends(stays, "north", MAY) == (None, None)
    assert ends(stays, "north", JUN) == (1, None)
    assert ends(stays, "north", "2030-09") == (1, None)


def test_what_is_not_published_yet_is_not_known() -> None:
    first = claim("f", "stock", "about 100", when={"at": JAN})
    later = claim("l", "stock", "about 105", published="2030-02-01", when={"at": JAN})
    both = dataset(first, later)
    before, after = (Projection(both, day) for day in (dt.date(2030, 1, 31), dt.date(2030, 2, 1)))
    assert ends(before, "north", JAN) == (90, 110)
    # 94.5 to 115.5, and each number lies in the other's range.
    assert ends(after, "north", JAN) == (95, 110)


def test_a_report_of_an_uncertain_day_is_known_from_the_last_one_on() -> None:
    vague = claim("v", "stock", "105", published="2030-01-15/2030-02-01", when={"at": JAN})
    assert dataset(STOCK, vague).editions == (dt.date(2030, 1, 15), dt.date(2030, 2, 1))
