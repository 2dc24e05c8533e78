"""The base map of a dataset: countries, borders and water as GeoJSON."""

import json
from pathlib import Path
from typing import Any

from claims.places import read_places
from files import FaultyInputError, check_schema, read_text, read_yaml
from geo.layers import BaseMap, GeoJson

FOLDER = "data/basemap"
"""Where a dataset keeps its base map, below its folder; also its name in messages."""

DATASET = "data/dataset.yaml"
"""Where a dataset says what its map shows at first; also its name in messages."""

_REMEDY = "make it with python -m tools.basemap"

_DEPTHS = {"MultiLineString": 2, "MultiPolygon": 3}


def read_basemap(dataset: Path) -> BaseMap:
    """Return a dataset's base map, with the countries marked that the dataset is about.

    A dataset without the folder of a base map gets a plain one (see `geo.plain_basemap`).

    Parameters
    ----------
    dataset
        The dataset's folder.

    Raises
    ------
    FaultyInputError
        Where one of the files is missing, is no GeoJSON of the expected kind, or does not show a
        country of the dataset; and where the places cannot be read (see
        `claims.places.read_places`), or, for a plain map, ``data/dataset.yaml``.
    """
    ids = {place.country: place.id for place in read_places(dataset) if place.kind == "country"}
    if not (dataset / FOLDER).exists():
        # Imported here: a dataset with a base map of its own needs neither shapely nor outlines.
        from geo.plain_basemap import plain_basemap  # noqa: PLC0415

        return plain_basemap(_view(dataset), ids)
    countries = _read(dataset, "countries.json", {"MultiPolygon"}, {"iso", "name"})
    borders = _read(dataset, "borders.json", {"MultiLineString"}, {"kind"})
    water = _read(dataset, "water.json", {"MultiPolygon", "MultiLineString"}, {"kind"})
    shown = {feature["properties"]["iso"] for feature in countries["features"]}
    missing = sorted(set(ids) - shown, key=str)
    if missing:
        raise FaultyInputError.one(
            f"{FOLDER}/countries.json",
            ".features",
            f"does not show {', '.join(map(str, missing))}; {_REMEDY} for bounds that reach it",
        )
    for feature in countries["features"]:
        feature["properties"]["place"] = ids.get(feature["properties"]["iso"])
    west, south, east, north = countries["bbox"]
    return BaseMap(
        bounds=(south, west, north, east),
        countries=countries,
        borders=borders,
        rivers=_only(water, "river"),
        lakes=_only(water, "lake"),
    )


def _view(dataset: Path) -> tuple[float, float, float, float]:
    head = read_yaml(dataset / DATASET, DATASET)
    faults = check_schema(head, "dataset", DATASET)
    if faults:
        raise FaultyInputError(faults)
    (south, west), (north, east) = head["view"]["bounds"]
    return south, west, north, east


def _only(collection: GeoJson, kind: str) -> GeoJson:
    features = [item for item in collection["features"] if item["properties"]["kind"] == kind]
    return {"type": "FeatureCollection", "features": features}


def _read(dataset: Path, name: str, kinds: set[str], keys: set[str]) -> GeoJson:
    """Read one file of the base map and check what the drawing relies on."""
    shown = f"{FOLDER}/{name}"
    text = read_text(dataset / FOLDER / name, shown)
    try:
        collection = json.loads(text)
    except (ValueError, RecursionError):
        raise FaultyInputError.one(shown, ".", f"is not JSON; {_REMEDY}") from None
    fault = _fault(collection, kinds, keys)
    if fault:
        raise FaultyInputError.one(shown, fault, f"is not what a base map holds; {_REMEDY}")
    checked: GeoJson = collection
    return checked


def _fault(collection: Any, kinds: set[str], keys: set[str]) -> str | None:
    """Return the path of the first thing that is not as the drawing needs it."""
    if not isinstance(collection, dict) or collection.get("type") != "FeatureCollection":
        return "."
    bbox, features = collection.get("bbox"), collection.get("features")
    if not isinstance(bbox, list) or len(bbox) != 4 or not all(map(_is_number, bbox)):
        return ".bbox"
    if not isinstance(features, list) or not features:
        return ".features"
    for index, feature in enumerate(features):
        if not _is_feature(feature, kinds, keys):
            return f".features[{index}]"
    return None


def _is_feature(feature: Any, kinds: set[str], keys: set[str]) -> bool:
    if not isinstance(feature, dict):
        return False
    geometry, properties = feature.get("geometry"), feature.get("properties")
    return (
        isinstance(geometry, dict)
        and isinstance(properties, dict)
        and keys == properties.keys()
        and all(_is_word(value) for key, value in properties.items() if key != "iso")
        and (properties.get("iso") is None or _is_word(properties["iso"]))
        and geometry.get("type") in kinds
        and _are_coordinates(geometry.get("coordinates"), _DEPTHS[geometry["type"]])
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= 180


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 80


def _are_coordinates(nested: Any, depth: int) -> bool:
    """Say whether this is lists of that depth around pairs of degrees."""
    if not isinstance(nested, list):
        return False
    if depth == 0:
        return len(nested) == 2 and all(map(_is_number, nested))
    return all(_are_coordinates(item, depth - 1) for item in nested)
