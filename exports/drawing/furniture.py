"""What stands around and upon the map: banner, title, dates, legend, scale bar, note, sources."""

from xml.etree.ElementTree import Element, SubElement

from exports.drawing.dates import spread
from exports.drawing.legend import draw_legend
from exports.drawing.paint import Brush, number
from exports.drawing.sheet import NOTE, Sheet
from exports.drawing.style import colour
from exports.drawing.type import width

_RISE = 0.36
"""How far below a row's middle letters stand, in type sizes."""


def draw_furniture(top: Element, sheet: Sheet, brush: Brush) -> None:
    """Add everything but the map itself to a picture."""
    if not sheet.paper.is_bare:
        _draw_head(top, sheet)
        _draw_foot(top, sheet)
    stage = sheet.stage
    if "is-after" in sheet.root.classes:
        # What is after the last report has a dashed edge, as on the screen.
        thick = sheet.unit * 0.2
        SubElement(
            top,
            "path",
            {
                "d": f"M{number(stage.x)} {number(stage.y)}H{number(stage.right)}",
                "stroke": colour("after"),
                "stroke-width": number(thick),
                "stroke-dasharray": f"{number(2 * thick)} {number(thick)}",
            },
        )
    if sheet.legend is not None:
        draw_legend(top, sheet.legend, sheet.legend_box, brush.below("div", {"atlas-stage"}))
    _draw_scale(top, sheet)
    if sheet.has_note:
        box = sheet.note_box
        _plate(top, sheet, "note", 0.94)
        at = (box.x + 0.6 * sheet.small, _middle(box.y, box.height, sheet.small))
        _text(top, NOTE, at, sheet.small, "ink-soft")


def _draw_head(top: Element, sheet: Sheet) -> None:
    unit = sheet.unit
    if sheet.banner:
        high = sheet.banner_height
        SubElement(
            top,
            "rect",
            {"width": str(sheet.paper.width), "height": number(high), "fill": colour("ink")},
        )
        size = unit * 0.95
        at = (sheet.paper.width / 2, _middle(0, high, size))
        text = _text(top, sheet.banner, at, size, "paper", bold=True)
        text.set("text-anchor", "middle")
    # A title of one line stands right above the dates, which never move.
    first = sheet.title_top + sheet.title_height - len(sheet.title) * sheet.title_row
    for row, words in enumerate(sheet.title):
        y = _middle(first + row * sheet.title_row, sheet.title_row, sheet.title_size)
        _text(top, words, (sheet.side, y), sheet.title_size, "ink", bold=True).set("class", "title")
    size = sheet.line_size
    for row, runs in enumerate(sheet.rows):
        above = sheet.line_top + row * sheet.line_row
        y = _middle(above, sheet.line_row, size)
        line = SubElement(
            top, "text", {"class": "dates", "y": number(y), "font-size": number(size)}
        )
        for x, run in spread(runs, sheet.side, size):
            if run.is_pill:
                inner = size * 0.9
                wide = width(run.text, inner, 700) + inner
                pill = {
                    "x": number(x + size * 0.35),
                    "y": number(above + size * 0.12),
                    "width": number(wide),
                    "height": number(size * 1.21),
                    "rx": number(size * 0.6),
                    "fill": colour("after-tint"),
                    "stroke": colour("after"),
                    "stroke-width": "1.2",
                }
                top.insert(list(top).index(line), Element("rect", pill))
            inset = size * 0.8 if run.is_pill else 0
            part = SubElement(line, "tspan", {"x": number(x + inset)})
            part.text = run.text
            part.set(
                "fill", colour("after" if run.is_pill else "ink" if run.is_bold else "ink-soft")
            )
            if run.is_bold:
                part.set("font-weight", "700")
            if run.is_pill:
                part.set("font-size", number(size * 0.9))


def _draw_foot(top: Element, sheet: Sheet) -> None:
    for row, words in enumerate(sheet.foot):
        y = _middle(sheet.foot_top + row * sheet.foot_row, sheet.foot_row, sheet.foot_size)
        _text(top, words, (sheet.side, y), sheet.foot_size, "ink-faint").set("class", "source")


def _draw_scale(top: Element, sheet: Sheet) -> None:
    """Draw the scale bar: 0, a line with two ends, a round number of kilometres."""
    length, words = sheet.scale
    if not words:
        return
    size, box = sheet.small, sheet.scale_box
    _plate(top, sheet, "scale", 0.8)
    y = _middle(box.y, box.height, size)
    left = box.x + 0.5 * size
    _text(top, "0", (left, y), size, "ink")
    left += width("0", size) + 0.4 * size
    bottom, end = box.bottom - 0.35 * size, number(left + length)
    high = bottom - 0.5 * size
    SubElement(
        top,
        "path",
        {
            "d": f"M{number(left)} {number(high)}V{number(bottom)}H{end}V{number(high)}",
            "fill": "none",
            "stroke": colour("ink"),
            "stroke-width": number(size * 0.09),
        },
    )
    _text(top, words, (left + length + 0.4 * size, y), size, "ink")


def _plate(top: Element, sheet: Sheet, part: str, opacity: float) -> None:
    """Draw the plate under words upon the map."""
    box = sheet.box(f"atlas-{part}")
    plate = {key: number(value) for key, value in box._asdict().items()}
    plate |= {
        "rx": number(sheet.small * 0.25),
        "fill": colour("paper"),
        "fill-opacity": number(opacity),
    }
    SubElement(top, "rect", plate)


def _text(
    top: Element,
    words: str,
    at: tuple[float, float],
    size: float,
    ink: str,
    *,
    bold: bool = False,
) -> Element:
    made = SubElement(
        top,
        "text",
        {"x": number(at[0]), "y": number(at[1]), "font-size": number(size), "fill": colour(ink)},
    )
    if bold:
        made.set("font-weight", "700")
    made.text = words
    return made


def _middle(top: float, height: float, size: float) -> float:
    """Return the baseline of a row."""
    return top + height / 2 + size * _RISE
