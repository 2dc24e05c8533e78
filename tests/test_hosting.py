"""What a host is given: the container's recipe, nginx's example, and settings for a public app.

No container is built here, since that needs a registry of images. What can go wrong in one is tried
without it: the files that the recipe copies, with its settings and commands, in a folder apart.
"""

import asyncio
import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from bench.load.reader import Reader
from exports.serve import HOST, Server, free_port, serving

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs/hosting.md").read_text("utf-8")
NGINX = (ROOT / "hosting/nginx.conf").read_text("utf-8")
SETTINGS = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))


def recipe() -> list[tuple[str, str]]:
    """The Dockerfile's instructions in order, each with what follows it, on one line."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text("utf-8"), flags=re.M)
    lines = re.sub(r"\\\n\s*", "", text).splitlines()
    return [(line.split()[0], line.partition(" ")[2].strip()) for line in lines if line]


def given(instruction: str) -> list[str]:
    return [rest for name, rest in recipe() if name == instruction]


def command(instruction: str) -> list[str]:
    """The command of a CMD or HEALTHCHECK, which has to be a list: no shell, no quoting."""
    (text,) = given(instruction)
    words: list[str] = json.loads(text[text.index("[") :])
    return words


@dataclass(frozen=True)
class Contained:
    """The app as a container would run it."""

    server: Server
    folder: Path
    environment: dict[str, str]

    def healthy(self) -> bool:
        run = subprocess.run(
            [sys.executable, *command("HEALTHCHECK")[1:]],
            cwd=self.folder,
            env=self.environment,
            stderr=subprocess.PIPE,
            check=False,
        )
        return run.returncode == 0


@pytest.fixture(scope="module")
def contained(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Contained]:
    """The copied files with the recipe's environment and command, under a sub-path."""
    folder, port = tmp_path_factory.mktemp("container") / "app", free_port()
    for copied in given("COPY"):
        *sources, target = copied.split()
        for source in sources:
            path = ROOT / source
            if path.is_dir():
                shutil.copytree(path, folder / target, ignore=shutil.ignore_patterns("*.pyc"))
            else:
                (folder / target).mkdir(parents=True, exist_ok=True)
                shutil.copy(path, folder / target)
    environment = {
        "PATH": str(Path(sys.executable).parent),
        "HOME": str(folder),
        **dict(pair.split("=", 1) for pair in given("ENV")[0].split()),
        "STREAMLIT_SERVER_PORT": str(port),
        "STREAMLIT_SERVER_ADDRESS": HOST,
        "STREAMLIT_SERVER_BASE_URL_PATH": "atlas",
    }
    log = folder.parent / "log.txt"
    url, start = f"http://{HOST}:{port}/atlas", [sys.executable, "-m", *command("CMD")]
    with serving(start, url, log, environment, folder=folder, alone=True) as server:
        yield Contained(server, folder, environment)


