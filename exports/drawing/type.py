"""Type: the bundled fonts, how wide a text is in them, and how it breaks into lines."""

import unicodedata
from functools import cache, lru_cache

from PIL import ImageFont

from files import ROOT

FONTS = ROOT / "exports" / "fonts"
"""The folder of the bundled fonts."""

FAMILY = "Atlas Sans"
"""Their name, which is only theirs."""

FILES = {400: "AtlasSans-Regular", 700: "AtlasSans-Bold"}
"""The fonts' files by weight, without the ending."""

_EM = 1000
_WIDE = 1.05
"""What a letter may take that the fonts lack, in em: Chinese and the like are square."""


@cache
def _font(weight: int) -> ImageFont.FreeTypeFont:
    path = FONTS / f"{FILES[weight]}.ttf"
    return ImageFont.truetype(path, _EM, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=20_000)
def width(text: str, size: float, weight: int = 400) -> float:
    """Return how wide a line is; what the fonts lack is reckoned generously.

    Parameters
    ----------
    text
        The line.
    size
        Type size; the result has the same unit.
    weight
        400 or 700.
    """
    wide = [letter for letter in text if unicodedata.east_asian_width(letter) in "WF"]
    narrow = "".join(letter for letter in text if letter not in wide) if wide else text
    return size * (_font(weight).getlength(narrow) / _EM + _WIDE * len(wide))


def wrap(text: str, most: float, size: float, weight: int = 400) -> list[str]:
    """Break a text at its spaces into lines no wider than `most`, as even as they can be.

    Hard spaces do not break; a single word that is too long stays whole.
    """
    lines = _fill(text, most, size, weight)
    if len(lines) < 2:
        return lines
    low, high = most / len(lines) / 2, most
    while high - low > size / 8:
        middle = (low + high) / 2
        if len(_fill(text, middle, size, weight)) > len(lines):
            low = middle
        else:
            high = middle
    return _fill(text, high, size, weight)


def _fill(text: str, most: float, size: float, weight: int) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, weight) <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
