"""Text on slides: runs in their colours, and lists that never run over the edge."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.util import Inches, Pt

from exports.drawing.colours import colour
from exports.drawing.type import wrap

LEFT, INNER = 0.55, 12.23
"""The left margin and the width between the margins, in inches."""

_ROW = 1.2
"""Height of a line, in type sizes."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text; `ink` names a colour of the map's style sheet."""

    text: str
    ink: str = "ink"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list: a head, and lines below it that say more."""

    head: str
    details: tuple[str, ...] = ()


def rgb(ink: str) -> RGBColor:
    """Return a colour of the map's style sheet."""
    return RGBColor(*bytes.fromhex(colour(ink)[1:]))  # type: ignore[no-untyped-call]


def lines(text: str, inches: float, points: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes; reckoned in the map's font, the wider one."""
    return len(wrap(text, inches * 72, points, 700 if bold else 400))


def fitting(text: str, sizes: Sequence[float], rows: int) -> float:
    """Return the first type size at which a bold text takes no more rows; else the last."""
    fits = (points for points in sizes if lines(text, INNER, points, bold=True) <= rows)
    return next(fits, sizes[-1])


def frame_of(shape: Any, *, middle: bool = False, bottom: bool = False) -> Any:
    """Return a shape's text frame, made ready: no margins, broken into lines, fixed in size."""
    frame = shape.text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.BOTTOM if bottom else MSO_ANCHOR.TOP
    frame.vertical_anchor = anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def place(shape: Any, x: float, y: float, width: float, height: float) -> None:
    """Put a shape somewhere, in inches."""
    shape.left, shape.top = Inches(x), Inches(y)
    shape.width, shape.height = Inches(width), Inches(height)


def write(paragraph: Any, runs: Iterable[Run], points: float) -> None:
    """Write runs into a paragraph, at the left and without a bullet."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "0")
    properties.set("indent", "0")
    properties.set("algn", "l")
    properties.insert(0, properties.makeelement(f"{_DRAWING}buNone", {}))
    for run in runs:
        made = paragraph.add_run()
        # A hard space breaks no line in the title; office programs know it as well.
        made.text = run.text
        made.font.size, made.font.bold = Pt(points), run.bold
        made.font.color.rgb = rgb(run.ink)


_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def pages_of(items: Sequence[Item], height: float) -> list[list[Item]]:
    """Deal items out to slides, as many as fit a height in inches; one too long stands alone."""
    pages: list[list[Item]] = []
    left = 0.0
    for item in items:
        taken = item_height(item)
        if not pages or taken > left:
            pages.append([])
            left = height
        pages[-1].append(item)
        left -= taken
    return pages


HEAD, DETAIL, GAP = 14.0, 12.0, 9.0
"""Type sizes of a list's heads and details, and the gap above a head, in points."""


def item_height(item: Item) -> float:
    """Return how high an item is, in inches."""
    rows = lines(item.head, INNER, HEAD, bold=True) * HEAD
    rows += sum(lines(detail, INNER, DETAIL) for detail in item.details) * DETAIL
    return (rows * _ROW + GAP) / 72


def write_list(frame: Any, items: Iterable[Item]) -> None:
    """Write items into an empty text frame."""
    paragraph = frame.paragraphs[0]
    for at, item in enumerate(items):
        if at:
            paragraph = frame.add_paragraph()
        paragraph.space_before = Pt(GAP if at else 0)
        write(paragraph, [Run(item.head, bold=True)], HEAD)
        for detail in item.details:
            below = frame.add_paragraph()
            below.space_before = Pt(0)
            write(below, [Run(detail, "ink-soft")], DETAIL)
