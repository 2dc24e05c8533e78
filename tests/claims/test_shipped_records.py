"""The founding reports: every record keeps to its schema, and everything cited exists."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from claims.check import check_report
from claims.dataset import Dataset
from files import check_schema, check_texts, read_text, read_yaml

ROOT = Path(__file__).resolve().parent.parent.parent
RECORDS = sorted((ROOT / "seeds" / "reports").glob("*.yaml"))


def read(path: Path) -> dict[str, Any]:
    return read_yaml(path, path.name)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_keeps_to_its_schema(path: Path, shipped: Dataset) -> None:
    raw = read(path)
    assert check_schema(raw, "report", path.name) == []
    assert check_texts(raw, path.name) == []
    assert check_report(raw, shipped.words, path.name) == []
    assert raw["report"]["id"] == path.stem


@pytest.mark.parametrize("name", ["dataset", "words", "assumptions", "places"])
def test_the_tables_keep_to_their_schemas(name: str) -> None:
    raw = read(ROOT / "data" / f"{name}.yaml")
    assert check_schema(raw, name, name) == []
    assert check_texts(raw, name) == []


def test_there_are_five_founding_reports_of_four_origins(shipped: Dataset) -> None:
    assert [report.id for report in shipped.reports] == [
        "aje-2024-01-25",
        "asharq-2024-09-06",
        "rewrite-2024-09",
        "nyt-2024-09-27",
        "asharq-2025-10-01",
    ]
    origins = Counter(report.origin for report in shipped.reports)
    assert origins["reuters-2024-09-06"] == 2
    assert len(origins) == 4
    retold = next(report for report in shipped.reports if report.id == "rewrite-2024-09")
    assert retold.origin == "reuters-2024-09-06"
    assert all(claim.retells and not claim.constrains for claim in retold.claims)


def test_what_the_seeds_do_not_state_is_said_to_be_worked_out(shipped: Dataset) -> None:
    for report in shipped.reports:
        assert report.identified_confidence in {"high", "medium", "low"}, report.id
        assert report.identified_how, report.id


def coverage() -> dict[str, list[tuple[set[int], set[str]]]]:
    """Return the paragraphs and claims of each row of docs/coverage.md, by report."""
    found: dict[str, list[tuple[set[int], set[str]]]] = {}
    rows: list[tuple[set[int], set[str]]] = []
    for line in read_text(ROOT / "docs" / "coverage.md").splitlines():
        if head := re.match(r"## `([a-z0-9-]+)`", line):
            rows = found.setdefault(head[1], [])
        elif row := re.match(r"\| ([0-9][0-9, –]*) \|[^|]*\|([^|]*)\|$", line):
            paragraphs: set[int] = set()
            for part in row[1].split(","):
                ends = [int(number) for number in part.split("–")]
                paragraphs.update(range(ends[0], ends[-1] + 1))
            rows.append((paragraphs, set(re.findall(r"`([a-z0-9]+(?:-[a-z0-9]+)+)`", row[2]))))
    return found


def test_every_claim_stands_in_the_coverage_at_its_paragraph(shipped: Dataset) -> None:
    covered = coverage()
    assert set(covered) == {report.id for report in shipped.reports}
    for report in shipped.reports:
        for claim in report.claims:
            places = [paragraphs for paragraphs, claims in covered[report.id] if claim.id in claims]
            assert any(claim.locator in paragraphs for paragraphs in places), claim.id


def test_the_coverage_leaves_out_no_paragraph_and_cites_no_unknown_claim(shipped: Dataset) -> None:
    known = {claim.id for claim in shipped.claims}
    for report, rows in coverage().items():
        named = set().union(*(paragraphs for paragraphs, _ in rows))
        assert named == set(range(1, max(named) + 1)), report
        assert set().union(*(claims for _, claims in rows)) <= known, report


def test_locators_lie_within_the_seeds_in_reading_order(shipped: Dataset) -> None:
    paragraphs = {
        name: max(set().union(*(where for where, _ in rows))) for name, rows in coverage().items()
    }
    for report in shipped.reports:
        locators = [claim.locator for claim in report.claims]
        assert locators == sorted(locators), report.id
        assert locators[-1] <= paragraphs[report.id], report.id


def cited() -> list[tuple[str, str]]:
    """Return every file and every claim-like id that its text cites in back-ticks or YAML."""
    prefixes = "|".join(["aje", "reuters", "rewrite", "nyt", "asharq"])
    word = re.compile(rf"\b(?:{prefixes})-[a-z][a-z0-9-]*[a-z0-9]\b")
    texts = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", *RECORDS]
    texts += sorted((ROOT / "data").glob("*.yaml"))
    return [
        (str(path.relative_to(ROOT)), name)
        for path in texts
        if path.exists()
        for name in word.findall(read_text(path))
    ]


def test_every_claim_cited_anywhere_exists(shipped: Dataset) -> None:
    known = {claim.id for claim in shipped.claims} | {
        part for report in shipped.reports for part in (report.id, report.origin)
    }
    found = cited()
    assert len(found) > 200
    assert [one for one in found if one[1] not in known] == []


def test_no_claim_id_is_given_twice_and_each_bears_its_reports_name(shipped: Dataset) -> None:
    ids = Counter(claim.id for claim in shipped.claims)
    assert [name for name, count in ids.items() if count > 1] == []
    for report in shipped.reports:
        assert len({claim.id.partition("-")[0] for claim in report.claims}) == 1, report.id


def test_possibilities_and_denials_alone_release(shipped: Dataset) -> None:
    for claim in shipped.claims:
        if claim.releases:
            assert claim.modality in {"possibility", "denial"}, claim.id


def test_every_inference_of_a_date_says_why(shipped: Dataset) -> None:
    reasons = [claim.when.inferred for claim in shipped.claims if claim.when]
    assert all(reason is None or reason.endswith(".") for reason in reasons)
    assert sum(reason is not None for reason in reasons) > 10
