"""A base map for a dataset that has none of its own, from the country outlines bundled for checks.

It is coarser, and without rivers and lakes: enough to see where things are.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import shapely
from shapely.geometry import MultiLineString, box

from geo.layers import MARGIN, BaseMap, GeoJson
from geo.outlines import names, outline

SMALLEST = 0.01
"""Parts of countries below this many square degrees (about 100 km²) are left out."""


def plain_basemap(
    view: tuple[float, float, float, float], ids: Mapping[str | None, str]
) -> BaseMap:
    """Return the countries around a view.

    Parameters
    ----------
    view
        South, west, north and east in degrees.
    ids
        The dataset's countries: place ids by two-letter code. A code without an outline is left
        out, and so has only its badge.
    """
    south, west, north, east = view
    high, wide = (north - south) * MARGIN, (east - west) * MARGIN
    region = box(
        max(west - wide, -180), max(south - high, -80), min(east + wide, 180), min(north + high, 80)
    )
    shown: list[dict[str, Any]] = []
    lines: list[Any] = []
    for code, name in names().items():
        whole = outline(code)
        if not whole.intersects(region):
            continue
        parts = [
            part
            for part in shapely.get_parts(shapely.make_valid(whole).intersection(region))
            if part.geom_type == "Polygon" and part.area >= SMALLEST
        ]
        if parts:
            rings = [[_pairs(ring) for ring in (p.exterior, *p.interiors)] for p in parts]
            geometry = {"type": "MultiPolygon", "coordinates": rings}
            properties = {"iso": code, "name": name, "place": ids.get(code)}
            shown.append({"type": "Feature", "properties": properties, "geometry": geometry})
            lines += [part.exterior for part in parts]
    borders = shapely.intersection(MultiLineString(lines), region.buffer(-0.01))
    return BaseMap(
        bounds=_turned(region.bounds),
        countries=_collection(shown),
        borders=_collection(
            {
                "type": "Feature",
                "properties": {"kind": "border"},
                "geometry": {"type": "LineString", "coordinates": _pairs(line)},
            }
            for line in shapely.get_parts(borders)
        ),
        rivers=_collection([]),
        lakes=_collection([]),
    )


def _pairs(line: Any) -> list[list[float]]:
    return [[round(x, 3), round(y, 3)] for x, y in line.coords]


def _collection(features: Iterable[dict[str, Any]]) -> GeoJson:
    return {"type": "FeatureCollection", "features": list(features)}


def _turned(bounds: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Return south, west, north and east of shapely's west, south, east and north."""
    west, south, east, north = (round(value, 3) for value in bounds)
    return south, west, north, east
