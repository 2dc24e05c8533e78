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
from presence.edition import Bounds, Edition
from views.frames import build_frames

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class World:
    """A dataset with its points and its base map."""

    dataset: Dataset
    sites: dict[str, Site]
    basemap: BaseMap


@dataclass(frozen=True)
class Shown:
    """The bounds of an edition and, as JSON, the frames drawn from them."""

    bounds: Bounds
    frames: str


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
    files = [
        *folder.glob("seeds/reports/*.yaml"),
        *folder.glob("data/*.*"),
        *folder.glob("data/basemap/*"),
    ]
    return hash(tuple(sorted((str(f), f.stat().st_mtime_ns, f.stat().st_size) for f in files)))


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


@st.cache_resource(max_entries=64, show_spinner="Working out what the reports allow…")
def solve_edition(
    _world: World,
    key: tuple[str, int],  # noqa: ARG001 - part of the cache's key
    as_of: dt.date,
    assumptions: tuple[str, ...],
    population: str,
    today: dt.date,
) -> Shown:
    """Return one edition, solved for a population, with its frames."""
    bounds = Edition(_world.dataset, as_of, frozenset(assumptions)).solve([population])
    frames = build_frames(bounds, population, _world.sites, today)
    return Shown(bounds, json.dumps(frames, ensure_ascii=False, separators=(",", ":")))
