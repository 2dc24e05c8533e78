"""The view model: what the browser and every export draw, month by month, for one edition."""

import datetime as dt
import math
from collections.abc import Iterable, Mapping

from claims.dataset import Dataset
from claims.dates import Month, day_name, month_name, month_of, month_text
from claims.places import Place as DatasetPlace
from geo.sites import Site
from presence.answers.values import Cell
from presence.edition import Bounds, Edition
from views.months import last_known
from views.title import title
from views.wire import Frame, Frames, Mark, Phase, Place, TimelineEvent
from views.words import english as words
from views.words.basis import basis_text, evidence_text, phase_text, source_line
from views.words.figures import cell_text, ends_text, figure_in
from views.words.states import (
    country_words,
    is_wider,
    number_words,
    state_words,
    tells_support,
)
from views.words.text import opening, people_name


def build_frames(
    bounds: Bounds,
    population: str,
    sites: Mapping[str, Site],
    today: dt.date,
    *,
    exceptions: bool = False,
    split: Mapping[Cell, int] | None = None,
) -> Frames:
    """Return everything that a time layer needs, as plain data for JSON.

    Parameters
    ----------
    bounds
        The edition's solved cells for the population.
    population
        Id of the population shown.
    sites
        Points by place id; a place without one has no coordinates and is left out of the map.
    today
        The day that the age of the evidence is counted from.
    exceptions
        Whether marks and titles show the range if the exceptions are used.
    split
        The illustrative split by cell; ``None`` where it is not shown.
    """
    edition = bounds.edition
    dataset = edition.dataset
    shown = bounds.with_exceptions() if exceptions else bounds
    drawn = _Marks(bounds, shown, population, sites, split or {})
    largest = drawn.largest()
    known = last_known(edition.as_of)
    evidence = evidence_text(edition.as_of, today)

    def frame(month: Month) -> Frame:
        return {
            "title": title(shown, population, month, exceptions=exceptions),
            "date": month_name(month),
            "phase": _phase_index(dataset, month),
            "phase_text": phase_text(dataset, month),
            "evidence": evidence,
            "after_evidence": month > known,
            "marks": [drawn.mark(place, month) for place in dataset.places],
        }

    return {
        "edition": edition.as_of.isoformat(),
        "as_known": day_name(edition.as_of),
        "population": drawn.people,
        "months": [month_text(month) for month in dataset.months],
        "month_names": [month_name(month) for month in dataset.months],
        "month_short": [month_name(month, short=True) for month in dataset.months],
        "phases": _phases(dataset),
        "places": list(_places(edition, sites)),
        "known": known - dataset.start,
        "events": timeline_events(edition),
        "largest": largest,
        "legend_values": legend_values(largest),
        "source_line": source_line(edition, exceptions=exceptions),
        "basis": basis_text(edition, exceptions=exceptions),
        "banner": None,
        "frames": [frame(month) for month in dataset.months],
    }


class _Marks:
    """Makes the marks of an edition."""

    def __init__(
        self,
        announced: Bounds,
        shown: Bounds,
        population: str,
        sites: Mapping[str, Site],
        split: Mapping[Cell, int],
    ) -> None:
        self._announced = announced
        self._shown = shown
        self._population = population
        self._split = split
        self._with_sites = _with_sites(announced.edition.dataset, sites)
        self.people = opening(people_name(announced.edition.dataset, population))

    def largest(self) -> int:
        """Return the largest number that is told of anything."""
        mine = (
            one for cell, one in self._shown.cells.items() if cell.population == self._population
        )
        numbered = (one for one in mine if figure_in(one) != "some")
        return max((one.bound.high or one.bound.low or 0 for one in numbered), default=0)

    def mark(self, place: DatasetPlace, month: Month) -> Mark:
        """Return the mark of a place in a month."""
        one = self._shown.at(place.id, self._population, month)
        announced = self._announced.at(place.id, self._population, month)
        wider = self._shown is not self._announced and is_wider(announced)
        state, said, how = state_words(one, place.kind, wider=wider), "", number_words(one)
        if place.kind == "country":
            said = state if one.presence.code != "no-report" else ""
            has_sites = place.id in self._with_sites
            state = country_words(one, self.people, has_sites=has_sites)
            how = "" if tells_support(one, has_sites=has_sites) else how
        bound = one.bound
        return {
            "place": place.id,
            "low": bound.low,
            "high": bound.high,
            "pieces": list(bound.pieces) if len(bound.pieces) > 1 else None,
            "wide": one.wide if is_wider(one) else None,
            "wide_range": ends_text(*one.wide),
            "split": self._split.get(one.cell),
            "range": cell_text(one),
            "state": state,
            "said": said,
            "presence": one.presence.code,
            "support": one.number.support,
            "how": how,
            "assumed": one.assumes,
            "faint": one.no_more and bound.high != 0,
        }


