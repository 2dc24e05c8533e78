"""A picture of each month as SVG: letters as outlines, nothing to run, nothing to load."""

from collections.abc import Iterator

from claims.dates import month_text
from exports.brief import Brief, File
from exports.drawing.outlines import outlined
from exports.drawing.picture import pictures


def encode(brief: Brief) -> Iterator[File]:
    """Yield a picture for each month of the brief."""
    for month, picture in pictures(brief).items():
        yield File(f"{month_text(month)}.svg", f"{outlined(picture)}\n".encode())
