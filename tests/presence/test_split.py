"""The illustrative split: whole persons that add up, within the bounds, moved by little."""

import datetime as dt

from hypothesis import given, settings

from claims.dataset import Dataset
from claims.dates import parse_month
from claims.model import Claim
from presence.answers.values import Cell
from presence.edition import Bounds, Edition
from presence.split import split
from tests.presence.small import ISLE, LAND, NORTH, SOUTH, claim, dataset, place
from tests.presence.strategies import worlds

JAN, FEB, APR = "2030-01", "2030-02", "2030-04"
POPULATIONS = ["us", "other", "coalition"]

REST = place("rest", "remainder")
USED = (
    claim("uses-north", "kept", "present", when={"at": JAN}),
    claim("uses-south", "kept", "present", places="south", when={"at": JAN}),
)
HUNDRED = claim("hundred", "stock", "90 to 110", places="land", when={"at": JAN})
EXACTLY = claim("hundred", "stock", "100 to 100", places="land", when={"at": JAN})
CAP = claim("cap", "stock", "under 31", when={"at": JAN})


def shares(
    *claims: Claim, population: str = "us", month: str = JAN, **more: object
) -> list[int | None]:
    """Return the split of the land and of every place in it; ``None`` where it has none."""
    world = dataset(*claims, **more)  # type: ignore[arg-type]
    edition = Edition(world, assumptions=frozenset())
    found = split(edition.solve(POPULATIONS))
    places = [p.id for p in world.places if p.id == "land" or p.parent == "land"]
    return [found.get(edition.cell(p, population, parse_month(month))) for p in places]


# By hand. No assumption is on, so every number comes from the claims.


def test_two_places_in_use_share_the_middle_evenly() -> None:
    # 90 to 110: the middle is 100, half of it each.
    assert shares(HUNDRED, *USED) == [100, 50, 50]


def test_a_place_that_is_full_leaves_the_rest_to_the_other() -> None:
    # Fewer than 31 in the north; the 70 that are left are in the south.
    assert shares(EXACTLY, *USED, CAP) == [100, 30, 70]


def test_no_more_is_moved_than_needed() -> None:
    # From 50 and 50 the north goes down to 30; 80 are too few, so the south goes up by ten, to the
    # least that the land holds, and no further.
    assert shares(HUNDRED, *USED, CAP) == [90, 30, 60]


def test_a_floor_lifts_one_place_and_lowers_the_other() -> None:
    floor = claim("floor", "stock", "over 80", when={"at": JAN})
    assert shares(EXACTLY, *USED, floor) == [100, 80, 20]


def test_only_places_in_use_have_a_share() -> None:
    assert shares(HUNDRED, USED[0]) == [100, 100, 0]


def test_where_none_is_said_to_be_in_use_all_that_may_be_share() -> None:
    assert shares(HUNDRED) == [100, 50, 50]
    empty = claim("empty", "stock", "0", when={"at": JAN})
    assert shares(HUNDRED, empty) == [100, 0, 100]


def test_an_odd_person_goes_to_the_first_place() -> None:
    odd = claim("odd", "stock", "101 to 101", places="land", when={"at": JAN})
    assert shares(odd, *USED) == [101, 51, 50]


def test_the_remainder_has_nothing_unless_the_rest_is_full() -> None:
    places = (LAND, NORTH, SOUTH, REST, ISLE)
    assert shares(HUNDRED, *USED, places=places) == [100, 50, 50, 0]
    assert shares(HUNDRED, places=places) == [100, 50, 50, 0]
    full = claim("full", "stock", "under 41", places="south", when={"at": JAN})
    # 30 and 40 at most, and a hundred in all: thirty are left over.
    assert shares(EXACTLY, *USED, CAP, full, places=places) == [100, 30, 40, 30]


def test_what_is_moved_goes_to_places_in_use_as_long_as_they_can_hold_it() -> None:
    # 100 to 120, or 220 to 300: the middle, 200, is in neither, and the nearer figure is 20 more.
    few = claim("few", "stock", "100 to 120", places="land", when={"at": JAN})
    many = claim("many", "stock", "220 to 300", places="land", party="them", when={"at": JAN})
    places = (LAND, NORTH, SOUTH, REST, ISLE)
    assert shares(few, many, *USED, places=places) == [220, 110, 110, 0]


def test_a_country_without_an_upper_end_has_no_split() -> None:
    over = claim("over", "stock", "over 100", places="land", when={"at": JAN})
    assert shares(over, *USED) == [None, None, None]
    assert shares(HUNDRED, *USED, month=FEB) == [None, None, None]
    # The Americans have a split; the others have no figure, so neither has their sum.
    assert shares(HUNDRED, *USED, population="other") == [None, None, None]
    assert shares(HUNDRED, *USED, population="coalition") == [None, None, None]


def test_populations_are_added_up() -> None:
    others = claim(
        "others", "stock", "20 to 20", places="land", population="other", when={"at": JAN}
    )
    assert shares(HUNDRED, *USED, others, population="other") == [20, 10, 10]
    assert shares(HUNDRED, *USED, others, population="coalition") == [120, 60, 60]


