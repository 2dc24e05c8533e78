"""The time layer in a real browser, on a page of its own: what it shows, and that nothing covers."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from sample_frames import PLACES, sample
from timelayer_page import CHROMIUM, FLAGS, write_page

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
      circles.push({place, kind, x: (r.left + r.right) / 2, y: (r.top + r.bottom) / 2, r: r.width / 2});
    }
    const dot = mark.querySelector(".atlas-true");
    if (shown(dot)) dots.push({...box(dot), place});
  }
  for (const part of ["legend", "scale", "buttons", "note"]) {
    const node = document.querySelector(".atlas-stage > .atlas-" + part);
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


def open_map(
    browser: Browser, folder: Path, frames: dict[str, Any], size: tuple[int, int]
) -> tuple[Page, list[str]]:
    """Open the map; the list takes up errors and requests that leave the machine."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda said: trouble.append(said.text) if said.type == "error" else None)
    page.on("request", lambda made: trouble.append(made.url) if "://" in made.url[:8] else None)
    address = write_page(folder, frames)
    page.on("dialog", lambda dialog: (trouble.append(dialog.message), dialog.dismiss()))
    page.goto(address)
    page.wait_for_function("window.atlas && document.querySelector('.atlas[data-month]')")
    page.wait_for_timeout(100)
    trouble[:] = [item for item in trouble if item != address]
    return page, trouble


def meet(one: dict[str, Any], other: dict[str, Any], slack: float = 0.5) -> bool:
    return bool(
        one["x0"] < other["x1"] - slack
        and other["x0"] < one["x1"] - slack
        and one["y0"] < other["y1"] - slack
        and other["y0"] < one["y1"] - slack
    )


def covers(circle: dict[str, Any], box: dict[str, Any]) -> bool:
    dx = max(box["x0"] - circle["x"], 0, circle["x"] - box["x1"])
    dy = max(box["y0"] - circle["y"], 0, circle["y"] - box["y1"])
    return float(dx * dx + dy * dy) ** 0.5 < circle["r"] - 0.5


def clashes(found: dict[str, Any]) -> list[str]:
    """Name every pair that covers each other."""
    labels, names, fixed = found["labels"], found["names"], found["fixed"]
    bad = []
    for at, label in enumerate([*labels, *names]):
        others = [*labels, *names][at + 1 :]
        bad += [
            f"{label['place']} / {other['place']}"
            for other in others
            if label["place"] != other["place"] and meet(label, other)
        ]
        bad += [f"{label['place']} / {other['place']}" for other in fixed if meet(label, other)]
        bad += [f"{label['place']} / dot {dot['place']}" for dot in found["dots"] if meet(label, dot)]
        bad += [
            f"{label['place']} / {circle['kind']} of {circle['place']}"
            for circle in found["circles"]
            if covers(circle, label)
        ]
        stage = found["stage"]
        if (
            label["x0"] < stage["x0"]
            or label["y0"] < stage["y0"]
            or label["x1"] > stage["x1"]
            or label["y1"] > stage["y1"]
        ):
            bad.append(f"{label['place']} / edge")
    discs = [circle for circle in found["circles"] if circle["kind"] != "ring"]
    bad += [
        f"{one['place']} on {other['place']}"
        for at, one in enumerate(discs)
        for other in discs[at + 1 :]
        if one["place"] != other["place"]
        and (one["x"] - other["x"]) ** 2 + (one["y"] - other["y"]) ** 2
        < (one["r"] + other["r"] - 0.5) ** 2
    ]
    return bad


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_covers_anything_in_any_month(
    browser: Browser, tmp_path: Path, size: tuple[int, int]
) -> None:
    page, trouble = open_map(browser, tmp_path, sample(), size)
    places = None
    for month in range(36):
        page.evaluate("month => window.atlas.show(month)", month)
        found = page.evaluate(MEASURE)
        assert clashes(found) == [], f"month {month}"
        assert {item["place"] for item in found["labels"]} == set(PLACE_IDS)
        where = page.evaluate(
            """() => [...document.querySelectorAll('.atlas-name, .atlas-badge .atlas-plate, '
                 + '.atlas-legend, .atlas-country-name, .atlas-title, .atlas-stage')]
                 .map(node => node.getBoundingClientRect())
                 .map(box => [box.x, box.bottom].map(value => Math.round(value * 10) / 10))"""
        )
        places = places or where
        assert where == places, f"something moved in month {month}"
    assert trouble == []
    page.close()
