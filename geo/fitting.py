"""Which of Nominatim's results can be the place that was asked for."""

from collections.abc import Iterable
from typing import Any

from geopy.location import Location

from claims.places import Kind
from geo.hits import Hit, one_line
from geo.names import core

_KINDS: dict[Kind, dict[str, frozenset[str]]] = {
    "base": {
        "aeroway": frozenset({"aerodrome", "airstrip"}),
        "military": frozenset({"airfield", "base"}),
        "landuse": frozenset({"military"}),
    },
    "city": {
        "place": frozenset({"city", "town", "village", "hamlet", "municipality"}),
        "boundary": frozenset({"administrative"}),
    },
    "country": {
        "place": frozenset({"country"}),
        "boundary": frozenset({"administrative"}),
    },
}
"""OpenStreetMap's classes and types of what a place of each kind can be."""

_ADDRESS_TYPES: dict[Kind, frozenset[str]] = {
    "city": frozenset({"city", "town", "village", "hamlet", "municipality"}),
    "country": frozenset({"country"}),
}
"""What a boundary must enclose: those of provinces bear the names of their towns."""

_FIRST = {"relation": 0, "way": 1, "node": 2}


def fitting(kind: Kind, names: Iterable[str], results: Iterable[Location]) -> list[Hit]:
    """Return the results that are of a kind and bear one of the names.

    They stand in a fixed order, outlines before points, so that the server's ranking, which changes
    with time, decides nothing.
    """
    wanted = [words for words in (frozenset(core(name).split()) for name in names) if words]
    fits = [
        raw
        for raw in (result.raw for result in results)
        if _is_kind(raw, kind) and _reference(raw) and _is_called(raw, wanted)
    ]
    fits.sort(key=lambda raw: (_FIRST[raw["osm_type"]], raw["osm_id"]))
    return [_hit(raw) for raw in fits]


def _is_kind(raw: dict[str, Any], kind: Kind) -> bool:
    group, subtype = raw.get("class"), raw.get("type")
    if not isinstance(group, str) or not isinstance(subtype, str):
        return False
    if subtype not in _KINDS[kind].get(group, frozenset()):
        return False
    encloses = raw.get("addresstype")
    return group != "boundary" or (
        isinstance(encloses, str) and encloses in _ADDRESS_TYPES.get(kind, frozenset())
    )


def _is_called(raw: dict[str, Any], wanted: list[frozenset[str]]) -> bool:
    """Return whether a name of the result holds all the words of one that was asked for."""
    details = raw.get("namedetails")
    names = [raw.get("name"), raw["display_name"].split(",")[0]]
    names += details.values() if isinstance(details, dict) else []
    called = [frozenset(core(name).split()) for name in names if isinstance(name, str)]
    return any(words <= name for words in wanted for name in called)


def _reference(raw: dict[str, Any]) -> str | None:
    kind, number = raw.get("osm_type"), raw.get("osm_id")
    is_known = isinstance(kind, str) and kind in _FIRST and type(number) is int and number > 0
    return f"{kind}/{number}" if is_known else None


def _hit(raw: dict[str, Any]) -> Hit:
    address = raw.get("address")
    code = address.get("country_code") if isinstance(address, dict) else None
    name = raw.get("name")
    return Hit(
        provider="nominatim",
        provider_id=_reference(raw) or "",
        matched=one_line(name if isinstance(name, str) and name.strip() else raw["display_name"]),
        latitude=float(raw["lat"]),
        longitude=float(raw["lon"]),
        country=code.upper() if isinstance(code, str) else None,
    )
