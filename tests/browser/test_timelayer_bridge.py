"""The map in a frame, following the page around it, with React's habits played by the test."""

import functools
import json
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, Page, sync_playwright

from tests.browser.sample_frames import sample
from tests.browser.timelayer_page import CHROMIUM, FLAGS, write_page

OUTER = """<!doctype html><html lang="en"><title>Page</title>
<div id="app"></div><iframe src="map.html" width="900" height="590" title="Map"></iframe>"""

# Puts an element's replacement in its place, as React does, with a text that never is markup.
REPLACE = """
([name, text]) => {
  document.querySelector(`[data-atlas-${name}]`)?.remove();
  const made = document.createElement("div");
  made.setAttribute(`data-atlas-${name}`, "");
  made.hidden = true;
  made.textContent = text;
  document.querySelector("#app").appendChild(made);
}
"""
CONTROL = """
month => {
  document.querySelector("[data-atlas-shown]")?.remove();
  const made = document.createElement("div");
  made.setAttribute("data-atlas-shown", month);
  document.querySelector("#app").appendChild(made);
}
"""
DRAG = (
    'month => document.querySelector("[data-atlas-shown]").setAttribute("data-atlas-shown", month)'
)


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    """Return a page with the map in a frame; nothing may go wrong on it."""
    write_page(tmp_path, None)
    (tmp_path / "index.html").write_text(OUTER, encoding="utf-8")
    handler = functools.partial(Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened = browser.new_page()
        trouble: list[str] = []
        opened.on("pageerror", lambda error: trouble.append(str(error)))
        opened.goto(f"http://127.0.0.1:{server.server_port}/index.html")
        inner(opened).wait_for_function("window.atlas")
        yield opened
        browser.close()
        server.shutdown()
        assert trouble == []


def inner(page: Page) -> Frame:
    return page.frames[1]


def shows(page: Page, month: str) -> bool:
    """Wait until the map shows a month; give up after a while."""
    inner(page).wait_for_function("month => window.atlas.current()?.month === month", arg=month)
    return True


def test_the_map_waits_for_its_frames(page: Page) -> None:
    assert inner(page).evaluate("window.atlas.current()") is None
    page.evaluate(REPLACE, ["month", "2024-05"])
    page.evaluate(REPLACE, ["frames", json.dumps(sample())])
    assert shows(page, "2024-05")


def test_the_control_is_followed_and_a_named_month_where_there_is_none(page: Page) -> None:
    page.evaluate(REPLACE, ["frames", json.dumps(sample())])
    page.evaluate(REPLACE, ["month", "2024-05"])
    assert shows(page, "2024-05")
    page.evaluate(CONTROL, "2024-05")
    page.evaluate(DRAG, "2024-12")
    assert shows(page, "2024-12")
    # The server's answer to an older step does not take the map back.
    page.evaluate(REPLACE, ["month", "2024-11"])
    page.wait_for_timeout(700)
    assert shows(page, "2024-12")
    page.evaluate(DRAG, "2025-01")
    assert shows(page, "2025-01")
    page.evaluate("document.querySelector('[data-atlas-shown]').remove()")
    page.evaluate(REPLACE, ["month", "2026-02"])
    assert shows(page, "2026-02")
    page.evaluate(REPLACE, ["month", "no such month"])
    page.wait_for_timeout(100)
    assert shows(page, "2026-02")


def test_without_its_observer_every_named_month_still_arrives(page: Page) -> None:
    page.evaluate(REPLACE, ["frames", json.dumps(sample())])
    page.evaluate(CONTROL, "2024-05")
    page.evaluate(REPLACE, ["month", "2024-05"])
    assert shows(page, "2024-05")
    inner(page).evaluate("window.atlas.bridge.stopWatching()")
    for month in ("2024-06", "2024-07", "2025-09"):
        page.evaluate(DRAG, month)
        page.evaluate(REPLACE, ["month", month])
        assert shows(page, month)


def test_arrow_keys_step_through_the_phases_where_there_is_no_control(page: Page) -> None:
    frames = sample()
    page.evaluate(REPLACE, ["frames", json.dumps(frames)])
    page.evaluate(REPLACE, ["month", frames["months"][0]])
    assert shows(page, frames["months"][0])
    ends = [frames["months"][phase["last"]] for phase in frames["phases"]]
    for month in ends:
        page.keyboard.press("ArrowRight")
        assert shows(page, month)
        assert f"month={month}" in page.url
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert shows(page, ends[-2])
    inner(page).locator(".leaflet-container").focus()
    page.keyboard.press("ArrowLeft")
    assert shows(page, ends[-3])


def test_new_frames_do_not_load_the_frame_again(page: Page) -> None:
    page.evaluate(REPLACE, ["frames", json.dumps(sample())])
    page.evaluate(REPLACE, ["month", "2025-03"])
    assert shows(page, "2025-03")
    inner(page).evaluate("window.still = 'here'")
    other = sample()
    other["frames"][14]["title"] = "Another edition"
    page.evaluate(REPLACE, ["frames", json.dumps(other)])
    inner(page).locator(".atlas-title", has_text="Another edition").wait_for()
    assert shows(page, "2025-03")
    page.evaluate(REPLACE, ["frames", "{broken"])
    page.wait_for_timeout(100)
    assert shows(page, "2025-03")
    assert inner(page).evaluate("window.still") == "here"


def test_choosing_a_mark_clicks_its_row_in_the_page(page: Page) -> None:
    page.evaluate(REPLACE, ["frames", json.dumps(sample())])
    page.evaluate(
        """() => {
          const button = document.createElement("button");
          button.dataset.atlasRow = "erbil";
          button.onclick = () => { window.clicked = "erbil"; };
          document.querySelector("#app").appendChild(button);
        }"""
    )
    inner(page).locator("[data-place=harir] .atlas-plate").click()
    assert page.evaluate("window.clicked ?? null") is None
    inner(page).locator("[data-place=erbil] .atlas-plate").click()
    assert page.evaluate("window.clicked") == "erbil"
    page.evaluate(REPLACE, ["place", "erbil"])
    inner(page).locator("[data-place=erbil][aria-pressed=true]").wait_for()


def test_a_frame_that_goes_away_follows_nothing(page: Page) -> None:
    page.evaluate(REPLACE, ["frames", json.dumps(sample())])
    page.evaluate("document.querySelector('iframe').remove()")
    page.evaluate(CONTROL, "2024-04")
    page.evaluate(DRAG, "2024-10")
    page.wait_for_timeout(100)
    assert len(page.frames) == 1
