"""A dataset with its points and its base map: what every drawing begins with."""

from dataclasses import dataclass
from pathlib import Path

from claims.dataset import Dataset, load_dataset
from geo.basemap import BaseMap, read_basemap
from geo.sites import Site, read_sites


@dataclass(frozen=True)
class World:
    """A dataset with its points by place id and its base map."""

    dataset: Dataset
    sites: dict[str, Site]
    basemap: BaseMap


def read_world(folder: Path) -> World:
    """Read a dataset's folder.

    Raises
    ------
    FaultyInputError
        Where a file of the dataset is missing or damaged.
    """
    dataset = load_dataset(folder)
    return World(dataset, read_sites(folder), read_basemap(folder))
