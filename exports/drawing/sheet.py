"""The sheet: where title, dates, map, legend, scale bar and sources stand, in pixels."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from exports.drawing.boxes import Box
from exports.drawing.dates import Run, read_rows
from exports.drawing.legend import Legend, read_legend
from exports.drawing.tree import Node
from exports.drawing.type import width, wrap


class Paper(NamedTuple):
    """A sheet's size in pixels; a bare one has the map alone, for a page with its own title."""

    width: int
    height: int
    is_bare: bool = False


PICTURE = Paper(1920, 1080)
"""A picture that says all of itself: 16 to 9."""

# Lengths in the sheet's unit.
_SIDE = 1.25
_ABOVE_TITLE, _ABOVE_LINE, _BELOW_HEAD = 0.65, 0.25, 0.55
_LINE_TYPE, _LINE_ROW = 1.02, 1.45
_FOOT_TYPE, _FOOT_ROW, _ABOVE_FOOT, _BELOW_FOOT = 0.88, 1.35, 0.45, 0.6
_BANNER_TYPE, _BANNER_HEIGHT = 0.95, 1.75
_TITLE_ROW = 1.22
_INSET = 0.8
_SMALL = 0.88

NOTE = "Labels are shortened where room is short; the table has all of them"
"""What a picture says in place of the screen's advice to zoom in."""


