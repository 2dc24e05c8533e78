"""Dates as precise as the report is, and the months that they bind.

A month is an integer, ``year * 12 + month - 1``, so that months subtract and compare; figures hold
at the month's end. A partial date such as ``2025-09`` is a range of days, never its first day; a
duration such as ``P6M`` is counted from the report's publication.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

Month = int
"""A month-end, as ``year * 12 + month - 1``."""

EARLY_DAYS = 3
"""A figure dated on these first days of a month speaks of the end of the month before."""

_FORM = re.compile(r"([0-9]{4})(?:-(?:([A-Za-z][a-z0-9]+)|([0-9]{2})(?:-([0-9]{2}))?))?")
_DURATION = re.compile(r"P(?=[0-9])(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)W)?(?:([0-9]+)D)?")
_SPANS = {
    **{f"Q{quarter}": (3 * quarter - 2, 3 * quarter) for quarter in range(1, 5)},
    "H1": (1, 6),
    "H2": (7, 12),
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "winter": (12, 14),  # from December to February of the year after
}
FORMS = "2025, 2025-H1, 2025-Q3, 2025-autumn, 2025-09 or 2025-09-30"
"""How a date may be written, for messages."""

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
        The date as written, such as ``2025-Q3`` or ``P6M``.
    """

    first: dt.date
    last: dt.date
    text: str

    @property
    def shown(self) -> str:
        """The date as written; of a duration the days that it comes to.

        Examples
        --------
        >>> parse_date("P4M/P6M", parse_date("2031-09-06")).shown
        '2032-01-06/2032-03-06'
        """
        if not self.text.startswith("P"):
            return self.text
        return "/".join(day.isoformat() for day in dict.fromkeys((self.first, self.last)))


def parse_date(text: str, published: PartialDate | None = None) -> PartialDate:
    """Read a date, or two with a slash between.

    Parameters
    ----------
    text
        A year, half, quarter, season, month or day, or a duration from publication on.
    published
        When the report came out, for durations: they count from the last day of it. ``None`` where
        there is nothing to count from.

    Raises
    ------
    ValueError
        Where the text has another form, names a day that does not exist, ends before it begins, or
        is a duration with nothing to count from.

    Examples
    --------
    A month, a season or a half is all of its days, and winter ends in the year after:

    >>> for text in ("2025-09", "2025-H1", "2025-winter", "2025-09-30/2025-10"):
    ...     date = parse_date(text)
    ...     print(date.first, date.last)
    2025-09-01 2025-09-30
    2025-01-01 2025-06-30
    2025-12-01 2026-02-28
    2025-09-30 2025-10-31

    A duration counts from the day of publication, as far as the month has such a day:

    >>> str(parse_date("P4M/P6M", parse_date("2031-08-31")).last)
    '2032-02-29'
    """
    first_text, slash, last_text = text.partition("/")
    first = _parse_one(first_text, published)
    if not slash:
        return first
    if first_text.startswith("P") != last_text.startswith("P"):
        raise ValueError(f"'{text}' mixes a date and a duration; write two of a kind")
    last = _parse_one(last_text, published)
    if last.last < first.first:
        raise ValueError(f"'{text}' ends before it begins")
    return PartialDate(first.first, last.last, text)


def _parse_one(text: str, published: PartialDate | None) -> PartialDate:
    if text.startswith("P"):
        return _counted(text, published)
    found = _FORM.fullmatch(text)
    if not found:
        raise ValueError(f"'{text}' is not a date; write {FORMS}, or P6M from publication on")
    year, span, month = int(found[1]), found[2], found[3]
    if not year:
        raise ValueError(f"'{text}' has no year that a calendar knows")
    first_month, last_month = 1, 12
    if span is not None:
        if span not in _SPANS:
            known = ", ".join(_SPANS)
            raise ValueError(f"'{text}' is not a date; after the year may stand: {known}, a month")
        first_month, last_month = _SPANS[span]
    elif month is not None:
        first_month = last_month = int(month)
    if not 1 <= first_month <= 12:
        raise ValueError(f"'{text}' names month {first_month:02d}; months run from 01 to 12")
    if found[4] is None:
        first = year * 12 + first_month - 1
        return PartialDate(_day(first, 1), _month_end(year * 12 + last_month - 1, text), text)
    length, day = calendar.monthrange(year, first_month)[1], int(found[4])
    if not 1 <= day <= length:
        raise ValueError(f"'{text}' is no day of the calendar; that month has {length} days")
    date = dt.date(year, first_month, day)
    return PartialDate(date, date, text)


def _counted(text: str, published: PartialDate | None) -> PartialDate:
    """Return the day that lies a duration after publication."""
    found = _DURATION.fullmatch(text)
    if not found:
        raise ValueError(f"'{text}' is not a duration; write P2Y, P6M, P3W or P10D")
    if published is None:
        raise ValueError(f"'{text}' counts from a report's publication; write a date here")
    years, months, weeks, days = (int(part or 0) for part in found.groups())
    start = published.last
    try:
        month = month_of(start) + 12 * years + months
        length = calendar.monthrange(month // 12, month % 12 + 1)[1]
        date = _day(month, min(start.day, length)) + dt.timedelta(days=7 * weeks + days)
    except (ValueError, OverflowError):
        raise ValueError(f"'{text}' ends where no calendar reaches; shorten it") from None
    return PartialDate(date, date, text)


def _day(month: Month, day: int) -> dt.date:
    return dt.date(month // 12, month % 12 + 1, day)


def _month_end(month: Month, text: str) -> dt.date:
    if month // 12 > dt.MAXYEAR:
        raise ValueError(f"'{text}' ends where no calendar reaches; shorten it")
    return _day(month, calendar.monthrange(month // 12, month % 12 + 1)[1])


def month_of(date: dt.date) -> Month:
    """Return the month that a day lies in."""
    return date.year * 12 + date.month - 1


def parse_month(text: str) -> Month:
    """Read a month as ``2025-09``.

    Raises
    ------
    ValueError
        Where the text is not a month.

    Examples
    --------
    >>> parse_month("2025-02") - parse_month("2024-11")
    3
    >>> parse_month("2025-9")
    Traceback (most recent call last):
    ValueError: '2025-9' is not a month; write it as 2025-09
    """
    if not re.fullmatch("[0-9]{4}-[0-9]{2}", text):
        raise ValueError(f"'{text}' is not a month; write it as 2025-09")
    return month_of(parse_date(text).first)


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

    Examples
    --------
    >>> for text in ("2025-09-30", "2025-10-03", "2025-10-04", "2025-Q3"):
    ...     print(month_text(figure_month(parse_date(text))))
    2025-09
    2025-09
    2025-10
    2025-09
    """
    month = month_of(date.last)
    single_day = date.first == date.last
    return month - 1 if single_day and date.last.day <= EARLY_DAYS else month
