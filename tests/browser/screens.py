"""The pictures in ``docs/screens``, one a state: ``make screens`` takes them anew."""

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page

from exports.__main__ import main as export
from exports.browser import chromium
from exports.serve import running_app
from exports.view import open_map
from files import write_whole

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "screens"
SAHEL = ROOT / "tests" / "datasets" / "sahel"
COLOURS = 255
"""A picture's palette: flat colours and text lose nothing in it, and the file is a third."""


@dataclass(frozen=True)
class Screen:
    """One picture.

    Attributes
    ----------
    name
        The file's, without its ending.
    query
        The address's query.
    width, height
        The window's, in CSS pixels.
    dataset
        ``None`` for the project's own, ``damaged`` for one with a fault.
    press
        The button that is pressed before.
    top
        How far the page is scrolled.
    media
        What the browser is told of its reader's wishes.
    early
        Whether it is taken right after the page is opened, before there is a map.
    """

    name: str
    query: str = ""
    width: int = 1440
    height: int = 900
    dataset: str | None = None
    press: str | None = None
    top: int = 0
    media: dict[str, Any] = field(default_factory=dict)
    early: bool = False


DARK = {"color_scheme": "dark"}
SCREENS = (
    Screen("app-1440x900"),
    Screen("briefing-1920x1080", "view=briefing", 1920, 1080),
    Screen("after-load", early=True),
    Screen("dark", media=DARK),
    Screen("edition-2024-09-06", "as-of=2024-09-06&month=2026-09"),
    Screen("phase-baseline", "month=2024-09"),
    Screen("phase-2", "month=2026-09"),
    Screen("phase-last", "month=2026-12"),
    Screen("exceptions-split", "month=2026-10&reading=exceptions&split=on"),
    Screen("reports-only", "basis=reports"),
    Screen("place", "place=erbil&month=2026-04"),
    Screen("more", press="More"),
    Screen("download", press="Download", media=DARK),
    Screen("timeline", top=760),
    Screen("disputes", "section=disputes", top=1230),
    Screen("changes", "section=changes", top=1230),
    Screen("table", "section=table", top=1230),
    Screen("assumptions-dark", "section=assumptions", top=1230, media=DARK),
    Screen("error", dataset="damaged"),
    Screen("forced-colours", media={"forced_colors": "active"}),
    Screen("zoom-200", width=720, height=450),
    Screen("phone", width=390, height=844),
    Screen("phone-time", width=390, height=844, top=770),
    Screen("phone-timeline-dark", width=390, height=844, top=1730, media=DARK),
    Screen("phone-claims", width=390, height=844, top=2300),
    Screen("second-dataset", dataset="sahel"),
)


def main() -> None:
    """Take every picture and remove those of states that are no more."""
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        urls = {
            None: stack.enter_context(running_app()).url,
            "sahel": stack.enter_context(running_app(("--dataset", str(SAHEL)))).url,
            "damaged": stack.enter_context(_damaged()),
        }
        for screen in SCREENS:
            _write(screen.name, _take(browser, screen, urls[screen.dataset]))
    pack = _pack()
    for name, picture in pack.items():
        _write(name, picture)
    for old in FOLDER.glob("*.png"):
        if old.stem not in {*pack, *(screen.name for screen in SCREENS)}:
            old.unlink()


def _write(name: str, picture: bytes) -> None:
    small = _small(picture)
    write_whole(FOLDER / f"{name}.png", small)
    print(f"{name}.png: {len(small) // 1000} kB")


def _pack() -> dict[str, bytes]:
    """Return the briefing pack's picture of each phase by name."""
    with tempfile.TemporaryDirectory() as made:
        export(["pack", "--out", made, "--formats", "png"])
        files = Path(made).glob("*-1920x1080.png")
        return {f"pack-{file.name[:7]}": file.read_bytes() for file in files}


@contextmanager
def _damaged() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name in ("seeds/reports", "data"):
            shutil.copytree(ROOT / name, folder / name)
        places = folder / "data" / "places.yaml"
        places.write_text(places.read_text("utf-8").replace("kind: base", "kind: camp"), "utf-8")
        with running_app(("--dataset", str(folder))) as server:
            yield server.url


def _take(browser: Browser, screen: Screen, url: str) -> bytes:
    context = browser.new_context(
        viewport={"width": screen.width, "height": screen.height},
        reduced_motion="reduce",
        locale="en-GB",
        **screen.media,
    )
    page = context.new_page()
    try:
        _open(page, screen, f"{url}/?{screen.query}")
        # Streamlit fades its parts in, reduced motion or not.
        page.wait_for_timeout(0 if screen.early else 700)
        return page.screenshot(animations="disabled")
    finally:
        context.close()


def _open(page: Page, screen: Screen, address: str) -> None:
    if screen.dataset == "damaged":
        page.goto(address)
        page.wait_for_selector(".atlas-error")
    elif screen.early:
        page.goto(address)
        page.wait_for_selector(".atlas-title")
    else:
        open_map(page, address)
    if screen.press:
        page.get_by_role("button", name=screen.press).click()
    if screen.top:
        page.wait_for_timeout(500)
        page.evaluate(
            "top => document.querySelector('[data-testid=\"stMain\"]').scrollTo(0, top)", screen.top
        )


def _small(picture: bytes) -> bytes:
    out = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as image:
        flat = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        flat.save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main()
