"""Airfields, from the package airportsdata."""

import math
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import ClassVar

import airportsdata

from geo.gazetteer import Entry, Gazetteer
from geo.names import core, fold


class Airfields(Gazetteer):
    """A geopy geocoder for airfields, by ICAO code, IATA code or name.

    An airfield is found by its full name first; failing that by its name without words such as
    *international airport*, or by the town it serves.
    """

    provider: ClassVar[str] = "airportsdata"

    def entries(self, country: str) -> Iterable[Entry]:
        """Return the airfields of a country, given by its two-letter code."""
        return _entries(country)

    def countries_with(self, query: str) -> Iterable[str]:
        """Return the codes of the countries that have an airfield of that name or code."""
        return [code for code in _by_country() if self._matches(query, code)]


@cache
def _by_country() -> dict[str, list[airportsdata.Airport]]:
    found = defaultdict(list)
    for airport in airportsdata.load("ICAO").values():
        if math.isfinite(airport["lat"]) and math.isfinite(airport["lon"]):
            found[airport["country"]].append(airport)
    return dict(found)


@cache
def _entries(country: str) -> tuple[Entry, ...]:
    airfields = (
        Entry(
            id=airport["icao"],
            name=airport["name"],
            country=country,
            latitude=airport["lat"],
            longitude=airport["lon"],
            tiers=(
                frozenset({fold(airport["name"])} - {""}),
                frozenset({core(airport["name"]), fold(airport["city"])} - {""}),
            ),
            codes=frozenset({airport["icao"], airport["iata"]} - {""}),
            serves=airport["city"] or None,
        )
        for airport in _by_country().get(country, ())
    )
    return tuple(sorted(airfields, key=lambda entry: entry.id))
