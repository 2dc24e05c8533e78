"""How the bounds fared against what happened, beside two naive forecasts."""

import csv
import datetime as dt
import io
import statistics
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from claims.dates import Month, month_text
from files import Fault, FaultyInputError
from presence.binding import bind, leaves_nobody
from presence.bounds import Range
from presence.command import month_on_grid
from presence.edition import Edition
from presence.solve import Solved

COLUMNS = ("place", "date", "low", "high", "best")
MARGIN = 0.10
"""The naive forecast's margin on either side of the last reported figure."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened, as far as it is known.

    Attributes
    ----------
    place, month
        Where and at which month's end.
    low, high
        The range the outcome lies in, in persons; ``None`` where open on that side.
    line
        The line of the file it stands on.
    """

    place: str
    month: Month
    low: int | None
    high: int | None
    line: int


@dataclass(frozen=True, slots=True)
class Score:
    """One outcome against one forecast.

    Attributes
    ----------
    outcome
        What happened.
    forecast
        The forecast's range; both ends ``None`` where it says nothing.
    contained
        Whether the whole outcome lies in the range; ``None`` where the forecast says nothing.
    width
        The range's width relative to the last reported figure; ``None`` where either is unknown.
    because
        Claims and assumptions behind a miss; empty for a hit and for a naive forecast.
    """

    outcome: Outcome
    forecast: Range
    contained: bool | None
    width: float | None
    because: tuple[str, ...] = ()


