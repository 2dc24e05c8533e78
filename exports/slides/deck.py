"""A deck of slides: its size and its fonts, and its bytes, which are the same each time."""

import datetime as dt
import io
import zipfile
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Deck
from pptx.util import Emu, Inches

WIDTH, HEIGHT = 13.333, 7.5
"""A slide's size in inches: 16 to 9."""

FONT = "Arial"
"""A font that every office has, or one of the same widths; a deck cannot carry its own."""

TITLE_LAYOUT, LIST_LAYOUT, MAP_LAYOUT = 0, 1, 5
"""The template's layouts: title slide, title and content, title only."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every part of the file: the first that the format can tell."""


def new_deck() -> Deck:
    """Return an empty deck, wide, in one font."""
    deck = Presentation()
    factor = Inches(WIDTH) / deck.slide_width
    deck.slide_width, deck.slide_height = Emu(Inches(WIDTH)), Emu(Inches(HEIGHT))
    # The template is for 4 to 3.
    for holder in (deck.slide_master, *deck.slide_layouts):
        for shape in holder.placeholders:
            if shape.element.spPr.xfrm is not None:
                shape.left, shape.width = round(shape.left * factor), round(shape.width * factor)
    theme: Any = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme.blob = theme.blob.replace(b"Calibri", FONT.encode("ascii"))
    package = deck.part.package
    for relation in list(package.iter_rels()):
        # A small picture of the empty template.
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.drop_rel(relation.rId)
    return deck


def deck_bytes(deck: Deck, title: str, day: dt.date) -> bytes:
    """Return the deck as a file; the same deck and day give the same bytes.

    Parameters
    ----------
    deck
        The slides.
    title
        What the file's properties call it.
    day
        When it was made, as the properties tell it.
    """
    made = dt.datetime.combine(day, dt.time())
    about = deck.core_properties
    about.title, about.author, about.last_modified_by = title, "", ""
    about.created = about.modified = made
    about.revision = 1
    written = io.BytesIO()
    deck.save(written)
    steady = io.BytesIO()
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(steady, "w") as out:
        for name in parts.namelist():
            # What is packed already does not pack again.
            how = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = how
            out.writestr(entry, parts.read(name))
    return steady.getvalue()
