"""The benchmark of the engine: what it prints, what it writes, and what it leaves as it was."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench.__main__ import main
from bench.app import command as bench_app
from bench.app.figures import LOADS, Figures
from bench.app.servers import APP
from bench.page import with_part, write_part
from bench.presence import command as bench_presence
from bench.presence.command import RunError, afresh
from bench.presence.page import Measured, Row, aims, in_words, page, slopes
from files import FaultyInputError

Capture = pytest.CaptureFixture[str]


def row(size: int = 50, bare: float = 0.5, reasons: float = 0.6, apart: int | None = None) -> Row:
    return Row(
        size=size,
        seed=1,
        claims=2 * size,
        cells=432,
        quarrels=3,
        sides=4,
        apart=size if apart is None else apart,
        seconds={"bare": bare, "reasons": reasons},
        peak=51.4,
    )


def measured(**more: Any) -> Measured:
    given = {
        "repeats": 3,
        "interpreter": 0.02,
        "imports": 0.3,
        "tables": {"bare": 0.5, "reasons": 0.6},
        "streams": (row(bare=0.4), row(bare=0.9)),
        "rivals": (row(200), row(500, reasons=4.0)),
        "bases": row(10),
        "pairs": row(20),
        "strewn": (row(30),),
        "whole": {"shipped": row(5)},
        "changes": {"stream": {"an assumption switched": (0.1, 0.2)}, "shipped": {}},
        "by_reports": (row(10, reasons=0.1), row(100, reasons=10.0)),
        "by_sites": tuple(
            replace(row(size), seconds={"bare": seconds})
            for size, seconds in ((10, 0.5), (30, 4.5))
        ),
    }
    return Measured(**(given | more))  # type: ignore[arg-type]


def part(found: Measured) -> str:
    return page(found, aims(found), day=dt.date(2031, 2, 3), machine="a machine", versions="X 1")


# --- what is aimed at -----------------------------------------------------------------------------


def test_each_aim_is_held_against_the_slowest() -> None:
    told = {aim.what: (aim.limit, round(aim.found, 6), aim.unit) for aim in aims(measured())}
    assert told == {
        "50 reports, 100 claims, without reasons, slowest of 2 streams": (1.0, 0.9, "s"),
        "50 reports, 100 claims, with reasons, slowest of 2 streams": (3.0, 0.6, "s"),
        "500 rival figures of one place, with reasons": (5.0, 4.0, "s"),
        "10 bases in dispute, not answered": (0, 0, ""),
        "50 reports, an assumption switched, 95th percentile": (300, 195, "ms"),
        "`python -m presence table` of the shipped dataset, all of it": (1.8, 0.6, "s"),
        "`python -m presence table --bare` of the shipped dataset, all of it": (0.8, 0.5, "s"),
    }


def test_a_missed_aim_is_told_as_missed() -> None:
    found = measured(bases=replace(row(10), apart=8), rivals=(row(500, reasons=5.01),))
    told = [in_words(aim) for aim in aims(found) if not aim.passed]
    assert told == [
        "MISSED  500 rival figures of one place, with reasons: 5.01 s, at most 5.00 s",
        "MISSED  10 bases in dispute, not answered: 2, none",
    ]
    text = part(found)
    assert "2 of 7 aims missed." in text
    assert "| 10 bases in dispute, not answered | none | 2 | **MISSED** |" in text
    assert "All aims are reached." in part(measured())


def test_the_page_tells_of_python_of_each_scenario_and_of_growth() -> None:
    text = part(measured())
    assert text.startswith("# How fast the engine is\n\nMeasured on 2031-02-03 by ")
    assert "- Beside the engine: Python 0.02 s, imports 0.28 s\n" in text
    assert "| 200 rival figures | 400 | 3 | 4 | 0.50 s | 0.60 s | 51 MB |" in text
    assert "| the shipped dataset | 10 | 3 | 4 | 0.50 s | 0.60 s | 51 MB |" in text
    assert "| 50 reports | an assumption switched | 2 | 150 ms | 195 ms |" in text
    assert "- From 10 to 100 reports time grows as the 2.00th power." in text
    assert "- From 10 to 30 sites time grows as the 2.00th power." in text
    assert "\n\n\n" not in text


def test_the_slope_is_that_of_logarithms() -> None:
    rows = (row(10, bare=0.1), row(20, bare=0.2), row(40, bare=0.8))
    told = [(small, large, round(power, 6)) for small, large, power in slopes(rows, "bare")]
    assert told == [(10, 20, 1.0), (20, 40, 2.0)]


# --- the page that two benchmarks share -----------------------------------------------------------


def test_a_part_takes_the_place_of_the_one_of_its_heading() -> None:
    before = "Of speed.\n\n# One\n\na\n\n## One below\n\n# Two\n\nb\n"
    after = "Of speed.\n\n# One\n\nnew\n\n# Two\n\nb\n"
    assert with_part(before, "# One\n\nnew\n\n") == after
    assert with_part(after, "# One\n\nnew\n") == after
    assert with_part(after, "# Three\n\nc\n") == f"{after}\n# Three\n\nc\n"
    assert with_part("", "# One\n\na\n") == "# One\n\na\n"


def test_a_page_that_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    there = tmp_path / "page.md"
    there.write_bytes(b"\xff\xfe")
    with pytest.raises(FaultyInputError, match="not UTF-8"):
        write_part(there, "# One\n")
    assert there.read_bytes() == b"\xff\xfe"


def test_app_and_engine_each_keep_the_part_of_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    figures = Figures(5, 6)
    figures.add(APP, LOADS, 0)
    monkeypatch.setattr(bench_app, "_measure_all", lambda *_: ([figures], "1.2"))
    monkeypatch.setattr(bench_presence, "measure", lambda *_: measured())
    monkeypatch.setattr("os.getloadavg", lambda: (1.0, 1.0, 1.0))  # a line of the page
    there = tmp_path / "page.md"
    assert main(["app", "--out", str(there)]) == 0
    app_alone = there.read_text("utf-8")
    assert main(["presence", "--out", str(there)]) == 0
    both = there.read_text("utf-8")
    assert both.startswith(f"{app_alone}\n# How fast the engine is\n")
    headings = [line for line in both.splitlines() if line.startswith("# ")]
    assert headings == ["# How fast the app is", "# How fast the engine is"]
    # What stood in the other's part stays, whatever it was.
    there.write_text(both.replace("## Growth", "## Growth, by hand"), "utf-8")
    assert main(["app", "--out", str(there)]) == 0
    assert there.read_text("utf-8") == both.replace("## Growth", "## Growth, by hand")
    there.write_text(both.replace("## Targets", "## Targets, by hand"), "utf-8")
    assert main(["presence", "--out", str(there)]) == 0
    assert there.read_text("utf-8") == both.replace("## Targets", "## Targets, by hand")
    capsys.readouterr()


def test_the_page_has_both_parts_under_plain_headings(root: Path) -> None:
    text = (root / "docs" / "benchmark.md").read_text("utf-8")
    headings = [line for line in text.splitlines() if line.startswith("# ")]
    assert headings == ["# How fast the app is", "# How fast the engine is"]


# --- the command ----------------------------------------------------------------------------------


def test_check_ends_with_one_where_an_aim_is_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    out = ["--out", str(tmp_path / "page.md")]
    monkeypatch.setattr(bench_presence, "measure", lambda *_: measured())
    assert main(["presence", "--check", *out]) == 0
    monkeypatch.setattr(bench_presence, "measure", lambda *_: measured(bases=row(10, 1.0, apart=9)))
    assert main(["presence", *out]) == 0
    assert main(["presence", "--check", *out]) == 1
    assert "MISSED  10 bases in dispute, not answered: 1, none" in capsys.readouterr().out


def test_a_run_that_dies_is_told_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    with pytest.raises(RunError, match=r"nothing of 3, seed 0, bare: the run died \(KeyError"):
        afresh("nothing", 3, 0, "bare")

    def dies(*_: object) -> Measured:
        raise RunError("the run died")

    monkeypatch.setattr(bench_presence, "measure", dies)
    there = tmp_path / "page.md"
    assert main(["presence", "--out", str(there)]) == 1
    assert capsys.readouterr().err == "bench presence: the run died\n"
    assert not there.exists()


def test_a_quick_run_measures_everything_once(tmp_path: Path, capfd: Capture) -> None:
    there = tmp_path / "page.md"
    arguments = ["--quick", "--reports", "4", "2", "2", "--sites", "2", "--out", str(there)]
    assert main(["presence", *arguments]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    lines = out.splitlines()
    times = r"bare [0-9]+\.[0-9]{2} s, reasons [0-9]+\.[0-9]{2} s, [0-9]+ MB"
    for told in (
        r"interpreter: 0\.[0-9]+ s",
        r"table --bare: [0-9.]+ s",
        rf"stream of 8, seed 1: 16 claims, [0-9]+ quarrels, {times}",
        rf"bases of 3, seed 0: 6 claims, 3 quarrels, {times}",
        r"stream, another edition day: 95th percentile [0-9]+ ms",
        r"shipped, an assumption switched: 95th percentile [0-9]+ ms",
        # Two sites, ten claims that agree.
        r"sites of 2, seed 0: 10 claims, 0 quarrels, bare [0-9.]+ s, [0-9]+ MB",
        r"reached 3 bases in dispute, not answered: 0, none",
    ):
        assert [line for line in lines if re.fullmatch(told, line)], told
    text = there.read_text("utf-8")
    assert re.search(r"- From 2 to 4 reports time grows as the -?[0-9.]+th power\.", text)
    assert text.startswith("# How fast the engine is\n")
