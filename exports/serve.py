"""Starting the app on this machine and stopping it again, by its own process."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from files import ROOT

HOST = "127.0.0.1"
_STARTING = 60.0
_STOPPING = 10.0


class ServerError(RuntimeError):
    """The app could not be started; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running app.

    Attributes
    ----------
    url
        Its address, without a slash at the end.
    process
        The server's process, ended by whoever started it.
    log
        The file that holds what the server printed.
    """

    url: str
    process: subprocess.Popen[bytes]
    log: Path


@contextmanager
def running_app(
    arguments: Sequence[str] = (), environment: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """Start ``streamlit run app.py`` on a free port, give it once it answers, stop it at the end.

    Parameters
    ----------
    arguments
        The app's own, as they would follow ``--`` on the command line.
    environment
        Variables added to those of this process.

    Raises
    ------
    ServerError
        Where the app ends before it answers, or does not answer in time.
    """
    port = free_port()
    command = [
        *(sys.executable, "-m", "streamlit", "run", "app.py"),
        *("--server.address", HOST, "--server.port", str(port), "--server.headless", "true"),
        # Nobody edits the app while it is looked at, and watching files costs time.
        *("--server.fileWatcherType", "none"),
        *(("--", *arguments) if arguments else ()),
    ]
    with tempfile.TemporaryDirectory(prefix="atlas-server-") as folder:
        log = Path(folder) / "log.txt"
        with serving(command, f"http://{HOST}:{port}", log, environment) as server:
            yield server


def wait_until_healthy(server: Server) -> None:
    """Wait until an app answers.

    Raises
    ------
    ServerError
        Where it ends before, or does not answer in time.
    """
    until = time.monotonic() + _STARTING
    while time.monotonic() < until:
        if server.process.poll() is not None:
            raise ServerError(
                f"the app ended with status {server.process.returncode} before it answered"
                f"{_last_words(server.log)}; try `streamlit run app.py`"
            )
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise ServerError(
        f"the app did not answer within {_STARTING:.0f} s; try `streamlit run app.py`"
    )


@contextmanager
def serving(
    command: Sequence[str],
    url: str,
    log: Path,
    environment: Mapping[str, str] | None = None,
    *,
    folder: Path = ROOT,
    alone: bool = False,
    wait: Callable[[Server], None] = wait_until_healthy,
) -> Iterator[Server]:
    """Start a server, give it once it answers, stop it at the end.

    Parameters
    ----------
    command
        What starts it.
    url
        Its address, without a slash at the end.
    log
        The file that takes what it prints.
    environment
        Variables added to those of this process; ``None`` for none.
    folder
        Where it runs: beside its configuration, which Streamlit looks for there.
    alone
        Whether the variables given are all that it has.
    wait
        What waits for it to answer.
    """
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**({} if alone else os.environ), **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
    server = Server(url, process, log)
    try:
        wait(server)
        yield server
    finally:
        _stop(process)


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
    return port


def _last_words(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").split("\n")
    said = [line.strip() for line in lines if line.strip()]
    return f" ({said[-1][:200]})" if said else ""


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_STOPPING)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
