"""GeoJSON, read with json and shapely and held against RFC 7946."""

import json
from pathlib import Path
from typing import Any

import pytest
from shapely.geometry import Point, box, shape

from tests.exports.briefs import ROOT, SAHEL, brief_of, files_of, spoiled_copy

NAMES = ["places-by-phase.geojson", "places-series.geojson"]


def read(name: str, folder: Path = ROOT) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files_of("geojson", folder)[name])
    return found


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("folder", [ROOT, SAHEL], ids=lambda path: path.name)
def test_it_is_valid_by_the_rfc(name: str, folder: Path) -> None:
    whole = read(name, folder)
    assert whole["type"] == "FeatureCollection"
    assert "crs" not in whole
    ids = [feature["id"] for feature in whole["features"]]
    assert len(set(ids)) == len(ids) > 0
    south, west, north, east = brief_of(folder).view.world.basemap.bounds
    region = box(west, south, east, north)
    for feature in whole["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        if feature["geometry"] is None:
            assert feature["properties"]["kind"] in {"remainder", "region"}
            continue
        assert feature["geometry"]["type"] == "Point"
        point = shape(feature["geometry"])
        assert isinstance(point, Point)
        # Longitude first: the other way round these would lie far off.
        assert region.contains(point)


def test_a_feature_a_place_and_phase() -> None:
    brief = brief_of()
    dataset = brief.view.world.dataset
    features = read(NAMES[0])["features"]
    found = [(one["properties"]["place"], one["properties"]["phase"]) for one in features]
    assert found == [(place.id, phase.id) for place in dataset.places for phase in dataset.phases]
    told = {one["id"]: one["properties"] for one in features}["erbil/2025-09"]
    assert (told["name"], told["low"], told["high"]) == ("Erbil", 100, 1749)
    assert told["range"] == "100–1,749"
    assert told["title"].startswith("In September 2025, ")
    assert told["after_evidence"] is False


def test_a_feature_a_place_with_its_series() -> None:
    dataset = brief_of().view.world.dataset
    features = read(NAMES[1])["features"]
    assert [one["id"] for one in features] == [place.id for place in dataset.places]
    for feature in features:
        assert len(feature["properties"]["series"]) == len(dataset.months)


@pytest.mark.parametrize("name", NAMES)
def test_file_and_features_say_what_they_rest_on(name: str) -> None:
    whole = read(name)
    told = whole["about"]
    assert told["date"] == "December 2026"
    assert told["phase"] == "end of Late 2026"
    assert told["as_of"] == "2025-10-01"
    assert told["evidence"] == "evidence ends 1 October 2025, 13 months ago"
    assert [source["outlet"] for source in told["sources"]][3] == "The New York Times"
    for part in (told, *(feature["properties"] for feature in whole["features"])):
        assert part["basis"] == "as announced, with assumptions"
        assert part["notice"].startswith("Projected from public reporting")


def test_hostile_texts_come_back_as_they_were(tmp_path: Path) -> None:
    folder = spoiled_copy(tmp_path)
    places = brief_of(folder).view.world.dataset.places
    told = [one["properties"]["name"] for one in read(NAMES[1], folder)["features"]]
    assert told == [place.name for place in places]
