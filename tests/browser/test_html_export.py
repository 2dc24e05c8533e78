"""The page that stands alone, opened from disk with the network off: what a reader sees."""

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from exports.brief import Brief
from exports.html.page import encode
from tests.browser.boxes import clashes, measure
from tests.browser.desk import MARKS, RANGES
from tests.browser.expected import Mark, by_month, on_the_map
from tests.exports.briefs import brief_of, files_of, spoiled_copy
from views.view import Options

SIZES = [(1440, 900), (390, 844), (1920, 1080)]
LAST = 35
ROWS = """() => Object.fromEntries([...document.querySelectorAll("[data-row]")].map((row) => [
  row.dataset.row,
  [row.dataset.low, row.dataset.high, row.querySelector(".figure span").textContent],
]))"""
# Contrast of every text that is shown, against the first background that is painted behind it.
FAINT = """() => {
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b]
    .map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (node) => {
    for (let one = node; one; one = one.parentElement) {
      const colour = rgb(getComputedStyle(one).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim()) continue;
    if (!node.checkVisibility({ visibilityProperty: true })) continue;
    if (node.closest("svg, script, style, noscript, .atlas-live")) continue;
    const [one, other] = [light(rgb(getComputedStyle(node).color)), light(behind(node))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5) faint.push([walker.currentNode.textContent.trim().slice(0, 40), ratio]);
  }
  return faint;
}"""
SMALL = """() => [...document.querySelectorAll("button, a, input, summary")]
  .filter((node) => node.checkVisibility() && !node.closest("li h3") && !node.matches(".skip"))
  .map((node) => [node.textContent || node.id, node.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24)
  .map(([name, box]) => `${name}: ${box.width} by ${box.height}`)"""

