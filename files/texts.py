"""Checking every text of a mapping for what a reader would not see."""

from collections.abc import Iterator
from typing import Any

from files.characters import hidden_character
from files.faults import Fault


def check_texts(value: Any, file: str) -> list[Fault]:
    """Return the faults of every text in a value that a YAML file held.

    A text must hold something and no character that hides; it may have several lines.
    """
    faults = []
    for path, text in _texts(value, ""):
        if hidden := hidden_character(text, allowed="\n"):
            faults.append(Fault(file, path, f"holds the control character {hidden}; remove it"))
        elif not text.strip():
            faults.append(Fault(file, path, "is blank; write something or leave the key out"))
    return faults


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from _texts(below, f"{path}.{key}")
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _texts(below, f"{path}[{index}]")
