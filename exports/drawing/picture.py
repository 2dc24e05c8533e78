"""A month's picture as SVG: the screen's layout on a sheet of paper, with the base map under it."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import quickjs

from claims.dates import Month
from exports.brief import Brief
from exports.drawing.land import Projection, land
from geo.layers import BaseMap
from views.summary import summary

SCRIPT = Path(__file__).parents[1] / "built" / "paper.js"
_STACK = 4 * 1024 * 1024
"""Room for the scripts' calls in bytes; the engine's own is too little for a long list."""


class Paper(NamedTuple):
    """A sheet's size in pixels; a bare one has the map alone, for a page with its own title."""

    width: int
    height: int
    bare: bool = False


PICTURE = Paper(1920, 1080)
"""A picture that says all of itself: 16 to 9."""


def pictures(brief: Brief, paper: Paper = PICTURE) -> dict[Month, str]:
    """Return the SVG of each month of a brief; worked out once for all formats."""
    dataset = brief.view.world.dataset
    drawn = _drawn(
        json.dumps(brief.frames),
        brief.view.world.basemap,
        dataset.bounds,
        positions=tuple(month - dataset.start for month in brief.months),
        told=tuple(summary(brief.view, month) for month in brief.months),
        paper=paper,
    )
    return dict(zip(brief.months, drawn, strict=True))


@lru_cache(maxsize=4)
def _drawn(
    frames: str,
    basemap: BaseMap,
    view: tuple[float, float, float, float],
    *,
    positions: tuple[int, ...],
    told: tuple[str, ...],
    paper: Paper,
) -> tuple[str, ...]:
    south, west, north, east = view
    given = {
        "bounds": ((south, west), (north, east)),
        "countries": [_country(feature) for feature in basemap.countries["features"]],
        "frames": frames,
        "paper": paper._asdict(),
    }
    engine = quickjs.Context()
    engine.set_max_stack_size(_STACK)
    engine.eval(SCRIPT.read_text(encoding="utf-8"))

    def call(name: str, *arguments: Any) -> Any:
        return engine.eval(f"AtlasPaper.{name}")(*arguments)

    laid = json.loads(call("begin", json.dumps(given)))
    stage = (laid["stage"]["width"], laid["stage"]["height"])
    call("ground", json.dumps(land(basemap, Projection(**laid["projection"]), stage)))
    return tuple(
        str(call("show", position, words)) for position, words in zip(positions, told, strict=True)
    )


def _country(feature: Mapping[str, Any]) -> dict[str, Any]:
    polygons = feature["geometry"]["coordinates"]
    return {**feature["properties"], "rings": [ring for rings in polygons for ring in rings]}
