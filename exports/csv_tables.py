"""CSV: bounds, claims and sources, a file each, for a program or a spreadsheet."""

from collections.abc import Iterator

from exports.brief import Brief, File
from exports.ledger import Value
from exports.tables import tables
from files import csv_text, guarded


def encode(brief: Brief) -> Iterator[File]:
    """Yield ``bounds.csv``, ``claims.csv`` and ``sources.csv``, in UTF-8."""
    for table in tables(brief):
        text = csv_text(table.columns, (map(_cell, row) for row in table.rows))
        yield File(f"{table.name}.csv", text.encode())


def _cell(value: Value) -> Value:
    return guarded(value) if isinstance(value, str) else value
