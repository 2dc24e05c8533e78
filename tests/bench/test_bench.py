"""The benchmarks: synthetic datasets that hold together, and the command that measures."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.__main__ import main
from bench.presence.synthetic import EDITION, SITES, hidden_history, synthetic
from claims.dataset import Dataset
from presence.answers.values import Cell
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
def test_nothing_is_in_dispute_or_gives_way(sites: int, seed: int) -> None:
    edition = Edition(synthetic(sites, 12, sites * 5, seed), EDITION)
    assert not (edition.disputes or edition.given_way or edition.yielded)
    assert [part.quarrels for part in edition.parts] == [()] * len(edition.parts)


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


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([], "required: name"),
        (["everything"], "'everything'"),
        (["presence", "--sites"], "--sites"),
        (["presence", "--sites", "0"], "every size is at least 1"),
        (["presence", "--reports", "10", "-3"], "every size is at least 1"),
        (["presence", "--reports", "many"], "'many'"),
        (["presence", "--repeats", "0"], "at least 1"),
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
