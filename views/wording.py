"""Numbers, states and findings in words: the one place where the screen's sentences are made."""

import calendar
import datetime as dt
from collections.abc import Sequence

from claims.dataset import Dataset
from claims.dates import Month, day_name, month_name, month_of
from claims.model import Claim
from presence.answers.number import NumberCode
from presence.answers.presence import PresenceCode
from presence.answers.solved import Solved
from presence.answers.values import Bound
from presence.edition import Edition
from presence.measures.base import dated, due
from presence.settling.join import Yielding
from presence.settling.outcome import Dispute, GivenWay, Rule
from presence.told.disputes import Side

NO_FIGURE = "no figure"
SOME = "some, no figure"
"""Of somebody of whom no number is known."""


def range_text(found: Bound, *, in_use: bool = False) -> str:
    """Return a set of values in figures, its pieces as `ends_text` writes them: ``0 or 270–330``.

    With `in_use` the last of several pieces is told without its number: nothing but the country's
    total limits it.
    """
    if len(found.pieces) < 2:
        return ends_text(found.low, found.high)
    told = ["0" if piece == (0, 0) else _plain(*piece) for piece in found.pieces]
    if in_use:
        told[-1] = "in use"
    if told == ["0", "in use"]:
        return "none, or in use"
    joint = ", or " if told[-2].startswith("up to") else " or "
    return f"{', '.join(told[:-1])}{joint}{told[-1]}"


def cell_text(one: Solved) -> str:
    """Return the values of a cell in figures, as `range_text` writes them.

    A low that only counts somebody here and somebody there is no figure.
    """
    return SOME if _counts_somebody(one) else range_text(one.bound, in_use=one.no_more)


def _counts_somebody(one: Solved) -> bool:
    low, high = one.bound.low, one.bound.high
    return bool(low) and high is None and all(part.side == 1 for part in one.low.parts)


def ends_text(low: int | None, high: int | None) -> str:
    """Return a range as ``50–2,700``, ``up to 2,700``, ``at least 50``, ``none``, ``no figure``.

    A stated zero is told as such: ``none, or up to 2,700`` is one in some reading of the reports,
    ``none or unknown`` one beside no upper end. ``some, no figure`` is somebody, and no more known.
    """
    if low is None and high is None:
        return NO_FIGURE
    if high == 0:
        return "none"
    if low == 0:
        return "none or unknown" if high is None else f"none, or up to {high:,}"
    if low == 1 and high is None:
        return SOME
    return _plain(low, high)


def _plain(low: int | None, high: int | None) -> str:
    if high is None:
        return f"at least {low or 0:,}"
    if low is None:
        return f"up to {high:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def cell_words(one: Solved, people: str = "") -> str:
    """Return the values of a cell for a sentence: ``1,251 to 2,750``, ``none or 270 to 330``.

    No line breaks within a piece. `people` are whom it counts; empty where that is clear.
    """
    found, text = one.bound, cell_text(one)
    told = _words(found, text)
    of = told.endswith("number") and people
    return " ".join(filter(None, (told, "of" if of else "", people)))


def _words(found: Bound, text: str) -> str:
    if len(found.pieces) > 1:
        told = "none" + text[1:] if text.startswith(("0 ", "0,")) else text
        return " or ".join(_kept(piece) for piece in told.split(" or "))
    if text == "none or unknown":
        return "none or an unreported number"
    if text in {NO_FIGURE, SOME}:
        return "an unreported number"
    return "no" if text == "none" else _kept(text.replace("none, or", "none or"))


def _kept(text: str) -> str:
    return text.replace("–", " to ").replace(" ", "\u00a0")


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


_BASE = {"base", "city"}
"""Kinds of places that are in use or empty; in all others there is somebody or nobody."""

NOTHING = "not reported"
"""Of a place where no report has anybody."""

_PRESENCE: dict[PresenceCode, tuple[str, str]] = {
    "disputed": ("empty or not: disputed", "all gone or not: disputed"),
    "left": ("reported empty by {date}", "nobody there by {date}, reported"),
    "overdue": (
        "was due to leave by {date}, seen since",
        "all were due to leave by {date}, seen since",
    ),
    "unconfirmed": (
        "was due to be empty by {date}, not confirmed",
        "all were due to leave by {date}, not confirmed",
    ),
    "to-be-empty": ("to be empty by {date}", "all to leave by {date}"),
    "leaving": ("leaving by {date}", "all leaving by {date}"),
    "to-shrink": ("to shrink by {date}", "to shrink by {date}"),
    "seen": ("in use, seen {date}", "there, seen {date}"),
    "to-stay": ("to stay through {date}", "to stay through {date}"),
    "no-report": (NOTHING, NOTHING),
}
"""What is said of a base, and of any other place, for each code of presence."""

_STAYS = "to stay, announced {date}"
"""Of a stay whose end nobody names."""

_MAY_STAY = "may stay if exceptions are used"

