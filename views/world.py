"""A dataset with its points and its base map: what every drawing begins with."""

from dataclasses import dataclass, field
from pathlib import Path

from claims.dataset import Dataset
from claims.load import load_dataset
from files import Fault, FaultyInputError
from geo.basemap import read_basemap
from geo.layers import BaseMap
from geo.sites import Site, find_sites


@dataclass(frozen=True)
class World:
    """A dataset with its points by place id and its base map.

    `unplaced` says why places have no point; it is empty where every place has one.
    """

    dataset: Dataset
    sites: dict[str, Site]
    basemap: BaseMap
    unplaced: tuple[Fault, ...] = field(default=())


def read_world(folder: Path, *, strict: bool = True) -> World:
    """Read a dataset's folder.

    Parameters
    ----------
    folder
        The dataset's folder.
    strict
        Whether a fault in the points is raised; else the world tells of it, and what else can be
        shown still is.

    Raises
    ------
    FaultyInputError
        Where a file of the dataset is missing or damaged.
    """
    dataset = load_dataset(folder)
    sites, faults = find_sites(folder)
    if faults and strict:
        raise FaultyInputError(faults)
    return World(dataset, sites, read_basemap(folder), tuple(faults))
