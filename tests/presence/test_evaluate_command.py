"""``presence evaluate`` as it is called: the bundled records, faulty files, wrong usage."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from presence.__main__ import main

Capture = pytest.CaptureFixture[str]
HEADER = "place,date,low,high,best\n"
FIRST = "its first line must name place, date, low, high, best"


@pytest.fixture
def outcomes(tmp_path: Path) -> Path:
    return tmp_path / "outcomes.csv"


def run(capsys: Capture, outcomes: Path, *arguments: str) -> str:
    """Run the command, which must succeed, and return its output."""
    assert main(["evaluate", "--outcomes", str(outcomes), *arguments]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def fails(capsys: Capture, status: int, outcomes: Path, *arguments: str) -> str:
    """Run the command, which must fail with a status, and return the one line that it says."""
    assert main(["evaluate", "--outcomes", str(outcomes), *arguments]) == status
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    return told.err.rstrip("\n")


def test_outcomes_are_scored(capsys: Capture, outcomes: Path) -> None:
    outcomes.write_text(f"{HEADER}syria,2025-09,,,700\nsyria,2026-01,1000,,\n", encoding="utf-8")
    said = run(capsys, outcomes, "--as-of", "2024-09-27").splitlines()
    assert said[0] == "Known on 2024-09-27: 2 outcomes, 2 of later days."
    # 100 wide, over the 900 of the last figure.
    assert said[4].split() == ["bounds", "0", "0%", "0", "2", "0", "2", "0", "0.11", "0", "0"]
    assert [line.split("  ")[1] for line in said[4:11]] == [
        "bounds",
        "bounds, up to 3 months late",
        "bounds, up to 6 months late",
        "bounds, up to 12 months late",
        "last figure ± 10%",
        "plan at its word",
        "no information",
    ]
    assert said[-2].startswith(
        "syria us 2025-09-30: later, happened 700, bounds 850–950: apart because of "
    )
    assert said[-1].startswith(
        "syria us 2026-01-31: later, happened 1,000–…, bounds 850–950: apart because of "
    )


def test_what_is_known_by_then_is_told_apart_and_lateness_is_the_views(
    capsys: Capture, outcomes: Path
) -> None:
    outcomes.write_text(f"{HEADER}syria,2025-09,,,700\n", encoding="utf-8")
    said = run(capsys, outcomes, "--late", "3").splitlines()
    assert said[0].endswith(": 1 outcome, 0 of later days.")
    assert "Of all days, 1 outcome:" in said
    assert said[-2:] == [
        "Each outcome, plans up to 3 months late:",
        "syria us 2025-09-30: happened 700, bounds 630–770: contained",
    ]


def test_rows_are_for_other_programs(capsys: Capture, outcomes: Path) -> None:
    outcomes.write_text("place;date;low;high;best;\nsyria;30.09.2025;;;700,0;\n", encoding="cp1252")
    rows = list(csv.DictReader(io.StringIO(run(capsys, outcomes, "--format", "csv"))))
    assert [row["late"] for row in rows] == ["0", "3", "6", "12"]
    assert {row["verdict"] for row in rows} == {"contained"}
    listed = json.loads(run(capsys, outcomes, "--format", "json"))
    assert [row["date"] for row in listed] == ["2025-09-30"] * 4


def test_every_faulty_row_is_told_with_file_and_line(capsys: Capture, outcomes: Path) -> None:
    outcomes.write_text(f"{HEADER}syria,2300-01,1,2,\nsyria,2025-09,2,1,\n", encoding="utf-8")
    assert main(["evaluate", "--outcomes", str(outcomes)]) == 1
    far, crossed = capsys.readouterr().err.splitlines()
    assert far.startswith(f"{outcomes} line 2: date '2300-01' is more than 20 years from ")
    assert crossed == f"{outcomes} line 3: has its low (2) above its high (1); swap them"


@pytest.mark.parametrize(
    ("held", "what"),
    [
        (b"", f": {FIRST}, parted by commas, semicolons or tabs"),
        (HEADER.encode(), ": holds no outcome; add a line for each"),
        (
            b"\x89PNG\r\n\x1a\n\x00",
            ": is no text that a spreadsheet saves; save it as UTF-8",
        ),
    ],
)
def test_a_file_of_no_outcomes(capsys: Capture, outcomes: Path, held: bytes, what: str) -> None:
    outcomes.write_bytes(held)
    assert fails(capsys, 1, outcomes) == f"{outcomes}{what}"


def test_a_missing_file_and_a_folder_of_outcomes(capsys: Capture, tmp_path: Path) -> None:
    missing = tmp_path / "missing.csv"
    assert fails(capsys, 1, missing) == f"{missing}: there is no such file; create it"
    assert fails(capsys, 1, tmp_path).startswith(f"{tmp_path}: cannot be read (")


def test_it_is_called_wrongly(capsys: Capture, outcomes: Path) -> None:
    outcomes.write_text(f"{HEADER}syria,2025-09,,,700\n", encoding="utf-8")
    assert fails(capsys, 2, outcomes, "--population", "uk") == (
        "presence: population 'uk' is not known; known: us, other, coalition"
    )
    said = fails(capsys, 2, outcomes, "--as-of", "now")
    assert said.startswith("presence: 'now' is not a date; write 2025")


def test_strange_bytes_end_in_no_traceback(root: Path, outcomes: Path) -> None:
    outcomes.write_text(f'{HEADER}"syria,2025-09,,,700\n', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "presence", "evaluate", "--outcomes", str(outcomes)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{outcomes} line 2: is not CSV (")
    assert done.stderr.count("\n") == 1
