"""A month's picture as SVG: the sheet, the base map and the marks, put together."""

import json
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement, tostring

from claims.dates import Month
from exports.brief import Brief
from exports.drawing.boxes import Box
from exports.drawing.furniture import draw_furniture
from exports.drawing.land import land
from exports.drawing.page import Page, pages
from exports.drawing.paint import Brush, number, paint, styled
from exports.drawing.sheet import PICTURE, Paper
from exports.drawing.style import Being, colour
from exports.drawing.type import FAMILY
from geo.layers import BaseMap
from views.summary import summary

_FALLBACK = "'Noto Sans', 'DejaVu Sans', sans-serif"
"""Fonts for letters that the bundled ones lack."""


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
    found = pages(json.loads(frames), basemap, view, positions, paper)
    return tuple(_svg(page, basemap, words) for page, words in zip(found, told, strict=True))


def _svg(page: Page, basemap: BaseMap, told: str) -> str:
    """Return a page as SVG, with what it shows in words as its description."""
    sheet = page.sheet
    width, height, _ = sheet.paper
    top = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": str(width),
            "height": str(height),
            "viewBox": f"0 0 {width} {height}",
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
    """Add the patterns."""
    defined = SubElement(top, "defs")
    for pattern in page.sheet.root.all("pattern"):
        paint(defined, pattern, brush)


def _draw_map(top: Element, page: Page, basemap: BaseMap, brush: Brush) -> None:
    stage = page.sheet.stage
    on_stage = brush.below("div", {"atlas-stage"})
    corner = page.sheet.unit * 0.3
    SubElement(top, "path", {"d": _round(stage, corner), "fill": colour("sea")})
    moved = SubElement(top, "g", {"transform": f"translate({number(stage.x)} {number(stage.y)})"})
    for part in land(basemap, page.projection, stage):
        classes = {part.look, "is-shaded"} if part.place in page.shaded else {part.look}
        styled(moved, "path", on_stage.below("path", classes), d=part.path)
    marks = page.sheet.root.find("atlas-marks")
    if marks is not None:
        paint(moved, marks, on_stage)
        # An element of its own would cut what it holds.
        moved[-1].tag = "g"
    # The margin lies over what is beyond the stage: cutting it off takes twice as long to draw.
    width, height, _ = page.sheet.paper
    beyond = f"M0 0H{width}V{height}H0Z{_round(stage, corner)}"
    SubElement(top, "path", {"d": beyond, "fill": colour("paper"), "fill-rule": "evenodd"})
    edge = {"fill": "none", "stroke": colour("land-line"), "stroke-width": "1.2"}
    SubElement(top, "path", {"d": _round(stage, corner), **edge})


def _round(box: Box, r: float) -> str:
    """Return the outline of a box with round corners."""
    corners = [(r, r), (-r, r), (-r, -r), (r, -r)]
    turns = "".join(
        f"a{number(r)} {number(r)} 0 0 1 {number(x)} {number(y)}{side}"
        for (x, y), side in zip(
            corners,
            (f"V{number(box.bottom - r)}", f"H{number(box.x + r)}", f"V{number(box.y + r)}", "Z"),
            strict=True,
        )
    )
    return f"M{number(box.x + r)} {number(box.y)}H{number(box.right - r)}{turns}"
