"""The ledger: every claim that is known, with its source and what it is used for."""

from claims.dataset import Dataset
from claims.dates import day_name, figure_month, month_of
from claims.model import Claim
from presence.edition import Edition
from views.sources import report_of
from views.wire import LedgerRow
from views.words import english as words


def ledger(edition: Edition) -> list[LedgerRow]:
    """Return a row a claim, as plain data, ordered by report and paragraph.

    ``month`` is the position, on the dataset's grid, of the month in which the claim matters first;
    ``None`` where it lies outside. ``place`` is the id of the place to look at; ``None`` where the
    claim names none.
    """
    order = [report.id for report in edition.reports]
    claims = sorted(edition.claims.values(), key=lambda c: (order.index(c.report), c.locator, c.id))
    return [ledger_row(edition, claim) for claim in claims]


def ledger_row(edition: Edition, claim: Claim) -> LedgerRow:
    """Return a claim's row, as `ledger` does."""
    dataset, report = edition.dataset, report_of(edition, claim)
    places = {place.id: place.name for place in dataset.places}
    parties = {party.id: party.name for party in dataset.parties}
    says = words.SAYS_UNDER if claim.under else words.SAYS
    use, others = _use(edition, claim)
    return {
        "id": claim.id,
        "says": says.format(says=claim.says, under=claim.under),
        "places": [places[place] for place in claim.places],
        "place_ids": list(claim.places),
        "who": claim.said_by,
        "parties": [parties[party] for party in claim.parties],
        "party_ids": list(claim.parties),
        "modality": claim.modality,
        "measure": claim.measure,
        "when": _when(claim),
        "amount": claim.amount.text if claim.amount else "",
        "use": words.USES[use].format(claims=words.LIST.join(others)),
        "use_code": use,
        "report": claim.report,
        "outlet": report.outlet,
        "date": day_name(report.known_from),
        "locator": claim.locator,
        "month": _matters(dataset, claim),
        "place": claim.places[0] if claim.places else None,
    }


def _matters(dataset: Dataset, claim: Claim) -> int | None:
    when, month = claim.when, month_of(claim.published.last)
    if claim.measurable and when is not None:
        # A stay without a date of its own begins at its report's publication at the latest.
        if (date := when.at or when.by) is not None:
            month = figure_month(date)
        elif when.start is not None:
            month = month_of(when.start.last)
    position = month - dataset.start
    return position if 0 <= position < len(dataset.months) else None


def _when(claim: Claim) -> str:
    """Return when a claim speaks of, as the record dates it; empty where it has no date."""
    when = claim.when
    if when is None:
        return ""
    named = (
        ("at", when.at),
        ("from", when.start),
        ("by", when.by),
        ("until", when.until),
        ("through", when.through),
    )
    return " ".join(f"{word} {date.shown}" for word, date in named if date)


def _use(edition: Edition, claim: Claim) -> tuple[str, tuple[str, ...]]:
    """Return what a claim is used for, or what became of it, with the claims that this names."""
    if claim.retells:
        return "retells", claim.retells
    for gone in edition.given_way:
        if gone.claim == claim.id:
            return gone.rule, gone.to
    if any(claim.id in dispute.claims for dispute in edition.disputes):
        return "in-dispute", ()
    if claim.constrains:
        return "bounds", ()
    return ("releases", claim.releases) if claim.releases else ("context", ())
