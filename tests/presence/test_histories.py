"""Histories that are known, and the truth in every range: nothing that is so is ever ruled out."""

import ast
import datetime as dt
from pathlib import Path
from types import ModuleType

import pytest

from claims.dataset import Dataset
from claims.model import Claim
from presence.answers.values import Bound, Cell
from presence.edition import Edition
from tests.presence import histories, history, history_claims
from tests.presence.brute import short
from tests.presence.histories import invent
from tests.presence.history import PEOPLE, START, History, leaves_of, reading
from tests.presence.small import NO_FALL, NO_RISE, PLACES, WORDS, claim, dataset, place

ALL_PLACES = (*PLACES[:3], place("rest", "remainder"), *PLACES[3:])
SEEDS = range(80)


def world_of(history: History) -> Dataset:
    """Return a dataset of what is told of a history; each claim is a report of its own."""
    claims = [read(f"c{index}", told) for index, told in enumerate(history.claims)]
    return dataset(
        *claims, places=ALL_PLACES, grid=("2030-01", "2031-06"), assumptions=(NO_RISE, NO_FALL)
    )


def read(name: str, told: dict[str, object]) -> Claim:
    given = dict(told)
    measure, amount = given.pop("measure"), given.pop("amount")
    if "remainder" in given:
        given["remainder"] = WORDS.read(str(given["remainder"]))
    return claim(name, measure, amount, report=name, **given)  # type: ignore[arg-type]


def holds(found: Bound, number: int) -> bool:
    return not found.pieces or any(
        (piece.low or 0) <= number and (piece.high is None or number <= piece.high)
        for piece in found.pieces
    )


def missed(history: History, edition: Edition) -> list[str]:
    """Return the cells that do not hold the true number."""
    found = []
    for cell, bound in edition.announced(list(PEOPLE)).items():
        day = dt.date.fromordinal(cell.day)
        number = history.count(leaves_of((cell.place,), cell.population), (day - START).days)
        if not holds(bound, number):
            found.append(f"{_told(cell, day)}: {number} is not in {bound.pieces}")
    return found


def _told(cell: Cell, day: dt.date) -> str:
    return f"{cell.population} at {cell.place} on {day}"


@pytest.mark.parametrize("seed", SEEDS)
def test_every_true_number_is_contained(seed: int) -> None:
    for line, wrong in wrong_in(seed):
        raise AssertionError(f"{line}\n{wrong[0]}\n{short(world_of(invent(seed)).claims)}")


def wrong_in(seed: int) -> list[tuple[str, list[str]]]:
    """Return what is missed in some editions of a history, under several assumptions.

    That a figure stands until a change is announced is right once all that happens is.
    """
    history = invent(seed)
    world = world_of(history)
    days = sorted({one.published.last for one in world.claims})
    settled = START + dt.timedelta(days=history.settled)
    found = []
    for as_of in dict.fromkeys([days[len(days) // 3], days[2 * len(days) // 3], days[-1]]):
        known = as_of >= settled
        kinds = [frozenset[str]()]
        kinds += [frozenset({"no-rise"})] if known or not history.surges else []
        kinds += [frozenset({"no-rise", "figure-stands"})] if known else []
        for assumptions in kinds:
            wrong = missed(history, Edition(world, as_of, assumptions))
            if wrong:
                found.append((f"as of {as_of}, {sorted(assumptions)}", wrong))
    return found


def test_amounts_are_read_as_the_records_are() -> None:
    for seed in SEEDS:
        for told in invent(seed).claims:
            amount = told["amount"]
            if amount is None or amount == "present" or told["measure"] == "share":
                continue
            one = WORDS.read(amount)
            if one.unit == "persons":
                least, most = reading(amount)
                assert (one.low or 0) == least, amount
                assert one.high is None or one.high == most, amount


@pytest.mark.parametrize("module", [history, history_claims, histories])
def test_whoever_invents_knows_nothing_of_the_program(module: ModuleType) -> None:
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    found = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    found |= {n.name for node in ast.walk(tree) if isinstance(node, ast.Import) for n in node.names}
    mine = {name for name in found if name and name.split(".")[0] in {"presence", "claims"}}
    assert not mine


def test_the_histories_are_of_all_kinds() -> None:
    told = [one for seed in SEEDS for one in invent(seed).claims]
    assert {one["measure"] for one in told} == {
        *("stock", "departure", "arrival", "move", "share", "reduction", "emptied", "kept")
    }
    assert any("except_places" in one for one in told)
    assert any("except_populations" in one for one in told)
    assert any("remainder" in one for one in told)
    assert any("by" in one["when"] and one["measure"] == "stock" for one in told)
    assert sum(invent(seed).surges for seed in SEEDS) > 5
