"""How the third dataset is made: from one seed, by nothing of ours, and true bar what is listed.

See tests/datasets/sarrane/README.md; what is asked of the dataset is in test_third_dataset.py.
"""

import ast
import csv
import datetime as dt
import math
import os
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from claims.dataset import Dataset
from claims.load import load_dataset
from tests.datasets.sarrane.making.history import History
from tests.datasets.sarrane.making.mistakes import FALSE, MISTAKES
from tests.datasets.sarrane.making.reading import read
from tests.datasets.sarrane.making.telling import Teller, said

ROOT = Path(__file__).resolve().parent.parent
SARRANE = ROOT / "tests" / "datasets" / "sarrane"
OUTCOMES = SARRANE / "outcomes.csv"


@pytest.fixture(scope="module")
def sarrane() -> Dataset:
    return load_dataset(SARRANE)


def test_it_says_loudly_that_it_is_invented(sarrane: Dataset) -> None:
    assert sarrane.title.startswith("Invented for tests")
    assert (SARRANE / "README.md").read_text("utf-8").startswith("# INVENTED")
    for path in SARRANE.rglob("*.yaml"):
        assert "INVENTED" in path.read_text("utf-8").splitlines()[0], path


def test_what_is_made_is_what_is_committed(tmp_path: Path) -> None:
    run = [sys.executable, "-m", "tests.datasets.sarrane.make", str(tmp_path)]
    # Another order of sets and dictionaries must change nothing.
    subprocess.run(run, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": "7"}, check=True)
    written = {p.relative_to(tmp_path).as_posix(): p.read_bytes() for p in files_in(tmp_path)}
    assert len(written) == 40 + 2 + 4
    assert {name: (SARRANE / name).read_bytes() for name in written} == written
    kept = {p.relative_to(SARRANE).as_posix() for p in files_in(SARRANE / "seeds")}
    assert kept == {name for name in written if name.startswith("seeds/")}


def files_in(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def test_another_seed_makes_another_history() -> None:
    one, other = History(1), History(2)
    day = dt.date(2020, 6, 30)
    assert one.number("force", ["sarrane"], day) != other.number("force", ["sarrane"], day)


def test_the_generator_imports_nothing_of_ours() -> None:
    sources = sorted(SARRANE.rglob("*.py"))
    assert len(sources) > 8
    for path in sources:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                assert not node.level, path
                names = [node.module or ""]
            for name in names:
                inside = name.startswith("tests.datasets.sarrane.making")
                assert inside or name.split(".")[0] in sys.stdlib_module_names, (path, name)


def test_words_and_figures_are_read_alike_by_both(sarrane: Dataset) -> None:
    amounts = {
        amount
        for claim in sarrane.claims
        for amount in (claim.amount, claim.remainder)
        if amount is not None
    }
    assert len(amounts) > 70
    for amount in amounts:
        ours = read(amount.text)
        # "Over" is closed here by a reading, there by an assumption.
        high = amount.high if amount.ceiling is None else amount.ceiling
        least, most = ours.low or Fraction(0), ours.high
        if ours.counts == "persons":
            least = Fraction(math.ceil(least))
            most = None if most is None else Fraction(math.floor(most))
        assert (least, most, ours.counts) == (amount.low or 0, high, amount.unit), amount
        assert (ours.low_out, ours.high_out) == (amount.low_strict, amount.high_strict), amount


def test_a_claim_that_the_history_denies_is_refused() -> None:
    false = said(
        "x", "command fact stock", "{n}.", "north: hadid", "about 500", when={"at": "2019-05-24"}
    )
    with pytest.raises(AssertionError, match=r"wire-190524-x: 'about 500' of 16\d\d is False"):
        Teller(History()).report("wire", "2019-05-24", "A title", [false])


def test_a_mistake_that_is_none_is_refused() -> None:
    true = said("sarrane", "outlet fact stock", "{n}.", "north: sarrane", "about 4300",
                when={"at": "2019-06-30"})  # fmt: skip
    with pytest.raises(AssertionError, match="observer-190630-sarrane: 'about 4300' of 43"):
        Teller(History()).report("observer", "2019-06-30", "A title", [true])


def test_every_mistake_is_told_of(sarrane: Dataset) -> None:
    claims = {claim.id: claim for claim in sarrane.claims}
    page = (SARRANE / "README.md").read_text("utf-8")
    assert [one.name for one in MISTAKES if f"`{one.name}`" not in page] == []
    assert set(claims) >= FALSE
    assert all(claims[name].constrains for name in FALSE)
    with (SARRANE / "mistakes.csv").open(encoding="utf-8") as file:
        assert [row["mistake"] for row in csv.DictReader(file)] == [one.name for one in MISTAKES]


def test_the_outcomes_are_the_history(sarrane: Dataset) -> None:
    history = History()
    with OUTCOMES.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert 100 <= len(rows) <= 120
    assert len({(row["place"], row["population"], row["date"]) for row in rows}) == len(rows)
    days = [dt.date.fromisoformat(row["date"]) for row in rows]
    assert days == sorted(days)
    assert {day.year for day in days} == {2019, 2020, 2021}
    assert sum((day + dt.timedelta(days=1)).day != 1 for day in days) >= 5
    for row, day in zip(rows, days, strict=True):
        number = history.number(row["population"], [row["place"]], day)
        assert {row["low"], row["high"], row["best"]} <= {str(number), ""}
        assert row["best"]
    with_parts = {place.parent for place in sarrane.places}
    places = {place.id for place in sarrane.places if place.id not in with_parts}
    assert len(places & {row["place"] for row in rows}) >= 10
