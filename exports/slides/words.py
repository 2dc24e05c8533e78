"""What the slides say beside the maps: disputes, assumptions and sources, as lists."""

from collections.abc import Iterable

from claims.model import Report
from exports.slides.text import Item
from presence.edition import Edition
from views.disputes import Item as Unsettled
from views.sources import published_text, report_of, same_original
from views.view import View
from views.words import english as words


def disputes(view: View) -> list[Item]:
    """Return what is in dispute, and what disagrees without a number."""
    told = [one for one in view.unsettled() if one.kind in {"dispute", "contradiction"}]
    found = [_item(view.edition, one) for one in told]
    return found or [Item(words.NO_DISPUTE)]


def _item(edition: Edition, told: Unsettled) -> Item:
    lines = [told.note] if told.note else []
    for side in told.sides:
        said = [f"– {_said(edition, name)}" for name in side.claims] or ["–"]
        if side.means:
            said[-1] += f". {side.means}" if side.claims else f" {side.means}"
        lines += said
    return Item(told.heading, tuple(lines))


def _said(edition: Edition, name: str) -> str:
    claim = edition.claims[name]
    where = f"{published_text(report_of(edition, claim))}, ¶{claim.locator}"
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
    found = []
    for report in _newest(edition.reports):
        told = [published_text(report)]
        if others := _newest(same_original(edition, report)):
            told.append(f"same original as {', '.join(map(published_text, others))}")
        found.append(Item(report.title, ("; ".join(told), *filter(None, [report.url]))))
    return found


def _newest(reports: Iterable[Report]) -> list[Report]:
    return sorted(reports, key=lambda report: report.known_from, reverse=True)
