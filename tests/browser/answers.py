"""What the server sends to a page, which can be held back: a slow server at will."""

from playwright.sync_api import Page, WebSocketRoute

BEGUN = b"app.py"
"""Is in the message that says that a run has begun."""


class Answers:
    """The messages of the server to a page that is opened afterwards.

    Attributes
    ----------
    page
        The page.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self._until: bytes | None = None
        self._held: list[str | bytes] | None = None
        self._socket: WebSocketRoute
        page.route_web_socket("**/_stcore/stream", self._join)

    def hold(self, until: bytes = b"") -> None:
        """Hold back all that the server sends, from after the message that contains something."""
        self._until = until
        self._held = None if until else []

    def release(self) -> None:
        """Hand over what was held back, and hold back no more."""
        held, self._held, self._until = self._held or [], None, None
        for message in held:
            self._socket.send(message)

    def _join(self, socket: WebSocketRoute) -> None:
        self._socket = socket
        socket.connect_to_server().on_message(self._pass)

    def _pass(self, message: str | bytes) -> None:
        if self._held is not None:
            self._held.append(message)
            return
        self._socket.send(message)
        if self._until and isinstance(message, bytes) and self._until in message:
            self._held = []
