"""Each measure's keys: what a sound claim becomes, and what is said of one at fault."""

from pathlib import Path
from typing import get_args

import pytest

from claims.load import load_dataset
from claims.measures import MEASURES
from claims.model import UNMEASURED, Measure, Report
from claims.model import Claim as Read
from files import FaultyInputError
from tests.claims.extra import EXTRA, Claim, claim, record

ALL = "ain-al-asad, baghdad, elsewhere-in-iraq, erbil, harir, iraq, syria"

ARRIVAL: Claim = {"measure": "arrival", "modality": "plan", "when": {"by": "2024-06"}}
MOVE: Claim = {"measure": "move", "place": "baghdad", "to": "erbil", "when": {"by": "2024-06"}}
EMPTIED: Claim = {
    "measure": "emptied",
    "modality": "plan",
    "when": {"by": "2024-06"},
    "amount": None,
}


def reports(folder: Path) -> dict[str, Report]:
    return {report.id: report for report in load_dataset(folder).reports}


def read(folder: Path, **keys: object) -> Read:
    """Return the claim that a record of these keys holds."""
    record(folder, claim(**keys))
    return reports(folder)["extra"].claims[0]


def faults(folder: Path) -> list[str]:
    with pytest.raises(FaultyInputError) as raised:
        load_dataset(folder)
    return [str(fault) for fault in raised.value.faults]


def test_the_table_has_every_measure_and_knows_which_bound_nothing() -> None:
    assert tuple(MEASURES) == get_args(Measure)
    assert {name for name, form in MEASURES.items() if not form.bounds} == UNMEASURED


# What is sayable.


def test_a_rise(copy: Path) -> None:
    one = read(copy, **ARRIVAL, amount="about 400")
    assert one.when is not None and one.when.by is not None and one.amount is not None
    assert (one.when.by.text, one.constrains) == ("2024-06", True)
    assert one.amount.low == 360


def test_a_move(copy: Path) -> None:
    one = read(copy, **{**MOVE, "to": ["erbil", "harir"]}, amount="hundreds")
    assert (one.places, one.to) == (("baghdad",), ("erbil", "harir"))


def test_a_number_to_be_reached_by_a_day(copy: Path) -> None:
    one = read(copy, modality="plan", when={"from": "2024-04", "by": "2024-09"}, amount="400")
    assert one.when is not None and one.when.start is not None and one.when.by is not None
    assert (one.when.start.text, one.when.by.text) == ("2024-04", "2024-09")


def test_an_emptying_that_is_under_way_leaves_out_some_and_leaves_some(copy: Path) -> None:
    one = read(
        copy,
        **{**EMPTIED, "population": "coalition", "when": {"from": "2024-02", "by": "2024-06"}},
        except_={"population": "us", "place": ["erbil", "harir"]},
        remainder="small guard",
    )
    assert (one.except_populations, one.except_places) == (("us",), ("erbil", "harir"))
    assert one.remainder is not None and one.remainder.text == "small guard"
    assert one.remainder.low == 1 and one.remainder.high == 99


def test_a_handover_bounds_nothing(copy: Path) -> None:
    one = read(copy, measure="handover", amount=None, population=None, place="harir")
    assert not one.constrains


def test_an_expectation_may_free_and_bound(copy: Path) -> None:
    one = read(copy, modality="expectation", releases=["no-rise"], when={"at": "2024-06"})
    assert (one.releases, one.constrains) == (("no-rise",), True)


def test_a_claim_of_another_original_than_its_report(copy: Path) -> None:
    record(copy, claim(origin="wire-2024-02-28"), claim(id="extra-other"))
    assert [one.origin for one in reports(copy)["extra"].claims] == ["wire-2024-02-28", "extra"]


def test_how_far_a_report_is_relied_on_and_how_it_was_identified(copy: Path) -> None:
    record(
        copy,
        claim(),
        confidence={"level": "low", "reason": "A leaflet."},
        identified={"confidence": "high", "how": "By its date."},
    )
    one = reports(copy)["extra"]
    assert (one.confidence, one.confidence_reason) == ("low", "A leaflet.")
    assert (one.identified_confidence, one.identified_how) == ("high", "By its date.")


def test_a_report_that_was_read_at_its_address_has_no_file(copy: Path) -> None:
    record(copy, claim(), file=None, url="https://example.org/a")
    assert reports(copy)["extra"].file is None


@pytest.mark.parametrize(
    ("published", "written", "last"),
    [
        ("2024-03-01", "P4M/P6M", "2024-09-01"),
        ("2024-02/2024-03", "P1M", "2024-04-30"),
        ("2024-03-01", "2024-winter", "2025-02-28"),
        ("2024-03-01", "2024-H2", "2024-12-31"),
    ],
)
def test_dates_that_count_from_publication_or_name_a_season(
    copy: Path, published: str, written: str, last: str
) -> None:
    record(copy, claim(**{**EMPTIED, "when": {"by": written}}), published=published)
    when = reports(copy)["extra"].claims[0].when
    assert when is not None and when.by is not None
    assert (when.by.text, when.by.last.isoformat()) == (written, last)


# What is not.

