"""``python -m exports pack``: whole files or none, the same bytes each time, clear words."""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.dataset import Dataset
from exports.__main__ import main
from exports.brief import Brief, File
from exports.formats import FORMATS
from exports.pack import encode_one, zip_of
from tests.exports.briefs import brief_of, files_of, table_of

Capture = pytest.CaptureFixture[str]

DATA = ["csv", "xlsx", "geojson", "kml"]
NAMES = {
    "bounds.csv",
    "claims.csv",
    "sources.csv",
    "atlas.xlsx",
    "places-by-phase.geojson",
    "places-series.geojson",
    "atlas.kml",
}


def run(out: Path, *given: str) -> int:
    formats = () if "--formats" in given else ("--formats", ",".join(DATA))
    clock = () if "--clock" in given else ("--clock", "2026-11-01")
    return main(["pack", "--out", str(out), *formats, *clock, *given])


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_pack_is_what_the_encoders_give(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "new" / "pack"
    assert run(out) == 0
    told = capsys.readouterr()
    assert told.out.startswith(f"{out}: 7 files in ")
    assert told.err == ""
    wanted = {name: content for one in DATA for name, content in files_of(one).items()}
    assert set(wanted) == NAMES
    assert contents(out) == wanted


def test_the_same_inputs_and_clock_give_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(tmp_path / "a") == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1793491200")  # 1 November 2026
    clockless = ["pack", "--out", str(tmp_path / "b"), "--formats", ",".join(DATA)]
    assert main(clockless) == 0
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert run(tmp_path / "b", "--clock", "2026-12-24") == 0
    assert b"14 months ago" in (tmp_path / "b" / "bounds.csv").read_bytes()


def test_others_files_are_left_alone_and_ours_replaced(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "bounds.csv").write_text("old")
    assert run(tmp_path, "--formats", "csv") == 0
    found = contents(tmp_path)
    assert found.pop("notes.txt") == b"mine"
    assert found == files_of("csv")


def test_what_is_asked_for_is_what_is_shown(tmp_path: Path) -> None:
    given = ("--formats", "geojson", "--as-of", "2025-01", "--population", "coalition")
    assert run(tmp_path, *given, "--phase", "phase-2", "talks", "--exceptions") == 0
    text = (tmp_path / "places-by-phase.geojson").read_text()
    assert '"as_of": "2024-09-27"' in text
    assert '"population": "coalition troops"' in text
    assert '"basis": "if the exceptions are used, with assumptions"' in text
    assert '"date": "2024-09"' in text
    assert '"date": "2026-09"' in text
    assert '"date": "2025-09"' not in text
    assert run(tmp_path, "--formats", "geojson", "--month", "2025-03", "2024-05") == 0
    text = (tmp_path / "places-by-phase.geojson").read_text()
    assert text.index('"date": "2024-05"') < text.index('"date": "2025-03"')


def test_assumptions_are_named_as_presence_names_them(tmp_path: Path, shipped: Dataset) -> None:
    given = ",".join(["default", *(a.id for a in shipped.assumptions if not a.default)])
    assert given != "default"
    assert run(tmp_path, "--formats", "csv", "--assumptions", given) == 0
    rows = csv.DictReader(io.StringIO((tmp_path / "bounds.csv").read_text()))
    wanted = table_of("--population", "us", "--assumptions", given)
    assert [(row["low"], row["high"]) for row in rows] == [
        tuple("" if row[end] is None else str(row[end]) for end in ("low", "high"))
        for row in wanted
    ]


def test_an_encoder_that_fails_names_itself_and_spoils_nothing(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(brief: Brief) -> Iterator[File]:
        yield File("places-by-phase.geojson", b"half")
        raise RuntimeError("no\nink left")

    (tmp_path / "places-by-phase.geojson").write_text("old")
    monkeypatch.setattr("exports.geojson.encode", fail)
    assert run(tmp_path) == 1
    assert capsys.readouterr().err == "exports: geojson failed: RuntimeError: no ink left\n"
    found = contents(tmp_path)
    assert found.pop("places-by-phase.geojson") == b"old"
    assert set(found) == NAMES - {"places-by-phase.geojson", "places-series.geojson"}


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "file").touch()
    assert run(tmp_path / "file", "--formats", "csv,kml") == 1
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("exports: csv failed: ")
    assert "cannot be written (" in first
    assert second.startswith("exports: kml failed: ")


def test_a_faulty_dataset_is_told_and_nothing_written(tmp_path: Path, capsys: Capture) -> None:
    assert run(tmp_path / "out", "--dataset", str(tmp_path / "none")) == 1
    assert "there is no such folder" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["--phase", "tomorrow"], "phase 'tomorrow' is not known; known: talks, phase-1"),
        (["--month", "2031-01"], "month 2031-01 is outside the grid; it runs from January 2024"),
        (["--month", "soon"], "'soon' is not a month; write it as 2025-09"),
        (["--as-of", "2020"], "no report is known as of 2020; the first is of 2024-01-25"),
        (["--population", "bears"], "population 'bears' is not known; known: us, other"),
        (["--account", "bears"], "bears"),
        (["--assumptions", "bears"], "bears"),
        (["--assumptions", "none,bears"], "--assumptions none stands alone"),
        (["--formats", "csv,gif"], "format 'gif' is not known; known: png, svg"),
        (["--formats", ","], "no format is named"),
        (["--clock", "2026-11"], "--clock 2026-11 is not a day"),
        (["--clock", "now"], "'now' is not a date"),
    ],
)
def test_wrong_usage_is_one_line_and_two(
    given: list[str], words: str, tmp_path: Path, capsys: Capture
) -> None:
    assert run(tmp_path / "out", *given) == 2
    told = capsys.readouterr().err
    assert told.startswith("exports: ")
    assert told.count("\n") == 1
    assert words in told
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["pack", "--out", "x", "--month", "2025-01", "--phase", "talks"], "not allowed with"),
        (["pack", "--out", "x", "--for", "csv"], "unrecognized arguments: --for"),
    ],
)
def test_wrong_options_are_one_line_and_two(given: list[str], words: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stop:
        main(given)
    assert stop.value.code == 2
    told = capsys.readouterr().err
    assert words in told
    assert told.count("\n") == 1


def test_a_clock_that_is_none_is_named(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "noon")
    assert main(["pack", "--out", str(tmp_path), "--formats", "csv"]) == 2
    assert "SOURCE_DATE_EPOCH is 'noon'" in capsys.readouterr().err


def test_help_shows_an_example(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["pack", "--help"])
    assert stop.value.code == 0
    told = capsys.readouterr().out
    assert "example: python -m exports pack --out" in told
    assert all(name in told for name in FORMATS)


def test_an_archive_holds_all_files_and_is_the_same_each_time() -> None:
    made = zip_of(brief_of(), DATA)
    assert made == zip_of(brief_of(), DATA)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {
            name: content for one in DATA for name, content in files_of(one).items()
        }


def test_one_download_is_a_file_or_an_archive_of_several() -> None:
    alone, several = encode_one(brief_of(), "kml"), encode_one(brief_of(), "csv")
    assert alone == File("atlas.kml", files_of("kml")["atlas.kml"])
    assert several.name == "csv.zip"
    with zipfile.ZipFile(io.BytesIO(several.content)) as archive:
        assert archive.namelist() == ["bounds.csv", "claims.csv", "sources.csv"]


def test_formats_are_named_as_files_are() -> None:
    for name in DATA:
        ends = {Path(file).suffix for file in files_of(name)}
        assert ends == {f".{FORMATS[name].extension}"}
