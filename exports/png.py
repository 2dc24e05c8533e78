"""A picture of each month as PNG, in two sizes."""

from collections.abc import Iterator

from claims.dates import month_text
from exports.brief import Brief, File
from exports.drawing.picture import PICTURE, pictures
from exports.drawing.raster import to_pngs

FINE = 2
"""Pixels of the finer picture to a pixel of the sheet."""


def encode(brief: Brief) -> Iterator[File]:
    """Yield two pictures for each month of the brief: for a screen, and for a fine one."""
    for month, picture in pictures(brief).items():
        for scale, content in zip((1, FINE), to_pngs(picture, FINE), strict=True):
            size = f"{PICTURE.width * scale}x{PICTURE.height * scale}"
            yield File(f"{month_text(month)}-{size}.png", content)
