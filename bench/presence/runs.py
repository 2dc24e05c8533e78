"""One run of the engine in a process of its own, told as JSON: what `bench.presence` starts."""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

from bench.presence.streams import bases, pairs, rivals, stream, strewn
from bench.presence.synthetic import synthetic
from claims.dataset import Dataset
from claims.load import load_dataset
from files import ROOT
from presence.edition import Edition

How = Literal["bare", "reasons", "warm"]
"""Bounds alone, bounds with their reasons, or a changed setting after these."""

Changes = dict[str, list[float]]
"""Seconds of each change, by what was changed."""

ASSUMPTION, POPULATION = "an assumption switched", "another population"
ACCOUNT, DAY = "another account", "another edition day"

SITE_MONTHS, CLAIMS_A_SITE = 36, 5
DATASETS: dict[str, Callable[[int, int], Dataset]] = {
    "stream": stream,
    "rivals": rivals,
    "bases": lambda size, _: bases(size),
    "pairs": lambda size, _: pairs(size),
    "strewn": strewn,
    "sites": lambda size, seed: synthetic(size, SITE_MONTHS, size * CLAIMS_A_SITE, seed),
    "shipped": lambda *_: load_dataset(ROOT),
    "sarrane": lambda *_: load_dataset(ROOT / "tests" / "datasets" / "sarrane"),
}
"""How each dataset is made, of a size and a seed."""


def main(name: str, size: str, seed: str, how: How) -> None:
    """Make the dataset that is named, run the engine on it, print what it took."""
    dataset = DATASETS[name](int(size), int(seed))
    print(json.dumps(run(dataset, how) | {"peak": peak()}))


def run(dataset: Dataset, how: How) -> dict[str, Any]:
    """Return what a run took and what came out, as `bench.presence.Run` has it."""
    if how == "warm":
        return {"changes": changes(dataset)}
    started = time.process_time()
    edition = Edition(dataset)
    if how == "bare":
        found = edition.bound([dataset.population])[0]
    else:
        solved = edition.solve([dataset.population]).cells
        found = {cell: one.bound for cell, one in solved.items()}
    seconds = time.process_time() - started
    sides = [len(one) for part in edition.parts for one in part.quarrels]
    told = {cell.place for cell, one in found.items() if len(one.pieces) > 1}
    return {
        "seconds": seconds,
        "claims": sum(claim.constrains for claim in edition.claims.values()),
        "cells": len(found),
        "quarrels": sum(one > 1 for one in sides),
        "sides": max(sides, default=1),
        "apart": sum(place.id in told for place in dataset.places if place.kind == "base"),
    }


def changes(dataset: Dataset) -> Changes:
    """Return how long each changed setting takes, once all is solved as it is by default."""
    first = Edition(dataset)
    first.solve([dataset.population])
    found: Changes = {}
    for what, options, population in _settings(dataset, first):
        started = time.process_time()
        edition = Edition(dataset, **options)
        edition.solve([population])
        len(edition.disputes)
        found.setdefault(what, []).append(time.process_time() - started)
    return found


def _settings(dataset: Dataset, first: Edition) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield one change of each setting at a time: what it is, the edition's options, whom."""
    usual = dataset.population
    for assumption in dataset.assumptions:
        yield ASSUMPTION, {"assumptions": first.switched_on ^ {assumption.id}}, usual
    for population in dataset.populations:
        if population.id != usual:
            yield POPULATION, {}, population.id
    days = dataset.editions[:-1]
    for day in sorted({days[len(days) * part // 4] for part in (1, 2, 3)} if days else ()):
        yield DAY, {"as_of": day}, usual
    telling = {party for claim in dataset.claims if claim.constrains for party in claim.parties}
    for party in dataset.parties:
        if party.id in telling:
            yield ACCOUNT, {"account": party.id}, usual


def peak() -> float:
    """Return the most memory that this process has held, in MB.

    What the system counts for a process may hold that of the one that started it, so Linux is
    asked for this one's own.
    """
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / (1024 if sys.platform == "linux" else 1024**2)
