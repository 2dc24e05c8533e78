"""The finding of a month in one sentence, made from the bounds."""

from collections.abc import Mapping, Sequence

from claims.dates import Month, month_name, month_of
from presence.answers.presence import PresenceCode
from presence.answers.solved import Solved
from presence.edition import Bounds, Edition
from views.months import last_known
from views.words import english as words
from views.words.english import Gone
from views.words.figures import cell_words
from views.words.text import joined, people_name, shortened

MOST_NAMES = 3
"""Places or countries that a title names; the rest are counted."""


def title(bounds: Bounds, population: str, month: Month, *, exceptions: bool = False) -> str:
    """Return what empties, what remains, and how many in the countries.

    With `exceptions` the bounds are those if the exceptions are used, and the title says so.
    A zero is told as planned or as a fact by the claim behind it; a zero that only arithmetic
    leaves is not told as an emptying. What is said of a base is never told of its country.
    """
    edition = bounds.edition
    countries = [place for place in edition.dataset.places if place.parent is None]
    totals = {place.name: bounds.at(place.id, population, month) for place in countries}
    told = _told(bounds, population, month, totals, exceptions=exceptions)
    lead = words.LEAD_IF_USED if exceptions else words.LEAD
    after = month > month_of(edition.as_of)
    return lead[after].format(month=month_name(month), told=told)


def _told(
    bounds: Bounds, population: str, month: Month, totals: dict[str, Solved], *, exceptions: bool
) -> str:
    """Return what a title says of its month."""
    edition = bounds.edition
    people = people_name(edition.dataset, population)
    known = {name: one for name, one in totals.items() if _has_number(one)}
    if not known:
        return words.TITLE_NO_FIGURE.format(people=people)
    left = {name: one for name, one in known.items() if one.bound.high != 0}
    gone = {name: one for name, one in known.items() if one.bound.high == 0}
    if gone:
        told = _sentences(gone, words.COUNTRY_GONE, people)
        if any(one.wide != (0, 0) for one in gone.values()):
            told = words.TITLE_ASIDE.format(told=told)
        both = words.TITLE_BOTH.format(told=told, figures=_figures(left, ""))
        return both if left else told
    figures = _figures(left, people)
    if emptied := _emptied(bounds, population, month):
        told = _sentences(emptied, words.BASE_GONE, people)
        return words.TITLE_BOTH.format(told=told, figures=figures)
    disputed = [name for name, one in known.items() if one.presence.code == "disputed"]
    if disputed and not exceptions:
        later = month > last_known(edition.as_of)
        return words.TITLE_DISPUTED[later].format(figures=figures, names=joined(disputed))
    if not _base_figures(edition):
        return words.TITLE_NO_BASE.format(figures=figures)
    return figures


def _has_number(one: Solved) -> bool:
    return one.bound.low is not None or one.bound.high is not None


def _sentences(found: Mapping[str, Solved], table: Mapping[Gone, str], people: str) -> str:
    """Return why nobody is at some places, those of which the same is said together."""
    named: dict[Gone, list[str]] = {}
    for name, one in found.items():
        named.setdefault(_gone(one.presence.code), []).append(name)
    return words.LIST_OF_LISTS.join(
        table[why].format(people=people, names=joined(_shortened(names)))
        for why, names in named.items()
    )


def _gone(code: PresenceCode) -> Gone:
    return code if code in {"left", "to-be-empty", "unconfirmed"} else "sum"


def _figures(known: Mapping[str, Solved], people: str) -> str:
    """Return the countries' ranges; the people are named with the first, or not at all."""
    parts = [
        words.TITLE_TOTAL.format(figure=cell_words(one, "" if at else people), country=name)
        for at, (name, one) in enumerate(known.items())
    ]
    return joined(_shortened(parts))


def _emptied(bounds: Bounds, population: str, month: Month) -> dict[str, Solved]:
    """Return the bases that a claim empties in a country that is not empty."""
    found = {}
    for place in bounds.edition.dataset.places:
        if place.kind not in {"base", "city"}:
            continue
        one = bounds.at(place.id, population, month)
        if one.bound.high != 0 or _gone(one.presence.code) == "sum":
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
    return shortened(parts, MOST_NAMES + 1)  # "1 more" is no shorter than its name
