"""``python -m bench load``: how many readers one process of the app serves without delay.

Starts the app as a host would, lets readers without a browser step through its months, and measures
how long each answer takes; then more readers, until answers come late.
"""

import datetime as dt
import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

from bench.app.command import CORES
from bench.app.figures import percentile
from bench.app.report import machine
from bench.load.reader import LoadError
from bench.load.run import INTERVAL, LIMIT, Sample, limit, sample, search
from claims.dates import month_text
from claims.load import load_dataset
from exports.serve import ServerError
from files import ROOT, FaultyInputError, Parser, read_text, write_whole

BEGIN, END = "<!-- written by python -m bench load -->", "<!-- to here -->"
"""What the table stands between in a page."""

_HEAD = """\
| readers | steps | median | 95th percentile | longest | server | load generator | memory held |
| --- | --- | --- | --- | --- | --- | --- | --- |"""


def main(arguments: list[str] | None = None) -> int:
    """Measure and print the table; return 0, 1 where it cannot be done, 2 for wrong usage."""
    parser = Parser(
        prog="python -m bench load",
        description=f"Measure how many readers, each stepping every {INTERVAL:.0f} s, one process "
        f"of the app on {CORES} cores answers with a 95th percentile under {LIMIT:.0f} s. The "
        "numbers given are tried in order until one is too many, then numbers between. Linux only.",
        epilog="example: python -m bench load --sessions 5 10 --seconds 10",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--sessions",
        type=int,
        nargs="+",
        default=[1, 5, 10, 20, 40, 80, 160],
        metavar="N",
        help="readers at once (1 5 10 20 40 80 160)",
    )
    parser.add_argument(
        "--seconds", type=float, default=30, metavar="S", help="how long each number steps (30)"
    )
    parser.add_argument(
        "--dataset", type=Path, default=ROOT, metavar="DIR", help="the dataset (the project's own)"
    )
    parser.add_argument(
        "--page", type=Path, metavar="FILE", help="a page to write the table into, as well"
    )
    options = parser.parse_args(arguments)
    if min(options.sessions) < 1:
        parser.error(f"--sessions {min(options.sessions)}: at least one reader is needed")
    if options.seconds < INTERVAL:
        parser.error(f"--seconds {options.seconds:g}: at least {INTERVAL:g}, or no reader steps")
    if not Path("/proc/self/status").exists():
        print("bench.load: reads /proc, which only Linux has; run it there", file=sys.stderr)
        return 1
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])  # the server inherits it
    busy = os.getloadavg()[0]
    try:
        months = [month_text(month) for month in load_dataset(options.dataset).months]
        if options.page:
            renewed(read_text(options.page), "")  # a page that can't take it is told of at once

        def measure(readers: int) -> Sample:
            found = sample(readers, options.seconds, months, options.dataset.resolve())
            print(row(found), flush=True)
            return found

        print(_HEAD, flush=True)
        found = search(options.sessions, measure)
        if options.page:
            text = renewed(read_text(options.page), report(found, busy, dt.date.today()))
            write_whole(options.page, text)
    except (LoadError, ServerError, FaultyInputError) as error:
        print(f"bench.load: {error}", file=sys.stderr)
        return 1
    print(verdict(found))
    return 0


def row(one: Sample) -> str:
    """Return a sample as a row of the table."""
    cells = (
        str(one.readers),
        str(len(one.times)),
        *(_time(seconds) for seconds in (percentile(one.times, 0.5), one.slow, max(one.times))),
        f"{one.server:.0%} of a core",
        f"{one.generator:.0%}",
        f"{one.memory:.0f} MB",
    )
    return f"| {' | '.join(cells)} |"


def verdict(found: list[Sample]) -> str:
    """Return in a sentence how many readers are served in time."""
    most = limit(found)
    if most is None:
        return f"Readers at once: fewer than {found[0].readers}."
    beyond = "" if any(not one.passed for one in found) else "; more were not tried"
    return (
        f"Readers at once: {most}. Each steps every {INTERVAL:.0f} s and is answered within "
        f"{LIMIT:.0f} s, 95 times in 100{beyond}."
    )


def report(found: list[Sample], busy: float, day: dt.date) -> str:
    """Return verdict, table and what it was measured on, for a page.

    Parameters
    ----------
    found
        What was measured.
    busy
        The machine's load average before it began.
    day
        The day of the measurement.
    """
    where = (
        f"{day.day} {day:%B %Y}: {machine()}, Python {platform.python_version()}, Streamlit "
        f"{version('streamlit')}; load average {busy:.1f} before the start."
    )
    rows = "\n".join(row(one) for one in found)
    return f"**{verdict(found)}**\n\n{_HEAD}\n{rows}\n\n{where}"


def renewed(page: str, text: str) -> str:
    """Return a page with a text in place of the last one.

    Raises
    ------
    FaultyInputError
        Where the page has no place for it.
    """
    before, begin, rest = page.partition(f"{BEGIN}\n")
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise FaultyInputError.one(
            "--page", ".", f"the page has no place for the table; write {BEGIN} and {END} into it"
        )
    return f"{before}{begin}{text}\n{end}{after}"


def _time(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
