"""``python -m bench app``: how fast the app is, in a browser, against other ways to build it."""

import datetime as dt
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.app.dataset import write_dataset
from bench.app.figures import Figures, verdicts
from bench.app.report import amount, machine, page, versions
from bench.app.run import Size, Story, WrongMarksError, measure
from bench.page import PAGE, write_part
from exports.browser import NoBrowserError, chromium
from exports.serve import ServerError
from files import ROOT, FaultyInputError, Parser

SHIPPED = 5
"""The size that stands for the project's own dataset; any other is made up."""

CORES = 2


class StuckError(RuntimeError):
    """The browser waited in vain; the message says for what."""


def main(arguments: list[str] | None = None) -> int:
    """Measure, print the verdicts, write the page; return 0, 1 for a fault, 2 for wrong usage."""
    parser = Parser(
        prog="python -m bench app",
        description="Measure steps, first paint and memory of the app against a bare slider, the "
        "textbook way and feature_group_to_add, in a browser, on two cores. Linux only. Needs "
        "Playwright and a Chromium; CHROMIUM names one.",
        epilog="example: python -m bench app --steps 20 --places 5 --out build/benchmark.md",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--steps", type=int, default=100, metavar="N", help="steps of each kind, at each size (100)"
    )
    parser.add_argument(
        "--starts", type=int, default=5, metavar="N", help="starts of each server (5)"
    )
    parser.add_argument(
        "--places",
        type=int,
        nargs="+",
        default=[SHIPPED, 500],
        metavar="N",
        help=f"sizes: {SHIPPED} is the project's own dataset, others are made up ({SHIPPED} 500)",
    )
    parser.add_argument(
        "--quick", action="store_true", help="3 steps, 1 start: does it run; writes no page"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="the page of results (docs/benchmark.md)"
    )
    parser.add_argument("--check", action="store_true", help="exit 1 where a target is missed")
    options = parser.parse_args(arguments)
    if options.steps < 1 or options.starts < 1:
        parser.error("--steps and --starts: each is at least 1")
    if min(options.places) < 2:
        parser.error("--places: every size is at least 2")
    if not Path("/proc/self/status").exists():
        print("bench.app: reads /proc, which only Linux has; run it there", file=sys.stderr)
        return 1
    if options.quick:
        options.steps, options.starts = 3, 1
    # A run that is told to stop still stops its servers.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("bench.app: told to stop"))
    load = os.getloadavg()[0]
    try:
        results, browser = _measure_all(options.places, options.steps, options.starts)
    except (NoBrowserError, ServerError, StuckError, WrongMarksError, FaultyInputError) as error:
        print(f"bench.app: {error}", file=sys.stderr)
        return 1
    text = page(
        results,
        steps=options.steps,
        day=dt.date.today(),
        machine=machine(load),
        versions=versions(browser),
    )
    missed = _tell(results)
    if options.out or not options.quick:
        write_part(options.out or PAGE, text)
    return int(options.check and missed)


def _measure_all(places: list[int], steps: int, starts: int) -> tuple[list[Figures], str]:
    if len(cores := sorted(os.sched_getaffinity(0))) > CORES:
        os.sched_setaffinity(0, cores[:CORES])  # servers and browser inherit it
    results = []
    with chromium() as browser:
        from playwright.sync_api import Error  # noqa: PLC0415 - not always there

        for size in dict.fromkeys(places):
            with tempfile.TemporaryDirectory(prefix="atlas-bench-") as made:
                folder = ROOT if size == SHIPPED else Path(made)
                if size != SHIPPED:
                    write_dataset(folder, size)
                try:
                    found = measure(
                        browser, Story.read(folder), Size(size, steps, starts), _teller(size)
                    )
                except Error as error:
                    raise StuckError(error.message.strip().splitlines()[0]) from None
                results.append(found)
        return results, browser.version


def _teller(size: int) -> Callable[[str], None]:
    def tell(line: str) -> None:
        print(f"{size} places: {line}", flush=True)

    return tell


def _tell(results: list[Figures]) -> int:
    """Print each verdict; return how many targets are missed."""
    missed = 0
    for verdict in (verdict for figures in results for verdict in verdicts(figures)):
        missed += not verdict.passed
        outcome = "pass  " if verdict.passed else "MISSED"
        limit, found = (amount(value, verdict.unit) for value in (verdict.limit, verdict.found))
        print(f"{outcome} {verdict.places:>4} places: {verdict.target}: {found}, at most {limit}")
    return missed
