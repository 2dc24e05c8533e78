"""How the bounds fared against what happened: in words, and as a row an outcome and lateness."""

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median

from files import csv_text
from presence.command import population as known_population
from presence.edition import Edition
from presence.told.outcomes import Outcome, read_outcomes
from presence.told.scores import Evaluation, Score, evaluate, tally
from presence.told.table import values_text

COLUMNS = (
    "place",
    "population",
    "date",
    "low",
    "high",
    "forecast",
    "late",
    "values",
    "verdict",
    "informative",
    "width",
    "figure",
    "because",
    "last_figure",
    "plan",
)
"""Columns of the rows: ``forecast`` says whether the outcome is of a day after the edition's;
``last_figure`` and ``plan`` are the verdicts of the naive forecasts, empty where these say nothing.
"""

NAMES = {
    "last figure": "last figure ± 10%",
    "plan": "plan at its word",
    "no information": "no information",
}

HEADINGS = (
    "contained",
    "overlapping",
    "apart",
    "silent",
    "informative",
    "both",
    "width",
    "open",
    "no figure",
)

EXPLAINED = (
    "Silent: nothing is said, which contains all and informs of nothing.",
    "Width: the median, as a part of the country's last figure by then; open: no upper end; no "
    "figure: none was known by then to measure by.",
    "Informative: not wider than half of that figure; both: contained as well.",
)


def command(edition: Edition, path: Path, population: str | None, form: str) -> str:
    """Return what ``presence evaluate`` prints.

    Parameters
    ----------
    edition
        What is known, and assumed; its lateness is the one that each outcome is told by.
    path
        The file of outcomes.
    population
        Whom an outcome speaks of that names none; ``None`` for the dataset's first view.
    form
        ``text``, ``csv`` or ``json``.

    Raises
    ------
    FaultyInputError
        With every fault of the file.
    ValueError
        Where the population is not known.
    """
    people = known_population(edition.dataset, population)
    found = evaluate(edition, read_outcomes(path, edition.dataset, people))
    if form == "text":
        return in_words(found)
    return as_json(found) if form == "json" else as_csv(found)


def in_words(found: Evaluation) -> str:
    """Return a line a forecast, for later days and for all, and a line an outcome."""
    listed = [score.outcome for score in found.bounds[found.late]]
    later = [found.is_forecast(one) for one in listed]
    day = found.as_of.isoformat()
    lines = [f"Known on {day}: {_counted(len(listed))}, {sum(later)} of later days."]
    if any(later):
        lines += ["", f"Of days after {day}, {_counted(sum(later))}:", *_forecasts(found, later)]
    if not all(later):
        every = [True] * len(listed)
        lines += ["", f"Of all days, {_counted(len(listed))}:", *_forecasts(found, every)]
    lines += ["", *EXPLAINED]
    if found.kept:
        lines.append(
            f"The record's own promises: {len(found.kept)} met by {day}, in the median "
            f"{median(found.kept):g} months late."
        )
    late = f", plans up to {found.late} months late" if found.late else ""
    lines += ["", f"Each outcome{late}:"]
    lines += [_told(found, index) for index in range(len(listed))]
    return "\n".join(lines) + "\n"


def _counted(number: int) -> str:
    return f"{number} outcome" if number == 1 else f"{number} outcomes"


def _forecasts(found: Evaluation, kept: Sequence[bool]) -> Iterator[str]:
    named = {
        "bounds" if not late else f"bounds, up to {late} months late": scores
        for late, scores in found.bounds.items()
    }
    named |= {NAMES[name]: scores for name, scores in found.baselines.items()}
    longest = max(map(len, named))
    yield "  " + " " * longest + "".join(f"  {name}" for name in HEADINGS)
    for name, scores in named.items():
        asked = [score for score, one in zip(scores, kept, strict=True) if one]
        cells = zip(HEADINGS, _tallied(asked), strict=True)
        yield f"  {name.ljust(longest)}" + "".join(f"  {cell.rjust(len(h))}" for h, cell in cells)


def _tallied(scores: Sequence[Score]) -> tuple[str, ...]:
    """Return the cells of a line under `HEADINGS`."""
    counts = tally(scores)
    return (
        f"{counts.contained} {counts.contained / len(scores):>4.0%}",
        str(counts.overlapping),
        str(counts.apart),
        str(counts.silent),
        str(counts.informative),
        str(counts.both),
        _width(counts.width),
        str(counts.open),
        str(counts.unmeasured),
    )


def _width(width: float | None) -> str:
    if width is None:
        return "–"
    return "open" if width == math.inf else f"{width:.2f}"


def _told(found: Evaluation, index: int) -> str:
    """Return the line of an outcome; of a miss, what it rests on and what lateness would help."""
    score = found.bounds[found.late][index]
    outcome = score.outcome
    said = "nothing" if score.silent else " or ".join(_shown(*piece) for piece in score.pieces)
    later = "later, " if found.is_forecast(outcome) else ""
    line = (
        f"{outcome.place} {outcome.population} {outcome.day.isoformat()}: {later}happened "
        f"{_shown(outcome.low, outcome.high)}, bounds {said}: {score.verdict}"
    )
    if score.verdict == "contained":
        return line
    if score.because:
        line += f" because of {' '.join(score.because)}"
    helps = (
        late
        for late, scores in found.bounds.items()
        if late > found.late and scores[index].verdict == "contained"
    )
    late = next(helps, None)
    return line if late is None else f"{line}; contained up to {late} months late"


def _shown(low: int | None, high: int | None) -> str:
    left = "…" if low is None else f"{low:,}"
    right = "…" if high is None else f"{high:,}"
    return left if left == right and low is not None else f"{left}–{right}"


Value = str | int | float | bool | None


def rows(found: Evaluation) -> Iterator[dict[str, Value]]:
    """Yield a row an outcome and lateness, in the order of the outcomes."""
    for index, score in enumerate(found.bounds[found.late]):
        naive = {
            name: None if scores[index].silent else scores[index].verdict
            for name, scores in found.baselines.items()
        }
        for late, scores in found.bounds.items():
            yield {
                **_of_outcome(score.outcome),
                "forecast": found.is_forecast(score.outcome),
                "late": late,
                **_of_score(scores[index]),
                "last_figure": naive["last figure"],
                "plan": naive["plan"],
            }


def _of_outcome(outcome: Outcome) -> dict[str, Value]:
    return {
        "place": outcome.place,
        "population": outcome.population,
        "date": outcome.day.isoformat(),
        "low": outcome.low,
        "high": outcome.high,
    }


def _of_score(score: Score) -> dict[str, Value]:
    measured = score.width is not None and score.width != math.inf
    return {
        "values": "" if score.silent else values_text(score.pieces),
        "verdict": score.verdict,
        "informative": score.informative,
        "width": round(score.width or 0.0, 4) if measured else None,
        "figure": score.figure,
        "because": " ".join(score.because),
    }


def as_csv(found: Evaluation) -> str:
    """Return the rows as CSV; ``true`` and ``false``, and an empty cell for what is open."""
    return csv_text(COLUMNS, (map(_cell, _in_order(row)) for row in rows(found)))


def _in_order(row: dict[str, Value]) -> Iterable[Value]:
    return (row[column] for column in COLUMNS)


def _cell(value: Value) -> Value:
    if isinstance(value, bool):
        return "true" if value else "false"
    return int(value) if isinstance(value, float) and value.is_integer() else value


def as_json(found: Evaluation) -> str:
    """Return the rows as a JSON list of objects; what is open or unknown is ``null``."""
    listed = [dict(zip(COLUMNS, _in_order(row), strict=True)) for row in rows(found)]
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"
