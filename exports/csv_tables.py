"""CSV: bounds, claims and sources, a file each, for a program or a spreadsheet."""

import csv
import io
from collections.abc import Iterator

from exports.brief import Brief, File
from exports.ledger import Value
from exports.tables import Table, tables

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def encode(brief: Brief) -> Iterator[File]:
    """Yield ``bounds.csv``, ``claims.csv`` and ``sources.csv``, in UTF-8."""
    for table in tables(brief):
        yield File(f"{table.name}.csv", _csv(table).encode())


def _csv(table: Table) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return stream.getvalue()


def _cell(value: Value) -> Value:
    return guarded(value) if isinstance(value, str) else value


def guarded(text: str) -> str:
    """Return a text led by an apostrophe where a spreadsheet would take it for a formula.

    So is one that has such an apostrophe already, so that `unguarded` gives back every text.
    """
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    led = text.startswith("'") and text.lstrip("'").startswith(FORMULA)
    return text[1:] if led else text
