"""Checking a point against its country's outline and against what others know."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from claims.places import Place
from geo import outlines
from geo.hits import Hit, kilometres, listed

BORDER_KM = 5.0
"""How far outside its country's outline a point may lie: the outline is that coarse at coasts."""

TOWN_KM = 50.0
"""How far apart an airfield and the town of its name may lie."""

SAME_KM = {"base": 10.0, "city": 25.0}
"""How far apart two providers may put one airfield (its gate, its runway) or one town."""


_TOLD = 3
"""How many look-alikes are told by name."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: faults stop the place, notes are told."""

    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def check_country(hit: Hit, country: str) -> Finding:
    """Check that a hit lies in a country and that its provider says so too."""
    if hit.country is not None and hit.country != country:
        return Finding(
            faults=(f"{hit} is in {hit.country}, not in {country}; correct the query or country",)
        )
    outside = outlines.kilometres_outside(country, hit.latitude, hit.longitude)
    if outside > BORDER_KM:
        where = outlines.country_at(hit.latitude, hit.longitude)
        there = f"in {where}" if where else "in no country"
        what = (
            f"{hit} lies {there}, {outside:.1f} km outside the outline of {country} "
            f"({BORDER_KM:g} km are allowed); correct the query or the country"
        )
        return Finding(faults=(what,))
    return Finding()


@dataclass(frozen=True, slots=True)
class Others:
    """What another provider knows of a place.

    Attributes
    ----------
    relation
        What the others are to the hit, as in "12 km from the *town of that name*, …".
    limit
        Kilometres between the hit and at least one of them.
    hits
        The others.
    """

    relation: str
    limit: float
    hits: tuple[Hit, ...] = field(default=())


def check_distance(place: Place, hit: Hit, others: Others) -> Finding:
    """Check that a hit lies close to what another provider knows by the same name.

    One close place settles it; those far away are then told as look-alikes. Where all are far, it
    is a fault, unless `Place.lookalikes` says that they are not meant.
    """
    if not others.hits:
        return Finding(notes=(f"no {others.relation} is known",))
    near: list[tuple[Hit, float]] = []
    far: list[tuple[Hit, float]] = []
    for other in sorted(others.hits, key=lambda other: (kilometres(hit, other), other.reference)):
        away = kilometres(hit, other)
        (near if away <= others.limit else far).append((other, away))
    if near:
        closest, away = near[0]
        settled = f"{away:.1f} km from the {others.relation}, {closest}"
        return Finding(notes=(settled, *_told(far)))
    known = [item for item in far if item[0].reference in place.lookalikes]
    unknown = [item for item in far if item[0].reference not in place.lookalikes]
    if not unknown:
        return Finding(notes=_told(known))
    closest, away = unknown[0]
    quoted = listed(f"'{other.reference}'" for other, _ in unknown)
    what = (
        f"{hit} lies {away:.0f} km from the {others.relation}, {closest}; at most "
        f"{others.limit:g} km are allowed; correct the query, or put {quoted} under lookalikes if "
        "something else is meant there"
    )
    return Finding(faults=(what,), notes=_told(known))


def _told(far: list[tuple[Hit, float]]) -> tuple[str, ...]:
    """Return notes on look-alikes, the closest first."""
    notes = [f"not {other}, {away:.0f} km away" for other, away in far[:_TOLD]]
    more = [f"nor {len(far) - _TOLD} more of that name, farther away"] if far[_TOLD:] else []
    return (*notes, *more)


def one_place(hits: Iterable[Hit], limit: float) -> list[Hit]:
    """Return the first of each group of hits that lie within a limit of it, in kilometres."""
    groups: list[Hit] = []
    for hit in hits:
        if all(kilometres(hit, first) > limit for first in groups):
            groups.append(hit)
    return groups
