"""Bounds against what happened, scored, beside forecasts that anybody could make."""

import datetime as dt
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Literal

from presence.answers.reasons import of_pieces
from presence.answers.values import Bound, Cell, Piece, Range
from presence.edition import Edition
from presence.told.baselines import Baselines
from presence.told.outcomes import Outcome
from presence.told.promises import promises

LATENESS = (0, 3, 6, 12)
"""By how many months plans may be late, side by side."""

INFORMATIVE = 0.5
"""Widest range that informs, as a part of the last figure."""

ANYTHING: tuple[Piece, ...] = (Piece(None, None),)
"""What is said where nothing is known."""

Verdict = Literal["contained", "overlapping", "apart"]


@dataclass(frozen=True, slots=True)
class Score:
    """One outcome against one forecast.

    Attributes
    ----------
    outcome
        What happened.
    pieces
        The forecast's set of values; open on both sides where it says nothing.
    verdict
        Whether the whole outcome lies in one piece, part of it in any, or none.
    figure
        The last figure of the country that the place lies in, no later than the outcome, in
        persons: what the width is measured by. ``None`` where the edition knows none.
    because
        Claims and assumptions behind the ends that were missed; empty where none was, and for a
        naive forecast.
    """

    outcome: Outcome
    pieces: tuple[Piece, ...]
    verdict: Verdict
    figure: float | None
    because: tuple[str, ...] = ()

    @property
    def silent(self) -> bool:
        """Whether the forecast says nothing."""
        return self.pieces == ANYTHING

    @property
    def width(self) -> float | None:
        """Width from the least to the greatest value, as a part of `figure`.

        Infinite where it is open above; ``None`` where there is no figure to measure it by.
        """
        high = self.pieces[-1].high
        if high is None:
            return math.inf
        persons = high - (self.pieces[0].low or 0)
        if not persons:
            return 0.0
        return persons / self.figure if self.figure else None

    @property
    def informative(self) -> bool:
        """Whether it is not wider than half of the figure."""
        return self.width is not None and self.width <= INFORMATIVE


@dataclass(frozen=True)
class Evaluation:
    """Every outcome against every forecast.

    Attributes
    ----------
    as_of
        The edition's day: outcomes of later days are forecasts.
    late
        The lateness of the view.
    bounds
        By lateness in months, a score an outcome, in the order of the outcomes.
    baselines
        By name, likewise.
    kept
        By how many months each promise was late that is met by then, ascending.
    """

    as_of: dt.date
    late: int
    bounds: dict[int, list[Score]]
    baselines: dict[str, list[Score]]
    kept: list[int] = field(default_factory=list)

    def is_forecast(self, outcome: Outcome) -> bool:
        """Whether an outcome is of a day after the edition's."""
        return outcome.day > self.as_of


def evaluate(
    edition: Edition, outcomes: Iterable[Outcome], lateness: Iterable[int] = LATENESS
) -> Evaluation:
    """Score the bounds and three naive forecasts against outcomes.

    Parameters
    ----------
    edition
        What is known, and assumed.
    outcomes
        What happened; any day will do, also outside the grid.
    lateness
        By how many months plans may be late; the edition's own is added.
    """
    listed = list(outcomes)
    days = {one.day for one in listed}
    editions = {late: _late(edition, late, days) for late in {*lateness, edition.late, 0}}
    baselines = Baselines(editions[0])
    figures = [_measure(baselines, one) for one in listed]
    bounds = {
        late: _bounds_scores(editions[late], listed, figures)
        for late in sorted({*lateness, edition.late})
    }
    forecasts: dict[str, Callable[[Outcome], Range]] = {
        "last figure": lambda o: baselines.around_last_figure(o.place, o.population, o.day),
        "plan": lambda o: baselines.planned(o.place, o.population, o.day),
        "no information": lambda _: (None, None),
    }
    naive = {
        name: [
            _score(one, (Piece(*forecast(one)),), figure)
            for one, figure in zip(listed, figures, strict=True)
        ]
        for name, forecast in forecasts.items()
    }
    met = [one.months_late for one in promises(editions[0], edition.as_of)]
    kept = sorted(late for late in met if late is not None)
    return Evaluation(edition.as_of, edition.late, bounds, naive, kept)


