"""Type: the bundled fonts, how wide a text is in them, and how it breaks into lines.

The scripts reckon in the same way, by the same table: ``views/timelayer/type.js``.
"""

import json
from functools import cache, lru_cache

from files import ROOT

FONTS = ROOT / "exports" / "fonts"
"""The folder of the bundled fonts."""

FILES = {400: "AtlasSans-Regular", 700: "AtlasSans-Bold"}
"""The fonts' files by weight, without the ending."""

_EM = 1000
_OTHER, _SQUARE, _FIRST_SQUARE = 600, 1050, 0x2E80
"""What letters take that the fonts lack: Chinese and the like are square."""


@cache
def _advances(weight: int) -> dict[int, int]:
    table = ROOT / "views" / "timelayer" / "advances.json"
    runs = json.loads(table.read_text(encoding="utf-8"))[str(weight)]
    return {
        int(first) + at: wide for first, widths in runs.items() for at, wide in enumerate(widths)
    }


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
    known = _advances(weight)
    return (
        size
        / _EM
        * sum(known[code] if code in known else _missing(code) for code in map(ord, text))
    )


def _missing(code: int) -> int:
    return _OTHER if code < _FIRST_SQUARE else _SQUARE


def wrap(text: str, most: float, size: float, weight: int = 400) -> list[str]:
    """Break a text at its spaces into lines no wider than `most`.

    Hard spaces do not break; a single word that is too long stays whole.
    """
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, weight) <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
