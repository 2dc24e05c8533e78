"""Offline geocoders: packaged gazetteers that answer by exact name, never by first hit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, ClassVar, NoReturn

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError, GeocoderServiceError
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geo.names import fold

_NEAR = 0.66
"""How alike two folded names must be, from 0 to 1, for one to be offered for the other."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of a gazetteer.

    Attributes
    ----------
    id
        The gazetteer's own id.
    name
        The gazetteer's own name.
    country
        Two-letter ISO 3166-1 code.
    latitude, longitude
        Degrees.
    tiers
        Folded names in order of weight: a query is decided by the first tier in which any entry
        has it, so that an alternate name never rivals a proper one.
    codes
        Ids by which a query may name the entry, compared as written.
    serves
        The town that an airfield belongs to; ``None`` for anything else or where unknown.
    """

    id: str
    name: str
    country: str
    latitude: float
    longitude: float
    tiers: tuple[frozenset[str], ...]
    codes: frozenset[str] = frozenset()
    serves: str | None = None


class AmbiguousNameError(GeocoderQueryError):  # type: ignore[misc]
    """Several places bear the name that was asked for.

    Attributes
    ----------
    candidates
        All of them.
    """

    def __init__(self, query: str, candidates: Sequence[Location]) -> None:
        self.candidates = tuple(candidates)
        super().__init__(f"'{query}' could be any of {len(candidates)} places")


class _Offline(BaseSyncAdapter):  # type: ignore[misc]
    """The transport of geocoders that have no network: any use of it is a mistake."""

    def get_text(self, url: str, *, timeout: Any, headers: Any) -> NoReturn:  # noqa: ARG002
        raise GeocoderServiceError("a packaged gazetteer was asked to use the network")

    get_json = get_text


class Gazetteer(Geocoder):  # type: ignore[misc]
    """A geopy geocoder over a packaged gazetteer.

    Subclasses say who they are and which entries a country has.
    """

    provider: ClassVar[str]
    """The name under which results are recorded: that of the package."""

    def __init__(self) -> None:
        super().__init__(timeout=None, proxies={}, adapter_factory=_Offline)

    def entries(self, country: str) -> Iterable[Entry]:
        """Return the entries of a country, given by its two-letter code."""
        raise NotImplementedError

    def countries_with(self, query: str) -> Iterable[str]:
        """Return the codes of the countries that may have an entry of that name."""
        raise NotImplementedError

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: float | None = None,  # noqa: ARG002 - geopy's contract; nothing waits here
        country_codes: str | Sequence[str] | None = None,
    ) -> Location | list[Location] | None:
        """Return the place that bears a name or an id.

        Parameters
        ----------
        query
            A name, compared without case and accents, or an id of the gazetteer.
        exactly_one
            Whether one location is wanted; otherwise all that bear the name are returned.
        timeout
            Has no effect.
        country_codes
            The countries to look in, as two-letter codes; everywhere when ``None``.

        Returns
        -------
        Location, list of Location or None
            ``None`` where nothing bears the name. ``raw`` holds the `Entry` under ``entry`` and
            the provider's name under ``provider``.

        Raises
        ------
        AmbiguousNameError
            Where one location is wanted and several places bear the name.
        """
        if isinstance(country_codes, str):
            country_codes = [country_codes]
        if country_codes is None:
            country_codes = sorted(self.countries_with(query))
        found = [
            self.location(entry) for code in country_codes for entry in self._matches(query, code)
        ]
        if not found:
            return None
        if not exactly_one:
            return found
        if len(found) > 1:
            raise AmbiguousNameError(query, found)
        return found[0]

    def near(self, spellings: Iterable[str], country: str, limit: int = 4) -> list[Location]:
        """Return places of a country whose names are like one of the spellings, the likest first.

        For messages only: what merely looks alike is never taken for a match.
        """
        wanted = [folded for folded in map(fold, spellings) if folded]
        scored = []
        for entry in self.entries(country):
            score = max(
                (_likeness(one, name) for one in wanted for tier in entry.tiers for name in tier),
                default=0.0,
            )
            if score >= _NEAR:
                scored.append((-score, entry.name, entry.id, entry))
        return [self.location(entry) for *_, entry in sorted(scored, key=lambda s: s[:3])[:limit]]

    def location(self, entry: Entry) -> Location:
        """Return an entry as geopy's location."""
        return Location(
            entry.name,
            (entry.latitude, entry.longitude),
            {"provider": self.provider, "entry": entry},
        )

    def _matches(self, query: str, country: str) -> list[Entry]:
        entries = list(self.entries(country))
        coded = [entry for entry in entries if query in entry.codes]
        if coded:
            return coded
        folded = fold(query)
        depth = max((len(entry.tiers) for entry in entries), default=0)
        for tier in range(depth if folded else 0):
            named = [e for e in entries if tier < len(e.tiers) and folded in e.tiers[tier]]
            if named:
                return named
        return []


def _likeness(one: str, other: str) -> float:
    """Return how alike two folded names are, from 0 to 1."""
    if not other:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < _NEAR or matcher.quick_ratio() < _NEAR:
        return 0.0
    return matcher.ratio()
