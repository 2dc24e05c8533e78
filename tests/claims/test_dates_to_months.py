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
