"""What a second provider says of a place that has been found."""

from collections.abc import Iterator

from claims.places import Place
from geo import outlines
from geo.checks import (
    BORDER_KM,
    SAME_KM,
    TOWN_KM,
    Finding,
    Others,
    check_country,
    check_distance,
)
from geo.countries import capital
from geo.fitting import fitting
from geo.hits import Hit
from geo.providers import Providers, named, online_queries, spellings


def second_opinions(
    place: Place, hit: Hit, country: str, providers: Providers
) -> Iterator[Finding]:
    """Yield what the other providers make of a hit.

    An airfield is compared with the town of the place's name, failing that with the town it serves;
    a town with the airfield of its name; a country must hold its capital. Nominatim, where it is
    asked, is compared with whatever the gazetteers found.

    Raises
    ------
    ServerFailedError
        Where Nominatim gives no good answer.
    """
    if place.kind == "country":
        yield _check_capital(hit, country, providers)
    elif hit.provider != providers.cities.provider:
        yield check_distance(place, hit, _towns(place, hit, country, providers))
    else:
        airfields = named(providers.airfields, spellings(place), country)
        yield check_distance(place, hit, Others("airfield of that name", TOWN_KM, airfields))
    if providers.online is not None and hit.provider != providers.online.provider:
        yield _check_online(place, hit, country, providers)


def _towns(place: Place, hit: Hit, country: str, providers: Providers) -> Others:
    towns = named(providers.cities, spellings(place), country)
    if towns or not hit.serves:
        return Others("town of that name", TOWN_KM, towns)
    served = named(providers.cities, [hit.serves], country)
    return Others("town that it serves", TOWN_KM, served)


def _check_capital(hit: Hit, country: str, providers: Providers) -> Finding:
    """Check that an outline is that of the right country: its capital lies in it."""
    name = capital(country)
    towns = named(providers.cities, [name], country) if name else ()
    for town in towns:
        if outlines.kilometres_outside(country, town.latitude, town.longitude) <= BORDER_KM:
            return Finding(notes=(f"around its capital {town}",))
    if not towns:
        return Finding(notes=("no capital to compare with",))
    what = f"the outline of {hit} does not hold its capital {towns[0]}; correct the country's code"
    return Finding(faults=(what,))


def _check_online(place: Place, hit: Hit, country: str, providers: Providers) -> Finding:
    for query in online_queries(place, hit.matched):
        names = (hit.matched, place.query, *spellings(place))
        fits = fitting(place.kind, names, providers.ask_online(query, country))
        inside = tuple(fit for fit in fits if fit.country in (None, country))
        if fits and (place.kind == "country" or not inside):
            finding = check_country((*inside, *fits)[0], country)
            return finding if finding.faults else Finding(notes=(f"as is {inside[0]}",))
        if inside:
            return check_distance(
                place, hit, Others("same in OpenStreetMap", SAME_KM[place.kind], inside)
            )
    return Finding(notes=("unknown to nominatim",))
