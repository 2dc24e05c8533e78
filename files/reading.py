"""Reading text and YAML that may be damaged, huge or hostile.

YAML is read in a deliberately small dialect: no anchors, aliases or tags, no duplicate keys, dates
and words such as ``on`` stay text, numbers are finite. Whatever is refused is named with its line
and the remedy.
"""

import math
import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from files.faults import FaultyInputError

MAX_BYTES = 2_000_000
"""Largest text file that is read, in bytes."""

MAX_DEPTH = 20
"""Deepest nesting of lists and mappings that is read."""

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """The safe loader, with text for dates, only true/false for booleans, no duplicate keys."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                raise yaml.MarkedYAMLError(
                    problem=f"key {key!r} is not text", problem_mark=key_node.start_mark
                )
            if key in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"key '{key}' stands twice; keep one", problem_mark=key_node.start_mark
                )
            seen.add(key)
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return mapping

    def construct_finite(self, node: yaml.ScalarNode) -> float:
        value: float = self.construct_yaml_float(node)
        if not math.isfinite(value):
            raise yaml.MarkedYAMLError(
                problem=f"{node.value} is not a finite number", problem_mark=node.start_mark
            )
        return value


def _plain_resolvers() -> dict[str, list[tuple[str, Any]]]:
    """Return YAML's implicit resolvers without dates, merge keys and the many spellings of yes."""
    dropped = {
        "tag:yaml.org,2002:timestamp",
        "tag:yaml.org,2002:bool",
        "tag:yaml.org,2002:merge",
        "tag:yaml.org,2002:value",
    }
    return {
        first: [(tag, pattern) for tag, pattern in pairs if tag not in dropped]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_Loader.yaml_implicit_resolvers = _plain_resolvers()
_Loader.add_constructor("tag:yaml.org,2002:float", _Loader.construct_finite)
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def read_bytes(path: Path, shown: str | None = None) -> bytes:
    """Return what a file holds.

    Parameters
    ----------
    path
        The file.
    shown
        The name to use in messages; the path itself when ``None``.

    Raises
    ------
    FaultyInputError
        Where the file is missing, not a file or larger than `MAX_BYTES`.
    """
    name = shown or str(path)
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise FaultyInputError.one(name, ".", "there is no such file; create it") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FaultyInputError.one(
            name, ".", f"cannot be read ({reason}); check the path and its permissions"
        ) from None
    if len(raw) > MAX_BYTES:
        raise FaultyInputError.one(
            name, ".", f"is larger than {MAX_BYTES:,} bytes; split it into smaller files"
        )
    return raw


def read_text(path: Path, shown: str | None = None) -> str:
    """Return the text of a UTF-8 file; parameters and errors as of `read_bytes`.

    Raises
    ------
    FaultyInputError
        Also where it is not UTF-8.
    """
    name = shown or str(path)
    raw = read_bytes(path, shown)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FaultyInputError.one(
            name, ".", f"is not UTF-8 text (byte {error.start}); save it as UTF-8"
        ) from None


def read_yaml(path: Path, shown: str | None = None) -> dict[str, Any]:
    """Return the mapping that a YAML file holds.

    Raises
    ------
    FaultyInputError
        Where the text cannot be read (see `read_text`), is not YAML, is empty, is not a mapping,
        nests deeper than `MAX_DEPTH`, or uses aliases, tags or duplicate keys.
    """
    name = shown or str(path)
    text = read_text(path, shown)
    try:
        _refuse_tricks(text, name)
        loaded = yaml.load(text, Loader=_Loader)
    except FaultyInputError:
        raise
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = f"line {mark.line + 1}: " if mark else ""
        problem = (error.problem or "cannot be parsed").replace("\n", " ")
        raise FaultyInputError.one(name, ".", f"{line}{problem}; this must be YAML") from None
    except (yaml.YAMLError, ValueError) as error:
        problem = " ".join(str(error).split())
        raise FaultyInputError.one(name, ".", f"is not YAML ({problem})") from None
    if loaded is None:
        raise FaultyInputError.one(name, ".", "is empty; it must hold a mapping")
    if not isinstance(loaded, dict):
        kind = {"list": "a list", "str": "plain text"}.get(type(loaded).__name__, "a bare value")
        raise FaultyInputError.one(name, ".", f"is {kind}; it must be a mapping (key: value)")
    return loaded


def _refuse_tricks(text: str, name: str) -> None:
    """Refuse aliases, anchors, tags and deep nesting before anything is built."""
    depth = 0
    for event in yaml.parse(text, Loader=_Base):
        where = f"line {event.start_mark.line + 1}: " if event.start_mark else ""
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise FaultyInputError.one(
                name, ".", f"{where}anchors and aliases are not allowed; write the value out"
            )
        if tag := getattr(event, "tag", None):
            raise FaultyInputError.one(
                name, ".", f"{where}the tag {tag} is not allowed; write a plain value"
            )
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
            if depth > MAX_DEPTH:
                raise FaultyInputError.one(
                    name, ".", f"{where}nests deeper than {MAX_DEPTH} levels; flatten it"
                )
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1
