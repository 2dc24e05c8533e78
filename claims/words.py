"""Words and bare figures to numbers, by the dataset's ``words.yaml`` and nothing else."""

import math
import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

from claims.slips import meant

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
    stated
        The numbers that the text itself names, in the amount's unit: both ends of a range, the
        figure of "over 3000"; empty for a word alone, such as ``hundreds``.
    """

    text: str
    unit: Literal["persons", "fraction"]
    low: Fraction | None
    high: Fraction | None
    low_strict: bool = False
    high_strict: bool = False
    ceiling: int | None = None
    word: str | None = None
    stated: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """One row of the words table: words read alike, how they count, and why.

    `above` begins at the figure itself; `inclusive` says that `below` too leaves it in: "up to
    500" may be 500. Beside one of them `within` closes the other end: "nearly 1000" is 900 to 999.
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
class Rounding:
    """How a bare figure is taken to be rounded; `margin` has the rule.

    Attributes
    ----------
    within
        The widest margin at any size, as a part of the figure.
    multiple, least
        A figure that is a multiple of the one and not below the other is read as round.
    round_within
        The narrowest margin of a round figure, as a part of it.
    """

    within: Fraction = Fraction(1, 10)
    multiple: int = 50
    least: int = 100
    round_within: Fraction = Fraction(1, 40)

    def margin(self, value: Fraction, unit: Fraction, *, persons: bool) -> Fraction:
        """Return how far a bare figure may lie from what it counts, either way.

        That is half a unit of its last non-zero digit, for a round figure at least `round_within`
        of it, and never more than `within` of it.

        Examples
        --------
        >>> from fractions import Fraction
        >>> for value, unit in ((6000, 1000), (450, 10), (813, 1), (1000, 1000)):
        ...     print(value, "±", Rounding().margin(Fraction(value), Fraction(unit), persons=True))
        6000 ± 500
        450 ± 45/4
        813 ± 1/2
        1000 ± 100
        """
        half = unit / 2
        if persons and value >= self.least and not value % self.multiple:
            half = max(half, value * self.round_within)
        return min(half, value * self.within)


@dataclass(frozen=True, slots=True)
class Words:
    """The words table of a dataset."""

    rows: tuple[Word, ...]
    bare_reason: str
    rounding: Rounding = Rounding()

    def find(self, word: str) -> Word | None:
        """Return the row of a word, or ``None`` where the table lacks it."""
        return next((row for row in self.rows if word in row.words), None)

    def read(self, text: str) -> Amount:
        """Read an amount such as ``hundreds``, ``about 2500``, ``700 to 900``, ``40%`` or ``2500``.

        Raises
        ------
        ValueError
            Where a word is not in the table, the form is unknown, or the low end is above the high.
            Where it can be told what was meant, that is named.

        Examples
        --------
        >>> from fractions import Fraction
        >>> about = Word(("about",), "figure", "A hedge.", within=Fraction(1, 10))
        >>> low, high = Fraction(24), Fraction(99)
        >>> dozens = Word(("dozens",), "persons", "Two or more.", low=low, high=high)
        >>> words = Words((about, dozens), "Reporters round.")
        >>> for text in ("about 2500", "700 to 900", "2,500", "813", "dozens", "40%"):
        ...     amount = words.read(text)
        ...     print(f"{text}: {amount.low} to {amount.high} {amount.unit}")
        about 2500: 2250 to 2750 persons
        700 to 900: 700 to 900 persons
        2,500: 2438 to 2562 persons
        813: 813 to 813 persons
        dozens: 24 to 99 persons
        40%: 9/25 to 11/25 fraction
        >>> words.read("a lot")
        Traceback (most recent call last):
        ValueError: 'a lot' is not an amount; write a figure, or one of: about, dozens
        """
        plain = " ".join(text.lower().split())
        if (slip := meant(plain)) is not None:
            try:
                self._read(slip.meant, slip.meant)
            except ValueError:
                pass  # What is said of the text as it stands is nearer.
            else:
                raise ValueError(f"'{text}' is not an amount; write '{slip.meant}': {slip.why}")
        return self._read(text, plain)

    def _read(self, text: str, plain: str) -> Amount:
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
        if figure["high"] is not None:
            return _from_range(text, figure["low"], figure["high"], row)
        return _from_figure(text, figure["low"], row, self.rounding)


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
    bare = loaded["bare"]
    about = next((row.within for row in rows if "about" in row.words), None)
    given: dict[str, Any] = {key: bare[key] for key in ("multiple", "least") if key in bare}
    given |= {key: _exact(bare, key) for key in ("within", "round_within") if key in bare}
    rounding = Rounding(**given)
    if about is not None:
        # Whoever hedges is never read as surer than whoever does not.
        rounding = replace(rounding, within=min(rounding.within, about))
    return Words(rows, " ".join(bare["reason"].split()), rounding)


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


