"""The speed benchmark without its browser: statistics, verdicts, the page, the made-up dataset."""

import datetime as dt
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bench.__main__ import main
from bench.app.dataset import DATES, write_dataset
from bench.app.figures import (
    BUTTON,
    BYTES,
    COLD,
    FRAMES,
    KEY,
    LOADS,
    ROWS,
    Figures,
    Verdict,
    percentile,
    verdicts,
)
from bench.app.report import amount, machine, page, versions
from bench.app.rivals.common import circles, largest_number, month_class, ranges
from bench.app.run import Story, WrongMarksError, assert_same
from bench.app.servers import APP, FLOOR, KINDS, TEXTBOOK

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("values", "share", "wanted"),
    [
        ([3.0], 0.95, 3.0),
        ([1.0, 2.0], 0.5, 1.5),
        ([4.0, 1.0, 3.0, 2.0, 5.0], 0.5, 3.0),
        (list(range(101)), 0.95, 95.0),
        ([0.0, 10.0], 0.95, 9.5),
        ([2.0, 7.0, 5.0], 1.0, 7.0),
    ],
)
def test_percentiles_lie_between_the_values_beside_them(
    values: list[float], share: float, wanted: float
) -> None:
    assert percentile(values, share) == pytest.approx(wanted)


def test_there_is_no_percentile_of_nothing() -> None:
    with pytest.raises(ValueError, match="of nothing"):
        percentile([], 0.5)


def figures(places: int = 5) -> Figures:
    """Made-up measurements: 100 ms at the floor, and twice and half of that."""
    made = Figures(places, 6)
    for value in (90.0, 100.0, 110.0):
        for kind, factor in ((FLOOR, 1.0), (TEXTBOOK, 2.0), (APP, 0.5)):
            made.add(kind, BUTTON, value * factor)
            made.add(kind, COLD, 10 * value * factor)
    made.add(APP, KEY, 41.25)
    made.add(APP, LOADS, 0)
    made.add(APP, BYTES, 4001)
    return made


def test_ratios_are_those_of_medians_and_of_95th_percentiles() -> None:
    assert figures().ratio(BUTTON, 0.5, FLOOR) == pytest.approx(0.5)
    assert figures().ratio(BUTTON, 0.95, TEXTBOOK) == pytest.approx(0.25)
    assert figures().ratio(FRAMES, 0.5, FLOOR) is None


def test_each_target_measured_has_a_verdict_and_no_other() -> None:
    told = {one.target: one for one in verdicts(figures())}
    assert list(told) == [
        "key press to painted marks, 95th percentile",
        "websocket a step, 95th percentile",
        "frames loaded anew, most in any step",
        "button to painted marks against the floor, median",
        "button to painted marks against the floor, 95th percentile",
        "first complete map against the textbook's, fresh server, median",
    ]
    assert [one.passed for one in told.values()] == [False, False, True, True, True, True]
    assert told["websocket a step, 95th percentile"] == Verdict(
        5, "websocket a step, 95th percentile", 4000, 4001, "bytes"
    )


def test_many_places_have_more_time_for_a_key() -> None:
    few, many = (next(verdicts(figures(size))) for size in (5, 500))
    assert (few.limit, few.passed) == (33, False)
    assert (many.limit, many.passed) == (50, True)


def test_what_is_exactly_at_its_limit_passes() -> None:
    assert Verdict(5, "frames", 2, 2, "frames").passed
    assert not Verdict(5, "frames", 2, 2.01, "frames").passed


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1.7, "×", "1.70 ×"),
        (12345.4, "bytes", "12,345 bytes"),
        (33, "ms", "33 ms"),
        (41.25, "ms", "41.2 ms"),
        (0, "", "0"),
    ],
)
def test_numbers_are_written_with_their_unit(value: float, unit: str, text: str) -> None:
    assert amount(value, unit) == text


def test_the_page_gives_targets_ratios_machine_and_versions() -> None:
    text = page(
        [figures()],
        steps=100,
        day=dt.date(2031, 2, 3),
        machine="a machine with two cores",
        versions="Chromium 1.2, streamlit 3.4",
    )
    assert "Measured on 2031-02-03 by `python -m bench app`" in text
    assert "- Machine: a machine with two cores\n" in text
    assert "- Versions: Chromium 1.2, streamlit 3.4\n" in text
    assert "2 of 6 targets missed." in text
    assert (
        "| 5 | key press to painted marks, 95th percentile | 33 ms | 41.2 ms | **MISSED** |" in text
    )
    assert (
        "| 5 | button to painted marks against the floor, median | 1.70 × | 0.50 × | pass |" in text
    )
    cells = next(line for line in text.splitlines() if line.startswith(f"| {ROWS[BUTTON]} |"))
    assert cells.split(" | ")[1:] == [
        "100 / 109",
        "200 / 218",
        "–",
        "50.0 / 54.5",
        "0.50 / 0.50",
        "0.25 / 0.25 |",
    ]
    assert "\n\n\n" not in text
    assert text.endswith("\n")


