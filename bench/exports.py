"""``python -m bench exports``: how long each format takes, beside what people do without it.

That is a picture of a folium map by way of a browser: the map saved as a page, a Chromium started,
the page opened, a screenshot taken.
"""

import datetime as dt
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench.app.report import machine
from exports.brief import Brief, File
from exports.browser import NoBrowserError, chromium
from exports.formats import FORMATS, encode
from exports.html.map import LEAFLET
from files import ROOT, FaultyInputError, Parser, write_whole
from views.map import build_map
from views.view import Options, solve_view
from views.world import read_world

PAGE = ROOT / "docs" / "exports.md"
BEGIN, END = "<!-- bench exports: begin -->", "<!-- bench exports: end -->"
LIMIT = 15.0
"""Seconds that the whole pack may take on two cores."""

_PACKAGES = ("folium", "playwright", "xlsxwriter", "python-pptx")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the result: what was made, how many files and kB of it, and the times in s."""

    name: str
    files: int
    size: float
    times: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median of the times."""
        return statistics.median(self.times)


def main(arguments: list[str] | None = None) -> int:
    """Run the measurement; return 0, 1 above the limit or where it can't be done, 2 wrong usage."""
    parser = Parser(
        prog="python -m bench exports",
        description="Time of every format of the briefing pack, all phases, beside screenshots of "
        "a folium map. Needs Playwright and a Chromium; CHROMIUM names one.",
        epilog="example: python -m bench exports --runs 5 --write",
        allow_abbrev=False,
    )
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="times each (3)")
    parser.add_argument("--dataset", type=Path, default=ROOT, metavar="DIR", help="the dataset")
    parser.add_argument("--write", action="store_true", help="put the result into docs/exports.md")
    options = parser.parse_args(arguments)
    if options.runs < 1:
        parser.error(f"--runs {options.runs}: at least one run is needed")
    try:
        lines = _measured(options.dataset, options.runs)
    except (FaultyInputError, NoBrowserError) as error:
        print(f"bench.exports: {error}", file=sys.stderr)
        return 1
    told = table(lines, options.runs)
    print(told)
    if options.write:
        write_whole(PAGE, placed(PAGE.read_text("utf-8"), told))
    return int(pack_seconds(lines) > LIMIT)


def pack_seconds(lines: list[Line]) -> float:
    """Return how long the whole pack takes: reading, the bounds, and each format once."""
    return sum(line.median for line in lines if line.name not in _RIVALS)


def _measured(dataset: Path, runs: int) -> list[Line]:
    """Measure whole packs, each from the dataset's files on, and then what people do today.

    One pack and one comparison come first and are not counted: they load modules and fonts.
    """
    briefs = [_Timed(dataset) for _ in range(runs + 1)][1:]
    lines = [Line("reading the dataset, the bounds", 0, 0.0, tuple(one.solving for one in briefs))]
    for name, form in FORMATS.items():
        files = briefs[0].files[name]
        times = tuple(one.times[name] for one in briefs)
        lines.append(Line(form.label, len(files), sum(len(f.content) for f in files) / 1000, times))
    for label, shoot in _RIVALS.items():
        pictures = shoot(briefs[0].brief)
        times = tuple(_seconds(lambda shoot=shoot: shoot(briefs[0].brief)) for _ in range(runs))  # type: ignore[misc]
        lines.append(Line(label, len(pictures), sum(map(len, pictures)) / 1000, times))
    return lines


class _Timed:
    """One pack, made in the pack's own order, with the time that each part of it took."""

    def __init__(self, dataset: Path) -> None:
        started = time.perf_counter()
        # Read anew, or drawings of the pack before would be found ready.
        world = read_world(dataset)
        asked = Options(world.dataset.population)
        months = tuple(phase.last for phase in world.dataset.phases)
        self.brief = Brief(solve_view(world, asked), months, dt.date.today())
        self.solving = time.perf_counter() - started
        self.files: dict[str, list[File]] = {}
        self.times: dict[str, float] = {}
        for name in FORMATS:
            started = time.perf_counter()
            self.files[name] = encode(self.brief, name)
            self.times[name] = time.perf_counter() - started


def _seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def _browser_each(brief: Brief) -> list[bytes]:
    """Take each picture as folium's own recipe does: with a browser started for it."""
    return [picture for at in _positions(brief) for picture in _shots(brief, [at])]


def _browser_once(brief: Brief) -> list[bytes]:
    """Take all pictures with one browser."""
    return _shots(brief, _positions(brief))


def _positions(brief: Brief) -> list[int]:
    return [month - brief.view.world.dataset.start for month in brief.months]


def _shots(brief: Brief, positions: list[int]) -> list[bytes]:
    world = brief.view.world
    taken = []
    with tempfile.TemporaryDirectory(prefix="exports-bench-") as folder, chromium() as browser:
        page = browser.new_page(viewport={"width": 1920, "height": 1080})
        for position in positions:
            made = build_map(
                world.basemap, world.dataset.bounds, frames=brief.frames, follow=None,
                margin=True, leaflet=LEAFLET,
            )  # fmt: skip
            path = Path(folder) / f"{position}.html"
            path.write_text(made.get_root().render(), encoding="utf-8")
            page.goto(path.as_uri())
            page.wait_for_selector(".atlas[data-month]")
            page.evaluate("position => window.atlas.show(position)", position)
            taken.append(page.screenshot())
    return taken


_RIVALS: dict[str, Callable[[Brief], list[bytes]]] = {
    "for comparison: screenshots of the folium map, a browser each": _browser_each,
    "for comparison: the same, one browser for all": _browser_once,
}


def table(lines: list[Line], runs: int) -> str:
    """Return the result as Markdown."""
    day = dt.date.today()
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    rows = [
        f"| {line.name} | {line.files or ''} | {f'{line.size:,.0f}' if line.files else ''} "
        f"| {line.median:.2f} |"
        for line in lines
    ]
    return "\n".join(
        [
            f"Measured on {day.day} {day:%B %Y}: {machine()}; Python {platform.python_version()}, "
            f"{packages}. Median of {runs} packs, after one that is not counted; a drawing that "
            "several formats use counts for the first of them.",
            "",
            "| what | files | kB | s |",
            "| --- | ---: | ---: | ---: |",
            *rows,
            "",
            f"The whole pack: {pack_seconds(lines):.1f} s (limit {LIMIT:.0f} s).",
        ]
    )


def placed(page: str, told: str) -> str:
    """Return a page with the result between its two marks."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{PAGE.name} lacks the marks {BEGIN} and {END}; put them back")
    return f"{before}{BEGIN}\n{told}\n{END}{after}"
