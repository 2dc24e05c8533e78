"""Streams of invented reports: what is in them, and that the engine answers all of it."""

import ast
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.presence.runs import ACCOUNT, ASSUMPTION, DAY, POPULATION, changes, run
from bench.presence.streams import PARTIES, PEOPLE, bases, pairs, rivals, stream, strewn
from claims.dataset import Dataset
from claims.model import UNMEASURED
from claims.references import check_references
from presence.edition import Edition
from presence.measures import MEASURES


def test_streams_are_made_without_the_engine(root: Path) -> None:
    tree = ast.parse((root / "bench" / "presence" / "streams.py").read_text("utf-8"))
    named = {
        name
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [])
        + [alias.name for alias in node.names]
    }
    rooms = {name.partition(".")[0] for name in named}
    assert "claims" in rooms
    assert not {"presence", "bench"} & rooms


@pytest.mark.parametrize("seed", range(3))
def test_a_stream_has_two_binding_claims_a_report_of_every_measure(seed: int) -> None:
    dataset = stream(50, seed)
    assert len(dataset.reports) == 50
    assert {len(report.claims) for report in dataset.reports} == {2}
    assert all(claim.constrains for claim in dataset.claims)
    assert {claim.measure for claim in dataset.claims} == set(MEASURES) - UNMEASURED
    assert {claim.modality for claim in dataset.claims} == {"fact", "plan", "expectation"}
    assert {party for claim in dataset.claims for party in claim.parties} == set(PARTIES)
    assert Counter(place.kind for place in dataset.places) == {
        "country": 2,
        "base": 8,
        "remainder": 2,
    }
    assert len(dataset.months) == 36
    assert dataset.editions[-1].year * 12 + dataset.editions[-1].month - 1 <= dataset.end


@pytest.mark.parametrize(
    "make",
    [lambda: stream(20, 7), lambda: rivals(9), lambda: bases(3), lambda: pairs(4)],
    ids=["stream", "rivals", "bases", "pairs"],
)
def test_what_is_made_refers_to_nothing_that_is_not_there(make: Callable[[], Dataset]) -> None:
    assert check_references(make()) == []


def test_every_fifth_report_has_another_figure_than_the_one_before_it() -> None:
    reports = sorted(stream(50, 1).reports, key=lambda report: report.id)
    for before, rival in zip(reports[3::5], reports[4::5], strict=True):
        told, other = (min(one.claims, key=lambda c: c.id) for one in (before, rival))
        assert (told.measure, told.places) == (other.measure, other.places)
        assert told.amount != other.amount
        assert 1 <= (rival.known_from - before.known_from).days <= 2


def test_a_size_and_a_seed_give_the_same_stream_every_time() -> None:
    assert stream(20, 7) == stream(20, 7)
    assert stream(20, 7) != stream(20, 8)
    assert rivals(20, 7) == rivals(20, 7)
    assert rivals(20, 7) != rivals(20, 8)
    assert strewn(20, 7) == strewn(20, 7)


def test_bases_in_dispute_are_each_told_as_two_ranges() -> None:
    dataset = bases(3)
    solved = Edition(dataset).solve([PEOPLE], [dataset.start + 4])
    for base in ("alder-1", "alder-2", "alder-3"):
        pieces = solved.at(base, PEOPLE, dataset.start + 4).bound.pieces
        assert [tuple(one) for one in pieces] == [(100, 110), (300, 310)]


def test_rivals_of_one_place_and_rivals_in_a_row_are_in_dispute() -> None:
    assert len(Edition(rivals(6, 1)).disputes) == 1
    assert len(Edition(pairs(3)).disputes) == 3


def test_a_run_tells_what_came_out() -> None:
    bare, reasons = (run(bases(2), how) for how in ("bare", "reasons"))
    for told in (bare, reasons):
        assert told.pop("seconds") > 0
    # A country, two bases and a remainder, 36 months.
    assert bare == {"claims": 4, "cells": 144, "quarrels": 2, "sides": 2, "apart": 2}
    assert reasons == bare


def test_each_setting_is_changed_once() -> None:
    found = changes(stream(5, 1))
    # Four assumptions, three populations, three parties; of five days the last is the usual one.
    assert {what: len(times) for what, times in found.items()} == {
        ASSUMPTION: 4,
        POPULATION: 2,
        DAY: 3,
        ACCOUNT: 3,
    }
    assert all(seconds > 0 for times in found.values() for seconds in times)
