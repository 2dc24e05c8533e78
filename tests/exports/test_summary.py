"""A month in plain sentences."""

import pytest

from tests.exports.briefs import ROOT, SAHEL, brief_of
from views.summary import summary
from views.view import Options


def told(month: int, options: Options | None = None) -> str:
    brief = brief_of(ROOT, options)
    return summary(brief.view, brief.months[month])


def test_a_month_in_sentences() -> None:
    assert told(1).startswith(
        "In September 2025, 2,250 to 2,750 or 3,000 to 3,499 US troops in Iraq and 630 to 770 "
        "in Syria; no report gives a number for any base. End of Phase 1: mission winds down, as "
        "known on 1 October 2025, as announced, with assumptions. Ain al-Asad: 50–3,349 (was due "
        "to leave by Sep 2025, seen since); Baghdad: 50–3,349 (leaving by Sep 2026); Erbil: 100–1"
    )
    assert "Reported: Iraq, Syria; announced: Erbil; worked out: " in told(1)
    assert "All ranges but Syria rest on assumptions." in told(1)
    assert "In dispute: figures for US troops in Iraq, 1 October 2025; by when" in told(1)


def test_places_alike_are_told_together() -> None:
    alike = "Ain al-Asad, Baghdad, Erbil and Harir: none (to be empty by Dec 2026)"
    assert alike in told(3)
    assert "Elsewhere in Iraq: none (all to leave by Dec 2026)" in told(3)


def test_a_month_after_the_last_report_is_marked() -> None:
    assert "after the last report" not in told(1)
    assert "as known on 1 October 2025, after the last report, as announced" in told(2)


def test_without_assumptions_none_is_named() -> None:
    plain = told(1, Options("us", assumptions=frozenset()))
    assert "as announced, reports only." in plain
    assert "rest on assumptions" not in plain
    assert "On assumptions rest" not in plain


def test_the_split_is_named_as_such() -> None:
    assert "llustrative split" not in told(1)
    split = told(1, Options("us", split=True))
    assert "Illustrative split, not a claim: Ain al-Asad " in split


@pytest.mark.parametrize("at", range(4))
def test_a_hundred_places_stay_short(at: int) -> None:
    brief = brief_of(SAHEL)
    text = summary(brief.view, brief.months[at])
    assert len(brief.view.world.dataset.places) > 100
    assert "96 more places: " in text
    assert len(text) < 1600
    assert text.count(". ") < 9


def test_no_sentence_is_left_open() -> None:
    for folder in (ROOT, SAHEL):
        brief = brief_of(folder)
        for month in brief.view.world.dataset.months:
            text = summary(brief.view, month)
            assert text.endswith(".")
            assert "\u00a0" not in text
            assert "None" not in text
            assert ".." not in text
