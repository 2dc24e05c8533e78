"""Whether anybody is at a place, and what its number rests on, in a few words each."""

from presence.answers.number import Support
from presence.answers.solved import Solved
from views.words import english as words
from views.words.figures import figure_in
from views.words.text import date_words

_BASE = {"base", "city"}
"""Kinds of places that are in use or empty; in all others there is somebody or nobody."""


def is_wider(one: Solved) -> bool:
    """Whether more is possible if the exceptions are used than what was announced."""
    return one.wide != (one.bound.low, one.bound.high)


def state_words(one: Solved, kind: str, *, wider: bool = False) -> str:
    """Return whether anybody is at a place, in a few words.

    Parameters
    ----------
    one
        The cell.
    kind
        The place's kind.
    wider
        Whether its values are those if the exceptions are used, and more than what was announced.
    """
    presence = one.presence
    if wider and presence.code in {"to-be-empty", "unconfirmed"}:
        return words.MAY_STAY
    date = presence.date
    template = words.PRESENCE[presence.code][kind not in _BASE]
    if presence.code == "to-stay" and date is not None and date.toordinal() < one.cell.day:
        template = words.STAYS
    return template.format(date=date_words(date)) if date is not None else template


def support_of(one: Solved) -> Support:
    """Return what the number that a reader is told rests on.

    Its own code, but where the figure told is another: somebody is no number, and where nobody is
    in the country nothing is left over.
    """
    if one.bound.high == 0 and one.number.code == "country-total":
        return "worked-out"
    return "no-number" if figure_in(one) == "some" else one.number.support


def number_words(one: Solved) -> str:
    """Return what the number of a cell rests on, in a few words."""
    return words.SUPPORT[support_of(one)]


def country_words(one: Solved, people: str, *, has_sites: bool) -> str:
    """Return whom a country's figure counts, and how it was found or that no site is known."""
    if not has_sites and one.number.code != "no-number":
        return words.NO_SITE.format(people=people)
    return words.COUNTRY[support_of(one)].format(people=people)


def tells_support(one: Solved, *, has_sites: bool) -> bool:
    """Whether `country_words` tells all of `number_words`."""
    if not has_sites and one.number.code != "no-number":
        return False
    return support_of(one) != "assumed"
