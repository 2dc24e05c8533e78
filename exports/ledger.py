"""The claims and sources of an edition, as rows that a reader can take away."""

from fractions import Fraction

from claims.model import Claim, Report
from presence.edition import Edition
from views.ledger import ledger_row
from views.sources import same_original

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
    "origin",
    "to",
    "except_populations",
    "except_places",
    "remainder",
    "use_code",
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
    "report_confidence",
    "report_confidence_reason",
)


def claim_values(edition: Edition, claim: Claim) -> tuple[Value, ...]:
    """Return a claim's cells, in the order of `CLAIM_COLUMNS`; ids are split by spaces."""
    told, amount = ledger_row(edition, claim), claim.amount
    return (
        told["id"],
        # Without the condition, which has a column of its own.
        claim.says,
        told["modality"],
        told["measure"],
        claim.population,
        " ".join(told["place_ids"]),
        claim.whole,
        told["when"],
        told["amount"],
        _number(amount.low) if amount else None,
        _number(amount.high) if amount else None,
        amount.unit if amount else None,
        told["who"],
        claim.said_as,
        " ".join(told["party_ids"]),
        told["report"],
        told["locator"],
        told["outlet"],
        claim.published.text,
        told["use"],
        " ".join(claim.retells),
        " ".join(claim.releases),
        " ".join(claim.supersedes),
        " ".join(claim.contradicts),
        claim.under,
        claim.note,
        claim.origin,
        " ".join(claim.to),
        " ".join(claim.except_populations),
        " ".join(claim.except_places),
        claim.remainder.text if claim.remainder else None,
        told["use_code"],
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
        " ".join(other.id for other in same_original(edition, report)),
        sum(claim.report == report.id for claim in edition.claims.values()),
        report.url,
        report.identified_confidence,
        report.identified_how,
        report.note,
        report.confidence,
        report.confidence_reason,
    )
