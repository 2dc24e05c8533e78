"""Beside the map: totals, the places, and the reasons for the place chosen."""

from xml.etree.ElementTree import Element

import streamlit as st

from claims.dates import day_name, month_name, parse_month
from claims.model import RELEASING, Claim
from claims.places import Place
from presence.explain import explain
from presence.projection import End, Projection
from presence.rows import ASSUMED
from presence.solve import Solved
from ui.markup import el, html, plain
from ui.state import PLACE, setting
from views.view import View
from views.wording import ends_text, opening, range_text, state_words


def draw_side(view: View, month: str, known: int) -> None:
    """Draw totals, places and reasons for a month."""
    bounds, population = view.bounds, view.options.population
    edition = view.edition
    dataset = edition.dataset
    at = parse_month(month)
    chosen = st.session_state[PLACE]
    cells = {place.id: bounds.at(place.id, population, at) for place in dataset.places}
    largest = max((c.bound.high or c.bound.low or 0 for c in bounds.cells.values()), default=0)
    people = next(p.name for p in dataset.populations if p.id == population)
    with st.container(key="side"):
        with st.container(key="places"):
            _heading(f"{opening(people)}, {month_name(at)}")
            for place in (p for p in dataset.places if p.parent is None):
                _row(place, cells[place.id], largest, chosen)
            for country in (p for p in dataset.places if p.parent is None):
                below = [p for p in dataset.places if edition.country_of(p.id) == country.id]
                if len(below) > 1:
                    _heading(f"Places in {country.name}")
                for place in below[1:]:
                    _row(place, cells[place.id], largest, chosen)
        place = next(p for p in dataset.places if p.id == chosen)
        st.html(html(_reasons(edition.part_of(chosen), place, cells[chosen], known)))


def _heading(text: str) -> None:
    st.html(html(el("h3", text, class_="atlas-heading")))


def _row(place: Place, one: Solved, largest: int, chosen: str) -> None:
    picked = place.id == chosen
    with st.container(key=f"row-{place.id}", horizontal=True, vertical_alignment="center"):
        st.button(
            plain(place.name),
            key=f"place-{place.id}",
            type="primary" if picked else "tertiary",
            on_click=setting(PLACE, place.id),
        )
        st.html(html(_bar(one, largest)))


def _bar(one: Solved, largest: int) -> Element:
    """Return a range as a bar on a scale from none to the largest figure, with its numbers.

    What the exceptions add is a thin line behind it.
    """
    beyond = None
    if one.wide != (one.bound.low, one.bound.high):
        beyond = _span("beyond", *one.wide, largest)
    kind = "range low" if one.bound.low is not None else "range"
    bar = _span(kind, one.bound.low, one.bound.high, largest)
    mark = el("small", " ◦", title="rests on an assumption") if one.assumes else None
    return el(
        "div",
        el("div", beyond, bar, class_="track", aria_hidden="true"),
        el("span", range_text(one.bound), mark, class_="figure"),
        class_="atlas-bar",
    )


def _span(kind: str, low: int | None, high: int | None, largest: int) -> Element | None:
    if low is None and high is None:
        return None
    scale = max(largest, 1)
    left = 100 * (low or 0) / scale
    right = 100.0 if high is None else min(100 * high / scale, 100.0)
    name = f"{kind} open" if high is None else kind
    return el("i", class_=name, style=f"left:{left:.2f}%;width:{max(right - left, 0):.2f}%")


def _reasons(projection: Projection, place: Place, one: Solved, known: int) -> Element:
    used = set(one.low.sources) | set(one.high.sources)
    assumed = {a.id: a for a in projection.dataset.assumptions}
    chips = [
        el("span", one.status, class_=f"chip chip-{one.status.replace(' ', '-')}"),
        el("span", state_words(one.state, known), class_="chip")
        if one.state.kind != "none said"
        else None,
        *(
            el(
                "span",
                f"◦ assumed: {assumed[name].short}",
                class_="chip chip-assumed",
                title=assumed[name].says,
            )
            for name in sorted(s.removeprefix(ASSUMED) for s in used if s.startswith(ASSUMED))
        ),
    ]
    return el(
        "section",
        el("h3", f"{place.name} · {range_text(one.bound)}"),
        el("p", *chips, class_="chips"),
        el("p", place.means, class_="quiet") if place.means else None,
        _end(projection, one, "high"),
        _end(projection, one, "low") if one.bound.high != 0 else None,
        _exceptions(projection, one),
        _also(projection, place, used),
        class_="atlas-reasons",
        aria_label=f"Reasons for {place.name}",
    )


def _end(projection: Projection, one: Solved, end: End) -> Element:
    told = explain(projection, one, end)
    claims = [projection.claims[s] for s in told.sources if s in projection.claims]
    return el(
        "div",
        el("p", told.sentence),
        el("ul", *(_claim(projection, claim) for claim in claims)) if claims else None,
        class_="end",
    )


def _exceptions(projection: Projection, one: Solved) -> Element | None:
    """Return the range if the exceptions are used, with what frees it; nothing where none does."""
    if not projection.freed:
        return None
    if one.wide == (one.bound.low, one.bound.high):
        text = "If the exceptions are used: no change here."
        return el("div", el("p", text), class_="end")
    text = f"If the exceptions are used: {ends_text(*one.wide)}."
    space = projection.space
    month = projection.grid.firsts[one.cell.span]
    names = dict.fromkeys(
        freed.by
        for freed in projection.freed
        if (not freed.places or space.overlap(freed.places, (one.cell.place,)))
        and (freed.population is None or space.share_people(freed.population, one.cell.population))
        and (freed.first is None or freed.first < month)
        and (freed.last is None or month <= freed.last)
    )
    claims = [_claim(projection, projection.claims[name]) for name in names]
    return el("div", el("p", text), el("ul", *claims), class_="end")


def _claim(projection: Projection, claim: Claim) -> Element:
    report = next(r for r in projection.reports if r.id == claim.report)
    source = f"{report.outlet}, {day_name(report.known_from)}, ¶{claim.locator}"
    under = f" Under a condition: {claim.under}." if claim.under else ""
    return el(
        "li",
        el("span", f"{claim.says}{under}"),
        el("small", f"{claim.modality}, {claim.said_by} · {source} · ", el("code", claim.id)),
    )


def _also(projection: Projection, place: Place, used: set[str]) -> Element | None:
    """Return what else is said of the place: what bounds nothing here, and what gave way."""
    gone = {g.claim: g for g in projection.settlement.given_way}
    disputed = {name for d in projection.settlement.disputes for name in d.claims}
    items = []
    for claim in projection.claims.values():
        if claim.places != (place.id,) or claim.id in used or claim.retells:
            continue
        quiet = claim.measure == "context" and claim.modality not in RELEASING
        if quiet and place.parent is None:
            continue
        item = _claim(projection, claim)
        if claim.id in gone:
            item.insert(0, el("b", f"{gone[claim.id].rule} by {', '.join(gone[claim.id].to)}: "))
        elif claim.id in disputed:
            item.insert(0, el("b", "in dispute: "))
        items.append(item)
    if not items:
        return None
    return el(
        "details", el("summary", f"Also said of {place.name} ({len(items)})"), el("ul", *items)
    )
