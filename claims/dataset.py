"""What a dataset holds; ``claims/load.py`` reads it from its folder."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from claims.dates import Month
from claims.model import Claim, Report, When
from claims.places import Group, Place
from claims.words import Amount, Words


@dataclass(frozen=True, slots=True)
class Population:
    """Whom a figure counts; `parts` is empty unless it is the sum of other populations."""

    id: str
    name: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who asserts things."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Phase:
    """A named span of months, both ends included; its figure is that of its last month."""

    id: str
    name: str
    short: str
    first: Month
    last: Month
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assumption:
    """What is assumed beyond the reports.

    Attributes
    ----------
    places
        Place ids, or ``countries`` (each by itself), or ``in-use`` (bases that a claim says are
        in use); empty for a ceiling.
    populations
        Populations it holds for, each by itself; empty for a ceiling.
    default
        Whether it is on unless switched off.
    when, amount
        ``None`` where the measure takes none.
    word
        For a ceiling, the word of the words table whose open upper end it closes; else ``None``.
    """

    id: str
    says: str
    short: str
    reason: str
    default: bool
    measure: Literal["no-rise", "no-fall", "kept", "emptied", "stock", "ceiling"]
    places: tuple[str, ...] | Literal["countries", "in-use"]
    populations: tuple[str, ...]
    when: When | None
    amount: Amount | None
    word: str | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """Everything that the reports and the project's own judgements say, checked.

    Attributes
    ----------
    root
        The dataset's folder.
    start, end
        First and last month of the grid.
    bounds
        The map's first view: south, west, north, east in degrees.
    population
        Id of the population shown first.
    groups
        Places that reports name together; a claim that names one has its members as places.
    """

    root: Path
    title: str
    start: Month
    end: Month
    populations: tuple[Population, ...]
    parties: tuple[Party, ...]
    phases: tuple[Phase, ...]
    population: str
    bounds: tuple[float, float, float, float]
    places: tuple[Place, ...]
    words: Words
    assumptions: tuple[Assumption, ...]
    reports: tuple[Report, ...]
    groups: tuple[Group, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, in the order of their ids."""
        return tuple(sorted((c for r in self.reports for c in r.claims), key=lambda c: c.id))

    @property
    def editions(self) -> tuple[dt.date, ...]:
        """The days on which what is known changed, oldest first: one for each report date."""
        return tuple(sorted({report.known_from for report in self.reports}))

    @property
    def months(self) -> range:
        """The grid's months."""
        return range(self.start, self.end + 1)

    def phase_of(self, month: Month) -> Phase | None:
        """Return the phase that a month lies in, or ``None`` between phases."""
        return next((p for p in self.phases if p.first <= month <= p.last), None)
