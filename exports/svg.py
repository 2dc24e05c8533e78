"""A picture of each month as SVG: real text, fonts inside, nothing to run, nothing to load."""

import base64
from collections.abc import Iterator
from functools import cache

from claims.dates import month_text
from exports.brief import Brief, File
from exports.drawing.picture import pictures
from exports.drawing.type import FAMILY, FILES
from files import ROOT

PACKED = ROOT / "static" / "fonts"
"""The bundled fonts, packed: the screen loads the same files."""


def encode(brief: Brief) -> Iterator[File]:
    """Yield a picture for each month of the brief."""
    for month, picture in pictures(brief).items():
        # The fonts come first, within the picture's own element.
        head, mark, rest = picture.partition("<title")
        yield File(f"{month_text(month)}.svg", f"{head}{_fonts()}{mark}{rest}\n".encode())


@cache
def _fonts() -> str:
    """Return the bundled fonts as a style, so that the picture looks the same everywhere."""
    faces = []
    for weight, name in FILES.items():
        data = base64.b64encode((PACKED / f"{name}.woff2").read_bytes()).decode("ascii")
        faces.append(
            f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};"
            f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
        )
    return f"<style>{''.join(faces)}</style>"