def test_the_page_says_when_nothing_is_missed() -> None:
    made = Figures(5, 6)
    made.add(APP, LOADS, 0)
    text = page([made], steps=1, day=dt.date(2031, 2, 3), machine="", versions="")
    assert "All targets are reached." in text


def test_machine_and_versions_name_cores_and_what_takes_part() -> None:
    assert machine().partition(", ")[2] == machine(1.26).partition(", ")[2].rpartition(", ")[0]
    told = machine(1.26)
    assert "cores used" in told
    assert told.endswith("load average 1.3 before the run")
    told = versions("99.1")
    assert "Chromium 99.1" in told
    assert {"Python", "streamlit", "streamlit-folium", "folium"} <= set(told.split())


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("made-up")
    write_dataset(folder, 40)
    return Story.read(folder)


def test_a_made_up_dataset_has_the_places_asked_for_and_agrees_with_itself(made_up: Story) -> None:
    dataset = made_up.view.world.dataset
    assert sum(place.kind == "base" for place in dataset.places) == 40
    assert made_up.view.disputes == ()
    assert not made_up.view.edition.given_way
    named = [claim.when for claim in dataset.claims if claim.places[0].startswith("land-")]
    assert len(named) == 80
    by_country: dict[str, set[object]] = {}
    for claim in dataset.claims:
        by_country.setdefault(claim.places[0].partition("-site-")[0], set()).add(claim.when)
    assert all(len(dates) <= DATES for dates in by_country.values())


def test_marks_of_a_made_up_dataset_change_in_most_months(made_up: Story) -> None:
    seen = [made_up.marks(month) for month in made_up.months]
    changed = [before != after for before, after in pairwise(seen)]
    assert sum(changed) > len(changed) * 0.8


def test_a_made_up_dataset_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_dataset(tmp_path / name, 6)
    files = [path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.*")]
    assert Path("data/sites.csv") in files
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "other" / file).read_bytes()


def test_every_app_is_told_how_many_marks_a_month_has(made_up: Story) -> None:
    month = made_up.view.world.dataset.start + 3
    drawn = circles(made_up.view, month)
    for kind in KINDS:
        shows = made_up.shows(kind)
        assert set(shows.counts) == set(shows.months)
        marks = len(made_up.view.world.sites) if kind == APP else len(drawn)
        assert shows.counts[shows.months[3]] == marks


def test_the_others_draw_a_ring_for_each_base_and_a_disc_for_a_lower_end(made_up: Story) -> None:
    month = made_up.view.world.dataset.start + 20
    found = ranges(made_up.view, month)
    assert len(found) == 40
    drawn: list[dict[str, Any]] = [circle.options for circle in circles(made_up.view, month)]
    discs = sum(low is not None for low, _ in found.values())
    assert sum(circle["fill"] for circle in drawn) == discs > 0
    assert len(drawn) == 40 + discs
    assert max(circle["radius"] for circle in drawn) <= 40
    assert largest_number(made_up.view) >= max(high or 0 for _, high in found.values())
    named = [circle.get("className") for circle in drawn]
    assert named == [None] * (len(drawn) - 1) + [month_class(month)]


def test_a_wrong_mark_is_named() -> None:
    assert_same("2031-02", {"here": ("1", "2")}, {"here": ("1", "2")})
    with pytest.raises(WrongMarksError, match=r"2031-02 .*\('1', '3'\) at here.*\('1', '2'\)"):
        assert_same("2031-02", {"here": ("1", "3")}, {"here": ("1", "2")})
    with pytest.raises(WrongMarksError, match="None at there"):
        assert_same("2031-02", {}, {"there": ("", "")})


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--steps", "0"], "at least 1"),
        (["--starts", "0"], "at least 1"),
        (["--places", "1"], "every size is at least 2"),
        (["--places", "many"], "'many'"),
        (["--sizes", "5"], "--sizes"),
    ],
)
def test_wrong_usage_is_named_and_exits_with_two(
    capsys: Capture, arguments: list[str], named: str
) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["app", *arguments])
    assert raised.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert named in err
    assert len(err.splitlines()) == 1
