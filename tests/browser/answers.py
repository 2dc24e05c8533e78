"""What the server sends to a page, which can be held back: a slow server at will."""

from playwright.sync_api import Page, WebSocketRoute

BEGUN = 3
"""So many messages tell a page that a run has begun."""


class Answers:
    """The messages of the server to a page that is opened afterwards."""

    def __init__(self, page: Page) -> None:
        self._socket: WebSocketRoute
        self._spared: int | None = None
        self._held: list[str | bytes] = []
        page.route_web_socket("**/_stcore/stream", self._join)

    def hold(self, spared: int = 0) -> None:
        """Hold back all messages from now on but the first ones."""
        self._spared = spared

    def release(self) -> None:
        """Hand over what was held back, and hold back no more."""
        self._spared = None
        while self._held:
            self._socket.send(self._held.pop(0))

    def _join(self, socket: WebSocketRoute) -> None:
        self._socket = socket
        socket.connect_to_server().on_message(self._pass)

    def _pass(self, message: str | bytes) -> None:
        if self._spared is None:
            self._socket.send(message)
        elif self._spared:
            self._spared -= 1
            self._socket.send(message)
        else:
            self._held.append(message)
