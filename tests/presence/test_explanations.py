"""Every explanation of the shipped dataset is a sum that a reader can check by hand."""

import math
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import pytest

from claims.dataset import Dataset
from claims.dates import parse_month
from presence.answers.solved import Solved
from presence.edition import Edition
from presence.programme.rows import ASSUMED
from presence.told.explain import explain, explain_pieces

NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
HEAD = re.compile(rf"^At (least|most) ({NUMBER}) .+? = ")
DATE = "(?:as in |as on [0-9]{1,2} |[0-9]{1,2} )?[A-Z][a-z]+ [0-9]{4}"
ITSELF = re.compile(rf"^At (least|most) ({NUMBER}) [^=,]+, {DATE}[^=]*$")
TERM = re.compile(rf"(plus |less )?(?:({NUMBER}|[0-9]+/[0-9]+) × )?at (least|most) ({NUMBER}) ")
ROUNDED = re.compile(rf"; that is ({NUMBER}), in whole persons ({NUMBER})")


class Told(NamedTuple):
    """A sentence, and what it is about."""

    solved: Solved
    end: str
    sentence: str
    sources: tuple[str, ...]


def exact(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


def told(dataset: Dataset) -> Iterator[Told]:
    """Yield both ends of every cell of every edition, and of the last without assumptions."""
    editions = [Edition(dataset, day) for day in dataset.editions]
    editions.append(Edition(dataset, assumptions=frozenset()))
    for edition in editions:
        for cell, solved in edition.solve(["us", "coalition"]).cells.items():
            for end in ("low", "high"):
                one = explain(edition.part_of(cell.place), solved, end)
                yield Told(solved, end, one.sentence, one.sources)


@pytest.fixture(scope="module")
def everything(shipped: Dataset) -> list[Told]:
    return list(told(shipped))


def test_an_absent_end_and_a_nought_are_said_in_words(everything: list[Told]) -> None:
    for one in everything:
        value = getattr(one.solved.bound, one.end)
        if value is None:
            limit = "lower" if one.end == "low" else "upper"
            assert one.sentence.startswith(f"The reports give no {limit} end for ")
            assert one.sources == ()
        elif value == 0:
            assert one.sentence.startswith("None "), one.sentence
            assert one.sources
        else:
            assert HEAD.match(one.sentence) or ITSELF.match(one.sentence), one.sentence
        assert one.sentence.endswith(".")
        assert ASSUMED not in one.sentence


def test_the_numbers_of_every_sum_add_up(everything: list[Told]) -> None:
    sums = {one.sentence: one for one in everything if getattr(one.solved.bound, one.end)}
    assert len(sums) > 100
    for sentence, one in sums.items():
        head = HEAD.match(sentence)
        value = getattr(one.solved.bound, one.end)
        if head is None:
            itself = ITSELF.match(sentence)
            assert itself, sentence
            assert not TERM.search(sentence.partition("; resting on")[0]), sentence
            assert exact(itself[2]) == value
            continue
        assert exact(head[2]) == value
        terms = TERM.findall(sentence[head.end() :])
        total = sum(
            (-1 if sign == "less " else 1) * exact(times or "1") * exact(number)
            for sign, times, _, number in terms
        )
        rounded = ROUNDED.search(sentence)
        if rounded is None:
            assert total == value, sentence
        else:
            assert abs(exact(rounded[1]) - total) < Fraction(1, 100), sentence
            whole = math.ceil(total) if one.end == "low" else math.floor(total)
            assert exact(rounded[2]) == whole == value, sentence


def test_a_sum_takes_the_limits_on_the_side_that_proves_it(everything: list[Told]) -> None:
    for one in everything:
        head = HEAD.match(one.sentence)
        if not head:
            continue
        with_it, against = ("least", "most") if one.end == "low" else ("most", "least")
        for sign, _, limit, _ in TERM.findall(one.sentence[head.end() :]):
            assert limit == (against if sign == "less " else with_it), one.sentence


def test_a_figure_that_is_itself_reported_needs_no_sum(shipped: Dataset) -> None:
    edition = Edition(shipped, shipped.editions[-1])
    words = []
    for place, month in (("syria", "2025-03"), ("iraq", "2025-09")):
        solved = edition.solve_one(place, "us", parse_month(month))
        words.append(explain(edition.part_of(place), solved, "low").sentence)
    assert words == [
        "At least 850 US troops in Syria, as on 27 Sep 2024 (“900”; assumed: a figure stands until "
        "an announced change).",
        "At least 2,250 US troops in Iraq, as on 1 Oct 2025 (“about 2,500”).",
    ]


def test_each_piece_of_a_set_of_values_is_explained(shipped: Dataset) -> None:
    edition = Edition(shipped, shipped.editions[-1])
    solved = edition.solve_one("iraq", "us", parse_month("2025-09"))
    told = explain_pieces(edition.part_of("iraq"), solved)
    assert [(piece, low.sources, high.sources) for piece, low, high in told] == [
        ((2250, 2750), ("asharq-us-iraq-military",), ("asharq-us-iraq-military",)),
        (
            (3000, 3499),
            ("asharq-us-iraq-officials",),
            ("asharq-us-iraq-officials", "assume:over-ceiling"),
        ),
    ]
    sentences = [one.sentence for _, low, high in told for one in (low, high)]
    assert [HEAD.match(one) or ITSELF.match(one) for one in sentences].count(None) == 0, sentences
    one_piece = edition.solve_one("syria", "us", parse_month("2025-03"))
    assert explain_pieces(edition.part_of("syria"), one_piece) == []


def test_every_claim_of_a_sum_is_among_the_reasons(everything: list[Told]) -> None:
    ids = re.compile(r"\b(?:aje|reuters|rewrite|nyt|asharq)-[a-z0-9-]+")
    for one in everything:
        assert set(ids.findall(one.sentence)) <= set(one.sources), one.sentence


def test_the_commissioners_example_is_explained(shipped: Dataset) -> None:
    edition = Edition(shipped, shipped.editions[1])
    month = next(phase.last for phase in shipped.phases if phase.id == "phase-1")
    solved = edition.solve_one("iraq", "coalition", month)
    sentence = explain(edition.part_of("iraq"), solved, "high").sentence
    assert [number for _, _, _, number in TERM.findall(sentence)] == ["2,750", "999", "200"]
    assert sentence.startswith("At most 3,549 coalition troops in Iraq = at most 2,750 US troops ")
    assert "less at least 200 coalition troops that leave Iraq by Sep 2025" in sentence
