"""Why a bound is what it is, as arithmetic in a sentence that a reader can check by hand."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from claims.dates import month_name, month_of
from claims.places import Place
from presence.answers.reasons import Part, Reasons, of_pieces
from presence.answers.solved import Solved
from presence.answers.values import Piece
from presence.measures.base import dated, due, month_end
from presence.measures.emptied import leaves_nobody
from presence.measures.stock import counts_nobody
from presence.programme.rows import ASSUMED, Day
from presence.programme.sides import End
from presence.projection import Projection


@dataclass(frozen=True, slots=True)
class Explanation:
    """One end of a bound in words.

    Attributes
    ----------
    end
        Which end.
    sentence
        What it is and the sum that gives it.
    sources
        Claims and assumptions behind it, as in the table.
    """

    end: End
    sentence: str
    sources: tuple[str, ...]


def explain(projection: Projection, solved: Solved, end: End) -> Explanation:
    """Return why one end of a cell's values is what it is."""
    value = solved.bound.low if end == "low" else solved.bound.high
    why = solved.low if end == "low" else solved.high
    return _end(projection, solved, value, why, end)


def explain_pieces(
    projection: Projection, solved: Solved
) -> list[tuple[Piece, Explanation, Explanation]]:
    """Return why each piece of a cell's set of values ends where it does; none for one piece."""
    if len(solved.bound.pieces) < 2:
        return []
    return [
        (
            piece,
            _end(projection, solved, piece.low, low, "low"),
            _end(projection, solved, piece.high, high, "high"),
        )
        for piece, low, high in of_pieces(projection, solved.bound)
    ]


def _end(
    projection: Projection, solved: Solved, value: int | None, why: Reasons, end: End
) -> Explanation:
    place, population = _names(projection, solved)
    if value is None:
        limit = "lower" if end == "low" else "upper"
        sentence = f"The reports give no {limit} end for {population} {place}."
        return Explanation(end, sentence, ())
    if value == 0 and (gone := _gone(projection, why.sources)) is not None:
        return Explanation(end, f"None {place}: {gone}.", why.sources)
    limit = "At least" if why.end == "low" else "At most"
    counted = [part for part in why.parts if abs(part.persons) > 1e-6]
    total = sum(part.persons for part in counted)
    terms = _terms(projection, counted, why.end)
    sentence = f"{limit} {value:,} {population} {place}"
    reported = f"{sentence[0].lower()}{sentence[1:]}, "
    if len(counted) == 1 and terms.startswith(reported):  # of this time or of another
        itself = terms.removeprefix(reported)
        here = itself.startswith(_when(solved.cell.day))
        on = "on" if itself[0].isdigit() else "in"
        sentence += f", {itself}" if here else f", as {on} {itself}"
    else:
        sentence += f" = {terms}"
    if abs(total - value) > 1e-6:
        sentence += f"; that is {total:,.2f}, in whole persons {value:,}"
    named = {part.source for part in counted} | {_builds_on(projection, p) for p in counted}
    silent = _silent(projection, why.sources, named)
    return Explanation(end, f"{sentence}{silent}.", why.sources)


def _builds_on(projection: Projection, part: Part) -> str | None:
    """Return the claim that an assumed row takes its number from; ``None`` where it has none."""
    for name in part.needs:
        amount = projection.claims[name].amount
        if amount is not None and abs(part.side) in {amount.low, amount.high}:
            return name
    return part.needs[0] if part.needs else None


def _names(projection: Projection, solved: Solved) -> tuple[str, str]:
    place = next(p for p in projection.dataset.places if p.id == solved.cell.place)
    population = next(p for p in projection.dataset.populations if p.id == solved.cell.population)
    return _where([place]), population.name


def _where(places: Sequence[Place]) -> str:
    """Return places with their preposition: ``at Able``, ``in North and South``.

    A remainder's name has one already: ``elsewhere in North``.
    """
    rest = [p.name[0].lower() + p.name[1:] for p in places if p.kind == "remainder"]
    named = [p for p in places if p.kind != "remainder"]
    if not named:
        return " and ".join(rest)
    preposition = "at" if all(place.kind == "base" for place in named) else "in"
    return f"{preposition} {' and '.join([*(place.name for place in named), *rest])}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value - round(value)) < 1e-6 else f"{value:,.2f}"


def _times(size: float) -> str:
    """Return a multiplier that a reader can use: 0.75, or 4/3 where two decimals would not do."""
    ratio = Fraction(size).limit_denominator(1000)
    if 100 % ratio.denominator == 0 or abs(ratio - Fraction(size)) > Fraction(1, 10**9):
        return _number(size)
    return f"{ratio.numerator}/{ratio.denominator}"


