"""A month in a few plain sentences: the map's text alternative and the notes of a slide."""

from collections.abc import Iterable, Sequence

from claims.dates import Month, day_name
from claims.places import Place
from presence.answers.number import Support
from presence.answers.solved import Solved
from presence.answers.values import Cell
from views.months import last_known
from views.title import title
from views.view import View
from views.words import english as words
from views.words.basis import basis_text, phase_text
from views.words.figures import cell_text
from views.words.states import is_wider, state_words, support_of
from views.words.text import (
    joined,
    long_date_words,
    opening,
    people_name,
    place_name,
    plain_spaces,
    shortened,
)

MOST_PLACES = 8
"""Places that are told one by one; the others are counted."""

MOST_TOLD = 6
"""Names in a list of evidence or disputes; the others are counted."""


def summary(view: View, month: Month) -> str:
    """Return what a month's map says, in sentences.

    The finding with the countries' totals; phase, edition and basis; what becomes of each place;
    what the ranges rest on; what is in dispute. Stays short however many places there are.

    Parameters
    ----------
    view
        What is shown.
    month
        A month of the grid.
    """
    exceptions = view.options.exceptions
    bounds = view.bounds.with_exceptions() if exceptions else view.bounds
    population = view.options.population
    dataset = view.edition.dataset
    solved = {place: bounds.at(place.id, population, month) for place in dataset.places}
    sentences = [
        title(bounds, population, month, exceptions=exceptions),
        _setting(view, month),
        _places(view, {p: one for p, one in solved.items() if p.kind != "country"}, month),
        _split(view, solved),
        *_evidence(solved),
        _disputes(view),
    ]
    return " ".join(f"{plain_spaces(sentence)}." for sentence in sentences if sentence)


def _setting(view: View, month: Month) -> str:
    """Return phase, edition and basis, and whether the month lies after the last report."""
    edition = view.edition
    known = last_known(edition.as_of)
    parts = [
        phase_text(edition.dataset, month),
        words.AS_KNOWN.format(day=day_name(edition.as_of)),
        words.AFTER if month > known else "",
        basis_text(edition, exceptions=view.options.exceptions),
    ]
    return opening(words.LIST.join(filter(None, parts)))


def _places(view: View, solved: dict[Place, Solved], month: Month) -> str:
    """Return what becomes of the places below a country; of many the best reported ones."""

    def state(place: Place, one: Solved) -> str:
        announced = view.bounds.at(place.id, view.options.population, month)
        wider = view.options.exceptions and is_wider(announced)
        return state_words(one, place.kind, wider=wider)

    states = {place: state(place, one) for place, one in solved.items()}
    ranked = sorted(solved, key=lambda place: solved[place].presence.code == "no-report")
    told = ranked if len(ranked) <= MOST_PLACES + 1 else ranked[:MOST_PLACES]
    alike: dict[tuple[str, str], list[str]] = {}
    for place in told:
        alike.setdefault((cell_text(solved[place]), states[place]), []).append(place.name)
    parts = [
        words.PLACES_ALIKE.format(names=joined(names), figure=figure, state=said)
        for (figure, said), names in alike.items()
    ]
    if rest := ranked[len(told) :]:
        counts = _counted(states[place] for place in rest)
        parts.append(words.PLACES_MORE.format(number=len(rest), states=counts))
    return words.LIST_OF_LISTS.join(parts)


def _counted(states: Iterable[str]) -> str:
    """Return how many there are of each, the most frequent first and the rarest together."""
    every = list(states)
    kinds = sorted(set(every), key=lambda word: (-every.count(word), word))
    if len(kinds) == 1:
        return kinds[0]
    told = kinds if len(kinds) <= 4 else kinds[:3]
    parts = [words.STATES_COUNTED.format(number=every.count(word), state=word) for word in told]
    if others := sum(every.count(word) for word in kinds[len(told) :]):
        parts.append(words.STATES_OTHER.format(number=others))
    return words.LIST.join(parts)


def _split(view: View, solved: dict[Place, Solved]) -> str:
    """Return the illustrative split, named as such; empty where it is not shown."""
    if view.split is None:
        return ""
    shares: dict[Cell, int] = dict(view.split)
    parts = [
        words.SUMMARY_SHARE.format(place=place.name, number=f"{shares[one.cell]:,}")
        for place, one in solved.items()
        if place.kind != "country" and one.cell in shares
    ]
    return words.SUMMARY_SPLIT.format(places=_listed(parts)) if parts else ""


def _evidence(solved: dict[Place, Solved]) -> Iterable[str]:
    """Yield which ranges are reported, announced or worked out, and which rest on assumptions."""
    kinds: dict[Support, list[str]] = {"stated": [], "planned": [], "worked-out": []}
    for place, one in solved.items():
        support = support_of(one)
        alike = "worked-out" if support == "assumed" else support
        if alike in kinds:
            kinds[alike].append(place.name)
    told = [
        words.SUPPORTED[support].format(names=_listed(names))
        for support, names in kinds.items()
        if names
    ]
    if told:
        yield opening(words.LIST_OF_LISTS.join(told))
    assumed = [place.name for place, one in solved.items() if one.assumes]
    others = [place.name for place, one in solved.items() if not one.assumes]
    if assumed and not others:
        yield words.ALL_ASSUMED
    elif len(others) < len(assumed):
        yield words.ALL_BUT_ASSUMED.format(names=joined(shortened(others, MOST_TOLD)))
    elif assumed:
        yield words.SOME_ASSUMED.format(names=_listed(assumed))
    faint = [p.name for p, one in solved.items() if one.no_more and one.bound.high]
    if faint:
        yield words.TOTALS_ONLY.format(names=_listed(faint))


def _disputes(view: View) -> str:
    """Return where reports cannot all hold; empty where nothing is in dispute."""
    dataset = view.edition.dataset
    parts = [
        words.DISPUTED[dispute.about].format(
            people=people_name(dataset, sides[0].cell.population),
            place=place_name(dataset, sides[0].cell.place),
            day=long_date_words(sides[0].day),
        )
        for dispute, sides in view.disputes
    ]
    subjects = _listed(list(dict.fromkeys(parts)))
    return words.SUMMARY_DISPUTES.format(subjects=subjects) if parts else ""


def _listed(parts: Sequence[str]) -> str:
    apart = any(words.LIST in part for part in parts)
    return (words.LIST_OF_LISTS if apart else words.LIST).join(shortened(parts, MOST_TOLD))
