"""CSV, read with csv and pandas."""

import csv
import io
from pathlib import Path

import pandas as pd

from claims.dataset import Dataset
from files import FORMULA, unguarded
from presence.told.table import COLUMNS
from tests.exports.briefs import brief_of, files_of, spoiled_copy, table_of
from views.view import Options


def read(name: str, folder: Path | None = None) -> pd.DataFrame:
    files = files_of("csv") if folder is None else files_of("csv", folder)
    return pd.read_csv(io.BytesIO(files[name]), keep_default_na=False, dtype=str)


def test_bounds_are_the_rows_of_the_table_with_its_columns_first() -> None:
    frame = read("bounds.csv")
    assert tuple(frame.columns[: len(COLUMNS)]) == COLUMNS
    rows = table_of("--population", "us")
    for column in COLUMNS:
        wanted = [
            " ".join(row[column]) if isinstance(row[column], list) else str(row[column])
            for row in rows
        ]
        found = [unguarded(text) for text in frame[column]]
        assert found == ["" if text == "None" else text for text in wanted], column


def test_every_row_of_every_table_says_what_it_rests_on() -> None:
    for name in ("bounds.csv", "claims.csv", "sources.csv"):
        frame = read(name)
        assert set(frame["as_of"]) == {"2025-10-01"}
        assert set(frame["evidence"]) == {"evidence ends 1 October 2025, 13 months ago"}
        assert set(frame["basis"]) == {"as announced, with assumptions"}
        (notice,) = set(frame["notice"])
        assert notice.startswith("Projected from public reporting: 5 reports, 4 independent")
        assert "Borders: Natural Earth" in notice


def test_a_month_has_its_title_state_and_phase(shipped: Dataset) -> None:
    frame = read("bounds.csv")
    row = frame[(frame["place"] == "ain-al-asad") & (frame["date"] == "2025-09")].iloc[0]
    assert row["title"].startswith("In September 2025, 2,250 to 2,750 or 3,000 to 3,499 US")
    assert row["place_name"] == "Ain al-Asad"
    assert row["phase_name"] == next(p.name for p in shipped.phases if p.id == row["phase"])
    assert (row["range"], row["values"]) == ("50–3,349", "50-3349")
    assert (row["presence"], row["presence_date"]) == ("overdue", "2025-09-30")
    assert row["state"] == "was due to leave by Sep 2025, seen since"


def test_claims_and_sources_are_all_there(shipped: Dataset) -> None:
    claims, sources = read("claims.csv"), read("sources.csv")
    assert sorted(claims["claim"]) == sorted(claim.id for claim in shipped.claims)
    assert sorted(sources["report"]) == sorted(report.id for report in shipped.reports)
    told = claims[claims["claim"] == "asharq-us-iraq-military"].iloc[0]
    assert (told["amount"], told["amount_low"], told["amount_high"]) == (
        "about 2,500",
        "2250",
        "2750",
    )
    assert (told["paragraph"], told["when"]) == ("8", "at 2025-10-01")
    same = sources.set_index("report")["same_original_as"]
    assert same["rewrite-2024-09"] == "asharq-2024-09-06"


def test_an_account_brings_the_range_over_all_accounts() -> None:
    options = Options("us", account="us")
    frame = pd.read_csv(io.BytesIO(files_of("csv", options=options)["bounds.csv"]))
    rows = pd.DataFrame(table_of("--population", "us", "--account", "us"))
    for column in ("envelope_low", "envelope_high"):
        assert frame[column].astype("Float64").equals(rows[column].astype("Float64"))


def test_the_split_is_filled_where_it_is_asked_for() -> None:
    options = Options("us", split=True)
    frame = pd.read_csv(io.BytesIO(files_of("csv", options=options)["bounds.csv"]))
    rows = pd.DataFrame(table_of("--population", "us", "--split"))
    assert frame["split"].astype("Float64").equals(rows["split"].astype("Float64"))
    assert frame["split"].notna().any()
    assert set(read("bounds.csv")["split"]) == {""}


def test_hostile_texts_are_no_formulas_and_numbers_stay_numbers(tmp_path: Path) -> None:
    folder = spoiled_copy(tmp_path)
    dataset = brief_of(folder).view.world.dataset
    for content in files_of("csv", folder).values():
        rows = list(csv.reader(io.StringIO(content.decode())))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert [cell for row in rows for cell in row if cell.startswith(FORMULA)] == []
    says = [unguarded(text) for text in read("claims.csv", folder)["says"]]
    assert sorted(says) == sorted(claim.says for claim in dataset.claims)
    assert any(text.startswith("=HYPERLINK(") for text in says)
    assert pd.to_numeric(read("bounds.csv", folder)["low"]).max() > 1000
