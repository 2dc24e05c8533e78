"""The claims and sources of an edition, as rows that a reader can take away."""

from fractions import Fraction

from claims.model import Claim, Report
from presence.edition import Edition
from views.ledger import use_text, when_text

Value = str | int | float | None
"""What a cell of a table holds; ``None`` is an empty one."""

CLAIM_COLUMNS = (
    "claim",
    "says",
    "modality",
    "measure",
    "population",
    "places",
    "whole",
    "when",
    "amount",
    "amount_low",
    "amount_high",
    "amount_unit",
    "said_by",
    "said_as",
    "parties",
    "report",
    "paragraph",
    "outlet",
    "published",
    "use",
    "retells",
    "releases",
    "supersedes",
    "contradicts",
    "under",
    "note",
)

SOURCE_COLUMNS = (
    "report",
    "title",
    "outlet",
    "published",
    "known_from",
    "language",
    "origin",
    "same_original_as",
    "claims",
    "url",
    "confidence",
    "how",
    "note",
)


def claim_values(edition: Edition, claim: Claim) -> tuple[Value, ...]:
    """Return a claim's cells, in the order of `CLAIM_COLUMNS`; ids are split by spaces."""
    report = next(r for r in edition.reports if r.id == claim.report)
    amount = claim.amount
    return (
        claim.id,
        claim.says,
        claim.modality,
        claim.measure,
        claim.population,
        " ".join(claim.places),
        claim.whole,
        when_text(claim),
        amount.text if amount else None,
        _number(amount.low) if amount else None,
        _number(amount.high) if amount else None,
        amount.unit if amount else None,
        claim.said_by,
        claim.said_as,
        " ".join(claim.parties),
        claim.report,
        claim.locator,
        report.outlet,
        claim.published.text,
        use_text(edition, claim),
        " ".join(claim.retells),
        " ".join(claim.releases),
        " ".join(claim.supersedes),
        " ".join(claim.contradicts),
        claim.under,
        claim.note,
    )


def _number(value: Fraction | None) -> Value:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def source_values(edition: Edition, report: Report) -> tuple[Value, ...]:
    """Return a report's cells, in the order of `SOURCE_COLUMNS`."""
    return (
        report.id,
        report.title,
        report.outlet,
        report.published.text,
        report.known_from.isoformat(),
        report.language,
        report.origin,
        " ".join(same_original(edition, report)),
        sum(claim.report == report.id for claim in edition.claims.values()),
        report.url,
        report.confidence,
        report.how,
        report.note,
    )


def same_original(edition: Edition, report: Report) -> list[str]:
    """Return the ids of the other reports that tell the same original: one source together."""
    return [r.id for r in edition.reports if r.origin == report.origin and r.id != report.id]
