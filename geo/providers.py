"""Those who know where places are, and how they are asked about one."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from geopy.exc import GeopyError
from geopy.location import Location

from claims.places import Kind, Place
from geo.airfields import Airfields
from geo.cities import Cities
from geo.countries import Countries
from geo.gazetteer import Gazetteer
from geo.hits import Hit, gazetteer_hit
from geo.nominatim import PoliteNominatim, explained

_MOST_SPELLINGS = 6
"""How many spellings of one place a server is asked for, at one second each."""


class ServerFailedError(Exception):
    """The server gave no good answer, so nothing is known about what it was asked."""


@dataclass(frozen=True, slots=True)
class Providers:
    """The packaged gazetteers, and Nominatim where the operator goes online.

    Attributes
    ----------
    online
        ``None`` to stay offline.
    """

    online: PoliteNominatim | None = None
    airfields: Airfields = field(default_factory=Airfields)
    cities: Cities = field(default_factory=Cities)
    countries: Countries = field(default_factory=Countries)

    def gazetteer(self, kind: Kind) -> Gazetteer:
        """Return the gazetteer that decides places of a kind.

        Raises
        ------
        KeyError
            For a remainder, which has no point.
        """
        by_kind: dict[Kind, Gazetteer] = {
            "base": self.airfields,
            "city": self.cities,
            "country": self.countries,
        }
        return by_kind[kind]

    def ask_online(self, query: str, country: str) -> list[Location]:
        """Return all that Nominatim knows under a name in a country; nothing when offline.

        Raises
        ------
        ServerFailedError
            Where it gives no good answer.
        OSError
            Where the cache of answers cannot be written to.
        """
        if self.online is None:
            return []
        try:
            return self.online.geocode(query, country_codes=country)
        except GeopyError as error:
            settings = self.online.settings
            why = explained(error, settings)
            raise ServerFailedError(f"{settings.server} {why}") from error


def named(gazetteer: Gazetteer, names: Iterable[str], country: str) -> tuple[Hit, ...]:
    """Return whatever bears one of the names in a country, each place once."""
    found = {
        hit.reference: hit
        for name in names
        for location in gazetteer.geocode(name, exactly_one=False, country_codes=country) or ()
        for hit in (gazetteer_hit(location),)
    }
    return tuple(found.values())


def spellings(place: Place) -> list[str]:
    """Return the name of a place and all its aliases, each once."""
    aliases = (name for names in place.aliases.values() for name in names)
    return list(dict.fromkeys((place.name, *aliases)))


def queries(place: Place) -> list[str]:
    """Return what a gazetteer is asked, in turn.

    A query of its own is the author's decision and is asked alone: falling back on the name would
    hide that it is mistaken.
    """
    return [place.query] if place.query != place.name else spellings(place)


def online_queries(place: Place, first: str) -> list[str]:
    """Return what Nominatim is asked, in turn: one text before the name and the aliases."""
    return list(dict.fromkeys((first, *spellings(place))))[:_MOST_SPELLINGS]
