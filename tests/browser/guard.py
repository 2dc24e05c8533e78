"""What a page may not do in a test: reach out of this machine, or go wrong."""

import re
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Request, WebSocket

# Anything over the network but to this machine. The browser reaches none of it, since it resolves
# no other name or address (exports/browser.py); this tells that it was asked to.
OUTSIDE = re.compile(
    r"^(?:https?|wss?|ftp)://"
    r"(?!(?:[^/?#@]*@)?(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:[/?#]|$))"
)


class Guard:
    """Watches a context's pages, and servers that name in a file whom they tried to reach."""

    def __init__(self, outward: Path | None = None) -> None:
        self._faults: list[str] = []
        self._outward = outward

    def watch(self, context: BrowserContext) -> None:
        """Note whatever would leave the machine, errors and dialogs."""
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self._faults.append(f"uncaught: {error.error}"))
        context.on("dialog", self._dialog)
        context.on("page", self._page)

    def take(self) -> list[str]:
        """Return everything that went wrong since the last time."""
        found, self._faults = self._faults, []
        if self._outward and (tried := self._outward.read_text("utf-8")):
            self._outward.write_text("", "utf-8")
            found += [
                f"the server tried to leave this machine: {line}" for line in tried.splitlines()
            ]
        return found

    def _page(self, page: Page) -> None:
        page.on("websocket", self._request)
        page.on("crash", lambda _: self._faults.append("the page crashed"))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._faults.append(f"console: {message.text} ({message.location['url']})")

    def _dialog(self, dialog: Dialog) -> None:
        self._faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request | WebSocket) -> None:
        if OUTSIDE.match(request.url):
            self._faults.append(f"left this machine: {request.url}")
