"""Who may import what, and what the code must not know: docs/architecture.md, enforced.

Every check is a function over (path, source), so that the tests at the end can show it a breach.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent

# Room -> the rooms of ours that its modules may import, besides their own.
ROOMS: dict[str, set[str]] = {
    "files": set(),
    "claims": {"files"},
    "geo": {"claims", "files"},
    "presence": {"claims", "files"},
    "views": {"presence", "claims", "geo", "files"},
    "exports": {"views", "presence", "claims", "geo", "files"},
    "ui": {"views", "exports", "presence", "claims", "geo", "files"},
    "app": {"ui", "files"},
}
# These measure, test and prepare the rest, so no fence holds them; nothing else may lean on them.
OUTSIDE = {"bench", "tests", "tools"}

# Library -> where alone it may be imported: rooms, or single modules.
FENCES: dict[str, set[str]] = {
    "streamlit": {"app.py", "ui"},
    "streamlit_folium": {"ui"},
    "folium": {"views"},
    "branca": {"views"},
    "geopy": {"geo"},
    "highspy": {"presence/programme/solver.py"},
    "pandas": {"presence/told/frame.py", "presence/told/sheet.py"},
    "yaml": {"files"},
    "jsonschema": {"files"},
    "playwright": {"exports"},
    "quickjs": {"exports"},
    "vl_convert": {"exports"},
    "fontTools": {"exports/drawing/outlines.py", "tools/fonts.py"},
    "pptx": {"exports"},
    "xlsxwriter": {"exports"},
}

LONGEST_MODULE = 400
LONGEST_APP = 80
LONGEST_FUNCTION = 60  # its docstring aside


def sources(*suffixes: str) -> list[Path]:
    """The project's own source files, relative to the root; not what is built from them."""
    rooms = [ROOT / room for room in (*ROOMS, *OUTSIDE, "setup")]
    found = [path for room in rooms for path in room.rglob("*")] + list(ROOT.glob("*.py"))
    own = [path.relative_to(ROOT) for path in found if path.suffix in suffixes]
    return sorted(path for path in own if "built" not in path.parts)


def room_of(path: Path) -> str:
    return path.parts[0].removesuffix(".py")


def imported(path: Path, source: str) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything that a module imports, by whatever means."""
    package = [*path.parts[:-1]]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            yield node.lineno, ".".join([*start, *filter(None, [node.module])])
        elif isinstance(node, ast.Call) and node.args:
            called = ast.unparse(node.func).rpartition(".")[2]
            name = node.args[0]
            if called in {"import_module", "__import__"} and isinstance(name, ast.Constant):
                yield node.lineno, str(name.value)


def breaches(path: Path, source: str) -> list[str]:
    """Each import that the tables above do not allow, with the remedy."""
    room, found = room_of(path), list[str]()
    if room in OUTSIDE:
        return found
    for line, name in imported(path, source):
        top = name.split(".")[0]
        if top in OUTSIDE or (top in ROOMS and top != room and top not in ROOMS[room]):
            allowed = ", ".join(sorted(ROOMS[room])) or "nothing of ours"
            found.append(f"{path}:{line}: {room} imports {top}; it may import {allowed}")
        if top in FENCES and not {room, path.as_posix()} & FENCES[top]:
            found.append(f"{path}:{line}: {top} belongs in {', '.join(sorted(FENCES[top]))} only")
    return found


def story_words() -> list[str]:
    """Names, ids and dates of the bundled dataset that no line of code may hold."""
    words: set[str] = set()
    for place in _yaml("data/places.yaml")["places"]:
        words |= {place["id"], place["name"], place.get("query") or place["name"]}
        words |= {alias for names in place.get("aliases", {}).values() for alias in names}
    for path in sorted((ROOT / "seeds/reports").glob("*.yaml")):
        record = _yaml(path)
        head = record["report"]
        words |= {head["id"], head["title"], *str(head["published"]).split("/")}
        words |= {claim["id"] for claim in record["claims"]}
    dataset = _yaml("data/dataset.yaml")
    words |= {dataset["title"], *map(str, dataset["grid"].values())}
    # A phase may be called by an everyday word; then it can't be told from one.
    phases = {text for phase in dataset["phases"] for text in (phase["id"], phase["name"])}
    return sorted(words | {phase for phase in phases if re.search(r"\W", phase)})


def told(path: Path, source: str, words: Iterable[str]) -> list[str]:
    """Each line that holds one of the words, whatever its case; comments count."""
    by_length = sorted(words, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, by_length))})(?![\w-])", re.I)
    return [
        f"{path}:{number}: {match[0]!r} comes from the dataset; read it there, or make up another"
        for number, line in enumerate(source.splitlines(), 1)
        if (match := pattern.search(line))
    ]


def overlong(path: Path, source: str) -> list[str]:
    length = len(source.splitlines())
    limit = LONGEST_APP if path.as_posix() == "app.py" else LONGEST_MODULE
    return [f"{path}: {length} lines, over {limit}; split it"] if length > limit else []


def overlong_functions(path: Path, source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if ast.get_docstring(node) is not None:
            told = node.body[0]
            length -= (told.end_lineno or told.lineno) - told.lineno + 1
        if length > LONGEST_FUNCTION:
            found.append(
                f"{path}:{node.lineno}: {node.name} has {length} lines, over {LONGEST_FUNCTION}; "
                "split it"
            )
    return found


def module_of(path: Path) -> str:
    """The dotted name of a module; of a package's own file that of the package."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def leans_on(path: Path, source: str, modules: Iterable[str]) -> set[str]:
    """The modules among some that a module imports, wherever in it and if for types alone."""
    known = set(modules)
    package = [*path.parts[:-1]]
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            whole = ".".join([*start, *filter(None, [node.module])])
            for alias in node.names:
                # A module of a package, or a name that the package itself has.
                inside = f"{whole}.{alias.name}"
                found.add(inside if inside in known else whole)
    return (found & known) - {module_of(path)}


