"""Dates as records write them, and the days that they mean."""

import calendar
import datetime as dt
import re

_SPANS = {
    **{f"Q{quarter}": (3 * quarter - 2, 3 * quarter) for quarter in range(1, 5)},
    **{"H1": (1, 6), "H2": (7, 12)},
    **{"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)},
}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def span(text: str, published: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day of a date; durations count from publication."""
    first, _, last = text.partition("/")
    begins, ends = _one(first, published)
    return (begins, _one(last, published)[1]) if last else (begins, ends)


def is_a_day(text: str) -> bool:
    """Whether a date is one day, so that a change from it is measured from that day's end."""
    return text.startswith("P") or len(text) == len("2019-01-31")


def _one(text: str, published: dt.date) -> tuple[dt.date, dt.date]:
    if text.startswith("P"):
        found = re.fullmatch(r"P(?:([0-9]+)M)?(?:([0-9]+)W)?(?:([0-9]+)D)?", text)
        assert found, text
        months, weeks, days = (int(part or 0) for part in found.groups())
        number = published.year * 12 + published.month - 1 + months
        length = calendar.monthrange(number // 12, number % 12 + 1)[1]
        start = dt.date(number // 12, number % 12 + 1, min(published.day, length))
        after = start + dt.timedelta(days=7 * weeks + days)
        return after, after
    parts = text.split("-")
    year = int(parts[0])
    if len(parts) == 3:
        return day(text), day(text)
    if len(parts) == 1:
        first, last = 1, 12
    elif parts[1] in _SPANS:
        first, last = _SPANS[parts[1]]
    else:
        first = last = int(parts[1])
    end = year * 12 + last - 1
    length = calendar.monthrange(end // 12, end % 12 + 1)[1]
    return dt.date(year, first, 1), dt.date(end // 12, end % 12 + 1, length)
