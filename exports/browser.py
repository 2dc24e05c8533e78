"""A Chromium to look at pages with, kept from every address but this machine's."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

LOCAL = ("localhost", "127.0.0.1", "::1")
"""The hosts that are this machine."""

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_REMEDY = (
    "install Chromium or Chrome (on Debian: apt-get install chromium), run `python -m playwright "
    "install chromium`, or set CHROMIUM to the path of one"
)


class NoBrowserError(RuntimeError):
    """There is no browser to drive; the message says how to get one."""


@contextmanager
def chromium(hosts: Sequence[str] = LOCAL) -> Iterator["Browser"]:
    """Give a browser, closed at the end.

    Parameters
    ----------
    hosts
        The only hosts that it can reach; all other names and addresses fail to resolve, for what
        pages ask for and for what the browser asks by itself.

    Raises
    ------
    NoBrowserError
        Where Playwright or the browser is missing or does not start.
    """
    try:
        from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - not always there
    except ImportError:
        raise NoBrowserError(
            "Playwright is not installed; run `pip install -r requirements-dev.txt`"
        ) from None
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=_executable(playwright),
                args=[
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    _rules(hosts),
                ],
            )
        except Error as error:
            lines = error.message.strip().splitlines() or ["no reason given"]
            raise NoBrowserError(f"the browser did not start ({lines[0]}); {_REMEDY}") from None
        try:
            yield browser
        finally:
            browser.close()


def _executable(playwright: "Playwright") -> str:
    """Return the path of a browser: what CHROMIUM names, else one on the path, else Playwright's.

    Raises
    ------
    NoBrowserError
        Where there is none.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        path = shutil.which(named)
        if path is None:
            raise NoBrowserError(
                f"CHROMIUM names '{named}', which is not there; correct or unset it"
            )
        return path
    for name in _NAMES:
        if path := shutil.which(name):
            return path
    own = playwright.chromium.executable_path
    if not Path(own).exists():
        raise NoBrowserError(f"there is no browser; {_REMEDY}")
    return own


def _rules(hosts: Sequence[str]) -> str:
    exclusions = "".join(f", EXCLUDE {host}" for host in hosts)
    return f"--host-resolver-rules=MAP * ~NOTFOUND{exclusions}"