_NUMBER: dict[NumberCode, str] = {
    "stated": "reported",
    "worked-out": "worked out",
    "assumed": "worked out with assumptions",
    "country-total": "what the country’s total leaves over",
    "no-number": "no number reported",
}


def date_words(date: dt.date) -> str:
    """Return a day as ``27 Sep 2025``, or the month that it ends as ``Sep 2025``."""
    month = month_name(month_of(date), short=True)
    return month if _ends_month(date) else f"{date.day} {month}"


def long_date_words(date: dt.date) -> str:
    """Return a day as ``27 September 2025``, or the month that it ends as ``September 2025``."""
    return month_name(month_of(date)) if _ends_month(date) else day_name(date)


def _ends_month(date: dt.date) -> bool:
    return date.day == calendar.monthrange(date.year, date.month)[1]


def is_wider(one: Solved) -> bool:
    """Whether more is possible if the exceptions are used than what was announced."""
    return one.wide != (one.bound.low, one.bound.high)


def state_words(one: Solved, kind: str, *, wider: bool = False) -> str:
    """Return whether anybody is at a place, in a few words.

    Parameters
    ----------
    one
        The cell.
    kind
        The place's kind.
    wider
        Whether its values are those if the exceptions are used, and more than what was announced.
    """
    presence = one.presence
    if wider and presence.code in {"to-be-empty", "unconfirmed"}:
        return _MAY_STAY
    date = presence.date
    template = _PRESENCE[presence.code][kind not in _BASE]
    if presence.code == "to-stay" and date is not None and date.toordinal() < one.cell.day:
        template = _STAYS
    return template.format(date=date_words(date)) if date is not None else template


def number_words(one: Solved) -> str:
    """Return how well the number of a cell is supported, in a few words."""
    if one.bound.high == 0 and one.number.code == "country-total":
        return _NUMBER["worked-out"]  # its country's nobody leaves nothing over
    if cell_text(one) == SOME:
        return _NUMBER["no-number"]
    return "announced" if one.number.planned else _NUMBER[one.number.code]


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
    """Return what the ranges rest on beside the reports, such as assumptions and lateness."""
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
    late = f"plans up to {counted(edition.late, 'month')} late" if edition.late else None
    return ", ".join(part for part in (account, reading, late, assumed) if part)


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


THIN = "Two of these figures meet, but hardly: by less than a tenth."


def dispute_text(dispute: Dispute) -> str:
    """Return what a dispute is about and how the range deals with it."""
    told = {
        "figures": "These cannot all hold. The range shown covers every consistent choice.",
        "deadline": "Different dates for one end. The latest date binds; the others are listed.",
    }[dispute.about]
    return f"{told} {THIN}" if dispute.thin else told


def dispute_place(dataset: Dataset, side: Side) -> str:
    """Return whom, where and when the sides of a dispute are compared; any side tells it."""
    place = next(one.name for one in dataset.places if one.id == side.cell.place)
    people = opening(people_name(dataset, side.cell.population))
    return f"{people}, {place}, {long_date_words(side.day)}"


def independent_text(side: Side) -> str:
    """Return how many independent sources say what a side says."""
    return counted(len(side.origins), "independent source")


def side_text(edition: Edition, dispute: Dispute, side: Side, sides: Sequence[Side]) -> str:
    """Return what a side means: the values if it holds, and of a date whether it binds."""
    which = "this holds" if side.claims else "none of these holds"
    if side.bound is None:
        means = "It cannot hold beside what is not in dispute"
    else:
        means = f"If {which}{' in part' if side.partly else ''}: {range_text(side.bound)}"
    own = _due(edition, side) if dispute.about == "deadline" else None
    if own is None:
        return means
    latest = max(date for one in sides if (date := _due(edition, one)) is not None)
    does = "binds" if own == latest else "listed"
    return f"By {date_words(own)}, {does}. {means}"


def _due(edition: Edition, side: Side) -> dt.date | None:
    days = [day for name in side.claims if (day := _day_of(edition.claims[name])) is not None]
    return dt.date.fromordinal(max(days)) if days else None


def _day_of(claim: Claim) -> int | None:
    return due(claim) or dated(claim)


GAVE_WAY: dict[Rule, tuple[str, str]] = {
    "replaced": ("replaced", "by"),
    "overtaken": ("overtaken", "by"),
    "yielded": ("gave way", "to"),
}
"""What became of a claim that no longer binds, and the word before what it was due to."""


def gave_way(edition: Edition) -> list[GivenWay]:
    """Return what no longer binds, once for each claim however many parts of it gave way."""
    found = {(one.claim, one.rule, one.to): one for one in edition.given_way}
    return list(found.values())


def yielded_text(yielding: Yielding) -> str:
    """Return that an assumption gave way, to what and when."""
    date = date_words(dt.date.fromordinal(yielding.day))
    return f"An assumption gave way to {'reports' if yielding.to else 'another one'}, {date}"
