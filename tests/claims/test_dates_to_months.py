"""Dates of stated precision become months: what binds which month-end, and what is refused."""

import datetime as dt
import doctest

import pytest

from claims import dates, measures
from claims.dates import (
    day_name,
    figure_month,
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
        ("2031-H1", (2031, 1, 1), (2031, 6, 30)),
        ("2031-H2", (2031, 7, 1), (2031, 12, 31)),
        ("2031-spring", (2031, 3, 1), (2031, 5, 31)),
        ("2031-summer", (2031, 6, 1), (2031, 8, 31)),
        ("2031-autumn", (2031, 9, 1), (2031, 11, 30)),
        ("2031-winter", (2031, 12, 1), (2032, 2, 29)),
        ("2031-06/2031-autumn", (2031, 6, 1), (2031, 11, 30)),
    ],
)
def test_a_partial_date_is_every_day_it_may_mean(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    date = parse_date(text)
    assert (date.first, date.last, date.text) == (dt.date(*first), dt.date(*last), text)


NO_DATE = (
    "is not a date; write 2025, 2025-H1, 2025-Q3, 2025-autumn, 2025-09 or 2025-09-30, or P6M from "
    "publication on"
)
NO_SPAN = (
    "is not a date; after the year may stand: Q1, Q2, Q3, Q4, H1, H2, spring, summer, autumn, "
    "winter, a month"
)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("soon", f"'soon' {NO_DATE}"),
        ("", f"'' {NO_DATE}"),
        ("2025-9", f"'2025-9' {NO_DATE}"),
        ("2025-Q5", f"'2025-Q5' {NO_SPAN}"),
        ("2025-fall", f"'2025-fall' {NO_SPAN}"),
        ("6M", f"'6M' {NO_DATE}"),
        ("9999-winter", "'9999-winter' ends where no calendar reaches; shorten it"),
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


# A duration, the day of publication, and the days meant.
COUNTED = [
    ("P6M", "2024-09-06", "2025-03-06", "2025-03-06"),
    ("P4M/P6M", "2024-09-06", "2025-01-06", "2025-03-06"),
    ("P2Y", "2024-02-29", "2026-02-28", "2026-02-28"),
    ("P6M", "2024-08-31", "2025-02-28", "2025-02-28"),
    ("P1Y6M", "2024-09-06", "2026-03-06", "2026-03-06"),
    ("P3W", "2024-12-20", "2025-01-10", "2025-01-10"),
    ("P10D", "2024-02-25", "2024-03-06", "2024-03-06"),
    # Of a range of days of publication the last counts.
    ("P1M", "2024-01/2024-02", "2024-03-29", "2024-03-29"),
]


@pytest.mark.parametrize(("text", "published", "first", "last"), COUNTED)
def test_a_duration_counts_from_publication(
    text: str, published: str, first: str, last: str
) -> None:
    date = parse_date(text, parse_date(published))
    assert (date.first.isoformat(), date.last.isoformat(), date.text) == (first, last, text)
    # As written it would tell a reader nothing.
    assert date.shown == "/".join(dict.fromkeys((first, last)))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("P", "'P' is not a duration; write P2Y, P6M, P3W or P10D"),
        ("P6", "'P6' is not a duration; write P2Y, P6M, P3W or P10D"),
        ("PT5H", "'PT5H' is not a duration; write P2Y, P6M, P3W or P10D"),
        ("P6M/P4M", "'P6M/P4M' ends before it begins"),
        ("P6M/2031", "'P6M/2031' mixes a date and a duration; write two of a kind"),
        ("2031/P6M", "'2031/P6M' mixes a date and a duration; write two of a kind"),
        ("P9999Y", "'P9999Y' ends where no calendar reaches; shorten it"),
        ("P99999999999D", "'P99999999999D' ends where no calendar reaches; shorten it"),
    ],
)
def test_what_is_no_duration(text: str, what: str) -> None:
    with pytest.raises(ValueError) as raised:
        parse_date(text, parse_date("2024-09-06"))
    assert str(raised.value) == what


def test_a_duration_needs_a_day_to_count_from() -> None:
    with pytest.raises(ValueError) as raised:
        parse_date("P6M")
    assert str(raised.value) == "'P6M' counts from a report's publication; write a date here"


def test_a_date_is_shown_as_written() -> None:
    assert parse_date("2031-autumn").shown == "2031-autumn"


def test_the_examples_in_the_code_are_true() -> None:
    for module in (dates, measures):
        tried = doctest.testmod(module)
        assert tried.failed == 0 and tried.attempted > 0


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