def test_a_limit_on_both_populations_moves_both_alike() -> None:
    others = claim(
        "others", "stock", "20 to 20", places="land", population="other", when={"at": JAN}
    )
    # 60 of the coalition are in the north before; only 40 may be: ten fewer of each. That leaves
    # ten more of each in the south, and none of the others in the north.
    cap = claim("cap", "stock", "40 to 40", population="coalition", when={"at": JAN})
    claims = (EXACTLY, *USED, others, cap)
    assert shares(*claims) == [100, 40, 60]
    assert shares(*claims, population="other") == [20, 0, 20]
    assert shares(*claims, population="coalition") == [120, 40, 80]


def test_whole_persons_keep_to_the_bounds_of_the_coalition_too() -> None:
    # A hundred of each, all in the north; 67 of the coalition at least are in the south. That takes
    # 33.5 of each; rounded, one of the two must be 34.
    uses = claim("other-uses", "kept", population="other", when={"at": JAN})
    others = claim(
        "others", "stock", "100 to 100", places="land", population="other", when={"at": JAN}
    )
    floor = claim(
        "floor", "stock", "over 67", places="south", population="coalition", when={"at": JAN}
    )
    claims = (EXACTLY, USED[0], others, uses, floor)
    assert shares(*claims, population="coalition") == [200, 133, 67]


def test_of_two_figures_in_dispute_the_nearer_one_is_split() -> None:
    # 100 or 130 to 140: the middle of all is 120, and 130 is nearer to it than 100.
    others_say = claim("o", "stock", "130 to 140", places="land", party="them", when={"at": JAN})
    assert shares(EXACTLY, others_say, *USED) == [130, 65, 65]


def test_a_country_without_parts_is_its_own_share() -> None:
    world = dataset(claim("s", "stock", "90 to 110", places="isle", when={"at": JAN}))
    edition = Edition(world)
    found = split(edition.solve(POPULATIONS))
    assert found[edition.cell("isle", "us", parse_month(JAN))] == 100


def test_nobody_is_split_into_nobody() -> None:
    nobody = claim("nobody", "stock", "0", places="land", when={"at": JAN})
    assert shares(nobody) == [0, 0, 0]


# The laws.


def countries(world: Dataset) -> list[str]:
    return [one.id for one in world.places if one.parent is None]


def outside(bounds: Bounds) -> dict[Cell, tuple[int | None, int, int | None]]:
    """Return the cells whose split lies outside of their bounds."""
    return {
        cell: (one.low, persons, one.high)
        for cell, persons in split(bounds).items()
        if (one := bounds.cells[cell].bound)
        and (persons < (one.low or 0) or (one.high is not None and persons > one.high))
    }


@given(worlds(most=5))
def test_the_split_lies_within_the_bounds(world: Dataset) -> None:
    assert outside(Edition(world).solve(POPULATIONS)) == {}


@settings(max_examples=15)
@given(worlds(most=5))
def test_the_split_adds_up_and_is_there_where_the_country_has_a_high(world: Dataset) -> None:
    edition = Edition(world)
    bounds = edition.solve(POPULATIONS)
    found = split(bounds)
    for country in countries(world):
        parts = [one.id for one in world.places if one.parent == country]
        for month in world.months:
            for population in POPULATIONS:
                total = edition.cell(country, population, month)
                if population != "coalition":
                    assert (total in found) == (bounds.cells[total].bound.high is not None)
                listed = [total._replace(place=part) for part in parts]
                assert all((one in found) == (total in found) for one in listed)
                if total in found and parts:
                    assert found[total] == sum(found[one] for one in listed)
            for where in (country, *parts):
                us, other, both = (found.get(edition.cell(where, p, month)) for p in POPULATIONS)
                if us is None or other is None:
                    assert both is None
                else:
                    assert both == us + other


@settings(max_examples=5)
@given(worlds(most=5))
def test_the_split_is_the_same_every_time_and_in_every_order(world: Dataset) -> None:
    turned = dataset(
        *world.claims,
        places=world.places,
        grid=("2030-01", f"2030-0{world.end - world.start + 1}"),
        reverse=True,
    )
    first, again, reverse = (
        split(Edition(one).solve(POPULATIONS)) for one in (world, world, turned)
    )
    assert first == again == reverse


def test_the_split_of_an_earlier_edition(shipped: Dataset) -> None:
    bounds = Edition(shipped, dt.date(2024, 9, 6)).solve(POPULATIONS)
    assert outside(bounds) == {}
    # The middle of 2,250 to 2,750, and Erbil alone is said to be in use.
    september = parse_month("2024-09")
    assert split(bounds)[bounds.edition.cell("erbil", "us", september)] == 2500
    assert split(bounds)[bounds.edition.cell("baghdad", "us", september)] == 0


def test_the_split_of_the_shipped_reports(shipped: Dataset) -> None:
    edition = Edition(shipped)
    bounds = edition.solve(POPULATIONS)
    found = split(bounds)
    assert outside(bounds) == {}
    # A bare 2,500 is 2,438 to 2,562; the middle is 2,500, half each at the two bases in use.
    september = parse_month("2024-09")
    assert found[edition.cell("iraq", "us", september)] == 2500
    assert found[edition.cell("ain-al-asad", "us", september)] == 1250
    assert found[edition.cell("erbil", "us", september)] == 1250
    assert found[edition.cell("elsewhere-in-iraq", "us", september)] == 0
    december = parse_month("2026-12")
    assert found[edition.cell("iraq", "us", december)] == 0
