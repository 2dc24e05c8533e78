"""A table as a spreadsheet saves it, read as texts, whatever its encoding and its separator."""

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from files import Fault, FaultyInputError

if TYPE_CHECKING:
    import pandas as pd

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
"""What may part the cells of a line, in words."""

MOST_COLUMNS = 1000
"""Longest line that is read, in cells."""

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_HINT = re.compile(r"sep=([,;\t])")
"""A first line by which some spreadsheets name the separator."""


@dataclass(frozen=True)
class Sheet:
    """A table of texts.

    Attributes
    ----------
    cells
        A column for each name that was wanted and is there, a row for each line that holds
        something; the index is the line of the file, from 1. What is missing is an empty text.
    separator
        What parts the cells.
    stray
        What is wrong with lines that are left out, by line.
    """

    cells: "pd.DataFrame"
    separator: str
    stray: dict[int, str]


def read_sheet(raw: bytes, file: str, wanted: Sequence[str], optional: Sequence[str]) -> Sheet:
    """Read a table whose first line names its columns.

    Parameters
    ----------
    raw
        What the file holds: UTF-8, UTF-16 or Windows-1252.
    file
        Its name for messages.
    wanted, optional
        Columns that must and that may be there, in any order; blank ones may be anywhere.

    Raises
    ------
    FaultyInputError
        Where it is no table of texts or its first line names other columns.
    """
    text = "\n".join(re.split(r"\r\n|\r|\n", decoded(raw, file)))
    hint = _HINT.match(text)
    if hint and text[hint.end() : hint.end() + 1] in {"", "\n"}:
        text = text[hint.end() :]  # its line stays, blank, so that lines are counted alike
    names = ", ".join(wanted)
    separator = hint[1] if hint else _separator(text, file, names)
    frame = _frame(text, separator, file)
    frame = frame[(frame != "").any(axis=1)]
    if frame.empty:
        raise FaultyInputError.one(file, ".", f"its first line must name {names}")
    columns = _columns(frame.iloc[0].tolist(), file, int(frame.index[0]), wanted, optional)
    frame = frame.iloc[1:]
    stray = {
        int(line): what
        for line, cells in zip(frame.index, frame.to_numpy().tolist(), strict=True)
        if (what := _stray(cells, columns, separator)) is not None
    }
    named = {place: name for place, name in enumerate(columns) if name}
    return Sheet(
        frame.loc[~frame.index.isin(list(stray)), list(named)].rename(columns=named),
        separator,
        stray,
    )


def decoded(raw: bytes, file: str) -> str:
    """Return the text that a spreadsheet saved.

    Raises
    ------
    FaultyInputError
        Where it is no text.
    """
    if raw.startswith(_WORKBOOKS):
        raise FaultyInputError.one(file, ".", "is a workbook; save the sheet as CSV (UTF-8)")
    head = raw[:2]
    if head in {b"\xff\xfe", b"\xfe\xff"}:
        encodings = ["utf-16"]
    elif len(head) == 2 and 0 in head and any(head):
        encodings = ["utf-16-be" if head[0] == 0 else "utf-16-le"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Nearly all bytes are letters of Windows-1252: there, what no text holds tells.
        hidden = {chr(code) for code in range(32)} - set("\t\n\r")
        if not (hidden if encoding == "cp1252" else {"\0"}).intersection(text):
            return text
    raise FaultyInputError.one(file, ".", "is no text that a spreadsheet saves; save it as UTF-8")


def _separator(text: str, file: str, names: str) -> str:
    """Return what parts the cells of the first line that holds something."""
    lines = enumerate(text.split("\n"), 1)
    line, header = next(((n, one) for n, one in lines if re.search(r'[^\s,;"]', one)), (1, ""))
    outside = re.sub('"[^"]*"', "", header)
    found = [one for one in SEPARATORS if one in outside]
    if len(found) > 1:
        both = " and ".join(SEPARATORS[one] for one in found)
        what = f"is parted by {both}; use one of them"
        raise FaultyInputError.one(file, f"line {line}", what)
    if not found:
        kinds = "commas, semicolons or tabs"
        what = f"its first line must name {names}, parted by {kinds}"
        raise FaultyInputError.one(file, ".", what)
    return found[0]


def _frame(text: str, separator: str, file: str) -> "pd.DataFrame":
    """Return all cells of a text, stripped, with the line that each row begins on as index."""
    import pandas as pd  # noqa: PLC0415 - it takes longer to load than all else does

    # pandas forgives a quotation mark that is not closed, and does not tell lines.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines, width, last = [], 1, 0
    try:
        for row in reader:
            lines.append(last + 1)
            last = reader.line_num
            width = max(width, len(row))
            if width > MOST_COLUMNS:
                what = f"has more than {MOST_COLUMNS:,} cells; remove the blank ones"
                raise FaultyInputError.one(file, f"line {lines[-1]}", what)
    except csv.Error as error:
        what = f"is not CSV ({error}); write it anew"
        raise FaultyInputError.one(file, f"line {last + 1}", what) from None
    frame = pd.read_csv(
        io.StringIO(text),
        sep=separator,
        header=None,
        names=list(range(width)),
        index_col=False,
        dtype=str,
        na_filter=False,
        skip_blank_lines=False,
    )
    frame.index = pd.Index(lines)
    cells: pd.DataFrame = frame.fillna("").apply(lambda column: column.str.strip())
    return cells


def _columns(
    header: Sequence[str], file: str, line: int, wanted: Sequence[str], optional: Sequence[str]
) -> list[str]:
    """Return the name of each column as it is known; blank where it has none."""
    columns = [" ".join(unicodedata.normalize("NFKC", name).casefold().split()) for name in header]
    known = (*wanted, *optional)
    faults = [
        *(
            f"names '{n[:40]}'; the columns are {', '.join(known)}"
            for n in columns
            if n and n not in known
        ),
        *(f"names {name} twice; keep one" for name in known if columns.count(name) > 1),
        *(
            f"lacks {name}; it must name {', '.join(wanted)}"
            for name in wanted
            if name not in columns
        ),
    ]
    if faults:
        raise FaultyInputError(Fault(file, f"line {line}", what) for what in dict.fromkeys(faults))
    return columns


def _stray(cells: Sequence[str], columns: Sequence[str], separator: str) -> str | None:
    """Say what keeps a line from being read; ``None`` where nothing does."""
    filled = [index for index, cell in enumerate(cells) if cell]
    if len(filled) == 1:
        for other, name in SEPARATORS.items():
            if other != separator and cells[filled[0]].count(other) > 1:
                ours = SEPARATORS[separator]
                return f"is parted by {name}, the first line by {ours}; use one of them"
    extra = next((cells[index] for index in filled if not columns[index]), None)
    if extra is None:
        return None
    remedy = "put what holds a comma in quotation marks" if separator == "," else "remove it"
    return f"has '{extra[:40]}' under no name of a column; {remedy}"
