"""Every decision says when it was taken and whether it holds, and the index lists it so."""

import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "decisions"
PAGES = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")

DAY = r"\d{4}-\d{2}-\d{2}"
# What may follow ends as a sentence: what the decision takes the place of.
HEAD = re.compile(
    rf"# (?P<title>.+)\n\n\*(?P<status>Accepted {DAY}(?:, changed {DAY})?"
    rf"|Superseded {DAY} by \[[^]]+\]\((?P<by>[\w-]+\.md)\), accepted {DAY})\.(?: .+\.)?\*\n\n"
)


def head(page: Path) -> re.Match[str]:
    found = HEAD.match(page.read_text("utf-8"))
    assert found, (
        f"docs/decisions/{page.name} must begin with '# Title', an empty line, and "
        "'*Accepted YYYY-MM-DD.*' or '*Superseded YYYY-MM-DD by [title](file.md), accepted "
        "YYYY-MM-DD.*', as docs/decisions/README.md says"
    )
    return found


def test_each_decision_has_a_day_and_a_status() -> None:
    assert PAGES
    for page in PAGES:
        by = head(page)["by"]
        assert by is None or (FOLDER / by).exists(), f"{page.name} is superseded by no page"


def test_the_index_lists_each_with_its_title_and_status() -> None:
    index = (FOLDER / "README.md").read_text("utf-8")
    rows = [
        f"| [{(found := head(page))['title']}]({page.name}) | {found['status']} |" for page in PAGES
    ]
    assert re.findall(r"^\| \[.+$", index, re.M) == rows