Open = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a page from disk, offline; at its end it may have asked for nothing and said nothing."""
    pages: list[tuple[Page, list[str]]] = []

    def open_page(content: bytes | None = None, fragment: str = "", **settings: Any) -> Page:
        path = tmp_path / "atlas.html"
        path.write_bytes(files_of("html")["atlas.html"] if content is None else content)
        settings.setdefault("viewport", {"width": 1440, "height": 900})
        context = browser.new_context(offline=True, **settings)
        page, trouble = context.new_page(), list[str]()
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda said: trouble.append(f"{said.type}: {said.text}"))
        page.on("dialog", lambda dialog: dismiss(dialog, trouble))
        page.on("request", lambda made: trouble.append(made.url))
        page.goto(f"{path.as_uri()}{fragment}")
        page.wait_for_selector(".atlas[data-month]")
        page.wait_for_timeout(100)
        pages.append((page, trouble))
        return page

    yield open_page
    own = (tmp_path / "atlas.html").as_uri()
    for page, trouble in pages:
        page.context.close()
        said = [text for text in trouble if not text.startswith("data:")]
        assert [text for text in said if text.partition("#")[0] != own] == []


def dismiss(dialog: Dialog, trouble: list[str]) -> None:
    trouble.append(dialog.message)
    dialog.dismiss()


@pytest.fixture(scope="module")
def brief() -> Brief:
    return brief_of()


def month(page: Page) -> str:
    return str(page.evaluate("document.querySelector('.atlas').dataset.month"))


def wait_for_month(page: Page, wanted: str) -> None:
    page.wait_for_function(
        "month => document.querySelector('.atlas').dataset.month === month", arg=wanted
    )


def test_every_month_shows_the_numbers_of_the_table(opened: Open, brief: Brief) -> None:
    page = opened()
    view = brief.view
    table = by_month(view.edition.as_of, view.options.population)
    for index, (name, wanted) in enumerate(table.items()):
        page.locator(".time-slider").fill(str(index))
        wait_for_month(page, name)
        marks = {place: Mark(*data) for place, data in page.evaluate(MARKS).items()}
        assert marks == on_the_map(wanted, view.world.dataset)
        rows = page.evaluate(ROWS)
        assert {place: tuple(row[:2]) for place, row in rows.items()} == {
            place: mark[:2] for place, mark in wanted.items()
        }
        ranges = page.evaluate(RANGES)
        assert {place: row[2] for place, row in rows.items() if place in ranges} == {
            place: text.replace("◦", "").strip() for place, text in ranges.items()
        }
        frame = brief.frames["frames"][index]
        expect(page.locator(".atlas-title")).to_have_text(frame["title"])
        expect(page.locator(".atlas-date")).to_have_text(frame["date"])
        expect(page.locator(".ranges caption")).to_have_text(f"US troops, {frame['date']}")


def test_it_opens_at_the_last_month_asked_for_or_at_the_links(opened: Open) -> None:
    assert month(opened()) == "2026-12"
    assert month(opened(fragment="#2025-09")) == "2025-09"
    assert month(opened(fragment="#sources")) == "2026-12"
    page = opened(fragment="#2025-09")
    page.evaluate("location.hash = '2024-05'")
    wait_for_month(page, "2024-05")


def test_the_keyboard_reaches_every_month_and_phase(opened: Open) -> None:
    page = opened(fragment="#2025-03")
    for key, wanted in (
        ("ArrowRight", "2025-04"),
        ("ArrowLeft", "2025-03"),
        ("ArrowUp", "2025-04"),
        ("ArrowDown", "2025-03"),
        ("PageUp", "2025-09"),
        ("PageUp", "2026-09"),
        ("PageUp", "2026-12"),
        ("PageUp", "2026-12"),
        ("PageDown", "2026-09"),
        ("Home", "2024-01"),
        ("PageDown", "2024-01"),
        ("End", "2026-12"),
    ):
        page.locator(".time-slider").press(key)
        wait_for_month(page, wanted)
    text = page.locator(".time-slider").get_attribute("aria-valuetext")
    assert text == "December 2026, end of Late 2026"
    # Left and right also work where nothing has the focus; the map keeps its own keys.
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("ArrowLeft")
    wait_for_month(page, "2026-11")
    page.locator(".leaflet-container").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(100)
    assert month(page) == "2026-11"


def test_buttons_step_and_name_the_phase_shown(opened: Open, brief: Brief) -> None:
    page = opened(fragment="#2024-02")
    page.get_by_role("button", name="◀ Previous").click()
    wait_for_month(page, "2024-01")
    # Nothing lies before, but the button keeps the focus.
    previous = page.get_by_role("button", name="◀ Previous")
    expect(previous).to_have_attribute("aria-disabled", "true")
    previous.press("Enter")
    assert month(page) == "2024-01"
    expect(previous).to_be_focused()
    page.get_by_role("button", name="Next ▶").click()
    wait_for_month(page, "2024-02")
    for phase in brief.view.world.dataset.phases:
        button = page.get_by_role("button", name=phase.short, exact=True)
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(page.locator("[aria-pressed=true][data-atlas-step^=phase]")).to_have_count(1)
    page.wait_for_function("() => location.hash === '#2026-12'")


def test_play_steps_by_the_clock_and_stops_at_the_end(opened: Open) -> None:
    page = opened(fragment="#2026-09")
    page.wait_for_timeout(1200)
    assert month(page) == "2026-09", "it never starts by itself"
    page.evaluate("""() => {
      const atlas = document.querySelector(".atlas");
      window.shown = [];
      new MutationObserver(() => window.shown.push([atlas.dataset.month, performance.now()]))
        .observe(atlas, { attributeFilter: ["data-month"] });
    }""")
    page.get_by_role("button", name="▶ Play").click()
    expect(page.get_by_role("button", name="❚❚ Pause")).to_be_visible()
    wait_for_month(page, "2026-12")
    expect(page.get_by_role("button", name="▶ Play")).to_be_visible()
    shown = page.evaluate("window.shown")
    assert [name for name, _ in shown] == ["2026-10", "2026-11", "2026-12"]
    for (_, one), (_, other) in pairwise(shown):
        assert 600 < other - one < 1100
    page.get_by_role("button", name="▶ Play").click()
    wait_for_month(page, "2024-01")
    page.get_by_role("button", name="❚❚ Pause").click()
    page.wait_for_timeout(1000)
    assert month(page) in {"2024-01", "2024-02"}


def test_a_drag_draws_once_a_frame_of_the_display(opened: Open) -> None:
    page = opened(fragment="#2024-01")
    drawn = page.evaluate("""async () => {
      const slider = document.querySelector(".time-slider");
      const atlas = document.querySelector(".atlas");
      let drawn = 0;
      const watch = new MutationObserver(() => { drawn += 1; });
      watch.observe(atlas, { attributeFilter: ["data-month"] });
      for (let value = 1; value <= 30; value += 1) {
        slider.value = value;
        slider.dispatchEvent(new Event("input"));
      }
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return drawn;
    }""")
    assert drawn == 1
    assert month(page) == "2026-07"


def test_the_thumb_stands_over_the_phase_that_it_means(opened: Open, brief: Brief) -> None:
    page = opened()
    dataset = brief.view.world.dataset
    slider = page.locator(".time-slider").bounding_box()
    assert slider
    thumb = 20.0
    bands = page.locator(".band").all()
    for phase, band in zip(dataset.phases, bands, strict=True):
        box = band.bounding_box()
        assert box
        for at in (phase.first, phase.last):
            share = (at - dataset.start) / LAST
            centre = slider["x"] + thumb / 2 + share * (slider["width"] - thumb)
            assert box["x"] - 1 <= centre <= box["x"] + box["width"] + 1


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_fits_and_can_be_read(opened: Open, size: tuple[int, int], scheme: Any) -> None:
    page = opened(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    for fragment in ("2024-09", "2025-09", "2026-12"):
        page.evaluate("month => { location.hash = month; }", fragment)
        wait_for_month(page, fragment)
        assert clashes(measure(page.main_frame)) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert page.evaluate(FAINT) == []
    assert page.evaluate(SMALL) == []
    steps = page.locator(".atlas-steps").bounding_box()
    assert steps
    assert steps["y"] + steps["height"] <= size[1] + 20, "the controls are in the first screen"


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_words_of_the_table_are_cut_off(opened: Open, size: tuple[int, int]) -> None:
    # The most that a row can hold: exceptions, and the split beside them.
    split = brief_of(options=Options("us", split=True))
    (file,) = encode(split)
    page = opened(file.content, viewport={"width": size[0], "height": size[1]})
    expect(page.locator("[data-row=erbil] .state")).to_contain_text("illustrative split, not a")
    expect(page.locator("[data-row=erbil] .state")).to_contain_text("with exceptions none")
    assert cut_off(page) == []
    page.get_by_role("button", name="End of phase 1").click()  # rival figures: two pieces
    expect(page.locator("[data-row=iraq] .figure")).to_contain_text(" or ")
    assert cut_off(page) == []


def cut_off(page: Page) -> list[str]:
    """Return the cells of the table that hold more than they show."""
    found: list[str] = (
        page.evaluate("""() => [...document.querySelectorAll(".ranges th, .ranges td")]
      .filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent)""")
    )
    return found


def test_names_roles_and_order_for_those_who_listen(opened: Open) -> None:
    page = opened()
    assert page.locator("html").get_attribute("lang") == "en"
    headings = page.locator("h1, h2, [role=heading]").all_text_contents()
    assert headings[0] == "US and coalition troops in Iraq and Syria"
    assert headings[2:] == [
        "Ranges",
        "Sources and claims",
        "Assumptions",
        "Disputes",
        "About this page",
    ]
    assert page.get_by_role("slider", name="Month").count() == 1
    expect(page.locator(".atlas-live")).to_have_attribute("aria-live", "polite")
    page.locator(".time-slider").press("PageDown")
    expect(page.locator(".atlas-live")).to_have_text(
        "September 2026, end of Phase 2: Erbil hub, after the last report"
    )
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches(':focus-visible')")


def test_on_paper_all_is_open_and_light(opened: Open) -> None:
    page = opened(color_scheme="dark")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("details:not([open])").count() == 0
    expect(page.locator(".atlas-time")).to_be_hidden()
    expect(page.locator(".atlas-title")).to_be_visible()
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0
    assert page.locator(".atlas.is-dark").count() == 1


def test_hostile_texts_do_not_run(opened: Open, tmp_path: Path) -> None:
    hostile = brief_of(spoiled_copy(tmp_path / "hostile"))
    (file,) = encode(hostile)
    page = opened(file.content)
    dataset = hostile.view.world.dataset
    names = [
        " ".join(text.split()) for text in page.locator(".ranges tbody th").all_text_contents()
    ]
    assert names == [" ".join(place.name.split()) for place in dataset.places]
    assert page.title().startswith(" ".join(dataset.title.split()))
    assert "49" not in " ".join(page.locator("h1, h3").all_text_contents())


def test_the_clock_is_the_briefs(opened: Open, brief: Brief) -> None:
    (file,) = encode(Brief(brief.view, brief.months[:2], dt.date(2027, 1, 5)))
    page = opened(file.content)
    assert month(page) == "2025-09"
    assert "15 months ago" in (page.locator(".atlas-line").text_content() or "")
