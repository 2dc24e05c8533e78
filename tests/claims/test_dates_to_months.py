"""Dates of stated precision become months: what binds which month-end, and what is refused."""

import datetime as dt

import pytest

from claims.dates import (
    day_name,
    figure_month,
    month_before,
    month_name,
    month_of,
    month_text,
    parse_date,
    parse_month,
)
from claims.model import Claim
from claims.read import read_when
from presence.binding import bind


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", (2025, 1, 1), (2025, 12, 31)),
        ("2025-Q1", (2025, 1, 1), (2025, 3, 31)),
        ("2025-Q3", (2025, 7, 1), (2025, 9, 30)),
        ("2026-Q4", (2026, 10, 1), (2026, 12, 31)),
        ("2025-09", (2025, 9, 1), (2025, 9, 30)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2025-02", (2025, 2, 1), (2025, 2, 28)),
        ("2025-09-30", (2025, 9, 30), (2025, 9, 30)),
        ("2024-09-06/2024-09-08", (2024, 9, 6), (2024, 9, 8)),
        ("2024-09/2025", (2024, 9, 1), (2025, 12, 31)),
    ],
)
def test_a_partial_date_is_every_day_it_may_mean(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    date = parse_date(text)
    assert (date.first, date.last, date.text) == (dt.date(*first), dt.date(*last), text)


NO_DATE = "is not a date; write 2025, 2025-Q3, 2025-09 or 2025-09-30"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("soon", f"'soon' {NO_DATE}"),
        ("", f"'' {NO_DATE}"),
        ("2025-9", f"'2025-9' {NO_DATE}"),
        ("2025-Q5", f"'2025-Q5' {NO_DATE}"),
        ("-2025", f"'-2025' {NO_DATE}"),
        ("30.9.2025", f"'30.9.2025' {NO_DATE}"),
        ("2025-09-30 ", f"'2025-09-30 ' {NO_DATE}"),
        ("2025-09\n", f"'2025-09\n' {NO_DATE}"),
        ("٢٠٢٥", f"'٢٠٢٥' {NO_DATE}"),
        ("0000", "'0000' has no year that a calendar knows"),
        ("2025-13", "'2025-13' names month 13; months run from 01 to 12"),
        ("2025-00", "'2025-00' names month 00; months run from 01 to 12"),
        ("2025-02-30", "'2025-02-30' is no day of the calendar; that month has 28 days"),
        ("2024-02-30", "'2024-02-30' is no day of the calendar; that month has 29 days"),
        ("2025-09-00", "'2025-09-00' is no day of the calendar; that month has 30 days"),
        ("2024-09-08/2024-09-06", "'2024-09-08/2024-09-06' ends before it begins"),
        ("2024-09-08/", f"'' {NO_DATE}"),
    ],
)
def test_what_is_no_date(text: str, what: str) -> None:
    with pytest.raises(ValueError) as raised:
        parse_date(text)
    assert str(raised.value) == what


@pytest.mark.parametrize("text", ["2025", "2025-Q3", "2025-09-30", "September", "2025-1"])
def test_what_is_no_month(text: str) -> None:
    with pytest.raises(ValueError) as raised:
        parse_month(text)
    assert str(raised.value) == f"'{text}' is not a month; write it as 2025-09"


def test_a_month_that_is_none() -> None:
    with pytest.raises(ValueError) as raised:
        parse_month("2025-13")
    assert str(raised.value) == "'2025-13' names month 13; months run from 01 to 12"


def test_months_are_counted_and_named() -> None:
    september = parse_month("2025-09")
    assert september - parse_month("2024-12") == 9
    assert month_of(dt.date(2025, 9, 30)) == september
    assert month_text(september) == "2025-09"
    assert month_text(september + 4) == "2026-01"
    assert month_name(september) == "September 2025"
    assert month_name(september + 3, short=True) == "Dec 2025"
    assert day_name(dt.date(2024, 9, 6)) == "6 September 2024"


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2024-09-06", "2024-09"),
        ("2025-10-01", "2025-09"),
        ("2025-10-03", "2025-09"),
        ("2025-10-04", "2025-10"),
        ("2025-01-02", "2024-12"),
        ("2025-09-30", "2025-09"),
        ("2025-09", "2025-09"),
        ("2025-Q3", "2025-09"),
        ("2025", "2025-12"),
        ("2024-09-06/2024-09-08", "2024-09"),
        ("2024-09-28/2024-10-02", "2024-10"),
    ],
)
def test_a_figure_binds_the_end_of_its_month_or_of_the_month_before(text: str, month: str) -> None:
    assert figure_month(parse_date(text)) == parse_month(month)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2025-10", "2025-09"),
        ("2025-09-15", "2025-08"),
        ("2025-10-01", "2025-09"),
        ("2025-Q3", "2025-06"),
        ("2026", "2025-12"),
        ("2025-01", "2024-12"),
    ],
)
def test_the_month_end_before_a_date(text: str, month: str) -> None:
    assert month_before(parse_date(text)) == parse_month(month)


