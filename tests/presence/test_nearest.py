"""The nearest point of a polytope, against projections that are known otherwise."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presence.nearest import Point, nearest

Corner = Callable[[Point], Point]

CLOSE = 0.01
"""A hundredth of a person; the split shows whole ones."""

PERSONS = st.integers(-400, 400)


def some(size: int, numbers: st.SearchStrategy[int] = PERSONS) -> st.SearchStrategy[Point]:
    """Return points of that many coordinates."""
    return st.lists(numbers, min_size=size, max_size=size).map(lambda n: np.array(n, dtype=float))


def hull(corners: Point) -> Corner:
    """Return the oracle of the hull of some points, one a row."""
    return lambda direction: np.asarray(corners[int(np.argmin(corners @ direction))])


def limited(low: Point, high: Point, least: float, most: float) -> Corner:
    """Return the oracle of ``low <= x <= high`` with a sum from `least` to `most`."""

    def corner(direction: Point) -> Point:
        point = np.where(direction < 0, high, low)
        cheap = np.argsort(direction, kind="stable")
        for index in cheap:  # too few: raise the cheapest
            point[index] += np.clip(least - point.sum(), 0, high[index] - point[index])
        for index in cheap[::-1]:  # too many: lower the dearest
            point[index] -= np.clip(point.sum() - most, 0, point[index] - low[index])
        return point

    return corner


def limited_nearest(target: Point, low: Point, high: Point, least: float, most: float) -> Point:
    """Return the same nearest point by moving all alike until the sum fits."""

    def moved(shift: float) -> Point:
        return np.clip(target + shift, low, high)

    wanted = np.clip(moved(0).sum(), least, most)
    down, up = -5000.0, 5000.0
    for _ in range(80):
        middle = (down + up) / 2
        if moved(middle).sum() < wanted:
            down = middle
        else:
            up = middle
    return moved(up)


def segment_nearest(target: Point, one: Point, other: Point) -> Point:
    along = other - one
    size = float(along @ along)
    part = 0.0 if size == 0 else float(np.clip((target - one) @ along / size, 0, 1))
    return one + part * along


def triangle_nearest(target: Point, corners: Point) -> Point:
    """Return the nearest point of a triangle in the plane: itself inside, else of an edge."""
    edges = [(corners[i], corners[(i + 1) % 3]) for i in range(3)]
    sides = [
        (b[0] - a[0]) * (target[1] - a[1]) - (b[1] - a[1]) * (target[0] - a[0]) for a, b in edges
    ]
    (x, y, z) = corners
    area = (y[0] - x[0]) * (z[1] - x[1]) - (y[1] - x[1]) * (z[0] - x[0])
    if area and (all(side * area >= 0 for side in sides)):
        return target
    found = [segment_nearest(target, a, b) for a, b in edges]
    return min(found, key=lambda point: float(np.sum((point - target) ** 2)))


def test_a_point_inside_is_its_own_nearest() -> None:
    square = limited(np.zeros(2), np.full(2, 10.0), 0, 20)
    assert nearest(np.array([3.0, 4.0]), square) == pytest.approx([3, 4])


def test_a_single_corner_is_nearest_to_everything() -> None:
    only = np.array([3.0, 4.0])
    assert nearest(np.array([100.0, -7.0]), lambda _: only) == pytest.approx([3, 4])


def test_an_edge_is_met_at_a_right_angle() -> None:
    # From the origin to the line through (2, 0) and (0, 2): its middle.
    line = hull(np.array([[2.0, 0.0], [0.0, 2.0]]))
    assert nearest(np.zeros(2), line) == pytest.approx([1, 1])


def test_a_cap_on_one_place_moves_the_rest_to_the_other() -> None:
    # One hundred persons, at most thirty at the first place: thirty and seventy.
    capped = limited(np.zeros(2), np.array([30.0, 100.0]), 100, 100)
    assert nearest(np.array([50.0, 50.0]), capped) == pytest.approx([30, 70])


@given(some(3), some(3), some(3, st.integers(0, 300)))
def test_a_box_clips(target: Point, low: Point, width: Point) -> None:
    free = limited(low, low + width, -1e6, 1e6)
    assert nearest(target, free) == pytest.approx(np.clip(target, low, low + width), abs=CLOSE)


@given(some(4), st.integers(1, 500))
def test_a_simplex_takes_the_same_off_all_that_remain(target: Point, total: int) -> None:
    # Known since Held, Wolfe and Crowder (1974): the largest k coordinates stay, less one number.
    ordered = np.sort(target)[::-1]
    offs = [(ordered[:k].sum() - total) / k for k in range(1, 5)]
    off = next(o for k, o in reversed(list(enumerate(offs, 1))) if ordered[k - 1] > o)
    corners = np.eye(4) * total
    known = np.maximum(target - off, 0)
    assert nearest(target, hull(corners)) == pytest.approx(known, abs=CLOSE)


@given(
    some(5),
    some(5, st.integers(0, 80)),
    some(5, st.integers(0, 200)),
    st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_floors_ceilings_and_a_total_shift_all_that_can_move_alike(
    target: Point, low: Point, width: Point, parts: tuple[float, float]
) -> None:
    high = low + width
    least, most = (float(low.sum() + part * width.sum()) for part in sorted(parts))
    found = nearest(target, limited(low, high, least, most))
    known = limited_nearest(target, low, high, least, most)
    assert found == pytest.approx(known, abs=CLOSE)


@given(some(2), st.lists(some(2), min_size=3, max_size=3))
def test_a_triangle_flat_or_not(target: Point, corners: list[Point]) -> None:
    three = np.array(corners)
    found = nearest(target, hull(three))
    assert found == pytest.approx(triangle_nearest(target, three), abs=CLOSE)


@given(some(3), st.lists(some(3), min_size=1, max_size=9))
def test_no_corner_lies_beyond_the_plane_through_the_nearest_point(
    target: Point, corners: list[Point]
) -> None:
    points = np.array(corners)
    found = nearest(target, hull(points))
    # That no corner is nearer along the way, and only that, makes a point of the hull the nearest.
    away = found - target
    slack = 1e-6 * max(1.0, float(away @ away))
    assert (points @ away >= float(found @ away) - slack).all()
    assert np.abs(nearest(found, hull(points)) - found).max() <= CLOSE


def test_forty_places_end_soon() -> None:
    asked = 0
    low, high = np.zeros(40), np.linspace(1, 60, 40)
    inner = limited(low, high, 700, 700)

    def corner(direction: Point) -> Point:
        nonlocal asked
        asked += 1
        return inner(direction)

    target = np.full(40, 20.0)
    found = nearest(target, corner)
    assert found == pytest.approx(limited_nearest(target, low, high, 700, 700), abs=CLOSE)
    assert asked <= 100
