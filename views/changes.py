"""What moved between two editions, as items that the screen only draws."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from claims.dataset import Dataset
from claims.dates import day_name
from presence.answers.values import Bound
from presence.told.changes import Change
from views.words import english as words
from views.words.figures import range_text
from views.words.text import place_name, span_words


@dataclass(frozen=True, slots=True)
class Line:
    """An end that moved over a run of months, and the ids of the claims that did it."""

    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """What moved at a place."""

    heading: str
    lines: tuple[Line, ...]


def changed(dataset: Dataset, found: Iterable[Change]) -> list[Item]:
    """Return what moved, place by place; `found` stands in their order."""
    return [
        Item(place_name(dataset, place), tuple(map(_line, moved)))
        for place, moved in groupby(found, key=lambda change: change.place)
    ]


def change_lead(since: dt.date, as_of: dt.date, *, moved: bool) -> str:
    """Return which two editions are compared, and that nothing moved where that is so."""
    template = words.MOVED if moved else words.NOTHING_MOVED
    return template.format(since=day_name(since), day=day_name(as_of))


def _line(change: Change) -> Line:
    before, after = (
        words.NOT_GIVEN if value is None else f"{value:,}"
        for value in (change.before, change.after)
    )
    if change.pieces is not None:
        before, after = (
            range_text(Bound(pieces[0].low, pieces[-1].high, pieces)) for pieces in change.pieces
        )
    by = "" if change.by is None else f"{change.by:+,}".replace("-", "−")
    text = (words.CHANGE_BY if by else words.CHANGE)[change.end].format(
        months=span_words(change.first, change.last, short=True), before=before, after=after, by=by
    )
    return Line(text, change.because)
