"""Numbers, states and findings in words: the one place where the screen's sentences are made."""

import datetime as dt
from collections.abc import Sequence

from claims.dataset import Dataset
from claims.dates import Month, day_name, month_name
from presence.bounds import Bound
from presence.disputes import Side
from presence.edition import Edition
from presence.settle import Dispute
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


def counted(number: int, noun: str) -> str:
    """Return a number of things: ``1 report``, ``3 reports``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def joined(parts: Sequence[str]) -> str:
    """Return a list within a sentence: ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def plain_spaces(text: str) -> str:
    """Return a text whose spaces are all of the usual kind: titles hold some that don't break."""
    return text.replace("\u00a0", " ")


def people_name(dataset: Dataset, population: str) -> str:
    """Return the name of a population."""
    return next(one.name for one in dataset.populations if one.id == population)


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
        "nobody there": "nobody there",
        "stays until": f"stays until {month}",
        "may be emptied": f"empty by {month}: disputed" if month else "empty: disputed",
        "none said": "not reported",
        "may stay": "may stay if exceptions are used",
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
        return f"{counted(months, 'month')} ago"
    days = max((today - since).days, 0)
    return f"{counted(days, 'day')} ago" if days else "today"


def evidence_text(as_of: dt.date, today: dt.date) -> str:
    """Return how old the newest evidence of an edition is."""
    return f"evidence ends {day_name(as_of)}, {months_ago(as_of, today)}"


def basis_text(edition: Edition, *, exceptions: bool) -> str:
    """Return what the ranges rest on beside the reports: account, assumptions, exceptions."""
    catalogue = {a.id for a in edition.dataset.assumptions}
    usual = {a.id for a in edition.dataset.assumptions if a.default}
    on = len(edition.switched_on)
    if not edition.switched_on:
        assumed = "reports only"
    elif edition.switched_on == usual:
        assumed = "with assumptions"
    else:
        assumed = f"with {on} of {len(catalogue)} assumptions"
    told = next((p.name for p in edition.dataset.parties if p.id == edition.account), None)
    account = None if told is None else f"one account: {told}"
    reading = "if the exceptions are used" if exceptions else "as announced"
    return ", ".join(part for part in (account, reading, assumed) if part)


def source_line(edition: Edition, *, exceptions: bool = False) -> str:
    """Return the line that every picture carries: what it rests on and what it is not."""
    reports = len(edition.reports)
    origins = len({report.origin for report in edition.reports})
    told = counted(reports, "report") + (f", {origins} independent" if reports != 1 else "")
    basis = basis_text(edition, exceptions=exceptions)
    return (
        f"Projected from public reporting: {told}; {basis}. "
        "Ranges, not forecasts. Borders: Natural Earth, de facto."
    )


def phase_text(dataset: Dataset, month: Month) -> str:
    """Return the phase of a month, marked where the month ends it; empty between phases."""
    phase = dataset.phase_of(month)
    if phase is None:
        return ""
    return f"end of {phase.name}" if month == phase.last else phase.name


NO_DISPUTE = "Nothing that is known on this day is in dispute."


def dispute_text(dispute: Dispute) -> str:
    """Return what a dispute is about and how the range deals with it."""
    return {
        "figures": "These cannot all hold. The range shown covers every consistent choice.",
        "deadline": "Different deadlines for the same event. The range shown covers both.",
    }[dispute.about]


def dispute_place(dataset: Dataset, side: Side) -> str:
    """Return whom, where and when the sides of a dispute are compared; any side tells it."""
    place = next(one.name for one in dataset.places if one.id == side.cell.place)
    people = opening(people_name(dataset, side.cell.population))
    return f"{people}, {place}, {month_name(side.month)}"


def independent_text(side: Side) -> str:
    """Return how many independent sources say what a side says."""
    return counted(len(side.origins), "independent source")


def yielded_text(month: Month) -> str:
    """Return that an assumption gave way to a figure of a month."""
    return f"An assumption gave way to a reported figure in {month_name(month)}"
