"""Coasts, a border, water and points in empty ocean: set by hand, roughened by the dice."""

import csv
import io
import json
import random
from itertools import pairwise
from typing import Any

from tests.datasets.sarrane.making.history import SEED

Line = list[tuple[float, float]]
"""Longitude and latitude of each corner."""

_ROUGH = 0.16
"""How far the middle of a stretch may lie off it, as a part of the stretch."""

BOX = (-141.0, -55.1, -109.2, -36.4)
"""West, south, east and north of the map: the view, and as much again for those who pan."""

_BORDER: Line = [
    (-129.6, -46.8),
    (-128.4, -47.0),
    (-127.1, -46.7),
    (-125.6, -47.1),
    (-124.3, -46.7),
]
_COASTS: dict[str, Line] = {
    "sarrane": [
        (-129.6, -46.8), (-130.2, -45.6), (-129.4, -44.5), (-128.0, -43.9), (-126.6, -44.1),
        (-125.4, -43.8), (-124.6, -44.6), (-124.9, -45.8), (-124.3, -46.7),
    ],
    "tamoud": [
        (-124.3, -46.7), (-124.4, -47.6), (-125.5, -48.4), (-126.9, -48.7), (-128.3, -48.3),
        (-129.3, -47.7), (-129.6, -46.8),
    ],
    "ilvar": [
        (-122.4, -44.2), (-121.5, -43.5), (-120.4, -43.9), (-119.9, -45.0), (-120.5, -46.1),
        (-121.4, -46.9), (-122.3, -46.3), (-122.0, -45.2), (-122.4, -44.2),
    ],
    "islet": [
        (-123.3, -45.3), (-123.0, -45.1), (-122.8, -45.4), (-123.1, -45.6), (-123.3, -45.3),
    ],
}  # fmt: skip
_RIVER: Line = [(-128.0, -46.0), (-127.2, -45.4), (-126.2, -45.2), (-124.9, -44.8)]
_LAKE: Line = [
    (-127.6, -45.3),
    (-127.3, -45.2),
    (-127.2, -45.35),
    (-127.5, -45.45),
    (-127.6, -45.3),
]

# Place: latitude, longitude, what the point stands for, country.
_POINTS = {
    "sarrane": (-45.9, -126.6, "country", "QS"),
    "amary": (-44.8, -125.0, "airfield", "QS"),
    "hadid": (-45.6, -127.3, "airfield", "QS"),
    "belcastre": (-46.3, -128.6, "airfield", "QS"),
    "ras-doumi": (-44.2, -127.9, "airfield", "QS"),
    "ain-tarfa": (-44.35, -126.2, "airfield", "QS"),
    "ilvar": (-45.0, -121.3, "country", "QV"),
    "ilvar-airport": (-44.3, -121.0, "airfield", "QV"),
    "korsund": (-46.4, -121.5, "airfield", "QV"),
    "tolm": (-45.4, -120.5, "city", "QV"),
    "tamoud": (-47.6, -125.9, "country", "QT"),
    "tamoud-port": (-48.3, -126.6, "city", "QT"),
    "wadi-sakhr": (-47.4, -127.7, "airfield", "QT"),
}
_SHOWN = (("QS", "Sarrane"), ("QT", "Tamoud"), ("QV", "Ilvar"))


def land() -> dict[str, str]:
    """The points and the files of the base map, by their names below the dataset's folder."""
    dice = random.Random(SEED)
    border = _rough(_BORDER, dice)
    coasts = {name: _rough(coast, dice) for name, coast in _COASTS.items()}
    shapes = {
        "QS": [[coasts["sarrane"] + border[-2::-1]]],
        "QT": [[coasts["tamoud"] + border[1:]]],
        "QV": [[coasts["ilvar"]], [coasts["islet"]]],
    }
    countries = [
        _feature({"iso": code, "name": name}, "MultiPolygon", shapes[code]) for code, name in _SHOWN
    ]
    water = [
        _feature({"kind": "river"}, "MultiLineString", [_rough(_RIVER, dice)]),
        _feature({"kind": "lake"}, "MultiPolygon", [[_rough(_LAKE, dice)]]),
    ]
    return {
        "data/basemap/countries.json": _collection(countries),
        "data/basemap/borders.json": _collection(
            [_feature({"kind": "border"}, "MultiLineString", [border])]
        ),
        "data/basemap/water.json": _collection(water),
        "data/sites.csv": _sites(),
    }


def _rough(line: Line, dice: random.Random, times: int = 4) -> Line:
    """A line with the middle of every stretch moved off it, some times over."""
    for _ in range(times):
        finer: Line = []
        for (x, y), (next_x, next_y) in pairwise(line):
            off = (2 * dice.random() - 1) * _ROUGH
            middle = (x + next_x) / 2 + off * (next_y - y), (y + next_y) / 2 - off * (next_x - x)
            finer += [(x, y), (round(middle[0], 3), round(middle[1], 3))]
        line = [*finer, line[-1]]
    return line


def _feature(properties: dict[str, str], kind: str, coordinates: Any) -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _collection(features: list[dict[str, Any]]) -> str:
    whole = {"type": "FeatureCollection", "bbox": BOX, "features": features}
    return json.dumps(whole, separators=(",", ":")) + "\n"


def _sites() -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ["place", "latitude", "longitude", "precision", "provider", "provider_id", "matched",
         "query", "country"]
    )  # fmt: skip
    for place, (latitude, longitude, precision, country) in _POINTS.items():
        at = f"{latitude:.5f}", f"{longitude:.5f}"
        writer.writerow([place, *at, precision, "by-hand", place, place, place, country])
    return out.getvalue()
