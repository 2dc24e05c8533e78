"""What is set once for the whole server: how it sends, and what its collector goes through."""

import gc
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

_DESCRIPTORS = Path("/dev/fd")
"""Where Linux and macOS list what a process has open."""


@cache
def send_at_once() -> None:
    """Let what the server sends leave at once; only the first call does anything.

    Streamlit opens its listening socket without naming TCP as the protocol, and asyncio switches
    Nagle's algorithm off only where it is named (uvicorn issue 3149). So the end of every answer
    waits until the browser has acknowledged its beginning, which one on Linux puts off for 40 ms,
    again and again while a page opens; see ``docs/decisions/first-paint.md``.

    This is TCP_NODELAY of RFC 9293, section 3.7.4. Connections made later inherit it from the
    listening socket. Does nothing where a system does not list what a process has open: there the
    app is slower, not wrong.
    """
    try:
        names = [path.name for path in _DESCRIPTORS.iterdir()]
    except OSError:
        return
    for name in names:
        with suppress(OSError):  # a file, or a connection closed meanwhile
            _send_at_once(int(name))


def _send_at_once(descriptor: int) -> None:
    opened = socket.socket(fileno=descriptor)
    try:
        if opened.family in (socket.AF_INET, socket.AF_INET6) and opened.type == socket.SOCK_STREAM:
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    finally:
        opened.detach()  # it is the server's


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the collector of cycles while much is made that stays.

    It would go through all of it many times and find nothing. Where two threads are in here at a
    time, the first to leave ends the pause for both.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@cache
def keep() -> None:
    """Take what there is by now out of the collector's rounds; only the first call does anything.

    Streamlit collects after every run. To be called when modules and a view are loaded. What is
    kept is still freed when its last reference goes, but not where it is part of a cycle: so much
    of the first dataset, view and session stays for good.
    """
    gc.collect()
    gc.freeze()
