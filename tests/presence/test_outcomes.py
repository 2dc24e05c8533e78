"""Files of outcomes as spreadsheets write them: what is read, and every fault with its line."""

import codecs
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files import FaultyInputError
from presence.told.outcomes import COLUMNS, Outcome, outcomes_in, read_outcomes
from tests.presence.small import dataset, place

SMALL = dataset()
HEADER = "place,date,low,high,best\n"
FIRST = "must name place, date, low, high, best"
JAN = dt.date(2030, 1, 31)


def read(held: str | bytes) -> list[Outcome]:
    raw = held.encode() if isinstance(held, str) else held
    return outcomes_in(raw, "outcomes.csv", SMALL, "us")


def faults(held: str | bytes) -> list[str]:
    with pytest.raises(FaultyInputError) as raised:
        read(held)
    return str(raised.value).splitlines()


def numbers(held: str | bytes) -> list[tuple[int | None, int | None]]:
    return [(one.low, one.high) for one in read(held)]


# What a row says.


def test_a_row_is_a_range_of_a_place_people_and_day() -> None:
    assert read(HEADER + "isle,2030-01,90,110,100\nland,2030-02-14,5,,\n") == [
        Outcome("isle", "us", JAN, 90, 110, 2),
        Outcome("land", "us", dt.date(2030, 2, 14), 5, None, 3),
    ]


def test_a_best_guess_alone_is_both_ends_and_beside_one_bound_fills_in_nothing() -> None:
    rows = ["isle,2030-01,,,105", "isle,2030-01,90,,105", "isle,2030-01,,110,105"]
    assert numbers(HEADER + "\n".join(rows)) == [(105, 105), (90, None), (None, 110)]


def test_a_row_may_name_its_people() -> None:
    text = "population,place,date,low,high,best\nother,isle,2030-01,1,2,\n,isle,2030-01,1,2,\n"
    assert [one.population for one in read(text)] == ["other", "us"]


def test_columns_may_stand_in_any_order_and_case_among_blank_ones() -> None:
    text = " BEST ,,Date,  place,LOW,high,,\n,,2030-01, isle ,0,7,,\n"
    assert read(text) == [Outcome("isle", "us", JAN, 0, 7, 2)]


def test_blank_lines_count_but_are_passed_over() -> None:
    text = f"\n,,,,\n{HEADER}\n ,, ,,\nisle,2030-01,1,2,\n,,,,\n\n\n"
    assert [one.line for one in read(text)] == [6]
    # A cell may hold a line's end: the row is told by its first line.
    assert faults(f'{HEADER}"isle\n",2030-01,1,2,\n"a\nb",2030-01,1,2,\n') == [
        "outcomes.csv line 4: place 'a\\nb' is not known; known: isle, land, north, south"
    ]


# How it is saved.

ROW = "isle{0}2030-01{0}90{0}110{0}100\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"", "cp1252"),
    ],
)
def test_any_separator_encoding_and_end_of_line(
    mark: bytes, encoding: str, separator: str, end: str
) -> None:
    text = separator.join(COLUMNS) + "\n" + ROW.format(separator)
    raw = mark + text.replace("\n", end).encode(encoding)
    assert read(raw) == [Outcome("isle", "us", JAN, 90, 110, 2)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_letter_beyond_ascii_is_the_same_in_each(encoding: str) -> None:
    held = dataset(places=[place("île", "country", None)])
    raw = f"{HEADER}île,2030-01,1,2,\n".encode(encoding)
    assert [one.place for one in outcomes_in(raw, "outcomes.csv", held, "us")] == ["île"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_first_line_may_name_the_separator(separator: str) -> None:
    text = f"sep={separator}\n" + separator.join(COLUMNS) + "\n" + ROW.format(separator)
    assert [one.line for one in read(text)] == [3]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"PK\x03\x04\x14\x00", "is a workbook; save the sheet as CSV (UTF-8)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is a workbook; save the sheet as CSV (UTF-8)"),
        (b"\x89PNG\r\n\x1a\n\x00", "is no text that a spreadsheet saves; save it as UTF-8"),
        (b"place,date\x00\xff\xfe\x80", "is no text that a spreadsheet saves; save it as UTF-8"),
        (b"\xff\xfe\x00", "is no text that a spreadsheet saves; save it as UTF-8"),
        (b"place\x81", "is no text that a spreadsheet saves; save it as UTF-8"),
    ],
)
def test_what_is_no_text_says_how_to_save_it(raw: bytes, said: str) -> None:
    assert faults(raw) == [f"outcomes.csv: {said}"]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FaultyInputError, match=r"gone\.csv: there is no such file; create it"):
        read_outcomes(tmp_path / "gone.csv", SMALL, "us")
    path = tmp_path / "outcomes.csv"
    path.write_text(HEADER + "isle,2030-01,1,2,\n", encoding="utf-8")
    assert len(read_outcomes(path, SMALL, "us")) == 1


