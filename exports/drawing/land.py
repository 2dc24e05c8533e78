"""The base map as paths on the sheet."""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import shapely
from shapely.geometry import shape

from geo.layers import BaseMap, GeoJson

_EDGE = 12.0
"""How far beyond the stage lines go on, in pixels, so that no cut is seen."""

_FINE = 0.35
"""How far a simplified line may stray, in pixels."""


Stage = tuple[float, float]
"""What the map is drawn on: its width and height in pixels."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Mercator's projection onto the stage: pixels to a radian, and where 0° N 0° E lies."""

    scale: float
    x: float
    y: float


class Shape(NamedTuple):
    """A part of the base map.

    Attributes
    ----------
    look
        Its class in the style sheet.
    place
        Id of the dataset's place that it is; ``None`` for anything else.
    path
        Its outline as the data of an SVG path.
    """

    look: str
    place: str | None
    path: str


@lru_cache(maxsize=4)
def land(basemap: BaseMap, projection: Projection, stage: Stage) -> tuple[Shape, ...]:
    """Return what of the base map is seen on a stage, the lowest first.

    Neighbours lie under the borders, the dataset's own countries with their outlines above them,
    water on top, as on the screen.
    """
    ours: list[GeoJson] = []
    others: list[GeoJson] = []
    for feature in basemap.countries["features"]:
        (others if feature["properties"]["place"] is None else ours).append(feature)
    layers: list[tuple[str, list[GeoJson]]] = [
        ("atlas-land", others),
        ("atlas-border", basemap.borders["features"]),
        ("atlas-lifted", ours),
        ("atlas-lake", basemap.lakes["features"]),
        ("atlas-river", basemap.rivers["features"]),
    ]
    found = []
    for look, features in layers:
        for feature in features:
            if path := _path(_seen(feature["geometry"], projection, stage)):
                found.append(Shape(look, feature["properties"].get("place"), path))
    return tuple(found)


def _seen(geometry: GeoJson, projection: Projection, stage: Stage) -> Any:
    """Return a geometry in pixels of the stage, cut to it and simplified."""

    def project(degrees: Any) -> Any:
        x = np.radians(degrees[:, 0])
        y = np.log(np.tan(math.pi / 4 + np.radians(np.clip(degrees[:, 1], -85, 85)) / 2))
        across = x * projection.scale + projection.x
        return np.column_stack([across, projection.y - y * projection.scale])

    flat = shapely.transform(shape(geometry), project)
    right, bottom = (length + _EDGE for length in stage)
    # Lines cross themselves here and there; cutting needs clean areas.
    clean = flat if flat.geom_type.endswith("LineString") else shapely.make_valid(flat)
    cut = shapely.clip_by_rect(clean, -_EDGE, -_EDGE, right, bottom)
    return shapely.simplify(cut, _FINE)


def _path(geometry: Any) -> str:
    parts = []
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            rings = [part.exterior, *part.interiors]
            parts += [_line(ring.coords[:-1]) + "Z" for ring in rings if len(ring.coords) > 3]
        elif part.geom_type == "LineString" and len(part.coords) > 1:
            parts.append(_line(part.coords))
    return "".join(parts)


def _line(points: Any) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
