"""How figures and words are meant: what a reporter makes of a number, and what a reader may take.

The same rules as in ``data/words.yaml``, written a second time on purpose: what checks the claims
against the hidden history has to be independent of what works out the ranges.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

Number = int | Fraction
Wording = Callable[[int], str]

_PERSONS: dict[str, tuple[int, int | None]] = {
    "small guard": (1, 99),
    "dozens": (24, 99),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
    "present": (1, None),
    "substantial": (100, None),
}
# Least and greatest part of the whole, and whether they are left out themselves.
_PARTS: dict[str, tuple[str, str, bool, bool]] = {
    "most": ("0.5", "1", True, False),
    "more than half": ("0.5", "1", True, False),
    "less than half": ("0", "0.5", True, True),
    "half": ("0.45", "0.55", False, False),
    "a third": ("0.3", "0.37", False, False),
    "two thirds": ("0.6", "0.73", False, False),
    "all": ("1", "1", False, False),
    "partial": ("0", "1", True, True),
    "significantly": ("0.25", "1", False, True),
}
_FIGURE = re.compile(r"(?:([a-z ]+) )?([0-9]+)(%?)(?: to ([0-9]+)%?)?")


@dataclass(frozen=True)
class Reading:
    """What an amount may stand for; open on a side where `None`."""

    low: Fraction | None
    high: Fraction | None
    low_out: bool = False
    high_out: bool = False
    counts: str = "persons"

    def holds(self, value: Number) -> bool:
        under = self.low is not None and (value < self.low or (self.low_out and value == self.low))
        over = self.high is not None and (
            value > self.high or (self.high_out and value == self.high)
        )
        return not under and not over


def read(text: str) -> Reading:
    if text in _PERSONS:
        fewest, top = _PERSONS[text]
        return Reading(Fraction(fewest), None if top is None else Fraction(top))
    if text in _PARTS:
        least, most, low_out, high_out = _PARTS[text]
        return Reading(Fraction(least), Fraction(most), low_out, high_out, "fraction")
    found = _FIGURE.fullmatch(text)
    assert found, f"no amount: {text!r}"
    word, figure, per_cent, second = found.groups()
    low, high = _ends(word, int(figure), int(second) if second else None, bool(per_cent))
    if not per_cent:
        return Reading(low, high)
    parts = [None if end is None else end / 100 for end in (low, high)]
    return Reading(parts[0], parts[1], counts="fraction")


def _ends(
    word: str | None, value: int, second: int | None, per_cent: bool
) -> tuple[Fraction | None, Fraction | None]:
    tenth = Fraction(value, 10)
    if second is not None:
        return Fraction(value), Fraction(second)
    if word is None:
        half = min(_half_a_unit(value, per_cent), tenth)
        return value - half, value + half
    ends: dict[str, tuple[Fraction | None, Fraction | None]] = {
        "about": (value - tenth, value + tenth),
        # "Over" is taken to stay below the next half-thousand, as the assumption has it.
        "over": (Fraction(value), Fraction((value // 500 + 1) * 500 - 1)),
        "nearly": (value - tenth, Fraction(value - 1)),
        "up to": (None, Fraction(value)),
        "fewer than": (None, Fraction(value - 1)),
        "at least": (Fraction(value), None),
    }
    return ends[word]


def _half_a_unit(value: int, per_cent: bool) -> Fraction:
    if not value:
        return Fraction(0)
    digits = str(value)
    half = Fraction(10 ** (len(digits) - len(digits.rstrip("0"))), 2)
    if not per_cent and value >= 100 and value % 50 == 0:
        half = max(half, Fraction(value, 40))
    return half


# What reporters make of a number.


def about(number: int) -> str:
    """Two digits, hedged."""
    unit = 10 ** max(len(str(number)) - 2, 1 if number > 30 else 0)
    return f"about {(2 * number + unit) // (2 * unit) * unit}"


def exact(number: int) -> str:
    return str(number)


def rounded(to: int) -> Wording:
    return lambda number: str((2 * number + to) // (2 * to) * to)


def over(to: int) -> Wording:
    return lambda number: f"over {number // to * to}"


def nearly(to: int) -> Wording:
    return lambda number: f"nearly {(number // to + 1) * to}"


def up_to(to: int) -> Wording:
    return lambda number: f"up to {(number // to + 1) * to}"


def between(to: int) -> Wording:
    return lambda number: f"{number // to * to} to {(number // to + 1) * to}"
