"""``python -m exports pack``: the briefing pack, and the static site, into folders."""

import argparse
import datetime as dt
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.dates import Month
from exports.brief import Brief
from exports.formats import FORMATS
from exports.options import add_options, clock, formats, months, view_options
from exports.pack import write_pack
from exports.site import encode_site
from files import write_whole
from presence.command import UsageError, status
from views.view import Options, solve_view
from views.world import World, read_world


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be shown, of which dataset, in which months, and the clock."""

    world: World
    options: Options
    months: tuple[Month, ...]
    today: dt.date


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
    parser.add_argument("--out", type=_folder, metavar="DIR", help="where to write the pack")
    parser.add_argument(
        "--site",
        type=_folder,
        metavar="DIR",
        help="where to write a static site: a page for each edition (up to --as-of) and population",
    )
    add_options(parser)
    parser.set_defaults(run=run_pack)


def _folder(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("names no folder; write . for this one")
    return Path(text)


def run_pack(given: argparse.Namespace) -> int:
    """Write the pack; return 0, 1 where a format or the dataset is at fault, 2 for wrong usage."""
    return status("exports", lambda: _run(given))


def _run(given: argparse.Namespace) -> int:
    if given.out is None and given.site is None:
        raise UsageError("nothing to write; name a folder with --out DIR or --site DIR")
    wanted = formats(given.formats)
    today = clock(given.clock)
    world = read_world(given.dataset)
    asked = _Asked(world, view_options(world.dataset, given), months(world.dataset, given), today)
    done = given.out is None or _pack(asked, given.out, wanted)
    if given.site is not None:
        done = _site(asked, given.site) and done
    return int(not done)


def _pack(asked: _Asked, folder: Path, wanted: list[str]) -> bool:
    """Write the pack; return whether all of it was written."""
    started = time.perf_counter()
    _progress("working out what the reports allow", None)
    brief = Brief(solve_view(asked.world, asked.options), asked.months, asked.today)
    _progress("worked out what the reports allow", time.perf_counter() - started)
    written, failed = 0, 0
    for outcome in write_pack(brief, folder, wanted):
        if outcome.fault is not None:
            failed += 1
            print(f"exports: {outcome.format} failed: {outcome.fault}", file=sys.stderr)
        else:
            label = FORMATS[outcome.format].label
            _progress(f"{label}: {', '.join(outcome.files)}", outcome.seconds)
        written += len(outcome.files)
    print(f"{folder}: {written} files in {time.perf_counter() - started:.1f} s")
    return not failed


def _site(asked: _Asked, folder: Path) -> bool:
    """Write the site, once all of it is made; return whether it was written."""
    started = time.perf_counter()
    files = []
    for file in encode_site(asked.world, asked.options, asked.today):
        files.append(file)
        _progress(f"site: {file.name}", time.perf_counter() - started)
    try:
        for file in files:
            write_whole(folder / file.name, file.content)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        where = error.filename or folder
        print(f"exports: {where} cannot be written ({reason}); check it", file=sys.stderr)
        return False
    print(f"{folder}: {len(files)} files in {time.perf_counter() - started:.1f} s")
    return True


def _progress(text: str, seconds: float | None) -> None:
    """Tell somebody who waits at a terminal how far it is; a log needs no such lines."""
    if sys.stderr.isatty():
        took = "" if seconds is None else f" ({seconds:.1f} s)"
        print(f"exports: {text}{took}", file=sys.stderr)
