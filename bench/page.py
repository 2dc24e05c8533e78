"""A page of several parts, each under a first-level heading, written by a command each."""

from collections.abc import Iterator
from pathlib import Path

from files import ROOT, read_text, write_whole

PAGE = ROOT / "docs" / "benchmark.md"
"""The page that the benchmarks of the app and of the engine share."""


def write_part(path: Path, part: str) -> None:
    """Put a part in the place of the one of the same heading; others stay as they are.

    Raises
    ------
    FaultyInputError
        Where the page is there and cannot be read.
    """
    write_whole(path, with_part(read_text(path) if path.exists() else "", part))


def with_part(page: str, part: str) -> str:
    """Return a page with a part replaced, or added at its end where it has none of that heading."""
    parts = list(_parts(page))
    headings = [_heading(one) for one in parts]
    if _heading(part) in headings:
        parts[headings.index(_heading(part))] = part
    else:
        parts.append(part)
    return "\n\n".join(one.strip("\n") for one in parts) + "\n"


def _heading(part: str) -> str:
    return part.strip("\n").partition("\n")[0]


def _parts(page: str) -> Iterator[str]:
    """Yield what stands from one first-level heading to the next; what stands before, first."""
    lines: list[str] = []
    for line in page.splitlines():
        if line.startswith("# ") and any(lines):
            yield "\n".join(lines)
            lines = []
        lines.append(line)
    if any(lines):
        yield "\n".join(lines)
