"""Running the screen's scripts on paper: one arrangement for all months, a tree for each."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import quickjs

from exports.drawing.land import Projection
from exports.drawing.sheet import Paper, Sheet
from exports.drawing.tree import node
from exports.drawing.type import width
from geo.layers import BaseMap

SCRIPT = Path(__file__).parents[1] / "built" / "paper.js"
_STACK = 4 * 1024 * 1024
"""Room for the scripts' calls in bytes; the engine's own is too little for a long list."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the scripts drew for a month.

    Attributes
    ----------
    sheet
        The frame with all its parts.
    projection
        Where the map lies on the stage.
    shaded
        Ids of the countries without sites.
    """

    sheet: Sheet
    projection: Projection
    shaded: frozenset[str]


def pages(
    frames: Mapping[str, Any],
    basemap: BaseMap,
    view: tuple[float, float, float, float],
    positions: Sequence[int],
    paper: Paper,
) -> Iterator[Page]:
    """Draw some of the months of a view model.

    Parameters
    ----------
    frames
        What the screen draws.
    basemap
        Whose countries labels are laid out by.
    view
        South, west, north and east of what has to be seen.
    positions
        The months, counted from the first of the grid.
    paper
        What they are drawn on.
    """
    south, west, north, east = view
    given = {
        "bounds": ((south, west), (north, east)),
        "countries": [_country(feature) for feature in basemap.countries["features"]],
        "frames": frames,
    }
    engine = quickjs.Context()
    engine.set_max_stack_size(_STACK)
    engine.add_callable("textWidth", _text_width)
    engine.add_callable("boxOf", partial(_box_of, paper))
    engine.eval(SCRIPT.read_text(encoding="utf-8"))
    engine.set("given", json.dumps(given))
    engine.eval("AtlasPaper.begin(given)")
    for position in positions:
        drawn = json.loads(engine.eval(f"AtlasPaper.show({position})"))
        yield Page(
            Sheet(node(drawn["tree"]), paper),
            Projection(**drawn["projection"]),
            frozenset(drawn["shaded"]),
        )


def _country(feature: Mapping[str, Any]) -> dict[str, Any]:
    polygons = feature["geometry"]["coordinates"]
    return {**feature["properties"], "rings": [ring for rings in polygons for ring in rings]}


def _text_width(text: str, weight: float, size: float) -> float:
    return width(text, size, int(weight))


def _box_of(paper: Paper, name: str, tree: str) -> str:
    return json.dumps(Sheet(node(json.loads(tree)), paper).box(name))
