"""Which version this is; `CHANGELOG.md` says what came with it."""

NAME = "drawdown-atlas"
VERSION = "0.2.0.dev0"
"""Kept here alone, so that a hosted demo knows it, where no package is installed."""
