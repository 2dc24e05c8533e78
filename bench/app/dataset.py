"""A dataset of many places, written out whole: folder, records, points and base map."""

import json
import random
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from claims.dates import month_text, parse_month
from claims.load import load_dataset
from files import ROOT, write_whole
from geo.sites import Site, sites_csv

MONTHS = 36
PHASES = 4
DATES = 8
"""Months of a country that its claims speak of."""

_START = parse_month("2030-01")


_NO_RISE = {
    "id": "no-rise",
    "short": "no rise",
    "says": "Numbers do not rise.",
    "reason": "So that months hang together.",
    "default": True,
    "measure": "no-rise",
    "places": "countries",
    "populations": ["all"],
}
_REPORT = {
    "id": "all",
    "title": "All",
    "outlet": "Synthetic",
    "published": month_text(_START),
    "origin": "all",
    "language": "en",
    "file": "none",
    "url": None,
}


def write_dataset(folder: Path, places: int, seed: int = 0) -> None:
    """Write a dataset whose claims all agree, on the base map of the project's own dataset.

    The countries of the base map share the bases, and each base has two figures, at two of the
    months that its country's claims speak of. Countries differ in those months, so that in nearly
    every month the marks of some of them change.

    Parameters
    ----------
    folder
        The dataset's folder; made where it is not there.
    places
        Number of bases. Countries come on top of it.
    seed
        For the pseudo-random choice of what is claimed.
    """
    chance = random.Random(seed)
    south, west, north, east = view = load_dataset(ROOT).bounds
    centres = _centres()
    lands = list(centres)[: max(1, places // 2)]
    below = {
        land: [f"{_land(land)}-site-{i}" for i in range(n)] for land, n in _shared(places, lands)
    }
    claims = [claim for names in below.values() for claim in _claims(chance, names)]
    points = {land: centres[land] for land in lands}
    for name in (name for names in below.values() for name in names):
        points[name] = (chance.uniform(south, north), chance.uniform(west, east))
    for name, content in (
        ("data/dataset.yaml", _head(view)),
        ("data/places.yaml", {"places": list(_places(below))}),
        ("data/assumptions.yaml", {"assumptions": [_NO_RISE]}),
        ("seeds/reports/all.yaml", {"report": _REPORT, "claims": claims}),
    ):
        write_whole(folder / name, json.dumps(content, indent=1))  # JSON is YAML, too
    write_whole(folder / "data/words.yaml", (ROOT / "data/words.yaml").read_bytes())
    write_whole(folder / "data/sites.csv", sites_csv(_sites(below, points)))
    shutil.copytree(ROOT / "data/basemap", folder / "data/basemap", dirs_exist_ok=True)


def _centres() -> dict[str, tuple[float, float]]:
    """Return latitude and longitude of the middle of each country's largest ring, by code."""
    countries = json.loads((ROOT / "data/basemap/countries.json").read_text("utf-8"))
    found = {}
    for feature in countries["features"]:
        if (code := feature["properties"]["iso"]) is not None:
            ring = max((rings[0] for rings in feature["geometry"]["coordinates"]), key=len)
            east, north = (sum(point[axis] for point in ring) / len(ring) for axis in (0, 1))
            found[code] = (north, east)
    return dict(sorted(found.items()))


def _shared(places: int, lands: Sequence[str]) -> Iterator[tuple[str, int]]:
    for number, land in enumerate(lands):
        yield land, len(range(number, places, len(lands)))


def _land(code: str) -> str:
    return f"land-{code.lower()}"


def _head(view: tuple[float, float, float, float]) -> dict[str, Any]:
    length = MONTHS // PHASES
    south, west, north, east = view
    return {
        "title": "Synthetic",
        "grid": {"start": month_text(_START), "end": month_text(_START + MONTHS - 1)},
        "populations": [{"id": "all", "name": "troops"}],
        "parties": [{"id": "all", "name": "All"}],
        "phases": [
            {
                "id": f"part-{number}",
                "name": f"Part {number}",
                "short": f"End of part {number}",
                "first": month_text(_START + number * length),
                "last": month_text(_START + (number + 1) * length - 1),
            }
            for number in range(PHASES)
        ],
        "view": {"population": "all", "bounds": [[south, west], [north, east]]},
    }


def _places(below: Mapping[str, Sequence[str]]) -> Iterator[dict[str, str]]:
    for code, names in below.items():
        land = _land(code)
        yield {"id": land, "name": f"Land {code}", "kind": "country", "country": code}
        for number, name in enumerate(names):
            yield {"id": name, "name": f"{code} {number}", "kind": "base", "parent": land}


def _claims(chance: random.Random, bases: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield two figures for each base, the later one the lower."""
    spoken_of = sorted(chance.sample(range(MONTHS), DATES))
    for base in bases:
        figure = chance.randint(20, 300) * 10
        for month in sorted(chance.sample(spoken_of, 2)):
            yield {
                "id": f"{base}-in-{month}",
                "locator": 1,
                "by": {"name": "All", "as": "outlet"},
                "party": "all",
                "modality": "fact",
                "population": "all",
                "place": base,
                "measure": "stock",
                "when": {"at": month_text(_START + month)},
                "amount": f"about {figure}",
                "says": f"There are about {figure}.",
            }
            figure = max(figure * chance.randint(3, 9) // 10, 10)


def _sites(
    below: Mapping[str, Sequence[str]], points: Mapping[str, tuple[float, float]]
) -> Iterator[Site]:
    for code, names in below.items():
        for name in (code, *names):
            yield Site(
                place=_land(code) if name == code else name,
                latitude=points[name][0],
                longitude=points[name][1],
                precision="country" if name == code else "airfield",
                provider="synthetic",
                provider_id=name,
                matched=name,
                query=name,
                country=code,
            )
