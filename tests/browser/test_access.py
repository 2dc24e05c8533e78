"""What axe finds, what language the page says it is in, and how large what can be pressed is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from exports.serve import Server
from exports.view import SETTLED, open_map
from tests.browser.axe import violations
from tests.browser.desk import Desk

SAHEL = Path(__file__).resolve().parents[1] / "datasets" / "sahel"
SECTIONS = 8

# Whatever can be pressed and is not 24 pixels wide and high, nor has that much room to itself.
SMALL = """() => {
  const LEAST = 24;
  const parts = 'a[href], button, input, select, summary, [role="button"], [role="radio"]';
  const shown = (node) => node.checkVisibility({ visibilityProperty: true });
  // A hidden input is as large as the label or the field that stands for it.
  const whole = "label, .react-aria-ComboBox";
  const target = (node) => node.closest(whole) || node;
  const own = (node) => node.closest("p, li") && getComputedStyle(node).display === "inline";
  const all = [...new Set([...document.querySelectorAll(parts)].filter(shown).map(target))];
  const boxes = all.map((node) => [node, node.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1);
  const middle = (box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const far = ([x, y], box) => Math.hypot(
    Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom)
  );
  // A part may be larger to the finger than to the eye.
  const hit = (node, box) => {
    const [x, y] = middle(box);
    const around = [[-11.5, 0], [11.5, 0], [0, -11.5], [0, 11.5]];
    return around.every(([dx, dy]) => node.contains(document.elementFromPoint(x + dx, y + dy)));
  };
  const small = boxes.filter(([node, box]) =>
    Math.min(box.width, box.height) < LEAST - 0.5 && !own(node) && !hit(node, box)
    && boxes.some(([other, its]) => other !== node && far(middle(box), its) < LEAST / 2)
  );
  return [boxes.length, small.map(([node, box]) =>
    `${Math.round(box.width)}×${Math.round(box.height)} ${node.outerHTML.slice(0, 120)}`)];
}"""


def find_faults(page: Page, state: str) -> list[str]:
    page.wait_for_selector(SETTLED, state="attached")
    page.wait_for_timeout(300)  # parts fade in, and what is half faded in is pale
    return [f"{state}: {fault}" for fault in violations(page)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_desk(page: Page, app: Server, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    desk = Desk.open(page, app.url)
    found = find_faults(page, "opened")
    for name in ("More", "Download"):
        page.get_by_role("button", name=name).click()
        expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
        found += find_faults(page, name)
        page.keyboard.press("Escape")
        expect(page.get_by_test_id("stPopoverBody")).not_to_be_visible()
    sections = page.locator('.st-key-section [role="radio"]')
    expect(sections).to_have_count(SECTIONS)
    for section in sections.all():
        section.click()
        expect(section).to_have_attribute("aria-checked", "true")
        found += find_faults(page, section.inner_text())
    assert found == []
    desk.assert_not_reloaded()


def test_axe_finds_nothing_in_other_settings(page: Page, app: Server) -> None:
    found = []
    for width, height, query in (
        (390, 844, "month=2026-09&section=disputes"),
        (320, 640, "section=table&basis=reports"),
        (1440, 900, "reading=exceptions&split=on&section=assumptions&basis=reports&month=garbage"),
        (1920, 1080, "view=briefing&banner=DRAFT"),
        (1280, 720, "view=briefing&month=garbage"),
    ):
        page.set_viewport_size({"width": width, "height": height})
        open_map(page, f"{app.url}/?{query}")
        found += find_faults(page, query)
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_page_of_faults(
    page: Page, start: Callable[..., Server], another: Callable[[], Path], scheme: str
) -> None:
    folder = another()
    (folder / "data/places.yaml").write_text("places: [", "utf-8")
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(start(f"--dataset={folder}").url)
    expect(page.locator(".atlas-error")).to_be_visible(timeout=20_000)
    assert find_faults(page, "faults") == []


def test_axe_finds_nothing_among_a_hundred_places(page: Page, start: Callable[..., Server]) -> None:
    desk = Desk.open(page, start(f"--dataset={SAHEL}").url)
    for summary in page.locator(".atlas-ranges summary").all():
        summary.click()
    assert page.locator("[data-atlas-row] >> visible=true").count() > 100
    assert find_faults(desk.page, "a hundred places") == []


def test_axe_looks_at_the_page_and_into_the_map(desk: Desk) -> None:
    """Or the tests above could not fail."""
    plant = """() => {
      const bad = document.createElement("button");
      bad.className = "bad";
      bad.style.cssText = "position:fixed;z-index:9999;left:9px;top:9px;width:40px;height:40px";
      document.body.append(bad);
    }"""
    desk.page.evaluate(plant)
    desk.frame.evaluate(plant)
    found = [fault for fault in violations(desk.page) if fault.startswith("button-name")]
    assert len(found) == 2
    assert sum(" in .bad" in fault for fault in found) == 1, "one of them in the map's frame"


@pytest.mark.parametrize("query", ["", "?view=briefing"])
def test_page_and_map_name_language_and_direction(page: Page, app: Server, query: str) -> None:
    frame = open_map(page, f"{app.url}/{query}")
    for document in (page, frame):
        said = document.evaluate("[document.documentElement.lang, document.documentElement.dir]")
        assert said == ["en", "ltr"]
    named = page.locator(".st-key-map iframe").get_attribute("title")
    assert named is not None and named.startswith("Map: ")
    for meta in frame.locator('meta[name="viewport"]').all():
        assert meta.get_attribute("content") == "width=device-width, initial-scale=1"


def test_no_name_of_a_control_holds_an_escape(page: Page, app: Server) -> None:
    """Labels are Markdown to Streamlit, which takes names that are heard from them as they are."""
    open_map(page, f"{app.url}/?section=assumptions")
    names = page.locator("[aria-label]").evaluate_all(
        "(nodes) => nodes.map((node) => node.getAttribute('aria-label'))"
    )
    assert len(names) > 20
    assert [name for name in names if "\\" in name] == []


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_what_can_be_pressed_is_large_enough(
    page: Page, app: Server, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    found = []
    for section in ("claims", "assumptions", "sources"):
        desk = Desk.open(page, f"{app.url}/?section={section}")
        for where, least in ((page, 20), (desk.frame, 8)):
            for top in (0, 700):
                page.evaluate(
                    "top => document.querySelector('[data-testid=\"stMain\"]').scrollTo(0, top)",
                    top,
                )
                count, small = where.evaluate(SMALL)
                assert count >= least
                found += [f"{section}: {one}" for one in small]
    assert found == []
