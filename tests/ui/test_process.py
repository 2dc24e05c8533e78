"""The server sends at once, and its collector pauses and rests where it should."""

import gc
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ui.process import keep, send_at_once, uncollected

ROOT = Path(__file__).resolve().parents[2]


def is_at_once(connection: socket.socket) -> bool:
    return bool(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    """A socket as Streamlit opens it: the protocol is not named."""
    send_at_once.cache_clear()
    with socket.socket(socket.AF_INET) as made:
        made.bind(("127.0.0.1", 0))
        made.listen()
        yield made
    send_at_once.cache_clear()


def connected(listening: socket.socket) -> tuple[socket.socket, socket.socket]:
    reader = socket.create_connection(listening.getsockname())
    return reader, listening.accept()[0]


def test_connections_there_and_to_come(listening: socket.socket) -> None:
    reader, before = connected(listening)
    with reader, before:
        assert not is_at_once(before)
        send_at_once()
        assert is_at_once(before)
        later_reader, later = connected(listening)
        with later_reader, later:
            assert is_at_once(later)
            later.sendall(b"whole")
            assert later_reader.recv(5) == b"whole"


def test_other_descriptors_are_left_alone(listening: socket.socket, tmp_path: Path) -> None:
    ours, theirs = socket.socketpair(socket.AF_UNIX)
    with (
        ours,
        theirs,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams,
        (tmp_path / "file").open("w+") as file,
    ):
        send_at_once()
        ours.sendall(b"x")
        assert theirs.recv(1) == b"x"
        assert datagrams.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE) == socket.SOCK_DGRAM
        assert file.write("y") == 1


def test_a_system_that_lists_nothing(
    listening: socket.socket, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("ui.process._DESCRIPTORS", tmp_path / "none")
    send_at_once()
    assert not is_at_once(listening)


def test_the_page_asks_for_it(listening: socket.socket) -> None:
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    assert not page.exception
    assert is_at_once(listening)


def test_the_collector_is_back_after_an_error() -> None:
    def fail() -> None:
        with uncollected():
            assert not gc.isenabled()
            raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        fail()
    assert gc.isenabled()


def test_what_is_kept_is_out_of_the_collectors_rounds() -> None:
    keep.cache_clear()
    try:
        keep()
        first = gc.get_freeze_count()
        assert first > 10_000
        assert len(gc.get_objects()) < first
        made: list[list[int]] = [[] for _ in range(1000)]
        keep()
        assert gc.get_freeze_count() - first < len(made)
    finally:
        gc.unfreeze()
        keep.cache_clear()
