"""Time goes the same way in every language of the browser, and whatever the text's direction."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page

from claims.dataset import Dataset
from exports.html.page import encode
from exports.serve import Server
from tests.browser.desk import Desk
from tests.browser.timewalk import LANGUAGES, steps, walk
from tests.exports.briefs import brief_of

MIRROR = 'document.documentElement.dir = "rtl"'


@dataclass
class Chromium:
    """A reader of a page, with the map in it or in a frame of it."""

    page: Page
    frame: Frame
    desk: Desk | None = None

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def key(self, name: str) -> None:
        self.page.locator(".time-slider").press(name)

    def click(self, share: float) -> float:
        box = self.page.locator(".time-slider").bounding_box()
        assert box
        self.page.mouse.click(box["x"] + share * box["width"], box["y"] + box["height"] / 2)
        return box["width"]

    def wait_for(self, month: str) -> None:
        self.frame.wait_for_function(
            "month => document.querySelector('.atlas').dataset.month === month", arg=month
        )
        if self.desk:
            self.desk.settle()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_app(browser: Browser, app: Server, shipped: Dataset, language: str) -> None:
    with browser.new_context(locale=language, viewport={"width": 1440, "height": 900}) as context:
        desk = Desk.open(context.new_page(), app.url)
        assert desk.page.evaluate("navigator.language") == language
        done = list(walk(Chromium(desk.page, desk.frame, desk), shipped))
        assert len(done) == steps(shipped)
        desk.assert_not_reloaded()


@pytest.mark.parametrize("language", ["en-GB", "ar"])
def test_the_page_that_stands_alone(
    browser: Browser, shipped: Dataset, tmp_path: Path, language: str
) -> None:
    (file,) = encode(brief_of())
    (tmp_path / "atlas.html").write_bytes(file.content)
    with browser.new_context(locale=language) as context:
        page = context.new_page()
        page.goto((tmp_path / "atlas.html").as_uri())
        assert page.evaluate("navigator.language") == language
        assert len(list(walk(Chromium(page, page.main_frame), shipped))) == steps(shipped)


def test_in_a_page_whose_text_goes_the_other_way(
    browser: Browser, app: Server, shipped: Dataset
) -> None:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        desk = Desk.open(context.new_page(), app.url)
        desk.page.evaluate(MIRROR)
        assert len(list(walk(Chromium(desk.page, desk.frame, desk), shipped))) == steps(shipped)
