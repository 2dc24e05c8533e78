"""Loading, with caches. What is cached is never changed afterwards."""

import datetime as dt
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from claims.dataset import Dataset, load_dataset
from files import FaultyInputError
from geo.basemap import BaseMap, read_basemap
from geo.sites import Site, read_sites
from presence.disputes import Side, sides
from presence.edition import Bounds, Edition
from presence.settle import Dispute
from views.frames import build_frames

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class World:
    """A dataset with its points and its base map."""

    dataset: Dataset
    sites: dict[str, Site]
    basemap: BaseMap


def dataset_folder(arguments: list[str] | None = None) -> Path:
    """Return the dataset's folder: what follows ``--dataset`` on the command line, else the root.

    Raises
    ------
    FaultyInputError
        Where the option has no value or another option is given.
    """
    given = sys.argv[1:] if arguments is None else arguments
    remedy = "write `streamlit run app.py -- --dataset DIR`"
    if not given:
        return ROOT
    if given[0].startswith("--dataset=") and len(given) == 1:
        return Path(given[0].partition("=")[2])
    if given[0] == "--dataset" and len(given) == 2:
        return Path(given[1])
    raise FaultyInputError.one("command line", ".", f"{' '.join(given)} is not known; {remedy}")


def stamp(folder: Path) -> int:
    """Return a number that changes whenever a file of the dataset does."""
    seen = []
    for pattern in ("seeds/reports/*.yaml", "data/*.*", "data/basemap/*"):
        for file in folder.glob(pattern):
            try:
                now = file.stat()
            except OSError:
                continue  # gone since it was listed, as a temporary file may be
            seen.append((str(file), now.st_mtime_ns, now.st_size))
    return hash(tuple(sorted(seen)))


@st.cache_resource(max_entries=4, show_spinner="Reading the reports…")
def load_world(folder: Path, stamp: int) -> World:  # noqa: ARG001 - the stamp is part of the key
    """Return a dataset with its points and base map.

    Raises
    ------
    FaultyInputError
        Where a file of the dataset is missing or damaged.
    """
    dataset = load_dataset(folder)
    return World(dataset, read_sites(folder), read_basemap(folder))


@dataclass(frozen=True)
class Solution:
    """The bounds of an edition, and its disputes with what each side would mean for them."""

    bounds: Bounds
    disputes: tuple[tuple[Dispute, tuple[Side, ...]], ...]


@st.cache_resource(max_entries=32, show_spinner="Working out what the reports allow…")
def solve_edition(
    _world: World,
    key: tuple[str, int],  # noqa: ARG001 - part of the cache's key
    as_of: dt.date,
    assumptions: tuple[str, ...],
    population: str,
) -> Solution:
    """Return one edition, solved for a population; nothing in it is solved again later."""
    edition = Edition(_world.dataset, as_of, frozenset(assumptions))
    disputes = tuple(
        (dispute, sides(part, dispute))
        for part in edition.parts
        for dispute in part.settlement.disputes
    )
    return Solution(edition.solve([population]), disputes)


def frames_of(world: World, bounds: Bounds, population: str, today: dt.date) -> str:
    """Return the frames drawn from an edition's bounds, as JSON."""
    frames = build_frames(bounds, population, world.sites, today)
    return json.dumps(frames, ensure_ascii=False, separators=(",", ":"))
