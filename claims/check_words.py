"""What a schema cannot say of the words table: ends that fit together, words that stand once."""

from collections.abc import Iterator
from typing import Any

from files import Fault

_LOWS, _HIGHS = ("low", "more_than"), ("high", "less_than")
_ALONE = {*_LOWS, *_HIGHS}
_BEFORE = ("within", "above", "below")


def check_words(raw: dict[str, Any], file: str) -> list[Fault]:
    """Return the faults of a words table that keeps to its schema."""
    faults = list(_bare_faults(raw, file))
    seen: dict[str, int] = {}
    for index, row in enumerate(raw["words"]):
        path = f".words[{index}]"
        for word in row["words"]:
            if word in seen:
                what = f"'{word}' stands twice (also in .words[{seen[word]}]); keep one"
                faults.append(Fault(file, f"{path}.words", what))
            seen.setdefault(word, index)
        check = _figure_faults if row["counts"] == "figure" else _range_faults
        faults += [Fault(file, path + below, what) for below, what in check(row)]
    return faults


def _bare_faults(raw: dict[str, Any], file: str) -> Iterator[Fault]:
    """Yield the faults of how a bare figure is read."""
    within, narrowest = (raw["bare"].get(key) for key in ("within", "round_within"))
    if within is not None and narrowest is not None and narrowest > within:
        what = f"is wider ({narrowest}) than any bare figure is read ({within}); swap them"
        yield Fault(file, ".bare.round_within", what)
    about: dict[str, Any] = next((row for row in raw["words"] if "about" in row["words"]), {})
    if within is not None and within > about.get("within", within):
        what = (
            f"reads a bare figure more widely ({within}) than one with 'about' "
            f"({about['within']}); lower it"
        )
        yield Fault(file, ".bare.within", what)


def _range_faults(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the faults of a word that stands alone."""
    counts = row["counts"]
    for key in sorted({*_BEFORE, "ceiling_step", "inclusive"} & set(row)):
        yield f".{key}", f"is for words that stand before a figure, not for {counts}; drop it"
    for one, other in (_LOWS, _HIGHS):
        if one in row and other in row:
            yield f".{other}", f"is given beside '{one}'; keep one"
    if not _ALONE & set(row):
        yield "", "says nothing; give low, more_than, high or less_than"
    low = row.get("low", row.get("more_than"))
    high = row.get("high", row.get("less_than"))
    if counts == "fraction" and max(low or 0, high or 0) > 1:
        yield "", "is more than everybody; a fraction is at most 1"
    if low is not None and high is not None:
        excluded = "more_than" in row or "less_than" in row
        if low > high:
            yield "", f"has its low end ({low}) above its high end ({high}); swap them"
        elif low == high and excluded:
            yield "", f"leaves nothing between {low} and {high}; widen it"


def _figure_faults(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the faults of a word that stands before a figure."""
    for key in sorted(_ALONE & set(row)):
        yield f".{key}", "is for words that stand alone, not for figure; drop it"
    given = set(_BEFORE) & set(row)
    if not given:
        yield "", f"must say one thing of a figure: {', '.join(_BEFORE)}"
    if {"above", "below"} <= given:
        yield ".below", "is given beside 'above'; keep one"
    if "ceiling_step" in row and (given != {"above"}):
        yield ".ceiling_step", "closes the open end that 'above' alone leaves; drop it"
    if "inclusive" in row and given == {"within"}:
        yield ".inclusive", "is for 'above' and 'below'; a margin holds the figure anyway; drop it"
