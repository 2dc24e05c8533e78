"""What the slides say beside the maps: disputes, assumptions and sources, as lists."""

from collections.abc import Iterable
from itertools import groupby

from claims.model import Report
from exports.slides.text import Item
from presence.edition import Edition
from presence.settling.outcome import Dispute
from presence.told.disputes import Side, contradictions
from views.sources import published_text, report_of, same_original
from views.view import View
from views.wording import NO_DISPUTE, dispute_place, dispute_text, side_text


def disputes(view: View) -> list[Item]:
    """Return what is in dispute, and what disagrees without a number."""
    edition = view.edition
    found = [_dispute(edition, dispute, sides) for dispute, sides in view.disputes]
    for name, pairs in groupby(contradictions(edition), key=lambda pair: pair[0]):
        against = tuple(f"– {_said(edition, other)}" for _, other in pairs)
        said = (_said(edition, name), "Against it:", *against)
        found.append(Item("Told differently, without a number", said))
    return found or [Item(NO_DISPUTE)]


def _dispute(edition: Edition, dispute: Dispute, sides: tuple[Side, ...]) -> Item:
    told = []
    for side in sides:
        means = side_text(edition, dispute, side, sides)
        told += [f"– {_said(edition, name)}" for name in side.claims[:-1]]
        last = f"{_said(edition, side.claims[-1])}; " if side.claims else ""
        told.append(f"– {last}{means[0].lower()}{means[1:]}")
    return Item(dispute_place(edition.dataset, sides[0]), (dispute_text(dispute), *told))


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
