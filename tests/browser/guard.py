"""What a page may not do in a test: reach out of this machine, or go wrong."""

import re
from pathlib import Path

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    Route,
    WebSocketRoute,
)

# Anything over the network but to this machine. The browser itself resolves no other name either
# (exports/browser.py); this also says who asked.
OUTSIDE = re.compile(
    r"^(?:https?|wss?|ftp)://"
    r"(?!(?:[^/?#@]*@)?(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:[/?#]|$))"
)


class Guard:
    """Watches a context's pages, and its app where that leaves the machine; keeps all faults.

    Attributes
    ----------
    faults
        What went wrong, in words.
    """

    def __init__(self, outward: Path | None = None) -> None:
        self.faults: list[str] = []
        self._outward = outward

    def watch(self, context: BrowserContext) -> None:
        """Block and note whatever would leave the machine; note errors and dialogs."""
        context.route(OUTSIDE, self._refuse)
        context.route_web_socket(OUTSIDE, self._refuse_socket)
        context.on("request", self._note)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"uncaught: {error.error}"))
        context.on("dialog", self._dialog)
        context.on("page", self._page)

    def check(self) -> None:
        """Fail with everything that went wrong."""
        tried = self._outward.read_text("utf-8") if self._outward else ""
        assert not tried, f"the server tried to leave this machine: {tried}"
        assert not self.faults, "\n".join(self.faults)

    def _page(self, page: Page) -> None:
        page.on("crash", lambda _: self.faults.append("the page crashed"))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text} ({message.location['url']})")

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _note(self, request: Request) -> None:
        if OUTSIDE.match(request.url):
            self.faults.append(f"left this machine: {request.url}")

    def _refuse(self, route: Route) -> None:
        route.abort()

    def _refuse_socket(self, route: WebSocketRoute) -> None:
        self.faults.append(f"left this machine: {route.url}")
        route.close()
