"""A picture of the app as a reader sees it."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from exports.browser import LOCAL, chromium
from exports.serve import running_app
from exports.view import open_map
from files import write_whole


@dataclass(frozen=True, slots=True)
class Shot:
    """What to take.

    Attributes
    ----------
    out
        The PNG file.
    width, height
        The window's, in CSS pixels.
    scale
        Pixels of the picture to a CSS pixel.
    query
        The address's query, such as ``view=briefing``; empty for the default view.
    url
        Where the app runs; ``None`` starts it.
    dataset
        The dataset of an app that is started; ``None`` for the project's own.
    """

    out: Path
    width: int
    height: int
    scale: int
    query: str
    url: str | None
    dataset: Path | None


def take(shot: Shot) -> None:
    """Write the picture, whole or not at all.

    Raises
    ------
    NoBrowserError, ServerError, NotDrawnError
        Where there is no browser, no app, or no map in it.
    OSError
        Where the file cannot be written.
    """
    with ExitStack() as stack:
        if shot.url is None:
            given = () if shot.dataset is None else ("--dataset", str(shot.dataset.resolve()))
            url = stack.enter_context(running_app(given)).url
            browser = stack.enter_context(chromium(LOCAL))
        else:
            url = shot.url
            browser = stack.enter_context(chromium([urlsplit(url).hostname or ""]))
        page = browser.new_page(
            viewport={"width": shot.width, "height": shot.height},
            device_scale_factor=shot.scale,
            reduced_motion="reduce",
            color_scheme="light",
        )
        open_map(page, f"{url.rstrip('/')}/?{shot.query}" if shot.query else url)
        # Streamlit fades its parts in, reduced motion or not.
        page.wait_for_timeout(500)
        picture = page.screenshot(animations="disabled")
    write_whole(shot.out, picture)