# The first line.


@pytest.mark.parametrize("text", ["", "\n\n", ",,,\n", "isle", "place|date|low|high|best\n"])
def test_without_names_of_columns_the_right_ones_are_told(text: str) -> None:
    (said,) = faults(text)
    assert said == f"outcomes.csv: its first line {FIRST}, parted by commas, semicolons or tabs"


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("place,date,low,high", "lacks best; it must name place, date, low, high, best"),
        (
            "place,date,low,high,best,why",
            "names 'why'; the columns are place, date, low, high, best, population",
        ),
        ("place,date,low,high,best,Best", "names best twice; keep one"),
        ("place;date;low,high,best", "is parted by commas and semicolons; use one of them"),
        ("place\tdate,low,high,best", "is parted by commas and tabs; use one of them"),
    ],
)
def test_a_wrong_first_line_is_told(header: str, said: str) -> None:
    assert faults(f"\n{header}\nisle,2030-01,1,2,\n") == [f"outcomes.csv line 2: {said}"]


def test_a_first_line_without_names_tells_all_that_is_wrong() -> None:
    said = faults("isle,2030-01,1,2,\n")
    assert [line.split(": ", 1)[1].split(";")[0] for line in said] == [
        "names 'isle'",
        "names '2030-01'",
        "names '1'",
        "names '2'",
        "lacks place",
        "lacks date",
        "lacks low",
        "lacks high",
        "lacks best",
    ]


def test_a_file_without_an_outcome_says_so() -> None:
    assert faults(HEADER + ",,,,\n") == ["outcomes.csv: holds no outcome; add a line for each"]


# Rows that cannot be read.


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("here,2030-01,1,2,", "place 'here' is not known; known: isle, land, north, south"),
        (",2030-01,1,2,", "place '' is not known; known: isle, land, north, south"),
        ("isle,2030-01,12,2,", "has its low (12) above its high (2); swap them"),
        ("isle,2030-01,4,,3", "has its best (3) below its low (4); correct one of them"),
        ("isle,2030-01,,4,5", "has its best (5) above its high (4); correct one of them"),
        ("isle,2030-01,,,", "gives no number; fill low, high or best"),
        ("isle,2030-01", "gives no number; fill low, high or best"),
        (
            "isle,2030-01,1,2,,5",
            "has '5' under no name of a column; put what holds a comma in quotation marks",
        ),
        ("isle;2030-01;1;2;", "is parted by semicolons, the first line by commas; use one of them"),
    ],
)
def test_a_wrong_row_is_told_by_its_line(row: str, said: str) -> None:
    assert faults(f"{HEADER}{row}\n") == [f"outcomes.csv line 2: {said}"]


def test_an_unknown_population_is_told() -> None:
    text = "place,date,low,high,best,population\nisle,2030-01,1,2,,uk\n"
    assert faults(text) == [
        "outcomes.csv line 2: population 'uk' is not known; known: coalition, other, us"
    ]


def test_of_many_places_the_nearest_are_told() -> None:
    many = dataset(places=[place(f"base-{i}", "country", None) for i in range(20)])
    with pytest.raises(FaultyInputError) as raised:
        outcomes_in(f"{HEADER}bass-7,2030-01,1,2,\n".encode(), "o.csv", many, "us")
    assert "known: base-7, " in str(raised.value)
    assert str(raised.value).endswith(", …")