def _from_range(text: str, low_text: str, high_text: str, row: Word | None) -> Amount:
    percent = low_text.endswith("%")
    word = row.words[0] if row else None
    if high_text.endswith("%") != percent:
        raise ValueError(f"'{text}' mixes persons and per cent; give both ends alike")
    low, high = _number(low_text), _number(high_text)
    if high < low:
        raise ValueError(f"'{text}' has its low end above its high end; swap them")
    if row and (row.within is None or row.above or row.below):
        raise ValueError(f"'{text}': '{word}' stands before one figure, not before two")
    margin = row.within if row and row.within else Fraction(0)
    ends = (low * (1 - margin), high * (1 + margin))
    return _whole(Amount(text, _unit(percent), *ends, word=word, stated=(low, high)))


def _from_figure(text: str, figure: str, row: Word | None, rounding: Rounding) -> Amount:
    percent = figure.endswith("%")
    value = _number(figure)
    if row is None:
        # All of them is a count and not rounded.
        exact = not value or (percent and value == 1)
        margin = rounding.margin(value, _last_unit(figure), persons=not percent)
        half = Fraction(0) if exact else margin
        return _whole(Amount(text, _unit(percent), value - half, value + half, stated=(value,)))
    if row.above:
        return _above(text, value, percent, row)
    if row.below:
        return _below(text, value, percent, row)
    if row.within is None:
        what = f"'{text}': the words table does not say what '{row.words[0]}' does to a figure"
        raise ValueError(what)
    ends = (value * (1 - row.within), value * (1 + row.within))
    return _whole(Amount(text, _unit(percent), *ends, word=row.words[0], stated=(value,)))


def _above(text: str, value: Fraction, percent: bool, row: Word) -> Amount:
    if percent and value == 1 and not row.inclusive:
        raise ValueError(f"'{text}' is more than everybody; a fraction is at most 100 %")
    high = None if row.within is None else value * (1 + row.within)
    step, ceiling = row.ceiling_step, None
    if step and not percent:
        ceiling = (int(value + (not row.inclusive)) // step + 1) * step - 1
    amount = Amount(text, _unit(percent), value, high, ceiling=ceiling, word=row.words[0])
    return _whole(replace(amount, stated=(value,)))


def _below(text: str, value: Fraction, percent: bool, row: Word) -> Amount:
    if not value and not row.inclusive:
        raise ValueError(f"'{text}' is fewer than nobody; write 0 where nobody is meant")
    low = None if row.within is None else value * (1 - row.within)
    word, strict = row.words[0], not row.inclusive
    if percent:
        amount = Amount(text, "fraction", low, value, high_strict=strict, word=word)
        return replace(amount, stated=(value,))
    high = value - strict
    if low is not None:
        low = min(Fraction(math.ceil(low)), high)
    return Amount(text, "persons", low, high, word=word, stated=(value,))


def _unit(percent: bool) -> Literal["persons", "fraction"]:
    return "fraction" if percent else "persons"


def _whole(amount: Amount) -> Amount:
    """Round a range of persons inwards to whole persons; end one of a fraction at everybody."""
    if amount.low is None or amount.high is None:
        return amount
    if amount.unit == "fraction":
        return replace(amount, high=min(amount.high, Fraction(1)))
    low, high = Fraction(math.ceil(amount.low)), Fraction(math.floor(amount.high))
    return replace(amount, low=low, high=high)


def _number(text: str) -> Fraction:
    if re.match("0[0-9,]", text):
        raise ValueError(f"'{text}' begins with a nought; write the figure without it")
    value = Fraction(text.rstrip("%").replace(",", ""))
    if value > MOST_PERSONS:
        raise ValueError(f"'{text}' is above {MOST_PERSONS:,}; check the figure")
    if text.endswith("%"):
        if value > 100:
            raise ValueError(f"'{text}' is more than everybody; a fraction is at most 100 %")
        return value / 100
    if value.denominator != 1:
        raise ValueError(f"'{text}' counts persons and is not whole; write a whole figure")
    if "." in text:
        raise ValueError(f"'{text}' counts persons and has decimals; write {int(value)}")
    return value


def _last_unit(text: str) -> Fraction:
    """Return the value of the last non-zero digit's place: 100 for 2500, 1 for 17."""
    digits = text.rstrip("%").replace(",", "")
    whole, _, decimals = digits.partition(".")
    scale = Fraction(1, 100) if text.endswith("%") else Fraction(1)
    if decimals.rstrip("0"):
        return Fraction(1, 10 ** len(decimals.rstrip("0"))) * scale
    return Fraction(10 ** (len(whole) - len(whole.rstrip("0")))) * scale
