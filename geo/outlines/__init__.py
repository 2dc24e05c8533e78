"""The outlines of all countries, for checking points; where they come from: ``ORIGIN.md``."""

import json
import math
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import shapely
import shapely.affinity
from shapely.geometry import MultiPolygon, Point, Polygon

_FILE = Path(__file__).with_name("countries.json")

_KM_PER_DEGREE = 111.2
"""Length of a degree of latitude on the mean sphere, in kilometres."""

_POLE_TOLERANCE = 0.01
"""How close to the innermost point the search stops, in degrees of latitude (about 1 km)."""


class UnknownCountryError(LookupError):
    """There is no outline for a country code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"no country with the ISO 3166-1 code '{code}' has an outline")


@cache
def _countries() -> tuple[int, dict[str, dict[str, Any]]]:
    record = json.loads(_FILE.read_text(encoding="utf-8"))
    return record["steps_per_degree"], record["countries"]


def names() -> dict[str, str]:
    """Return the English name of every country with an outline, by its two-letter code."""
    return {code: country["name"] for code, country in _countries()[1].items()}


@cache
def outline(code: str) -> MultiPolygon:
    """Return the outline of a country, in degrees of longitude (x) and latitude (y).

    Raises
    ------
    UnknownCountryError
        Where no country has that ISO 3166-1 two-letter code.
    """
    unit, countries = _countries()
    if code not in countries:
        raise UnknownCountryError(code)
    polygons = []
    for rings in countries[code]["polygons"]:
        shell, *holes = (
            [
                (x / unit, y / unit)
                for x, y in zip(accumulate(ring[::2]), accumulate(ring[1::2]), strict=True)
            ]
            for ring in rings
        )
        polygons.append(Polygon(shell, holes))
    shape = MultiPolygon(polygons)
    shapely.prepare(shape)
    return shape


def kilometres_outside(code: str, latitude: float, longitude: float) -> float:
    """Return how far a point lies outside a country's outline, in kilometres; 0 inside it.

    Raises
    ------
    UnknownCountryError
        Where no country has that code.
    """
    shape = outline(code)
    point = Point(longitude, latitude)
    if shape.intersects(point):
        return 0.0
    # Degrees of longitude shrink towards the poles: make them as long as those of latitude here.
    local = shapely.affinity.scale(
        shape, xfact=math.cos(math.radians(latitude)), yfact=1.0, origin=(longitude, latitude)
    )
    return float(local.distance(point)) * _KM_PER_DEGREE


def country_at(latitude: float, longitude: float) -> str | None:
    """Return the code of the country whose outline holds a point; ``None`` at sea."""
    point = Point(longitude, latitude)
    return next((code for code in names() if outline(code).intersects(point)), None)


@cache
def inside_point(code: str) -> tuple[float, float]:
    """Return a point well inside a country: latitude and longitude in degrees.

    It is the innermost point (the pole of inaccessibility) of the largest part, where a label has
    the most room, to two decimals so that versions of the geometry library agree on it.

    Raises
    ------
    UnknownCountryError
        Where no country has that code.
    """
    largest = max(outline(code).geoms, key=_local_area)
    latitude = largest.centroid.y
    stretch = math.cos(math.radians(latitude))
    flat = shapely.affinity.scale(largest, xfact=stretch, yfact=1.0, origin=(0, 0))
    size = math.sqrt(flat.area)
    centre = shapely.maximum_inscribed_circle(flat, min(_POLE_TOLERANCE, size / 100)).coords[0]
    rounded = round(centre[1], 2), round(centre[0] / stretch, 2)
    if largest.contains(Point(rounded[1], rounded[0])):
        return rounded
    # A speck such as the Vatican is smaller than the rounding.
    return round(centre[1], 5), round(centre[0] / stretch, 5)


def _local_area(part: Polygon) -> float:
    """Return an area that compares across latitudes, in square degrees of latitude."""
    return float(part.area) * math.cos(math.radians(part.centroid.y))
