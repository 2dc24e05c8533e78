"""Messages about places that could not be resolved: they list what may have been meant."""

from collections.abc import Iterable

from geopy.location import Location

from claims.places import Place
from geo.hits import Hit, gazetteer_hit, kilometres, listed, one_line
from geo.providers import Providers, named, queries, spellings

_AROUND_KM = 20.0
"""How far from the town of its name an airfield is offered as the one that may be meant."""

_WHAT = {"base": "airfield", "city": "town", "country": "country"}


def unmatched(
    place: Place, country: str, providers: Providers, offered: Iterable[Location] = ()
) -> str:
    """Say that no provider knows a place, and what it may have been meant to be.

    Parameters
    ----------
    place, country
        The place and the code of its country.
    providers
        Those who were asked.
    offered
        What Nominatim answered although it does not fit.
    """
    gazetteer = providers.gazetteer(place.kind)
    asked = ", ".join(f"'{query}'" for query in queries(place))
    who = gazetteer.provider if providers.online is None else f"{gazetteer.provider} or nominatim"
    parts = [f"no {_WHAT[place.kind]} in {country} called {asked} is known to {who}"]
    wanted = [*queries(place), *spellings(place)]
    near = {hit.reference: hit for hit in named(gazetteer, wanted, country)}
    for location in gazetteer.near(wanted, country):
        near.setdefault(gazetteer_hit(location).reference, gazetteer_hit(location))
    if near:
        parts.append(f"near in name: {listed(near.values())}")
    if place.kind == "base":
        around = _around_town(wanted, country, providers)
        if around:
            parts.append(f"near the town of that name: {listed(around)}")
    elsewhere = map(gazetteer_hit, gazetteer.geocode(place.query, exactly_one=False) or ())
    abroad = [f"{hit} in {hit.country}" for hit in elsewhere]
    if abroad:
        parts.append(f"of that name elsewhere: {listed(abroad)}")
    unfit = dict.fromkeys(
        f"{one_line(o.address)[:60]} ({one_line(str(o.raw.get('type')))[:20]})" for o in offered
    )
    if unfit:
        parts.append(f"nominatim offered what does not fit: {listed(unfit)}")
    parts.append("set its query to a name or id that is known")
    if providers.online is None:
        parts[-1] += ", or ask Nominatim too with --online"
    return "; ".join(parts)


def ambiguous(query: str, candidates: Iterable[Hit], remedy: str) -> str:
    """Say that several places bear a name, and how to tell them apart."""
    pointed = (f"{hit} at {hit.latitude:.2f}, {hit.longitude:.2f}" for hit in candidates)
    return f"'{query}' is ambiguous: {listed(pointed, '; ')}; {remedy}"


def _around_town(names: Iterable[str], country: str, providers: Providers) -> list[str]:
    """Return the airfields close to towns that bear one of the names, the closest first."""
    found = sorted(
        (kilometres(town, airfield), str(airfield), str(town))
        for town in named(providers.cities, names, country)
        for airfield in map(
            gazetteer_hit, map(providers.airfields.location, providers.airfields.entries(country))
        )
        if kilometres(town, airfield) <= _AROUND_KM
    )
    return [f"{airfield}, {away:.1f} km from {town}" for away, airfield, town in found]
