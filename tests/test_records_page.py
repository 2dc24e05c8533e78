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
from claims.doubts import FAR_YEARS
from claims.measures import KEYS
from claims.measures import MEASURES as TABLE
from claims.model import Measure
from claims.words import Words, words_from

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "records.md").read_text("utf-8")
RECORDS, OTHERS = PAGE.split("## The other files of a dataset")
LINES = RECORDS.partition("## A line for each")[2].partition("\n## ")[0]
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


def example(folder: Path, *records: dict[str, Any]) -> list[str]:
    """Write the dataset of the worked example, with more records, and return the options for it."""
    (folder / "seeds" / "reports").mkdir(parents=True)
    (folder / "data").mkdir()
    name = yaml.safe_load(EXAMPLE)["report"]["id"]
    (folder / "seeds" / "reports" / f"{name}.yaml").write_text(EXAMPLE)
    for record in records:
        path = folder / "seeds" / "reports" / f"{record['report']['id']}.yaml"
        path.write_text(yaml.safe_dump(json.loads(json.dumps(record, default=str))))
    head = {
        "title": "An example",
        "grid": {"start": "2031-01", "end": "2031-12"},
        "populations": [
            {"id": "engineers", "name": "engineers"},
            {"id": "others", "name": "other foreigners"},
            {"id": "foreigners", "name": "foreigners", "of": ["engineers", "others"]},
        ],
        "parties": [{"id": "mission", "name": "The mission"}],
        "phases": [
            {"id": "all", "name": "All", "short": "All", "first": "2031-01", "last": "2031-12"}
        ],
        "view": {"population": "engineers", "bounds": [[0, 0], [1, 1]]},
    }
    places = [
        {"id": "alda", "name": "Alda", "kind": "country", "country": "AL"},
        {"id": "port-alda", "name": "Port Alda", "kind": "city", "parent": "alda"},
        {"id": "norwick", "name": "Norwick", "kind": "city", "parent": "alda"},
    ]
    harbours = {"id": "harbours", "name": "the harbours", "members": ["port-alda", "norwick"]}
    for name, content in (
        ("dataset", head),
        ("places", {"places": places, "groups": [harbours]}),
        ("assumptions", {"assumptions": []}),
    ):
        (folder / "data" / f"{name}.yaml").write_text(yaml.safe_dump(content))
    words = (ROOT / "data" / "words.yaml").read_text("utf-8")
    (folder / "data" / "words.yaml").write_text(words)
    return ["check", "--dataset", str(folder)]


def test_the_worked_example_passes(tmp_path: Path, capsys: Capture) -> None:
    status = main(example(tmp_path))
    said = capsys.readouterr()
    assert (status, said.err) == (0, "")
    assert said.out == "no fault: 1 reports of 1 origins, 3 claims (2 of them bound presence)\n"


# A line for each key and measure.


def lines() -> list[dict[str, Any]]:
    """The keys that each line of the page shows."""
    rows = re.findall(r"^\| (?!the report says)[^|]+ \| `(\{.+\})` \|$", LINES, re.M)
    assert len(rows) == LINES.count("\n| ") - 2
    return [yaml.safe_load(row) for row in rows]


def test_each_line_is_what_a_record_may_have(tmp_path: Path, capsys: Capture) -> None:
    claims = [
        {
            "id": f"later-{number}",
            "locator": 1,
            "by": {"name": "the mission", "as": "named official"},
            "party": "mission",
            "says": "As the page has it.",
            "population": "engineers",
            "place": "port-alda",
            **line,
        }
        for number, line in enumerate(lines())
    ]
    head = {**yaml.safe_load(EXAMPLE)["report"], "id": "later", "published": "2031-05-31"}
    status = main(example(tmp_path, {"report": {**head, "origin": "later"}, "claims": claims}))
    said = capsys.readouterr()
    assert (status, said.err) == (0, "")
    # The wire is an origin besides the two reports.
    assert said.out.startswith(f"no fault: 2 reports of 3 origins, {len(claims) + 3} claims ")


