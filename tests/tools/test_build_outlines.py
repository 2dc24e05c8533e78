from itertools import accumulate
from typing import Any

import pytest
import shapely

from tools import outlines as build


def decoded(polygons: list[list[list[int]]]) -> Any:
    def points(ring: list[int]) -> list[tuple[float, float]]:
        steps = zip(accumulate(ring[::2]), accumulate(ring[1::2]), strict=True)
        return [(x / build.STEPS_PER_DEGREE, y / build.STEPS_PER_DEGREE) for x, y in steps]

    return shapely.MultiPolygon(
        [shapely.Polygon(points(shell), [points(h) for h in holes]) for shell, *holes in polygons]
    )


def test_what_is_encoded_is_within_the_tolerance() -> None:
    island = shapely.Point(10, 20).buffer(2, quad_segs=90)
    ring = island.difference(shapely.Point(10, 20).buffer(1, quad_segs=90))
    outline = decoded(build._encoded(ring))
    assert len(outline.geoms[0].interiors) == 1
    assert outline.hausdorff_distance(ring) < build.TOLERANCE + 2 / build.STEPS_PER_DEGREE
    assert shapely.get_num_coordinates(outline) < shapely.get_num_coordinates(ring) / 5


def test_the_largest_part_stands_first() -> None:
    parts = shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(5, 5, 9, 9)])
    assert [part.area for part in decoded(build._encoded(parts)).geoms] == [16, 1]


def test_a_ring_across_the_date_line_is_cut_there() -> None:
    ring = [(179.0, 0.0), (-179.0, 0.0), (-179.0, 1.0), (179.0, 1.0), (179.0, 0.0)]
    parts = build._polygons([ring])
    assert sorted(part.bounds for part in parts) == [(-180, 0, -179, 1), (179, 0, 180, 1)]


def test_a_ring_around_the_pole_is_closed_along_the_bottom() -> None:
    ring = [(lon, -70.0) for lon in (-180.0, -90.0, 0.0, 90.0, 179.0)] + [(-180.0, -70.0)]
    (part,) = build._polygons([ring])
    assert part.bounds == (-180, -90, 180, -70)
    assert part.area == pytest.approx(360 * 20)


def test_a_ring_of_too_few_points_becomes_a_speck() -> None:
    flat = [[(12.45, 41.90), (12.46, 41.90)]]
    assert build._polygons(flat) == []
    speck = build._speck([flat])
    assert speck.contains(shapely.Point(12.455, 41.9))
    assert speck.area < 0.001


def test_arcs_are_joined_and_turned_round() -> None:
    arcs = [[(0.0, 0.0), (1.0, 0.0)], [(0.0, 0.0), (1.0, 1.0), (1.0, 0.0)]]
    assert build._ring([0, ~1], arcs) == [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)]


def test_territories_with_a_code_of_their_own_are_cut_out() -> None:
    mainland, guiana = shapely.box(0, 43, 7, 50), shapely.box(-54, 3, -52, 5)
    outlines: dict[str, Any] = {
        owner: shapely.box(0, 0, 1, 1) for owner in ("NL", "NO", "NZ", "AU")
    }
    outlines["FR"] = shapely.MultiPolygon([mainland, guiana])
    names = {"FR": "France"}
    build._split(outlines, names)
    assert outlines["GF"].equals(guiana)
    assert outlines["FR"].equals(mainland)
    assert names["GF"] == "French Guiana"
    assert "RE" not in outlines
