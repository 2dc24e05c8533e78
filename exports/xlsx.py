"""Excel: a read-me sheet, then bounds, claims and sources, with filters and fixed headings."""

import datetime as dt
import io
from collections.abc import Iterator

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from exports.about import about, source_name
from exports.brief import Brief, File
from exports.ledger import Value
from exports.tables import Table, tables
from files import FORMULA

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_WIDTHS = {"says": 60, "title": 60, "notice": 60, "note": 40, "how": 40, "state": 26}
_LONGEST_CELL = 32_767
"""Characters; what Excel takes in one cell."""

_COLUMNS = (
    ("low, high", "The range as announced, in persons; an empty cell is no bound, 0 is a zero "
     "that was stated, announced or proved."),
    ("low_if_exceptions, high_if_exceptions", "The range if what officials call possible, or deny, "
     "is used."),
    ("split", "An illustration and no evidence; empty unless it was asked for."),
    ("status", "Whether the number is reported, announced, or worked out from other figures."),
    ("support", "What the number rests on, as a code: stated by a fact, planned, worked-out, "
     "assumed, country-total, no-number."),
    ("because_low, because_high", "The claims and assumptions behind each end."),
    ("values", "The set of values: pieces split by a bar, 0|270-330 is none or 270 to 330; an end "
     "that is left out is no bound."),
    ("presence, presence_date, presence_because", "Whether anybody is there, the day that rests "
     "on, and the claims behind it; state says the same in words."),
    ("number, number_date, number_because", "How well the number is supported, the day of the "
     "newest figure behind it, and the claims."),
    ("last_seen_or_left, last_number", "When a fact last said that anybody is or is not there, "
     "and when one last gave a number, over the whole edition."),
)  # fmt: skip


def encode(brief: Brief) -> Iterator[File]:
    """Yield ``atlas.xlsx``."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, _OPTIONS)
    told = about(brief, brief.months[-1])
    # The day of the clock, not of the machine: the same inputs give the same bytes.
    created = dt.datetime.combine(brief.today, dt.time())
    book.set_properties({"title": told["title"], "comments": told["notice"], "created": created})
    styles = _Styles(book)
    _read_me(book.add_worksheet("Read me"), brief, told, styles)
    for table in tables(brief):
        _sheet(book.add_worksheet(table.name.capitalize()), table, styles)
    book.close()
    yield File("atlas.xlsx", stream.getvalue())


class _Styles:
    """The looks of a book's cells, and how a cell is written."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.title = book.add_format({"bold": True, "font_size": 14, "text_wrap": True})
        self.head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E6EEF3"})
        self.label = book.add_format({"bold": True, "valign": "top"})
        self.text = book.add_format({"valign": "top"})
        self.wrapped = book.add_format({"valign": "top", "text_wrap": True})
        # Marked as text, so that a cell which looks like a formula stays text when it is edited.
        self._quoted = book.add_format({"valign": "top", "quote_prefix": True})
        self._number = book.add_format({"valign": "top", "num_format": "#,##0"})
        self._share = book.add_format({"valign": "top", "num_format": "0.00"})

    def write(self, sheet: Worksheet, cell: tuple[int, int], value: Value, look: Format) -> None:
        """Write a cell as what it is: a text never becomes a formula, a number or a link."""
        if value is None or value == "":
            return
        if not isinstance(value, str):
            sheet.write_number(
                *cell, value, self._number if isinstance(value, int) else self._share
            )
            return
        shown = self._quoted if value.startswith(FORMULA) else look
        sheet.write_string(*cell, value[:_LONGEST_CELL], shown)


def _read_me(sheet: Worksheet, brief: Brief, told: dict[str, str], styles: _Styles) -> None:
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 1, 96)
    sheet.hide_gridlines(2)
    sheet.set_portrait()
    sheet.fit_to_pages(1, 0)
    sheet.merge_range(0, 0, 0, 1, "", styles.title)
    styles.write(sheet, (0, 0), told["title"], styles.title)
    sheet.set_row(0, 40)
    lines: list[tuple[str, str]] = [
        ("About", told["dataset"]),
        ("Whom", told["population"]),
        ("Date of the title", f"{told['date']}, {told['phase']}".rstrip(", ")),
        ("As known on", told["as_of"]),
        ("Age of the evidence", told["evidence"]),
        ("Basis", told["basis"]),
        ("Made on", brief.today.isoformat()),
        ("What this is", told["notice"]),
        *(("Source", source_name(report)) for report in brief.view.edition.reports),
        *_COLUMNS,
    ]
    for number, (label, text) in enumerate(lines, 2):
        styles.write(sheet, (number, 0), label, styles.label)
        styles.write(sheet, (number, 1), text, styles.wrapped)


def _sheet(sheet: Worksheet, table: Table, styles: _Styles) -> None:
    for column, name in enumerate(table.columns):
        styles.write(sheet, (0, column), name, styles.head)
        sheet.set_column(column, column, _WIDTHS.get(name, min(max(len(name) + 3, 11), 24)))
    for number, values in enumerate(table.rows, 1):
        for column, value in enumerate(values):
            styles.write(sheet, (number, column), value, styles.text)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
