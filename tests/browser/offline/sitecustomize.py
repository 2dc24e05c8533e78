"""Put on a server's path by the tests: no address but this machine's can be reached from it.

What was tried goes to the file that ATLAS_OUTWARD names, a line each, and fails.
"""

import os
import sys
from pathlib import Path
from typing import Any

LOCAL = ("localhost", "127.0.0.1", "::1", "0.0.0.0", "", None)


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in {"socket.connect", "socket.sendto"} and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in LOCAL:
        return
    with Path(os.environ["ATLAS_OUTWARD"]).open("a", encoding="utf-8") as stream:
        stream.write(f"{event} {host}\n")
    raise OSError(f"{host} is not this machine")


if "ATLAS_OUTWARD" in os.environ:
    sys.addaudithook(refuse)