def test_every_fault_of_a_file_is_told_at_once_in_the_order_of_its_lines() -> None:
    said = faults(
        f"{HEADER}here,2030-13,a few,2,\nisle,2030-01,1,2,,7\nisle,2030-01,1,2,\nisle,soon,2,1,\n"
    )
    assert [line.split(":")[0] for line in said] == [
        *["outcomes.csv line 2"] * 3,
        "outcomes.csv line 3",
        *["outcomes.csv line 5"] * 2,
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f'{HEADER}isle,2030-01,1,2,\n"isle,2030-01,1,2,\n', 3),
        (f'{HEADER}"isle"s,2030-01,1,2,\n', 2),
        (HEADER + "i" * 200_000, 2),
        ("place," * 40_000, 1),
    ],
    ids=["open quote", "text after a quote", "huge cell", "huge line"],
)
def test_what_is_no_table_is_one_fault(text: str, line: int) -> None:
    (said,) = faults(text)
    assert said.startswith(f"outcomes.csv line {line}: ")
    assert "is not CSV (" in said or "has more than 1,000 cells" in said


def test_a_strange_cell_stays_on_one_line_and_short() -> None:
    (said,) = faults(f'{HEADER}"here\n\x1b[31m{"x" * 500}",2030-01,1,2,\n')
    assert "\x1b" not in said
    assert "here\\n\\x1b[31mxxx" in said
    assert len(said) < 200


# Days.


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2007-03-31", dt.date(2007, 3, 31)),
        ("2007-03", dt.date(2007, 3, 31)),
        ("2008-02", dt.date(2008, 2, 29)),
        ("2007/3/9", dt.date(2007, 3, 9)),
        ("2007-03-31 00:00:00", dt.date(2007, 3, 31)),
        ("31.03.2007", dt.date(2007, 3, 31)),
        ("31. 3. 2007", dt.date(2007, 3, 31)),
        ("03/31/2007", dt.date(2007, 3, 31)),
        ("31/03/2007", dt.date(2007, 3, 31)),
        ("03/03/2007", dt.date(2007, 3, 3)),
        ("02/2008", dt.date(2008, 2, 29)),
    ],
)
def test_a_day_or_a_month(text: str, day: dt.date) -> None:
    held = dataset(grid=("2007-01", "2008-12"))
    (found,) = outcomes_in(f"{HEADER}isle,{text},1,2,\n".encode(), "o.csv", held, "us")
    assert found.day == day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("03/04/2030", "'03/04/2030' may be 2030-04-03 or 2030-03-04; write it so"),
        ("03.04.2030", "'03.04.2030' may be 2030-04-03 or 2030-03-04; write it so"),
        ("2030-13", "'2030-13' names no month of the calendar"),
        ("31/13/2030", "'31/13/2030' names no month of the calendar"),
        ("2030-00-01", "'2030-00-01' names no month of the calendar"),
        ("2030-02-29", "'2030-02-29' names day 29 of a month with 28 days"),
        ("0000-01", "'0000-01' names no month of the calendar"),
        ("2030", "'2030' is not a date; write a day as 2031-04-30, a month as 2031-04"),
        ("Mar-30", "'Mar-30' is not a date; write a day as 2031-04-30, a month as 2031-04"),
        ("31.03.30", "'31.03.30' is not a date; write a day as 2031-04-30, a month as 2031-04"),
        ("47483", "'47483' is not a date; write a day as 2031-04-30, a month as 2031-04"),
        ("", "'' is not a date; write a day as 2031-04-30, a month as 2031-04"),
        (
            "2203-03-31",
            "'2203-03-31' is more than 20 years from the dataset's grid, 2030-01 to 2030-06; "
            "correct the year",
        ),
    ],
)
def test_what_is_no_day_or_two_is_refused(text: str, said: str) -> None:
    assert faults(f"{HEADER}isle,{text},1,2,\n") == [f"outcomes.csv line 2: date {said}"]


def test_days_tell_nothing_of_each_other() -> None:
    # A spreadsheet that reads months first has turned the third of April around and left the other.
    assert len(faults(f"{HEADER}isle,31/03/2030,1,2,\nisle,03/04/2030,1,2,\n")) == 1


# Numbers.


def best(*cells: str, separator: str = ";") -> list[int | None]:
    lines = [separator.join(COLUMNS)]
    for cell in cells:
        quoted = f'"{cell}"' if separator in cell else cell
        lines.append(separator.join(("isle", "2030-01", "", "", quoted)))
    return [one.low for one in read("\n".join(lines))]


