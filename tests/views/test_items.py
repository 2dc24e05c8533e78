"""Changes and reasons as items: every word and claim that the screen draws."""

import datetime as dt

from claims.dates import parse_month
from presence.edition import Edition
from presence.told.changes import Change
from tests.exports.briefs import ROOT, brief_of
from tests.presence.small import claim, dataset
from views.changes import change_lead, changed
from views.reasons import Chip, Reasons, reasons
from views.view import Options

FIRST, LAST = dt.date(2030, 1, 31), dt.date(2030, 4, 30)
EMPTY = Edition(dataset(claim("a", "context")))


def test_what_moved_is_told_place_by_place() -> None:
    jan, mar = parse_month("2030-01"), parse_month("2030-03")
    items = changed(
        EMPTY.dataset,
        [
            Change("land", "us", jan, mar, "low", 1000, 900, ("a", "b")),
            Change("land", "us", jan, jan, "high", None, 2700, ()),
            Change("north", "us", mar, mar, "high", 0, 50, ("a",)),
        ],
    )
    assert [(item.heading, [(one.text, one.claims) for one in item.lines]) for item in items] == [
        (
            "Land",
            [
                ("Jan 2030 to Mar 2030: at least 1,000 → 900 (−100)", ("a", "b")),
                ("Jan 2030: at most not given → 2,700", ()),
            ],
        ),
        ("North", [("Mar 2030: at most 0 → 50 (+50)", ("a",))]),
    ]
    assert change_lead(FIRST, LAST, moved=True) == "From 31 January 2030 to 30 April 2030:"
    assert change_lead(FIRST, LAST, moved=False) == (
        "From 31 January 2030 to 30 April 2030 nothing moved."
    )


def of(place: str, month: str, **options: object) -> Reasons:
    """Return the reasons of a place of the shipped dataset."""
    view = brief_of(ROOT, Options("us", **options)).view  # type: ignore[arg-type]
    where = next(one for one in view.world.dataset.places if one.id == place)
    return reasons(view, None, where, parse_month(month))


def test_reasons_name_range_state_support_and_claims() -> None:
    told = of("iraq", "2025-09")
    assert told.heading == "Iraq · 2,250–2,750 or 3,000–3,499"
    assert told.label == "Reasons for Iraq"
    assert told.chips[:2] == (Chip("all leaving by Sep 2026", "known"), Chip("reported", "known"))
    assert {chip.kind for chip in told.chips[2:]} <= {"assumed"}
    assert [one.head for one in told.why[:2]] == ["2,250–2,750", "3,000–3,499"]
    assert told.why[0].claims == ("asharq-us-iraq-military",)
    assert told.remarks[-1].startswith("At the start, January 2024: ")


def test_reasons_tell_what_no_report_says_and_what_gave_way() -> None:
    unknown = of("harir", "2025-09", assumptions=frozenset())
    assert unknown.chips[1] == Chip("no number reported", "unknown")
    asad = of("ain-al-asad", "2025-09")
    assert ("reuters-asad-emptied", "gave way to asharq-asad-in-use") in asad.gave_way
    wide = of("syria", "2025-03", exceptions=True)
    assert any(one.sentences[0].startswith("If the exceptions are used: ") for one in wide.why)
    split = of("erbil", "2025-09", split=True).why[-1]
    assert split.sentences[0].startswith("Illustrative split: ")
    assert split.sentences[0].endswith("no evidence.")
