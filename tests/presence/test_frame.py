"""The door for notebooks: the table as a DataFrame, and the page's example."""

import datetime as dt
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import presence
from claims.dataset import Phase
from claims.dates import parse_month
from claims.load import load_dataset
from claims.model import Claim
from files import FaultyInputError
from presence.edition import Edition
from presence.told.table import COLUMNS, ENVELOPE_COLUMNS, as_csv, table
from tests.presence.small import claim, dataset

JAN, FEB, MAR = (f"2030-0{month}" for month in range(1, 4))

HUNDRED = claim("hundred", "stock", "100 to 120", places="isle", when={"at": JAN})
THEIRS = claim("theirs", "stock", "150", places="isle", when={"at": JAN}, party="them")
GONE = claim(
    "gone", "emptied", places="isle", modality="plan", published="2030-02-20", when={"by": MAR}
)


def small(*claims: Claim) -> pd.DataFrame:
    found = presence.frame(dataset(*(claims or (HUNDRED, GONE))), populations="us")
    assert isinstance(found, pd.DataFrame)
    return found


def isle(found: pd.DataFrame, month: str) -> dict[str, object]:
    end = pd.Timestamp(month) + pd.offsets.MonthEnd(0)
    (row,) = found[(found["place"] == "isle") & (found["date"] == end)].to_dict("records")
    return {str(key): value for key, value in row.items()}


def test_it_has_the_tables_columns_and_rows() -> None:
    found = small()
    assert tuple(found.columns) == COLUMNS
    rows = table(Edition(dataset(HUNDRED, GONE)), ["us"])
    assert found["place"].tolist() == [row.place for row in rows]
    assert found["because_high"].tolist() == [" ".join(row.because_high) for row in rows]
    assert found["values"].tolist() == [row.values for row in rows]


def test_a_row_is_told_with_days_whole_numbers_and_reasons() -> None:
    row = isle(small(), JAN)
    assert row["date"] == pd.Timestamp("2030-01-31")
    assert (row["low"], row["high"], row["values"]) == (100, 120, "100-120")
    assert (row["because_low"], row["number"]) == ("hundred", "stated")
    # Once an end is announced, the number may fall on the way to it.
    assert isle(small(), FEB)["values"] == "?-120"
    gone = isle(small(), MAR)
    assert (gone["low"], gone["high"], gone["because_high"]) == (0, 0, "gone")
    assert gone["presence_date"] == pd.Timestamp("2030-03-31")


def test_what_is_not_known_is_missing_and_no_zero() -> None:
    found = small()
    assert str(found["low"].dtype) == str(found["split"].dtype) == "Int64"
    north = found[found["place"] == "north"].iloc[0]
    assert north["low"] is pd.NA
    assert north["high"] is pd.NA
    assert north["values"] == ""
    assert north["last_number"] is pd.NaT
    assert found["date"].dtype.kind == "M"


def test_a_month_between_phases_has_none() -> None:
    first = parse_month(JAN)
    phases = (Phase("early", "Early", "Early", first, first, ()),)
    found = presence.frame(replace(dataset(HUNDRED), phases=phases), populations="us")
    assert found["phase"][found["place"] == "isle"].dropna().tolist() == ["early"]
    phase = presence.frame(
        replace(dataset(HUNDRED), phases=phases), populations="us", every="phase"
    )
    assert phase["date"].unique().tolist() == [pd.Timestamp("2030-01-31")]


@pytest.mark.parametrize("day", ["2030-01", "2030-01-31", dt.date(2030, 1, 31)])
def test_a_day_is_a_date_or_a_text(day: dt.date | str) -> None:
    for known in (day, pd.Timestamp("2030-01-31 12:00")):
        found = presence.frame(dataset(HUNDRED, GONE), as_of=known, populations="us")
        assert isle(found, MAR)["high"] == 120


def test_populations_are_all_or_those_that_are_named() -> None:
    asked = dataset(HUNDRED)
    assert presence.frame(asked)["population"].unique().tolist() == ["us", "other", "coalition"]
    some = presence.frame(asked, populations=["coalition", "us"])
    assert some["population"].unique().tolist() == ["coalition", "us"]


def test_assumptions_an_account_and_lateness_are_those_of_the_command() -> None:
    asked = dataset(HUNDRED, GONE)
    bare = presence.frame(asked, populations="us", assumptions=())
    assert "assume:" not in " ".join(bare["because_low"])
    late = presence.frame(asked, populations="us", late=2)
    assert (isle(late, MAR)["low"], isle(late, MAR)["high"]) == (0, 120)
    account = presence.frame(dataset(HUNDRED, THEIRS), populations="us", account="them")
    assert tuple(account.columns) == COLUMNS + ENVELOPE_COLUMNS
    row = isle(account, JAN)
    assert (row["envelope_low"], row["envelope_high"]) == (100, row["high"])
    assert str(account["envelope_low"].dtype) == "Int64"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"populations": "uk"}, "population 'uk' is not known; known: us, other, coalition"),
        ({"assumptions": "luck"}, "assumption 'luck' is not known"),
        ({"account": "uk"}, "account 'uk' is not known"),
        ({"as_of": "soon"}, "'soon' is not a date"),
        ({"as_of": "1999"}, "no report is known as of 1999; the first is of 2030-01-15"),
        ({"late": -1}, "late by -1 months is not possible"),
        ({"every": "year"}, "every 'year' is not known; known: month, phase"),
    ],
)
def test_what_is_not_known_is_named(settings: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        presence.frame(dataset(HUNDRED), **settings)  # type: ignore[arg-type]


def test_a_folder_is_read_and_its_faults_are_told(root: Path, tmp_path: Path) -> None:
    found = presence.frame(str(root), populations="us", every="phase")
    assert len(found) > 20
    with pytest.raises(FaultyInputError, match="there is no such folder"):
        presence.frame(tmp_path / "nowhere")


def test_it_is_written_as_the_command_writes_it(root: Path) -> None:
    found = presence.frame(root, populations="us", every="phase")
    found["date"] = found["date"].dt.strftime("%Y-%m")
    rows = table(Edition(load_dataset(root)), ["us"], "phase")
    assert found.to_csv(index=False) == as_csv(rows)


def test_nothing_is_loaded_before_it_is_asked_for(root: Path) -> None:
    looked = "import sys, presence; print({'pandas', 'presence.edition'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", looked], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
    table_alone = "import sys; from presence.__main__ import main; print('pandas' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", table_alone], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


def test_no_other_name_is_offered() -> None:
    with pytest.raises(AttributeError, match="module 'presence' has no attribute 'chart'"):
        _ = presence.chart


def test_the_pages_example_runs_in_ten_lines(root: Path) -> None:
    page = (root / "docs" / "python.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len([line for line in example.splitlines() if line]) <= 10
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", example],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    moved, reasons = done.stdout.split("because_high\n")
    assert moved.split()[:4] == ["place", "date", "high_before", "high"]
    assert len(moved.splitlines()) > 1
    counts = [int(line.split()[-1]) for line in reasons.splitlines()[:-1]]
    assert counts == sorted(counts, reverse=True)
