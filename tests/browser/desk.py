"""What a reader sees and does in the app, for the browser tests."""

from dataclasses import dataclass

from playwright.sync_api import Error, Frame, Locator, Page

from exports.view import MAP, SETTLED, open_map
from tests.browser.expected import Mark

THUMB = 20
"""Pixels across the thumb of the slider over the months (`views/time/time.css`)."""

MARKS = """() => Object.fromEntries(
  [...document.querySelectorAll("[data-place]")].map((mark) => [
    mark.dataset.place,
    [mark.dataset.low, mark.dataset.high, mark.dataset.support],
  ])
)"""
RANGES = """() => Object.fromEntries(
  [...document.querySelectorAll("[data-place]")].map((mark) => [
    mark.dataset.place,
    mark.querySelector(".atlas-range").textContent,
  ])
)"""
FIGURES = """() => Object.fromEntries(
  [...document.querySelectorAll("[data-atlas-row]")].map((row) => [
    row.dataset.atlasRow,
    row.querySelector(".figure span").textContent
      + (row.querySelector(".figure abbr").hidden ? "" : " ◦"),
  ])
)"""
# What the map showed, month by month, from now on.
RECORD = """() => {
  const atlas = document.querySelector(".atlas");
  window.shown = [atlas.dataset.month];
  new MutationObserver(() => window.shown.push(atlas.dataset.month))
    .observe(atlas, { attributeFilter: ["data-month"] });
}"""

# Control, map, panels and server are at the same month: each follows the one before.
AGREED = """(map) => {
  const atlas = document.querySelector(map)?.contentDocument?.querySelector(".atlas");
  const month = atlas?.dataset.month;
  const shown = document.querySelector("[data-atlas-shown]")?.getAttribute("data-atlas-shown");
  const heard = document.querySelector("[data-atlas-month]")?.textContent;
  const heading = document.querySelector(".atlas-ranges .atlas-heading")?.textContent;
  const date = atlas?.querySelector(".atlas-date")?.textContent;
  return month && shown === month && heard === month && heading?.endsWith(`, ${date}`);
}"""


@dataclass
class Desk:
    """The app in a page.

    Attributes
    ----------
    page, frame
        The page and the map's frame in it.
    loads
        Addresses that a frame of the page has gone to since the map was drawn.
    """

    page: Page
    frame: Frame
    loads: list[str]

    @classmethod
    def open(cls, page: Page, address: str) -> "Desk":
        """Open an address, wait for the map, and begin to watch its frame."""
        desk = cls(page, open_map(page, address), [])
        page.set_default_timeout(20_000)
        page.on(
            "framenavigated",
            lambda frame: desk.loads.append(frame.url) if frame.parent_frame else None,
        )
        page.on("frameattached", lambda _: desk.loads.append("a new frame"))
        desk.frame.evaluate("window.same = true")
        return desk

    def assert_not_reloaded(self) -> None:
        """Fail where the map's frame was loaded again or another took its place."""
        assert self.loads == []
        assert self.frame.evaluate("window.same")
        element = self.page.query_selector(MAP)
        assert element
        assert element.content_frame() == self.frame

    @property
    def slider(self) -> Locator:
        return self.page.locator(".time-slider")

    def marks(self) -> dict[str, Mark]:
        found: dict[str, list[str]] = self.frame.evaluate(MARKS)
        return {place: Mark(*data) for place, data in found.items()}

    def ranges(self) -> dict[str, str]:
        """The figure at each mark, as the map writes it."""
        found: dict[str, str] = self.frame.evaluate(RANGES)
        return found

    def figures(self) -> dict[str, str]:
        """The figure of each place, as the side panel writes it."""
        found: dict[str, str] = self.page.evaluate(FIGURES)
        return found

    def month(self) -> str:
        """The month that the map shows."""
        found: str = self.frame.evaluate("document.querySelector('.atlas').dataset.month")
        return found

    def wait_for_month(self, month: str) -> None:
        """Wait until the map shows a month."""
        self.frame.wait_for_function(
            "month => document.querySelector('.atlas').dataset.month === month", arg=month
        )

    def settle(self) -> None:
        """Wait until the server has drawn the page for the month that the map shows."""
        self.page.wait_for_function(AGREED, arg=MAP)
        self.page.wait_for_selector(SETTLED, state="attached")

    def server_month(self) -> str:
        """The month that the server has heard of."""
        found: str = self.page.evaluate("document.querySelector('[data-atlas-month]').textContent")
        return found

    def row(self, place: str) -> Locator:
        """A place's row in the list beside the map."""
        return self.page.locator(f'[data-atlas-row="{place}"]')

    def wait_for_edition(self, words: str) -> None:
        """Wait until the map says as known on which day it is."""
        self.frame.wait_for_function(
            "words => document.querySelector('.atlas-line').textContent"
            ".includes(`as known on ${words}`)",
            arg=words,
        )

    def choose(self, control: str, option: str) -> None:
        """Choose an option of a drop-down control."""
        box = self.page.get_by_role("combobox", name=control)
        wanted = self.page.get_by_role("option", name=option, exact=True)
        for attempt in range(3):
            # By keyboard, and again where need be: a page that still scrolls shuts the list.
            box.press("ArrowDown")
            try:
                wanted.click(timeout=3_000)
            except Error:
                if attempt == 2:
                    raise
            else:
                return

    def press(self, name: str) -> None:
        """Press one of the page's buttons."""
        self.page.get_by_role("button", name=name, exact=True).click()
