"""The time layer in a real browser, on a page of its own: what it shows, and that all is clear."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from tests.browser.sample_frames import PLACES, mark, sample
from tests.browser.timelayer_page import CHROMIUM, FLAGS, write_page

PLACE_IDS = [place["id"] for place in PLACES]
SIZES = [(390, 520), (900, 590), (1440, 620), (1920, 1080)]

# Everything that may not cover anything else, measured in the page, for the month shown.
MEASURE = """
() => {
  const stage = document.querySelector(".atlas-stage").getBoundingClientRect();
  const box = (node) => {
    const r = node.getBoundingClientRect();
    return {x0: r.left, y0: r.top, x1: r.right, y1: r.bottom, text: node.textContent};
  };
  const shown = (node) => node && node.getClientRects().length > 0;
  const labels = [], circles = [], dots = [], fixed = [], names = [];
  for (const mark of document.querySelectorAll(".atlas-mark")) {
    const place = mark.dataset.place;
    if (mark.matches(".atlas-badge")) {
      const plate = mark.querySelector(".atlas-plate");
      if (shown(plate)) labels.push({...box(plate), place, badge: true});
      continue;
    }
    for (const text of mark.querySelectorAll(".atlas-label text")) {
      if (shown(text) && text.textContent) labels.push({...box(text), place});
    }
    for (const kind of ["ring", "disc", "unknown", "zero"]) {
      const node = mark.querySelector(".atlas-" + kind);
      if (!shown(node)) continue;
      const r = node.getBoundingClientRect();
      const x = (r.left + r.right) / 2, y = (r.top + r.bottom) / 2;
      circles.push({place, kind, x, y, r: r.width / 2});
    }
    const dot = mark.querySelector(".atlas-true");
    if (shown(dot)) dots.push({...box(dot), place});
  }
  for (const part of ["legend", "scale", "buttons", "note"]) {
    const node = document.querySelector(".atlas-" + part);
    if (shown(node)) fixed.push({...box(node), place: part});
  }
  for (const node of document.querySelectorAll(".atlas-country-name")) {
    if (shown(node) && node.textContent) names.push({...box(node), place: node.textContent});
  }
  return {stage: {x0: stage.left, y0: stage.top, x1: stage.right, y1: stage.bottom},
          labels, circles, dots, fixed, names};
}
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


