"""The point of a polytope nearest to a target, from linear programmes alone.

Wolfe's algorithm (P. Wolfe, "Finding the nearest point in a polytope", 1976) keeps a few corners of
the polytope, finds the nearest point of their affine hull, and drops corners until that point is a
mixture of them; a linear programme then says whether any other corner lies nearer. It ends after
finitely many steps at the exact point, without a quadratic solver.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Point = npt.NDArray[np.float64]

TOLERANCE = 1e-7
"""Relative slack, in squared persons, at which no other corner counts as nearer."""

MOST_STEPS = 500
"""Steps after which the point found so far is returned; a few dozen are usual."""


def nearest(target: Point, corner: Callable[[Point], Point]) -> Point:
    """Return the nearest point of a polytope to a target.

    Parameters
    ----------
    target
        The target, one number a coordinate.
    corner
        Returns the corner with the least scalar product with a direction.
    """
    corners = [corner(-target) - target]
    weights = np.array([1.0])
    point = corners[0]
    for _ in range(MOST_STEPS):
        found = corner(point) - target
        size = float(point @ point)
        if size - float(point @ found) <= TOLERANCE * max(1.0, size):
            break
        corners.append(found)
        weights = np.append(weights, 0.0)
        while True:
            mixture = _affine_minimum(corners)
            if (mixture > TOLERANCE).all():
                weights = mixture
                break
            shrinking = mixture <= TOLERANCE
            steps = weights[shrinking] / np.maximum(weights[shrinking] - mixture[shrinking], 1e-15)
            weights = weights + min(1.0, steps.min()) * (mixture - weights)
            keep = weights > TOLERANCE
            if keep.all():
                keep[int(np.argmin(weights))] = False
            corners = [one for one, kept in zip(corners, keep, strict=True) if kept]
            weights = weights[keep] / weights[keep].sum()
        point = weights @ np.array(corners)
    return point + target


def _affine_minimum(corners: list[Point]) -> Point:
    """Return the weights, adding up to one, of the point of least norm in an affine hull."""
    count = len(corners)
    matrix = np.array(corners)
    system = np.zeros((count + 1, count + 1))
    system[:count, :count] = matrix @ matrix.T
    system[:count, count] = system[count, :count] = 1.0
    right = np.zeros(count + 1)
    right[count] = 1.0
    solution = np.linalg.lstsq(system, right, rcond=None)[0]
    return np.asarray(solution[:count], dtype=np.float64)
