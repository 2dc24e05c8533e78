"""A slide's table: the ranges of the main places in a month."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches, Pt

from exports.slides.text import Run, lines, rgb, write
from views.wire import Frame, Frames
from views.words import english as words

SIZES = (12.0, 11.0, 10.0)
"""Type sizes in points, the preferred one first."""

_SHARES = (0.31, 0.29, 0.40)
"""What place, range and state take of the width."""

_ROW = 1.22
_PADDING = 0.07
"""Above and below a cell's text, in inches."""
_BETWEEN = 0.08

_PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style that draws nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: place, range, what becomes of it; countries stand out.

    `is_silent` is whether no report says anything of the place.
    """

    place: str
    range: str
    state: str
    is_country: bool
    is_silent: bool = False

    def height(self, width: float, points: float) -> float:
        """Return how high it is, in inches."""
        cells = zip((self.place, self.range, self.state), _SHARES, strict=True)
        most = max(
            lines(text, width * share - _BETWEEN, points, bold=at < 2)
            for at, (text, share) in enumerate(cells)
        )
        return most * points * _ROW / 72 + 2 * _PADDING


def rows_of(frames: Frames, frame: Frame) -> list[Row]:
    """Return a row for each place of a month, in the dataset's order."""
    places = {place["id"]: place for place in frames["places"]}
    found = []
    for mark in frame["marks"]:
        place = places[mark["place"]]
        state = mark["state"]
        if mark["wide"] is not None:
            state = words.STATE_IF_USED.format(state=state, range=mark["wide_range"])
        if mark["split"] is not None:
            number = f"{mark['split']:,}"
            state = words.STATE_SPLIT.format(state=state, number=number)
        told = mark["range"] + (" ◦" if mark["assumed"] else "")
        is_country, is_silent = place["kind"] == "country", mark["presence"] == "no-report"
        found.append(Row(place["name"], told, state, is_country, is_silent))
    return found


def fitted(rows: Sequence[Row], width: float, height: float) -> tuple[list[Row], float, int]:
    """Return the rows that fit into a box, their type size, and how many are left out.

    Countries are never left out; of the places those go first of which no report says anything,
    then the last ones.
    """
    for points in SIZES:
        if sum(row.height(width, points) for row in (_HEAD, *rows)) <= height:
            return list(rows), points, 0
    points = SIZES[-1]
    kept = list(rows)
    # The first to go stands last.
    ranked = sorted((row for row in rows if not row.is_country), key=lambda row: row.is_silent)
    line = points * _ROW / 72 + 2 * _PADDING
    while ranked and sum(row.height(width, points) for row in (_HEAD, *kept)) + line > height:
        kept.remove(ranked.pop())
    return kept, points, len(rows) - len(kept)


_HEAD = Row("Place", "Range", "What is said of it", False)


def add_table(slide: Any, rows: Sequence[Row], box: tuple[float, float, float, float]) -> None:
    """Add a table of the ranges to a slide, within a box in inches."""
    x, y, width, height = box
    kept, points, more = fitted(rows, width, height)
    every = [_HEAD, *kept]
    if more:
        every.append(Row(f"{more} more", "", "in the pack’s tables", False))
    heights = [row.height(width, points) for row in every]
    shape = slide.shapes.add_table(
        len(every), 3, Inches(x), Inches(y), Inches(width), Inches(sum(heights))
    )
    shape.name = "Ranges"
    properties = shape.element.xpath(".//a:tblPr")[0]
    properties.set("bandRow", "0")
    properties.find(f"{_DRAWING}tableStyleId").text = _PLAIN_STYLE
    table = shape.table
    for column, share in zip(table.columns, _SHARES, strict=True):
        column.width = Inches(width * share)
    for at, (row, high) in enumerate(zip(every, heights, strict=True)):
        table.rows[at].height = Inches(high)
        strong = (at == 0 or row.is_country, True, at == 0)
        inks = ("ink-faint",) * 3 if at == 0 else ("ink", "mark-deep", "ink-soft")
        texts = (row.place, row.range, row.state)
        for column, (text, ink) in enumerate(zip(texts, inks, strict=True)):
            cell = table.cell(at, column)
            _fill(cell, Run(text, ink, strong[column]), points)
            _shade(cell, is_shaded=row.is_country)
            _underline(cell, thick=at == 0)


_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def _fill(cell: Any, run: Run, points: float) -> None:
    cell.margin_left = cell.margin_right = Inches(_BETWEEN / 2)
    cell.margin_top = cell.margin_bottom = Inches(_PADDING)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    write(cell.text_frame.paragraphs[0], [run], points)


def _shade(cell: Any, *, is_shaded: bool) -> None:
    if is_shaded:
        cell.fill.solid()
        cell.fill.fore_color.rgb = rgb("land")
    else:
        cell.fill.background()


def _underline(cell: Any, *, thick: bool) -> None:
    """Draw a line under a cell."""
    properties = cell._tc.get_or_add_tcPr()
    line = properties.makeelement(f"{_DRAWING}lnB", {"w": str(Pt(1.25 if thick else 0.5))})
    fill = line.makeelement(f"{_DRAWING}solidFill", {})
    fill.append(fill.makeelement(f"{_DRAWING}srgbClr", {"val": "77726A" if thick else "CFCCC3"}))
    line.append(fill)
    # Lines come before the fill, or the file needs repair.
    properties.insert(0, line)
