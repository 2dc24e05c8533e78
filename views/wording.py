"""Numbers, states and findings in words: the one place where the screen's sentences are made."""

import datetime as dt
from collections.abc import Sequence

from claims.dataset import Dataset
from claims.dates import Month, day_name, month_name, month_of
from presence.bounds import Bound
from presence.edition import Bounds, Edition
from presence.state import State


def range_text(found: Bound) -> str:
    """Return the range of a bound in figures; see `ends_text`."""
    return ends_text(found.low, found.high)


def ends_text(low: int | None, high: int | None) -> str:
    """Return a range as ``50–2,700``, ``up to 2,700``, ``at least 50``, ``none``, ``no figure``.

    ``none or unknown`` is a zero in one reading of the reports and no upper end in another.
    """
    if low is None and high is None:
        return "no figure"
    if high is None:
        return f"at least {low:,}" if low else "none or unknown"
    if high == 0:
        return "none"
    if low is None:
        return f"up to {high:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def range_words(found: Bound) -> str:
    """Return a range for a sentence: ``1,251 to 2,750``, ``up to 2,750``, ``no``."""
    text = range_text(found)
    if found.low == 1 and found.high is None:
        return "an unreported number of"
    if found.low == 0 and found.high is None:
        return "none or an unreported number of"
    if found.low == 0 and found.high:
        return f"none to {found.high:,}"
    return {"none": "no", "no figure": "an unreported number of"}.get(
        text, text.replace("–", " to ")
    )


def opening(text: str) -> str:
    """Return a text with its first letter as at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def state_words(state: State, known: Month) -> str:
    """Return what becomes of a place, in a few words.

    Parameters
    ----------
    state
        The state.
    known
        The last month that the edition's reports speak of; plans for that month or before it are
        told in the past tense.
    """
    month = month_name(state.month, short=True) if state.month is not None else ""
    to = "was to" if state.month is not None and state.month <= known else "to"
    words = {
        "in use": "in use",
        "to shrink": f"{to} shrink by {month}",
        "to be emptied": f"{to} be empty by {month}",
        "emptied": f"emptied by {month}" if month else "emptied",
        "stays until": f"stays until {month}",
        "may be emptied": f"empty by {month}: disputed" if month else "empty: disputed",
        "none said": "not reported",
    }[state.kind]
    if state.overtaken is not None:
        late = month_name(state.overtaken, short=True)
        words += f"; was to be empty by {late}"
    return words


def months_ago(since: dt.date, today: dt.date) -> str:
    """Return how long ago a day was, in whole months, or days under one month."""
    months = (today.year - since.year) * 12 + today.month - since.month
    months -= today.day < since.day
    if months >= 1:
        return "1 month ago" if months == 1 else f"{months} months ago"
    days = max((today - since).days, 0)
    return {0: "today", 1: "1 day ago"}.get(days, f"{days} days ago")


def evidence_text(as_of: dt.date, today: dt.date) -> str:
    """Return how old the newest evidence of an edition is."""
    return f"evidence ends {day_name(as_of)}, {months_ago(as_of, today)}"


def title(bounds: Bounds, population: str, month: Month) -> str:
    """Return the month's finding in one sentence, made from the bounds as announced."""
    edition = bounds.edition
    dataset = edition.dataset
    people = next(p.name for p in dataset.populations if p.id == population)
    countries = [p for p in dataset.places if p.parent is None]
    totals = [(c.name, bounds.at(c.id, population, month)) for c in countries]
    known = [(name, one) for name, one in totals if one.status != "not reported"]
    lead = _lead(edition, month)
    if not known:
        return f"{lead}no report gives a figure for {people}"
    emptied = [
        place.name
        for place in dataset.places
        if place.kind in {"base", "city"}
        and bounds.at(place.id, population, month).bound.high == 0
        and bounds.at(edition.country_of(place.id), population, month).bound.high != 0
    ]
    gone = [name for name, one in known if one.bound.high == 0]
    parts = [
        f"{range_words(one.bound)} {people if index == 0 else ''} in {name}".replace("  ", " ")
        for index, (name, one) in enumerate(known[:3])
    ]
    if len(known) > 3:
        parts.append(f"figures for {len(known) - 3} more")
    figures = _joined(parts)
    if gone:
        rest = [part for part, (_, one) in zip(parts, known, strict=False) if one.bound.high != 0]
        clause = f"{lead}the plan leaves no {people} in {_joined(gone)}"
        return f"{clause}; {_joined(rest)}" if rest else clause
    if emptied:
        clause = "the plan empties" if month > month_of(edition.as_of) else "emptied:"
        return f"{lead}{clause} {_joined(emptied[:3])}; {figures}"
    if any(one.bound.low == 0 for _, one in known):
        return f"{lead}{figures}: reports disagree on whether all have left"
    if not _base_figures(edition):
        return f"{lead}{figures}; no report gives a number for any base"
    return f"{lead}{figures}"


def _lead(edition: Edition, month: Month) -> str:
    preposition = "By" if month > month_of(edition.as_of) else "In"
    return f"{preposition} {month_name(month)}, "


def _base_figures(edition: Edition) -> bool:
    """Whether any report gives a figure for a place below a country."""
    below = {place.id for place in edition.dataset.places if place.parent is not None}
    return any(
        claim.measure == "stock" and claim.constrains and below & set(claim.places)
        for claim in edition.claims.values()
    )


def _joined(parts: Sequence[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def source_line(edition: Edition) -> str:
    """Return the line that every picture carries: what it rests on and what it is not."""
    reports = len(edition.reports)
    origins = len({report.origin for report in edition.reports})
    counted = "1 report" if reports == 1 else f"{reports} reports, {origins} independent"
    return (
        f"Projected from public reporting: {counted}. Ranges are what the reports allow, not "
        "forecasts. Borders: Natural Earth, de facto."
    )


def phase_text(dataset: Dataset, month: Month) -> str:
    """Return the phase of a month, marked where the month ends it; empty between phases."""
    phase = dataset.phase_of(month)
    if phase is None:
        return ""
    return f"end of {phase.name}" if month == phase.last else phase.name