def _with_sites(dataset: Dataset, sites: Mapping[str, Site]) -> set[str | None]:
    """Return the places in which a place lies that has a point."""
    return {place.parent for place in dataset.places if place.id in sites}


def _phases(dataset: Dataset) -> list[Phase]:
    return [
        {
            "id": phase.id,
            "name": phase.name,
            "short": phase.short,
            "first": phase.first - dataset.start,
            "last": phase.last - dataset.start,
        }
        for phase in dataset.phases
    ]


def _places(edition: Edition, sites: Mapping[str, Site]) -> Iterable[Place]:
    named = {place for claim in edition.claims.values() for place in claim.places}
    parents = _with_sites(edition.dataset, sites)
    for place in edition.dataset.places:
        site = sites.get(place.id)
        yield {
            "id": place.id,
            "name": place.name,
            "kind": "country" if place.kind == "country" else "base",
            "parent": place.parent,
            "latitude": site.latitude if site else None,
            "longitude": site.longitude if site else None,
            "has_sites": place.id in parents,
            "named": place.id in named,
        }


def packed(frames: Frames) -> Frames:
    """Return frames for a browser: each with only the marks that differ from the month before.

    Most marks are like those of the month before; the scripts fill them in again.
    """
    sent: list[Frame] = []
    before: dict[str, Mark] = {}
    for frame in frames["frames"]:
        marks = [mark for mark in frame["marks"] if before.get(mark["place"]) != mark]
        sent.append({**frame, "marks": marks})
        before = {mark["place"]: mark for mark in frame["marks"]}
    return {**frames, "frames": sent}


def timeline_events(edition: Edition) -> list[TimelineEvent]:
    """Return what stands on the timeline: reports and milestones with their month on the grid.

    A milestone that retells another is left out; one dated by a range stands at its last month.
    """
    dataset = edition.dataset
    found: list[TimelineEvent] = [
        {
            "month": month_of(report.known_from) - dataset.start,
            "kind": "report",
            "date": day_name(report.known_from),
            "label": words.REPORT.format(outlet=report.outlet, title=report.title),
        }
        for report in edition.reports
    ]
    for claim in edition.claims.values():
        if claim.measure != "milestone" or claim.retells or claim.when is None:
            continue
        dates = (claim.when.at, claim.when.by, claim.when.start, claim.when.until)
        date = next((one for one in dates if one is not None), None)
        if date is not None:
            found.append(
                {
                    "month": month_of(date.last) - dataset.start,
                    "kind": "milestone",
                    "date": date.shown,
                    "label": words.MILESTONE.format(says=claim.says, modality=claim.modality),
                }
            )
    months = len(dataset.months)
    return sorted(
        (event for event in found if 0 <= event["month"] < months),
        key=lambda event: (event["month"], event["kind"] != "report", event["label"]),
    )


def legend_values(largest: int) -> list[int]:
    """Return up to three round values for a legend of nested circles, ascending.

    They are 1, 2 or 5 times a power of ten, the greatest one not above `largest`.
    """
    if largest < 1:
        return []
    values = [
        step * 10**power
        for power in range(math.floor(math.log10(largest)) + 1)
        for step in (1, 2, 5)
        if step * 10**power <= largest
    ]
    return sorted({values[-1], *values[-3:-2], *values[-5:-4]})


def _phase_index(dataset: Dataset, month: int) -> int | None:
    phase = dataset.phase_of(month)
    return None if phase is None else dataset.phases.index(phase)
