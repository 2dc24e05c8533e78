"""A page of each month as PDF: real text and vectors, 16 to 9."""

from collections.abc import Iterator

from claims.dates import month_text
from exports.brief import Brief, File
from exports.drawing.picture import pictures
from exports.drawing.raster import to_pdf


def encode(brief: Brief) -> Iterator[File]:
    """Yield a document of one page for each month of the brief."""
    for month, picture in pictures(brief).items():
        yield File(f"{month_text(month)}.pdf", to_pdf(picture))
