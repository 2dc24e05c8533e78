"""The finding of a month in one sentence, made from the bounds."""

from collections.abc import Mapping, Sequence
from typing import Literal

from claims.dates import Month, month_name, month_of
from presence.answers.presence import PresenceCode
from presence.answers.solved import Solved
from presence.edition import Bounds, Edition
from views.months import last_known
from views.wording import cell_words, joined, people_name

MOST_NAMES = 3
"""Places or countries that a title names; the rest are counted."""

_Told = Literal["left", "to-be-empty", "unconfirmed", "sum"]

_GONE: dict[_Told, str] = {
    "left": "no {people} are in {names}",
    "to-be-empty": "the plan leaves no {people} in {names}",
    "unconfirmed": "the plan was to leave no {people} in {names}, which no report confirms",
    "sum": "the figures leave no {people} in {names}",
}
"""Why nobody is in a country; ``sum`` where only arithmetic leaves nobody."""

_EMPTIED: dict[_Told, str] = {
    "left": "nobody is at {names}",
    "to-be-empty": "the plan empties {names}",
    "unconfirmed": "the plan was to empty {names}, which no report confirms",
}
"""The same of bases; what only arithmetic empties is not told."""


def title(bounds: Bounds, population: str, month: Month, *, exceptions: bool = False) -> str:
    """Return what empties, what remains, and how many in the countries.

    With `exceptions` the bounds are those if the exceptions are used, and the title says so.
    A zero is told as planned or as a fact by the claim behind it; a zero that only arithmetic
    leaves is not told as an emptying. What is said of a base is never told of its country.
    """
    edition = bounds.edition
    people = people_name(edition.dataset, population)
    countries = [place for place in edition.dataset.places if place.parent is None]
    totals = {place.name: bounds.at(place.id, population, month) for place in countries}
    known = {name: one for name, one in totals.items() if _has_number(one)}
    lead = _lead(edition, month) + ("if exceptions are used, " if exceptions else "")
    if not known:
        return f"{lead}no report gives a figure for {people}"
    left = {name: one for name, one in known.items() if one.bound.high != 0}
    gone = {name: one for name, one in known.items() if one.bound.high == 0}
    if gone:
        told = _sentences(gone, _GONE, people)
        if any(one.wide != (0, 0) for one in gone.values()):
            told += ", exceptions aside"
        return f"{lead}{told}; {_figures(left, '')}" if left else f"{lead}{told}"
    figures = _figures(left, people)
    if emptied := _emptied(bounds, population, month):
        return f"{lead}{_sentences(emptied, _EMPTIED, people)}; {figures}"
    disputed = [name for name, one in known.items() if one.presence.code == "disputed"]
    if disputed and not exceptions:
        told = "are to have left" if month > last_known(edition.as_of) else "have left"
        return f"{lead}{figures}: reports disagree on whether all {told} {joined(disputed)}"
    if not _base_figures(edition):
        return f"{lead}{figures}; no report gives a number for any base"
    return f"{lead}{figures}"


def _has_number(one: Solved) -> bool:
    return one.bound.low is not None or one.bound.high is not None


def _lead(edition: Edition, month: Month) -> str:
    preposition = "By" if month > month_of(edition.as_of) else "In"
    return f"{preposition} {month_name(month)}, "


def _sentences(found: Mapping[str, Solved], words: Mapping[_Told, str], people: str) -> str:
    """Return why nobody is at some places, those of which the same is said together."""
    named: dict[_Told, list[str]] = {}
    for name, one in found.items():
        named.setdefault(_told(one.presence.code), []).append(name)
    return "; ".join(
        words[told].format(people=people, names=joined(_shortened(names)))
        for told, names in named.items()
    )


def _told(code: PresenceCode) -> _Told:
    return code if code in {"left", "to-be-empty", "unconfirmed"} else "sum"


def _figures(known: Mapping[str, Solved], people: str) -> str:
    """Return the countries' ranges; the people are named with the first, or not at all."""
    parts = [
        f"{cell_words(one, people if not index else '')} in {name}"
        for index, (name, one) in enumerate(known.items())
    ]
    return joined(_shortened(parts))


def _emptied(bounds: Bounds, population: str, month: Month) -> dict[str, Solved]:
    """Return the bases that a claim empties in a country that is not empty."""
    found = {}
    for place in bounds.edition.dataset.places:
        if place.kind not in {"base", "city"}:
            continue
        one = bounds.at(place.id, population, month)
        if one.bound.high != 0 or _told(one.presence.code) == "sum":
            continue
        if one.presence.code == "left" and _never_used(bounds.edition, one):
            continue
        country = bounds.at(bounds.edition.country_of(place.id), population, month)
        if country.bound.high != 0:
            found[place.name] = one
    return found


def _never_used(edition: Edition, one: Solved) -> bool:
    """Whether a figure of nobody is all that was ever said of who is at a base."""
    told = (edition.claims[name].measure for name in one.presence.claims)
    return one.presence.seen is None and all(measure == "stock" for measure in told)


def _base_figures(edition: Edition) -> bool:
    """Whether any report gives a figure for a place below a country."""
    below = {place.id for place in edition.dataset.places if place.parent is not None}
    return any(
        claim.measure == "stock" and claim.constrains and below & set(claim.places)
        for claim in edition.claims.values()
    )


def _shortened(parts: Sequence[str]) -> list[str]:
    if len(parts) <= MOST_NAMES + 1:  # "1 more" is no shorter than its name
        return list(parts)
    return [*parts[:MOST_NAMES], f"{len(parts) - MOST_NAMES} more"]
