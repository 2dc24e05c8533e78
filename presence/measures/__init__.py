"""What each measure says: one file a measure, and the registry that joins them."""

from types import ModuleType

from claims.model import Claim
from presence.measures import arrival, departure, emptied, kept, move, reduction, share, stock
from presence.measures.base import Marks, Setting
from presence.programme.rows import Row
from presence.programme.timeline import Timeline

MEASURES: dict[str, ModuleType] = {
    "stock": stock,
    "departure": departure,
    "arrival": arrival,
    "move": move,
    "share": share,
    "reduction": reduction,
    "emptied": emptied,
    "kept": kept,
}
"""The measures that bound presence, by their name in records."""


def marks_of(claim: Claim, setting: Setting) -> Marks:
    """Return the days and stretches that must be told apart for a claim."""
    found: Marks = MEASURES[claim.measure].marks(claim, setting)
    return found


def rows_of(claim: Claim, setting: Setting, timeline: Timeline) -> list[Row]:
    """Return the rows that a claim makes; none for one that bounds no presence."""
    if claim.measure not in MEASURES or claim.population is None:
        return []
    found: list[Row] = MEASURES[claim.measure].rows(claim, setting, timeline)
    return found
