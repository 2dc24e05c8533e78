"""Months between two break-points of the claims have the same bounds and are solved as one."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from claims.dates import Month


@dataclass(frozen=True, slots=True)
class Grid:
    """The months of a dataset, cut into spans within which no claim begins, ends or measures.

    Attributes
    ----------
    start, end
        First and last month.
    firsts
        The first month of each span, ascending; the first one is `start`.
    """

    start: Month
    end: Month
    firsts: tuple[Month, ...]

    @property
    def spans(self) -> range:
        """The indices of the spans."""
        return range(len(self.firsts))

    def span_of(self, month: Month) -> int:
        """Return the index of the span that a month lies in.

        Raises
        ------
        ValueError
            Where the month lies outside the grid.
        """
        if not self.start <= month <= self.end:
            raise ValueError("month outside the grid")
        return bisect_right(self.firsts, month) - 1

    def last_of(self, span: int) -> Month:
        """Return the last month of a span."""
        return self.firsts[span + 1] - 1 if span + 1 < len(self.firsts) else self.end

    def between(self, first: Month, last: Month) -> range:
        """Return the spans of the months from `first` to `last`, clipped to the grid."""
        first, last = max(first, self.start), min(last, self.end)
        if last < first:
            return range(0)
        return range(self.span_of(first), self.span_of(last) + 1)


def cut_grid(start: Month, end: Month, stretches: Iterable[tuple[Month, Month]]) -> Grid:
    """Return the grid cut at both ends of every stretch of months, given as first and last."""
    cuts = {start}
    for first, last in stretches:
        cuts.update(cut for cut in (first, last + 1) if start < cut <= end)
    return Grid(start, end, tuple(sorted(cuts)))
