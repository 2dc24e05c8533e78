"""What is said to become of a place whose figures alone are known."""

from claims.dates import parse_month
from presence.edition import Edition
from presence.explain import explain
from presence.solve import Solved
from presence.state import State
from tests.presence.small import claim, dataset

NONE_YET = claim("none-yet", "stock", "0", when={"at": "2030-01"})
SOME = claim("some", "stock", "100 to 200", when={"at": "2030-03"})
NONE_LEFT = claim("none-left", "stock", "0", when={"at": "2030-05"})
EDITION = Edition(dataset(NONE_YET, SOME, NONE_LEFT, assumptions=()))


def at(month: str) -> Solved:
    return EDITION.solve_one("north", "us", parse_month(month))


def test_a_place_that_nobody_has_come_to_yet_is_not_emptied() -> None:
    found = at("2030-01")
    assert (found.bound.high, found.state) == (0, State("nobody there"))
    assert explain(EDITION.parts[0], found, "high").sentence == (
        "None at North: nobody is reported in January 2030 (none-yet)."
    )


def test_a_place_that_a_figure_finds_somebody_at_is_in_use() -> None:
    found = at("2030-03")
    assert (found.bound.low, found.state) == (100, State("in use"))


def test_a_place_that_a_figure_finds_empty_again_is_emptied() -> None:
    assert at("2030-05").state == State("emptied")


def test_between_the_figures_nothing_is_said() -> None:
    assert {month: at(month).state.kind for month in ("2030-02", "2030-04", "2030-06")} == {
        "2030-02": "none said",
        "2030-04": "none said",
        "2030-06": "none said",
    }
