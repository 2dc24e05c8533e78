"""Dates as precise as the report is, and the months that they bind.

A month is an integer, ``year * 12 + month - 1``, so that months subtract and compare; figures hold
at the month's end. A partial date such as ``2025-09`` is a range of days, never its first day.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

Month = int
"""A month-end, as ``year * 12 + month - 1``."""

EARLY_DAYS = 3
"""A figure dated on these first days of a month speaks of the end of the month before."""

_FORM = re.compile(r"([0-9]{4})(?:-(?:Q([1-4])|([0-9]{2})(?:-([0-9]{2}))?))?")
_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of stated precision: every day from `first` to `last` is meant.

    Attributes
    ----------
    first, last
        The earliest and the latest day meant, both included.
    text
        The date as written, such as ``2025-Q3``.
    """

    first: dt.date
    last: dt.date
    text: str


def parse_date(text: str) -> PartialDate:
    """Read ``2025``, ``2025-Q3``, ``2025-09``, ``2025-09-30``, or two with a slash between.

    Raises
    ------
    ValueError
        Where the text has another form, names a day that does not exist, or ends before it begins.
    """
    first_text, slash, last_text = text.partition("/")
    first = _parse_one(first_text)
    if not slash:
        return first
    last = _parse_one(last_text)
    if last.last < first.first:
        raise ValueError(f"'{text}' ends before it begins")
    return PartialDate(first.first, last.last, text)


def _parse_one(text: str) -> PartialDate:
    found = _FORM.fullmatch(text)
    if not found:
        raise ValueError(f"'{text}' is not a date; write 2025, 2025-Q3, 2025-09 or 2025-09-30")
    year, quarter, month, day = (int(part) if part else None for part in found.groups())
    if not year:
        raise ValueError(f"'{text}' has no year that a calendar knows")
    first_month, last_month = 1, 12
    if quarter:
        first_month, last_month = 3 * quarter - 2, 3 * quarter
    elif month is not None:
        first_month = last_month = month
    if not 1 <= first_month <= 12:
        raise ValueError(f"'{text}' names month {first_month:02d}; months run from 01 to 12")
    length = calendar.monthrange(year, last_month)[1]
    if day is None:
        return PartialDate(dt.date(year, first_month, 1), dt.date(year, last_month, length), text)
    if not 1 <= day <= length:
        raise ValueError(f"'{text}' is no day of the calendar; that month has {length} days")
    date = dt.date(year, first_month, day)
    return PartialDate(date, date, text)


def month_of(date: dt.date) -> Month:
    """Return the month that a day lies in."""
    return date.year * 12 + date.month - 1


def parse_month(text: str) -> Month:
    """Read a month as ``2025-09``.

    Raises
    ------
    ValueError
        Where the text is not a month.
    """
    if len(text) != 7 or "Q" in text or not _FORM.fullmatch(text):
        raise ValueError(f"'{text}' is not a month; write it as 2025-09")
    return month_of(_parse_one(text).first)


def month_text(month: Month) -> str:
    """Return a month as ``2025-09``."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def month_name(month: Month, *, short: bool = False) -> str:
    """Return a month as ``September 2025``, or ``Sep 2025``."""
    name = _NAMES[month % 12]
    return f"{name[:3] if short else name} {month // 12}"


def day_name(date: dt.date) -> str:
    """Return a day as ``6 September 2024``."""
    return f"{date.day} {month_name(month_of(date))}"


def figure_month(date: PartialDate) -> Month:
    """Return the month-end that a figure of this date speaks of.

    A day among a month's first three speaks of the end of the month before; any other date speaks
    of the end of its last month.
    """
    month = month_of(date.last)
    single_day = date.first == date.last
    return month - 1 if single_day and date.last.day <= EARLY_DAYS else month


def month_before(date: PartialDate) -> Month:
    """Return the last month-end before a date begins."""
    return month_of(date.first) - 1
