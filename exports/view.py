"""Opening the app in a browser, and knowing when its map is drawn."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

MAP = ".st-key-map iframe"
"""The map's frame in the page."""

SETTLED = '[data-testid="stApp"][data-test-script-state="notRunning"]'
"""Matches while the app's script is not running."""

_ERROR = '.atlas-error, [data-testid="stException"]'

# Asked of the page: a frame that is asked itself while it loads may never answer.
_DRAWN = """(selector) => {
  const inside = document.querySelector(selector)?.contentDocument;
  return Boolean(inside?.querySelector(".atlas[data-month] [data-place][data-support]"))
    && inside.fonts.status === "loaded"
    && document.fonts.status === "loaded";
}"""
# The desk's title comes before the map, all else after it; a stage has no title. What stands below
# is last, and panels draw themselves.
_WHOLE = """() => {
  const panels = ".atlas-links, .atlas-time, .atlas-ranges, .atlas-chart, .atlas-ledger";
  return !document.querySelector(".st-key-head") || (
    document.querySelector(".atlas-time[data-atlas-shown]") !== null
    && document.querySelector(".st-key-below [data-testid='stElementContainer']") !== null
    && [...document.querySelectorAll(panels)].every((panel) => panel.childElementCount > 0)
  );
}"""
_TWO_PAINTS = (
    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
)


class NotDrawnError(RuntimeError):
    """The app shows no map; the message says what it shows instead."""


def open_map(page: "Page", address: str, seconds: float = 60) -> "Frame":
    """Open the app and return the map's frame once the map is drawn.

    Parameters
    ----------
    page
        The browser's page.
    address
        The app's address with its query.
    seconds
        How long to wait for each step.

    Raises
    ------
    NotDrawnError
        Where the app cannot be reached, shows an error, or draws no map in time.
    """
    from playwright.sync_api import Error  # noqa: PLC0415 - not always there

    page.set_default_timeout(1000 * seconds)
    try:
        page.goto(address)
        found = page.wait_for_selector(f"{MAP}, {_ERROR}", state="attached")
        if found is None or (error := page.query_selector(_ERROR)):
            said = " ".join(error.inner_text().split()) if error else "nothing"
            raise NotDrawnError(f"the app says: {said}")
        return wait_for_map(page)
    except Error as error:
        first = error.message.strip().splitlines()[0]
        raise NotDrawnError(f"no map was drawn at {address} ({first})") from None


def wait_for_map(page: "Page") -> "Frame":
    """Return the map's frame once the page is drawn and the app's script has come to rest.

    Raises
    ------
    NotDrawnError
        Where the page has no map.
    """
    page.wait_for_function(_DRAWN, arg=MAP)
    page.wait_for_function(_WHOLE)
    page.wait_for_selector(SETTLED, state="attached")
    element = page.query_selector(MAP)
    frame = element.content_frame() if element else None
    if frame is None:
        raise NotDrawnError("the page has no frame for a map")
    frame.evaluate(_TWO_PAINTS)
    return frame
