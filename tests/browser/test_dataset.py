"""Datasets that nobody has vouched for: hostile text, damaged files, wrong arguments."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from claims.dataset import Dataset
from claims.dates import month_text
from claims.load import load_dataset
from exports.serve import Server
from exports.view import wait_for_map
from files import read_yaml
from tests.browser.desk import Desk
from ui.state import SECTIONS

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "${alert(1)}",
    "`${alert(1)}` `",
    "{{7*7}} {%raw%} {#",
    "[x](javascript:alert(1)) ![y](x)",
    ":material/home: :red[a] *b* $c$",
    "</script><script>alert(1)</script>",
    "\"'><svg onload=alert(1)>",
    "<!--",
)
SHORT = ("<b>bold</b>", "`${alert(1)}`", "[x](javascript:1)", ":material/home:", "{{7*7}}")
# Texts that are shown, by the file and the keys of the mappings that hold them.
TEXTS = {
    "data/dataset.yaml": {"title", "name", "short"},
    "data/places.yaml": {"name", "means"},
    "data/assumptions.yaml": {"says", "short", "reason"},
    "data/words.yaml": {"reason"},
    "seeds/reports/*.yaml": {"title", "outlet", "says", "name", "under"},
}


def spoil(folder: Path) -> None:
    """Put hostile text before every text that is shown, or in its place where it is short."""
    tricks, short = itertools.cycle(HOSTILE), itertools.cycle(SHORT)

    def spoiled(value: Any, keys: set[str]) -> Any:
        if isinstance(value, list):
            return [spoiled(item, keys) for item in value]
        if isinstance(value, dict):
            return {key: replaced(key, item, keys) for key, item in value.items()}
        return value

    def replaced(key: str, item: Any, keys: set[str]) -> Any:
        if key not in keys or not isinstance(item, str):
            return spoiled(item, keys)
        return next(short) if key == "short" else f"{next(tricks)} {item}"

    for pattern, keys in TEXTS.items():
        for path in sorted(folder.glob(pattern)):
            text = yaml.safe_dump(spoiled(read_yaml(path), keys), allow_unicode=True)
            path.write_text(text, "utf-8")


def plain(text: str | None) -> str:
    return " ".join((text or "").split())


def test_text_stays_text(
    page: Page, start: Callable[..., Server], another: Callable[[], Path]
) -> None:
    folder = another()
    spoil(folder)
    hostile: Dataset = load_dataset(folder)
    desk = Desk.open(page, start("--dataset", str(folder)).url)
    expect(page.locator(".atlas-title")).to_have_text(plain(hostile.title))
    for place in hostile.places:
        expect(desk.row(place.id).locator(".name")).to_have_text(place.name)
        desk.row(place.id).click()
        expect(page.locator(".atlas-reasons h3")).to_contain_text(plain(place.name))
        if place.means:
            expect(page.locator(".atlas-reasons")).to_contain_text(plain(place.means))
    told = next(claim for claim in hostile.claims if claim.id in _named(page))
    expect(page.locator(".atlas-reasons")).to_contain_text(plain(told.says))
    for mark in desk.frame.locator("[data-place]").all():
        place = next(p for p in hostile.places if p.id == mark.get_attribute("data-place"))
        assert plain(place.name) in plain(mark.get_attribute("aria-label"))
    for phase in hostile.phases:
        button = page.locator(f'[data-atlas-step="phase-{phase.id}"]')
        expect(button).to_have_text(phase.short)
        button.click()
        desk.wait_for_month(month_text(phase.last))
        desk.settle()
        assert (button.get_attribute("title") or "").startswith(phase.name)
    for population in hostile.populations:
        name = population.name[0].upper() + population.name[1:]
        desk.choose("Whom", plain(name))
    said = ""
    for name in SECTIONS:
        desk = Desk.open(page, f"{desk.page.url.partition('?')[0]}?section={name}")
        said += plain(" ".join(page.locator(".st-key-below").all_text_contents()))
        _assert_no_markup(page, desk)
    for report in hostile.reports:
        assert plain(report.title) in said
        assert plain(report.outlet) in said
    assert [a.reason for a in hostile.assumptions if plain(a.reason) not in said] == []
    assert [c.says for c in hostile.claims if plain(c.says) not in said] == []


def _assert_no_markup(page: Page, desk: Desk) -> None:
    """Nothing of it became an element, here or in the map; a dialog would fail the page's guard."""
    for where in (page, desk.frame):
        assert where.locator('img[src="x"], [onerror], [onload]').count() == 0
        assert where.locator('a[href^="javascript"]').count() == 0
        scripts = where.locator("script").all_text_contents()
        assert "alert(1)" not in {script.strip() for script in scripts}
        assert "49" not in {*where.locator("p, span, text, h1, h2").all_text_contents()}
    desk.assert_not_reloaded()


def _named(page: Page) -> list[str]:
    """The claims that the reasons beside the map name."""
    return page.locator(".atlas-reasons [data-cite] code").all_text_contents()


@pytest.fixture(scope="module")
def mending(start: Callable[..., Server], another: Callable[[], Path]) -> tuple[Path, Server]:
    """A dataset that each test damages and mends, and the app that shows it."""
    folder = another()
    return folder, start(f"--dataset={folder}")


@pytest.mark.parametrize(
    ("name", "damage", "words"),
    [
        ("data/places.yaml", "places: [", "this must be YAML"),
        ("data/sites.csv", None, "python -m geo"),
        ("data/basemap/countries.json", "{}", "python -m tools.basemap"),
    ],
)
def test_a_damaged_dataset_is_explained_and_mended_without_a_restart(
    page: Page, mending: tuple[Path, Server], name: str, damage: str | None, words: str
) -> None:
    folder, server = mending
    path = folder / name
    whole = path.read_bytes()
    if damage is None:
        path.unlink()
    else:
        path.write_text(damage, "utf-8")
    page.goto(server.url)
    alerts = page.locator(".atlas-error")
    expect(alerts).to_have_count(1, timeout=20_000)
    faults = page.locator(".atlas-list > li")
    expect(faults).to_have_count(1)
    expect(faults.locator("code")).to_contain_text(name)
    expect(faults).to_contain_text(words)
    # Without points there is still a map to be seen, and a list beside it.
    assert page.locator(".st-key-map").count() == (damage is None)
    assert page.locator("[data-atlas-row]").count() == 0 or damage is None
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.request.get(f"{server.url}/_stcore/health").ok
    path.write_bytes(whole)
    page.reload()
    wait_for_map(page)
    assert alerts.count() == 0
    assert server.process.poll() is None


def test_an_unknown_argument_is_named(page: Page, start: Callable[..., Server]) -> None:
    page.goto(start("--nope").url)
    expect(page.locator(".atlas-error")).to_be_visible(timeout=20_000)
    fault = page.locator(".atlas-list")
    expect(fault).to_contain_text("--nope")
    expect(fault).to_contain_text("streamlit run app.py -- --dataset DIR")
