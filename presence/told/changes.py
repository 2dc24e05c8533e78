"""What moved between two editions, by how much, and which claims did it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from claims.dates import Month, month_of, month_text
from claims.model import Claim
from presence.answers.solved import Solved
from presence.answers.values import Cell, Piece
from presence.edition import Edition
from presence.programme.rows import ASSUMED
from presence.programme.sides import End
from presence.told.table import values_text

Part = End | Literal["gap"]
"""What may move of a set of values: an end, or what lies between the ends while these stay."""


@dataclass(frozen=True, slots=True)
class Change:
    """One end of a set of values, or a gap within it, that moved over a run of months.

    Attributes
    ----------
    place, population
        Whose bound.
    first, last
        The months over which it moved alike.
    end
        Which end, or the gaps between.
    before, after
        Persons in the earlier and in the later edition; ``None`` where that edition has none, and
        for gaps.
    because
        Claims that did it: new ones among the reasons, or those that an earlier reason gave way to
        or is disputed by.
    pieces
        For gaps the pieces in the earlier and in the later edition; else ``None``.
    """

    place: str
    population: str
    first: Month
    last: Month
    end: Part
    before: int | None
    after: int | None
    because: tuple[str, ...]
    pieces: tuple[tuple[Piece, ...], tuple[Piece, ...]] | None = None

    @property
    def by(self) -> int | None:
        """How far it moved, in persons; ``None`` where an end appears or disappears."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


def changes(earlier: Edition, later: Edition, populations: list[str]) -> list[Change]:
    """Return everything that differs, by place, population, month and end.

    Parameters
    ----------
    earlier, later
        Two editions of one dataset.
    populations
        Ids of the populations to compare.
    """
    before, after = earlier.solve(populations), later.solve(populations)
    dataset = later.dataset
    found: list[Change] = []
    for place in dataset.places:
        for population in populations:
            for end in PARTS:
                run: Change | None = None
                for month in dataset.months:
                    old = before.at(place.id, population, month)
                    new = after.at(place.id, population, month)
                    moved = _moved(earlier, later, old, new, end)
                    if moved is not None and run is not None and _goes_on(run, moved):
                        run = replace(run, last=month)
                        continue
                    if run is not None:
                        found.append(run)
                    run = moved
                if run is not None:
                    found.append(run)
    return found


PARTS: tuple[Part, ...] = ("low", "high", "gap")


def _moved(earlier: Edition, later: Edition, old: Solved, new: Solved, end: Part) -> Change | None:
    cell = new.cell
    month = month_of(dt.date.fromordinal(cell.day))
    if end == "gap":
        both = (old.bound.pieces, new.bound.pieces)
        ends = [(one.bound.low, one.bound.high) for one in (old, new)]
        if ends[0] != ends[1] or both[0] == both[1]:
            return None
        sides = {
            name for side in ("low", "high") for name in _because(earlier, later, old, new, side)
        }
        because = tuple(sorted(sides))
        return Change(cell.place, cell.population, month, month, end, None, None, because, both)
    before, after = _end(old, end), _end(new, end)
    if before == after:
        return None
    because = _because(earlier, later, old, new, end)
    return Change(cell.place, cell.population, month, month, end, before, after, because)


def _end(solved: Solved, end: End) -> int | None:
    return solved.bound.low if end == "low" else solved.bound.high


def _goes_on(run: Change, moved: Change) -> bool:
    return replace(moved, first=run.first, last=run.last) == run


def _because(
    earlier: Edition, later: Edition, old: Solved, new: Solved, end: End
) -> tuple[str, ...]:
    """Return the claims that only the later edition knows and that moved an end."""
    was, now = (s.low if end == "low" else s.high for s in (old, new))
    fresh = {name for name in now.sources if name in later.claims}
    lost = {name for name in was.sources if name not in now.sources}
    undone: set[str] = set()
    for gone in later.given_way:
        if gone.claim in lost:
            undone.update(gone.to)
    for dispute in later.disputes:
        sides = set(dispute.claims)
        if (lost | fresh) & sides:
            undone.update(sides & fresh or sides)
    against = {name for one in later.yielded if ASSUMED + one.assumption in lost for name in one.to}
    undone.update(against & fresh or against)
    # An end that loosened did so by what undid its reasons, one that tightened by its new ones.
    order = (undone, fresh) if _loosened(old, new, end) else (fresh, undone)
    for names in order:
        if unknown := {name for name in names if name not in earlier.claims}:
            return tuple(sorted(unknown))
    # No reason names itself: what is left are the new claims that speak of the same people, those
    # in dispute before all others.
    speaking = {
        claim.id
        for claim in later.claims.values()
        if claim.id not in earlier.claims and _speaks_of(later, claim, new.cell)
    }
    disputed = {name for d in later.disputes for name in d.claims}
    return tuple(sorted(speaking & disputed or speaking))


def _loosened(old: Solved, new: Solved, end: End) -> bool:
    before, after = _end(old, end), _end(new, end)
    if before is None or after is None:
        return after is None
    return after < before if end == "low" else after > before


def _speaks_of(edition: Edition, claim: Claim, cell: Cell) -> bool:
    space = edition.part_of(cell.place).space
    country = space.country_of(cell.place)
    return (
        claim.constrains
        and claim.population is not None
        and edition.part_of(cell.place).claims.get(claim.id) is claim
        and space.share_people(claim.population, cell.population)
        and space.overlap(claim.places, (country,))
    )


def in_lines(found: Iterable[Change], edition: Edition) -> list[str]:
    """Return a line a change; places that no claim names and that moved alike share one."""
    alike: dict[Change, list[str]] = {}
    for change in found:
        stands = edition.part_of(change.place).space.stands_for[change.place]
        alike.setdefault(replace(change, place=stands), []).append(change.place)
    return [in_words(change, len(places) - 1) for change, places in alike.items()]


def in_words(change: Change, others: int = 0) -> str:
    """Return a change on one line, with how many other places it stands for."""
    months = month_text(change.first)
    if change.last != change.first:
        months += f" to {month_text(change.last)}"
    limit = {"low": "at least ", "high": "at most ", "gap": ""}[change.end]
    before, after = (
        "not given" if value is None else f"{value:,}" for value in (change.before, change.after)
    )
    if change.pieces is not None:
        before, after = map(values_text, change.pieces)
    by = "" if change.by is None else f" ({change.by:+,})".replace("-", "−")
    because = ", ".join(name.removeprefix(ASSUMED) for name in change.because)
    more = f" and {others} more that no claim names," if others else ""
    return (
        f"{change.place}{more} {change.population} {months}: {limit}{before} → {after}{by}"
        f" because of {because or 'no single claim'}"
    )
