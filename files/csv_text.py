"""CSV for programs and for spreadsheets, which take some texts for formulas."""

import csv
import io
from collections.abc import Iterable

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def csv_text(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a table as CSV: a line of columns and one a row; ``None`` is an empty cell.

    Texts stand as they are given: those that anyone may have written go through `guarded` first.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return stream.getvalue()


def guarded(text: str) -> str:
    """Return a text led by an apostrophe where a spreadsheet would take it for a formula.

    So is one that has such an apostrophe already, so that `unguarded` gives back every text.
    """
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    led = text.startswith("'") and text.lstrip("'").startswith(FORMULA)
    return text[1:] if led else text
