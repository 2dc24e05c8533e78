"""The days that must be told apart.

Between two breaks no claim begins, ends or is measured, so all days between them are alike. A day
that no claim names and nobody asks for needs no column: whatever holds on it also holds on the
last named day before it, whose numbers it can share.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from presence.programme.rows import Day


@dataclass(frozen=True, slots=True)
class Timeline:
    """The points in time of a programme, ascending.

    Attributes
    ----------
    starts
        The first day of each stretch of days that are alike.
    point_of_stretch
        For each stretch the index of its point; ``-1`` where it has none.
    days
        For each point its first day that somebody named or asked for.
    """

    starts: tuple[Day, ...]
    point_of_stretch: tuple[int, ...]
    days: tuple[Day, ...]

    @property
    def points(self) -> range:
        """The indices of the points."""
        return range(len(self.days))

    def has(self, day: Day) -> bool:
        """Whether a day lies in a stretch that has a point."""
        stretch = bisect_right(self.starts, day) - 1
        return stretch >= 0 and self.point_of_stretch[stretch] >= 0

    def point(self, day: Day) -> int:
        """Return the index of a day's point.

        Raises
        ------
        ValueError
            Where the day has none: nobody named it or asked for it.
        """
        stretch = bisect_right(self.starts, day) - 1
        point = self.point_of_stretch[stretch] if stretch >= 0 else -1
        if point < 0:
            raise ValueError("no column was made for this day")
        return point

    def between(self, first: Day, last: Day | None) -> tuple[Day, ...]:
        """Return the days of the points from `first` to `last`; ``None`` is open-ended."""
        return tuple(day for day in self.days if first <= day and (last is None or day <= last))


def cut(
    named: Iterable[Day],
    stretches: Iterable[tuple[Day, Day | None]],
    asked: Iterable[Day],
    parted: Iterable[Day] = (),
) -> Timeline:
    """Return the timeline of a programme.

    Parameters
    ----------
    named
        Days that a claim measures at, each told apart from its neighbours.
    stretches
        First and last day of whatever holds over time; ``None`` where it does not end.
    asked
        Days whose numbers are asked for; they are not told apart for it.
    parted
        Days on which something begins or ends to hold that needs no point of its own.
    """
    own = set(named)
    breaks = {cut for day in own for cut in (day, day + 1)} | set(parted)
    ends = set(own)
    endless = False
    for first, last in stretches:
        breaks.add(first)
        ends.add(first)
        if last is None:
            endless = True
        else:
            breaks.add(last + 1)
            ends.add(last)
    if endless:
        ends.add(max(breaks))  # whatever is for ever is so after the last day that is shown too
    wanted = sorted(ends | set(asked))
    starts = sorted(breaks | ({wanted[0]} if wanted else {1}))
    points: list[int] = [-1] * len(starts)
    days: list[Day] = []
    for day in wanted:
        stretch = bisect_right(starts, day) - 1
        if points[stretch] < 0:
            points[stretch] = len(days)
            days.append(day)
    return Timeline(tuple(starts), tuple(points), tuple(days))