def _late(edition: Edition, late: int, days: Iterable[dt.date]) -> Edition:
    return Edition(
        edition.dataset,
        edition.as_of,
        edition.switched_on,
        edition.account,
        late=late,
        days=edition.days | set(days),
    )


def _measure(baselines: Baselines, outcome: Outcome) -> float | None:
    country = baselines.edition.country_of(outcome.place)
    return baselines.last_figure(country, outcome.population, outcome.day)


def _bounds_scores(
    edition: Edition, outcomes: Sequence[Outcome], figures: Sequence[float | None]
) -> list[Score]:
    cells = [Cell(one.place, one.population, one.day.toordinal()) for one in outcomes]
    found = edition.on_days(cells)
    return [
        _score(one, found[cell].pieces or ANYTHING, figure, _because(edition, found[cell], one))
        for one, cell, figure in zip(outcomes, cells, figures, strict=True)
    ]


def _score(
    outcome: Outcome,
    pieces: tuple[Piece, ...],
    figure: float | None,
    because: tuple[str, ...] = (),
) -> Score:
    return Score(outcome, pieces, _verdict(outcome, pieces), figure, because)


def _span(low: int | None, high: int | None) -> tuple[float, float]:
    """Return a range without open ends: nobody is the least, and there is no most."""
    return low or 0, math.inf if high is None else high


def _verdict(outcome: Outcome, pieces: Iterable[Piece]) -> Verdict:
    least, most = _span(outcome.low, outcome.high)
    spans = [_span(*piece) for piece in pieces]
    if any(low <= least and most <= high for low, high in spans):
        return "contained"
    return "overlapping" if any(low <= most and least <= high for low, high in spans) else "apart"


def _because(edition: Edition, found: Bound, outcome: Outcome) -> tuple[str, ...]:
    """Return what the ends rest on past which a part of an outcome lies, gaps included."""
    if _verdict(outcome, found.pieces or ANYTHING) == "contained":
        return ()
    least, most = _span(outcome.low, outcome.high)
    missed: list[str] = []
    beyond, reasons = 0.0, tuple[str, ...]()  # from where on no piece was yet, and why
    for piece, low, high in of_pieces(edition.part_of(outcome.place), found):
        begins, ends = _span(*piece)
        if least < begins and beyond < begins and beyond <= most:
            missed += [*reasons, *low.sources]
        beyond, reasons = ends + 1, high.sources
    if most >= beyond:
        missed += reasons
    return tuple(dict.fromkeys(missed))


@dataclass(frozen=True, slots=True)
class Tally:
    """How one forecast fared over some outcomes.

    Attributes
    ----------
    contained, overlapping, apart
        How many there are of each verdict; they add up to all.
    silent
        Of how many it says nothing: those are contained, and inform of nothing.
    informative, both
        How many are informative, and how many of these contained as well.
    width
        The median width; infinite where half of them are open above, ``None`` where nothing can
        be measured.
    open
        How many are open above.
    unmeasured
        How many have no figure to measure them by.
    """

    contained: int
    overlapping: int
    apart: int
    silent: int
    informative: int
    both: int
    width: float | None
    open: int
    unmeasured: int


def tally(scores: Sequence[Score]) -> Tally:
    """Count the scores of one forecast."""
    verdicts = [score.verdict for score in scores]
    widths = [score.width for score in scores]
    measured = [width for width in widths if width is not None]
    informative = [score for score in scores if score.informative]
    return Tally(
        contained=verdicts.count("contained"),
        overlapping=verdicts.count("overlapping"),
        apart=verdicts.count("apart"),
        silent=sum(score.silent for score in scores),
        informative=len(informative),
        both=sum(score.verdict == "contained" for score in informative),
        width=median(measured) if measured else None,
        open=sum(width == math.inf for width in measured),
        unmeasured=len(widths) - len(measured),
    )
