"""``python -m bench presence``: processor time and memory of the engine, and how they grow.

Processor time, since a machine may have more to do; each run begins in a process of its own.
"""

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

from bench.app.figures import percentile
from bench.app.report import machine
from bench.page import PAGE, write_part
from bench.presence.page import (
    MOST,
    WHOLE,
    Measured,
    Row,
    aims,
    in_words,
    page,
    versions,
)
from files import ROOT, FaultyInputError, Parser

LONGEST = 900
"""Seconds after which a run is given up."""

_RUN = "import sys; from bench.presence.runs import main; main(*sys.argv[1:])"


class RunError(RuntimeError):
    """A run ended without a figure; the message says which, and what it said last."""


@dataclass(frozen=True)
class Plan:
    """What is measured.

    Attributes
    ----------
    repeats
        How often each run is made; medians are told.
    seeds
        Of the streams of reports.
    reports, sites
        Sizes at which growth is measured.
    stream, rivals, bases, pairs, strewn
        Sizes of the scenarios.
    whole
        Datasets that are read from files.
    """

    repeats: int = 3
    seeds: tuple[int, ...] = (1, 2, 3, 4, 5)
    reports: tuple[int, ...] = (10, 20, 50, 100)
    sites: tuple[int, ...] = (10, 30, 100, 300)
    stream: int = 50
    rivals: tuple[int, ...] = (200, 500)
    bases: int = 10
    pairs: int = 20
    strewn: tuple[int, ...] = (50, 100)
    whole: tuple[str, ...] = tuple(WHOLE)


QUICK = Plan(1, (1,), (4, 8), (2, 4), 8, (10,), 3, 3, (5,), ("shipped",))


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, write the page's part; return 0, 1 for a fault, 2 for wrong usage."""
    parser = Parser(
        prog="python -m bench presence",
        description="Measure processor time and memory of the engine on streams of reports, each "
        "run in a process of its own, and how they grow. Does not run on Windows.",
        epilog="example: python -m bench presence --repeats 5 --out build/benchmark.md",
        allow_abbrev=False,
    )
    usual = Plan()
    parser.add_argument(
        "--repeats", type=int, metavar="N", help=f"runs of each kind ({usual.repeats})"
    )
    for name, what in (("sites", "SITES"), ("reports", "REPORTS")):
        sizes = getattr(usual, name)
        parser.add_argument(
            f"--{name}",
            type=int,
            nargs="+",
            metavar=what,
            help=f"sizes at which growth is measured ({' '.join(map(str, sizes))})",
        )
    parser.add_argument(
        "--quick", action="store_true", help="small sizes, once: does it run; writes no page"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="the page of results (docs/benchmark.md)"
    )
    parser.add_argument("--check", action="store_true", help="exit 1 where an aim is missed")
    options = parser.parse_args(arguments)
    plan = QUICK if options.quick else usual
    if options.repeats is not None:
        plan = replace(plan, repeats=options.repeats)
    if options.sites is not None:
        plan = replace(plan, sites=tuple(sorted(set(options.sites))))
    if options.reports is not None:
        plan = replace(plan, reports=tuple(sorted(set(options.reports))))
    if plan.repeats < 1:
        parser.error("--repeats: at least 1 is needed")
    if min(*plan.sites, *plan.reports) < 1:
        parser.error("--sites and --reports: every size is at least 1")
    load = os.getloadavg()[0]
    try:
        found = measure(plan, lambda line: print(line, flush=True))
        told = aims(found)
        for aim in told:
            print(in_words(aim))
        if options.out or not options.quick:
            text = page(
                found, told, day=dt.date.today(), machine=machine(load), versions=versions()
            )
            write_part(options.out or PAGE, text)
    except (RunError, FaultyInputError) as error:
        print(f"bench presence: {error}", file=sys.stderr)
        return 1
    return int(options.check and not all(aim.passed for aim in told))


