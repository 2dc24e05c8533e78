"""Briefs for the tests of every format: of the shipped dataset, an invented one, a hostile one."""

import datetime as dt
import io
import itertools
import json
import shutil
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from exports.brief import Brief
from exports.formats import encode
from files import read_yaml
from presence.__main__ import main as presence_main
from tests.browser.test_dataset import TEXTS
from views.view import Options, solve_view
from views.world import read_world

ROOT = Path(__file__).resolve().parents[2]
SAHEL = ROOT / "tests" / "datasets" / "sahel"
TODAY = dt.date(2026, 11, 1)

HOSTILE = (
    '=HYPERLINK("http://localhost/","x")',
    "<script>alert(1)</script>",
    "+1+1",
    "${7*7} {{7*7}}",
    "-2 </script><img src=x onerror=alert(1)>",
    "@SUM(1)",
    "'=1+1",
    "]]><!-- &amp; $[name]",
)


@cache
def brief_of(folder: Path = ROOT, options: Options | None = None) -> Brief:
    """Return the brief that ``python -m exports pack`` makes of a dataset by default."""
    world = read_world(folder)
    asked = options or Options(world.dataset.population)
    months = tuple(phase.last for phase in world.dataset.phases)
    return Brief(solve_view(world, asked), months, TODAY)


@cache
def files_of(name: str, folder: Path = ROOT, options: Options | None = None) -> dict[str, bytes]:
    """Return the files of a format by their names."""
    return {file.name: file.content for file in encode(brief_of(folder, options), name)}


@cache
def table_of(*options: str) -> list[dict[str, Any]]:
    """Return the rows of ``presence table``, as anybody would run it."""
    out = io.StringIO()
    with redirect_stdout(out):
        assert presence_main(["table", *options, "--format", "json"]) == 0
    rows: list[dict[str, Any]] = json.loads(out.getvalue())
    return rows


def spoiled_copy(folder: Path) -> Path:
    """Copy the shipped dataset, with something hostile before every text that is shown."""
    tricks = itertools.cycle(HOSTILE)
    for name in ("seeds/reports", "data"):
        shutil.copytree(ROOT / name, folder / name)

    def spoil(value: Any, keys: set[str]) -> Any:
        if isinstance(value, list):
            return [spoil(item, keys) for item in value]
        if isinstance(value, dict):
            return {
                key: f"{next(tricks)} {item}"[: 24 if key == "short" else 300]
                if key in keys and isinstance(item, str)
                else spoil(item, keys)
                for key, item in value.items()
            }
        return value

    for pattern, keys in TEXTS.items():
        for path in sorted(folder.glob(pattern)):
            text = yaml.safe_dump(spoil(read_yaml(path), keys), allow_unicode=True)
            path.write_text(text, "utf-8")
    return folder
