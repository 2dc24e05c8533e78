"""Why the range of a place is what it is in a month, as an item that the screen only draws."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from claims.dates import Month, month_name
from claims.places import Place
from presence.answers.solved import Solved
from presence.edition import Edition
from presence.programme.rows import ASSUMED
from presence.projection import Projection
from presence.told.disputes import gave_way
from presence.told.explain import Explanation, explain, explain_pieces
from views.view import View
from views.words import english as words
from views.words.figures import cell_text, ends_text, range_text
from views.words.states import is_wider, number_words, state_words, support_of
from views.words.text import date_words


@dataclass(frozen=True, slots=True)
class Chip:
    """A few words on how things stand; ``unknown`` of what no report tells."""

    text: str
    kind: Literal["known", "unknown", "assumed"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences with the ids of the claims behind them; `head` is what they are of, if not all."""

    sentences: tuple[str, ...]
    claims: tuple[str, ...] = ()
    head: str = ""


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a range is what it is.

    Attributes
    ----------
    heading, label
        Place and range, and what a listener hears it called.
    chips
        Whether anybody is there, what the number rests on, what is assumed.
    remarks
        What the place is, when it was heard of, other ranges to compare with.
    accounts
        The range over all accounts, where one is chosen; else empty.
    why
        Why the values end where they do, what they are if the exceptions are used, the split.
    disputed
        Ids of the claims that dispute the reasons.
    gave_way
        What was said of the place and gave way: each claim's id, with what became of it.
    """

    heading: str
    label: str
    chips: tuple[Chip, ...]
    remarks: tuple[str, ...]
    accounts: str
    why: tuple[Paragraph, ...]
    disputed: tuple[str, ...]
    gave_way: tuple[tuple[str, str], ...]


def reasons(view: View, envelope: View | None, place: Place, month: Month) -> Reasons:
    """Return why the range of a place is what it is.

    Parameters
    ----------
    view
        What is shown.
    envelope
        The same over all accounts; ``None`` where that is what is shown.
    place, month
        Where and when.
    """
    edition, population = view.edition, view.options.population
    one = view.bounds.at(place.id, population, month)
    used = {*one.low.sources, *one.high.sources}
    shown = ends_text(*one.wide) if view.options.exceptions else cell_text(one)
    accounts = ""
    if envelope is not None:
        whole = envelope.bounds.at(place.id, population, month).bound
        accounts = words.ALL_ACCOUNTS.format(range=range_text(whole))
    return Reasons(
        heading=words.REASONS_HEAD.format(place=place.name, range=shown),
        label=words.REASONS_FOR.format(place=place.name),
        chips=tuple(_chips(view, place, one, used)),
        remarks=tuple(_remarks(view, place, one)),
        accounts=accounts,
        why=tuple(_why(view, edition.part_of(place.id), one)),
        disputed=tuple(
            name
            for dispute in edition.disputes
            if used & set(dispute.claims)
            for name in dispute.claims
            if name not in used
        ),
        gave_way=tuple(_gave_way(edition, place)),
    )


def _chips(view: View, place: Place, one: Solved, used: set[str]) -> Iterator[Chip]:
    wider = view.options.exceptions and is_wider(one)
    unsaid = one.presence.code == "no-report"
    yield Chip(state_words(one, place.kind, wider=wider), "unknown" if unsaid else "known")
    unknown = support_of(one) in {"country-total", "no-number"}
    yield Chip(number_words(one), "unknown" if unknown else "known")
    short = {ASSUMED + one.id: one.short for one in view.edition.dataset.assumptions}
    for source in sorted(used & short.keys()):
        yield Chip(short[source], "assumed")


def _remarks(view: View, place: Place, one: Solved) -> Iterator[str]:
    if place.means:
        yield place.means
    presence, number = one.heard.presence, one.heard.number
    if presence is not None or number is not None:
        yield words.HEARD[presence is not None, number is not None].format(
            presence=date_words(presence) if presence else "",
            number=date_words(number) if number else "",
        )
    first = view.edition.dataset.start
    start = view.bounds.at(place.id, view.options.population, first)
    yield words.AT_START.format(month=month_name(first), range=cell_text(start))


def _why(view: View, projection: Projection, one: Solved) -> Iterator[Paragraph]:
    pieces = explain_pieces(projection, one)
    for piece, low, high in pieces:
        told = [high] if piece.high == 0 else [high, low]
        yield _told(projection, told, ends_text(*piece))
    if not pieces:
        yield _told(projection, [explain(projection, one, "high")])
        if one.bound.high != 0:
            yield _told(projection, [explain(projection, one, "low")])
    if one.bound.merged:
        yield Paragraph((words.GAPS_CLOSED,))
    if projection.freed:
        yield _exceptions(projection, one)
    if view.split is not None and one.cell in view.split:
        yield Paragraph((words.SPLIT.format(number=f"{view.split[one.cell]:,}"),))


def _told(projection: Projection, told: Sequence[Explanation], head: str = "") -> Paragraph:
    sources = dict.fromkeys(source for one in told for source in one.sources)
    claims = tuple(source for source in sources if source in projection.claims)
    return Paragraph(tuple(one.sentence for one in told), claims, head)


def _exceptions(projection: Projection, one: Solved) -> Paragraph:
    """Return the range if the exceptions are used, with what frees it."""
    if not is_wider(one):
        return Paragraph((words.NO_CHANGE_IF_USED,))
    space, day = projection.space, one.cell.day
    names = dict.fromkeys(
        freed.by
        for freed in projection.freed
        if (not freed.places or space.overlap(freed.places, (one.cell.place,)))
        and (freed.population is None or space.share_people(freed.population, one.cell.population))
        and (freed.first is None or freed.first < day)
        and (freed.last is None or day <= freed.last)
    )
    text = words.IF_USED.format(wide=ends_text(*one.wide), range=range_text(one.bound))
    return Paragraph((text,), tuple(names))


def _gave_way(edition: Edition, place: Place) -> Iterator[tuple[str, str]]:
    for gone in gave_way(edition):
        if edition.claims[gone.claim].places == (place.id,):
            to = words.LIST.join(gone.to)
            yield gone.claim, words.GAVE_WAY_TO[gone.rule].format(claims=to)