class Opened:
    """The map's page, with whatever went wrong on it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.trouble: list[str] = []
        page.on("pageerror", lambda error: self.trouble.append(str(error)))
        page.on("console", lambda said: self.trouble.append(f"{said.type}: {said.text}"))
        page.on("request", lambda made: self.trouble.append(made.url))
        page.on("dialog", self._dialog)

    def _dialog(self, dialog: Dialog) -> None:
        self.trouble.append(dialog.message)
        dialog.dismiss()

    def show(self, month: int) -> None:
        self.page.evaluate("month => window.atlas.show(month)", month)

    def attributes(self, place: str) -> dict[str, str]:
        found: dict[str, str] = self.page.evaluate(
            "place => ({...document.querySelector(`[data-place=${place}]`).dataset})", place
        )
        return found

    def clashes(self) -> list[str]:
        return clashes(self.page.evaluate(MEASURE))


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Any]:
    """Return a function that opens the map; at the end nothing may have gone wrong on any page."""
    pages = []

    def open_map(frames: dict[str, Any], size: tuple[int, int] = (900, 590)) -> Opened:
        page = browser.new_page(viewport={"width": size[0], "height": size[1]})
        made = Opened(page)
        pages.append(made)
        address = write_page(tmp_path, frames)
        page.goto(address)
        page.wait_for_function("window.atlas && document.querySelector('.atlas[data-month]')")
        page.wait_for_timeout(100)
        made.trouble.remove(address)
        return made

    yield open_map
    for made in pages:
        made.page.close()
        assert made.trouble == []


def meet(one: dict[str, Any], other: dict[str, Any], slack: float = 0.5) -> bool:
    return bool(
        one["x0"] < other["x1"] - slack
        and other["x0"] < one["x1"] - slack
        and one["y0"] < other["y1"] - slack
        and other["y0"] < one["y1"] - slack
    )


def within(inner: dict[str, Any], outer: dict[str, Any]) -> bool:
    return bool(
        inner["x0"] >= outer["x0"]
        and inner["y0"] >= outer["y0"]
        and inner["x1"] <= outer["x1"]
        and inner["y1"] <= outer["y1"]
    )


def covers(circle: dict[str, Any], box: dict[str, Any]) -> bool:
    dx = max(box["x0"] - circle["x"], 0, circle["x"] - box["x1"])
    dy = max(box["y0"] - circle["y"], 0, circle["y"] - box["y1"])
    return bool((dx * dx + dy * dy) ** 0.5 < circle["r"] - 0.5)


def clashes(found: dict[str, Any]) -> list[str]:
    """Name every pair that covers each other, and every text that is cut off."""
    texts = [*found["labels"], *found["names"]]
    bad = []
    for at, text in enumerate(texts):
        for other in texts[at + 1 :]:
            if text["place"] != other["place"] and meet(text, other):
                bad.append(f"{text['place']} / {other['place']}")
        bad += [f"{text['place']} / {item['place']}" for item in found["fixed"] if meet(text, item)]
        bad += [f"{text['place']} / dot {dot['place']}" for dot in found["dots"] if meet(text, dot)]
        bad += [
            f"{text['place']} / {circle['kind']} of {circle['place']}"
            for circle in found["circles"]
            if covers(circle, text)
        ]
        if not within(text, found["stage"]):
            bad.append(f"{text['place']} / edge")
    discs = [circle for circle in found["circles"] if circle["kind"] != "ring"]
    for at, one in enumerate(discs):
        for other in discs[at + 1 :]:
            apart = ((one["x"] - other["x"]) ** 2 + (one["y"] - other["y"]) ** 2) ** 0.5
            if one["place"] != other["place"] and apart < one["r"] + other["r"] - 0.5:
                bad.append(f"{one['place']} on {other['place']}")
    return bad


def test_a_clash_is_found() -> None:
    stage = {"x0": 0, "y0": 0, "x1": 100, "y1": 100}
    label = {"x0": 10, "y0": 10, "x1": 30, "y1": 20, "place": "one"}
    other = {**label, "x0": 25, "x1": 120, "place": "two"}
    ring = {"place": "three", "kind": "ring", "x": 20, "y": 25, "r": 8}
    found = {"stage": stage, "labels": [label, other], "circles": [ring]}
    found |= {"dots": [], "fixed": [], "names": []}
    assert clashes(found) == [
        "one / two",
        "one / ring of three",
        "two / ring of three",
        "two / edge",
    ]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_covers_anything_and_nothing_moves_in_any_month(
    opened: Any, size: tuple[int, int]
) -> None:
    made = opened(sample(), size)
    first = None
    for month in range(36):
        made.show(month)
        found = made.page.evaluate(MEASURE)
        assert clashes(found) == [], f"month {month}"
        assert {item["place"] for item in found["labels"]} == set(PLACE_IDS)
        where = made.page.evaluate(
            """() => [...document.querySelectorAll('.atlas-name, .atlas-badge .atlas-plate, '
                 + '.atlas-legend, .atlas-country-name, .atlas-title, .atlas-stage')]
                 .map(node => node.getBoundingClientRect())
                 .map(box => [box.x, box.bottom].map(value => Math.round(value * 10) / 10))"""
        )
        first = first or where
        assert where == first, f"something moved in month {month}"


def test_moving_zooming_and_resizing_keep_everything_clear(opened: Any) -> None:
    made = opened(sample(), (1440, 700))
    page = made.page
    zoom_in, zoom_out, home = page.locator(".atlas-buttons button").all()
    start = page.evaluate(MEASURE)
    for act in (zoom_in, zoom_in, zoom_out, zoom_out, zoom_out):
        act.click()
        assert made.clashes() == []
    page.mouse.move(800, 300)
    page.mouse.down()
    page.mouse.move(700, 420, steps=4)
    page.mouse.up()
    page.wait_for_timeout(100)
    assert made.clashes() == []
    home.click()
    assert page.evaluate(MEASURE) == start
    for width, height in ((390, 520), (700, 900), (1440, 700)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(150)
        assert made.clashes() == []
    assert page.evaluate(MEASURE) == start


def test_marks_carry_their_figures(opened: Any) -> None:
    frames = sample()
    made = opened(frames)
    for month in (0, 12, 20, 35):
        made.show(month)
        for wanted in frames["frames"][month]["marks"]:
            found = made.attributes(wanted["place"])
            assert found["low"] == ("" if wanted["low"] is None else str(wanted["low"]))
            assert found["high"] == ("" if wanted["high"] is None else str(wanted["high"]))
            assert (found["support"], found["state"]) == (wanted["support"], wanted["state"])


def test_a_mark_that_may_be_nobody_has_the_sign_of_no_figure(opened: Any) -> None:
    frames = sample()
    for frame in frames["frames"]:
        frame["marks"][0] |= {"low": 0, "high": None, "range": "none or unknown"}
    made = opened(frames)
    drawn = made.page.evaluate(
        """() => [...document.querySelectorAll('[data-place="ain-al-asad"] g > *')]
          .filter(node => getComputedStyle(node).display !== 'none' && node.matches('[class]'))
          .map(node => node.getAttribute('class'))"""
    )
    # Something to see where a line from the true place may end.
    assert "atlas-unknown" in drawn
    assert not {"atlas-disc", "atlas-zero"} & set(drawn)
    assert "no figure" in (made.page.locator(".atlas-legend").text_content() or "")
    key = made.page.locator(".atlas-keys [role=listitem]", has_text="assumption")
    assert key.locator(".atlas-sign").text_content() == "◦"


def test_area_is_proportional_to_number_in_marks_and_legend(opened: Any) -> None:
    made = opened(sample())
    made.show(12)
    pairs = made.page.evaluate(
        """() => {
          const radius = node => Number(node.getAttribute("r"));
          const marks = [...document.querySelectorAll(".atlas-site")]
            .map(mark => [Number(mark.dataset.high), radius(mark.querySelector(".atlas-ring"))]);
          const values = [...document.querySelectorAll(".atlas-nest-text")]
            .map(text => Number(text.textContent.replace(",", "")));
          const rings = [...document.querySelectorAll(".atlas-nest-ring")].map(radius);
          return [...marks, ...values.map((value, at) => [value, rings[at]])];
        }"""
    )
    assert len(pairs) == 7
    scale = [radius**2 / number for number, radius in pairs]
    assert max(scale) / min(scale) < 1.02


def test_a_stated_zero_no_figure_and_no_bound_look_different(opened: Any) -> None:
    made = opened(sample())
    made.show(35)
    shown = made.page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".atlas-site")].map(mark => [
             mark.dataset.place,
             ["ring", "disc", "zero", "unknown"].filter(
               kind => mark.querySelector(".atlas-" + kind).getClientRects().length)]))"""
    )
    assert shown == {
        "ain-al-asad": ["zero"],
        "baghdad": ["zero"],
        "erbil": ["unknown"],
        "harir": ["ring"],
    }


