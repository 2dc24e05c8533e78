"""From a place to its site: asking the providers in turn, and checking what they say."""

from dataclasses import dataclass

from geopy.location import Location

from claims.places import Place
from geo import outlines
from geo.checks import SAME_KM, check_country, one_place
from geo.fitting import fitting
from geo.gazetteer import AmbiguousNameError
from geo.hits import Hit, gazetteer_hit
from geo.providers import Providers, online_queries, queries, spellings
from geo.second import second_opinions
from geo.sites import PRECISION, Site
from geo.wording import ambiguous, unmatched

_NOT_MEANT = "put those that are not meant under lookalikes, as nominatim:type/number"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a place: a site, or faults; notes in either case."""

    site: Site | None
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class _RefusedError(Exception):
    """The place cannot be resolved, for the reason given."""


def locate(place: Place, providers: Providers) -> Outcome:
    """Return the site of a place of a kind that has one, or what stands in its way.

    Raises
    ------
    ServerFailedError
        Where Nominatim is asked and gives no good answer.
    OSError
        Where the cache of answers cannot be written to.
    """
    try:
        country = _known_country(place)
        hit, query = _find(place, country, providers)
    except _RefusedError as refused:
        return Outcome(None, (str(refused),))
    findings = [check_country(hit, country)]
    if not findings[0].faults:
        findings += second_opinions(place, hit, country, providers)
    faults = tuple(fault for finding in findings for fault in finding.faults)
    notes = (f"{hit} in {country}", *(note for finding in findings for note in finding.notes))
    if faults:
        return Outcome(None, faults, notes)
    site = Site(
        place=place.id,
        latitude=round(hit.latitude, 5),
        longitude=round(hit.longitude, 5),
        precision=PRECISION[place.kind],
        provider=hit.provider,
        provider_id=hit.provider_id,
        matched=hit.matched,
        query=query,
        country=country,
    )
    return Outcome(site, notes=notes)


def _known_country(place: Place) -> str:
    if place.country is None:
        raise _RefusedError(
            "lies in no country that is known; give it a parent of kind country, or a country code"
        )
    if place.country not in outlines.names():
        raise _RefusedError(
            f"'{place.country}' is no country with an outline; use a two-letter ISO 3166-1 code"
        )
    return place.country


def _find(place: Place, country: str, providers: Providers) -> tuple[Hit, str]:
    """Return the one place that is meant, and the spelling under which it was found."""
    gazetteer = providers.gazetteer(place.kind)
    for query in queries(place):
        try:
            found = gazetteer.geocode(query, country_codes=country)
        except AmbiguousNameError as error:
            candidates = map(gazetteer_hit, error.candidates)
            remedy = "set its query to the id of the one that is meant"
            raise _RefusedError(ambiguous(query, candidates, remedy)) from None
        if found is not None:
            return gazetteer_hit(found), query
    return _find_online(place, country, providers)


def _find_online(place: Place, country: str, providers: Providers) -> tuple[Hit, str]:
    """Return the one place that Nominatim knows, where the gazetteers know none."""
    offered: list[Location] = []
    for query in online_queries(place, place.query):
        results = providers.ask_online(query, country)
        fits = fitting(place.kind, (place.query, *spellings(place)), results)
        meant = [hit for hit in fits if hit.reference not in place.lookalikes]
        inside = [hit for hit in meant if hit.country in (None, country)]
        groups = one_place(inside or meant, SAME_KM.get(place.kind, float("inf")))
        if len(groups) > 1:
            raise _RefusedError(ambiguous(query, groups, _NOT_MEANT))
        if groups:
            return groups[0], query
        offered += results
    raise _RefusedError(unmatched(place, country, providers, offered))
