"""Editions: countries that no claim ties together are solved apart, and nothing is lost by it."""

from hypothesis import given

from claims.dataset import Dataset
from presence.answers.search import Evaluator
from presence.edition import Edition
from presence.projection import Projection
from tests.presence.small import claim, dataset
from tests.presence.strategies import worlds

JAN, FEB = "2030-01", "2030-02"
ON_LAND = claim("on-land", "stock", "100", places="land", when={"at": JAN})
ON_ISLE = claim("on-isle", "stock", "50", places="isle", when={"at": JAN})


@given(worlds())
def test_solved_apart_the_bounds_are_as_solved_together(world: Dataset) -> None:
    edition, whole = Edition(world), Projection(world)
    cells = [
        edition.cell(place.id, population, month)
        for place in world.places
        for population in ("us", "coalition")
        for month in world.months
    ]
    together = Evaluator(whole).bounds(cells)
    apart = edition.announced(["us", "coalition"])
    assert {cell: apart[cell] for cell in cells} == {cell: together[cell] for cell in cells}


def test_countries_are_apart_until_a_claim_binds_both() -> None:
    assert len(Edition(dataset(ON_LAND, ON_ISLE)).parts) == 2
    both = claim("both", "stock", "150", places=("land", "isle"), when={"at": JAN})
    assert len(Edition(dataset(ON_LAND, ON_ISLE, both)).parts) == 1


def test_an_edition_knows_every_claim(shipped: Dataset) -> None:
    context = claim("context", "context", places=("land", "isle"))
    nowhere = claim("nowhere", "context", places=())
    edition = Edition(dataset(ON_LAND, ON_ISLE, context, nowhere))
    assert list(edition.claims) == ["context", "nowhere", "on-isle", "on-land"]
    assert set(Edition(shipped).claims) == {claim.id for claim in shipped.claims}


def test_a_possibility_about_two_countries_frees_both() -> None:
    may = claim(
        "may", "context", places=("land", "isle"), modality="possibility", releases=("no-rise",)
    )
    edition = Edition(dataset(ON_LAND, ON_ISLE, may))
    for place in ("land", "isle"):
        one = edition.solve_one(place, "us", edition.dataset.end)
        assert one.bound.high is not None
        assert one.wide[1] is None
