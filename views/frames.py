"""The view model: what the browser and every export draw, month by month, for one edition."""

import datetime as dt
import math
from collections.abc import Mapping, Set
from typing import Any, NamedTuple

from claims.dataset import Dataset
from claims.dates import Month, day_name, month_name, month_of, month_text
from geo.sites import Site
from presence.answers.solved import Solved
from presence.answers.values import Cell
from presence.edition import Bounds, Edition
from views.months import last_known
from views.title import title
from views.wording import (
    SOME,
    basis_text,
    cell_text,
    ends_text,
    evidence_text,
    is_wider,
    number_words,
    opening,
    people_name,
    phase_text,
    source_line,
    state_words,
)


def build_frames(
    bounds: Bounds,
    population: str,
    sites: Mapping[str, Site],
    today: dt.date,
    *,
    exceptions: bool = False,
    split: Mapping[Cell, int] | None = None,
) -> dict[str, Any]:
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
    announced, bounds = bounds, bounds.with_exceptions() if exceptions else bounds
    dataset = edition.dataset
    people = opening(people_name(dataset, population))
    parents = {place.parent for place in dataset.places if place.id in sites}
    known = last_known(edition.as_of)
    shown = [_Shown(place.id in parents, place.kind, people) for place in dataset.places]

    def mark(place: str, how: _Shown, month: Month) -> dict[str, Any]:
        wider = exceptions and is_wider(announced.at(place, population, month))
        return _mark(bounds.at(place, population, month), how, split, wider=wider)

    drawn = {
        month: [mark(p.id, how, month) for p, how in zip(dataset.places, shown, strict=True)]
        for month in dataset.months
    }
    evidence = evidence_text(edition.as_of, today)
    frames = [
        {
            "title": title(bounds, population, month, exceptions=exceptions),
            "evidence": evidence,
            **_setting(dataset, month, known),
            "marks": drawn[month],
        }
        for month in dataset.months
    ]
    numbered = (m for marks in drawn.values() for m in marks if m["range"] != SOME)
    largest = max((m["high"] or m["low"] or 0 for m in numbered), default=0)
    return {
        "edition": edition.as_of.isoformat(),
        "as_known": day_name(edition.as_of),
        "population": people,
        **_months(dataset),
        "phases": _phases(dataset),
        "places": _places(edition, sites, parents),
        "known": known - dataset.start,
        "events": timeline_events(edition),
        "largest": largest,
        "legend_values": legend_values(largest),
        "source_line": source_line(edition, exceptions=exceptions),
        "basis": basis_text(edition, exceptions=exceptions),
        "banner": None,
        "frames": frames,
    }


def _months(dataset: Dataset) -> dict[str, Any]:
    return {
        "months": [month_text(month) for month in dataset.months],
        "month_names": [month_name(month) for month in dataset.months],
        "month_short": [month_name(month, short=True) for month in dataset.months],
    }


def _setting(dataset: Dataset, month: Month, known: Month) -> dict[str, Any]:
    return {
        "date": month_name(month),
        "phase": _phase_index(dataset, month),
        "phase_text": phase_text(dataset, month),
        "after_evidence": month > known,
    }


def _phases(dataset: Dataset) -> list[dict[str, Any]]:
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


def _places(
    edition: Edition, sites: Mapping[str, Site], parents: Set[str | None]
) -> list[dict[str, Any]]:
    named = {place for claim in edition.claims.values() for place in claim.places}
    return [
        {
            "id": place.id,
            "name": place.name,
            "kind": "country" if place.kind == "country" else "base",
            "parent": place.parent,
            "latitude": sites[place.id].latitude if place.id in sites else None,
            "longitude": sites[place.id].longitude if place.id in sites else None,
            "has_sites": place.id in parents,
            "reported": place.id in named,
        }
        for place in edition.dataset.places
    ]


def packed(frames: Mapping[str, Any]) -> dict[str, Any]:
    """Return frames for a browser: each with only the marks that differ from the month before.

    Most marks are like those of the month before; the scripts fill them in again.
    """
    sent: list[dict[str, Any]] = []
    before: dict[str, Any] = {}
    for frame in frames["frames"]:
        marks = [mark for mark in frame["marks"] if before.get(mark["place"]) != mark]
        sent.append({**frame, "marks": marks})
        before = {mark["place"]: mark for mark in frame["marks"]}
    return {**frames, "frames": sent}


def timeline_events(edition: Edition) -> list[dict[str, Any]]:
    """Return what stands on the timeline: reports and milestones with their month on the grid.

    A milestone that retells another is left out; one dated by a range stands at its last month.
    """
    dataset = edition.dataset
    found: list[dict[str, Any]] = [
        {
            "month": month_of(report.known_from) - dataset.start,
            "kind": "report",
            "date": day_name(report.known_from),
            "label": f"{report.outlet}: {report.title}",
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
                    "label": f"{claim.says} ({claim.modality})",
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


class _Shown(NamedTuple):
    """What a mark needs beside its cell."""

    has_sites: bool
    kind: str
    people: str


def _mark(
    one: Solved, shown: _Shown, split: Mapping[Cell, int] | None, *, wider: bool
) -> dict[str, Any]:
    is_country = shown.kind == "country"
    said = state_words(one, shown.kind, wider=wider)
    bound = one.bound
    return {
        "place": one.cell.place,
        "low": bound.low,
        "high": bound.high,
        "pieces": [list(piece) for piece in bound.pieces] if len(bound.pieces) > 1 else None,
        "wide": list(one.wide) if is_wider(one) else None,
        "wide_range": ends_text(*one.wide),
        "split": None if split is None else split.get(one.cell),
        "range": cell_text(one),
        "state": _country_words(one, shown) if is_country else said,
        "said": said if is_country and one.presence.code != "no-report" else "",
        "status": one.status,
        "how": number_words(one),
        "assumed": one.assumes,
        "faint": one.no_more and bound.high != 0,
    }


def _country_words(one: Solved, shown: _Shown) -> str:
    """Return whom a country's figure counts, and how it was found or that no site is known."""
    how = number_words(one)
    how = {"announced": "as announced", "worked out with assumptions": "worked out"}.get(how, how)
    if one.number.code == "no-number":
        return f"{shown.people}, {how}"
    return f"{shown.people}, {how}" if shown.has_sites else f"{shown.people}, no site reported"
