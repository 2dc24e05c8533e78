"""The cores of an edition, one for each group of countries that share claims, kept for the next."""

import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import replace

from claims.dataset import Dataset
from claims.places import parents_of, upwards
from presence.core import Core

MOST_CORES = 8
"""Editions whose cores are kept: those that were asked for last."""

_kept: OrderedDict[Hashable, tuple[Dataset, tuple[Core, ...]]] = OrderedDict()
_keeping = threading.Lock()


def cores_of(
    dataset: Dataset, as_of: dt.date, account: str | None, late: int, days: frozenset[dt.date]
) -> tuple[Core, ...]:
    """Return a core for each group of countries, kept for the next edition that differs in less."""
    key = (id(dataset), as_of, account, late, days)
    with _keeping:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key][1]
    asked = [date.toordinal() for date in days]
    made = tuple(
        Core(_only(dataset, group), as_of, account, late=late, days=asked)
        for group in _groups(dataset)
    )
    with _keeping:
        _kept[key] = (dataset, made)  # with the dataset, so that its id is not given to another
        while len(_kept) > MOST_CORES:
            _kept.popitem(last=False)
    return made


def _groups(dataset: Dataset) -> list[frozenset[str]]:
    """Return the countries in groups that share claims, in the dataset's order."""
    parents = parents_of(dataset.places)
    group = {place.id: frozenset({place.id}) for place in dataset.places if place.parent is None}
    for claim in dataset.claims:
        if not claim.measurable and not claim.releases:
            continue
        named = (*claim.places, *claim.to, *((claim.whole,) if claim.whole else ()))
        together = frozenset[str]().union(*(group[upwards(place, parents)[-1]] for place in named))
        for one in together:
            group[one] = together
    return list(dict.fromkeys(group.values()))


def _only(dataset: Dataset, countries: frozenset[str]) -> Dataset:
    """Return a dataset with the places of some countries and the claims that speak of them.

    Claims that name no place stay: they bound nothing but are part of what is known.
    """
    inside: set[str] = set()
    for place in dataset.places:
        if place.id in countries or place.parent in inside:
            inside.add(place.id)
    if len(inside) == len(dataset.places):
        return dataset
    return replace(
        dataset,
        places=tuple(place for place in dataset.places if place.id in inside),
        assumptions=tuple(
            a
            if isinstance(a.places, str)
            else replace(a, places=tuple(place for place in a.places if place in inside))
            for a in dataset.assumptions
        ),
        reports=tuple(
            replace(
                report,
                claims=tuple(
                    claim
                    for claim in report.claims
                    if not claim.places or inside.issuperset(claim.places)
                ),
            )
            for report in dataset.reports
        ),
    )
