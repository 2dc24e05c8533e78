"""Places by other names: groups that stand for their members, regions that lie between."""

from collections.abc import Callable
from pathlib import Path

import pytest

from claims.load import load_dataset
from files import FaultyInputError
from tests.claims.extra import EXTRA, Claim, claim, record

PLACES = "data/places.yaml"
Edit = Callable[[str, str, str], Path]


def faults(folder: Path) -> list[str]:
    with pytest.raises(FaultyInputError) as raised:
        load_dataset(folder)
    return [str(fault) for fault in raised.value.faults]


GROUPS = """groups:
  - id: two-bases
    name: the two bases
    members: [erbil, ain-al-asad]
"""


def grouped(copy: Path, text: str = GROUPS) -> Path:
    path = copy / PLACES
    path.write_text(path.read_text("utf-8") + text, encoding="utf-8")
    return copy


def test_a_group_stands_for_its_members(copy: Path) -> None:
    grouped(copy)
    move = {"measure": "move", "place": "baghdad", "to": "two-bases", "when": {"by": "2024-06"}}
    emptied = {"measure": "emptied", "when": {"by": "2024-02"}, "amount": None}
    record(
        copy,
        claim(id="extra-one", place="two-bases"),
        claim(id="extra-two", place=["harir", "two-bases"]),
        claim(id="extra-three", **move),
        claim(id="extra-four", **emptied, except_={"place": "two-bases"}),
    )
    dataset = load_dataset(copy)
    one, two, three, four = next(r for r in dataset.reports if r.id == "extra").claims
    both = ("erbil", "ain-al-asad")
    assert (one.places, two.places) == (both, ("harir", *both))
    assert (three.to, four.except_places) == (both, both)
    (group,) = dataset.groups
    assert (group.id, group.name) == ("two-bases", "the two bases")


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (
            {"place": ["erbil", "two-bases"]},
            ".place: 'erbil' is counted twice (erbil and two-bases); drop one",
        ),
        (
            {"measure": "share", "amount": "most", "whole": "two-bases", "place": "erbil"},
            ".whole: 'two-bases' is a group; a share is of one place",
        ),
        (
            {"place": "three-bases"},
            ".place: 'three-bases' is not known; known: ain-al-asad, baghdad, elsewhere-in-iraq, "
            "erbil, harir, iraq, syria, two-bases",
        ),
    ],
)
def test_a_group_in_the_wrong_place(copy: Path, keys: Claim, line: str) -> None:
    grouped(copy)
    record(copy, claim(**keys))
    assert f"{EXTRA} .claims[0]{line}" in faults(copy)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            GROUPS.replace("two-bases", "erbil"),
            f"{PLACES} .groups[0].id: 'erbil' is also a place's; rename one",
        ),
        (
            GROUPS + GROUPS.partition("\n")[2],
            f"{PLACES} .groups[1].id: 'two-bases' stands twice; give each group its own id",
        ),
        (
            GROUPS.replace("[erbil,", "[irbil,"),
            f"{PLACES} .groups[0].members: 'irbil' is not a place; near: erbil",
        ),
        (
            GROUPS.replace("[erbil,", "[iraq,"),
            f"{PLACES} .groups[0].members: 'ain-al-asad' is already counted with 'iraq'; drop one",
        ),
        (
            GROUPS.replace("the two bases", "the\\ttwo")
            .replace("name: ", 'name: "')
            .replace("two\n", 'two"\n'),
            f"{PLACES} .groups[0].name: holds the control character U+0009; remove it",
        ),
    ],
)
def test_a_group_at_fault(copy: Path, text: str, line: str) -> None:
    grouped(copy, text)
    assert faults(copy) == [line]


def test_a_region_lies_in_a_country_and_has_parts(edit: Edit) -> None:
    base = "    parent: iraq\n    query: Al Asad Air Base\n"
    before = "  - id: ain-al-asad\n"
    region = "  - {id: west, name: The west, kind: region, parent: iraq}\n"
    edit(PLACES, base, base.replace("iraq", "west"))
    places = {
        place.id: place for place in load_dataset(edit(PLACES, before, region + before)).places
    }
    assert (places["west"].kind, places["west"].country) == ("region", "IQ")
    assert places["ain-al-asad"].parent == "west"


@pytest.mark.parametrize(
    ("parent", "line"),
    [
        ("", ".parent: is missing; a region is a part of a country, so name that"),
        (
            ", parent: ain-al-asad",
            ".parent: 'ain-al-asad' is a base; a region is a part of a country or of a region",
        ),
    ],
)
def test_a_region_at_fault(copy: Path, parent: str, line: str) -> None:
    path = copy / PLACES
    number = len(load_dataset(copy).places)
    entry = f"  - {{id: west, name: The west, kind: region{parent}}}\n"
    path.write_text(path.read_text("utf-8") + entry, encoding="utf-8")
    assert faults(copy) == [f"{PLACES} .places[{number}]{line}"]
