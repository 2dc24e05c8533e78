"""A picture of each month as PNG, in two sizes."""

from collections.abc import Iterator

from claims.dates import month_text
from exports.brief import Brief, File
from exports.drawing.picture import pictures
from exports.drawing.raster import FINE, to_png
from exports.drawing.sheet import PICTURE


def encode(brief: Brief) -> Iterator[File]:
    """Yield two pictures for each month of the brief: for a screen, and for a fine one."""
    for month, picture in pictures(brief).items():
        for scale, content in zip((1, FINE), to_png(picture), strict=True):
            size = f"{PICTURE.width * scale}x{PICTURE.height * scale}"
            yield File(f"{month_text(month)}-{size}.png", content)
