"""Pictures out of SVG, with the bundled fonts."""

import io
from functools import cache, lru_cache

import vl_convert
from PIL import Image

from exports.drawing.type import FONTS

FINE = 2
"""Pixels of a fine picture to a pixel of the sheet."""


@lru_cache(maxsize=8)
def to_png(picture: str) -> tuple[bytes, bytes]:
    """Return an SVG as two PNGs: as many pixels as the sheet has, and `FINE` times as many a side.

    Drawn once, since drawing takes longest: the smaller one is the mean of the fine one's pixels.
    """
    _register()
    drawn = vl_convert.svg_to_png(picture, scale=FINE, ppi=72)
    fine = Image.open(io.BytesIO(drawn)).convert("RGB")
    return _packed(fine.reduce(FINE)), _packed(fine)


def to_pdf(picture: str) -> bytes:
    """Return an SVG as a PDF of one page, text as text."""
    _register()
    return bytes(vl_convert.svg_to_pdf(picture))


def _packed(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


@cache
def _register() -> None:
    vl_convert.register_font_directory(str(FONTS))
