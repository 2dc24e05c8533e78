"""Beside the map: totals and places, and the reasons for the place chosen."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

import streamlit as st

from claims.dates import month_name, parse_month
from claims.places import Place
from presence.answers.solved import Solved
from presence.edition import Edition
from presence.programme.rows import ASSUMED
from presence.projection import Projection
from presence.told.explain import Explanation, explain, explain_pieces
from ui.claim import cite
from ui.panels import draw_panel
from ui.state import PLACE
from views.markup import el, html
from views.view import View
from views.wording import (
    GAVE_WAY,
    cell_text,
    date_words,
    ends_text,
    gave_way,
    is_wider,
    number_words,
    range_text,
    state_words,
)

_PANEL = "panel-ranges"


def draw_side(view: View, envelope: View | None, month: str, named: Element) -> None:
    """Draw totals, places and reasons for a month.

    Parameters
    ----------
    view
        What is shown.
    envelope
        The same over all accounts; ``None`` where that is what is shown.
    month
        As ``2025-09``.
    named
        Goes with the reasons: an element of its own would cost every step a message more.
    """
    dataset = view.world.dataset
    with st.container(key="side"):
        draw_panel("ranges", on_place=_choose)
        place = next(p for p in dataset.places if p.id == st.session_state[PLACE])
        st.html(html(el("div", _reasons(view, envelope, place, parse_month(month)), named)))


def _choose() -> None:
    """Take over the place that was chosen in the list or on the map."""
    st.session_state[PLACE] = st.session_state[_PANEL].place


def _reasons(view: View, envelope: View | None, place: Place, month: int) -> Element:
    edition, population = view.edition, view.options.population
    projection = edition.part_of(place.id)
    one = view.bounds.at(place.id, population, month)
    start = view.bounds.at(place.id, population, edition.dataset.start)
    used = set(one.low.sources) | set(one.high.sources)
    first = month_name(edition.dataset.start)
    shown = ends_text(*one.wide) if view.options.exceptions else cell_text(one)
    return el(
        "section",
        el("h3", f"{place.name} · {shown}"),
        el("p", *_chips(view, place, one, used), class_="chips"),
        el("p", place.means, class_="quiet") if place.means else None,
        _heard(one),
        _envelope(envelope, place, month),
        el("p", f"At the start, {first}: {cell_text(start)}.", class_="quiet"),
        *_ends(projection, one),
        _exceptions(projection, one),
        _split(view, one),
        _unsettled(edition, place, used),
        class_="atlas-reasons",
        aria_label=f"Reasons for {place.name}",
    )


def _heard(one: Solved) -> Element | None:
    """Return when the place was last heard of; nothing where it never was."""
    told = [
        f"{what} {date_words(date)}"
        for what, date in (("presence", one.heard.presence), ("number", one.heard.number))
        if date is not None
    ]
    return el("p", f"Last heard of: {', '.join(told)}.", class_="quiet") if told else None


def _envelope(envelope: View | None, place: Place, month: int) -> Element | None:
    if envelope is None:
        return None
    bound = envelope.bounds.at(place.id, envelope.options.population, month).bound
    return el("p", f"Over all accounts: {range_text(bound)}.")


def _chips(view: View, place: Place, one: Solved, used: set[str]) -> Iterator[Element]:
    assumed = {a.id: a for a in view.edition.dataset.assumptions}
    unsaid = one.presence.code == "no-report"
    said = "chip chip-not-reported" if unsaid else "chip"
    wider = view.options.exceptions and is_wider(one)
    yield el("span", state_words(one, place.kind, wider=wider), class_=said)
    known_of = "chip chip-not-reported" if one.status == "not reported" else "chip"
    yield el("span", number_words(one), class_=known_of)
    for name in sorted(s.removeprefix(ASSUMED) for s in used if s.startswith(ASSUMED)):
        yield el("em", assumed[name].short)  # led by "assumed" in the style sheet


def _ends(projection: Projection, one: Solved) -> Iterator[Element]:
    """Yield why the values end where they do: each piece of them, where there are several."""
    pieces = explain_pieces(projection, one)
    for piece, low, high in pieces:
        told = [high] if piece.high == 0 else [high, low]
        yield _told(projection, told, el("p", el("b", ends_text(*piece))))
    if not pieces:
        yield _told(projection, [explain(projection, one, "high")])
        if one.bound.high != 0:
            yield _told(projection, [explain(projection, one, "low")])
    if one.bound.merged:
        yield el("p", "Narrow gaps between these values are not told.", class_="quiet")


def _told(
    projection: Projection, told: Sequence[Explanation], head: Element | None = None
) -> Element:
    sources = dict.fromkeys(source for one in told for source in one.sources)
    claims = [cite(source) for source in sources if source in projection.claims]
    sentences = (el("p", one.sentence) for one in told)
    return el("div", head, *sentences, el("ul", *claims) if claims else None)


def _exceptions(projection: Projection, one: Solved) -> Element | None:
    """Return the range if the exceptions are used, with what frees it; nothing where none does."""
    if not projection.freed:
        return None
    if not is_wider(one):
        return el("div", el("p", "If the exceptions are used: no change here."))
    text = f"If the exceptions are used: {ends_text(*one.wide)}; as announced: "
    space = projection.space
    day = one.cell.day
    names = dict.fromkeys(
        freed.by
        for freed in projection.freed
        if (not freed.places or space.overlap(freed.places, (one.cell.place,)))
        and (freed.population is None or space.share_people(freed.population, one.cell.population))
        and (freed.first is None or freed.first < day)
        and (freed.last is None or day <= freed.last)
    )
    claims = [cite(name) for name in names]
    return el("div", el("p", f"{text}{range_text(one.bound)}."), el("ul", *claims))


def _split(view: View, one: Solved) -> Element | None:
    persons = None if view.split is None else view.split.get(one.cell)
    if persons is None:
        return None
    text = f"Illustrative split: {persons:,}. The middle divided evenly: no evidence."
    return el("div", el("p", text))


def _unsettled(edition: Edition, place: Place, used: set[str]) -> Element | None:
    """Return what disputes the reasons, and what was said of the place and gave way."""
    disputed = [
        cite(name)
        for dispute in edition.disputes
        if used & set(dispute.claims)
        for name in dispute.claims
        if name not in used
    ]
    overtaken = [
        cite(gone.claim, f"{' '.join(GAVE_WAY[gone.rule])} {', '.join(gone.to)}")
        for gone in gave_way(edition)
        if edition.claims[gone.claim].places == (place.id,)
    ]
    if not disputed and not overtaken:
        return None
    return el(
        "div",
        el("ul", *disputed, data_lead="in dispute") if disputed else None,
        el("ul", *overtaken) if overtaken else None,
    )