@pytest.mark.parametrize(
    ("cell", "persons"),
    [
        ("0", 0),
        ("0007", 7),
        ("2500", 2500),
        ("2500,0", 2500),
        ("2500.00", 2500),
        ("12.0", 12),
        ("2 500", 2500),
        ("2\u00a0500", 2500),
        ("2\u202f500", 2500),
        ("2'500", 2500),
        ("1.234.567", 1_234_567),
        ("1,234,567", 1_234_567),
        ("2.500,00", 2500),
        ("2,500.00", 2500),
        ("2 500,0", 2500),
        ("0.000", 0),
    ],
)
def test_a_number_with_one_reading(cell: str, persons: int) -> None:
    assert best(cell) == [persons]


@pytest.mark.parametrize(
    "cell",
    ["a few", "-1", "+1", "1e3", "٣", "9999999999", "2.5", "2,5", "2 50", "1,23,456", "~900"],
)
def test_what_is_no_whole_number_is_refused(cell: str) -> None:
    for separator in ";\t":
        text = separator.join((*COLUMNS, "\nisle", "2030-01", "", cell, ""))
        assert faults(text) == [
            f"outcomes.csv line 2: high '{cell}' is not a whole number of persons; leave it empty "
            "where nothing is known"
        ]


@pytest.mark.parametrize(
    ("separator", "cell"), [(";", "2.500"), (";", "2,500"), ("\t", "2.500"), (",", "2.500")]
)
def test_one_mark_before_three_digits_is_refused(separator: str, cell: str) -> None:
    text = separator.join((*COLUMNS, "\nisle", "2030-01", cell, "", ""))
    assert faults(text) == [
        f"outcomes.csv line 2: low '{cell}' may be 2500 or 2.500; write 2500 without a mark"
    ]


@pytest.mark.parametrize("hint", ["1.234.567", "12,0", "1.200,0", "0,5"])
def test_another_number_of_the_file_tells_what_a_mark_means(hint: str) -> None:
    if hint == "0,5":
        # Also where it cannot be persons itself: it is the one fault.
        text = f"place;date;low;high;best\nisle;2030-01;2.500;;\nisle;2030-01;;;{hint}\n"
        assert faults(text) == [
            "outcomes.csv line 3: best '0,5' is not a whole number of persons; leave it empty "
            "where nothing is known"
        ]
    else:
        assert best("2.500", hint)[0] == 2500


def test_a_mark_that_begins_decimals_elsewhere_does_so_here() -> None:
    assert best("2.000", "12.0") == [2, 12]


def test_marks_that_mean_both_tell_nothing() -> None:
    assert len(faults("place;date;low;high;best\nisle;2030-01;12.0;1.234.567;2.500\n")) == 1


def test_a_quoted_comma_in_a_file_parted_by_commas_parts_thousands() -> None:
    assert best("2,500", separator=",") == [2500]
    # Unless another number shows that it begins decimals.
    assert best("2,000", "12,0", separator=",") == [2, 12]


# Whatever is written is read back.

PERSONS = st.integers(0, 99_999_999)
STYLES: dict[str, Callable[[int], str]] = {
    "plain": str,
    "spaces": lambda n: f"{n:,}".replace(",", "\u00a0"),
    "apostrophes": lambda n: f"{n:,}".replace(",", "'"),
    "decimals": lambda n: f"{n}.0",
    "decimal commas": lambda n: f"{n},00",
    "points": lambda n: f"{n:,}".replace(",", ".") + ",0",
    "commas": lambda n: f"{n:,}.0",
}


@given(
    rows=st.lists(st.tuples(PERSONS, PERSONS).map(sorted), min_size=1, max_size=4),
    style=st.sampled_from(sorted(STYLES)),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]),
    separator=st.sampled_from([",", ";", "\t"]),
    order=st.permutations(COLUMNS),
)
def test_what_a_spreadsheet_writes_is_read_back(
    rows: list[list[int]], style: str, encoding: str, separator: str, order: list[str]
) -> None:
    lines = [separator.join(order)]
    for low, high in rows:
        cells = {"place": "isle", "date": "2030-01-31", "best": ""}
        cells |= {"low": STYLES[style](low), "high": STYLES[style](high)}
        lines.append(separator.join(f'"{cells[name]}"' for name in order))
    raw = "\r\n".join([*lines, separator * 4, ""]).encode(encoding)
    assert numbers(raw) == [(low, high) for low, high in rows]


@given(st.binary(max_size=200))
def test_no_bytes_end_in_anything_but_faults(raw: bytes) -> None:
    for held in (raw, HEADER.encode() + raw):
        try:
            read(held)
        except FaultyInputError as error:
            assert all(line.startswith("outcomes.csv") for line in str(error).splitlines())
