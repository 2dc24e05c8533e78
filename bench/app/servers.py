"""The four apps that are compared, each started by a server process of its own."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from exports.serve import HOST, Server, free_port, running_app, serving
from files import ROOT

FLOOR, TEXTBOOK, GROUP, APP = "floor", "textbook", "feature_group", "app"
KINDS = (FLOOR, TEXTBOOK, GROUP, APP)
"""The apps, in the order in which they take turns."""

LABELS = {
    FLOOR: "floor",
    TEXTBOOK: "textbook",
    GROUP: "`feature_group_to_add`",
    APP: "this app",
}
"""How tables call them."""


@contextmanager
def started(kind: str, dataset: Path) -> Iterator[Server]:
    """Start one of the apps on a dataset, give it once it answers, stop it at the end.

    Raises
    ------
    ServerError
        Where it does not start.
    """
    if kind == APP:
        with running_app(("--dataset", str(dataset))) as server:
            yield server
        return
    # Streamlit serves `static` beside the script only, so script and files go to one folder.
    with tempfile.TemporaryDirectory(prefix="atlas-rival-") as made:
        folder = Path(made)
        script = folder / f"{kind}.py"
        shutil.copy(ROOT / "bench" / "app" / "rivals" / script.name, script)
        shutil.copytree(ROOT / "static" / "leaflet", folder / "static" / "leaflet")
        port = free_port()
        command = [
            *(sys.executable, "-m", "streamlit", "run", str(script)),
            *("--server.address", HOST, "--server.port", str(port), "--server.headless", "true"),
            *("--server.fileWatcherType", "none", "--", str(dataset)),
        ]
        url, own = f"http://{HOST}:{port}", {"PYTHONPATH": str(ROOT)}
        with serving(command, url, folder / "log.txt", own) as server:
            yield server


def resident(server: Server) -> float:
    """Return the memory that a server's process holds now, in MB of a million bytes.

    Raises
    ------
    OSError
        Where the system has no `/proc`.
    """
    status = Path(f"/proc/{server.process.pid}/status").read_text("ascii")
    size = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(size.split()[1]) * 1024 / 1e6  # what the kernel calls kB is 1,024 bytes
