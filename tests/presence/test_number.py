"""Numbers that are what others leave over, and figures that alone tell who is there."""

import pytest

from claims.dates import parse_month
from claims.model import Claim
from presence.answers.solved import Solved
from presence.edition import Edition
from presence.told.explain import explain
from tests.presence.small import LAND, NORTH, SOUTH, claim, dataset, place

PLACES = (LAND, NORTH, SOUTH, place("east"))
IN_ALL = claim("in-all", "stock", "under 1051", places="land", when={"at": "2030-01"})


def south(*claims: Claim) -> Solved:
    """Return what is known of the south where the land has 1,050 at most."""
    edition = Edition(dataset(IN_ALL, *claims, places=PLACES))
    return edition.solve_one("south", "us", parse_month("2030-01"))


@pytest.mark.parametrize("measure", ["kept", "stock"])
def test_a_high_that_another_place_leaves_over_is_the_countrys_total(measure: str) -> None:
    found = south(claim("north", measure, "100 to 200", when={"at": "2030-01"}))
    assert (found.bound.low, found.bound.high) == (None, 950)
    assert (found.number.code, found.no_more) == ("country-total", True)
    assert found.number.claims == ("in-all", "north")


def test_a_figure_that_holds_the_place_says_something_of_it() -> None:
    both = claim("both", "stock", "300 to 400", places=("north", "south"), when={"at": "2030-01"})
    found = south(both)
    assert (found.bound.high, found.number.code, found.no_more) == (400, "worked-out", False)


def test_a_share_of_another_place_says_something_of_it() -> None:
    most = claim("most", "share", "60%", whole="land", when={"at": "2030-01"})
    found = south(most)
    # 60 per cent is 55 to 65; 45 at most of 1,050 are left.
    assert (found.bound.high, found.number.code, found.no_more) == (472, "worked-out", False)


# A place of which figures alone are known, the first and the last of them nought.

NONE_YET = claim("none-yet", "stock", "0", when={"at": "2030-01"})
SOME = claim("some", "stock", "100 to 200", published="2030-03-31", when={"at": "2030-03"})
NONE_LEFT = claim("none-left", "stock", "0", published="2030-05-31", when={"at": "2030-05"})
FIGURES = Edition(dataset(NONE_YET, SOME, NONE_LEFT, assumptions=()))


def at(month: str) -> Solved:
    return FIGURES.solve_one("north", "us", parse_month(month))


def test_a_place_that_nobody_has_come_to_yet_is_told_by_its_figure() -> None:
    found = at("2030-01")
    assert (found.bound.high, found.number.code, found.number.claims) == (
        0,
        "stated",
        ("none-yet",),
    )
    assert explain(FIGURES.parts[0], found, "high").sentence == (
        "None at North: nobody is reported in Jan 2030 (none-yet)."
    )


def test_a_place_that_a_figure_finds_somebody_at_was_seen() -> None:
    found = at("2030-03")
    assert (found.bound.low, found.presence.code) == (100, "seen")
    assert found.presence.claims == ("some",)


def test_a_place_that_a_figure_finds_empty_again_was_left() -> None:
    assert (at("2030-05").presence.code, at("2030-05").presence.claims) == ("left", ("none-left",))


def test_what_is_heard_lasts_until_the_next_word_and_a_number_does_not() -> None:
    said = {month: at(month) for month in ("2030-02", "2030-04", "2030-06")}
    assert {month: one.number.code for month, one in said.items()} == dict.fromkeys(
        said, "no-number"
    )
    assert {month: one.presence.code for month, one in said.items()} == {
        "2030-02": "left",
        "2030-04": "seen",
        "2030-06": "left",
    }


# Numbers of several together.


@pytest.mark.parametrize(
    ("counted", "asked"),
    [
        ({"places": ("north", "south")}, ("north", "us")),
        ({"places": ("land", "isle")}, ("isle", "us")),
        ({"places": "north", "population": "coalition"}, ("north", "us")),
    ],
)
def test_a_number_of_several_together_is_no_sighting_of_one_of_them(
    counted: dict[str, object], asked: tuple[str, str]
) -> None:
    figure = claim("figure", "stock", "100 to 100", when={"at": "2030-01"}, **counted)  # type: ignore[arg-type]
    found = Edition(dataset(figure)).solve_one(*asked, parse_month("2030-01"))
    # All of the hundred may be the others.
    assert (found.bound.low, found.bound.high) == (None, 100)
    assert found.presence.code == "no-report"
    assert (found.heard.presence, found.heard.number) == (None, None)


@pytest.mark.parametrize("asked", [("land", "us"), ("land", "coalition"), ("north", "coalition")])
def test_it_is_one_of_what_holds_them_all(asked: tuple[str, str]) -> None:
    figure = claim("figure", "stock", "100 to 100", when={"at": "2030-01"})
    found = Edition(dataset(figure)).solve_one(*asked, parse_month("2030-01"))
    assert (found.bound.low, found.presence.code) == (100, "seen")


# What is stated is the number, not one end of a range that others close.


def test_a_floor_alone_is_not_the_number() -> None:
    found = south(claim("floor", "stock", "at least 101", places="south", when={"at": "2030-01"}))
    assert (found.bound.low, found.bound.high, found.number.code) == (101, 1050, "worked-out")


def test_that_somebody_is_there_is_no_number() -> None:
    here = claim("here", "kept", "at least 1", places="south", when={"at": "2030-01"})
    assert south(here).number.code == "country-total"


def test_a_base_that_all_have_left_has_a_stated_number() -> None:
    gone = claim("gone", "departure", "all", places="south", when={"by": "2030-01"})
    found = south(gone)
    assert (found.bound.high, found.number.code, found.number.claims) == (0, "stated", ("gone",))
