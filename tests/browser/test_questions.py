"""The five questions of ``docs/questions.md``, each answered within three clicks."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from claims.dataset import Dataset
from claims.dates import day_name
from tests.browser.desk import Desk

PAGE = Path(__file__).resolve().parents[2] / "docs" / "questions.md"
MOST = 3
NEXT_SPRING = "2026-04"


class Reader:
    """A reader who counts clicks."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.clicks = 0

    def click(self, target: Locator, at: dict[str, float] | None = None) -> None:
        target.click(position=at)  # type: ignore[arg-type]
        self.clicks += 1
        assert self.clicks <= MOST


@pytest.fixture
def reader(desk: Desk) -> Reader:
    return Reader(desk)


def test_the_page_has_five_questions() -> None:
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    assert len(rows[2:]) == 5


def test_how_many_next_spring_and_who_says_so(reader: Reader, shipped: Dataset) -> None:
    desk, page = reader.desk, reader.desk.page
    place = next(p for p in shipped.places if p.kind == "base" and p.id == "erbil")
    reader.click(desk.row(place.id))
    chart = page.locator(".atlas-chart svg")
    box = chart.bounding_box()
    assert box
    months = len(shipped.months)
    label = 128  # the chart's column of names
    month = next(at for at in range(months) if _month(shipped, at) == NEXT_SPRING)
    x = label + (box["width"] - 8 - label) / months * (month + 0.5)
    reader.click(chart, {"x": x, "y": 120})
    desk.wait_for_month(NEXT_SPRING)
    desk.settle()
    reasons = page.locator(".atlas-reasons")
    expect(reasons.locator("h3")).to_contain_text(place.name)
    figure = desk.ranges()[place.id].removesuffix(" ◦")
    expect(reasons.locator("h3")).to_have_text(f"{place.name} · {figure}")
    cited = reasons.locator("[data-cite]").all()
    assert cited
    for one in cited:
        expect(one.locator("small")).to_contain_text("¶")
        assert day_name(shipped.editions[0])[-4:-2] in one.inner_text()


def _month(dataset: Dataset, at: int) -> str:
    month = dataset.start + at
    return f"{month // 12}-{month % 12 + 1:02d}"


def test_what_do_they_disagree_on(reader: Reader) -> None:
    page = reader.desk.page
    reader.click(page.get_by_text("Disputes", exact=True))
    cards = page.locator(".atlas-card:has(.sides)")
    expect(cards.first).to_be_visible()
    for card in cards.all():
        assert card.locator(".side").count() >= 2
        assert "independent source" in card.inner_text()
        assert "If this holds" in card.inner_text()
        assert card.locator(".meter i").count() >= 1
    expect(cards.first.locator("[data-cite] small").first).to_be_visible()


def test_what_changed_between_the_first_report_and_the_last(
    reader: Reader, shipped: Dataset
) -> None:
    page = reader.desk.page
    reader.click(page.get_by_text("What changed", exact=True))
    reader.click(page.get_by_role("combobox", name="From … to"))
    reader.click(page.get_by_role("option", name=day_name(shipped.editions[0]), exact=True))
    lead = f"From {day_name(shipped.editions[0])} to {day_name(shipped.editions[-1])}"
    expect(page.locator(".atlas-cards > p")).to_contain_text(lead)
    moves = page.locator(".moves > li")
    assert moves.count() > 3
    assert "→" in moves.first.inner_text()
    assert page.locator(".moves [data-cite] small").count() > 0


def test_which_of_this_is_assumed(reader: Reader, shipped: Dataset) -> None:
    desk, page = reader.desk, reader.desk.page
    assert "◦" in "".join(desk.figures().values())
    reader.click(page.get_by_text("Reports only", exact=True))
    page.wait_for_function(
        """() => [...document.querySelectorAll("[data-atlas-row] abbr")].every((s) => s.hidden)"""
    )
    reader.click(page.get_by_text("Assumptions", exact=True))
    for assumption in shipped.assumptions:
        expect(page.get_by_text(assumption.reason)).to_be_visible()


def test_what_if_some_stay(reader: Reader) -> None:
    desk, page = reader.desk, reader.desk.page
    desk.slider.press("End")
    before = desk.figures()
    reader.click(page.get_by_role("button", name="More"))
    reader.click(page.get_by_text("With exceptions", exact=True))
    desk.frame.wait_for_function(
        "() => document.querySelector('.atlas-title').textContent.includes('exceptions are used')"
    )
    after = desk.figures()
    assert after != before
    expect(page.locator(".atlas-reasons")).to_contain_text("If the exceptions are used")
