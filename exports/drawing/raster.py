"""Pictures out of SVG, with the bundled fonts."""

from functools import cache, lru_cache

import vl_convert

from exports.drawing.type import FONTS


@lru_cache(maxsize=16)
def to_png(picture: str, scale: float) -> bytes:
    """Return an SVG as PNG, `scale` pixels to a pixel of the SVG."""
    _register()
    return bytes(vl_convert.svg_to_png(picture, scale=scale, ppi=72))


def to_pdf(picture: str) -> bytes:
    """Return an SVG as a PDF of one page, text as text."""
    _register()
    return bytes(vl_convert.svg_to_pdf(picture))


@cache
def _register() -> None:
    vl_convert.register_font_directory(str(FONTS))
