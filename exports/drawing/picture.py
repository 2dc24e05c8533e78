"""A month's picture as SVG: the sheet, the base map and the marks, put together."""

import json
from collections.abc import Sequence
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement, tostring

from claims.dates import Month
from exports.brief import Brief
from exports.drawing.boxes import Box
from exports.drawing.furniture import draw_furniture
from exports.drawing.land import land
from exports.drawing.page import Page, pages
from exports.drawing.paint import Brush, number, paint, styled
from exports.drawing.sheet import HEIGHT, WIDTH
from exports.drawing.style import Being, colour
from exports.drawing.type import FAMILY
from geo.basemap import BaseMap
from views.summary import summary

_FALLBACK = "'Noto Sans', 'DejaVu Sans', sans-serif"
"""Fonts for letters that the bundled ones lack."""


def pictures(brief: Brief) -> dict[Month, str]:
    """Return the SVG of each month of a brief; worked out once for all formats."""
    dataset = brief.view.world.dataset
    drawn = _drawn(
        json.dumps(brief.frames),
        brief.view.world.basemap,
        dataset.bounds,
        tuple(month - dataset.start for month in brief.months),
        tuple(summary(brief.view, month) for month in brief.months),
    )
    return dict(zip(brief.months, drawn, strict=True))


@lru_cache(maxsize=2)
def _drawn(
    frames: str,
    basemap: BaseMap,
    view: tuple[float, float, float, float],
    positions: Sequence[int],
    told: Sequence[str],
) -> tuple[str, ...]:
    found = pages(json.loads(frames), basemap, view, positions)
    return tuple(_svg(page, basemap, words) for page, words in zip(found, told, strict=True))


def _svg(page: Page, basemap: BaseMap, told: str) -> str:
    """Return a page as SVG, with what it shows in words as its description."""
    sheet = page.sheet
    top = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": str(WIDTH),
            "height": str(HEIGHT),
            "viewBox": f"0 0 {WIDTH} {HEIGHT}",
            "font-family": f"'{FAMILY}', {_FALLBACK}",
            "role": "img",
            "aria-labelledby": "title desc",
        },
    )
    SubElement(top, "title", {"id": "title"}).text = " ".join(sheet.title)
    SubElement(top, "desc", {"id": "desc"}).text = told
    brush = Brush((Being("div", sheet.root.classes),), sheet.unit)
    _define(top, page, brush)
    SubElement(top, "rect", {"width": "100%", "height": "100%", "fill": colour("paper")})
    _draw_map(top, page, basemap, brush)
    draw_furniture(top, sheet, brush)
    return tostring(top, encoding="unicode")


def _define(top: Element, page: Page, brush: Brush) -> None:
    """Add the patterns, and what cuts the map to its stage."""
    defined = SubElement(top, "defs")
    for pattern in page.sheet.root.all("pattern"):
        paint(defined, pattern, brush)
    cut = SubElement(defined, "clipPath", {"id": "stage"})
    _frame(cut, page.sheet.stage, page.sheet.unit)


def _draw_map(top: Element, page: Page, basemap: BaseMap, brush: Brush) -> None:
    stage = page.sheet.stage
    on_stage = brush.below("div", {"atlas-stage"})
    group = SubElement(top, "g", {"clip-path": "url(#stage)"})
    _frame(group, stage, page.sheet.unit).set("fill", colour("sea"))
    moved = SubElement(group, "g", {"transform": f"translate({number(stage.x)} {number(stage.y)})"})
    for part in land(basemap, page.projection, stage):
        classes = {part.look, "is-shaded"} if part.place in page.shaded else {part.look}
        styled(moved, "path", on_stage.below("path", classes), d=part.path)
    marks = page.sheet.root.find("atlas-marks")
    if marks is not None:
        paint(moved, marks, on_stage)
        # An element of its own would cut what it holds.
        moved[-1].tag = "g"
    edge = _frame(top, stage, page.sheet.unit)
    for key, value in (("fill", "none"), ("stroke", colour("land-line")), ("stroke-width", "1.2")):
        edge.set(key, value)


def _frame(parent: Element, box: Box, unit: float) -> Element:
    made = SubElement(parent, "rect", {key: number(value) for key, value in box._asdict().items()})
    made.set("rx", number(unit * 0.3))
    return made
