"""``python -m exports pack``: the briefing pack, and the static site, into folders."""

import argparse
import sys
import time
from pathlib import Path
from typing import Any

from exports.brief import Brief
from exports.formats import FORMATS
from exports.options import add_options, clock, formats, months, view_options
from exports.pack import write_pack
from files import FaultyInputError
from presence.conflicts import TooManyChoicesError
from views.view import solve_view
from views.world import read_world


def add_pack(commands: Any) -> None:
    """Add the command to those of ``python -m exports``."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "pack",
        help="the briefing pack: pictures, slides, pages, tables",
        description="Write one view in every format: a picture and a slide for the last month of "
        "each phase, and the whole grid in what holds a series. Only files of the pack's own names "
        "are replaced.",
        epilog="example: python -m exports pack --out briefing --formats html,xlsx",
        allow_abbrev=False,
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to write")
    add_options(parser)
    parser.set_defaults(run=run_pack)


def run_pack(given: argparse.Namespace) -> int:
    """Write the pack; return 0, 1 where a format or the dataset is at fault, 2 for wrong usage."""
    started = time.perf_counter()
    try:
        wanted = formats(given.formats)
        today = clock(given.clock)
        world = read_world(given.dataset)
        asked = months(world.dataset, given)
        options = view_options(world.dataset, given)
        _progress("working out what the reports allow", None)
        brief = Brief(solve_view(world, options), asked, today)
        _progress("worked out what the reports allow", time.perf_counter() - started)
    except FaultyInputError as error:
        print(error, file=sys.stderr)
        return 1
    except TooManyChoicesError as error:
        print(f"exports: {error}", file=sys.stderr)
        return 1
    except ValueError as error:
        print(f"exports: {error}", file=sys.stderr)
        return 2
    written, failed = 0, []
    for outcome in write_pack(brief, given.out, wanted):
        label = FORMATS[outcome.format].label
        if outcome.fault is not None:
            failed.append(outcome.format)
            print(f"exports: {outcome.format} failed: {outcome.fault}", file=sys.stderr)
        else:
            _progress(f"{label}: {', '.join(outcome.files)}", outcome.seconds)
        written += len(outcome.files)
    seconds = time.perf_counter() - started
    print(f"{given.out}: {written} files in {seconds:.1f} s")
    return int(bool(failed))


def _progress(text: str, seconds: float | None) -> None:
    """Tell somebody who waits at a terminal how far it is; a log needs no such lines."""
    if sys.stderr.isatty():
        took = "" if seconds is None else f" ({seconds:.1f} s)"
        print(f"exports: {text}{took}", file=sys.stderr)
