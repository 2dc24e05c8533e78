"""``python -m exports screenshot``: a whole picture, or a clear word on why there is none."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from exports.__main__ import main
from exports.serve import Server


def colours(picture: bytes) -> tuple[tuple[int, int], set[tuple[int, ...]]]:
    """Return a PNG's size in pixels and its colours."""
    with Image.open(io.BytesIO(picture)) as image:
        assert image.format == "PNG"
        raw = image.convert("RGB").tobytes()
        return image.size, {tuple(raw[at : at + 3]) for at in range(0, len(raw), 3)}


def test_the_desk_and_the_stage(app: Server, tmp_path: Path) -> None:
    desk, stage = tmp_path / "new" / "desk.png", tmp_path / "stage.PNG"
    size = ["--width", "800", "--height", "450", "--url", app.url]
    assert main(["screenshot", "--out", str(desk), *size]) == 0
    query = ["--query", "?view=briefing", "--scale", "2"]
    assert main(["screenshot", "--out", str(stage), *size, *query]) == 0
    (first, desk_colours), (second, stage_colours) = (
        colours(path.read_bytes()) for path in (desk, stage)
    )
    assert (first, second) == ((800, 450), (1600, 900))
    sea, mark = (220, 232, 239), (0, 114, 178)
    assert {sea, mark} <= stage_colours, "the map and a mark's ring are drawn"
    assert sea in desk_colours
    assert [path.name for path in desk.parent.iterdir()] == ["desk.png"]


def test_it_starts_the_app_itself_with_a_dataset(
    another: Callable[[], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = another(), tmp_path / "a.png"
    given = ["screenshot", "--out", str(out), "--dataset", str(folder), "--query", "view=briefing"]
    assert main(given) == 0
    assert capsys.readouterr().out == f"{out}: 1440 × 900 px\n"
    kept = out.read_bytes()
    (folder / "data/places.yaml").write_text("places: [", "utf-8")
    assert main(given) == 1
    said = capsys.readouterr().err
    assert said.startswith("exports: the app says: The dataset has a fault.")
    assert said.count("\n") == 1
    assert out.read_bytes() == kept, "an old picture stays whole where no new one can be taken"


def test_an_address_where_nobody_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "a.png"
    assert main(["screenshot", "--out", str(out), "--url", "http://127.0.0.1:2"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("exports: no map was drawn at http://127.0.0.1:2 (")
    assert said.count("\n") == 1
    assert not out.exists()


def test_no_browser(
    app: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    given = ["screenshot", "--out", str(tmp_path / "a.png"), "--url", app.url]
    monkeypatch.setenv("CHROMIUM", "no-such-browser")
    assert main(given) == 1
    assert "CHROMIUM names 'no-such-browser', which is not there" in capsys.readouterr().err
    monkeypatch.delenv("CHROMIUM")
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    assert main(given) == 1
    said = capsys.readouterr().err
    assert said.startswith("exports: there is no browser; install Chromium or Chrome")
    assert said.count("\n") == 1


def test_a_folder_that_cannot_be_written(
    app: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    out = tmp_path / "file" / "a.png"
    assert main(["screenshot", "--out", str(out), "--url", app.url]) == 1
    assert capsys.readouterr().err.startswith(f"exports: {out} cannot be written (")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "command"),
        (["screenshot"], "--out"),
        (["screenshot", "--out", "a.gif"], "'a.gif' must end in .png"),
        (["screenshot", "--out", "a.png", "--width", "3"], "'3' is not a whole number from 200"),
        (["screenshot", "--out", "a.png", "--height", "9e3"], "'9e3' is not a whole number"),
        (["screenshot", "--out", "a.png", "--scale", "0"], "'0' is not a whole number from 1 to 4"),
        (["screenshot", "--out", "a.png", "--query", "garbage"], "write NAME=VALUE"),
        (["screenshot", "--out", "a.png", "--query", "a=b c"], "that a link must escape"),
        (["screenshot", "--out", "a.png", "--url", "ftp://a"], "'ftp://a' is no address"),
        (["screenshot", "--out", "a.png", "--dataset", "no/such"], "there is no such folder"),
        (["screenshot", "--out", "a.png", "--dataset", ".", "--url", "http://a"], "not allowed"),
        (["screenshot", "--out", "a.png", "--wide", "3"], "unrecognized arguments: --wide"),
    ],
)
def test_wrong_usage_is_named(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("command", [[], ["screenshot"]])
def test_help_shows_an_example(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([*command, "--help"])
    assert stop.value.code == 0
    assert "example: python -m exports screenshot --out" in capsys.readouterr().out
