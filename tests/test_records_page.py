"""docs/records.md against the schemas and the checks: whoever records by it records rightly."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from claims.__main__ import main
from claims.check import check_report
from claims.words import Words, words_from

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "records.md").read_text("utf-8")
RECORDS, OTHERS = PAGE.split("## The other files of a dataset")
EXAMPLE = re.search(r"```yaml\n(.+?)```", PAGE, re.S)[1]  # type: ignore[index]

Capture = pytest.CaptureFixture[str]


def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((ROOT / f"seeds/schema/{name}.json").read_text("utf-8"))
    return loaded


def properties(part: Any) -> Iterator[str]:
    """The name of every property, however deep it lies."""
    if isinstance(part, list):
        for item in part:
            yield from properties(item)
    elif isinstance(part, dict):
        yield from part.get("properties", {})
        for item in part.values():
            yield from properties(item)


def values(part: Any) -> Iterator[str]:
    """Every value that a key may have where only some are allowed."""
    if isinstance(part, list):
        for item in part:
            yield from values(item)
    elif isinstance(part, dict):
        yield from (value for value in part.get("enum", []) if isinstance(value, str))
        for item in part.values():
            yield from values(item)


def explained(text: str) -> set[str]:
    """What stands between back-ticks, taken apart where it is a list."""
    return {name for quoted in re.findall(r"`([^`\n]+)`", text) for name in quoted.split(", ")}


def test_every_key_of_a_record_is_explained() -> None:
    keys = set(properties(schema("report"))) - {"report", "claims"}
    assert {"origin", "whole", "inferred", "confidence"} <= keys
    assert keys - explained(RECORDS.replace(EXAMPLE, "")) == set()


def test_every_value_that_a_key_of_a_record_may_have_is_named() -> None:
    prose = RECORDS.replace(EXAMPLE, "")
    assert {word for word in values(schema("report")) if word not in prose} == set()


@pytest.mark.parametrize("name", ["dataset", "places", "words", "assumptions"])
def test_every_key_of_the_other_files_is_explained(name: str) -> None:
    sections = re.split(r"\n(?=`data/\w+\.yaml`)", OTHERS)
    (text,) = [part for part in sections if part.startswith(f"`data/{name}.yaml`")]
    keys = set(properties(schema(name)))
    # The dates of an assumption are refused, and the schema knows them only to say so.
    keys -= {"when", "at", "from", "by", "until", "through", "inferred"}
    assert keys - explained(text) == set()


def test_no_key_is_explained_that_is_none() -> None:
    known = {
        name
        for file in (ROOT / "seeds/schema").glob("*.json")
        for name in properties(schema(file.stem))
    }
    rows = re.findall(r"^\| (\*{0,2}`[^|]+?) \|", PAGE, re.M)
    listed = {name for row in rows for name in re.findall(r"`([^`]+)`", row)}
    measures = set(values(schema("report")["properties"]["claims"]["items"]))
    assert listed - known - measures == set()


def test_the_worked_example_passes(tmp_path: Path, capsys: Capture) -> None:
    record = yaml.safe_load(EXAMPLE)
    claims = record["claims"]
    (tmp_path / "seeds" / "reports").mkdir(parents=True)
    (tmp_path / "data").mkdir()
    (tmp_path / "seeds" / "reports" / f"{record['report']['id']}.yaml").write_text(EXAMPLE)
    head = {
        "title": "An example",
        "grid": {"start": "2031-01", "end": "2031-12"},
        "populations": [{"id": name, "name": name} for name in {c["population"] for c in claims}],
        "parties": [{"id": name, "name": name} for name in {c["party"] for c in claims}],
        "phases": [
            {"id": "all", "name": "All", "short": "All", "first": "2031-01", "last": "2031-12"}
        ],
        "view": {"population": claims[0]["population"], "bounds": [[0, 0], [1, 1]]},
    }
    places = [{"id": name, "name": name, "kind": "city"} for name in {c["place"] for c in claims}]
    for name, content in (
        ("dataset", head),
        ("places", {"places": places}),
        ("assumptions", {"assumptions": []}),
    ):
        (tmp_path / "data" / f"{name}.yaml").write_text(yaml.safe_dump(content))
    words = (ROOT / "data" / "words.yaml").read_text("utf-8")
    (tmp_path / "data" / "words.yaml").write_text(words)
    status = main(["check", "--dataset", str(tmp_path)])
    said = capsys.readouterr()
    assert (status, said.err) == (0, "")
    assert said.out == "no fault: 1 reports of 1 origins, 3 claims (2 of them bound presence)\n"


# The table of measures, against what the check asks for.

MEASURES = {
    measure: (amount, needs, may)
    for measure, amount, needs, may in re.findall(
        r"^\| `(\w+)` \|[^|\n]+\|([^|\n]*)\|([^|\n]*)\|([^|\n]*)\|$", PAGE, re.M
    )
}
BOUNDING = ["stock", "departure", "share", "reduction", "emptied", "kept"]
AMOUNTS = {"persons": "400", "fraction": "40%"}


@pytest.fixture(scope="module")
def words() -> Words:
    return words_from(yaml.safe_load((ROOT / "data" / "words.yaml").read_text("utf-8")))


def faults(words: Words, measure: str, when: list[str], amount: str | None) -> list[str]:
    """What is wrong with a claim of a measure that has these dates and this amount."""
    claim = {
        "measure": measure,
        "population": "engineers",
        "place": "port-alda",
        "when": dict.fromkeys(when, "2031-07"),
        **({"whole": "alda"} if measure == "share" else {}),
        **({"amount": amount} if amount else {}),
    }
    raw = {"report": {"published": "2031-03-12"}, "claims": [claim]}
    return [fault.what for fault in check_report(raw, words, "record")]


def an_amount(measure: str) -> str | None:
    return next((AMOUNTS[unit] for unit in AMOUNTS if unit in MEASURES[measure][0]), None)


def test_the_table_lists_every_measure() -> None:
    items = schema("report")["properties"]["claims"]["items"]
    assert set(MEASURES) == set(items["properties"]["measure"]["enum"])


@pytest.mark.parametrize("measure", BOUNDING)
def test_the_dates_of_a_measure_are_those_of_the_table(words: Words, measure: str) -> None:
    _, needs, may = (re.findall(r"`(\w+)`", cell) for cell in MEASURES[measure])
    assert needs
    for key in ("at", "from", "by", "until", "through"):
        found = faults(words, measure, [key], an_amount(measure))
        assert (found == []) == (key in needs), f"{measure} with {key} alone: {found}"
        if key in may:
            assert faults(words, measure, [key, needs[-1]], an_amount(measure)) == []


@pytest.mark.parametrize("measure", BOUNDING)
def test_the_amount_of_a_measure_is_that_of_the_table(words: Words, measure: str) -> None:
    amount, needs, _ = MEASURES[measure]
    dates = re.findall(r"`(\w+)`", needs)[:1]
    for unit, text in AMOUNTS.items():
        assert (faults(words, measure, dates, text) == []) == (unit in amount)
    assert (faults(words, measure, dates, None) == []) == ("none" in amount)
