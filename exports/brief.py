"""What a file to take away is made from, and what an encoder returns."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from claims.dates import Month
from views.view import View
from views.wire import Frame, Frames


@dataclass(frozen=True)
class Brief:
    """One view, the months of it that are wanted, and the clock.

    Attributes
    ----------
    view
        What is shown, solved.
    months
        The months that get a picture or a slide each, in order; formats that hold a whole series
        show the whole grid and open at the last of these.
    today
        The day that the age of the evidence is counted from.
    """

    view: View
    months: tuple[Month, ...]
    today: dt.date

    @cached_property
    def frames(self) -> Frames:
        """The view model that the screen draws, for all months of the grid."""
        return self.view.frames(self.today)

    def frame(self, month: Month) -> Frame:
        """Return what the screen shows in a month."""
        return self.frames["frames"][month - self.view.world.dataset.start]


@dataclass(frozen=True, slots=True)
class File:
    """A finished file: its name without a folder, and its bytes."""

    name: str
    content: bytes
