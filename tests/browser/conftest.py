"""The app, a browser and a page that is kept from every address but this machine's."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from exports.browser import NoBrowserError, chromium
from exports.serve import Server, running_app
from tests.browser.desk import Desk
from tests.browser.guard import Guard

ROOT = Path(__file__).resolve().parents[2]
OFFLINE = Path(__file__).with_name("offline")


def pytest_report_header() -> str:
    """Say which fonts the browser finds: lines break where letters are as wide as they are."""
    if shutil.which("fc-list") is None:
        return "browser: fonts of this machine: not known, for want of fc-list"
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=False)
    usual = subprocess.run(["fc-match", "sans-serif"], capture_output=True, text=True, check=False)
    families = len(set(listed.stdout.splitlines()))
    return f"browser: {families} families of fonts here; sans-serif is {usual.stdout.strip()}"


@pytest.fixture(scope="session")
def outward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that names each outside address that a server tried to reach."""
    path = tmp_path_factory.mktemp("outward") / "tried.txt"
    path.touch()
    return path


@pytest.fixture(scope="session")
def start(outward: Path) -> Iterator[Callable[..., Server]]:
    """Start an app with arguments of its own; all are stopped at the end."""
    environment = {"PYTHONPATH": str(OFFLINE), "ATLAS_OUTWARD": str(outward)}
    with ExitStack() as stack:
        yield lambda *given: stack.enter_context(running_app(given, environment))


@pytest.fixture(scope="session")
def app(start: Callable[..., Server]) -> Server:
    """The app with the shipped dataset."""
    return start()


# For each module: Playwright can run only once at a time in a process, and not all tests share it.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    try:
        with chromium() as opened:
            yield opened
    except NoBrowserError as error:  # a skipped test would pass for a check that was made
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="module")
def watched(browser: Browser, outward: Path) -> Iterator[tuple[BrowserContext, Guard]]:
    """A context for all pages of a module, which share what they have loaded, and its guard."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    guard = Guard(outward)
    guard.watch(context)
    yield context, guard
    context.close()


@pytest.fixture
def page(watched: tuple[BrowserContext, Guard]) -> Iterator[Page]:
    """A page; the test fails at its end on an error or an outside address."""
    context, guard = watched
    yield context.new_page()
    faults = guard.take()
    for page in context.pages:
        page.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def desk(page: Page, app: Server) -> Desk:
    """The app as a reader meets it, opened at its address."""
    return Desk.open(page, app.url)


@pytest.fixture(scope="session")
def another(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Make a whole copy of the shipped dataset, to be changed and given to an app."""

    def make() -> Path:
        folder = tmp_path_factory.mktemp("dataset")
        for name in ("seeds/reports", "data"):
            shutil.copytree(ROOT / name, folder / name)
        return folder

    return make
