"""The workbook, read with openpyxl."""

import io
import zipfile
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook

from claims.dataset import Dataset
from tests.exports.briefs import brief_of, files_of, spoiled_copy


def book(folder: Path | None = None) -> Workbook:
    files = files_of("xlsx") if folder is None else files_of("xlsx", folder)
    (content,) = files.values()
    return openpyxl.load_workbook(io.BytesIO(content))


def test_four_sheets_with_fixed_headings_and_filters(shipped: Dataset) -> None:
    opened = book()
    assert opened.sheetnames == ["Read me", "Bounds", "Claims", "Sources"]
    rows = len(shipped.places) * len(shipped.months)
    assert opened["Bounds"].max_row == rows + 1
    assert opened["Claims"].max_row == len(shipped.claims) + 1
    assert opened["Sources"].max_row == len(shipped.reports) + 1
    for name in opened.sheetnames[1:]:
        sheet = opened[name]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_the_read_me_says_what_it_is() -> None:
    sheet = book()["Read me"]
    told = {row[0]: row[1] for row in sheet.iter_rows(min_row=3, values_only=True) if row[0]}
    assert str(sheet["A1"].value).startswith("By December 2026, the plan leaves no US troops in")
    assert told["Date of the title"] == "December 2026, end of Late 2026"
    assert told["As known on"] == "2025-10-01"
    assert told["Age of the evidence"] == "evidence ends 1 October 2025, 13 months ago"
    assert told["Basis"] == "as announced, with assumptions"
    assert told["Made on"] == "2026-11-01"
    assert str(told["What this is"]).startswith("Projected from public reporting: 5 reports")
    sources = [row[1] for row in sheet.iter_rows(values_only=True) if row[0] == "Source"]
    assert len(sources) == 5
    report = brief_of().view.edition.reports[3]
    assert sources[3] == f"The New York Times, 27 September 2024: {report.title}"


def test_numbers_are_numbers_and_an_absent_bound_is_empty() -> None:
    sheet = book()["Bounds"]
    head, *rows = sheet.iter_rows(values_only=True)
    named = [dict(zip(head, row, strict=True)) for row in rows]
    by_cell = {(row["place"], row["date"]): row for row in named}
    assert by_cell["iraq", "2025-09"]["low"] == 2250
    assert by_cell["iraq", "2024-01"]["high"] is None
    assert by_cell["iraq", "2026-12"]["high"] == 0


def test_the_day_it_was_made_is_the_clocks() -> None:
    assert str(book().properties.created) == "2026-11-01 00:00:00"
    (content,) = files_of("xlsx").values()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    folder = spoiled_copy(tmp_path)
    opened = book(folder)
    cells = [cell for sheet in opened for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [cell.hyperlink for cell in cells if cell.hyperlink] == []
    looking = [cell for cell in cells if str(cell.value).startswith(("=", "+", "@"))]
    assert len(looking) > 20
    assert all(cell.quotePrefix for cell in looking if cell.coordinate != "A1")
    dataset = brief_of(folder).view.world.dataset
    says = {row[1] for row in opened["Claims"].iter_rows(min_row=2, values_only=True)}
    assert says == {claim.says for claim in dataset.claims}
