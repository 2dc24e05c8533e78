"""The examples in docstrings: each is run, and gives what it says."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for room in sorted(ROOT.glob("*/__init__.py"))
    for path in sorted(room.parent.rglob("*.py"))
    if ">>> " in path.read_text("utf-8")
]


def test_dates_and_words_have_examples() -> None:
    assert {"claims.dates", "claims.words"} <= set(MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_examples_give_what_they_say(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0