def measure(plan: Plan, tell: Callable[[str], None]) -> Measured:
    """Return all figures of a plan, telling each as it comes."""
    measuring = _Measuring(plan.repeats, tell)
    return Measured(
        repeats=plan.repeats,
        interpreter=measuring.command("interpreter", "-c", "pass"),
        imports=measuring.command("interpreter and imports", "-c", "import presence.edition"),
        tables={
            "bare": measuring.command("table --bare", "-m", "presence", "table", "--bare"),
            "reasons": measuring.command("table", "-m", "presence", "table"),
        },
        streams=tuple(measuring.row("stream", plan.stream, seed) for seed in plan.seeds),
        rivals=tuple(measuring.row("rivals", size) for size in plan.rivals),
        bases=measuring.row("bases", plan.bases),
        pairs=measuring.row("pairs", plan.pairs),
        strewn=tuple(measuring.row("strewn", size) for size in plan.strewn),
        whole={name: measuring.row(name, 0) for name in plan.whole},
        changes={
            "stream": measuring.changes("stream", plan.stream, plan.seeds),
            **{name: measuring.changes(name, 0, (0,)) for name in plan.whole},
        },
        by_reports=tuple(measuring.row("stream", size, plan.seeds[0]) for size in plan.reports),
        by_sites=tuple(measuring.row("sites", size, hows=("bare",)) for size in plan.sites),
    )


@dataclass(frozen=True)
class _Measuring:
    """Starts processes, one after the other."""

    repeats: int
    tell: Callable[[str], None]

    def command(self, what: str, *arguments: str) -> float:
        """Return the seconds of processor time that a Python process takes, its median."""
        found = [self._spent(what, arguments) for _ in range(self.repeats)]
        self.tell(f"{what}: {median(found):.2f} s")
        return median(found)

    def _spent(self, what: str, arguments: Sequence[str]) -> float:
        with subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RunError(f"{what} ended with {process.returncode}")
        return usage.ru_utime + usage.ru_stime

    def row(
        self, name: str, size: int, seed: int = 0, hows: Sequence[str] = ("bare", "reasons")
    ) -> Row:
        """Return the medians of the runs on a dataset, without reasons and with them."""
        seconds: dict[str, float] = {}
        peaks: dict[str, float] = {}
        for how in hows:
            runs = [afresh(name, size, seed, how) for _ in range(self.repeats)]
            seconds[how] = median(run["seconds"] for run in runs)
            peaks[how] = median(run["peak"] for run in runs)
        run = runs[0]
        row = Row(
            size=size,
            seed=seed,
            claims=run["claims"],
            cells=run["cells"],
            quarrels=run["quarrels"],
            sides=run["sides"],
            apart=run["apart"],
            seconds=seconds,
            peak=max(peaks.values()),
        )
        told = ", ".join(f"{how} {value:.2f} s" for how, value in seconds.items())
        self.tell(
            f"{name} of {size}, seed {seed}: {row.claims} claims, {row.quarrels} quarrels, {told}, "
            f"{row.peak:.0f} MB"
        )
        return row

    def changes(self, name: str, size: int, seeds: Sequence[int]) -> dict[str, tuple[float, ...]]:
        """Return the seconds of every changed setting, by what was changed."""
        found: dict[str, list[float]] = {}
        for seed in seeds:
            for _ in range(self.repeats):
                for what, times in afresh(name, size, seed, "warm")["changes"].items():
                    found.setdefault(what, []).extend(times)
        for what, times in found.items():
            self.tell(f"{name}, {what}: 95th percentile {percentile(times, MOST) * 1000:.0f} ms")
        return {what: tuple(times) for what, times in found.items()}


def afresh(name: str, size: int, seed: int, how: str) -> dict[str, Any]:
    """Return what a run in a new process tells.

    Raises
    ------
    RunError
        Where it ends without a figure.
    """
    what = f"{name} of {size}, seed {seed}, {how}"
    asked = [sys.executable, "-c", _RUN, name, str(size), str(seed), how]
    try:
        done = subprocess.run(
            asked, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=LONGEST, check=False
        )
    except subprocess.TimeoutExpired:
        raise RunError(f"{what}: given up after {LONGEST} s") from None
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["nothing"])[-1]
        raise RunError(f"{what}: the run died ({last})")
    told: dict[str, Any] = json.loads(done.stdout)
    return told