@dataclass(frozen=True)
class Sheet:
    """Everything around the map's marks, laid out from what the scripts made.

    Attributes
    ----------
    root
        The scripts' frame.
    paper
        What it stands on.
    """

    root: Node
    paper: Paper = PICTURE

    @cached_property
    def unit(self) -> float:
        """The unit that all sizes follow."""
        return float(self.root.style.get("--u", "12px").removesuffix("px"))

    @property
    def side(self) -> float:
        """The margin at the left and at the right."""
        return _SIDE * self.unit

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.paper.width - 2 * self.side

    def box(self, name: str) -> Box:
        """Return where the part of a class stands.

        Raises
        ------
        KeyError
            Where the sheet has no such part.
        """
        parts: dict[str, Callable[[], Box]] = {
            "atlas": lambda: Box(0, 0, self.paper.width, self.paper.height),
            "atlas-title": lambda: Box(self.side, self.title_top, self.inner, self.title_height),
            "atlas-line": lambda: Box(self.side, self.line_top, self.inner, self.rows_height),
            "atlas-stage": lambda: self.stage,
            "atlas-legend": lambda: self.legend_box,
            "atlas-scale": lambda: self.scale_box,
            "atlas-note": lambda: self.note_box,
        }
        return parts[name]()

    @cached_property
    def banner(self) -> str:
        """A text across the top; empty where there is none."""
        return self._text("atlas-banner")

    @property
    def banner_height(self) -> float:
        """How high the banner is."""
        return _BANNER_HEIGHT * self.unit if self.banner else 0

    @cached_property
    def title_size(self) -> float:
        """The title's type size: one for all months, unless one of them would take three lines."""
        size = self._title_type
        text = self._text("atlas-title")
        while len(wrap(text, self.inner, size, 700)) > self._title_rows and size > self.unit / 3:
            size *= 0.96
        return size

    @property
    def title_top(self) -> float:
        """Where the room for the title begins."""
        return self.banner_height + _ABOVE_TITLE * self.unit

    @property
    def title_height(self) -> float:
        """The room for the title: that of the month with the most lines."""
        return self._title_rows * self._title_type * _TITLE_ROW

    @property
    def _title_type(self) -> float:
        given = self._style("atlas-title", "fontSize")
        return float(given.removesuffix("px")) if given else 1.62 * self.unit

    @property
    def _title_rows(self) -> int:
        """How many lines there is room for: one or two."""
        given = self._style("atlas-title", "minHeight").removesuffix("em")
        return 1 if given and float(given) < 2 * _TITLE_ROW else 2

    @cached_property
    def title(self) -> tuple[str, ...]:
        """The title's lines, two at most."""
        return tuple(wrap(self._text("atlas-title"), self.inner, self.title_size, 700))

    @property
    def title_row(self) -> float:
        """The height of a line of the title."""
        return self.title_size * _TITLE_ROW

    @property
    def line_top(self) -> float:
        """Where the dates under the title begin."""
        return self.title_top + self.title_height + _ABOVE_LINE * self.unit

    @cached_property
    def line_size(self) -> float:
        """The dates' type size; a little smaller where the scripts ask for it."""
        given = self._style("atlas-line", "fontSize")
        return float(given.removesuffix("em")) * self.unit if given else _LINE_TYPE * self.unit

    @property
    def line_row(self) -> float:
        """The height of a row of dates."""
        return self.line_size * _LINE_ROW

    @cached_property
    def rows(self) -> tuple[tuple[Run, ...], ...]:
        """The dates under the title, in rows; each piece stays whole."""
        line = self.root.find("atlas-line")
        return read_rows(line, self.inner, self.line_size) if line else ()

    @property
    def rows_height(self) -> float:
        """What the dates take now."""
        return max(1, len(self.rows)) * self.line_row

    @property
    def stage(self) -> Box:
        """Where the map stands: what is left between the dates and the sources."""
        if self.paper.is_bare:
            return Box(0, 0, self.paper.width, self.paper.height)
        reserved = self._style("atlas-line", "minHeight").removesuffix("px")
        top = self.line_top + float(reserved or self.rows_height) + _BELOW_HEAD * self.unit
        return Box(self.side, top, self.inner, self.foot_top - _ABOVE_FOOT * self.unit - top)

    @property
    def foot_size(self) -> float:
        """The sources' type size."""
        return _FOOT_TYPE * self.unit

    @cached_property
    def foot(self) -> tuple[str, ...]:
        """The lines under the map: sources, basis, borders."""
        text = self._text("atlas-foot")
        return tuple(wrap(text, self.inner, self.foot_size)) if text else ()

    @property
    def foot_row(self) -> float:
        """The height of a line of sources."""
        return self.foot_size * _FOOT_ROW

    @property
    def foot_top(self) -> float:
        """Where the sources begin."""
        return self.paper.height - _BELOW_FOOT * self.unit - len(self.foot) * self.foot_row

    @cached_property
    def legend(self) -> Legend | None:
        """The legend; ``None`` before there is one."""
        found = self.root.find("atlas-legend")
        return read_legend(found, self.unit) if found and found.elements else None

    @cached_property
    def legend_box(self) -> Box:
        """Where the legend stands."""
        stage, edge = self.stage, _INSET * self.unit
        wide, high = (self.legend.width, self.legend.height) if self.legend else (0.0, 0.0)
        corner = self.root.attributes.get("data-legend", "bottom-left")
        x = stage.x + edge if corner.endswith("left") else stage.right - wide - edge
        y = stage.y + edge if corner.startswith("top") else stage.bottom - high - edge
        return Box(x, y, wide, high)

    @cached_property
    def scale(self) -> tuple[float, str]:
        """The scale bar's length in pixels, and what it stands for."""
        found = self.root.find("atlas-scale")
        parts = found.elements if found else []
        if len(parts) < 3:
            return 0.0, ""
        return float(parts[1].style.get("width", "0px").removesuffix("px")), parts[2].text

    @property
    def small(self) -> float:
        """The type size of scale bar and note."""
        return _SMALL * self.unit

    @cached_property
    def scale_box(self) -> Box:
        """Where the scale bar stands with its figures."""
        length, words = self.scale
        size = self.small
        wide = width("0", size) + length + width(words, size) + size * 1.8
        high = size * 1.5
        stage, edge = self.stage, _INSET * self.unit
        is_left = self.root.attributes.get("data-legend") == "bottom-right"
        x = stage.x + edge if is_left else stage.right - wide - edge
        return Box(x, stage.bottom - high - edge, wide, high)

    @property
    def has_note(self) -> bool:
        """Whether labels are shortened."""
        return bool(self._text("atlas-note"))

    @cached_property
    def note_box(self) -> Box:
        """Where the note stands that labels are shortened."""
        stage, edge = self.stage, _INSET * self.unit
        wide = width(NOTE, self.small) + 1.2 * self.small
        is_right = self.root.attributes.get("data-legend") == "top-left"
        x = stage.right - wide - edge if is_right else stage.x + edge
        return Box(x, stage.y + edge, wide, 1.6 * self.small)

    def _text(self, name: str) -> str:
        found = self.root.find(name)
        return found.text if found else ""

    def _style(self, name: str, key: str) -> str:
        found = self.root.find(name)
        return found.style.get(key, "") if found else ""