def test_the_lines_show_every_measure_that_needs_something_and_every_new_key() -> None:
    shown = lines()
    assert {line["measure"] for line in shown} == {
        name for name, form in TABLE.items() if form.dates is not None
    }
    keys = {key for line in shown for key in (*line, *line["when"])}
    keys |= {f"except.{key}" for line in shown for key in line.get("except", ())}
    assert keys >= {*KEYS, "except.population", "except.place", "origin", "releases", "supersedes"}
    assert keys >= {"at", "from", "by", "through"}
    written = {str(date) for line in shown for date in line["when"].values()}
    for form in ("P[0-9]", "[0-9]+-H", "[0-9]+-(autumn|spring)", "[0-9]+-[0-9]+-[0-9]+"):
        assert any(re.match(form, date) for date in written), form


def test_what_is_refused_and_warned_of_is_as_the_page_says(words: Words) -> None:
    for text in ("2.000", "2 000", "2'000", "2,50", "٢٠٠٠"):
        with pytest.raises(ValueError):
            words.read(text)
    assert "more than twenty years" in PAGE and FAR_YEARS == 20


# The table of measures, against what the check asks for.

MEASURES = {
    measure: (amount, needs, may, others)
    for measure, amount, needs, may, others in re.findall(
        r"^\| `(\w+)` \|[^|\n]+\|([^|\n]*)\|([^|\n]*)\|([^|\n]*)\|([^|\n]*)\|$", PAGE, re.M
    )
}
DATED = [name for name, form in TABLE.items() if form.dates is not None]
AMOUNTS = {"persons": "400", "fraction": "40%"}


@pytest.fixture(scope="module")
def words() -> Words:
    return words_from(yaml.safe_load((ROOT / "data" / "words.yaml").read_text("utf-8")))


def faults(words: Words, measure: Measure, when: list[str], amount: str | None) -> list[str]:
    """What is wrong with a claim of a measure that has these dates and this amount."""
    claim = {
        "measure": measure,
        "population": "engineers",
        "place": "port-alda",
        "when": dict.fromkeys(when, "2031-07"),
        **{key: "alda" for key in TABLE[measure].needs if key in KEYS},
        **({"amount": amount} if amount else {}),
    }
    raw = {"report": {"published": "2031-03-12"}, "claims": [claim]}
    return [fault.what for fault in check_report(raw, words, "record")]


def an_amount(measure: Measure) -> str | None:
    return next((AMOUNTS[unit] for unit in AMOUNTS if unit in MEASURES[measure][0]), None)


def test_the_table_lists_every_measure() -> None:
    items = schema("report")["properties"]["claims"]["items"]
    assert set(MEASURES) == set(items["properties"]["measure"]["enum"])


@pytest.mark.parametrize("measure", DATED)
def test_the_dates_of_a_measure_are_those_of_the_table(words: Words, measure: Measure) -> None:
    _, needs, *_ = (re.findall(r"`(\w+)`", cell) for cell in MEASURES[measure])
    may = re.findall(r"`(\w+)`", MEASURES[measure][2].partition("(")[0])
    assert needs
    for key in ("at", "from", "by", "until", "through"):
        found = faults(words, measure, [key], an_amount(measure))
        assert (found == []) == (key in needs), f"{measure} with {key} alone: {found}"
        if key in may:
            assert faults(words, measure, [key, needs[-1]], an_amount(measure)) == []


@pytest.mark.parametrize("measure", DATED)
def test_the_amount_of_a_measure_is_that_of_the_table(words: Words, measure: Measure) -> None:
    amount, needs, *_ = MEASURES[measure]
    dates = re.findall(r"`(\w+)`", needs)[:1]
    for unit, text in AMOUNTS.items():
        assert (faults(words, measure, dates, text) == []) == (unit in amount)
    assert (faults(words, measure, dates, None) == []) == ("none" in amount)


@pytest.mark.parametrize("measure", DATED)
def test_the_other_keys_of_a_measure_are_those_of_the_table(measure: Measure) -> None:
    cell, form = MEASURES[measure][3], TABLE[measure]
    needed = set(re.findall(r"\*\*`(\w+)`\*\*", cell))
    assert needed == set(form.needs) & set(KEYS)
    assert set(re.findall(r"`(\w+)`", cell)) - needed == set(form.may)
