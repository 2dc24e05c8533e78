"""One of the compared apps in a browser's page, worked as a reader would."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PROBE = Path(__file__).with_name("probe.js")
VIEWPORT = {"width": 1440, "height": 900}

_THUMB = """() => {
  const own = document.querySelector(".time-slider");
  if (own) {
    const {left, top, width, height} = own.getBoundingClientRect();
    const thumb = parseFloat(getComputedStyle(own).getPropertyValue("--thumb"))
      * parseFloat(getComputedStyle(document.documentElement).fontSize);
    const inner = {left: left + thumb / 2, width: width - thumb};
    return {...inner, x: inner.left + (inner.width * own.value) / own.max, y: top + height / 2};
  }
  const value = document.querySelector('.st-key-month [data-testid="stSliderThumbValue"]');
  const thumb = value.parentElement;
  const track = thumb.parentElement.getBoundingClientRect();
  const box = thumb.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  return {left: track.left, width: track.width, x, y};
}"""
_BUTTON = """(name) => {
  const node = document.querySelector(`.st-key-${name} button, [data-atlas-step="${name}"]`);
  node.scrollIntoView({block: "nearest"});
  const box = node.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}"""
_MARKS = """() => Object.fromEntries(
  [...document.querySelector(".st-key-map iframe").contentDocument.querySelectorAll("[data-place]")]
    .map(({dataset}) => [dataset.place, [dataset.low, dataset.high]])
)"""


class Measured(TypedDict):
    """What the probe tells of one step; times in ms since the input.

    `painted` is the end of the rendering of the animation frame that drew the marks, `next` the
    start of the frame after it; `frames` counts the frames rendered since the input, the one that
    drew the marks included; `settled` is the last change of anything on the screen. `bytes` and
    `messages` are those of the websocket, `loads` the documents that frames loaded.
    """

    painted: float
    next: float
    frames: int
    settled: float
    bytes: int
    messages: int
    loads: int


@dataclass(frozen=True, slots=True)
class Shows:
    """What an app is to show.

    Attributes
    ----------
    kind
        Which of the apps.
    months
        The slider's, as ``2025-09``.
    opening
        Index of the month that the app opens with.
    counts
        How many marks each month has.
    """

    kind: str
    months: Sequence[str]
    opening: int
    counts: Mapping[str, int]


class Reader:
    """A reader of one app: a page in a context of its own, and where its slider stands."""

    def __init__(self, browser: "Browser", url: str, shows: Shows) -> None:
        self.shows = shows
        self.index = shows.opening
        self._way = 1
        context: Any = browser.new_context(viewport=VIEWPORT, locale="en-GB")  # type: ignore[arg-type]
        config = {
            "kind": shows.kind,
            "month": shows.months[shows.opening],
            "counts": dict(shows.counts),
        }
        probe = PROBE.read_text(encoding="utf-8")
        context.add_init_script(f"window.benchConfig = {json.dumps(config)};\n{probe}")
        context.set_default_timeout(180_000)
        self.page: Page = context.new_page()
        self.page.goto(url, wait_until="commit")
        self.first: Measured = self.page.evaluate("() => benchProbe.done(true)")

    def close(self) -> None:
        """Close the page with all that it keeps."""
        self.page.context.close()

    def key(self) -> Measured:
        """Press an arrow key on the slider."""
        self.page.focus(".time-slider, .st-key-month input[type=range]")
        way = self._turn()
        self._arm("keydown")
        self.page.keyboard.press("ArrowRight" if way > 0 else "ArrowLeft")
        return self._done()

    def button(self) -> Measured:
        """Press the button for the next or the previous month."""
        name = "next" if self._turn() > 0 else "previous"
        x, y = self.page.evaluate(_BUTTON, name)
        self.page.mouse.move(x, y)
        self._arm("click")
        self.page.mouse.click(x, y)
        return self._done()

    def release(self) -> Measured:
        """Drag the slider's thumb by a month; measured from letting it go."""
        track = self._grasp()
        self._turn()
        self._move(track)
        self._arm("pointerup")
        self.page.mouse.up()
        return self._done()

    def drag(self, moves: int) -> tuple[list[Measured], Measured]:
        """Drag the thumb by some months; return each move as painted, and what the release brought.

        Before the release nothing is settled: the page is not to ask the server.
        """
        track = self._grasp()
        found = []
        for _ in range(moves):
            self._turn()
            self._arm("pointermove")
            self._move(track)
            found.append(self._done(settled=False))
        self._arm("pointerup")
        self.page.mouse.up()
        return found, self._done()

    def marks(self) -> dict[str, tuple[str, str]]:
        """Return the ends that each mark of this project's own map bears."""
        found: dict[str, list[str]] = self.page.evaluate(_MARKS)
        return {place: (low, high) for place, (low, high) in found.items()}

    @property
    def month(self) -> str:
        """The month that the app shows or is to show next."""
        return self.shows.months[self.index]

    def _turn(self) -> int:
        """Go on by a month, back where the end is near; at an end one of the buttons is off."""
        if not 1 <= self.index + self._way < len(self.shows.months) - 1:
            self._way = -self._way
        self.index += self._way
        return self._way

    def _arm(self, event: str) -> None:
        self.page.evaluate("([event, month]) => benchProbe.arm(event, month)", [event, self.month])

    def _done(self, settled: bool = True) -> Measured:
        found: Measured = self.page.evaluate("settled => benchProbe.done(settled)", settled)
        return found

    def _grasp(self) -> dict[str, float]:
        track: dict[str, float] = self.page.evaluate(_THUMB)
        self.page.mouse.move(track["x"], track["y"])
        self.page.mouse.down()
        return track

    def _move(self, track: dict[str, float]) -> None:
        share = self.index / (len(self.shows.months) - 1)
        self.page.mouse.move(track["left"] + track["width"] * share, track["y"])