def circles(files: Iterable[tuple[Path, str]]) -> list[str]:
    """Each circle of imports among the modules of one room, told once."""
    sources = {module_of(path): (path, source) for path, source in files}
    graph = {
        name: sorted(
            other
            for other in leans_on(path, source, sources)
            if other.split(".")[0] == name.split(".")[0]
        )
        for name, (path, source) in sources.items()
    }
    found: list[str] = []
    done: set[str] = set()

    def follow(name: str, way: list[str]) -> None:
        if name in way:
            circle = way[way.index(name) :]
            first = circle.index(min(circle))
            told = [*circle[first:], *circle[:first], min(circle)]
            found.append(f"{' → '.join(told)}: import in one direction only")
            return
        if name in done:
            return
        for other in graph[name]:
            follow(other, [*way, name])
        done.add(name)

    for name in sorted(graph):
        follow(name, [])
    return sorted(set(found))


def _yaml(path: str | Path) -> Any:
    return yaml.safe_load((ROOT / path).read_text("utf-8"))


PYTHON = sources(".py")
CODE = [path for path in sources(".py", ".js", ".css", ".html") if room_of(path) != "tests"]


def test_no_import_crosses_a_boundary() -> None:
    assert PYTHON
    found = [
        breach for path in PYTHON for breach in breaches(path, (ROOT / path).read_text("utf-8"))
    ]
    assert not found, "\n" + "\n".join(found)


def test_code_knows_nothing_of_the_bundled_story() -> None:
    words = story_words()
    found = [hit for path in CODE for hit in told(path, (ROOT / path).read_text("utf-8"), words)]
    assert not found, "\n" + "\n".join(found)


def test_modules_stay_short() -> None:
    found = [fault for path in CODE for fault in overlong(path, (ROOT / path).read_text("utf-8"))]
    assert not found, "\n" + "\n".join(found)


def test_functions_stay_short() -> None:
    found = [
        fault
        for path in PYTHON
        if room_of(path) != "tests"
        for fault in overlong_functions(path, (ROOT / path).read_text("utf-8"))
    ]
    assert not found, "\n" + "\n".join(found)


def test_no_room_has_a_circle_of_imports() -> None:
    found = circles((path, (ROOT / path).read_text("utf-8")) for path in PYTHON)
    assert not found, "\n" + "\n".join(found)


def test_every_folder_of_code_is_a_known_room() -> None:
    folders = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert folders <= (ROOMS.keys() | OUTSIDE)


def test_rooms_lean_one_way_only() -> None:
    rooms = list(ROOMS)
    for number, room in enumerate(rooms):
        assert ROOMS[room] <= set(rooms[:number]), f"{room} may import what stands after it"


def test_the_documented_table_is_the_enforced_one() -> None:
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)(?:/|\.py)` \|[^|]+\| ([^|]+) \|$", page, re.M)
    documented = {room: set(re.findall(r"\w+", rooms)) for room, rooms in rows}
    assert documented == ROOMS
    fences = re.findall(r"^\| (\w+) \| (`.+) \|$", page, re.M)
    assert {
        library: {place.rstrip("/") for place in re.findall(r"`([^`]+)`", places)}
        for library, places in fences
    } == FENCES


# That each check can fail, shown on made-up modules.