def claim(measure: str, published: str = "2024-09-06", **when: str) -> Claim:
    """Return a claim of which only the measure and the dates matter."""
    return Claim(
        id="a",
        report="r",
        origin="r",
        published=parse_date(published),
        locator=1,
        said_by="x",
        said_as="outlet",
        parties=("us",),
        modality="plan",
        measure=measure,  # type: ignore[arg-type]
        population="us",
        places=("iraq",),
        whole=None,
        when=read_when(when),
        amount=None,
        says="x",
    )


# measure, dates, then first and last month bound, then the month a change is measured from
BOUND: list[tuple[str, dict[str, str], str, str | None, str | None]] = [
    ("stock", {"at": "2024-09-06"}, "2024-09", "2024-09", None),
    ("stock", {"at": "2025-10-01"}, "2025-09", "2025-09", None),
    ("stock", {"at": "2025-Q3"}, "2025-09", "2025-09", None),
    ("stock", {"at": "2025"}, "2025-12", "2025-12", None),
    # by: from that month's end on; a departure is measured there and nowhere else
    ("emptied", {"by": "2025-09"}, "2025-09", None, "2024-09"),
    ("emptied", {"by": "2026-Q4"}, "2026-12", None, "2024-09"),
    ("emptied", {"by": "2026"}, "2026-12", None, "2024-09"),
    ("reduction", {"by": "2025-09"}, "2025-09", None, "2024-09"),
    ("departure", {"by": "2025-09"}, "2025-09", "2025-09", "2024-09"),
    # a stated start: measured from the last month-end before it
    ("departure", {"from": "2025-10", "by": "2026-12"}, "2026-12", "2026-12", "2025-09"),
    ("departure", {"from": "2025-09", "by": "2026-09"}, "2026-09", "2026-09", "2025-08"),
    ("reduction", {"from": "2025-Q3", "by": "2026"}, "2026-12", None, "2025-06"),
    # a change that is over when it is told of: measured over its last month
    ("departure", {"by": "2024-05"}, "2024-05", "2024-05", "2024-04"),
    ("departure", {"by": "2024-09-30"}, "2024-09", "2024-09", "2024-08"),
    # until excludes, through and "until at least" include
    ("kept", {"until": "2026-12"}, "2024-09", "2026-11", None),
    ("kept", {"until": "2026-12-31"}, "2024-09", "2026-11", None),
    ("kept", {"until": "2026"}, "2024-09", "2025-12", None),
    ("kept", {"through": "2026-09"}, "2024-09", "2026-09", None),
    ("kept", {"through": "2026-Q3"}, "2024-09", "2026-09", None),
    ("kept", {"from": "2025-03", "through": "2025-06"}, "2025-03", "2025-06", None),
    ("kept", {"from": "2026-09"}, "2026-09", None, None),
    ("kept", {"at": "2025-10-01"}, "2025-09", "2025-09", None),
    ("share", {"at": "2025-10-01"}, "2025-09", "2025-09", None),
    ("share", {"from": "2025-01", "until": "2025-04"}, "2025-01", "2025-03", None),
]


@pytest.mark.parametrize(("measure", "when", "first", "last", "base"), BOUND)
def test_which_months_a_claim_binds(
    measure: str, when: dict[str, str], first: str, last: str | None, base: str | None
) -> None:
    binding = bind(claim(measure, **when))
    assert binding is not None
    assert month_text(binding.first) == first
    assert (None if binding.last is None else month_text(binding.last)) == last
    assert (None if binding.base is None else month_text(binding.base)) == base


@pytest.mark.parametrize(
    ("published", "base"),
    [
        ("2024-09-06", "2024-09"),
        ("2025-10-01", "2025-09"),
        ("2025-01-03", "2024-12"),
        ("2025-01-04", "2025-01"),
    ],
)
def test_a_change_without_a_start_is_measured_from_what_its_report_speaks_of(
    published: str, base: str
) -> None:
    binding = bind(claim("departure", published, by="2026-12"))
    assert binding is not None
    assert binding.base == parse_month(base)
