"""The slides: native title, table and notes; what LibreOffice makes of them."""

import io
import os
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from exports.formats import encode
from tests.browser.expected import figures
from tests.exports.briefs import ROOT, SAHEL, TODAY, brief_of, files_of, table_of
from tests.exports.test_svg import MONTHS
from views.summary import summary

SOFFICE = os.environ.get("SOFFICE") or shutil.which("soffice")


@cache
def deck(folder: Path = ROOT) -> Any:
    (content,) = files_of("pptx", folder).values()
    return Presentation(io.BytesIO(content))


def slide(month: str, folder: Path = ROOT) -> Any:
    return deck(folder).slides[1 + MONTHS.index(month)]


def table_in(one: Any) -> list[list[str]]:
    (shape,) = (shape for shape in one.shapes if shape.has_table)
    return [[cell.text for cell in row.cells] for row in shape.table.rows]


def text_of(one: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in one.shapes if shape.has_text_frame)


def test_a_wide_deck_of_one_file() -> None:
    assert list(files_of("pptx")) == ["briefing.pptx"]
    assert deck().slide_width / deck().slide_height == pytest.approx(16 / 9, rel=1e-3)


def test_the_slides_in_their_order() -> None:
    brief = brief_of()
    titles = [one.shapes.title.text_frame.text for one in deck().slides]
    assert titles[0] == brief.view.world.dataset.title
    assert titles[1:5] == [brief.frame(month)["title"] for month in brief.months]
    kinds = list(dict.fromkeys(title.partition(" (")[0] for title in titles[5:]))
    assert kinds == ["What is in dispute", "What is assumed", "Sources"]


@pytest.mark.parametrize("month", MONTHS)
def test_the_table_is_that_of_the_command(month: str) -> None:
    names = {place.id: place.name for place in brief_of().view.world.dataset.places}
    rows = [row for row in table_of("--population", "us") if row["date"] == month]
    head, *told = table_in(slide(month))
    assert head == ["Place", "Range", "What is said of it"]
    assert [row[:2] for row in told] == [
        [names[row["place"]], figures(row) + (" ◦" if said.endswith("◦") else "")]
        for row, (_, said, _) in zip(rows, told, strict=True)
    ]
    marks = brief_of().frame(brief_of().months[MONTHS.index(month)])["marks"]
    assert [said.endswith("◦") for _, said, _ in told] == [mark["assumed"] for mark in marks]


def test_exceptions_are_told_beside_what_is_announced() -> None:
    told = {row[0]: row for row in table_in(slide("2026-12"))}
    assert told["Iraq"][1] == "none"
    assert told["Iraq"][2] == "US troops, as announced; with exceptions none, or up to 3,499"


@pytest.mark.parametrize("month", MONTHS)
def test_notes_and_alternative_text_are_the_summary(month: str) -> None:
    brief = brief_of()
    plain = summary(brief.view, brief.months[MONTHS.index(month)])
    one = slide(month)
    notes = one.notes_slide.notes_text_frame.text
    assert notes.startswith(plain)
    assert brief.frames["source_line"] in notes
    assert all(report.title in notes for report in brief.view.edition.reports)
    (shown,) = (shape for shape in one.shapes if shape.name == "Map")
    assert shown.element.xpath(".//p:cNvPr")[0].get("descr") == plain


@pytest.mark.parametrize("month", MONTHS)
def test_a_slide_says_when_and_from_what(month: str) -> None:
    said = text_of(slide(month))
    assert "as known on 1 October 2025 · evidence ends 1 October 2025, 13 months ago" in said
    assert ("after the last report" in said) == (month > "2025-10")
    assert "Projected from public reporting: 5 reports, 4 independent" in said


def test_the_map_is_fine_enough_and_not_too_heavy() -> None:
    for month in MONTHS:
        (shown,) = (shape for shape in slide(month).shapes if shape.name == "Map")
        picture = Image.open(io.BytesIO(shown.image.blob))
        assert picture.width > 2000
        assert picture.width / picture.height == pytest.approx(shown.width / shown.height, rel=0.01)
        assert len(shown.image.blob) < 700_000


def test_lists_tell_everything_and_stay_on_their_slides() -> None:
    brief = brief_of()
    said = "\n".join(text_of(one) for one in deck().slides)
    for assumption in brief.view.edition.dataset.assumptions:
        assert assumption.says in said
    for report in brief.view.edition.reports:
        assert report.title in said
    for _, sides in brief.view.disputes:
        for side in sides:
            assert all(
                brief.view.edition.claims[name].says.rstrip(".") in said for name in side.claims
            )


def test_a_hundred_places_fit_and_the_rest_are_counted() -> None:
    for one in list(deck(SAHEL).slides)[1:5]:
        rows = table_in(one)
        assert len(rows) < 20
        assert {"Ghana", "Burkina Faso", "Mali"} <= {row[0] for row in rows}
        assert rows[-1][0].endswith(" more")
        left_out = int(rows[-1][0].removesuffix(" more"))
        assert left_out + len(rows) - 2 == len(brief_of(SAHEL).view.world.dataset.places)
        (shape,) = (shape for shape in one.shapes if shape.has_table)
        heights = sum(row.height for row in shape.table.rows)
        assert shape.top + heights < deck(SAHEL).slide_height * 0.94


def test_the_same_brief_and_clock_give_the_same_bytes() -> None:
    (once,) = files_of("pptx").values()
    (again,) = encode(brief_of(), "pptx")
    assert again.content == once
    with zipfile.ZipFile(io.BytesIO(once)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    about = deck().core_properties
    assert about.created is not None
    assert about.created.date() == about.modified.date() == TODAY
    assert (about.title, about.author) == (brief_of().view.world.dataset.title, "")


def converted(content: bytes, folder: Path) -> list[str]:
    """Open slides with LibreOffice; the text of each page that it makes of them."""
    if SOFFICE is None:
        pytest.skip("there is no LibreOffice; setup/office.sh installs one")
    (folder / "briefing.pptx").write_bytes(content)
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [SOFFICE, home, "--headless", "--convert-to", "pdf", "--outdir", folder]
    run = subprocess.run(
        [*map(str, command), str(folder / "briefing.pptx")],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    pages = PdfReader(folder / "briefing.pdf").pages
    assert all(p.mediabox.width / p.mediabox.height == pytest.approx(16 / 9, 0.01) for p in pages)
    return [" ".join(page.extract_text().split()) for page in pages]


def test_libreoffice_shows_every_slide_with_its_text(tmp_path: Path) -> None:
    (content,) = files_of("pptx").values()
    pages = converted(content, tmp_path)
    slides = list(deck().slides)
    assert len(pages) == len(slides)
    for page, one in zip(pages, slides, strict=True):
        for line in text_of(one).splitlines():
            assert " ".join(line.split()) in page
        for shape in one.shapes:
            if shape.has_table:
                for row in table_in(one):
                    assert " ".join(" ".join(row).split()) in page


def test_hostile_texts_stay_text(spoiled: Path, tmp_path: Path) -> None:
    (content,) = files_of("pptx", spoiled).values()
    names = {place.name for place in brief_of(spoiled).view.world.dataset.places}
    told = {row[0] for one in list(deck(spoiled).slides)[1:5] for row in table_in(one)}
    assert names <= told
    assert any("<script>" in name for name in told)
    assert any("{{7*7}}" in name for name in told)
    assert len(converted(content, tmp_path)) == len(deck(spoiled).slides)