def read_outcomes(text: str, file: str, edition: Edition) -> list[Outcome]:
    """Read ``place,date,low,high,best``; some cells may be empty.

    Where a row gives only `best`, it is taken as both ends.

    Raises
    ------
    FaultyInputError
        With every fault of the file.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        return _read(reader, file, edition)
    except csv.Error as error:
        path = f"line {reader.line_num}"
        raise FaultyInputError.one(file, path, f"is not CSV ({error}); write it anew") from None


def _read(reader: "csv.DictReader[str]", file: str, edition: Edition) -> list[Outcome]:
    if reader.fieldnames is None or sorted(reader.fieldnames) != sorted(COLUMNS):
        wanted = ",".join(COLUMNS)
        raise FaultyInputError.one(file, ".", f"its first line must be {wanted}")
    places = {place.id for place in edition.dataset.places}
    outcomes: list[Outcome] = []
    faults: list[Fault] = []
    for row in reader:
        path = f"line {reader.line_num}"
        try:
            outcomes.append(_outcome(row, places, edition, reader.line_num))
        except ValueError as error:
            faults.append(Fault(file, path, str(error)))
    if not outcomes and not faults:
        faults.append(Fault(file, ".", "holds no outcome; add a line for each"))
    if faults:
        raise FaultyInputError(faults)
    return outcomes


def _outcome(
    row: Mapping[str | None, str | None], places: set[str], edition: Edition, line: int
) -> Outcome:
    if None in row:
        raise ValueError(f"has more cells than columns; write {','.join(COLUMNS)}")
    place = (row["place"] or "").strip()
    if place not in places:
        raise ValueError(f"place '{place[:40]}' is not known; known: {', '.join(sorted(places))}")
    month = month_on_grid(edition.dataset, (row["date"] or "").strip())
    low, high, best = (_persons(row[key], key) for key in ("low", "high", "best"))
    if low is None and high is None:
        low = high = best
    if low is None and high is None:
        raise ValueError("gives no number; fill low, high or best")
    if low is not None and high is not None and low > high:
        raise ValueError(f"has its low ({low}) above its high ({high}); swap them")
    return Outcome(place, month, low, high, line)


def _persons(text: str | None, key: str) -> int | None:
    plain = (text or "").strip()
    if not plain:
        return None
    if not plain.isascii() or not plain.isdigit() or len(plain) > 9:
        raise ValueError(f"{key} '{plain[:40]}' is not a whole number of persons")
    return int(plain)


def evaluate(
    edition: Edition, outcomes: Iterable[Outcome], population: str
) -> dict[str, list[Score]]:
    """Score the bounds and two naive forecasts against outcomes.

    Returns
    -------
    dict
        ``bounds``; ``last figure``, the last reported figure ± 10 %; ``plan``, the planned figure
        taken at its word. One score an outcome in each, in the order of the outcomes.
    """
    listed = list(outcomes)
    solved = {(o.place, o.month): edition.solve_one(o.place, population, o.month) for o in listed}
    base = {o.place: last_figure(edition, o.place, population) for o in listed}
    forecasts: dict[str, Callable[[Outcome], Range]] = {
        "bounds": lambda o: _range(solved[o.place, o.month]),
        "last figure": lambda o: _around(base[o.place]),
        "plan": lambda o: planned(edition, o.place, population, o.month),
    }
    scored = {
        name: [_score(o, forecast(o), base[o.place]) for o in listed]
        for name, forecast in forecasts.items()
    }
    scored["bounds"] = [
        _with_reasons(score, solved[score.outcome.place, score.outcome.month])
        for score in scored["bounds"]
    ]
    return scored


def last_figure(edition: Edition, place: str, population: str) -> float | None:
    """Return the middle of the newest reported figure for a place; ``None`` where there is none."""
    figures = []
    for claim in edition.claims.values():
        binding = bind(claim)
        if (
            claim.constrains
            and claim.modality == "fact"
            and claim.measure == "stock"
            and claim.places == (place,)
            and claim.population == population
            and claim.amount is not None
            and binding is not None
        ):
            ends = [float(e) for e in (claim.amount.low, claim.amount.high) if e is not None]
            figures.append((binding.first, claim.id, sum(ends) / len(ends)))
    return max(figures)[2] if figures else None


def planned(edition: Edition, place: str, population: str, month: Month) -> Range:
    """Return what the newest plan for a place and month says by itself, at its word.

    A planned figure gives its range; a plan that says nobody is left gives zero to all those it
    speaks of; a plan to keep gives its least to those who are at least these people. Nothing else
    names a number for a place by itself.
    """
    space = edition.part_of(place).space
    people = set(space.simple_parts(population))
    plans: list[tuple[dt.date, str, Range]] = []
    for claim in edition.claims.values():
        binding = bind(claim)
        if (
            not claim.constrains
            or claim.modality == "fact"
            or binding is None
            or claim.population is None
            or place not in claim.places
            or month < binding.first
            or (binding.last is not None and month > binding.last)
        ):
            continue
        named = set(space.simple_parts(claim.population))
        alone = claim.places == (place,)
        amount = claim.amount
        found: Range | None = None
        if leaves_nobody(claim) and people <= named:
            found = 0, 0
        elif claim.measure == "kept" and alone and named <= people:
            found = int((amount and amount.low) or 1), None
        elif claim.measure == "stock" and alone and named == people and amount is not None:
            low, high = amount.low, amount.high
            found = (None if low is None else int(low)), (None if high is None else int(high))
        if found is not None:
            plans.append((claim.published.last, claim.id, found))
    return max(plans)[2] if plans else (None, None)


def _range(solved: Solved) -> Range:
    return solved.bound.low, solved.bound.high


def _around(figure: float | None) -> Range:
    if figure is None:
        return None, None
    return round(figure * (1 - MARGIN)), round(figure * (1 + MARGIN))


def _score(outcome: Outcome, forecast: Range, base: float | None) -> Score:
    low, high = forecast
    if low is None and high is None:
        return Score(outcome, forecast, None, None)
    width = None
    if high is not None and base:
        width = (high - (low or 0)) / base
    return Score(outcome, forecast, not any(_missed(outcome, forecast)), width)


def _missed(outcome: Outcome, forecast: Range) -> tuple[bool, bool]:
    """Say whether part of an outcome lies below a forecast, and whether part of it lies above."""
    low, high = forecast
    return (
        low is not None and (outcome.low is None or outcome.low < low),
        high is not None and (outcome.high is None or outcome.high > high),
    )


def _with_reasons(score: Score, solved: Solved) -> Score:
    if score.contained is not False:
        return score
    missed = zip(_missed(score.outcome, score.forecast), (solved.low, solved.high), strict=True)
    because = dict.fromkeys(name for is_missed, end in missed if is_missed for name in end.sources)
    return replace(score, because=tuple(because))


def in_words(scored: Mapping[str, list[Score]]) -> str:
    """Return a summary line a forecast and a line an outcome."""
    lines = []
    for name, scores in scored.items():
        said = [score for score in scores if score.contained is not None]
        hits = sum(score.contained is True for score in said)
        widths = [score.width for score in said if score.width is not None]
        share = f"{hits / len(said):.0%}" if said else "–"
        width = f"{statistics.median(widths):.2f}" if widths else "–"
        lines.append(
            f"{name}: contains {hits} of {len(said)} ({share}), says nothing of "
            f"{len(scores) - len(said)}; median width {width} of the last reported figure"
        )
    for score in scored["bounds"]:
        outcome = score.outcome
        verdict = {True: "hit", False: "miss", None: "no bound"}[score.contained]
        because = f" because of {' '.join(score.because)}" if score.because else ""
        lines.append(
            f"{outcome.place} {month_text(outcome.month)}: happened "
            f"{_shown(outcome.low, outcome.high)}, bounds {_shown(*score.forecast)}: "
            f"{verdict}{because}"
        )
    return "\n".join(lines) + "\n"


def _shown(low: int | None, high: int | None) -> str:
    left = "…" if low is None else f"{low:,}"
    right = "…" if high is None else f"{high:,}"
    return left if left == right and low is not None else f"{left}–{right}"
