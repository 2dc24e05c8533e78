"""What an edition rests on, how old its evidence is, and which phase a month lies in."""

import datetime as dt

from claims.dataset import Dataset
from claims.dates import Month, day_name
from presence.edition import Edition
from views.words import english as words
from views.words.text import counted


def months_ago(since: dt.date, today: dt.date) -> str:
    """Return how long ago a day was, in whole months, or days under one month."""
    months = (today.year - since.year) * 12 + today.month - since.month
    months -= today.day < since.day
    days = max((today - since).days, 0)
    if months < 1 and not days:
        return words.AGE_TODAY
    time = counted(months, "month") if months >= 1 else counted(days, "day")
    return words.AGE.format(time=time)


def evidence_text(as_of: dt.date, today: dt.date) -> str:
    """Return how old the newest evidence of an edition is."""
    return words.EVIDENCE.format(day=day_name(as_of), age=months_ago(as_of, today))


def basis_text(edition: Edition, *, exceptions: bool) -> str:
    """Return what the ranges rest on beside the reports, such as assumptions and lateness."""
    usual = {a.id for a in edition.dataset.assumptions if a.default}
    on = edition.switched_on
    some = words.ASSUMED_SOME.format(on=len(on), all=len(edition.dataset.assumptions))
    assumed = words.ASSUMED_NONE if not on else words.ASSUMED_USUAL if on == usual else some
    party = next((p.name for p in edition.dataset.parties if p.id == edition.account), None)
    late = counted(edition.late, "month")
    parts = (
        words.ACCOUNT.format(party=party) if party is not None else "",
        words.READING[exceptions],
        words.LATE.format(months=late) if edition.late else "",
        assumed,
    )
    return words.LIST.join(filter(None, parts))


def source_line(edition: Edition, *, exceptions: bool = False) -> str:
    """Return the line that every picture carries: what it rests on and what it is not."""
    number = len(edition.reports)
    template = words.RESTS_ON_ONE if number == 1 else words.RESTS_ON_SEVERAL
    reports = template.format(
        reports=counted(number, "report"),
        independent=len({report.origin for report in edition.reports}),
    )
    return words.SOURCE_LINE.format(
        reports=reports, basis=basis_text(edition, exceptions=exceptions)
    )


def phase_text(dataset: Dataset, month: Month) -> str:
    """Return the phase of a month, marked where the month ends it; empty between phases."""
    phase = dataset.phase_of(month)
    if phase is None:
        return ""
    return words.END_OF_PHASE.format(phase=phase.name) if month == phase.last else phase.name
