"""The pages, read by another library than wrote them: real text, one font, the table's numbers."""

import io
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.browser.expected import figures
from tests.exports.briefs import HOSTILE, brief_of, files_of, table_of
from tests.exports.test_svg import MONTHS


def opened(month: str) -> PdfReader:
    return PdfReader(io.BytesIO(files_of("pdf")[f"{month}.pdf"]))


def lines(month: str) -> list[str]:
    return opened(month).pages[0].extract_text().splitlines()


@pytest.mark.parametrize("month", MONTHS)
def test_a_page_is_16_to_9(month: str) -> None:
    (page,) = opened(month).pages
    assert page.mediabox.width / page.mediabox.height == pytest.approx(16 / 9)


@pytest.mark.parametrize("month", MONTHS)
def test_ranges_are_text_and_those_of_the_table(month: str) -> None:
    names = {place.id: place.name for place in brief_of().view.world.dataset.places}
    said = " ".join(" ".join(lines(month)).split())
    for row in table_of("--population", "us"):
        if row["date"] == month and row["place"] != "elsewhere-in-iraq":
            assert f"{names[row['place']]} {figures(row)}" in said


@pytest.mark.parametrize("month", MONTHS)
def test_title_dates_and_sources_are_text(month: str) -> None:
    brief = brief_of()
    frame = brief.frame(brief.months[MONTHS.index(month)])
    said = " ".join(" ".join(lines(month)).split())
    for words in (frame["title"], frame["evidence"], brief.frames["source_line"]):
        assert " ".join(words.split()) in said


def test_only_the_bundled_fonts_are_used_and_they_are_inside() -> None:
    for month in MONTHS:
        (page,) = opened(month).pages
        resources: Any = page["/Resources"]
        fonts = [font.get_object() for font in resources["/Font"].values()]
        names = {str(font["/BaseFont"]).partition("+")[2].partition("-")[0] for font in fonts}
        assert names == {"AtlasSans"}
        for font in fonts:
            (kind,) = font["/DescendantFonts"]
            assert "/FontFile2" in kind.get_object()["/FontDescriptor"]


def test_vectors_stay_vectors() -> None:
    (page,) = opened("2025-09").pages
    assert list(page.images) == []
    assert len(files_of("pdf")["2025-09.pdf"]) < 200_000


def test_hostile_texts_stay_text(spoiled: Path) -> None:
    (content, *_) = files_of("pdf", spoiled).values()
    said = PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert any(trick[:8] in said for trick in HOSTILE)
    assert "<script>" in said
