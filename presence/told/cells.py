"""What the cells of a spreadsheet mean: persons and days, as they are written in many countries.

A cell that two readers may take for different numbers or days is refused, with both named: nothing
is guessed from one cell alone.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

MOST_DIGITS = 9
"""Longest number of persons that is read, in digits."""

_SPACES = re.compile(r"\s")
_NUMBER = re.compile(
    r"(?P<whole>[0-9]+|[0-9]{1,3}(?:(?P<group>[ '.,])[0-9]{3})(?:(?P=group)[0-9]{3})*)"
    r"(?:(?!(?P=group))(?P<mark>[.,])(?P<decimals>[0-9]+))?"
)
_MIDNIGHT = r"(?:[ T]0?0:00(?::00(?:\.0+)?)?)?"
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})([-/.])([0-9]{{1,2}})(?:\2([0-9]{{1,2}}))?{_MIDNIGHT}")
_YEAR_LAST = re.compile(rf"([0-9]{{1,2}})([-/.])(?:([0-9]{{1,2}})\2)?([0-9]{{4}}){_MIDNIGHT}")

Role = Literal["thousands", "decimal"]
_OTHER: dict[Role, Role] = {"thousands": "decimal", "decimal": "thousands"}


@dataclass(frozen=True, slots=True)
class _Written:
    """A number as written: digits, what parts its thousands, what begins its decimals."""

    digits: str
    group: str | None
    mark: str | None
    decimals: str

    @property
    def unclear(self) -> bool:
        """Whether its one mark may begin decimals or part thousands, as in 2.500."""
        return (
            self.group is None
            and len(self.decimals) == 3
            and len(self.digits) <= 3
            and not self.digits.startswith("0")
        )


def _written(text: str) -> _Written | None:
    plain = _SPACES.sub(" ", text.strip()).replace("’", "'")
    found = _NUMBER.fullmatch(plain)
    if found is None:
        return None
    group = found["group"]
    digits = found["whole"] if group is None else found["whole"].replace(group, "")
    return _Written(digits, group, found["mark"], found["decimals"] or "")


def roles(cells: Iterable[str], separator: str) -> Mapping[str, Role]:
    """Return what point and comma mean in a file; a mark of which nothing tells it is absent.

    Parameters
    ----------
    cells
        All cells of its number columns. Those with a single reading tell of the others: in
        ``1.234.567`` and ``12,0`` the point parts thousands.
    separator
        What parts the cells. In a file parted by commas a comma within a cell is no decimal, unless
        another cell shows that it is.
    """
    seen: dict[str, set[Role]] = {".": set(), ",": set()}
    for text in cells:
        number = _written(text)
        if number is None or number.unclear:
            continue
        shown: list[tuple[str | None, Role]] = [
            (number.group, "thousands"),
            (number.mark, "decimal"),
        ]
        for mark, role in shown:
            if mark in seen:
                seen[mark].add(role)
                seen["," if mark == "." else "."].add(_OTHER[role])
    if separator == "," and not seen[","]:
        seen[","].add("thousands")
    return {mark: found.pop() for mark, found in seen.items() if len(found) == 1}


def persons(text: str, column: str, meant: Mapping[str, Role]) -> int | None:
    """Return the number of persons in a cell; ``None`` where it is blank.

    Parameters
    ----------
    text
        The cell.
    column
        Its column's name, for messages.
    meant
        What `roles` found for its file.

    Raises
    ------
    ValueError
        Where it is no whole number, or may be one of two.
    """
    if not text.strip():
        return None
    number = _written(text)
    if number is None:
        raise ValueError(_no_number(text, column))
    digits, decimals = number.digits, number.decimals
    if number.unclear:
        role = meant.get(number.mark or "")
        if role is None:
            raise ValueError(
                f"{column} '{text.strip()}' may be {digits + decimals} or "
                f"{digits}.{decimals}; write {digits + decimals} without a mark"
            )
        if role == "thousands":
            digits, decimals = digits + decimals, ""
    if decimals.strip("0") or len(digits.lstrip("0")) > MOST_DIGITS:
        raise ValueError(_no_number(text, column))
    return int(digits)


def _no_number(text: str, column: str) -> str:
    return (
        f"{column} '{text.strip()[:40]}' is not a whole number of persons; "
        "leave it empty where nothing is known"
    )


def day_in(text: str, column: str) -> dt.date:
    """Return the day in a cell; of a month its last.

    Days are read from each cell by itself: a spreadsheet that took some of a column's days for
    months leaves the others as they were, so they tell nothing of each other.

    Raises
    ------
    ValueError
        Where it is no date, or day and month may be exchanged.
    """
    plain = re.sub(r"\s*([-/.])\s*", r"\1", text.strip())
    year, month, day = _parts(plain, column)
    if not 1 <= month <= 12 or not year:
        raise ValueError(f"{column} '{plain}' names no month of the calendar")
    length = calendar.monthrange(year, month)[1]
    if day is None:
        return dt.date(year, month, length)
    if not 1 <= day <= length:
        raise ValueError(f"{column} '{plain}' names day {day} of a month with {length} days")
    return dt.date(year, month, day)


def _parts(plain: str, column: str) -> tuple[int, int, int | None]:
    """Return year, month and day as written; the day is ``None`` where there is none."""
    first = _YEAR_FIRST.fullmatch(plain)
    if first is not None:
        return int(first[1]), int(first[3]), None if first[4] is None else int(first[4])
    last = _YEAR_LAST.fullmatch(plain)
    if last is None:
        raise ValueError(
            f"{column} '{plain[:40]}' is not a date; write a day as 2031-04-30, a month as 2031-04"
        )
    year = int(last[4])
    if last[3] is None:
        return year, int(last[1]), None
    one, other = int(last[1]), int(last[3])
    if one != other and 1 <= one <= 12 and 1 <= other <= 12:
        both = f"{year:04}-{other:02}-{one:02} or {year:04}-{one:02}-{other:02}"
        raise ValueError(f"{column} '{plain}' may be {both}; write it so")
    return (year, other, one) if other <= 12 else (year, one, other)
