"""The briefing as slides: native title, text, table and notes; the map as a picture."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.presentation import Presentation as Deck
from pptx.util import Inches

from claims.dates import Month, month_name
from exports.brief import Brief, File
from exports.drawing.picture import Paper, pictures
from exports.drawing.raster import to_png
from exports.slides.deck import HEIGHT, LIST_LAYOUT, MAP_LAYOUT, TITLE_LAYOUT, deck_bytes, new_deck
from exports.slides.table import add_table, rows_of
from exports.slides.text import (
    INNER,
    LEFT,
    Item,
    Run,
    fitting,
    frame_of,
    pages_of,
    place,
    rgb,
    write,
    write_list,
)
from exports.slides.words import assumptions, disputes, sources
from views.summary import summary
from views.wire import Frame

_TITLE_TOP, _TITLE_HEIGHT = 0.35, 0.86
_DATES_TOP, _DATES_HEIGHT = 1.27, 0.3
_BODY_TOP, _BODY_HEIGHT = 1.72, 5.16
_FOOT_TOP = 7.03
_MAP_WIDTH = 7.72
_TABLE_LEFT = LEFT + _MAP_WIDTH + 0.22

_PIXELS, _FINE = 92, 3
"""Pixels of the map to an inch, as it is laid out: few, so that its type is large enough on a wall.
Then what it is drawn finer by."""

MAP = Paper(round(_MAP_WIDTH * _PIXELS), round(_BODY_HEIGHT * _PIXELS), bare=True)
"""The map alone: the slide has a title of its own."""


def encode(brief: Brief) -> Iterator[File]:
    """Yield the deck: a title, a slide for each month, disputes, assumptions, sources."""
    deck = new_deck()
    title = brief.view.world.dataset.title
    _title_slide(deck, brief, title)
    for month, picture in pictures(brief, MAP).items():
        _month_slide(deck, brief, month, to_png(picture, _FINE))
    edition = brief.view.edition
    _list_slides(deck, brief, "What is in dispute", disputes(brief.view))
    _list_slides(deck, brief, "What is assumed", assumptions(edition))
    _list_slides(deck, brief, "Sources", sources(edition))
    yield File("briefing.pptx", deck_bytes(deck, title, brief.today))


def _title_slide(deck: Deck, brief: Brief, title: str) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_LAYOUT])
    bar = slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, Inches(LEFT), Inches(2.0), Inches(0.09), Inches(3.3)
    )
    bar.fill.solid()
    bar.fill.fore_color.rgb = rgb("mark")
    bar.line.fill.background()
    head, below = slide.placeholders[0], slide.placeholders[1]
    place(head, LEFT + 0.4, 2.0, INNER - 0.4, 1.5)
    write(frame_of(head, bottom=True).paragraphs[0], [Run(title, bold=True)], 38)
    place(below, LEFT + 0.4, 3.7, INNER - 0.4, 1.6)
    frames = brief.frames
    texts = [
        f"{frames['population']}, {_span(brief.months)}",
        f"As known on {frames['as_known']}; {brief.frame(brief.months[-1])['evidence']}",
        f"What public reporting allows to be said: {frames['basis']}",
    ]
    frame = frame_of(below)
    for at, text in enumerate(texts):
        paragraph = frame.add_paragraph() if at else frame.paragraphs[0]
        write(paragraph, [Run(text, "ink-soft")], 18)
    _foot(slide, brief)


def _span(months: Sequence[Month]) -> str:
    first, last = month_name(months[0]), month_name(months[-1])
    return first if first == last else f"{first} to {last}"


def _month_slide(deck: Deck, brief: Brief, month: Month, picture: bytes) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[MAP_LAYOUT])
    frame = brief.frame(month)
    told = summary(brief.view, month)
    _title(slide, frame["title"])
    dates = slide.shapes.add_textbox(
        Inches(LEFT), Inches(_DATES_TOP), Inches(INNER), Inches(_DATES_HEIGHT)
    )
    dates.name = "Dates"
    runs = _dates(brief, frame)
    line = "".join(run.text for run in runs)
    write(frame_of(dates).paragraphs[0], runs, fitting(line, (14, 13, 12, 11, 10), 1))
    shown = slide.shapes.add_picture(
        BytesIO(picture), Inches(LEFT), Inches(_BODY_TOP), Inches(_MAP_WIDTH), Inches(_BODY_HEIGHT)
    )
    shown.name = "Map"
    shown.element.xpath(".//p:cNvPr")[0].set("descr", told)
    box = (_TABLE_LEFT, _BODY_TOP, LEFT + INNER - _TABLE_LEFT, _BODY_HEIGHT)
    add_table(slide, rows_of(brief.frames, frame), box)
    _foot(slide, brief)
    newest = [item.head for item in sources(brief.view.edition)]
    notes = [told, brief.frames["source_line"], f"Sources: {'; '.join(newest)}."]
    slide.notes_slide.notes_text_frame.text = "\n".join(notes)


def _dates(brief: Brief, frame: Frame) -> list[Run]:
    """Return the line under a title: date, phase, edition, age of the evidence."""
    runs = [Run(frame["date"], bold=True)]
    if frame["after_evidence"]:
        runs.append(Run(" · after the last report", "after", bold=True))
    if frame["phase_text"]:
        runs.append(Run(f" · {frame['phase_text']}", "ink-soft"))
    runs.append(Run(" · as known on ", "ink-soft"))
    runs.append(Run(brief.frames["as_known"], bold=True))
    runs.append(Run(f" · {frame['evidence']}", "ink-soft"))
    return runs


def _list_slides(deck: Deck, brief: Brief, title: str, items: Sequence[Item]) -> None:
    """Add as many slides as a list needs."""
    top = 1.3
    pages = pages_of(items, _FOOT_TOP - 0.15 - top)
    for number, page in enumerate(pages, 1):
        slide = deck.slides.add_slide(deck.slide_layouts[LIST_LAYOUT])
        counted = f" ({number} of {len(pages)})" if len(pages) > 1 else ""
        _title(slide, title + counted)
        body = slide.placeholders[1]
        place(body, LEFT, top, INNER, _FOOT_TOP - 0.15 - top)
        write_list(frame_of(body), page)
        _foot(slide, brief)


def _title(slide: Any, text: str) -> None:
    """Write a title, in two lines at most."""
    head = slide.shapes.title
    place(head, LEFT, _TITLE_TOP, INNER, _TITLE_HEIGHT)
    points = fitting(text, (24, 22, 20, 18, 16), 2)
    write(frame_of(head, bottom=True).paragraphs[0], [Run(text, bold=True)], points)


def _foot(slide: Any, brief: Brief) -> None:
    """Add the line that every picture carries: what it rests on and what it is not."""
    foot = slide.shapes.add_textbox(
        Inches(LEFT), Inches(_FOOT_TOP), Inches(INNER), Inches(HEIGHT - _FOOT_TOP - 0.15)
    )
    foot.name = "Source line"
    line = brief.frames["source_line"]
    write(frame_of(foot).paragraphs[0], [Run(line, "ink-faint")], fitting(line, (10.5, 9.5), 1))
