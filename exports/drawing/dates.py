"""The line under the title: date, phase, edition and age of the evidence, in rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exports.drawing.tree import Node
from exports.drawing.type import width


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line of text in one weight; a pill is framed."""

    text: str
    is_bold: bool = False
    is_pill: bool = False

    def width(self, size: float) -> float:
        """Return how much of the line it takes, in the size's unit."""
        if self.is_pill:
            return width(self.text, size * 0.9, 700) + size * 1.6
        return width(self.text, size, 700 if self.is_bold else 400)


def read_rows(line: Node, most: float, size: float) -> tuple[tuple[Run, ...], ...]:
    """Break the line as the scripts made it into rows no wider than `most`, between its pieces."""
    pieces = [_runs(piece) for piece in line.elements]
    rows: list[list[Run]] = []
    for at, piece in enumerate(pieces):
        # A dot between two pieces, but none beside a pill.
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        is_apart = after is None or piece[0].is_pill or after[0].is_pill
        joined = [*piece] if is_apart else [*piece, Run(" · ")]
        if rows and sum(run.width(size) for run in [*rows[-1], *joined]) <= most:
            rows[-1] += joined
        else:
            rows.append(joined)
    return tuple(map(tuple, rows))


def spread(runs: Sequence[Run], x: float, size: float) -> Iterator[tuple[float, Run]]:
    """Yield the runs of a row with where each begins."""
    for run in runs:
        yield x, run
        x += run.width(size)


def _runs(piece: Node) -> list[Run]:
    """Return the runs of a piece of the line under the title."""
    if "atlas-after" in piece.classes:
        return [Run(piece.text, is_bold=True, is_pill=True)]
    return [Run(part.text, is_bold=part.name == "b") for part in piece.elements]