FAULTY = [
    pytest.param(
        {**ARRIVAL, "amount": None},
        ": missing key 'amount'; an arrival needs it (fraction or persons)",
        id="a rise by nobody knows how many",
    ),
    pytest.param(
        {**ARRIVAL, "when": {"at": "2024-06"}},
        ": an arrival needs `when` with one of: by; a statement without a date is context\n"
        ".when.at: an arrival takes only: by, from",
        id="a rise on a day",
    ),
    pytest.param(
        {**ARRIVAL, "to": "syria"},
        ".to: an arrival has no to; drop it or make the claim a move",
        id="a rise to somewhere",
    ),
    pytest.param(
        {**MOVE, "to": None},
        ": missing key 'to'; it is where those who leave go",
        id="a move to nowhere",
    ),
    pytest.param(
        {**MOVE, "to": "baghdad"},
        ".to: 'baghdad' is where they leave from, or shares a part with it; name another",
        id="a move to the same place",
    ),
    pytest.param(
        {**MOVE, "to": "iraq"},
        ".to: 'iraq' is where they leave from, or shares a part with it; name another",
        id="a move to the whole",
    ),
    pytest.param(
        {**MOVE, "place": "iraq"},
        ".to: 'erbil' is where they leave from, or shares a part with it; name another",
        id="a move to a part",
    ),
    pytest.param(
        {**MOVE, "to": ["syria", "irak"]},
        ".to: 'irak' is not known; known: " + ALL,
        id="a move to an unknown place",
    ),
    pytest.param(
        {**MOVE, "place": "syria", "to": ["iraq", "erbil"]},
        ".to: 'erbil' is already counted with its parent; drop one",
        id="a move to a place and its parent",
    ),
    pytest.param(
        {**EMPTIED, "amount": "400"},
        ".amount: an emptied has no amount; who is left is its remainder",
        id="an emptying with an amount",
    ),
    pytest.param(
        {**EMPTIED, "remainder": "most"},
        ".remainder: 'most' counts fraction; a remainder takes persons",
        id="a remainder of a part",
    ),
    pytest.param(
        {**EMPTIED, "remainder": "0"},
        ".remainder: '0' leaves nobody; drop it",
        id="a remainder of nobody",
    ),
    pytest.param(
        {**EMPTIED, "remainder": "2.000"},
        ".remainder: '2.000' is not an amount; write '2,000': a comma parts thousands, a point "
        "decimals",
        id="a remainder with a point",
    ),
    pytest.param(
        {"remainder": "20"},
        ".remainder: a stock has no remainder; drop it or make the claim an emptied",
        id="a stock with a remainder",
    ),
    pytest.param(
        {"except": {"place": "erbil"}},
        ".except: a stock has no except; drop it or make the claim a departure or an emptied",
        id="a stock that leaves out",
    ),
    pytest.param(
        {**EMPTIED, "except": {}},
        ".except: is empty; it must hold something",
        id="leaving out nobody knows whom",
    ),
    pytest.param(
        {**EMPTIED, "except": {"population": "other"}},
        ".except.population: 'other' is no part of 'us'; drop it",
        id="leaving out others",
    ),
    pytest.param(
        {**EMPTIED, "except": {"population": "coalition"}},
        ".except.population: leaves out everybody that the claim speaks of; name a part",
        id="leaving out everybody",
    ),
    pytest.param(
        {**EMPTIED, "except": {"population": "uk"}},
        ".except.population: 'uk' is not known; known: coalition, other, us",
        id="leaving out the unknown",
    ),
    pytest.param(
        {**EMPTIED, "except": {"place": "syria"}},
        ".except.place: 'syria' is no part of `place`; drop it",
        id="leaving out another country",
    ),
    pytest.param(
        {**EMPTIED, "except": {"place": "iraq"}},
        ".except.place: 'iraq' is in `place` too; drop it there, or leave out a part of it",
        id="leaving out the whole",
    ),
    pytest.param(
        {**EMPTIED, "except": {"place": "irak"}},
        ".except.place: 'irak' is not known; known: " + ALL,
        id="leaving out nowhere",
    ),
    pytest.param(
        {"when": {"at": "2024-03", "by": "2024-04"}},
        ".when: 'at' stands alone; a span takes from, by, until or through",
        id="a number at and by",
    ),
    pytest.param(
        {"when": {"from": "2024-03"}},
        ": a stock needs `when` with one of: at, by; a statement without a date is context",
        id="a number from",
    ),
    pytest.param(
        {"measure": "handover"},
        ".amount: a handover has no amount; drop it",
        id="a handover of so many",
    ),
    pytest.param(
        {"measure": "handover", "amount": None, "place": None},
        ": missing key 'place'; a handover needs it",
        id="a handover of nothing",
    ),
    pytest.param(
        {"modality": "plan", "releases": ["no-rise"]},
        ".releases: a plan frees nothing; drop it, or make it a possibility, denial or expectation",
        id="a plan that frees",
    ),
    pytest.param(
        {"when": {"by": "P6M/P4M"}},
        ".when.by: 'P6M/P4M' ends before it begins",
        id="durations backwards",
    ),
    pytest.param(
        {"when": {"by": "P6M/2025"}},
        '.when.by: "P6M/2025" is not allowed; must be a date as 2025, 2025-H1, 2025-Q3, '
        "2025-autumn, 2025-09 or 2025-09-30, as precise as the report is, or a duration from "
        "publication on, as P6M; two with a slash between are a range",
        id="a duration and a date",
    ),
]


@pytest.mark.parametrize(("keys", "lines"), FAULTY)
def test_what_does_not_go_together(copy: Path, keys: Claim, lines: str) -> None:
    record(copy, claim(**keys))
    assert faults(copy) == [f"{EXTRA} .claims[0]{line}" for line in lines.split("\n")]


def test_a_report_without_file_and_address(copy: Path) -> None:
    record(copy, claim(), file=None)
    assert faults(copy) == [
        f"{EXTRA} .report: missing key 'file'; give the file that was recorded, or the url"
    ]


def test_a_duration_is_not_asked_about_where_publication_is_at_fault(copy: Path) -> None:
    record(copy, claim(**{**EMPTIED, "when": {"by": "P6M"}}), published="2024-02-30")
    assert faults(copy) == [
        f"{EXTRA} .report.published: '2024-02-30' is no day of the calendar; that month has 29 days"
    ]
