"""Reading TopoJSON: arcs that neighbours share, simplified once so that borders still meet."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import LineString, MultiLineString, Polygon
from shapely.geometry.base import BaseGeometry

from files import FaultyInputError

Point = tuple[float, float]
"""Longitude and latitude in degrees."""


class Topology:
    """A TopoJSON file with its arcs decoded to degrees.

    Parameters
    ----------
    path
        The file; it must carry the ``transform`` of a quantised topology.

    Raises
    ------
    FaultyInputError
        Where the file is missing or is no quantised TopoJSON.
    """

    def __init__(self, path: Path) -> None:
        try:
            topology = json.loads(path.read_text(encoding="utf-8"))
            (scale_x, scale_y), (shift_x, shift_y) = (
                topology["transform"]["scale"],
                topology["transform"]["translate"],
            )
            self.objects: dict[str, Any] = topology["objects"]
            deltas = topology["arcs"]
        except OSError as error:
            raise FaultyInputError.one(
                str(path), ".", f"cannot be read ({error.strerror}); unpack the npm package there"
            ) from None
        except (ValueError, KeyError, TypeError):
            raise FaultyInputError.one(
                str(path), ".", "is not quantised TopoJSON; unpack the npm package again"
            ) from None
        self.arcs: list[list[Point]] = []
        for arc in deltas:
            x = y = 0
            points = []
            for step_x, step_y in arc:
                x, y = x + step_x, y + step_y
                points.append((x * scale_x + shift_x, y * scale_y + shift_y))
            self.arcs.append(points)

    def simplify(self, near: BaseGeometry, fine: float, coarse: float) -> None:
        """Simplify every arc, finely where it touches an area and coarsely elsewhere.

        Arcs keep their ends, so that areas which share them still meet without gaps.

        Parameters
        ----------
        near
            The area that deserves detail, in degrees.
        fine, coarse
            Largest displacement in degrees inside and outside it.
        """
        self.arcs = [
            list(line.simplify(fine if line.intersects(near) else coarse).coords)
            for line in map(LineString, self.arcs)
        ]

    def area(self, geometry: Mapping[str, Any]) -> BaseGeometry:
        """Return a Polygon or MultiPolygon of the topology as a valid geometry in degrees."""
        kind = geometry["type"]
        parts = {"Polygon": [geometry["arcs"]], "MultiPolygon": geometry["arcs"]}[kind]
        polygons = []
        for rings in parts:
            coordinates = [self._ring(ring) for ring in rings]
            solid = [ring for ring in coordinates if len(ring) >= 4]
            if len(coordinates[0]) >= 4:
                polygons.append(Polygon(solid[0], solid[1:]))
        return shapely.make_valid(shapely.union_all(shapely.make_valid(polygons)))

    def line(self, geometry: Mapping[str, Any]) -> BaseGeometry:
        """Return a LineString or MultiLineString of the topology, in degrees."""
        kind = geometry["type"]
        parts = {"LineString": [geometry["arcs"]], "MultiLineString": geometry["arcs"]}[kind]
        return MultiLineString([self._ring(part) for part in parts])

    def shared(self, name: str) -> BaseGeometry:
        """Return the arcs that two areas of an object share: the borders between them."""
        uses = Counter(
            arc if arc >= 0 else ~arc
            for geometry in self.objects[name]["geometries"]
            for arc in _numbers(geometry.get("arcs", []))
        )
        return MultiLineString([self.arcs[arc] for arc, count in uses.items() if count > 1])

    def _ring(self, numbers: list[int]) -> list[Point]:
        points: list[Point] = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points += arc[1:] if points else arc
        return points


def _numbers(nested: Any) -> Iterator[int]:
    """Yield the arc numbers in however deeply nested a list."""
    if isinstance(nested, int):
        yield nested
    else:
        for item in nested:
            yield from _numbers(item)
