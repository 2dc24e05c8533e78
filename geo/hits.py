"""What a geocoder answered, in one shape for all of them."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from geopy.distance import geodesic
from geopy.location import Location

from geo.gazetteer import Entry

_LISTED = 8
"""How many candidates a message names."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that a provider knows.

    Attributes
    ----------
    provider, provider_id, matched
        Who knows it, by which id and under which name.
    latitude, longitude
        Degrees.
    country
        The two-letter code that the provider gives; ``None`` where it gives none.
    serves
        The town that an airfield belongs to; ``None`` for anything else or where unknown.
    """

    provider: str
    provider_id: str
    matched: str
    latitude: float
    longitude: float
    country: str | None
    serves: str | None = None

    @property
    def reference(self) -> str:
        """The provider and its id, as ``places.yaml`` lists look-alikes."""
        return f"{self.provider}:{self.provider_id}"

    def __str__(self) -> str:
        """Return the matched name with provider and id, for messages."""
        return f"{self.matched} ({self.provider} {self.provider_id})"


def gazetteer_hit(location: Location) -> Hit:
    """Return the answer of a packaged gazetteer."""
    entry: Entry = location.raw["entry"]
    return Hit(
        provider=location.raw["provider"],
        provider_id=entry.id,
        matched=entry.name,
        latitude=entry.latitude,
        longitude=entry.longitude,
        country=entry.country,
        serves=entry.serves,
    )


def kilometres(one: Hit, other: Hit) -> float:
    """Return the distance between two hits along the ellipsoid, in kilometres."""
    apart = geodesic((one.latitude, one.longitude), (other.latitude, other.longitude)).kilometers
    return float(apart)


def is_on_earth(latitude: float, longitude: float) -> bool:
    """Return whether two numbers are a latitude and a longitude in degrees.

    Geopy's own point turns missing numbers into 0 and wraps longitudes beyond 180.
    """
    finite = math.isfinite(latitude) and math.isfinite(longitude)
    return finite and abs(latitude) <= 90 and abs(longitude) <= 180


def listed(items: Iterable[object], separator: str = ", ") -> str:
    """Return a list of the first few items, saying how many are left out."""
    texts = [str(item) for item in items]
    more = [f"and {len(texts) - _LISTED} more"] if len(texts) > _LISTED else []
    return separator.join((*texts[:_LISTED], *more))


def one_line(text: str) -> str:
    """Return a stranger's text on one line, without characters that cannot be seen."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())[:200]
