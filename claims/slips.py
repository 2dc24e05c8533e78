"""What was probably meant by an amount that is written as other languages or notes write it.

A point parts thousands in one language and decimals in another, so "2.000" is never guessed at: it
is refused, and the message names the figure as it would be read.
"""

import re
import unicodedata
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

_SIGNS = {"٬": ",", "٫": ".", "٪": "%", "’": "'", "‘": "'"}
_GROUPS = re.compile(r"(?<![0-9.,'_])[0-9]{1,3}(?:[ .'_][0-9]{3})+(?![0-9.,%])")
_DECIMAL_COMMA = re.compile(
    r"(?<![0-9.,])([0-9]+),([0-9]{1,2})(?= ?(?:%|k\b|thousand|million|m\b))"
)
_TIMES = re.compile(r"(?<![0-9.,])([0-9]+(?:\.[0-9]+)?) ?(k|thousand|million|m)\b")
_FACTORS = {"k": 1000, "thousand": 1000, "m": 1_000_000, "million": 1_000_000}
_NUMBER = r"[0-9][0-9,.]*%?"


class Slip(NamedTuple):
    """An amount as it would be read, and what was amiss."""

    meant: str
    why: str


def meant(text: str) -> Slip | None:
    """Return an amount as it was probably meant; ``None`` where nothing is known to be amiss.

    Parameters
    ----------
    text
        The amount in small letters, with single spaces.

    Examples
    --------
    >>> meant("about 2.000")
    Slip(meant='about 2,000', why='a comma parts thousands, a point decimals')
    >>> meant("2000-3000").meant
    '2000 to 3000'
    >>> meant("about 2,000") is None
    True
    """
    why = ""
    for step, reason in _STEPS:
        after = step(text)
        if after != text:
            text, why = after, why or reason
    return Slip(text, why) if why else None


def _plain_signs(text: str) -> str:
    """Return a text with digits of every script as 0 to 9, and one sign for a kind."""
    found = []
    for one in text:
        value = unicodedata.decimal(one, None)
        found.append(_SIGNS.get(one, one) if value is None else str(value))
    return unicodedata.normalize("NFKC", "".join(found))


def _commas(text: str) -> str:
    return _GROUPS.sub(lambda found: re.sub("[ .'_]", ",", found[0]), text)


def _multiplied(text: str) -> str:
    def whole(found: re.Match[str]) -> str:
        value = Fraction(found[1]) * _FACTORS[found[2]]
        return f"{int(value):,}" if value.denominator == 1 else found[0]

    return _TIMES.sub(whole, text)


def _replacing(pattern: str, by: str) -> Callable[[str], str]:
    compiled = re.compile(pattern)
    return lambda text: compiled.sub(by, text)


_STEPS: tuple[tuple[Callable[[str], str], str], ...] = (
    (_plain_signs, "figures are written with the digits 0 to 9"),
    (_commas, "a comma parts thousands, a point decimals"),
    (lambda text: _DECIMAL_COMMA.sub(r"\1.\2", text), "a point parts decimals, a comma thousands"),
    (_multiplied, "figures are written out"),
    (_replacing(rf"^between ({_NUMBER}) and ({_NUMBER})$", r"\1 to \2"), "so ranges are written"),
    (
        _replacing(rf"(?<![0-9])({_NUMBER}) ?[-‑–—−] ?({_NUMBER})$", r"\1 to \2"),
        "so ranges are written",
    ),
    (_replacing(r"(?<=[0-9]) ?(?:per cent|percent|pct)\b", "%"), "per cent has its sign"),
    (_replacing(r"(?<=[0-9]) %", "%"), "the sign stands beside the figure"),
    (_replacing(r"^(?:~|ca\.?|c\.|approx\.?) ?(?=[0-9])", "about "), "words stand for signs"),
    (_replacing(r"^> ?(?=[0-9])", "over "), "words stand for signs"),
    (_replacing(r"^< ?(?=[0-9])", "under "), "words stand for signs"),
    (_replacing(r"^≥ ?(?=[0-9])", "at least "), "words stand for signs"),
    (_replacing(r"^≤ ?(?=[0-9])", "up to "), "words stand for signs"),
    (_replacing(rf"^({_NUMBER}) ?\+$", r"at least \1"), "words stand for signs"),
    (
        _replacing(r"(?<=[0-9%]) (?:troops|soldiers|personnel|people|persons|men)$", ""),
        "whom it counts stands in `population`",
    ),
)
