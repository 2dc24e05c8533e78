"""`python -m presence`: what a user types, and what comes out of it."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from claims.dataset import Dataset
from claims.dates import month_text
from presence.__main__ import main

COLUMNS = [
    *("place", "population", "date", "phase", "low", "high"),
    *("low_if_exceptions", "high_if_exceptions", "split", "status"),
    *("because_low", "because_high", "values"),
    *("presence", "presence_date", "presence_because"),
    *("number", "number_date", "number_because"),
    *("last_seen_or_left", "last_number", "support"),
]
NUMBERS = ("low", "high", "low_if_exceptions", "high_if_exceptions", "split")

Capture = pytest.CaptureFixture[str]


def run(capsys: Capture, *arguments: str) -> str:
    """Run a command that must succeed and return its output."""
    assert main(list(arguments)) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def rows_of(capsys: Capture, *arguments: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run(capsys, "table", *arguments))))


def row(rows: list[dict[str, str]], where: str, date: str, population: str = "us") -> Any:
    (found,) = (
        one
        for one in rows
        if (one["place"], one["date"], one["population"]) == (where, date, population)
    )
    return found


@pytest.fixture(scope="module")
def whole(shipped: Dataset) -> str:
    """Return the whole table, by the command as a user would run it."""
    done = subprocess.run(
        [sys.executable, "-m", "presence", "table"],
        cwd=shipped.root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


def test_the_table_has_a_row_a_place_population_and_month(whole: str, shipped: Dataset) -> None:
    reader = csv.reader(io.StringIO(whole))
    assert next(reader) == COLUMNS
    keys = [tuple(line[:3]) for line in reader]
    assert keys == [
        (place.id, population.id, month_text(month))
        for place in shipped.places
        for population in shipped.populations
        for month in shipped.months
    ]


def test_an_absent_bound_is_an_empty_cell_and_a_nought_is_a_nought(whole: str) -> None:
    rows = list(csv.DictReader(io.StringIO(whole)))
    asad = row(rows, "ain-al-asad", "2026-03")
    assert (asad["low"], asad["because_low"]) == ("", "")
    assert (asad["high"], asad["values"]) == ("3449", "?-3449")
    gone = row(rows, "iraq", "2026-12")
    assert (gone["low"], gone["high"]) == ("0", "0")
    assert gone["phase"] == "to-end-2026"
    assert row(rows, "iraq", "2024-01")["high"] == ""
    for one in rows:
        for key in NUMBERS:
            assert one[key] == "" or one[key].isdigit()


def test_json_holds_the_same_rows_as_csv(whole: str, capsys: Capture) -> None:
    listed = json.loads(run(capsys, "table", "--format", "json"))
    assert all(list(one) == COLUMNS for one in listed)
    in_csv = list(csv.DictReader(io.StringIO(whole)))
    for one, other in zip(listed, in_csv, strict=True):
        for key in COLUMNS:
            value = one[key]
            if key in NUMBERS:
                assert value is None or type(value) is int
                assert other[key] == ("" if value is None else str(value))
            elif "because" in key:
                assert " ".join(value) == other[key]
            else:
                assert (value or "") == other[key]


def test_every_phase_is_the_last_month_of_each(whole: str, capsys: Capture) -> None:
    rows = rows_of(capsys, "--every", "phase", "--population", "us")
    asked = [one for one in csv.DictReader(io.StringIO(whole)) if one["population"] == "us"]
    ends = {
        "2024-09": "talks",
        "2025-09": "phase-1",
        "2026-09": "phase-2",
        "2026-12": "to-end-2026",
    }
    assert rows == [one for one in asked if one["date"] in ends]
    assert {one["date"]: one["phase"] for one in rows} == ends


def test_one_population_is_listed_alone(whole: str, capsys: Capture) -> None:
    rows = rows_of(capsys, "--population", "other")
    every = csv.DictReader(io.StringIO(whole))
    assert rows == [one for one in every if one["population"] == "other"]


def test_an_earlier_edition_knows_only_what_was_published(capsys: Capture) -> None:
    rows = rows_of(capsys, "--as-of", "2024-09-06", "--every", "phase")
    assert row(rows, "ain-al-asad", "2025-09")["high"] == "0"
    leaving = row(rows, "iraq", "2025-09", "coalition")
    assert (leaving["low"], leaving["high"]) == ("1252", "3549")
    assert leaving["because_high"].split() == [
        "reuters-hundreds-leave",
        "reuters-others-hundreds",
        "reuters-us-iraq",
    ]


def bounds_as_of(capsys: Capture, day: str) -> list[dict[str, str]]:
    return rows_of(capsys, "--as-of", day, "--bare", "--population", "us")


def test_a_day_between_two_reports_knows_the_first_and_a_month_all_its_days(
    capsys: Capture,
) -> None:
    reuters = bounds_as_of(capsys, "2024-09-06")
    assert any(one["high"] for one in reuters)
    assert bounds_as_of(capsys, "2024-09-07") == reuters
    assert not any(one["high"] for one in bounds_as_of(capsys, "2024-09-05"))
    assert bounds_as_of(capsys, "2024-09") == bounds_as_of(capsys, "2024-09-30") != reuters


def test_assumptions_can_be_switched(capsys: Capture) -> None:
    def bare(*arguments: str) -> list[dict[str, str]]:
        return rows_of(capsys, "--bare", "--population", "us", *arguments)

    default = bare()
    assert default == bare("--assumptions", "default")
    assert default == bare("--assumptions", "over-ceiling,no-rise,figure-stands,more-than-token")
    # One more than the default ones, or fewer, by its name.
    more = bare("--assumptions", "default,nobody-elsewhere")
    assert more == bare("--assumptions", "nobody-elsewhere,default")
    assert more == bare(
        "--assumptions", "over-ceiling,no-rise,figure-stands,more-than-token,nobody-elsewhere"
    )
    assert more != default
    none = bare("--assumptions", "none")
    assert row(default, "iraq", "2025-09")["high"] == "3499"
    assert row(none, "iraq", "2025-09")["high"] == ""
    assert row(default, "iraq", "2025-09")["values"] == "2250-2750|3000-3499"
    assert row(none, "iraq", "2025-09")["values"] == "2250-2750|3000-?"
    assert none == bare("--assumptions", "")


def test_reasons_name_the_assumptions_among_them_and_only_those_that_are_on(
    capsys: Capture,
) -> None:
    phases = ["--population", "us", "--every", "phase", "--assumptions"]
    none = rows_of(capsys, *phases, "none")
    assert not any("assume:" in one["because_low"] + one["because_high"] for one in none)
    more = row(rows_of(capsys, *phases, "nobody-elsewhere"), "elsewhere-in-iraq", "2025-09")
    assert (more["high"], more["because_high"]) == ("0", "assume:nobody-elsewhere")


def test_one_partys_account_can_be_told_alone(capsys: Capture) -> None:
    ends = {
        account: row(
            rows_of(capsys, "--account", account, "--population", "us", "--bare"),
            "iraq",
            "2025-09",
        )
        for account in ("us", "iraq")
    }
    assert (ends["us"]["low"], ends["us"]["high"]) == ("2250", "2750")
    assert (ends["iraq"]["low"], ends["iraq"]["high"]) == ("3000", "3499")


def test_plans_may_be_late(capsys: Capture) -> None:
    # All are to be gone by December 2026; a month later that would be past the months shown.
    ends = {
        late: row(
            rows_of(capsys, "--bare", "--late", late, "--population", "us"), "iraq", "2026-12"
        )
        for late in ("0", "1")
    }
    assert (ends["0"]["low"], ends["0"]["high"]) == ("0", "0")
    # On time nobody is there; late, whoever no-rise allows, and Erbil's stay is over.
    assert (ends["1"]["low"], ends["1"]["high"], ends["1"]["values"]) == ("0", "3499", "0-3499")


FORM = (
    "write 2025, 2025-H1, 2025-Q3, 2025-autumn, 2025-09 or 2025-09-30, or P6M from publication on"
)

USAGE = [
    (
        ["explain", "nowhere", "2025-09"],
        "place 'nowhere' is not known; known: iraq, ain-al-asad, baghdad, erbil, harir, "
        "elsewhere-in-iraq, syria",
    ),
    (
        ["table", "--population", "uk"],
        "population 'uk' is not known; known: us, other, coalition",
    ),
    (
        ["explain", "iraq", "2025-09", "--population", "uk"],
        "population 'uk' is not known; known: us, other, coalition",
    ),
    (
        ["explain", "iraq", "2023-12"],
        "month 2023-12 is outside the grid; it runs from January 2024 to December 2026",
    ),
    (
        ["explain", "iraq", "2027-01"],
        "month 2027-01 is outside the grid; it runs from January 2024 to December 2026",
    ),
    (["explain", "iraq", "soon"], "'soon' is not a month; write it as 2025-09"),
    (["explain", "iraq", "2025-13"], "'2025-13' names month 13; months run from 01 to 12"),
    (["table", "--as-of", "soon"], f"'soon' is not a date; {FORM}"),
    (
        ["table", "--as-of", "2024-01-24"],
        "no report is known as of 2024-01-24; the first is of 2024-01-25",
    ),
    (
        ["table", "--assumptions", "no-rise,hope"],
        "assumption 'hope' is not known; known: figure-stands, more-than-token, no-rise, "
        "nobody-elsewhere, over-ceiling",
    ),
    (["table", "--late", "soon"], "--late 'soon' is not a number of months; write 0, 3, 6 or 12"),
    (["table", "--late", "-3"], "--late '-3' is not a number of months; write 0, 3, 6 or 12"),
    (["table", "--late", "121"], "late by 121 months is not possible; give 0 to 120"),
    (["promises", "--on", "soon"], f"'soon' is not a date; {FORM}"),
    (
        ["table", "--as-of", "P6M"],
        "'P6M' counts from a report's publication; write a date here",
    ),
    (
        ["table", "--account", "iran"],
        "account 'iran' is not known; known: coalition, iraq, outlet, us",
    ),
]


@pytest.mark.parametrize(("arguments", "what"), USAGE)
def test_wrong_usage_is_one_line_and_status_two(
    capsys: Capture, arguments: list[str], what: str
) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == f"presence: {what}\n"


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ([], "python -m presence: the following arguments are required: "),
        (["tables"], "python -m presence: argument "),
        (["explain", "iraq"], "python -m presence explain: the following arguments are required: "),
        (
            ["table", "--every", "week"],
            "python -m presence table: argument --every: invalid choice",
        ),
        (
            ["table", "--format", "xml"],
            "python -m presence table: argument --format: invalid choice",
        ),
    ],
)
def test_a_call_that_cannot_be_read_is_one_line_and_status_two(
    capsys: Capture, arguments: list[str], what: str
) -> None:
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(what)
    assert told.err.count("\n") == 1
    assert told.err.endswith("--help\n")


@pytest.mark.parametrize(
    "command", ["table", "explain", "disputes", "changes", "evaluate", "promises"]
)
def test_every_help_has_an_example(capsys: Capture, command: str) -> None:
    with pytest.raises(SystemExit) as raised:
        main([command, "--help"])
    assert raised.value.code == 0
    assert f"example: python -m presence {command}" in capsys.readouterr().out


def test_a_faulty_dataset_is_told_and_has_status_one(capsys: Capture, tmp_path: Path) -> None:
    folder = tmp_path / "nowhere"
    assert main(["table", "--dataset", str(folder)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == f"{folder}: there is no such folder; name a dataset's folder\n"


def test_a_damaged_dataset_never_ends_in_a_traceback(root: Path, copy: Path) -> None:
    (copy / "data" / "words.yaml").write_text("words: [", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "presence", "disputes", "--dataset", str(copy)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("data/words.yaml: line 2: ")
    assert done.stderr.count("\n") == 1


def test_a_reader_that_stops_early_sees_no_traceback(root: Path) -> None:
    command = [sys.executable, "-m", "presence", "disputes"]
    with subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""
        process.wait()
