"""The speed benchmark in a real browser: that a tiny run measures what it says it measures."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from bench.app.reader import Reader
from bench.app.run import Story
from bench.app.servers import APP, GROUP, KINDS, LABELS, TEXTBOOK, started

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def story() -> Story:
    return Story.read(ROOT)


@pytest.fixture(scope="module", params=KINDS)
def reader(request: pytest.FixtureRequest, browser: Browser, story: Story) -> Iterator[Reader]:
    with started(request.param, ROOT) as server:
        reader = Reader(browser, server.url, story.shows(request.param))
        yield reader
        reader.close()


def test_each_app_is_worked_by_key_by_button_and_by_mouse(reader: Reader, story: Story) -> None:
    kind = reader.shows.kind
    assert reader.first["painted"] > 0
    opened = reader.index
    acts = (reader.key, reader.button, reader.release)
    for number, act in enumerate(acts, 1):
        found = act()
        assert reader.index == opened + number
        assert 0 < found["painted"] <= found["next"]
        assert found["loads"] == (kind == TEXTBOOK)
        assert found["bytes"] > 0
    if kind == APP:
        assert reader.marks() == story.marks(reader.month)


def test_a_drag_of_this_app_asks_the_server_nothing_before_the_release(reader: Reader) -> None:
    if reader.shows.kind != APP:
        return
    moves, release = reader.drag(3)
    assert [found["bytes"] for found in moves] == [0, 0, 0]
    assert all(found["frames"] >= 1 for found in moves)
    assert release["bytes"] > 0


def test_bytes_are_those_that_the_browser_counts(browser: Browser, story: Story) -> None:
    with started(GROUP, ROOT) as server:
        reader = Reader(browser, server.url, story.shows(GROUP))
        session = reader.page.context.new_cdp_session(reader.page)
        seen: list[int] = []

        def count(event: dict[str, Any]) -> None:
            data = event["response"]["payloadData"]
            seen.append(len(data) * 3 // 4 - data[-2:].count("="))  # binary comes as base64

        session.on("Network.webSocketFrameReceived", count)
        session.on("Network.webSocketFrameSent", count)
        session.send("Network.enable")
        found = reader.key()
        reader.page.wait_for_timeout(100)
        assert found["bytes"] == sum(seen) > 0
        reader.close()


def test_a_tiny_run_prints_verdicts_and_writes_the_page(tmp_path: Path) -> None:
    out = tmp_path / "benchmark.md"
    command = [sys.executable, "-m", "bench", "app", "--quick", "--places", "5", "--out", str(out)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert re.search(r"^(pass  |MISSED) +5 places: key press to painted marks", run.stdout, re.M)
    assert re.search(
        r"^pass   +5 places: frames loaded anew, most in any step: 0", run.stdout, re.M
    )
    text = out.read_text("utf-8")
    assert "3 key presses, button presses and drags of each app" in text
    head = next(line for line in text.splitlines() if line.startswith("| | "))
    assert [cell.strip() for cell in head.split("|")[2:6]] == [LABELS[kind] for kind in KINDS]
    rows = [line for line in text.splitlines() if line.startswith("| key press to painted marks")]
    assert len(rows) == 1
    assert "–" not in rows[0]
