"""GeoJSON by RFC 7946: a feature a place and phase, and a feature a place with its whole series.

Two files, since a layer of the first shows one kind of thing in any program that reads GeoJSON, and
the second is for those who draw a series themselves.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from exports.about import PROVENANCE, about, sources
from exports.brief import Brief, File
from exports.rows import Row, by_place, rows
from geo.sites import Site
from presence.told.table import columns_for
from views.words.text import plain_spaces


def encode(brief: Brief) -> Iterator[File]:
    """Yield ``places-by-phase.geojson`` and ``places-series.geojson``."""
    yield File("places-by-phase.geojson", _collection(brief, _by_month(brief)))
    yield File("places-series.geojson", _collection(brief, _series(brief)))


def _collection(brief: Brief, features: list[dict[str, Any]]) -> bytes:
    # RFC 7946 lets other members stand beside those that it defines.
    whole = {
        "type": "FeatureCollection",
        "about": {**about(brief, brief.months[-1]), "sources": sources(brief)},
        "features": features,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _by_month(brief: Brief) -> list[dict[str, Any]]:
    """Return a feature a place and month asked for."""
    return [
        _feature(
            brief,
            row,
            f"{row.cells.place}/{row.cells.date}",
            {
                **_numbers(brief, row),
                "title": plain_spaces(brief.frame(row.month)["title"]),
                "after_evidence": row.after,
            },
        )
        for row in rows(brief, brief.months)
    ]


def _series(brief: Brief) -> list[dict[str, Any]]:
    """Return a feature a place, with a list of its months."""
    return [
        _feature(brief, own[0], own[0].cells.place, {"series": [_numbers(brief, r) for r in own]})
        for own in by_place(brief)
    ]


def _feature(brief: Brief, row: Row, name: str, more: dict[str, Any]) -> dict[str, Any]:
    told = about(brief, row.month)
    rests = {key: told[key] for key in PROVENANCE}
    return {
        "type": "Feature",
        "id": name,
        # A remainder has no point; the RFC calls such a feature unlocated.
        "geometry": _point(brief.view.world.sites.get(row.cells.place)),
        "properties": {
            "place": row.cells.place,
            "name": row.place.name,
            "kind": row.place.kind,
            "population": row.cells.population,
            **more,
            **rests,
        },
    }


def _point(site: Site | None) -> dict[str, Any] | None:
    if site is None:
        return None
    return {"type": "Point", "coordinates": [round(site.longitude, 5), round(site.latitude, 5)]}


def _numbers(brief: Brief, row: Row) -> dict[str, Any]:
    """Return the columns of ``presence table`` that differ by month, with their words."""
    cells = asdict(row.cells)
    kept = [name for name in columns_for(brief.view.edition) if name not in ("place", "population")]
    told = {"range": row.range, "state": row.state, "how": row.how}
    return {**{name: cells[name] for name in kept}, **told}
