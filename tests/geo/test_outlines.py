import airportsdata
import pytest
import shapely

from geo import outlines

GENEROUS = 5.0


def test_every_outline_is_valid_and_holds_its_inner_point() -> None:
    assert len(outlines.names()) == 250
    for code in outlines.names():
        shape = outlines.outline(code)
        assert shape.is_valid, code
        assert shape.area > 0, code
        latitude, longitude = outlines.inside_point(code)
        assert outlines.kilometres_outside(code, latitude, longitude) == 0, code


def test_the_file_is_under_a_megabyte() -> None:
    assert outlines._FILE.stat().st_size < 1_000_000


def test_an_unknown_code_is_named() -> None:
    with pytest.raises(outlines.UnknownCountryError, match="code 'ZZ' has an outline"):
        outlines.outline("ZZ")


@pytest.mark.parametrize(
    ("code", "name", "latitude", "longitude"),
    [
        ("IQ", "Iraq", 33.34, 44.40),
        ("SY", "Syria", 33.51, 36.29),
        ("XK", "Kosovo", 42.67, 21.17),
        ("SO", "Somalia", 9.56, 44.06),  # Hargeisa
        ("CY", "Cyprus", 35.34, 33.32),  # Kyrenia
        ("GF", "French Guiana", 4.92, -52.31),
        ("FJ", "Fiji", -16.80, 179.99),  # on the date line
        ("RU", "Russia", 66.0, -172.0),  # beyond it
        ("AQ", "Antarctica", -89.0, 10.0),  # around the pole
    ],
)
def test_points_lie_in_their_country(
    code: str, name: str, latitude: float, longitude: float
) -> None:
    assert outlines.names()[code] == name
    assert outlines.kilometres_outside(code, latitude, longitude) < GENEROUS
    assert outlines.country_at(latitude, longitude) in (code, None)


def test_the_sea_is_in_no_country() -> None:
    assert outlines.country_at(0.0, -30.0) is None


def test_distance_to_an_outline_is_in_kilometres_at_any_latitude() -> None:
    # One degree of longitude at 60 degrees north is 55.7 km long.
    west = shapely.bounds(outlines.outline("AX"))[0]
    here = outlines.kilometres_outside("AX", 60.2, west - 1.0)
    assert here - outlines.kilometres_outside("AX", 60.2, west) == pytest.approx(55, abs=3)


def test_nearly_all_airfields_lie_in_their_own_country() -> None:
    airports = [a for a in airportsdata.load("ICAO").values() if a["country"] in ("IQ", "SY")]
    outside = {
        a["icao"]
        for a in airports
        if outlines.kilometres_outside(a["country"], a["lat"], a["lon"]) > GENEROUS
    }
    # A former airfield on the Golan Heights, which Natural Earth draws in Israel.
    assert outside == {"OS73"}
    assert len(airports) > 30
