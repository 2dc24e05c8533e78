"""A history of a few places, day by day, and the words that numbers are told in.

Nothing of the program is used: numbers and words are read here by the rules alone.
"""

import datetime as dt
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import Any

START, END = dt.date(2030, 1, 1), dt.date(2031, 6, 30)
DAYS = (END - START).days + 1

PARTS = {"land": ("north", "south", "rest"), "isle": ("isle",)}
PEOPLE = {"us": ("us",), "other": ("other",), "coalition": ("us", "other")}
BASES = ("north", "south", "rest", "isle")
PLACES = (*PARTS, "north", "south", "rest")

Leaf = tuple[str, str]
"""A base and a group of people that is no sum."""
Told = dict[str, Any]
"""A claim: its measure and amount, and what else a record has."""


@dataclass
class History:
    """How many there are in each leaf at the end of each day, and what is told of it.

    From the day `settled` on all that happens has been announced.
    """

    random: Random
    numbers: dict[Leaf, list[int]]
    claims: list[Told] = field(default_factory=list)
    surges: bool = False
    settled: int = 0
    announced: list[Callable[[], list[Told]]] = field(default_factory=list)
    taken: list[tuple[Leaf, int, int]] = field(default_factory=list)

    def count(self, leaves: Iterable[Leaf], day: int) -> int:
        return sum(self.numbers[leaf][min(max(day, 0), DAYS - 1)] for leaf in leaves)


def leaves_of(places: Iterable[str], group: str) -> list[Leaf]:
    bases = {base for place in places for base in PARTS.get(place, (place,))}
    return [(base, part) for base in sorted(bases) for part in PEOPLE[group]]


def date(day: int) -> dt.date:
    return START + dt.timedelta(days=day)


def text(day: int) -> str:
    return date(day).isoformat()


def month(day: int) -> str:
    return text(day)[:7]


@cache
def month_end(day: int) -> int:
    following = (date(day).replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return (following - START).days - 1


# --- words ------------------------------------------------------------------------------------

FRACTIONS: dict[str, Callable[[int, int], bool]] = {
    "most": lambda n, whole: n * 2 > whole,
    "partial": lambda n, whole: 0 < n < whole,
    "half": lambda n, whole: 45 * whole <= 100 * n <= 55 * whole,
    "a quarter": lambda n, whole: 225 * whole <= 1000 * n <= 275 * whole,
    "a third": lambda n, whole: 30 * whole <= 100 * n <= 37 * whole,
    "less than half": lambda n, whole: 0 < n * 2 < whole,
    "reduced": lambda n, whole: 0 < n < whole,
    "significantly": lambda n, whole: whole <= 4 * n and n < whole,
    "over 25%": lambda n, whole: 4 * n >= whole,
    "about 40%": lambda n, whole: 36 * whole <= 100 * n <= 44 * whole,
    "under 75%": lambda n, whole: 4 * n < 3 * whole,
    "all": lambda n, whole: n == whole,
}
WORDS = {"handful": (1, 99), "dozens": (24, 99), "hundreds": (200, 999), "thousands": (2000, 9999)}


def reading(amount: str) -> tuple[float, float]:  # noqa: PLR0911 - one a word
    """Return the least and the greatest number that an amount in persons may stand for."""
    if amount in WORDS:
        return WORDS[amount]
    words = amount.split()
    if len(words) == 3 and words[0].isdigit():
        return float(words[0]), float(words[2])
    number, word = int(words[-1]), " ".join(words[:-1])
    match word:
        case "about":
            return math.ceil(number * 9 / 10), math.floor(number * 11 / 10)
        case "over" | "at least":
            return number, math.inf
        case "under":
            return 0, number - 1
        case "up to":
            return 0, number
        case "nearly":
            return min(math.ceil(number * 9 / 10), number - 1), number - 1
    unit = 10 ** (len(words[-1]) - len(words[-1].rstrip("0"))) if number else 0
    margin = unit / 2
    if number >= 100 and number % 50 == 0:
        margin = max(margin, number / 40)
    margin = min(margin, number / 10)
    return math.ceil(number - margin), math.floor(number + margin)


def word_for(random: Random, low: int, high: int) -> str | None:
    """Return an amount in persons that numbers from one to another are in, drawn from many."""
    found = [text for text in _words(random, low, high) if _covers(text, low, high)]
    return random.choice(found) if found else None


def _covers(amount: str, low: int, high: int) -> bool:
    least, most = reading(amount)
    return least <= low and high <= most


def _words(random: Random, low: int, high: int) -> Iterator[str]:
    yield from WORDS
    size = 10 ** max(len(str(high)) - random.choice([1, 2, 3]), 0)
    near = round((low + high) / 2 / size) * size
    for number in {near, low, high, round(high * 1.06), round(low * 0.94)}:
        if number > 0:
            yield from (str(number), f"about {number}", f"nearly {number + 1}", f"over {number}")
            yield from (f"up to {number}", f"at least {number}", f"under {number + 1}")
    if low == high == 0:
        yield "0"
    yield f"{low - low // 9} to {high + high // 7}"
