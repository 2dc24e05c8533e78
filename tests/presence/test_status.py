"""What counts as no report about a place: when its high is what other places leave over."""

import pytest

from claims.dataset import Dataset
from claims.dates import parse_month
from claims.model import Claim
from presence.edition import Edition
from presence.solve import Solved
from tests.presence.small import LAND, NORTH, SOUTH, claim, dataset, place

PLACES = (LAND, NORTH, SOUTH, place("east"))
IN_ALL = claim("in-all", "stock", "under 1051", places="land", when={"at": "2030-01"})


def south(*claims: Claim) -> Solved:
    world: Dataset = dataset(IN_ALL, *claims, places=PLACES)
    return Edition(world).solve_one("south", "us", parse_month("2030-01"))


@pytest.mark.parametrize(
    ("floor", "high"),
    [
        (claim("north", "kept", "100 to 200", when={"at": "2030-01"}), 950),
        (claim("north", "stock", "100 to 200", when={"at": "2030-01"}), 950),
    ],
)
def test_a_high_that_another_place_leaves_over_is_no_report(floor: Claim, high: int) -> None:
    found = south(floor)
    assert (found.bound.low, found.bound.high) == (None, high)
    assert (found.status, found.no_more) == ("not reported", True)


def test_a_figure_that_holds_the_place_says_something_of_it() -> None:
    both = claim("both", "stock", "300 to 400", places=("north", "south"), when={"at": "2030-01"})
    found = south(both)
    assert (found.bound.high, found.status, found.no_more) == (400, "worked out", False)


def test_a_share_of_another_place_says_something_of_it() -> None:
    most = claim("most", "share", "60%", whole="land", when={"at": "2030-01"})
    found = south(most)
    # 45 per cent at most of 1,050 are left.
    assert (found.bound.high, found.status, found.no_more) == (472, "worked out", False)
