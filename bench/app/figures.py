"""Medians, 95th percentiles and ratios of what was measured, and what the targets say to them."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bench.app.servers import APP, FLOOR, TEXTBOOK

KEY, NEXT, BUTTON, DRAG, FRAMES = "key", "next", "button", "drag", "frames"
SETTLED, BYTES, MESSAGES, LOADS = "settled", "bytes", "messages", "loads"
COLD, WARM, MEMORY = "cold", "warm", "memory"

ROWS = {
    KEY: "key press to painted marks, ms",
    NEXT: "the same to the start of the next animation frame, ms",
    BUTTON: "button to painted marks, ms",
    DRAG: "drag event to painted marks, ms; the others from the release",
    FRAMES: "the same in animation frames",
    SETTLED: "key or button to the whole screen settled, ms",
    BYTES: "websocket, both ways, bytes a step",
    MESSAGES: "websocket, messages received a step",
    LOADS: "frames loaded anew a step",
    COLD: "first paint, server just started, ms",
    WARM: "first paint, server in use, ms",
    MEMORY: "server's memory for one more session, MB",
}
"""What is measured, and how tables call it."""


@dataclass(frozen=True)
class Figures:
    """What was measured with one dataset.

    Attributes
    ----------
    places
        Number of places, as asked for.
    marks
        How many marks this project's map shows.
    series
        What was measured, by app and row, in the order of measuring.
    """

    places: int
    marks: int
    series: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, kind: str, row: str, value: float) -> None:
        """Add one measurement of an app."""
        self.series[kind, row].append(value)

    def at(self, kind: str, row: str, share: float) -> float | None:
        """Return a percentile of a row, from 0 to 1; ``None`` where nothing was measured."""
        values = self.series.get((kind, row))
        return percentile(values, share) if values else None

    def ratio(self, row: str, share: float, other: str) -> float | None:
        """Return this project's app's percentile over another's; ``None`` without one of them."""
        ours, theirs = self.at(APP, row, share), self.at(other, row, share)
        return ours / theirs if ours is not None and theirs else None


def percentile(values: Sequence[float], share: float) -> float:
    """Return what a share of the values do not exceed, between two of them by straight line.

    Raises
    ------
    ValueError
        Where there are no values.
    """
    if not values:
        raise ValueError("there is no percentile of nothing")
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a target is reached.

    Attributes
    ----------
    places
        The dataset's size.
    target
        What is wanted.
    limit, found
        The most that it may be, and what it is, in the target's unit.
    unit
        As written after a number; ``×`` for a ratio.
    """

    places: int
    target: str
    limit: float
    found: float
    unit: str

    @property
    def passed(self) -> bool:
        """Whether it is reached."""
        return self.found <= self.limit


HALF, MOST = 0.5, 0.95


def verdicts(figures: Figures) -> Iterator[Verdict]:
    """Yield a verdict for each target that was measured; ratios both ways of looking at them."""
    few = figures.places <= 5
    wanted: list[tuple[str, float, str, tuple[str, str, float]]] = [
        ("key press to painted marks, 95th percentile", 33 if few else 50, "ms", (APP, KEY, MOST)),
        ("drag to painted marks, 95th percentile", 2, "frames", (APP, FRAMES, MOST)),
        ("websocket a step, 95th percentile", 4000, "bytes", (APP, BYTES, MOST)),
        ("frames loaded anew, most in any step", 0, "", (APP, LOADS, 1.0)),
    ]
    for target, limit, unit, asked in wanted:
        if (found := figures.at(*asked)) is not None:
            yield Verdict(figures.places, target, limit, found, unit)
    against = [
        ("button to painted marks against the floor", 1.7, BUTTON, FLOOR, (HALF, MOST)),
        ("whole screen settled against the floor", 2.5, SETTLED, FLOOR, (HALF, MOST)),
        (
            "first complete map against the textbook's, fresh server",
            1,
            COLD,
            TEXTBOOK,
            (HALF,),
        ),
        ("first complete map against the textbook's, server in use", 1, WARM, TEXTBOOK, (HALF,)),
    ]
    for target, limit, row, other, shares in against:
        for share in shares:
            if (found := figures.ratio(row, share, other)) is not None:
                name = "median" if share == HALF else "95th percentile"
                yield Verdict(figures.places, f"{target}, {name}", limit, found, "×")
