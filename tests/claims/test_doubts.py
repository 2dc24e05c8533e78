"""What is worth a look in sound records: told as warnings, and the records are read."""

from pathlib import Path

import pytest

from claims.__main__ import main
from claims.doubts import doubts
from claims.load import load_dataset
from tests.claims.extra import EXTRA, LATER, Claim, claim, record


def doubted(folder: Path) -> list[str]:
    return [str(doubt) for doubt in doubts(load_dataset(folder))]


CONTEXT = "a context bounds nothing, and this one counts"
REMEDY = "give it a measure that does too"
UNNAMED = (
    "changes a range by what it names in `releases`, and this one names nothing; name the claims "
    "that may fail, or say in a note why none"
)

CASES = [
    pytest.param(
        {"measure": "context"},
        f".measure: {CONTEXT} ('2500'); {REMEDY}, or say why in a note",
        id="a number that is context",
    ),
    pytest.param(
        {"measure": "context", "when": None, "population": None},
        f".measure: {CONTEXT} ('2500'); {REMEDY}, with `population` and `when`, or say why in a "
        "note",
        id="a number without people and date",
    ),
    pytest.param(
        {"measure": "milestone", "modality": "plan"},
        ".measure: a milestone bounds nothing, and this one counts ('2500'); "
        f"{REMEDY}, or say why in a note",
        id="a number that is a milestone",
    ),
    pytest.param(
        {"measure": "context", "amount": None, "says": "Some 1,200 American troops are there."},
        f".measure: {CONTEXT} ('1,200 American troops'); {REMEDY}, with `amount`, or say why in a "
        "note",
        id="a number in the sentence",
    ),
    pytest.param(
        {
            "modality": "possibility",
            "when": {"by": "2024-12"},
            "measure": "emptied",
            "amount": None,
        },
        f".modality: a possibility {UNNAMED}",
        id="a possibility that frees nothing",
    ),
    pytest.param(
        {"modality": "denial"},
        f".modality: a denial {UNNAMED}",
        id="a denial that frees nothing",
    ),
    pytest.param(
        {"modality": "possibility", "releases": ["aje-fear-of-vacuum"]},
        ".releases: 'aje-fear-of-vacuum' bounds nothing, so freeing it changes no range; drop it",
        id="freeing what is not bound",
    ),
    pytest.param(
        {"when": {"at": "2025-03-01"}},
        ".when.at: '2025-03-01' is after the report came out (2024-03-01), and facts are past; "
        "make it a plan, or correct the date",
        id="a fact of the future",
    ),
    pytest.param(
        {"when": {"by": "2023-12"}, "measure": "departure", "modality": "plan"},
        ".modality: a plan for a time before the report came out (2024-03-01); make it a fact, or "
        "correct the date",
        id="a plan for the past",
    ),
    pytest.param(
        {"when": {"by": "2206-09"}, "measure": "departure", "modality": "plan"},
        ".when.by: '2206-09' lies more than 20 years from every other date of the dataset; check "
        "the year",
        id="a year turned around",
    ),
    pytest.param(
        {"when": {"at": "1204"}, "measure": "milestone", "amount": None},
        ".when.at: '1204' lies more than 20 years from every other date of the dataset; check "
        "the year",
        id="a milestone of long ago",
    ),
    pytest.param(
        {"measure": "departure", "modality": "plan", "when": {"by": "2025-06"}, "amount": "25,000"},
        ".amount: '25,000' leave, and no figure has so many there: 'asharq-us-iraq-officials' has "
        "'over 3,000', the most; correct one, or say why in a note",
        id="more than are there",
    ),
]


@pytest.mark.parametrize(("keys", "line"), CASES)
def test_what_is_worth_a_look(copy: Path, keys: Claim, line: str) -> None:
    record(copy, claim(**keys))
    assert doubted(copy) == [f"{EXTRA} .claims[0]{line}"]


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"measure": "context", "amount": None},
        {"measure": "context", "amount": None, "says": "Resolution 1483 dates from then."},
        # Without a date and in the sentence alone it is talk; a note says why all the same.
        {"measure": "context", "amount": None, "when": None, "says": "Once 900 troops were there."},
        {"measure": "context", "note": "It counts visitors."},
        {"modality": "possibility", "note": "Nothing on record speaks against it."},
        {"modality": "possibility", "measure": "context", "amount": None, "when": None},
        {"modality": "demand", "when": {"by": "2025"}, "measure": "emptied", "amount": None},
        {"modality": "possibility", "releases": ["no-rise"]},
        {"modality": "plan", "when": {"from": "2020"}, "measure": "kept"},
        {"when": {"at": "2024"}},  # it is not over on the day, nor need it be
        {"when": {"by": "P30Y"}, "measure": "departure", "modality": "plan"},
    ],
)
def test_what_is_not_asked_about(copy: Path, keys: Claim) -> None:
    record(copy, claim(**keys))
    assert doubted(copy) == []


def test_the_shipped_records_leave_nothing_to_ask(root: Path) -> None:
    assert doubted(root) == []


FAR = "lies more than 20 years from every other date of the dataset; check the year"


def test_the_same_slip_twice_in_a_report_is_asked_about_twice(copy: Path) -> None:
    keys = {"when": {"by": "2206-09"}, "measure": "departure", "modality": "plan"}
    record(copy, claim(**keys), claim(**keys, id="extra-other"))
    assert doubted(copy) == [f"{EXTRA} .claims[{n}].when.by: '2206-09' {FAR}" for n in (0, 1)]


def test_a_date_that_another_report_gives_too_is_meant(copy: Path) -> None:
    keys = {"when": {"through": "2060"}, "measure": "kept", "modality": "plan", "amount": None}
    record(copy, claim(**keys))
    record(copy, claim(**keys, id="later-claim"), name=LATER)
    assert doubted(copy) == []


def test_a_day_of_publication_far_off_vouches_for_nothing(copy: Path) -> None:
    record(copy, claim(when={"at": "2204-03-01"}), published="2204-03-01")
    assert doubted(copy) == [
        f"{EXTRA} .claims[0].when.at: '2204-03-01' {FAR}",
        f"{EXTRA} .report.published: '2204-03-01' {FAR}",
    ]


def test_warnings_are_told_apart_and_are_no_fault(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record(copy, claim(measure="context"))
    assert main(["check", "--dataset", str(copy)]) == 0
    told = capsys.readouterr()
    assert told.err == (
        f"warning: {EXTRA} .claims[0].measure: {CONTEXT} ('2500'); {REMEDY}, or say why in a note\n"
    )
    assert told.out.startswith("no fault, 1 warning: 6 reports of 5 origins, ")
