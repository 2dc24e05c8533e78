"""``python -m bench presence``: time and memory of the bounds at growing sizes, and the slope."""

import argparse
import math
import multiprocessing
import resource
import sys
import time
from itertools import pairwise
from multiprocessing.connection import Connection

from bench.synthetic import EDITION, synthetic
from presence.edition import Edition
from presence.told.table import bare_table

SIZES = (10, 30, 100, 300)
MONTHS = 36
CLAIMS_A_SITE = 5


def main(arguments: list[str] | None = None) -> int:
    """Print a line a size and the slope of the logarithms; return 0."""
    parser = argparse.ArgumentParser(
        prog="python -m bench presence",
        description="Time and peak memory of the bounds without reasons, one population, one "
        f"branch, {MONTHS} months, {CLAIMS_A_SITE} claims a site, each size in a fresh process.",
        epilog="example: python -m bench presence --sizes 10 30 100",
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), metavar="SITES")
    options = parser.parse_args(arguments)
    if min(options.sizes) < 1:
        parser.error("--sizes: every size is at least 1")
    print("sites  claims  choices  cells  settle s  bounds s  peak MB", flush=True)
    points = []
    for sites in sorted(set(options.sizes)):
        ours, theirs = multiprocessing.Pipe()
        process = multiprocessing.get_context("spawn").Process(
            target=_measure, args=(sites, theirs)
        )
        process.start()
        theirs.close()
        try:
            choices, cells, settled, bounded, peak = ours.recv()
        except EOFError:
            print(f"bench presence: the run at {sites} sites died", file=sys.stderr)
            return 1
        process.join()
        print(
            f"{sites:5}  {sites * CLAIMS_A_SITE:6}  {choices:7}  {cells:5}  {settled:8.2f}  "
            f"{bounded:8.2f}  {peak:7.0f}",
            flush=True,
        )
        points.append((sites, settled + bounded))
    for (small, before), (large, after) in pairwise(points):
        slope = math.log(after / before) / math.log(large / small)
        print(f"from {small} to {large} sites: time grows as the {slope:.2f}th power")
    return 0


def _measure(sites: int, answer: Connection) -> None:
    dataset = synthetic(sites, MONTHS, sites * CLAIMS_A_SITE)
    started = time.perf_counter()
    edition = Edition(dataset, EDITION)
    settled = time.perf_counter()
    rows = bare_table(edition, ["all"])
    done = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    choices = max(math.prod(map(len, part.quarrels)) for part in edition.parts)
    answer.send((choices, len(rows), settled - started, done - settled, peak))
