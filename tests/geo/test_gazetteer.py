import pytest
from geopy.exc import GeocoderServiceError
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geo.airfields import Airfields
from geo.cities import Cities
from geo.countries import Countries, capital
from geo.gazetteer import AmbiguousNameError, Entry, Gazetteer


def ids(found: list[Location] | None) -> list[str]:
    return [location.raw["entry"].id for location in found or []]


@pytest.mark.parametrize("gazetteer", [Airfields(), Cities(), Countries()])
def test_a_gazetteer_is_a_geopy_geocoder_without_a_network(gazetteer: Gazetteer) -> None:
    assert isinstance(gazetteer, Geocoder)
    with pytest.raises(GeocoderServiceError, match="asked to use the network"):
        gazetteer.adapter.get_json("http://127.0.0.1/", timeout=1, headers={})


@pytest.mark.parametrize(
    ("query", "icao"),
    [
        ("Al Asad Air Base", "ORAA"),
        ("al-asad air base", "ORAA"),
        ("ORBI", "ORBI"),
        ("BGW", "ORBI"),
        ("Erbil", "ORER"),
        ("Arbil", "ORER"),  # the town it serves, in the package's spelling
        ("Bashur", "ORBR"),
    ],
)
def test_airfields_by_name_code_or_town(query: str, icao: str) -> None:
    found = Airfields().geocode(query, country_codes="IQ")
    assert isinstance(found, Location)
    assert found.raw["entry"].id == icao
    assert found.raw["provider"] == "airportsdata"


def test_the_point_of_an_airfield_is_that_of_the_package() -> None:
    found = Airfields().geocode("ORBR", country_codes="IQ")
    assert isinstance(found, Location)
    assert (found.latitude, found.longitude) == (36.5337, 44.3399)
    assert found.address == "Bashur Airfield"


@pytest.mark.parametrize("query", ["Harir", "Al Assad Air Base", "orbi", "", "!!"])
def test_an_unknown_name_is_not_replaced_by_one_like_it(query: str) -> None:
    assert Airfields().geocode(query, country_codes="IQ") is None


def test_a_name_in_another_country_does_not_count() -> None:
    assert Airfields().geocode("Bashur Airfield", country_codes="SY") is None
    assert ids(Airfields().geocode("Bashur Airfield", exactly_one=False)) == ["ORBR"]


@pytest.mark.parametrize(
    ("query", "geonames"),
    [
        ("Erbil", "95446"),
        ("Hewlêr", "95446"),
        ("هەولێر", "95446"),
        ("أربيل", "95446"),
        ("هەریر", "96046"),
        ("حرير", "96046"),
        ("Baghdad", "98182"),
        ("بەغداد", "98182"),
    ],
)
def test_towns_in_three_scripts(query: str, geonames: str) -> None:
    assert ids(Cities().geocode(query, exactly_one=False, country_codes="IQ")) == [geonames]


def test_several_places_of_one_name_are_ambiguous() -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        Cities().geocode("Springfield", country_codes="US")
    assert len(caught.value.candidates) > 10
    assert {location.address for location in caught.value.candidates} == {"Springfield"}
    assert ids(Cities().geocode("4250542", exactly_one=False, country_codes="US")) == ["4250542"]


class TwoTowns(Gazetteer):
    provider = "two-towns"

    def entries(self, country: str) -> tuple[Entry, ...]:
        old = Entry("1", "Newtown", country, 1.0, 1.0, (frozenset({"newtown"}), frozenset({"old"})))
        new = Entry("2", "Hill", country, 2.0, 2.0, (frozenset({"hill"}), frozenset({"newtown"})))
        return old, new


def test_an_alternate_name_does_not_rival_a_proper_one() -> None:
    assert ids(TwoTowns().geocode("Newtown", exactly_one=False, country_codes="IQ")) == ["1"]
    assert ids(TwoTowns().geocode("old", exactly_one=False, country_codes="IQ")) == ["1"]
    assert ids(TwoTowns().geocode("Hill", exactly_one=False, country_codes=["IQ"])) == ["2"]


def test_near_names_are_listed_the_likest_first() -> None:
    near = Airfields().near(["Al Assad Airbase"], "IQ")
    assert near[0].address == "Al Asad Air Base"
    assert Airfields().near(["Zzyzx"], "IQ") == []


def test_countries_by_name_and_code_with_a_point_inside() -> None:
    for query in ("Iraq", "IQ"):
        assert ids(Countries().geocode(query, exactly_one=False, country_codes="IQ")) == ["IQ"]
    assert Countries().geocode("Iraq", country_codes="SY") is None
    assert ids(Countries().geocode("syria", exactly_one=False)) == ["SY"]


def test_capitals() -> None:
    assert capital("SY") == "Damascus"
    assert capital("AQ") is None
    assert capital("ZZ") is None