def test_a_country_without_sites_is_shaded_and_has_a_badge_only(opened: Any) -> None:
    page = opened(sample()).page
    assert page.locator("path.atlas-lifted").count() == 2
    assert page.locator("path.atlas-lifted.is-shaded").count() == 1
    assert page.locator("[data-place=syria] circle").count() == 0


def test_the_frame_follows_the_month_as_a_whole(opened: Any) -> None:
    frames = sample()
    made = opened(frames)
    page = made.page
    for month in (8, 9):
        frame = frames["frames"][month]
        made.show(month)
        text = page.locator(".atlas").inner_text()
        for piece in (frame["title"], frame["date"], frame["phase_text"], frame["evidence"]):
            assert piece in text
        assert ("after the last report" in text) is frame["after_evidence"]
        assert page.locator(".leaflet-container").get_attribute("aria-label") == frame["title"]
        assert page.locator(".atlas").get_attribute("data-month") == frames["months"][month]
    assert frames["source_line"] in text
    page.wait_for_timeout(600)
    assert page.locator("[aria-live=polite]").inner_text() == (
        "October 2024, Phase 1: coalition mission winds down, after the last report"
    )


def test_marks_are_buttons_for_the_keyboard(opened: Any) -> None:
    made = opened(sample())
    page = made.page
    page.evaluate("window.chosen = []; window.atlas.onSelect(id => window.chosen.push(id))")
    made.show(20)
    mark_ = page.get_by_role("button", name="Erbil: 50–2,625, stays to end of 2026, announced")
    mark_.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    page.locator("[data-place=syria] .atlas-plate").click()
    assert page.evaluate("window.chosen") == ["erbil", "erbil", "syria"]
    order = []
    page.locator(".leaflet-container").focus()
    for _ in PLACE_IDS:
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.dataset.place"))
    assert order == PLACE_IDS
    assert page.evaluate(
        """() => getComputedStyle(document.activeElement.querySelector(".atlas-plate")).stroke"""
    ) not in ("none", "")
    page.evaluate("window.atlas.select('erbil')")
    assert mark_.get_attribute("aria-pressed") == "true"
    small = page.evaluate(
        """() => [...document.querySelectorAll(".atlas-hit, .atlas-badge .atlas-plate, button")]
             .map(node => node.getBoundingClientRect())
             .filter(box => box.width < 24 || box.height < 24).length"""
    )
    assert small == 0