def _terms(projection: Projection, parts: list[Part], end: End) -> str:
    """Return the sum: positive terms first, each with its limit and what it counts."""
    ordered = sorted(parts, key=lambda part: (part.persons < 0, -abs(part.persons), part.source))
    words = []
    for index, part in enumerate(ordered):
        size = abs(part.multiplier)
        times = "" if abs(size - 1) < 1e-6 else f"{_times(size)} × "
        joint = "less " if part.persons < 0 else "plus " if index else ""
        limit = "at least" if (part.multiplier > 0) == (end == "low") else "at most"
        words.append(f"{joint}{times}{limit} {_phrase(projection, part)}")
    return ", ".join(words)


def _phrase(projection: Projection, part: Part) -> str:
    """Return a number with what it counts, where, when and in which words it was reported."""
    row = part.row
    number = _number(abs(part.side))
    short, needed = None, None
    if row.assumed:
        name = row.source.removeprefix(ASSUMED)
        short = next(a.short for a in projection.dataset.assumptions if a.id == name)
        needed = _builds_on(projection, part)
        if needed is None:
            return f"{number} (assumed: {short})"
    claim = projection.claims[needed if needed is not None else part.source]
    people = next(p.name for p in projection.dataset.populations if p.id == claim.population)
    known = {place.id: place for place in projection.dataset.places}
    places = [known[one] for one in claim.places]
    where = " and ".join(place.name for place in places)
    said = [
        f"“{claim.amount.text}”" if claim.amount else None,
        f"assumed: {short}" if short else None,
    ]
    amount = f" ({'; '.join(filter(None, said))})" if any(said) else ""
    at = dated(claim) if claim.measure == "stock" else None
    month = _when(row.terms[0].day if at is None else at)
    by = due(claim)
    done = _when(row.day if by is None else by)
    match claim.measure:
        case "departure" | "move":
            return f"{number} {people} that leave {where} by {done}{amount}"
        case "arrival":
            return f"{number} {people} that come to {where} by {done}{amount}"
        case "reduction":
            return f"{number} by the cut of {people} {_where(places)} by {done}{amount}"
        case "share":
            whole = known[claim.whole].name if claim.whole else ""
            word = claim.amount.text if claim.amount else ""
            return f"{number} (for “{word}” of the {people} in {whole} to be at {where})"
        case _:
            return f"{number} {people} {_where(places)}, {month}{amount}"


def _when(at: Day) -> str:
    """Return a day as ``27 Sep 2025``, or the month that it ends as ``Sep 2025``."""
    date = dt.date.fromordinal(at)
    month = month_name(month_of(date), short=True)
    return month if at == month_end(at) else f"{date.day} {month}"


def _gone(projection: Projection, sources: tuple[str, ...]) -> str | None:
    """Return who says that nobody is left; ``None`` where it follows from arithmetic alone."""
    told = [claim for source in sources if (claim := projection.claims.get(source)) is not None]
    empty = [claim for claim in told if leaves_nobody(claim) or counts_nobody(claim)]
    # The whole's end comes before those of its parts, and of several the latest.
    space = projection.space
    for claim in sorted(
        empty, key=lambda c: (-len(space.leaves(c.places)), -(due(c) or dated(c) or 0), c.id)
    ):
        date = due(claim) or dated(claim)
        if counts_nobody(claim):
            at = f" in {_when(date)}" if date is not None else ""
            word = "nobody is reported" if claim.modality == "fact" else "nobody is to be there"
            return f"{word}{at} ({_listed(projection, sources)})"
        by = f" by {_when(date)}" if date is not None else ""
        word = "are reported gone" if claim.modality == "fact" else "are to leave"
        return f"all {word}{by} ({_listed(projection, sources)})"
    if all(source.startswith(ASSUMED) for source in sources):
        return f"assumed: {_listed(projection, sources)}"
    return None


def _silent(projection: Projection, sources: tuple[str, ...], named: set[str | None]) -> str:
    """Return what the sum rests on without adding a number to it."""
    quiet = tuple(source for source in sources if source not in named)
    return f"; resting on {_listed(projection, quiet)}" if quiet else ""


def _listed(projection: Projection, sources: tuple[str, ...]) -> str:
    short = {
        ASSUMED + a.id: f"the assumption that {a.short}" for a in projection.dataset.assumptions
    }
    return ", ".join(short.get(source, source) for source in sources)
