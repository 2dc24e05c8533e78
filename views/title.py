"""The finding of a month in one sentence, made from the bounds."""

from claims.dates import Month, month_name, month_of
from presence.edition import Bounds, Edition
from presence.solve import Solved
from presence.state import State
from views.months import last_known
from views.wording import joined, people_name, range_words

MOST_NAMES = 3
"""Places or countries that a title names; the rest are counted."""


def title(bounds: Bounds, population: str, month: Month, *, exceptions: bool = False) -> str:
    """Return what empties, what remains, and how many in the countries.

    With `exceptions` the bounds are those if the exceptions are used, and the title says so.
    A zero is told as planned or as a fact by the claim behind it; a zero that only arithmetic
    leaves is not told as an emptying.
    """
    edition = bounds.edition
    people = people_name(edition.dataset, population)
    countries = [place for place in edition.dataset.places if place.parent is None]
    totals = [(place.name, bounds.at(place.id, population, month)) for place in countries]
    known = [(name, one) for name, one in totals if one.status != "not reported"]
    lead = _lead(edition, month) + ("if exceptions are used, " if exceptions else "")
    if not known:
        return f"{lead}no report gives a figure for {people}"
    last = last_known(edition.as_of)
    left = {name: one for name, one in known if one.bound.high != 0}
    gone = {name: _tense(one.state, last) for name, one in known if one.bound.high == 0}
    if gone:
        told = {
            "planned": f"the plan leaves no {people} in {joined(list(gone))}",
            "was planned": f"the plan was to leave no {people} in {joined(list(gone))}",
            "fact": f"no {people} are left in {joined(list(gone))}",
        }[_shared(gone)]
        if any(one.wide != (0, 0) for name, one in known if name in gone):
            told += ", exceptions aside"
        return f"{lead}{told}; {_figures(left, '')}" if left else f"{lead}{told}"
    figures = _figures(left, people)
    if emptied := _emptied(bounds, population, month, last):
        names = joined(_shortened(list(emptied)))
        told = {
            "planned": f"the plan empties {names}",
            "was planned": f"the plan was to empty {names}",
            "fact": f"nobody is left at {names}",
        }[_shared(emptied)]
        return f"{lead}{told}; {figures}"
    if not exceptions and any(one.bound.low == 0 for _, one in known):
        told = "are to have left" if month > last else "have left"
        return f"{lead}{figures}: reports disagree on whether all {told}"
    if not _base_figures(edition):
        return f"{lead}{figures}; no report gives a number for any base"
    return f"{lead}{figures}"


def _lead(edition: Edition, month: Month) -> str:
    preposition = "By" if month > month_of(edition.as_of) else "In"
    return f"{preposition} {month_name(month)}, "


def _figures(known: dict[str, Solved], people: str) -> str:
    """Return the countries' ranges; the people are named with the first, or not at all."""
    parts = [
        " ".join(filter(None, (_unbroken(one), people if not index else "", f"in {name}")))
        for index, (name, one) in enumerate(known.items())
    ]
    return joined(_shortened(parts))


def _unbroken(one: Solved) -> str:
    """Return a range in words that no line break falls into."""
    return range_words(one.bound).replace(" ", "\u00a0")


def _emptied(bounds: Bounds, population: str, month: Month, last: Month) -> dict[str, str]:
    """Return the bases that a claim empties in a country that is not empty, and how it is told."""
    found = {}
    for place in bounds.edition.dataset.places:
        if place.kind not in {"base", "city"}:
            continue
        one = bounds.at(place.id, population, month)
        if one.state.kind not in {"emptied", "to be emptied"} or one.bound.high != 0:
            continue
        country = bounds.at(bounds.edition.country_of(place.id), population, month)
        if country.bound.high != 0:
            found[place.name] = _tense(one.state, last)
    return found


def _tense(state: State, known: Month) -> str:
    """Return whether a zero is a fact, planned, or was planned for a month that is over."""
    if state.kind != "to be emptied":
        return "fact"
    return "was planned" if state.month is not None and state.month <= known else "planned"


def _shared(told: dict[str, str]) -> str:
    """Return what is said of all; of several things the least certain."""
    for word in ("was planned", "planned"):
        if word in told.values():
            return word
    return "fact"


def _base_figures(edition: Edition) -> bool:
    """Whether any report gives a figure for a place below a country."""
    below = {place.id for place in edition.dataset.places if place.parent is not None}
    return any(
        claim.measure == "stock" and claim.constrains and below & set(claim.places)
        for claim in edition.claims.values()
    )


def _shortened(parts: list[str]) -> list[str]:
    if len(parts) <= MOST_NAMES:
        return parts
    return [*parts[:MOST_NAMES], f"{len(parts) - MOST_NAMES} more"]
