"""The legend: nested circles and the signs with their words, in a box."""

from dataclasses import dataclass
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from exports.drawing.boxes import Box
from exports.drawing.paint import Brush, number, paint, styled
from exports.drawing.style import colour
from exports.drawing.tree import Node
from exports.drawing.type import width

# All lengths are in the sheet's unit, all shares in the legend's own type size.
_SIGN = (1.55, 1.13)
_SIGN_BOX = 22
"""The width of the box that the scripts draw a sign into, and the type size within it."""
_SIGN_EM = 12.5
_ACROSS, _DOWN = 0.8, 0.65
_BETWEEN, _COLUMN, _AFTER_SIGN = 1.0, 0.9, 0.5
_ROW = 1.36
_HEADING = 1.75


class _Entry(NamedTuple):
    """A sign with its words, and where it stands: row, column, and what it takes of the row."""

    sign: Node | None
    words: str
    row: int
    column: int
    width: float
    is_wide: bool


@dataclass(frozen=True)
class Legend:
    """A legend, laid out.

    Attributes
    ----------
    heading
        What the circles' areas show.
    nest
        The nested circles; ``None`` where there is no number to show.
    entries
        The signs with their words.
    size
        Type size in pixels.
    unit
        The sheet's unit in pixels.
    """

    heading: str
    nest: Node | None
    entries: tuple[_Entry, ...]
    size: float
    unit: float

    @property
    def nest_width(self) -> float:
        """What the circles take, with the gap after them."""
        if self.nest is None:
            return 0
        return float(self.nest.attributes["width"]) + _BETWEEN * self.size

    @property
    def columns(self) -> tuple[float, float]:
        """The widths of the two columns of signs; 0 where there is none."""
        first, second = (
            max((e.width for e in self.entries if not e.is_wide and e.column == at), default=0)
            for at in (0, 1)
        )
        return first, second

    @property
    def width(self) -> float:
        """How wide the whole legend is."""
        first, second = self.columns
        pair = first + (_COLUMN * self.size + second if second else 0)
        wide = max((entry.width for entry in self.entries if entry.is_wide), default=0)
        body = self.nest_width + max(pair, wide)
        return max(body, width(self.heading, self.size, 700)) + 2 * _ACROSS * self.size

    @property
    def rows_height(self) -> float:
        """How high the signs are."""
        return (self.entries[-1].row + 1 if self.entries else 0) * _ROW * self.size

    @property
    def height(self) -> float:
        """How high the whole legend is."""
        nest = float(self.nest.attributes["height"]) if self.nest else 0
        return max(nest, self.rows_height) + (_HEADING + 2 * _DOWN) * self.size


def read_legend(node: Node, unit: float) -> Legend:
    """Lay out a legend as the scripts made it: a heading, nested circles, and a list of signs."""
    size = Brush((), unit).below("div", node.classes).em
    entries: list[_Entry] = []
    row = column = 0
    for item in node.all("li"):
        is_wide = "is-wide" in item.classes
        words = item.find("span")
        if is_wide and column:
            row, column = row + 1, 0
        text = words.text if words else ""
        taken = _SIGN[0] * unit + _AFTER_SIGN * size + width(text, size)
        entries.append(_Entry(item.find("svg"), text, row, column, taken, is_wide))
        row, column = (row, 1) if not is_wide and not column else (row + 1, 0)
    heading = node.find("atlas-legend-title")
    return Legend(
        heading.text if heading else "", node.find("atlas-nest"), tuple(entries), size, unit
    )


def draw_legend(parent: Element, legend: Legend, box: Box, brush: Brush) -> None:
    """Draw a legend into a box of its own size; `brush` is the stage's."""
    size = legend.size
    own = brush.below("div", {"atlas-legend"})
    group = SubElement(parent, "g", {"class": "legend"})
    SubElement(
        group,
        "rect",
        {
            **{key: number(value) for key, value in box._asdict().items()},
            "rx": number(size * 0.3),
            "fill": colour("paper"),
            "fill-opacity": "0.94",
            "stroke": colour("land-line"),
        },
    )
    left, top = box.x + _ACROSS * size, box.y + _DOWN * size
    styled(
        group,
        "text",
        own.below("p", {"atlas-legend-title"}),
        x=left,
        y=top + size * 0.98,
        fill=colour("ink"),
        font_weight="700",
    ).text = legend.heading
    top += _HEADING * size
    body = box.bottom - _DOWN * size - top
    if legend.nest is not None:
        height = float(legend.nest.attributes["height"])
        place = SubElement(group, "g", {"transform": _move(left, top + (body - height) / 2)})
        for child in legend.nest.elements:
            paint(place, child, own.below("svg", {"atlas-nest"}))
    left += legend.nest_width
    top += (body - legend.rows_height) / 2
    for entry in legend.entries:
        x = left + entry.column * (legend.columns[0] + _COLUMN * size)
        middle = top + (entry.row + 0.5) * _ROW * size
        if entry.sign is not None:
            factor = _SIGN[0] * legend.unit / _SIGN_BOX
            place = SubElement(
                group,
                "g",
                {
                    "transform": f"{_move(x, middle - _SIGN[1] * legend.unit / 2)} "
                    f"scale({number(factor)})"
                },
            )
            sign = Brush(own.below("svg", {"atlas-sign"}).line, _SIGN_EM)
            for child in entry.sign.elements:
                paint(place, child, sign)
        styled(
            group,
            "text",
            own.below("span"),
            x=x + _SIGN[0] * legend.unit + _AFTER_SIGN * size,
            y=middle + size * 0.36,
            fill=colour("ink"),
        ).text = entry.words


def _move(x: float, y: float) -> str:
    return f"translate({number(x)} {number(y)})"
