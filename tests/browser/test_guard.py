"""That the guard of all browser tests can fail: without this, silence would prove nothing."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from exports.serve import Server
from tests.browser.conftest import OFFLINE
from tests.browser.guard import OUTSIDE, Guard

# An address kept for documentation: nobody is there, and nobody is asked.
ELSEWHERE = "192.0.2.1"


@pytest.fixture(scope="module")
def quiet(browser: Browser, app: Server) -> Iterator[tuple[Page, Guard]]:
    """A page of the app's server that does nothing by itself, and its guard."""
    guard, context = Guard(), browser.new_context()
    guard.watch(context)
    page = context.new_page()
    page.goto(f"{app.url}/_stcore/health")
    assert guard.take() == []
    yield page, guard
    context.close()


@pytest.mark.parametrize(
    ("script", "culprit"),
    [
        (f"fetch('http://{ELSEWHERE}/a').catch(() => 0)", f"left this machine: http://{ELSEWHERE}"),
        (f"new Image().src = 'https://{ELSEWHERE}/b.png'", "/b.png"),
        (f"new WebSocket('ws://{ELSEWHERE}/c')", f"left this machine: ws://{ELSEWHERE}/c"),
        (
            "document.body.append(Object.assign(document.createElement('iframe'), "
            f"{{src: 'http://{ELSEWHERE}/d'}}))",
            f"left this machine: http://{ELSEWHERE}/d",
        ),
        ("console.error('broken')", "console: broken"),
        ("setTimeout(() => { throw new Error('lost') })", "uncaught: lost"),
        ("setTimeout(() => alert('hello'))", "dialog: hello"),
        ("fetch('/app/static/none.js')", "console: Failed to load resource"),
    ],
)
def test_the_guard_fails_a_page_that(quiet: tuple[Page, Guard], script: str, culprit: str) -> None:
    page, guard = quiet
    page.evaluate(f"() => {{ {script} }}")
    page.wait_for_timeout(300)
    assert any(culprit in fault for fault in guard.take())


@pytest.mark.parametrize("host", [ELSEWHERE, "elsewhere.example", "localhost.example"])
def test_the_browser_itself_reaches_nobody_else(quiet: tuple[Page, Guard], host: str) -> None:
    page, guard = quiet
    with page.expect_event("requestfailed") as failed:
        page.evaluate(f"() => {{ fetch('http://{host}/').catch(() => 0) }}")
    assert failed.value.failure == "net::ERR_NAME_NOT_RESOLVED"
    page.wait_for_timeout(50)
    assert guard.take()


@pytest.mark.parametrize(
    ("address", "outside"),
    [
        ("http://localhost:8501/a", False),
        ("ws://127.0.0.1:8501/_stcore/stream", False),
        ("http://[::1]:80/", False),
        ("data:text/plain,x", False),
        ("http://localhost.example/", True),
        ("http://127.0.0.1.example/", True),
        ("http://127.0.0.1@elsewhere.example/", True),
        ("https://elsewhere.example/?localhost", True),
        ("wss://elsewhere.example/", True),
    ],
)
def test_addresses_are_told_apart(address: str, outside: bool) -> None:
    assert bool(OUTSIDE.match(address)) == outside


@pytest.mark.parametrize(
    "script",
    [
        f"import urllib.request as u; u.urlopen('http://{ELSEWHERE}/', timeout=1)",
        "import socket; socket.getaddrinfo('elsewhere.example', 80)",
        f"import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('{ELSEWHERE}', 53))",
    ],
)
def test_a_server_that_leaves_the_machine_is_caught(tmp_path: Path, script: str) -> None:
    outward = tmp_path / "tried.txt"
    outward.touch()
    guard = Guard(outward)
    assert guard.take() == []
    environment = {**os.environ, "PYTHONPATH": str(OFFLINE), "ATLAS_OUTWARD": str(outward)}
    run = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, check=False
    )
    assert b"is not this machine" in run.stderr
    assert any("the server tried to leave" in fault for fault in guard.take())
    assert guard.take() == []
