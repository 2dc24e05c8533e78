"""The benchmarks: synthetic datasets that hold together, and the command that measures."""

import re
import sys
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.__main__ import main
from bench.synthetic import EDITION, SITES, hidden_history, synthetic
from claims.dataset import Dataset
from presence.bounds import Cell
from presence.edition import Edition

Capture = pytest.CaptureFixture[str]


def outside(dataset: Dataset, history: dict[str, list[int]]) -> list[tuple[Cell, int]]:
    """Return what the bounds of a dataset do not contain of a history, totals among it."""
    edition = Edition(dataset, EDITION)
    found, _ = edition.bound(["all"])
    missed = []
    for place in dataset.places:
        sites = [s for s in history if place.id in (s, s.partition("-site-")[0])]
        for month in dataset.months:
            persons = sum(history[site][month - dataset.start] for site in sites)
            cell = edition.cell(place.id, "all", month)
            one = found[cell]
            if persons < (one.low or 0) or (one.high is not None and persons > one.high):
                missed.append((cell, persons))
    return missed


@settings(max_examples=8)
@given(st.integers(1, 12), st.integers(3, 14), st.integers(0, 5), st.integers(0, 99))
def test_every_claim_is_true_of_the_hidden_history(
    sites: int, months: int, each: int, seed: int
) -> None:
    dataset = synthetic(sites, months, sites * each, seed)
    history = hidden_history(sites, months, seed)
    assert {p.id for p in dataset.places if p.kind == "base"} == set(history)
    assert outside(dataset, history) == []


@settings(max_examples=8)
@given(st.integers(1, 12), st.integers(0, 99))
def test_there_is_one_choice_and_no_dispute(sites: int, seed: int) -> None:
    edition = Edition(synthetic(sites, 12, sites * 5, seed), EDITION)
    assert not (edition.disputes or edition.given_way or edition.yielded)
    assert [len(part.choices) for part in edition.parts] == [1] * len(edition.parts)


def test_countries_hold_nine_sites_each_and_a_remainder() -> None:
    dataset = synthetic(SITES + 1, 6, 0)
    below = [[p.kind for p in dataset.places if p.parent == f"land-{i}"] for i in range(2)]
    assert below == [["base"] * SITES + ["remainder"], ["base", "remainder"]]
    assert len(Edition(dataset, EDITION).parts) == 2


def test_a_size_and_a_seed_give_the_same_dataset_every_time() -> None:
    assert synthetic(4, 12, 20, 7) == synthetic(4, 12, 20, 7)
    assert synthetic(4, 12, 20, 7) != synthetic(4, 12, 20, 8)
    assert hidden_history(4, 12, 7) != hidden_history(4, 12, 8)
    assert len(synthetic(4, 12, 20).claims) == 20


def test_the_history_only_falls_and_never_to_nobody() -> None:
    for persons in hidden_history(12, 36, 3).values():
        assert persons == sorted(persons, reverse=True)
        assert persons[-1] >= 10


@pytest.fixture
def importable(root: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the fresh process that measures find the project, wherever the tests are run from."""
    monkeypatch.setattr(sys, "path", [str(root), *sys.path])
    # A test that ran the app in this process left it there, and a fresh process begins with it.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


@pytest.mark.usefixtures("importable")
def test_bench_presence_prints_a_line_a_size(capfd: Capture) -> None:
    assert main(["presence", "--sizes", "3"]) == 0
    told = capfd.readouterr()
    assert told.err == ""
    head, line = told.out.splitlines()
    assert head.split()[:4] == ["sites", "claims", "choices", "cells"]
    sites, claims, choices, cells, settled, bounded, peak = line.split()
    # Three sites, a country and its remainder, 36 months each; five claims a site.
    assert (sites, claims, choices, cells) == ("3", "15", "1", "180")
    assert float(settled) >= 0
    assert float(bounded) >= 0
    assert float(peak) > 0


@pytest.mark.usefixtures("importable")
def test_bench_presence_tells_how_time_grows_and_measures_a_size_once(capfd: Capture) -> None:
    assert main(["presence", "--sizes", "4", "2", "2"]) == 0
    _, *lines = capfd.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["2", "4", "from"]
    assert re.fullmatch(r"from 2 to 4 sites: time grows as the -?[0-9.]+th power", lines[2])


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([], "required: name"),
        (["everything"], "'everything'"),
        (["presence", "--sizes"], "--sizes"),
        (["presence", "--sizes", "0"], "every size is at least 1"),
        (["presence", "--sizes", "-3"], "every size is at least 1"),
        (["presence", "--sizes", "many"], "'many'"),
        (["presence", "--places", "3"], "--places"),
    ],
)
def test_wrong_usage_is_named_and_exits_with_two(
    capsys: Capture, arguments: list[str], named: str
) -> None:
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert named in told.err
    assert "Traceback" not in told.err
