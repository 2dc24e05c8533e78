"""A picture of each month as PNG, in two sizes."""

from collections.abc import Iterator

from claims.dates import month_text
from exports.brief import Brief, File
from exports.drawing.picture import pictures
from exports.drawing.raster import to_png
from exports.drawing.sheet import HEIGHT, WIDTH

SCALES = (1, 2)
"""Pixels of a picture to a pixel of the sheet."""


def encode(brief: Brief) -> Iterator[File]:
    """Yield two pictures for each month of the brief: for a screen, and for a fine one."""
    for month, picture in pictures(brief).items():
        for scale in SCALES:
            size = f"{WIDTH * scale}x{HEIGHT * scale}"
            yield File(f"{month_text(month)}-{size}.png", to_png(picture, scale))
