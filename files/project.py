"""The project itself: its name, its version and its folder."""

from pathlib import Path

NAME = "drawdown-atlas"

VERSION = "0.2.0.dev0"
"""Kept here alone, so that a hosted demo knows it, where no package is installed.

`CHANGELOG.md` says what came with it."""

ROOT = Path(__file__).resolve().parent.parent
"""The project's folder, which is also the dataset used where none is named."""
