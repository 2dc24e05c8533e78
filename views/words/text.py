"""Lists, counts, days and names: what every sentence is filled with."""

import calendar
import datetime as dt
from collections.abc import Sequence

from claims.dataset import Dataset
from claims.dates import Month, day_name, month_name, month_of
from views.words import english as words


def opening(text: str) -> str:
    """Return a text with its first letter as at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def counted(number: int, thing: str) -> str:
    """Return a number of things: ``1 report``, ``3 reports``."""
    one, several = words.COUNTED[thing]
    return (one if number == 1 else several).format(number=number)


def joined(parts: Sequence[str]) -> str:
    """Return a list within a sentence: ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return words.LIST_LAST.format(parts=words.LIST.join(parts[:-1]), last=parts[-1])


def shortened(parts: Sequence[str], most: int) -> list[str]:
    """Return a list of at most some parts, the last one the number of those left out."""
    if len(parts) <= most:
        return list(parts)
    told = parts[: most - 1]
    return [*told, words.MORE.format(number=len(parts) - len(told))]


def plain_spaces(text: str) -> str:
    """Return a text whose spaces are all of the usual kind: titles hold some that don't break."""
    return text.replace("\u00a0", " ")


def people_name(dataset: Dataset, population: str) -> str:
    """Return the name of a population."""
    return next(one.name for one in dataset.populations if one.id == population)


def place_name(dataset: Dataset, place: str) -> str:
    """Return the name of a place."""
    return next(one.name for one in dataset.places if one.id == place)


def date_words(date: dt.date) -> str:
    """Return a day as ``27 Sep 2025``, or the month that it ends as ``Sep 2025``."""
    month = month_name(month_of(date), short=True)
    return month if _ends_month(date) else f"{date.day} {month}"


def long_date_words(date: dt.date) -> str:
    """Return a day as ``27 September 2025``, or the month that it ends as ``September 2025``."""
    return month_name(month_of(date)) if _ends_month(date) else day_name(date)


def _ends_month(date: dt.date) -> bool:
    return date.day == calendar.monthrange(date.year, date.month)[1]


def span_words(first: Month, last: Month, *, short: bool = False) -> str:
    """Return the months from one to another: ``Jan 2025 to Mar 2025``, or the only one."""
    begins, ends = (month_name(month, short=short) for month in (first, last))
    return begins if first == last else words.SPAN.format(first=begins, last=ends)
