"""A change is seen in two numbers, and what else happens between their days is in them too.

Values are worked out by hand; the working stands beside them.
"""

from typing import Any

import pytest

from claims.model import Claim
from tests.presence.small import (
    Ends,
    alone,
    assuming,
    claim,
    ends,
    values,
)

MOVE = claim(
    "move", "move", "101", to=("south",), modality="plan", published="2030-02-01",
    when={"by": "2030-04-30"},
)  # fmt: skip


def leaving(place: str = "north", amount: str = "201") -> Claim:
    return claim(
        "gone", "departure", amount, places=place, modality="plan", published="2030-02-01",
        when={"by": "2030-04-30"},
    )  # fmt: skip


def coming(place: str = "north") -> Claim:
    return claim(
        "come", "arrival", "301", places=place, modality="plan", published="2030-02-01",
        when={"by": "2030-03-31"},
    )  # fmt: skip


def april(*claims: Claim) -> list[Ends]:
    held = [
        claim("n", "stock", "1001", when={"at": "2030-02-01"}),
        claim("s", "stock", "501", places="south", when={"at": "2030-02-01"}),
    ]
    projection = alone(*held, *claims)
    return [ends(projection, place, "2030-04") for place in ("north", "south")]


def test_a_move_alone_is_all_that_changes() -> None:
    assert april(MOVE) == [(900, 900), (602, 602)]


def test_a_move_of_about_so_many_loses_nobody_on_the_way() -> None:
    # About 100 are 90 to 110: North has 891 to 911, South 591 to 611, the land 1502 as before.
    held = [
        claim("n", "stock", "1001", when={"at": "2030-02-01"}),
        claim("s", "stock", "501", places="south", when={"at": "2030-02-01"}),
    ]
    move = claim(
        "move", "move", "about 100", to=("south",), modality="plan", published="2030-02-01",
        when={"by": "2030-04-30"},
    )  # fmt: skip
    projection = alone(*held, move)
    assert ends(projection, "north", "2030-04") == (891, 911)
    assert ends(projection, "south", "2030-04") == (591, 611)
    assert ends(projection, "land", "2030-04") == (1502, 1502)


def test_a_move_from_all_the_country_to_one_base_also_brings_some_there_from_elsewhere() -> None:
    # North and South: who comes to South may come from the isle, so no loss at both is known.
    held = [claim("both", "stock", "1001", places=("north", "south"), when={"at": "2030-02-01"})]
    from_all = claim(
        "from-all", "move", "301", places=("north", "isle"), to=("south",), modality="plan",
        published="2030-02-01", when={"by": "2030-04-30"},
    )  # fmt: skip
    projection = alone(*held, from_all, leaving("land"))
    assert ends(projection, "land", "2030-04") == (800, None)


def test_who_leaves_the_same_place_otherwise_is_no_part_of_a_move() -> None:
    # North: 1001 less 201 at least, and no one says how many more; South gains the 101.
    assert april(MOVE, leaving()) == [(None, 800), (602, 602)]


def test_who_leaves_the_country_may_leave_either_place() -> None:
    # Together 1301 are left. North loses 101 at least, South gains 101 at most.
    assert april(MOVE, leaving("land")) == [(699, 900), (401, 602)]


@pytest.mark.parametrize("place", ["north", "south"])
def test_who_comes_to_a_place_of_a_move_opens_that_side(place: str) -> None:
    north, south = april(MOVE, coming(place))
    if place == "north":
        assert north == (900, None)
        assert south == (602, 602)
    else:
        assert north == (900, 900)
        assert south == (602, None)


def test_a_surge_in_a_drawdown_is_no_contradiction() -> None:
    # 201 leave by April, 301 come by March: 1001 less 201 at least, and with 301 more at most.
    projection = alone(claim("n", "stock", "1001", when={"at": "2030-02-01"}), leaving(), coming())
    assert ends(projection, "north", "2030-03") == (None, 1302)
    assert ends(projection, "north", "2030-04") == (800, None)
    assert not projection.quarrels


def test_the_same_move_told_twice_stays_whole() -> None:
    twin = claim(
        "twin", "move", "101", to=("south",), report="other", published="2030-02-01",
        modality="plan", when={"by": "2030-04-30"},
    )  # fmt: skip
    assert april(MOVE, twin) == [(900, 900), (602, 602)]


def test_a_move_of_all_is_an_end_of_the_place_that_they_leave() -> None:
    move = claim(
        "move", "move", "all", to=("south",), modality="plan", published="2030-02-01",
        when={"by": "2030-04-30"},
    )  # fmt: skip
    assert april(move) == [(0, 0), (1502, 1502)]
    stay = claim(
        "stay", "stock", "11", modality="plan", published="2030-03-01", party="them",
        when={"at": "2030-04-30"},
    )  # fmt: skip
    projection = alone(
        claim("n", "stock", "1001", when={"at": "2030-02-01"}),
        move,
        stay,
    )
    assert values(projection, "north", "2030-04") == [(0, 0), (11, 11)]


def test_who_comes_between_two_figures_may_lift_the_number_for_a_time() -> None:
    projection = assuming(
        claim("one", "stock", "1001", places="land", when={"at": "2030-01-31"}),
        coming("land"),
        claim(
            "two", "stock", "951", places="land", published="2030-06-30",
            when={"at": "2030-06-30"},
        ),
    )  # fmt: skip
    assert ends(projection, "land", "2030-02") == (1001, 1302)  # no fall while they come
    assert ends(projection, "land", "2030-03") == (1302, 1302)
    assert ends(projection, "land", "2030-05") == (951, 1302)  # between the figures, but no rise
    assert ends(projection, "land", "2030-06") == (951, 951)


def test_a_departure_beside_a_move_may_be_a_part_of_it_or_not() -> None:
    # 101 move and 201 leave: 302 go in all, or 201 of which 101 move.
    held = [
        claim("n", "stock", "1001", when={"at": "2030-02-01"}),
        claim("s", "stock", "501", places="south", when={"at": "2030-02-01"}),
    ]
    projection = alone(*held, MOVE, leaving())
    low, high = ends(projection, "north", "2030-04")
    assert low is None or low <= 699
    assert high == 800
    assert not projection.quarrels
    half: dict[str, Any] = {
        "modality": "plan", "published": "2030-02-01", "when": {"by": "2030-04-30"},
    }  # fmt: skip
    halves = [
        claim("m", "move", "half", to=("south",), **half),
        claim("d", "departure", "half", **half),
    ]
    low, high = ends(alone(*held, *halves), "north", "2030-04")
    assert not low
    assert high is not None
    assert high >= 500


def test_numbers_may_fall_while_some_come_and_others_leave() -> None:
    plans = [
        claim(
            name, measure, amount, places="land", modality="plan", published="2030-02-01",
            when={"from": "2030-03-01", "by": "2030-04-30"},
        )
        for name, measure, amount in (("go", "departure", "501"), ("come", "arrival", "201"))
    ]  # fmt: skip
    projection = assuming(
        claim("n", "stock", "2001", places="land", when={"at": "2030-01-31"}), *plans
    )
    low, high = ends(projection, "land", "2030-04")
    assert low is not None
    assert low <= 2001 - 501 + 201
    assert high is not None
    assert high >= 2001 - 501 + 201
