"""The control of time in Firefox, in every language that it may be set to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.dataset import Dataset
from exports.browser import NoBrowserError
from exports.html.page import encode
from exports.serve import Server
from tests.browser.firefox import Firefox, firefox
from tests.browser.timewalk import LANGUAGES, steps, walk
from tests.exports.briefs import brief_of

# The map's own document: that of its frame, or the page's.
MAP = "(document.querySelector('.st-key-map iframe')?.contentDocument || document)"
BOX = """
const node = {find};
if (!node) return null;
node.scrollIntoView({{ block: "nearest" }});
const box = node.getBoundingClientRect();
return box.width ? [box.left, box.top, box.width, box.height] : null;
"""
BUTTON = "[...document.querySelectorAll('button')].find((one) => one.textContent === arguments[0])"
SLIDER = "document.querySelector('.time-slider')"
NAMED = "(document.querySelector('[data-atlas-month]')?.textContent ?? arguments[0])"
SHOWN = f"{MAP}.querySelector('.atlas')?.dataset.month"


@pytest.fixture
def window(request: pytest.FixtureRequest) -> Iterator[Firefox]:
    """A window of a Firefox in the test's language."""
    try:
        with firefox(request.getfixturevalue("language")) as opened:
            yield opened
    except NoBrowserError as error:  # a skipped test would pass for a check that was made
        pytest.fail(str(error), pytrace=False)


class Hand:
    """A reader of a page in Firefox."""

    def __init__(self, window: Firefox) -> None:
        self._window = window
        window.wait(f"return {SLIDER} && {SHOWN}")

    def _box(self, find: str, *given: str) -> list[float]:
        found: list[float] = self._window.wait(BOX.format(find=find), *given)
        return found

    def press(self, name: str) -> None:
        left, top, width, height = self._box(BUTTON, name)
        self._window.click(left + width / 2, top + height / 2)

    def key(self, name: str) -> None:
        self._window.run(f"{SLIDER}.focus()")
        self._window.key(name)

    def click(self, share: float) -> float:
        left, top, width, height = self._box(SLIDER)
        self._window.click(left + share * width, top + height / 2)
        return width

    def wait_for(self, month: str) -> None:
        self._window.wait(f"return {SHOWN} === arguments[0] && {NAMED} === arguments[0]", month)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_app(window: Firefox, app: Server, shipped: Dataset, language: str) -> None:
    window.open(app.url)
    assert window.run("return navigator.language") == language
    assert len(list(walk(Hand(window), shipped))) == steps(shipped)


@pytest.mark.parametrize("language", ["en-GB", "ar"])
def test_the_page_that_stands_alone(
    window: Firefox, shipped: Dataset, tmp_path: Path, language: str
) -> None:
    (file,) = encode(brief_of())
    (tmp_path / "atlas.html").write_bytes(file.content)
    window.open((tmp_path / "atlas.html").as_uri())
    assert len(list(walk(Hand(window), shipped))) == steps(shipped)
