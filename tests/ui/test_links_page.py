"""``docs/links.md`` names every setting of the address with its values and defaults."""

import re
from pathlib import Path

from claims.dataset import Dataset
from ui.state import ASSUME, BANNER, LEDGER, SECTIONS, VIEW, settings

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "links.md").read_text("utf-8")


def rows() -> dict[str, list[str]]:
    """Return the table's cells by the setting that they are of."""
    found = {}
    for line in PAGE.splitlines():
        if line.startswith("| `"):
            name, *cells = (cell.strip() for cell in line.strip("|").split("|"))
            for one in re.findall(r"`([^`]+)`", name):
                found[one] = cells
    return found


def test_every_setting_is_on_the_page_and_no_other(shipped: Dataset) -> None:
    known = {ASSUME + "ID" if name.startswith(ASSUME) else name for name in settings(shipped)}
    assert rows().keys() == known | {VIEW, BANNER, *LEDGER}


def test_values_and_defaults_are_those_of_the_code(shipped: Dataset) -> None:
    for name, setting in settings(shipped).items():
        values, default, _ = rows()[ASSUME + "ID" if name.startswith(ASSUME) else name]
        told = re.findall(r"`([^`]+)`", values)
        if name in {"basis", "reading", "section"}:
            assert told == list(setting.values), name
            assert default == f"`{setting.default}`", name
        elif name in {"split"} or name.startswith(ASSUME):
            assert set(told) == set(setting.values), name
        elif name in {"account", "since"}:
            assert told[0] == setting.default, name
    assert re.findall(r"`([a-z]+)`", rows()["section"][0]) == list(SECTIONS)


def test_the_example_is_of_known_settings(shipped: Dataset) -> None:
    example = re.search(r"`\?(view=briefing&[^`]+)`", PAGE)
    assert example
    known = settings(shipped)
    for part in example[1].split("&"):
        name, _, value = part.partition("=")
        assert name in {VIEW, BANNER} or value in known[name].values, part
