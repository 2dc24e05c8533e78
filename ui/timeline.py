"""The time slider, stepping by month, with the phases as bands and buttons under it."""

from itertools import pairwise
from xml.etree.ElementTree import Element

import streamlit as st

from claims.dataset import Dataset
from claims.dates import month_name, month_text, parse_month
from ui.markup import el, html, plain
from ui.state import MONTH, setting


def draw_time(dataset: Dataset, known: int) -> str:
    """Draw the slider with its bands and buttons; return the month chosen, as ``2025-09``.

    Parameters
    ----------
    dataset
        The dataset.
    known
        The last month that the edition's reports speak of; later ones are marked.
    """
    months = [month_text(month) for month in dataset.months]
    with st.container(key="time"):
        month: str = st.select_slider(
            "Month",
            options=months,
            key=MONTH,
            format_func=lambda text: month_name(parse_month(text)),
            label_visibility="collapsed",
        )
        st.html(html(_bands(dataset, known)))
        _buttons(dataset, months, months.index(month))
    return month


def _bands(dataset: Dataset, known: int) -> Element:
    steps = max(len(dataset.months) - 1, 1)

    def at(month: float) -> float:
        """Return a month's place on the track, in per cent; bands meet halfway between months."""
        return 100 * min(max((month - dataset.start) / steps, 0), 1)

    bands = []
    for index, phase in enumerate(dataset.phases):
        left, right = at(phase.first - 0.5), at(phase.last + 0.5)
        bands.append(
            el(
                "div",
                el("span", phase.name),
                class_=f"band band-{index % 4}",
                style=f"left:{left:.3f}%;width:{right - left:.3f}%",
                title=f"{phase.name}: {month_name(phase.first)} to {month_name(phase.last)}",
            )
        )
    after = at(known + 0.5)
    ends = [dataset.start, *(phase.last for phase in dataset.phases)]
    # A label too close to the next would run into it.
    shown = [m for m, then in pairwise(ends) if at(then) - at(m) > 12] + ends[-1:]
    ticks = [
        el("span", month_name(month, short=True), class_="tick", style=f"left:{at(month):.3f}%")
        for month in shown
    ]
    late = None
    if known < dataset.end:
        gaps = [(max(at(one), after), at(other)) for one, other in pairwise(shown)]
        left, right = max(gaps, key=lambda gap: gap[1] - gap[0])
        words = el("span", "after the last report", style=f"left:{(left + right) / 2:.3f}%")
        late = el("div", el("i", style=f"left:{after:.3f}%"), words, class_="late")
    return el(
        "div",
        el("div", *bands, class_="bands"),
        late,
        el("div", *ticks, class_="ticks"),
        class_="atlas-time",
        aria_hidden="true",
    )


def _buttons(dataset: Dataset, months: list[str], index: int) -> None:
    with st.container(key="steps", horizontal=True):
        st.button(
            "◀ Previous",
            key="previous",
            disabled=index == 0,
            on_click=setting(MONTH, months[max(index - 1, 0)]),
        )
        st.button(
            "Next ▶",
            key="next",
            disabled=index == len(months) - 1,
            on_click=setting(MONTH, months[min(index + 1, len(months) - 1)]),
        )
        for phase in dataset.phases:
            last = month_text(phase.last)
            st.button(
                plain(phase.short),
                key=f"phase-{phase.id}",
                type="primary" if months[index] == last else "secondary",
                help=plain(f"{phase.name}: {month_name(phase.last)}"),
                on_click=setting(MONTH, last),
            )