def test_three_hundred_steps_leave_no_more_elements(opened: Any) -> None:
    page = opened(sample()).page
    count = "document.querySelectorAll('*').length"
    page.evaluate("for (let month = 0; month < 36; month += 1) window.atlas.show(month)")
    page.evaluate("window.atlas.show(0)")
    before = page.evaluate(count)
    page.evaluate("for (let step = 0; step <= 288; step += 1) window.atlas.show(step % 36)")
    assert page.evaluate(count) == before


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "${alert(2)}",
    "`${alert(3)}`",
    "{{7*7}}{% raw %}{#",
    "</script><script>alert(4)</script>",
    "'\"&amp;\u2028",
]


def test_hostile_text_is_shown_as_text(opened: Any) -> None:
    frames = sample()
    for place, name in zip(frames["places"], HOSTILE, strict=True):
        place["name"] = name
    for frame in frames["frames"]:
        frame["title"] = "".join(HOSTILE)
        for one, text in zip(frame["marks"], HOSTILE, strict=True):
            one["state"] = one["range"] = text
    frames["source_line"] = frames["as_known"] = frames["banner"] = "".join(HOSTILE)
    made = opened(frames)
    made.show(3)
    page = made.page
    assert page.locator("img").count() == 0
    assert page.locator(".atlas-title").text_content() == "".join(HOSTILE)
    assert page.locator(".atlas-banner").text_content() == "".join(HOSTILE)
    for name, place in zip(HOSTILE, PLACE_IDS, strict=True):
        label = page.locator(f"[data-place={place}] .atlas-name").text_content() or ""
        assert name.startswith(label.rstrip("…"))
        assert made.attributes(place)["state"] == name


BAD: list[Any] = [
    None,
    3,
    "",
    "{",
    "[]",
    {},
    {"frames": []},
    {"frames": [None], "places": [{}]},
    {"frames": [{"marks": 3}], "places": "x", "months": 4},
    {"frames": [{"marks": [{"place": "a", "low": "<b>", "high": -3, "support": 7}]}],
     "places": [{"id": "a", "latitude": 33, "longitude": 44},
                {"id": "b", "latitude": None, "longitude": 44},
                {"id": "c", "latitude": 1e9, "longitude": 44},
                {"id": "d", "kind": "country", "latitude": 20, "longitude": -170}],
     "legend_values": ["x", None, -4], "largest": None},
]  # fmt: skip


def test_bad_frames_break_nothing(opened: Any) -> None:
    made = opened(sample())
    for bad in BAD:
        made.page.evaluate("bad => window.atlas.setFrames(bad)", bad)
        for month in (-1, 0, 7, 99, None, "x"):
            made.page.evaluate("month => window.atlas.show(month)", month)
    assert made.attributes("a") | {"level": ""} == {
        "place": "a", "low": "", "high": "", "support": "no-number", "state": "", "level": "",
    }  # fmt: skip
    made.page.evaluate("good => window.atlas.setFrames(good)", json.dumps(sample()))
    assert made.attributes("erbil")["state"] == "stays to end of 2026"
    assert made.clashes() == []


