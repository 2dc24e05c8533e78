"""A month in a few plain sentences: the map's text alternative and the notes of a slide."""

from collections.abc import Iterable, Sequence

from claims.dates import Month, day_name
from claims.places import Place
from presence.answers.solved import Solved
from presence.answers.values import Cell
from views.months import last_known
from views.title import title
from views.view import View
from views.wording import (
    SOME,
    basis_text,
    cell_text,
    is_wider,
    joined,
    long_date_words,
    opening,
    phase_text,
    plain_spaces,
    state_words,
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
        f"as known on {day_name(edition.as_of)}",
        "after the last report" if month > known else "",
        basis_text(edition, exceptions=view.options.exceptions),
    ]
    return opening(", ".join(part for part in parts if part))


def _places(view: View, solved: dict[Place, Solved], month: Month) -> str:
    """Return what becomes of the places below a country; of many the best reported ones."""

    def state(place: Place, one: Solved) -> str:
        announced = view.bounds.at(place.id, view.options.population, month)
        wider = view.options.exceptions and is_wider(announced)
        return state_words(one, place.kind, wider=wider)

    words = {place: state(place, one) for place, one in solved.items()}
    ranked = sorted(solved, key=lambda place: solved[place].presence.code == "no-report")
    told = ranked if len(ranked) <= MOST_PLACES + 1 else ranked[:MOST_PLACES]
    alike: dict[str, list[str]] = {}
    for place in told:
        said = f"{cell_text(solved[place])} ({words[place]})"
        alike.setdefault(said, []).append(place.name)
    parts = [f"{joined(names)}: {said}" for said, names in alike.items()]
    if rest := ranked[len(told) :]:
        parts.append(f"{len(rest)} more places: {_counted(words[place] for place in rest)}")
    return "; ".join(parts)


def _counted(words: Iterable[str]) -> str:
    """Return how many there are of each, the most frequent first and the rarest together."""
    every = list(words)
    kinds = sorted(set(every), key=lambda word: (-every.count(word), word))
    if len(kinds) == 1:
        return kinds[0]
    told = kinds if len(kinds) <= 4 else kinds[:3]
    parts = [f"{every.count(word)} {word}" for word in told]
    if others := sum(every.count(word) for word in kinds[len(told) :]):
        parts.append(f"{others} other")
    return ", ".join(parts)


def _split(view: View, solved: dict[Place, Solved]) -> str:
    """Return the illustrative split, named as such; empty where it is not shown."""
    if view.split is None:
        return ""
    shares: dict[Cell, int] = dict(view.split)
    parts = [
        f"{place.name} {shares[one.cell]:,}"
        for place, one in solved.items()
        if place.kind != "country" and one.cell in shares
    ]
    return f"Illustrative split, not a claim: {_listed(parts)}" if parts else ""


def _evidence(solved: dict[Place, Solved]) -> Iterable[str]:
    """Yield which ranges are reported, announced or worked out, and which rest on assumptions."""
    kinds = []
    for status in ("reported", "announced", "worked out"):
        if names := [p.name for p, one in solved.items() if _status(one) == status]:
            kinds.append(f"{status}: {_listed(names)}")
    if kinds:
        yield opening("; ".join(kinds))
    assumed = [place.name for place, one in solved.items() if one.assumes]
    others = [place.name for place, one in solved.items() if not one.assumes]
    if assumed and len(others) < len(assumed):
        but = f" but {joined(_told(others))}" if others else ""
        yield f"All ranges{but} rest on assumptions"
    elif assumed:
        yield f"On assumptions rest: {_listed(assumed)}"
    faint = [p.name for p, one in solved.items() if one.no_more and one.bound.high]
    if faint:
        yield f"Known only to be at most the country’s total: {_listed(faint)}"


def _status(one: Solved) -> str:
    return "not reported" if cell_text(one) == SOME else one.status


def _disputes(view: View) -> str:
    """Return where reports cannot all hold; empty where nothing is in dispute."""
    dataset = view.edition.dataset
    places = {place.id: place.name for place in dataset.places}
    people = {one.id: one.name for one in dataset.populations}
    parts = []
    for dispute, sides in view.disputes:
        cell = sides[0].cell
        whom = f"{people[cell.population]} in {places[cell.place]}"
        parts.append(
            f"by when {whom} leave"
            if dispute.about == "deadline"
            else f"figures for {whom}, {long_date_words(sides[0].day)}"
        )
    return f"In dispute: {_listed(list(dict.fromkeys(parts)))}" if parts else ""


def _listed(parts: Sequence[str]) -> str:
    return ("; " if any(", " in part for part in parts) else ", ").join(_told(parts))


def _told(parts: Sequence[str]) -> list[str]:
    """Return a list as long as it may be, its last part the number of those left out."""
    if len(parts) <= MOST_TOLD:
        return list(parts)
    told = parts[: MOST_TOLD - 1]
    return [*told, f"{len(parts) - len(told)} more"]