def test_the_linter_finds_nothing_in_the_recipe() -> None:
    hadolint = shutil.which("hadolint", path=Path(sys.executable).parent)
    assert hadolint, "pip install -r requirements-dev.txt brings it"
    run = subprocess.run(
        [hadolint, "Dockerfile"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (0, "")
    assert "hadolint ignore" not in (ROOT / "Dockerfile").read_text("utf-8")


def test_the_container_starts_from_a_named_slim_python_that_is_tested() -> None:
    (image,) = given("FROM")
    assert re.fullmatch(r"python:3\.1[1-3]-slim-\w+", image)


def test_nothing_runs_as_root_or_is_compiled() -> None:
    names = [name for name, _ in recipe()]
    (user,) = given("USER")
    assert int(user.partition(":")[0]) >= 1000
    assert max(n for n, name in enumerate(names) if name == "RUN") < names.index("USER")
    runs = " ".join(given("RUN"))
    assert "pip install --no-cache-dir --only-binary=:all: -r requirements.txt" in runs
    assert not re.search(r"apt|gcc|build-essential|requirements-dev|sudo|curl", runs)
    assert "ADD" not in names


def test_what_is_copied_may_be_and_nothing_else_goes_to_the_build() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    allowed = {rule.removeprefix("!") for rule in rules if rule.startswith("!")}
    copied = {source.rstrip("/") for text in given("COPY") for source in text.split()[:-1]}
    assert {name.replace(".streamlit/config.toml", ".streamlit") for name in allowed} == copied
    assert not allowed & {".git", ".venv", "tests", "bench", "docs", "."}
    assert not [name for name in copied if not (ROOT / name).exists()]


def test_a_container_serves_the_app_and_knows_that_it_is_well(contained: Contained) -> None:
    async def open_and_step() -> tuple[str, str]:
        async with Reader(contained.server.url) as reader:
            opened = reader.month
            await reader.step("2024-01")
            return opened, reader.month

    opened, first = asyncio.run(open_and_step())
    assert first < opened
    assert contained.healthy()
    elsewhere = contained.environment | {"STREAMLIT_SERVER_BASE_URL_PATH": ""}
    assert not Contained(contained.server, contained.folder, elsewhere).healthy()


def test_a_container_needs_no_place_to_write(contained: Contained) -> None:
    asyncio.run(_open(contained.server.url))
    copied = {source.rstrip("/") for text in given("COPY") for source in text.split()[:-1]}
    sources = [path for name in copied for path in (ROOT / name, *(ROOT / name).rglob("*"))]
    known = {path.relative_to(ROOT) for path in sources if path.is_file()}
    found = (path for path in contained.folder.rglob("*") if path.is_file())
    assert {path.relative_to(contained.folder) for path in found} <= known


async def _open(address: str) -> None:
    async with Reader(address):
        pass


def test_the_recipes_port_is_the_one_that_is_exposed() -> None:
    (port,) = given("EXPOSE")
    assert f"STREAMLIT_SERVER_PORT={port}" in given("ENV")[0].split()
    assert f"-p {port}:{port}" in PAGE


def test_a_message_that_no_control_sends_ends_the_connection(contained: Contained) -> None:
    limit = SETTINGS["server"]["maxWidgetStateSize"]

    async def send(size: int) -> int | None:
        stream = f"ws{contained.server.url.removeprefix('http')}/_stcore/stream"
        async with connect(stream, max_size=None) as socket:
            await socket.send(bytes(size))
            try:
                async with asyncio.timeout(10):
                    while True:
                        await socket.recv()
            except ConnectionClosed as closed:
                return closed.rcvd.code if closed.rcvd else None

    assert limit == 1
    assert asyncio.run(send(1_200_000)) == 1009  # too big


def test_settings_are_fit_for_strangers() -> None:
    server, client = SETTINGS["server"], SETTINGS["client"]
    assert server["maxUploadSize"] == 1
    assert server["maxMessageSize"] <= 20
    assert client["toolbarMode"] == "viewer"
    assert client["showErrorDetails"] in {"type", "none"}
    assert client["showErrorLinks"] is False
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    # Streamlit's own guards stand as they come.
    assert not {"enableCORS", "enableXsrfProtection", "enableAgentApi"} & server.keys()


def test_the_page_gives_each_setting_and_header_its_reason() -> None:
    for section in ("server", "browser", "client"):
        for name in SETTINGS[section]:
            assert f"`{section}.{name}`" in PAGE, f"docs/hosting.md does not explain {name}"
    headers = set(re.findall(r"add_header (\S+)", NGINX))
    assert len(headers) == 5
    assert [name for name in headers if f"`{name}`" not in PAGE] == []
    for path in (ROOT / "hosting").iterdir():
        assert f"hosting/{path.name}" in PAGE or path.name == "health.py"


def test_the_policy_lets_the_one_script_in_streamlits_page_run() -> None:
    package = find_spec("streamlit")
    assert package
    assert package.origin
    page = (Path(package.origin).parent / "static/index.html").read_text("utf-8")
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.S)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in NGINX, "Streamlit's page has changed: put this hash there"