def test_new_frames_keep_the_view_and_the_month(opened: Any) -> None:
    made = opened(sample())
    page = made.page
    made.show(12)
    page.locator(".atlas-buttons button").first.click()
    before = page.evaluate(MEASURE)
    frames = sample()
    frames["months"] = frames["months"][2:]
    frames["frames"] = frames["frames"][2:]
    frames["frames"][10]["title"] = "Another edition"
    page.evaluate("frames => window.atlas.setFrames(frames)", json.dumps(frames))
    assert page.evaluate("window.atlas.current().month") == "2025-01"
    assert page.locator(".atlas-title").text_content() == "Another edition"
    after = page.evaluate(MEASURE)
    assert after["dots"] == before["dots"]


def crowd(count: int) -> dict[str, Any]:
    """Return frames of many places strewn over both countries."""
    chance = random.Random(7)
    frames = sample()
    spots = [(chance.uniform(30, 37), chance.uniform(37, 47)) for _ in range(count)]
    frames["places"] = frames["places"][4:] + [
        {"id": f"p{at}", "name": f"Place {at}", "kind": "base", "latitude": y, "longitude": x}
        for at, (y, x) in enumerate(spots)
    ]
    for frame in frames["frames"]:
        frame["marks"] = frame["marks"][4:] + [
            mark(
                f"p{at}",
                chance.choice([None, 0, 40]),
                chance.choice([0, 90, 400]),
                "in use",
                "stated",
            )
            for at in range(count)
        ]
    return frames


def test_a_hundred_places_shorten_labels_and_say_so(opened: Any) -> None:
    made = opened(crowd(100), (1440, 800))
    levels = made.page.evaluate(
        "() => [...document.querySelectorAll('.atlas-mark')].map(node => node.dataset.level)"
    )
    assert len(levels) == 102
    short = sum(level != "full" for level in levels)
    assert 0 < short < 102
    note = made.page.locator(".atlas-note").text_content()
    assert note == f"{short} labels shortened: zoom in or point at the mark"
    found = made.page.evaluate(MEASURE)
    found["circles"] = [circle for circle in found["circles"] if circle["kind"] == "disc"]
    found["dots"] = []
    assert [bad for bad in clashes(found) if " on " not in bad] == []
    assert made.attributes("iraq")["level"] == made.attributes("syria")["level"] == "full"


def test_a_step_touches_only_the_marks_that_change(opened: Any) -> None:
    frames = crowd(500)
    page = opened(frames, (1440, 800)).page
    touched = """async (month) => {
      window.atlas.show(month - 1);
      await new Promise((done) => setTimeout(done, 50));
      const places = new Set();
      const seen = new MutationObserver((records) => {
        for (const { target } of records) {
          const element = target.nodeType === 1 ? target : target.parentElement;
          const mark = element && element.closest("[data-place]");
          if (mark) places.add(mark.dataset.place);
        }
      });
      const everything = { subtree: true, attributes: true, childList: true, characterData: true };
      seen.observe(document.body, everything);
      window.atlas.show(month);
      window.atlas.show(month);
      await new Promise((done) => setTimeout(done, 50));
      return [...places];
    }"""
    for month in (1, 12, 24):
        before, after = (frames["frames"][index]["marks"] for index in (month - 1, month))
        changed = {new["place"] for old, new in zip(before, after, strict=True) if old != new}
        assert set(page.evaluate(touched, month)) <= changed


def test_type_and_marks_grow_with_the_stage(opened: Any) -> None:
    small = opened(sample(), (1280, 720)).page.evaluate(MEASURE)
    large = opened(sample(), (3840, 2160)).page.evaluate(MEASURE)
    for one, other in zip(small["labels"], large["labels"], strict=True):
        # A line is a whole number of pixels high, a plate and a text are as wide as they are.
        start, end = ("y0", "y1") if "badge" in one else ("x0", "x1")
        ratio = (other[end] - other[start]) / (one[end] - one[start])
        assert ratio == pytest.approx(3, rel=0.08)
    for one, other in zip(small["circles"], large["circles"], strict=True):
        assert other["r"] / one["r"] == pytest.approx(3, rel=0.08)
