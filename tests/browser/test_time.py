"""Time under the hand: keys, buttons, play, and nothing that grows; the server may be asleep."""

import os
import signal

import pytest
from playwright.sync_api import Page, expect

from claims.dataset import Dataset
from claims.dates import month_text
from exports.serve import Server
from tests.browser.desk import RECORD, Desk

# Elements and listeners that stay, in page and frame, and the page's memory after a collection.
COUNTS = """() => [
  document.querySelectorAll("*").length,
  document.querySelector(".st-key-map iframe").contentDocument.querySelectorAll("*").length,
]"""


@pytest.fixture
def months(shipped: Dataset) -> list[str]:
    return [month_text(month) for month in shipped.months]


def test_keys_of_the_slider(desk: Desk, shipped: Dataset, months: list[str]) -> None:
    ends = [month_text(phase.last) for phase in shipped.phases]
    desk.slider.focus()
    for key, month in (
        ("Home", months[0]),
        ("ArrowRight", months[1]),
        ("ArrowUp", months[2]),
        ("ArrowLeft", months[1]),
        ("PageUp", ends[0]),
        ("PageUp", ends[1]),
        ("PageDown", ends[0]),
        ("PageDown", months[0]),
        ("End", months[-1]),
    ):
        desk.page.keyboard.press(key)
        desk.wait_for_month(month)
        assert desk.month() == month, key
    desk.settle()
    assert desk.server_month() == months[-1]
    desk.assert_not_reloaded()


def test_a_held_arrow_key_only_ever_goes_forward(desk: Desk, months: list[str]) -> None:
    desk.slider.focus()
    desk.page.keyboard.press("Home")
    desk.wait_for_month(months[0])
    desk.settle()
    desk.frame.evaluate(RECORD)
    for _ in range(len(months) - 1):
        desk.page.keyboard.down("ArrowRight")  # a second `down` without `up` is a repeat
        desk.page.wait_for_timeout(33)
    desk.page.keyboard.up("ArrowRight")
    desk.wait_for_month(months[-1])
    desk.settle()
    # On a busy machine two repeats may fall into one frame; none is ever undone.
    shown = desk.frame.evaluate("window.shown")
    assert shown == sorted(set(shown))
    assert len(shown) > len(months) / 2
    assert desk.server_month() == months[-1]
    desk.assert_not_reloaded()


def test_play_goes_to_the_end_and_stops(page: Page, app: Server, months: list[str]) -> None:
    start = len(months) - 5
    desk = Desk.open(page, f"{app.url}/?month={months[start]}")
    desk.wait_for_month(months[start])
    page.wait_for_timeout(1200)
    assert desk.month() == months[start], "it never starts by itself"
    desk.frame.evaluate(RECORD)
    began = page.evaluate("performance.now()")
    desk.press("▶ Play")
    expect(page.get_by_role("button", name="❚❚ Pause")).to_be_visible()
    desk.wait_for_month(months[-1])
    took = page.evaluate("performance.now()") - began
    assert desk.frame.evaluate("window.shown") == months[start:]
    assert 2000 < took < 8000  # four steps of 0.8 s, with room for a busy machine
    expect(page.get_by_role("button", name="▶ Play")).to_be_visible()
    desk.settle()
    assert f"month={months[-1]}" in page.url
    # From the end it begins anew; any other control stops it.
    desk.press("▶ Play")
    desk.wait_for_month(months[1])
    desk.press("Next ▶")
    stopped = desk.month()
    expect(page.get_by_role("button", name="▶ Play")).to_be_visible()
    page.wait_for_timeout(1200)
    assert desk.month() in (stopped, months[months.index(stopped) + 1])
    desk.assert_not_reloaded()


def test_play_and_buttons_go_on_while_the_server_sleeps(
    page: Page, app: Server, months: list[str], shipped: Dataset
) -> None:
    desk = Desk.open(page, f"{app.url}/?month={months[3]}")
    desk.wait_for_month(months[3])
    desk.settle()
    os.kill(app.process.pid, signal.SIGSTOP)
    try:
        desk.press("▶ Play")
        for month in months[4:8]:
            desk.wait_for_month(month)
        desk.press("❚❚ Pause")
        desk.press(shipped.phases[-1].short)
        desk.wait_for_month(month_text(shipped.phases[-1].last))
        page.wait_for_timeout(100)
        assert {p: desk.figures()[p] for p in desk.ranges()} == desk.ranges()
        assert desk.server_month() == months[3]
    finally:
        os.kill(app.process.pid, signal.SIGCONT)
    desk.settle()
    assert desk.server_month() == month_text(shipped.phases[-1].last)
    assert desk.month() == desk.server_month()


def test_three_hundred_steps_leave_nothing_behind(desk: Desk, months: list[str]) -> None:
    page = desk.page
    session = page.context.new_cdp_session(page)

    def lap(steps: int) -> tuple[list[int], float, int]:
        desk.slider.focus()
        for at in range(steps):
            page.keyboard.press("ArrowRight" if at % 40 < 20 else "ArrowLeft")
            page.wait_for_timeout(8)
        page.keyboard.press("End")
        desk.wait_for_month(months[-1])
        desk.settle()
        page.wait_for_timeout(300)
        session.send("HeapProfiler.collectGarbage")
        told = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
        return page.evaluate(COUNTS), told["JSHeapUsedSize"], int(told["JSEventListeners"])

    session.send("Performance.enable")
    counts, heap, listeners = lap(40)
    after, grown, heard = lap(300)
    assert after == counts
    assert heard <= listeners + 5
    assert grown < heap * 1.15 + 1e6
    desk.assert_not_reloaded()


def test_reduced_motion_moves_nothing_between_months(page: Page, app: Server) -> None:
    page.emulate_media(reduced_motion="reduce")
    desk = Desk.open(page, app.url)
    moving = """() => [...document.querySelectorAll("*")].filter((node) => {
      const style = getComputedStyle(node);
      return parseFloat(style.transitionDuration) > 0 || parseFloat(style.animationDuration) > 0;
    }).map((node) => node.getAttribute("class"))"""
    assert desk.frame.evaluate(moving) == []
    ours = """() => [...document.querySelectorAll('[class*="atlas-"] *')].filter((node) =>
      parseFloat(getComputedStyle(node).transitionDuration) > 0.01
    ).length"""
    assert page.evaluate(ours) == 0


def test_the_fallback_brings_every_step_without_the_observer(desk: Desk, months: list[str]) -> None:
    desk.frame.evaluate("window.atlas.bridge.stopWatching()")
    desk.slider.focus()
    at = months.index(desk.month())
    for step in range(1, 6):
        desk.page.keyboard.press("ArrowRight")
        desk.wait_for_month(months[at + step])
    desk.page.keyboard.press("Home")
    desk.wait_for_month(months[0])
    desk.choose("Whom", "Other coalition troops")
    desk.frame.wait_for_function(
        "() => document.querySelector('.atlas-legend-title').textContent.startsWith('Other')"
    )
    desk.assert_not_reloaded()
