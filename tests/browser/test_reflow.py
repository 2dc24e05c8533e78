"""Zoomed, narrow or moving in time: nothing is cut off, nothing jumps, and months are told."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from claims.dataset import Dataset
from claims.dates import month_name, month_text
from exports.serve import Server
from exports.view import open_map
from tests.browser.desk import Desk

# What is cut off at the window's side or by its own box, and what the mouse cannot come to.
LOST = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const found = [];
  if (main.scrollWidth > main.clientWidth) found.push(`the page is ${main.scrollWidth} px wide`);
  const named = (node) => (node.textContent.trim() || node.className).slice(0, 60);
  const shown = (node) => node.checkVisibility({ visibilityProperty: true });
  const scrolled = (node) => node.closest(".atlas-scroll, .atlas-said");
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  let count = 0;
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !shown(node) || scrolled(node)) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const box = range.getBoundingClientRect();
    if (box.width < 2 || node.closest('[style*="clip"]')) continue;
    count += 1;
    if (box.left < -0.5 || box.right > innerWidth + 0.5) found.push(`outside: ${named(node)}`);
    for (let around = node; around !== main; around = around.parentElement) {
      const its = around.getBoundingClientRect();
      const open = getComputedStyle(around).overflowX === "visible";
      const cuts = !open && !around.matches("svg, option");
      if (cuts && (box.right > its.right + 1.5 || box.left < its.left - 1.5)) {
        found.push(`cut off: ${named(node)}`);
        break;
      }
    }
  }
  const parts = 'button, a[href], input:not([type="range"]), select';
  for (const node of main.querySelectorAll(parts)) {
    if (!shown(node) || node.closest(".ledger-list")) continue;
    const typed = node.matches('input:not([type="checkbox"])');
    if (typed && node.scrollWidth > node.clientWidth + 1) found.push(`cut off: ${node.value}`);
    const target = node.closest("label") || node;
    target.scrollIntoView({ block: "center", inline: "nearest" });
    const box = target.getBoundingClientRect();
    const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    if (!target.contains(top) && !top?.contains(target)) found.push(`out of reach: ${named(node)}`);
    count += 1;
  }
  return [count, found];
}"""

# Boxes that stay where they are while months go by.
BOXES = """() => Object.fromEntries([
  ".st-key-map iframe", ".atlas-time", ".time-slider", ".time-scale", ".atlas-steps",
  '[data-atlas-step="play"]', '[data-atlas-step="next"]', ".atlas-ranges", "[data-atlas-row]",
  ...(innerWidth > 1000 ? [".st-key-chart"] : []),
].flatMap((selector) => [...document.querySelectorAll(selector)].map((node, at) => {
  const { left, top, width, height } = node.getBoundingClientRect();
  return [`${selector} ${at}`, [left, top, width, height].map(Math.round)];
})))"""
INSIDE = """() => Object.fromEntries(
  [".atlas-stage", ".atlas-legend", ".atlas-scale", ".atlas-foot"].map((part) => {
    const { left, top, width, height } = document.querySelector(part).getBoundingClientRect();
    return [part, [left, top, width, height].map(Math.round)];
  })
)"""

# When the live region said what, from now on.
HEAR = """() => {
  const live = document.querySelector(".atlas-live");
  window.heard = [];
  new MutationObserver(() => window.heard.push(live.textContent))
    .observe(live, { childList: true, characterData: true, subtree: true });
}"""


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(720, 450, 2), (390, 844, 1), (320, 640, 1), (820, 1180, 1)]
)
def test_nothing_is_lost_at_200_per_cent_or_on_a_phone(
    browser: Browser, app: Server, width: int, height: int, scale: int
) -> None:
    """A window of 1440 by 900 zoomed to 200 % is one of 720 by 450 with two dots to a pixel."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=scale
    )
    page = context.new_page()
    found: list[str] = []
    for section in ("claims", "disputes", "table", "assumptions", "about"):
        open_map(page, f"{app.url}/?section={section}")
        page.wait_for_timeout(300)
        count, lost = page.evaluate(LOST)
        assert count > 80
        found += [f"{section}: {one}" for one in lost]
    context.close()
    assert found == []


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_nothing_jumps_while_stepping(
    page: Page, app: Server, shipped: Dataset, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    desk = Desk.open(page, f"{app.url}/?month={month_text(shipped.start)}")
    desk.slider.focus()
    seen: set[str] = set()
    first: tuple[Any, Any] | None = None
    for month in shipped.months:
        desk.wait_for_month(month_text(month))
        if (month - shipped.start) % 6 == 0:
            desk.settle()  # with all that the server adds
        boxes = page.evaluate(BOXES), desk.frame.evaluate(INSIDE)
        first = first or boxes
        for before, after in zip(first, boxes, strict=True):
            assert before.keys() == after.keys()
            seen |= {
                f"{name}: {before[name]} → {at}" for name, at in after.items() if at != before[name]
            }
        page.keyboard.press("ArrowRight")
    assert seen == set()


def test_a_month_is_told_once_and_politely(desk: Desk, shipped: Dataset) -> None:
    live = desk.frame.locator(".atlas-live")
    assert live.get_attribute("aria-live") == "polite"
    desk.slider.focus()
    desk.page.keyboard.press("Home")
    first = month_name(shipped.start)
    expect(live).to_contain_text(first)
    desk.page.wait_for_timeout(300)
    desk.frame.evaluate(HEAR)
    for _ in range(3):
        desk.page.keyboard.press("ArrowRight")
    desk.wait_for_month(month_text(shipped.start + 3))
    desk.settle()
    desk.page.wait_for_timeout(1500)
    heard = desk.frame.evaluate("window.heard")
    assert len(heard) == 1, (
        "three quick steps are told once, and an answer of the server not at all"
    )
    assert month_name(shipped.start + 3) in heard[0]
    assert shipped.phases[0].name in heard[0]


def test_play_tells_phases_and_where_it_stops(page: Page, app: Server, shipped: Dataset) -> None:
    end = shipped.phases[0].last
    desk = Desk.open(page, f"{app.url}/?month={month_text(end - 3)}")
    live = desk.frame.locator(".atlas-live")
    expect(live).to_contain_text(month_name(end - 3))
    desk.frame.evaluate(HEAR)
    desk.press("▶ Play")
    desk.wait_for_month(month_text(end + 4))
    desk.press("❚❚ Pause")
    stopped = desk.month()
    page.wait_for_timeout(1500)
    heard = desk.frame.evaluate("window.heard")
    assert [words for words in heard if month_name(end - 2) in words] == []
    assert any(month_name(end) in words for words in heard), "a phase that ends is told"
    year, month = stopped.split("-")
    assert month_name(int(year) * 12 + int(month) - 1) in heard[-1]
    assert len(heard) <= 4
