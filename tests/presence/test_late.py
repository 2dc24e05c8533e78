"""Dates some months later, and which plans may be met late."""

import datetime as dt

import pytest

from claims.dates import parse_date
from claims.model import Claim
from presence.edition import MOST_LATE, Edition
from presence.late import delayed, months_later, steps
from tests.presence.small import claim, dataset


@pytest.mark.parametrize(
    ("date", "months", "first", "last"),
    [
        ("2030-02-14", 3, "2030-05-14", "2030-05-14"),
        ("2030-11-30", 3, "2031-02-28", "2031-02-28"),
        ("2031-12-31", 2, "2032-02-29", "2032-02-29"),
        # The last of February stays the last of its month.
        ("2030-02", 3, "2030-05-01", "2030-05-31"),
        ("2030-Q1", 12, "2031-01-01", "2031-03-31"),
        ("2030-10-30", 4, "2031-02-28", "2031-02-28"),
    ],
)
def test_a_date_so_many_months_later(date: str, months: int, first: str, last: str) -> None:
    later = months_later(parse_date(date), months)
    assert (later.first.isoformat(), later.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("late", "tried"), [(0, ()), (1, (1,)), (3, (3,)), (7, (3, 6, 7)), (24, (3, 6, 12, 24))]
)
def test_what_is_tried_between_on_time_and_that_late(late: int, tried: tuple[int, ...]) -> None:
    assert steps(late) == tried


def due(claims: list[Claim]) -> dict[str, dt.date | None]:
    return {
        one.id: date.last if one.when and (date := one.when.by or one.when.at) else None
        for one in claims
    }


def test_plans_and_expectations_that_nobody_has_met_come_late() -> None:
    april = {"by": "2030-04"}
    claims = [
        claim("plan", "emptied", modality="plan", when=april),
        claim("expected", "stock", "100", modality="expectation", when={"at": "2030-04"}),
        claim("met", "emptied", modality="plan", places="south", when=april),
        claim("fact", "emptied", places="isle", when=april),
        claim("stays", "kept", modality="plan", when={"until": "2030-04"}),
    ]
    assert due(delayed(claims, 6, {"met"})) == {
        "plan": dt.date(2030, 10, 31),
        "expected": dt.date(2030, 10, 31),
        "met": dt.date(2030, 4, 30),
        "fact": dt.date(2030, 4, 30),
        "stays": None,
    }


@pytest.mark.parametrize("late", [-1, MOST_LATE + 1])
def test_a_lateness_that_nobody_means_is_refused(late: int) -> None:
    with pytest.raises(ValueError, match=rf"^late by {late} months is not possible; give 0 to 120"):
        Edition(dataset(), dt.date(2030, 1, 1), late=late)
