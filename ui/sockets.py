"""The server's connections: what is sent leaves at once.

Streamlit opens its listening socket without naming TCP as the protocol, and asyncio switches
Nagle's algorithm off only where it is named (uvicorn issue 3149). So the end of every answer waits
until the browser has acknowledged its beginning, which one on Linux puts off for 40 ms, again and
again while a page opens. See ``docs/decisions/first-paint.md``.
"""

import socket
from contextlib import suppress
from functools import cache
from pathlib import Path

_DESCRIPTORS = Path("/dev/fd")
"""Where Linux and macOS list what a process has open."""


@cache
def send_at_once() -> None:
    """Switch Nagle's algorithm off for this process, once: TCP_NODELAY of RFC 9293, section 3.7.4.

    Connections made later inherit it from the listening socket. Does nothing where a system does
    not list what a process has open: there the app is slower, not wrong.
    """
    try:
        names = [path.name for path in _DESCRIPTORS.iterdir()]
    except OSError:
        return
    for name in names:
        with suppress(OSError):  # a file, or a connection closed meanwhile
            _set(int(name))


def _set(descriptor: int) -> None:
    opened = socket.socket(fileno=descriptor)
    try:
        if opened.family in (socket.AF_INET, socket.AF_INET6) and opened.type == socket.SOCK_STREAM:
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    finally:
        opened.detach()  # it is the server's
