"""What Python hands over and what the scripts read: the same fields of the same types."""

import json
import re
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from presence.told.table import STATUS
from tests.exports.briefs import ROOT, brief_of
from views import wire
from views.frames import packed
from views.ledger import ledger
from views.words import english

DECLARED = Path(wire.__file__).with_name("frames.d.ts").read_text("utf-8")
SIMPLE = {str: "string", int: "number", float: "number", bool: "boolean", NoneType: "null"}
HANDED: dict[str, Any] = {
    name: one for name, one in vars(wire).items() if is_typeddict(one) and name[0] != "_"
}


def in_script(kind: Any) -> str:
    """Write a Python type as the scripts declare it."""
    origin, parts = get_origin(kind), get_args(kind)
    if kind in SIMPLE:
        return SIMPLE[kind]
    if origin is Literal:
        return union(f'"{one}"' for one in parts)
    if origin in {Union, UnionType}:
        return union(in_script(one) for one in parts)
    if origin is list:
        inner = in_script(parts[0])
        return f"({inner})[]" if " | " in inner and inner[0] != "[" else f"{inner}[]"
    if origin is tuple:
        return f"[{', '.join(map(in_script, parts))}]"
    if is_typeddict(kind):
        return str(kind.__name__)
    raise TypeError(f"no script knows {kind}")


def union(parts: Any) -> str:
    return " | ".join(sorted(parts))


def handed() -> dict[str, dict[str, str]]:
    """Return what Python hands over, by record and field."""
    return {
        name: {
            field + ("" if field in one.__required_keys__ else "?"): in_script(kind)
            for field, kind in get_type_hints(one).items()
        }
        for name, one in HANDED.items()
    }


def declared(text: str) -> dict[str, dict[str, str]]:
    """Return what the scripts declare, by record and field; names of unions written out."""
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    unions = dict(re.findall(r"export type (\w+) =\s*([^;]+);", bare))
    return {
        name: {
            field + optional: _sorted(unions.get(kind.strip(), kind))
            for field, optional, kind in re.findall(r"(\w+)(\??):\s*([^;]+);", body)
        }
        for name, body in re.findall(r"export interface (\w+) \{(.*?)\n\}", bare, re.DOTALL)
    }


def _sorted(kind: str) -> str:
    """Return a type with the parts of its union in order."""
    inside = re.sub(r"\[(?=.)([^\]]+)\]", lambda ends: f"[{_ends(ends[1])}]", kind)
    parts = re.findall(r"(?:\[[^\]]*\]|\([^)]*\)|\"[^\"]*\"|\w+)(?:\[\])*", inside)
    return union(parts)


def _ends(kinds: str) -> str:
    return ", ".join(union(kind.strip().split(" | ")) for kind in kinds.split(","))


def test_both_sides_say_the_same() -> None:
    assert declared(DECLARED) == handed()
    assert set(handed()) >= {"Frames", "Frame", "Mark", "Place", "Phase", "LedgerRow"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  range: string;", "  ranges: string;"),
        ("  range: string;", "  range?: string;"),
        ("  range: string;", "  range: number;"),
        ("  range: string;", ""),
        ("  range: string;", "  range: string;\n  more: string;"),
        ("  banner: string | null;", "  banner: string;"),
        ("  marks: Mark[];", "  marks: Mark;"),
        ('"stated"', '"reported"'),
        ('"no-report"', '"no-report" | "gone"'),
        ("  pieces: [number | null, number | null][]", "  pieces: [number, number][]"),
        ("export interface Phase {", "export interface Stage {"),
    ],
)
def test_a_change_on_the_scripts_side_alone_is_found(before: str, after: str) -> None:
    assert before in DECLARED
    assert declared(DECLARED.replace(before, after, 1)) != handed()


def test_a_change_on_pythons_side_alone_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(wire.Phase.__annotations__, "last", str)
    assert declared(DECLARED) != handed()


def test_what_is_handed_over_is_what_is_declared() -> None:
    brief = brief_of()
    frames = json.loads(json.dumps(packed(brief.frames)))
    rows = json.loads(json.dumps(ledger(brief.view.edition)))
    places = {key for one in frames["places"] for key in one}
    marks = {key for frame in frames["frames"] for mark in frame["marks"] for key in mark}
    assert set(frames) == set(get_type_hints(wire.Frames))
    assert places == set(get_type_hints(wire.Place))
    assert marks == set(get_type_hints(wire.Mark))
    assert {key for row in rows for key in row} == set(get_type_hints(wire.LedgerRow))


SCRIPTS = [
    path
    for folder in ("views/timelayer", "ui/panels", "exports/html")
    for path in sorted((ROOT / folder).glob("*.js"))
]
COMPARED = re.compile(
    r"[!=]==?\s*\"([^\"]+)\"|\.(?:includes|startsWith|endsWith|has|get)\(\s*\"([^\"]+)\""
    r"|\.(?:startsWith|endsWith)\(\s*(mark\.\w+)|case \"([^\"]+)\""
)


def compared(script: str) -> set[str]:
    """Return the texts that a script compares anything with."""
    return {one for found in COMPARED.findall(script) for one in found if one}


def test_no_script_tests_a_word() -> None:
    told = {
        *english.FIGURES.values(),
        *english.SUPPORT.values(),
        *(text for pair in english.PRESENCE.values() for text in pair),
        *STATUS.values(),
    }
    told -= {"none"}  # a code, too
    assert len(SCRIPTS) > 20
    for path in SCRIPTS:
        found = compared(path.read_text("utf-8"))
        assert not found & told, path
        assert not any(one.startswith("mark.") for one in found), path
    assert compared('if (mark.status === "announced") x.endsWith(mark.how)') == {
        "announced",
        "mark.how",
    }
