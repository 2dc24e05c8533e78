"""Reports and claims: immutable, sourced rows."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from claims.dates import PartialDate
from claims.words import Amount

Modality = Literal["fact", "plan", "expectation", "demand", "possibility", "denial"]
Measure = Literal[
    "stock",
    "departure",
    "arrival",
    "move",
    "share",
    "reduction",
    "emptied",
    "kept",
    "handover",
    "milestone",
    "context",
]

UNMEASURED: frozenset[str] = frozenset({"handover", "milestone", "context"})
"""Measures that never bound presence."""

CONSTRAINING: frozenset[str] = frozenset({"fact", "plan", "expectation"})
"""Modalities that bound presence by themselves."""

RELEASING: frozenset[str] = frozenset({"possibility", "denial"})
"""Modalities that say what may fail, and bound nothing by themselves."""

MAY_RELEASE: frozenset[str] = RELEASING | {"expectation"}
"""Modalities that may name what they release: an expectation binds all the same."""


@dataclass(frozen=True, slots=True)
class When:
    """When a claim holds; each is ``None`` where the report does not say.

    Attributes
    ----------
    at
        The date of a figure.
    start
        When a change or a stay begins (``from`` in the record).
    by
        When a change is complete; it binds from that month's end on.
    until
        A stay's end, itself excluded.
    through
        A stay's end, itself included.
    inferred
        Why this date, where the sentence itself gives none.
    """

    at: PartialDate | None = None
    start: PartialDate | None = None
    by: PartialDate | None = None
    until: PartialDate | None = None
    through: PartialDate | None = None
    inferred: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one report.

    Attributes
    ----------
    id
        Hand-written and unique in the dataset.
    report, origin
        Ids of the report it stands in and of the original that it tells: the report's, unless the
        record names another for this claim.
    published
        When the report came out.
    locator
        Paragraph of the seed file, from 1.
    said_by, said_as
        Who says it and in what capacity.
    parties
        The parties that assert it.
    population, whole, amount, under, note
        ``None`` where the claim has none.
    places
        Place ids, summed; empty where the claim names none.
    says
        The statement in the project's own words.
    retells, releases, supersedes, contradicts
        Ids of the claims (for `releases` also assumptions) it bears on.
    to
        Of a move: the places that those who leave `places` go to; else empty.
    except_populations, except_places
        Of an emptying or a departure: whom and where it leaves out; empty where nobody.
    remainder
        Of an emptying: how many are left ("bar a small guard"), in persons; ``None`` where nobody.
    """

    id: str
    report: str
    origin: str
    published: PartialDate
    locator: int
    said_by: str
    said_as: str
    parties: tuple[str, ...]
    modality: Modality
    measure: Measure
    population: str | None
    places: tuple[str, ...]
    whole: str | None
    when: When | None
    amount: Amount | None
    says: str
    retells: tuple[str, ...] = ()
    releases: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    under: str | None = None
    note: str | None = None
    to: tuple[str, ...] = ()
    except_populations: tuple[str, ...] = ()
    except_places: tuple[str, ...] = ()
    remainder: Amount | None = None

    @property
    def measurable(self) -> bool:
        """Whether it would bound presence if it held: dated, of a measure, retelling nothing."""
        return not self.retells and self.measure not in UNMEASURED and self.when is not None

    @property
    def constrains(self) -> bool:
        """Whether it bounds presence: a measurable fact, plan or expectation."""
        return self.modality in CONSTRAINING and self.measurable


@dataclass(frozen=True, slots=True)
class Report:
    """One published document and what it claims.

    Attributes
    ----------
    record
        The record's file, below the dataset's folder.
    file
        The seed's file name; ``None`` where the record was made from what stands at `url`.
    published
        The day of publication, or the range it lies in; it counts as known from the last day on.
    origin
        Reports that retell one original share it and count as one source.
    identified_confidence, identified_how
        How sure outlet and date are and how they were worked out; ``None`` where the document
        states them.
    confidence, confidence_reason
        How far the report can be relied on, ``high``, ``medium`` or ``low``, and why; ``None``
        where the record does not judge it.
    url, note
        ``None`` where not known or not needed.
    """

    id: str
    record: str
    title: str
    outlet: str
    published: PartialDate
    origin: str
    language: str
    file: str | None
    url: str | None
    identified_confidence: str | None
    identified_how: str | None
    note: str | None
    claims: tuple[Claim, ...]
    confidence: str | None = None
    confidence_reason: str | None = None

    @property
    def known_from(self) -> dt.date:
        """The first day on which the report was surely out."""
        return self.published.last
