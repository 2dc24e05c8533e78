"""Pictures out of SVG, with the bundled fonts."""

import io
from functools import cache

import vl_convert
from PIL import Image

from exports.drawing.type import FONTS


def to_png(picture: str, scale: int) -> bytes:
    """Return an SVG as PNG, `scale` pixels to a pixel of the sheet."""
    return _packed(_draw(picture, scale))


def to_pngs(picture: str, scale: int) -> tuple[bytes, bytes]:
    """Return an SVG as two PNGs: a pixel for each of the sheet's, and `scale` pixels.

    Drawn once, since drawing takes longest: the smaller one is the mean of the fine one's pixels.
    """
    fine = _draw(picture, scale)
    return _packed(fine.reduce(scale)), _packed(fine)


def to_pdf(picture: str) -> bytes:
    """Return an SVG as a PDF of one page, text as text."""
    _register()
    return bytes(vl_convert.svg_to_pdf(picture))


def _draw(picture: str, scale: int) -> Image.Image:
    _register()
    drawn = vl_convert.svg_to_png(picture, scale=scale, ppi=72)
    return Image.open(io.BytesIO(drawn)).convert("RGB")


def _packed(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


@cache
def _register() -> None:
    vl_convert.register_font_directory(str(FONTS))
