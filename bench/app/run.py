"""The measurements themselves: all apps take turns, so that what disturbs one disturbs all."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bench.app.figures import (
    BUTTON,
    BYTES,
    COLD,
    DRAG,
    FRAMES,
    KEY,
    LOADS,
    MEMORY,
    MESSAGES,
    NEXT,
    SETTLED,
    WARM,
    Figures,
)
from bench.app.reader import Measured, Reader, Shows
from bench.app.rivals.common import ranges
from bench.app.servers import APP, FLOOR, KINDS, resident, started
from claims.dates import month_text
from exports.serve import Server
from ui.state import opening_month
from views.view import Options, View, solve_view
from views.world import read_world

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BLOCK = 5
"""Steps that an app takes before it is the next one's turn."""

REST = 1000
"""Milliseconds that a server rests before its memory is read."""

READERS = 5
"""Sessions that are opened to see what one more costs; none where there is a single start."""


class WrongMarksError(RuntimeError):
    """The map shows other figures than the dataset gives, so its times would be worth nothing."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured.

    Attributes
    ----------
    places
        How the dataset's size is called.
    steps
        Key presses, button presses and drags of each app.
    starts
        How often each server is started to see the first paint.
    """

    places: int
    steps: int
    starts: int


@dataclass(frozen=True)
class Story:
    """A dataset, solved, with what each app is to show of it."""

    folder: Path
    view: View

    @classmethod
    def read(cls, folder: Path) -> "Story":
        """Read and solve a dataset's folder."""
        world = read_world(folder)
        return cls(folder, solve_view(world, Options(world.dataset.population)))

    @cached_property
    def months(self) -> list[str]:
        """The months as the slider has them."""
        return [month_text(month) for month in self.view.world.dataset.months]

    def shows(self, kind: str) -> Shows:
        """Return what an app is to show."""
        dataset = self.view.world.dataset
        opening = self.months.index(opening_month(dataset, dataset.editions[-1]))
        marks = len(self.view.world.sites)
        counts = {
            month_text(month): marks
            if kind == APP
            else sum(1 + (low is not None) for low, _ in ranges(self.view, month).values())
            for month in dataset.months
        }
        return Shows(kind, self.months, opening, counts)

    def marks(self, month: str) -> Mapping[str, tuple[str, str]]:
        """Return the ends that each mark is to bear in a month."""
        world, population = self.view.world, self.view.options.population
        at = world.dataset.start + self.months.index(month)
        bounds = {place: self.view.bounds.at(place, population, at).bound for place in world.sites}
        return {place: (_text(one.low), _text(one.high)) for place, one in bounds.items()}


def _text(end: int | None) -> str:
    return "" if end is None else str(end)


def measure(
    browser: "Browser",
    story: Story,
    size: Size,
    tell: Callable[[str], None],
) -> Figures:
    """Measure the four apps on one dataset.

    Parameters
    ----------
    browser
        The browser.
    story
        The dataset.
    size
        How much is measured.
    tell
        Called with a line whenever there is progress.

    Raises
    ------
    ServerError
        Where an app does not start.
    WrongMarksError
        Where this project's map shows figures that the dataset does not give.
    """
    figures = Figures(size.places, len(story.view.world.sites))
    for number in range(size.starts):
        for kind in KINDS:
            _open(browser, story, kind, figures)
        tell(f"start {number + 1} of {size.starts}")
    with ExitStack() as stack:
        readers = {}
        for kind in KINDS:
            server = stack.enter_context(started(kind, story.folder))
            readers[kind] = Reader(browser, server.url, story.shows(kind))
            if size.starts > 1:
                figures.add(kind, MEMORY, _memory(browser, server, story.shows(kind)))
        tell("sessions opened")
        unused = Figures(size.places, 0)
        for kind in KINDS:
            _work(readers[kind], 2, unused)  # what only the first steps do is not measured
        for done in range(0, size.steps, BLOCK):
            for kind in KINDS:
                _work(readers[kind], min(BLOCK, size.steps - done), figures)
            month = readers[APP].month
            assert_same(month, readers[APP].marks(), story.marks(month))
            tell(f"step {min(done + BLOCK, size.steps)} of {size.steps}")
        for reader in readers.values():
            reader.close()
    return figures


def _memory(browser: "Browser", server: Server, shows: Shows) -> float:
    """Return what one more session takes of a server's memory, in MB."""
    more = [Reader(browser, server.url, shows)]  # what solving took for a while is given back
    more[0].page.wait_for_timeout(REST)
    before = resident(server)
    more += [Reader(browser, server.url, shows) for _ in range(READERS)]
    more[0].page.wait_for_timeout(REST)
    after = resident(server)
    for reader in more:
        reader.close()
    return (after - before) / READERS


def _open(browser: "Browser", story: Story, kind: str, figures: Figures) -> None:
    with started(kind, story.folder) as server:
        for row in (COLD, WARM):
            reader = Reader(browser, server.url, story.shows(kind))
            figures.add(kind, row, reader.first["painted"])
            reader.close()


def _work(reader: Reader, steps: int, figures: Figures) -> None:
    kind = reader.shows.kind
    for row, act in ((KEY, reader.key), (BUTTON, reader.button)):
        for _ in range(steps):
            found = act()
            figures.add(kind, row, found["painted"])
            if row == KEY:
                figures.add(kind, NEXT, found["next"])
            figures.add(kind, SETTLED, found["settled"])
            _add_traffic(kind, found, figures)
    if kind == APP:
        moves, release = reader.drag(steps)
        for found in moves:
            figures.add(kind, DRAG, found["painted"])
            figures.add(kind, FRAMES, found["frames"])
            figures.add(kind, LOADS, found["loads"])
        _add_traffic(kind, release, figures)
        return
    for _ in range(steps):
        found = reader.release()
        figures.add(kind, DRAG, found["painted"])
        figures.add(kind, FRAMES, found["frames"])
        _add_traffic(kind, found, figures)


def _add_traffic(kind: str, found: Measured, figures: Figures) -> None:
    figures.add(kind, BYTES, found["bytes"])
    figures.add(kind, MESSAGES, found["messages"])
    if kind != FLOOR:  # which has no frame
        figures.add(kind, LOADS, found["loads"])


def assert_same(
    month: str, shown: Mapping[str, tuple[str, str]], wanted: Mapping[str, tuple[str, str]]
) -> None:
    """Compare what a map shows with what a dataset gives.

    Raises
    ------
    WrongMarksError
        Where they differ, with the first place at which they do.
    """
    for place in {**shown, **wanted}:
        if shown.get(place) != wanted.get(place):
            raise WrongMarksError(
                f"in {month} the map shows {shown.get(place)} at {place}, the dataset gives "
                f"{wanted.get(place)}"
            )
