"""The benchmark of the formats: its table, where it goes, and the documented page."""

import re
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.exports import BEGIN, END, PAGE, Line, pack_seconds, placed, table
from exports.formats import FORMATS

RIVAL = "for comparison: the same, one browser for all"
LINES = [
    Line("the bounds", 0, 0.0, (1.0, 3.0, 2.0)),
    Line("Tables", 3, 1234.4, (0.5, 0.25, 0.75)),
    Line(RIVAL, 4, 99.6, (40.0,)),
]


def test_the_table_tells_medians_and_the_pack_without_what_it_is_compared_with() -> None:
    told = table(LINES, 3)
    assert "| the bounds |  |  | 2.00 |" in told
    assert "| Tables | 3 | 1,234 | 0.50 |" in told
    assert f"| {RIVAL} | 4 | 100 | 40.00 |" in told
    assert pack_seconds(LINES) == 2.5
    assert told.endswith("The whole pack: 2.5 s (limit 15 s).")


def test_the_result_goes_between_its_marks_and_nothing_else_changes() -> None:
    page = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    assert placed(page, "new") == f"before\n{BEGIN}\nnew\n{END}\nafter\n"
    with pytest.raises(ValueError, match="lacks the marks"):
        placed("no marks", "new")


def test_the_documented_result_names_every_format_and_keeps_the_limit() -> None:
    told = PAGE.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]
    found = re.search(r"The whole pack: ([\d.]+) s \(limit 15 s\)", told)
    assert found
    assert float(found[1]) < 15
    assert len(re.findall(r"^\| [^-|]+ \|", told, re.M)) == len(FORMATS) + 4


def test_the_page_tells_of_every_format() -> None:
    page = PAGE.read_text("utf-8")
    assert [name for name in FORMATS if f"| `{name}` |" not in page] == []


@pytest.mark.parametrize(
    ("given", "words"), [(["--runs", "0"], "at least one run"), (["--runs", "x"], "'x'")]
)
def test_wrong_usage(given: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["exports", *given])
    assert stop.value.code == 2
    assert words in capsys.readouterr().err


def test_a_dataset_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["exports", "--dataset", str(tmp_path / "none")]) == 1
    assert "there is no such folder" in capsys.readouterr().err
