"""Places that nothing names share columns and are solved once: faster, and nothing else."""

from dataclasses import asdict

from claims.dataset import Dataset
from claims.model import Claim
from presence.edition import Edition
from presence.split import split
from presence.told.table import table
from tests.presence.small import ISLE, LAND, NO_FALL, NO_RISE, NORTH, TOKEN, claim, dataset, place

CROWD = tuple(place(name) for name in ("able", "baker", "charlie", "dog"))
REST = place("rest-of-land", "remainder")
PLACES = (LAND, *CROWD[:2], NORTH, *CROWD[2:], REST, ISLE)
POPULATIONS = ["us", "other", "coalition"]

# Most are at north, and the part that is not is somewhere; later all leave, of whom some at north
# may not. The last line makes a sum over a whole country without the place that is freed.
SAID = (
    claim("all", "stock", "1000", places="land", when={"at": "2030-01"}),
    claim("friends", "stock", "300", places="land", population="other", when={"at": "2030-01"}),
    claim("most", "share", "60%", places="north", whole="land", when={"at": "2030-01"}),
    claim("half", "departure", "50%", places="land", when={"from": "2030-02", "by": "2030-03"}),
    claim("used", "kept", "present", when={"at": "2030-03"}),
    claim("gone", "emptied", places="land", modality="plan", when={"by": "2030-05"}),
    claim(
        "but",
        "kept",
        "present",
        modality="possibility",
        when={"from": "2030-05"},
        releases=("gone",),
    ),
)


def world(*more: Claim) -> Dataset:
    return dataset(*SAID, *more, places=PLACES, assumptions=(NO_RISE, NO_FALL, TOKEN))


def named() -> Dataset:
    """Return the same with a claim that names every place, gives no date and so bounds nothing."""
    names = [one.id for one in PLACES if one.kind == "base"]
    return world(claim("named", "context", places=names))


def rows(edition: Edition) -> list[dict[str, object]]:
    parts = split(edition.solve(POPULATIONS))
    return [asdict(row) for row in table(edition, POPULATIONS, "month", parts)]


def test_a_crowd_has_two_columns_however_large_it_is() -> None:
    sizes = []
    for one in (world(), named()):
        part = Edition(one).parts[0]
        sizes.append(part.programme.columns.size / (2 * len(part.timeline.days)))
    # By population and day: north, the remainder, one of the crowd and the rest of it; or each.
    assert sizes == [4, 6]


def test_bounds_reasons_and_split_are_those_of_places_solved_apart() -> None:
    together, apart = rows(Edition(world())), rows(Edition(named()))
    assert together == apart


def test_one_of_a_crowd_may_be_empty_and_may_hold_what_all_of_it_may() -> None:
    edition = Edition(world())
    found = {
        name: edition.solve_one(name, "us", edition.dataset.start).bound
        for name in ("able", "dog", "land", "north")
    }
    # A bare 1,000 is ten per cent either way at most; 60% is 55 to 65 per cent of them, at north:
    # 0.55 × 900 to 0.65 × 1,100.
    assert (found["land"].low, found["land"].high) == (900, 1100)
    assert (found["north"].low, found["north"].high) == (495, 715)
    # What is left: 45 per cent of 1,100, in one place of the crowd or in none of it.
    for name in ("able", "dog"):
        assert (found[name].low, found[name].high) == (None, 495)


def test_the_split_adds_up_over_a_crowd() -> None:
    edition = Edition(world())
    parts = split(edition.solve(POPULATIONS))
    below = [one.id for one in PLACES if one.parent == "land"]
    for month in edition.dataset.months:
        for population in POPULATIONS:
            cells = [edition.cell(name, population, month) for name in below]
            total = parts[edition.cell("land", population, month)]
            assert total == sum(parts[cell] for cell in cells)
