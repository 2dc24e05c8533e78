"""Words and bare figures to numbers, by the dataset's ``words.yaml`` and nothing else."""

import math
import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

MOST_PERSONS = 10_000_000
"""Largest figure that is read; anything above is a slip of the pen."""

# Commas part groups of three: 2,500 and no 2,50, which elsewhere is a decimal.
_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?%?"
_FIGURE = re.compile(
    rf"^(?:(?P<word>[a-z][a-z -]*?) )?(?P<low>{_NUMBER})(?: to (?P<high>{_NUMBER}))?$"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as a report words it, read as a range.

    Attributes
    ----------
    text
        The amount as recorded, such as ``about 2500``.
    unit
        ``persons``, or ``fraction`` of those there when the change is measured.
    low, high
        The least and the greatest value; ``None`` where that end is not stated. Whole for persons.
    low_strict, high_strict
        Whether the end itself is excluded (fractions only: persons are whole).
    ceiling
        For an "over" figure, the upper end in persons that an assumption may add; else ``None``.
    word
        The word of the table that decided it; ``None`` for a bare figure.
    """

    text: str
    unit: Literal["persons", "fraction"]
    low: Fraction | None
    high: Fraction | None
    low_strict: bool = False
    high_strict: bool = False
    ceiling: int | None = None
    word: str | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """One row of the words table: words read alike, how they count, and why.

    `inclusive` says that a figure word leaves the figure itself in: "up to 500" may be 500.
    `low`, `high`, `more_than`, `less_than` and `within` are ``None`` where the row does not give
    them; they are persons or fractions as `counts` says.
    """

    words: tuple[str, ...]
    counts: Literal["persons", "fraction", "figure"]
    reason: str
    low: Fraction | None = None
    high: Fraction | None = None
    more_than: Fraction | None = None
    less_than: Fraction | None = None
    within: Fraction | None = None
    above: bool = False
    below: bool = False
    inclusive: bool = False
    ceiling_step: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The words table of a dataset."""

    rows: tuple[Word, ...]
    bare_reason: str

    def find(self, word: str) -> Word | None:
        """Return the row of a word, or ``None`` where the table lacks it."""
        return next((row for row in self.rows if word in row.words), None)

    def read(self, text: str) -> Amount:
        """Read an amount such as ``hundreds``, ``about 2500``, ``700 to 900``, ``40%`` or ``2500``.

        Raises
        ------
        ValueError
            Where a word is not in the table, the form is unknown, or the low end is above the high.
        """
        plain = " ".join(text.lower().split())
        row = self.find(plain)
        if row is not None and row.counts != "figure":
            return _from_word(text, plain, row)
        figure = _FIGURE.match(plain)
        if not figure:
            known = ", ".join(sorted(w for r in self.rows for w in r.words))
            raise ValueError(f"'{text}' is not an amount; write a figure, or one of: {known}")
        word = figure["word"]
        row = self.find(word) if word else None
        if word and (row is None or row.counts != "figure"):
            known = ", ".join(sorted(w for r in self.rows if r.counts == "figure" for w in r.words))
            raise ValueError(f"'{word}' cannot stand before a figure; allowed: {known}")
        return _from_figure(text, figure["low"], figure["high"], row)


def words_from(loaded: dict[str, Any]) -> Words:
    """Return the table that a checked ``words.yaml`` mapping holds."""
    rows = tuple(
        Word(
            words=tuple(row["words"]),
            counts=row["counts"],
            reason=" ".join(row["reason"].split()),
            low=_exact(row, "low"),
            high=_exact(row, "high"),
            more_than=_exact(row, "more_than"),
            less_than=_exact(row, "less_than"),
            within=_exact(row, "within"),
            above=row.get("above", False),
            below=row.get("below", False),
            inclusive=row.get("inclusive", False),
            ceiling_step=row.get("ceiling_step"),
        )
        for row in loaded["words"]
    )
    return Words(rows, " ".join(loaded["bare"]["reason"].split()))


def _exact(row: dict[str, Any], key: str) -> Fraction | None:
    return Fraction(str(row[key])) if key in row else None


def _from_word(text: str, word: str, row: Word) -> Amount:
    low, high = row.low, row.high
    low_strict = high_strict = False
    if row.more_than is not None:
        low, low_strict = row.more_than, True
    if row.less_than is not None:
        high, high_strict = row.less_than, True
    if row.counts == "persons":
        low = (
            Fraction(math.floor(low) + 1 if low_strict else math.ceil(low))
            if low is not None
            else None
        )
        high = (
            Fraction(math.ceil(high) - 1 if high_strict else math.floor(high))
            if high is not None
            else None
        )
        return Amount(text, "persons", low, high, word=word)
    return Amount(text, "fraction", low, high, low_strict, high_strict, word=word)


def _from_figure(text: str, low_text: str, high_text: str | None, row: Word | None) -> Amount:
    percent = low_text.endswith("%")
    value = _number(low_text)
    unit: Literal["persons", "fraction"] = "fraction" if percent else "persons"
    word = row.words[0] if row else None
    if high_text is not None:
        if high_text.endswith("%") != percent:
            raise ValueError(f"'{text}' mixes persons and per cent; give both ends alike")
        high = _number(high_text)
        if high < value:
            raise ValueError(f"'{text}' has its low end above its high end; swap them")
        if row and row.within is None:
            raise ValueError(f"'{text}': '{word}' stands before one figure, not before two")
        margin = row.within if row and row.within else Fraction(0)
        return _whole(Amount(text, unit, value * (1 - margin), high * (1 + margin), word=word))
    if row is None:
        # All of them is a count and not rounded.
        exact = not value or (percent and value == 1)
        half = Fraction(0) if exact else _rounding_unit(low_text) / 2
        return _whole(Amount(text, unit, value - half, value + half))
    if row.within is not None:
        return _whole(
            Amount(text, unit, value * (1 - row.within), value * (1 + row.within), word=word)
        )
    if row.above:
        return _above(text, value, percent, row)
    if row.below:
        return _below(text, value, percent, row)
    raise ValueError(f"'{text}': the words table does not say what '{word}' does to a figure")


def _above(text: str, value: Fraction, percent: bool, row: Word) -> Amount:
    word = row.words[0]
    if percent:
        if value == 1 and not row.inclusive:
            raise ValueError(f"'{text}' is more than everybody; a fraction is at most 100 %")
        return Amount(text, "fraction", value, None, low_strict=not row.inclusive, word=word)
    least = value if row.inclusive else value + 1
    step = row.ceiling_step
    ceiling = (int(least) // step + 1) * step - 1 if step else None
    return Amount(text, "persons", least, None, ceiling=ceiling, word=word)


def _below(text: str, value: Fraction, percent: bool, row: Word) -> Amount:
    word = row.words[0]
    if not value and not row.inclusive:
        raise ValueError(f"'{text}' is fewer than nobody; write 0 where nobody is meant")
    if percent:
        return Amount(text, "fraction", None, value, high_strict=not row.inclusive, word=word)
    return Amount(text, "persons", None, value if row.inclusive else value - 1, word=word)


def _whole(amount: Amount) -> Amount:
    """Round a range of persons inwards to whole persons; end one of a fraction at everybody."""
    if amount.low is None or amount.high is None:
        return amount
    if amount.unit == "fraction":
        return replace(amount, high=min(amount.high, Fraction(1)))
    low, high = Fraction(math.ceil(amount.low)), Fraction(math.floor(amount.high))
    return replace(amount, low=low, high=high)


def _number(text: str) -> Fraction:
    value = Fraction(text.rstrip("%").replace(",", ""))
    if value > MOST_PERSONS:
        raise ValueError(f"'{text}' is above {MOST_PERSONS:,}; check the figure")
    if text.endswith("%"):
        if value > 100:
            raise ValueError(f"'{text}' is more than everybody; a fraction is at most 100 %")
        return value / 100
    if value.denominator != 1:
        raise ValueError(f"'{text}' counts persons and is not whole; write a whole figure")
    return value


def _rounding_unit(text: str) -> Fraction:
    """Return the value of the last non-zero digit's place: 100 for 2500, 1 for 17."""
    digits = text.rstrip("%").replace(",", "")
    whole, _, decimals = digits.partition(".")
    scale = Fraction(1, 100) if text.endswith("%") else Fraction(1)
    if decimals.rstrip("0"):
        return Fraction(1, 10 ** len(decimals.rstrip("0"))) * scale
    return Fraction(10 ** (len(whole) - len(whole.rstrip("0")))) * scale
