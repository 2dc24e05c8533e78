"""Same inputs, same bytes: whatever order a Python process keeps its sets in."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
COMMANDS = (
    ["table", "--format", "json", "--as-of", "2020-06-30"],
    ["explain", "sarrane", "2020-09"],
    ["disputes"],
    ["promises"],
)


def told(seed: str) -> list[str]:
    found = []
    for command in COMMANDS:
        run = subprocess.run(
            [sys.executable, "-m", "presence", *command, "--dataset", "tests/datasets/sarrane"],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        found.append(run.stdout)
    return found


def test_every_command_says_the_same_whatever_the_hash_seed() -> None:
    first, second = told("1"), told("2")
    assert all(first)
    assert first == second
