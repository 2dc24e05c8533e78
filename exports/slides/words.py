"""What the slides say beside the maps: disputes, assumptions and sources, as lists."""

from itertools import groupby

from claims.dates import day_name, month_name
from claims.model import Report
from exports.slides.text import Item
from presence.disputes import Side, contradictions
from presence.edition import Edition
from presence.settle import Dispute
from views.view import View
from views.wording import opening, range_text

_HOW = {
    "figures": "These cannot all hold. The range shown covers every consistent choice.",
    "deadline": "Different deadlines for the same event. The range shown covers both.",
}


def disputes(view: View) -> list[Item]:
    """Return what is in dispute, and what disagrees without a number."""
    edition = view.edition
    found = [_dispute(edition, dispute, sides) for dispute, sides in view.disputes]
    for name, pairs in groupby(contradictions(edition), key=lambda pair: pair[0]):
        against = tuple(f"– {_said(edition, other)}" for _, other in pairs)
        said = (_said(edition, name), "Against it:", *against)
        found.append(Item("Told differently, without a number", said))
    return found or [Item("Nothing that is known on this day is in dispute.")]


def _dispute(edition: Edition, dispute: Dispute, sides: tuple[Side, ...]) -> Item:
    places = {place.id: place.name for place in edition.dataset.places}
    people = {one.id: one.name for one in edition.dataset.populations}
    cell, month = sides[0].cell, sides[0].month
    where = f"{opening(people[cell.population])}, {places[cell.place]}, {month_name(month)}"
    told = []
    for side in sides:
        if side.bound is None:
            means = "it cannot hold beside what is not in dispute"
        else:
            means = f"if this holds: {range_text(side.bound)}"
        told.append(f"– {_said(edition, side.claim)}; {means}")
    return Item(where, (_HOW[dispute.about], *told))


def _said(edition: Edition, name: str) -> str:
    claim = edition.claims[name]
    report = next(r for r in edition.reports if r.id == claim.report)
    where = f"{_published(report)}, ¶{claim.locator}"
    return f"{claim.says.rstrip('.')} ({claim.said_by}; {where})"


def assumptions(edition: Edition) -> list[Item]:
    """Return what is assumed and why; what is switched off is named last."""
    known = edition.dataset.assumptions
    found = [Item(a.says, (a.reason,)) for a in known if a.id in edition.switched_on]
    if off := tuple(a.says for a in known if a.id not in edition.switched_on):
        found.append(Item("Switched off", off))
    return found or [Item("Nothing is assumed.")]


def sources(edition: Edition) -> list[Item]:
    """Return the reports, the newest first; retellings of one original are named as such."""
    newest = sorted(edition.reports, key=lambda report: report.known_from, reverse=True)
    found = []
    for report in newest:
        told = [_published(report)]
        others = [r for r in newest if r.origin == report.origin and r.id != report.id]
        if others:
            told.append(f"same original as {', '.join(map(_published, others))}")
        found.append(Item(report.title, ("; ".join(told), *filter(None, [report.url]))))
    return found


def _published(report: Report) -> str:
    return f"{report.outlet}, {day_name(report.known_from)}"
