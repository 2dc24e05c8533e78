"""The timeline under the map, and the ledger's way back to the map."""

import pytest
from playwright.sync_api import Locator, Page, expect

from claims.dataset import Dataset
from claims.dates import day_name, month_name, month_text
from exports.serve import Server
from tests.browser.desk import Desk

RULE = "() => Number(document.querySelector('.atlas-chart .rule').getAttribute('x1'))"


@pytest.fixture
def chart(desk: Desk) -> Locator:
    found = desk.page.locator(".atlas-chart svg")
    found.scroll_into_view_if_needed()
    return found


def middle(desk: Desk, chart: Locator, dataset: Dataset, position: int) -> float:
    """Return where a month is on the chart, as its rule says when the slider is there."""
    desk.slider.press("Home")
    desk.wait_for_month(month_text(dataset.start))
    desk.page.wait_for_timeout(100)
    first = desk.page.evaluate(RULE)
    desk.slider.press("End")
    desk.wait_for_month(month_text(dataset.end))
    desk.page.wait_for_timeout(100)
    last = desk.page.evaluate(RULE)
    assert last > first
    return float(first + (last - first) * position / (len(dataset.months) - 1))


def row_middle(chart: Locator, place: str) -> float:
    name = chart.locator(f'[data-row="{place}"] .row-name').bounding_box()
    box = chart.bounding_box()
    assert name
    assert box
    return name["y"] + name["height"] / 2 - box["y"]


def test_hovering_says_what_the_map_says(desk: Desk, chart: Locator, shipped: Dataset) -> None:
    tip = desk.page.locator(".chart-tip")
    expect(tip).to_be_hidden()
    for position in (0, 20, 26, 35):
        x = middle(desk, chart, shipped, position)
        month = shipped.start + position
        desk.press(shipped.phases[0].short)
        for place in (p for p in shipped.places if p.kind != "remainder"):
            chart.hover(position={"x": x, "y": row_middle(chart, place.id)})
            expect(tip).to_contain_text(f"{place.name}, {month_name(month)}")
            said = tip.inner_text()
            chart.click(position={"x": x, "y": row_middle(chart, place.id)})
            desk.wait_for_month(month_text(month))
            assert desk.ranges()[place.id].removesuffix(" ◦") in said.splitlines()
            assert ("rests on an assumption" in said) == desk.ranges()[place.id].endswith("◦")
    desk.assert_not_reloaded()


def test_a_gap_is_shown_as_a_gap(desk: Desk, chart: Locator, shipped: Dataset) -> None:
    # Of the two rival figures at the edition's own month one is right, and nothing between them.
    pieces = "[data-atlas-row=iraq] .track .range:not([hidden])"
    assert desk.figures()["iraq"].removesuffix("◦").strip() == "2,250–2,750 or 3,000–3,499"
    expect(desk.page.locator(pieces)).to_have_count(2)
    row = "[data-atlas-row] .figure"
    wide = "(cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).length"
    assert desk.page.locator(row).evaluate_all(wide) == 0, "a figure is cut off"
    first, second = (one.bounding_box() for one in desk.page.locator(pieces).all())
    assert first
    assert second
    assert first["x"] + first["width"] < second["x"] - 2
    x = middle(desk, chart, shipped, shipped.phases[1].last - shipped.start)
    spans = chart.locator("[data-row=iraq] .band").evaluate_all(
        """(bands, x) => bands.map((band) => ["x", "y", "width", "height"].map((name) =>
           Number(band.getAttribute(name)))).filter(([left, , wide]) => left < x && x < left + wide)
           .map(([, top, , high]) => [top, top + high])""",
        x,
    )
    assert len(spans) == 2
    (lower_top, _), (_, upper_bottom) = sorted(spans, reverse=True)
    assert upper_bottom < lower_top


def test_the_rule_follows_the_slider_before_the_server(
    desk: Desk, chart: Locator, shipped: Dataset
) -> None:
    at = desk.page.evaluate(RULE)
    desk.slider.press("ArrowRight")
    desk.page.wait_for_function(f"before => ({RULE})() > before", arg=at)
    expect(chart.locator(".now")).to_have_text(
        month_name(shipped.start + len(shipped.months) - 15, short=True)
    )


def test_reports_milestones_and_months_after_the_last_report_are_marked(
    desk: Desk, chart: Locator, shipped: Dataset
) -> None:
    told = [one.get_attribute("data-date") or "" for one in chart.locator(".is-report").all()]
    for day in shipped.editions:
        assert any(day_name(day) in dates for dates in told), day
    milestones = [
        one.get_attribute("data-event") or "" for one in chart.locator(".is-milestone").all()
    ]
    assert any("elect" in text for text in milestones)
    chart.locator(".is-milestone .hit").last.hover()
    expect(desk.page.locator(".chart-tip")).to_contain_text("elect")
    after = chart.locator(".after").bounding_box()
    box = chart.bounding_box()
    assert after
    assert box
    assert after["x"] + after["width"] == pytest.approx(box["x"] + box["width"] - 8, abs=2)


def test_the_rows_are_the_countries_and_the_places_that_reports_name(
    desk: Desk, chart: Locator, shipped: Dataset
) -> None:
    named = {place for claim in shipped.claims for place in claim.places}
    wanted = [p.id for p in shipped.places if p.parent is None or p.id in named]
    rows = [one.get_attribute("data-row") for one in chart.locator("[data-row]").all()]
    assert rows == wanted


def test_a_claim_leads_to_its_place_and_month(page: Page, app: Server, shipped: Dataset) -> None:
    desk = Desk.open(page, app.url)
    claim = next(
        c
        for c in shipped.claims
        if c.measure == "emptied" and c.places and c.places[0] != shipped.places[0].id
    )
    page.get_by_role("searchbox", name="Search claims").fill(claim.id)
    page.get_by_role("button", name=f"Show on map: {claim.id}").click()
    expect(page.locator(".atlas-reasons")).to_have_attribute(
        "aria-label",
        f"Reasons for {next(p.name for p in shipped.places if p.id == claim.places[0])}",
    )
    assert claim.when
    assert claim.when.by
    desk.settle()
    assert desk.month() == month_text(claim.when.by.last.year * 12 + claim.when.by.last.month - 1)
    desk.assert_not_reloaded()
