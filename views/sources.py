"""Reports in words: what a reader is told of a source, the same in the app and in every file."""

from claims.dates import day_name
from claims.model import Claim, Report
from presence.edition import Edition


def report_of(edition: Edition, claim: Claim) -> Report:
    """Return the report that a claim is from."""
    return next(report for report in edition.reports if report.id == claim.report)


def published_text(report: Report) -> str:
    """Return who published a report, and when."""
    return f"{report.outlet}, {day_name(report.known_from)}"


def same_original(edition: Edition, report: Report) -> list[Report]:
    """Return the other reports that tell the same original: one source together."""
    return [r for r in edition.reports if r.origin == report.origin and r.id != report.id]


def standing_texts(edition: Edition, report: Report) -> list[str]:
    """Return whether a report is independent and, where that is recorded, how surely it is dated.

    The reports of the same original are named by their ids.
    """
    same = [other.id for other in same_original(edition, report)]
    told = [f"tells the same original as {', '.join(same)}" if same else "independent"]
    if report.identified_confidence:
        told.append(f"outlet and date: {report.identified_confidence} confidence")
    if report.confidence:
        told.append(f"relied on with {report.confidence} confidence: {report.confidence_reason}")
    return told