@pytest.mark.parametrize(
    ("path", "source", "culprit"),
    [
        ("claims/a.py", "import presence.bounds\n", "claims imports presence"),
        ("claims/a.py", "def f():\n    from geo.sites import Site\n", "a.py:2: claims imports geo"),
        ("files/a.py", "from claims import dates\n", "nothing of ours"),
        ("views/a.py", "from ui.state import x\n", "views imports ui"),
        (
            "presence/a.py",
            "from importlib import import_module as i\nimport_module('views')\n",
            "views",
        ),
        ("presence/a.py", "__import__('geo.sites')\n", "presence imports geo"),
        ("ui/a.py", "import tests.no_skips\n", "ui imports tests"),
        ("geo/a.py", "from tools import basemap\n", "geo imports tools"),
        ("app.py", "from presence import table\n", "app imports presence"),
        ("views/a.py", "import streamlit as st\n", "streamlit belongs in app.py, ui only"),
        ("ui/a.py", "from folium import Map\n", "folium belongs in views only"),
        ("presence/edition.py", "import highspy\n", "presence/programme/solver.py only"),
        (
            "presence/told/table.py",
            "def f():\n    import pandas as pd\n",
            "table.py:2: pandas belongs in presence/told/frame.py, presence/told/sheet.py only",
        ),
        ("presence/a.py", "from geopy.distance import geodesic\n", "geopy belongs in geo only"),
        ("claims/a.py", "if True:\n    import yaml\n", "yaml belongs in files only"),
        ("ui/a.py", "import playwright.sync_api\n", "playwright belongs in exports only"),
    ],
)
def test_a_breach_is_found(path: str, source: str, culprit: str) -> None:
    (breach,) = breaches(Path(path), source)
    assert culprit in breach


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("presence/programme/solver.py", "import highspy\nfrom claims.model import Claim\n"),
        ("presence/told/sheet.py", "def f():\n    import pandas as pd\n"),
        ("ui/a.py", "import streamlit\nfrom streamlit_folium import st_folium\nimport views.map\n"),
        ("app.py", "import streamlit\nfrom ui import page\nfrom files import Fault\n"),
        ("presence/a.py", "from . import bounds\nfrom .grid import Grid\n"),
        ("geo/a.py", "import geopy.distance\nimport json\n# import presence\n'import views'\n"),
        ("bench/a.py", "import playwright.sync_api, presence.table, ui\n"),
    ],
)
def test_what_is_allowed_passes(path: str, source: str) -> None:
    assert not breaches(Path(path), source)


def test_a_relative_import_cannot_climb_out_of_its_room() -> None:
    (breach,) = breaches(Path("geo/outlines/a.py"), "from ...presence import table\n")
    assert "geo imports presence" in breach


def test_a_word_of_the_story_is_found_in_code_and_in_comments() -> None:
    source = (
        "x = 1\nif place == 'north-camp':\n    pass  # the camp at Northtown\nnorthtowner = 2\n"
    )
    found = told(Path("views/a.py"), source, ["north-camp", "northtown"])
    assert [hit.split(": ")[0] for hit in found] == ["views/a.py:2", "views/a.py:3"]


def test_the_story_is_read_from_the_dataset() -> None:
    words = story_words()
    first_place = _yaml("data/places.yaml")["places"][0]
    assert {first_place["id"], first_place["name"]} <= set(words)
    assert len(words) > 100


def test_a_long_module_is_found() -> None:
    assert overlong(Path("app.py"), "x\n" * 81) == ["app.py: 81 lines, over 80; split it"]
    assert not overlong(Path("ui/a.py"), "x\n" * 400)
    assert overlong(Path("ui/a.py"), "x\n" * 401)


def test_a_long_function_is_found_wherever_it_stands() -> None:
    def method(lines: int) -> str:
        body = "        x = 1\n" * (lines - 1)
        return f'class A:\n    def f(self):\n        """Say.\n\n        More.\n        """\n{body}'

    assert not overlong_functions(Path("ui/a.py"), method(60))
    assert overlong_functions(Path("ui/a.py"), method(61)) == [
        "ui/a.py:2: f has 61 lines, over 60; split it"
    ]
    inner = "def f():\n    async def g():\n" + "        pass\n" * 60
    assert [
        fault.split(": ")[1].split()[0] for fault in overlong_functions(Path("a.py"), inner)
    ] == [
        "f",
        "g",
    ]


def circle(**sources: str) -> list[str]:
    """The circles among made-up modules of one room; two underscores stand for a slash."""
    return circles(
        (Path(f"ui/{name.replace('__', '/')}.py"), text) for name, text in sources.items()
    )


def test_a_circle_of_imports_is_found_once() -> None:
    assert circle(a="import ui.b\n", b="from ui import c\n", c="from ui.a import x\n") == [
        "ui.a → ui.b → ui.c → ui.a: import in one direction only"
    ]
    assert circle(a="from . import b\n", b="def f():\n    from .a import x\n") == [
        "ui.a → ui.b → ui.a: import in one direction only"
    ]
    assert circle(told__a="from ui.told.b import x\n", told__b="from .a import y\n") == [
        "ui.told.a → ui.told.b → ui.told.a: import in one direction only"
    ]


def test_an_import_for_types_alone_closes_a_circle_too() -> None:
    types = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ui.b import B\n"
    assert circle(a=types, b="import ui.a\n") == [
        "ui.a → ui.b → ui.a: import in one direction only"
    ]


def test_what_is_imported_twice_or_from_another_room_is_no_circle() -> None:
    assert not circle(a="from ui import b, c\n", b="import ui.c\n", c="import json\n")
    there = (Path("views/a.py"), "import ui.a\n")
    here = (Path("ui/a.py"), "import views.a\n")  # a breach of another kind
    assert not circles([here, there])
