"""What the scripts are handed, field by field; `timelayer/frames.d.ts` says the same to them.

`tests/views/test_wire.py` holds the two together. Codes travel with ready words: no script tests a
word. Numbers of persons are ``None`` where that end is absent, months are positions on the grid.
"""

from typing import Literal, TypedDict

from presence.answers.number import Support
from presence.answers.presence import PresenceCode

Ends = tuple[int | None, int | None]


class Phase(TypedDict):
    """A phase with its first and last month."""

    id: str
    name: str
    short: str
    first: int
    last: int


class Place(TypedDict):
    """A place; without a point it is left out of the map.

    `has_sites` is whether any place within it has a point, `named` whether any claim names it.
    """

    id: str
    name: str
    kind: Literal["country", "base"]
    parent: str | None
    latitude: float | None
    longitude: float | None
    has_sites: bool
    named: bool


class TimelineEvent(TypedDict):
    """A report or a milestone on the timeline."""

    month: int
    kind: Literal["report", "milestone"]
    date: str
    label: str


class Mark(TypedDict):
    """A place in a month.

    Attributes
    ----------
    place
        Its id.
    low, high
        The ends.
    pieces
        The set of values where it has gaps; else ``None``.
    wide
        The ends if the exceptions are used, where more is possible then; else ``None``.
    wide_range
        The same in words, also where no more is possible.
    split
        The illustrative split; ``None`` where it is not shown.
    range
        The values in words.
    state
        In words, whether anybody is there; of a country whom its figure counts.
    said
        Of a country whether anybody is there, in words; empty where nothing is said.
    presence, support
        Codes: whether anybody is there, and what the number rests on.
    how
        What the number rests on, in words; empty where `state` tells it.
    assumed
        Whether it rests on an assumption.
    faint
        Whether the high is only what the country's total leaves over.
    """

    place: str
    low: int | None
    high: int | None
    pieces: list[Ends] | None
    wide: Ends | None
    wide_range: str
    split: int | None
    range: str
    state: str
    said: str
    presence: PresenceCode
    support: Support
    how: str
    assumed: bool
    faint: bool


class Frame(TypedDict):
    """A month: a position among the phases or ``None`` between them, texts, a mark a place."""

    title: str
    date: str
    phase: int | None
    phase_text: str
    evidence: str
    after_evidence: bool
    marks: list[Mark]


class Frames(TypedDict):
    """Everything that is drawn of one edition and population.

    Attributes
    ----------
    edition, as_known
        Its day, as ISO and in words.
    population
        Whom it counts.
    months, month_names, month_short
        The grid: ``2025-09``, ``September 2025``, ``Sep 2025``.
    known
        The last month that the reports speak of.
    largest, legend_values
        The largest number, and round ones up to it.
    source_line, basis
        What it rests on, in a line that every picture carries and in a few words.
    banner
        A line above everything; ``None`` for none.
    frames
        A month each.
    """

    edition: str
    as_known: str
    population: str
    months: list[str]
    month_names: list[str]
    month_short: list[str]
    phases: list[Phase]
    places: list[Place]
    known: int
    events: list[TimelineEvent]
    largest: int
    legend_values: list[int]
    source_line: str
    basis: str
    banner: str | None
    frames: list[Frame]


class LedgerRow(TypedDict):
    """A claim: what `views.ledger` tells of it; `use_code` is one of ``english.USES``."""

    id: str
    says: str
    places: list[str]
    place_ids: list[str]
    who: str
    parties: list[str]
    party_ids: list[str]
    modality: str
    measure: str
    when: str
    amount: str
    use: str
    use_code: str
    report: str
    outlet: str
    date: str
    locator: int
    month: int | None
    place: str | None
