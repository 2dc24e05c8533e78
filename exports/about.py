"""What every file to take away says of itself, in words: the same words in every format."""

from typing import Any

from claims.dates import Month
from claims.model import Report
from exports.brief import Brief
from views.sources import published_text
from views.words.basis import basis_text
from views.words.text import people_name, plain_spaces

PROVENANCE = ("as_of", "evidence", "basis", "notice")
"""What of it goes with every row and feature, so that these keep it wherever they go."""


def about(brief: Brief, month: Month) -> dict[str, str]:
    """Return what a file says of itself at a month, by what it is called.

    The keys are the same for every dataset; the last one is the line that every picture carries:
    that it is projected from public reporting, on how many reports, and whose borders it shows.
    """
    view, frame = brief.view, brief.frame(month)
    return {
        "dataset": view.world.dataset.title,
        "title": plain_spaces(frame["title"]),
        "date": frame["date"],
        "phase": frame["phase_text"],
        "population": people(brief),
        "as_of": view.edition.as_of.isoformat(),
        "evidence": frame["evidence"],
        "basis": basis_text(view.edition, exceptions=view.options.exceptions),
        "notice": brief.frames["source_line"],
    }


def people(brief: Brief) -> str:
    """Return the name of the population shown."""
    return people_name(brief.view.world.dataset, brief.view.options.population)


def source_name(report: Report) -> str:
    """Return a report as a list of sources names it: outlet, day, and headline."""
    return f"{published_text(report)}: {report.title}"


def sources(brief: Brief) -> list[dict[str, Any]]:
    """Return the reports that a view rests on, each with what identifies it."""
    return [
        {
            "id": report.id,
            "title": report.title,
            "outlet": report.outlet,
            "published": report.published.text,
            "url": report.url,
        }
        for report in brief.view.edition.reports
    ]
