"""The table: everything that the map says, at the end of every phase."""

from xml.etree.ElementTree import Element

import streamlit as st

from claims.dates import month_name
from claims.places import Place
from views.markup import el, html
from views.view import View
from views.words.figures import cell_text, ends_text
from views.words.states import is_wider, number_words, state_words
from views.words.text import opening, people_name


def draw_table(view: View) -> None:
    """Draw the ranges of every place at the end of every phase."""
    dataset = view.world.dataset
    people = people_name(dataset, view.options.population)
    heads = [
        el("th", f"{phase.short}, {month_name(phase.last, short=True)}", scope="col")
        for phase in dataset.phases
    ]
    table = el(
        "table",
        el("caption", f"{opening(people)} as announced; beneath it what else is said"),
        el("thead", el("tr", el("th", "Place", scope="col"), *heads)),
        el("tbody", *(_row(view, place) for place in dataset.places)),
        class_="atlas-table",
    )
    st.html(html(el("div", table, class_="atlas-scroll", tabindex="0", role="region")))


def _row(view: View, place: Place) -> Element:
    cells = []
    for phase in view.world.dataset.phases:
        one = view.bounds.at(place.id, view.options.population, phase.last)
        used = None
        if is_wider(one):
            used = el("small", f"with exceptions: {ends_text(*one.wide)}")
        sign = el("abbr", " ◦", title="rests on an assumption") if one.assumes else None
        said = None
        if one.presence.code != "no-report":
            said = el("small", state_words(one, place.kind))
        cells.append(el("td", cell_text(one), sign, used, said, el("small", number_words(one))))
    return el("tr", el("th", place.name, scope="row"), *cells)
