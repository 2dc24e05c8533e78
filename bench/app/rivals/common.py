"""What the small apps share: the figures, the slider with its buttons, and plain circles."""

import math
import sys
from collections.abc import Callable
from pathlib import Path

import folium
import streamlit as st

from claims.dataset import Dataset
from claims.dates import Month, month_name, month_text, parse_month
from claims.load import load_dataset
from ui.state import opening_month
from views.view import Options, View, solve_view
from views.world import read_world

LEAFLET = "../../app/static/leaflet"
"""Where the map's frame finds Leaflet, so that these apps draw without a network too."""

HEIGHT = 600
WIDEST = 40
"""Radius in pixels of the circle of the largest number."""


def dataset_folder() -> Path:
    """Return the dataset's folder, the one argument of each of these apps."""
    return Path(sys.argv[1])


@st.cache_resource(show_spinner=False)
def read_months(folder: Path) -> Dataset:
    """Return the dataset; nothing is solved."""
    return load_dataset(folder)


@st.cache_resource(show_spinner=False)
def read_view(folder: Path) -> View:
    """Return what the app shows at first, solved by the same call."""
    world = read_world(folder)
    return solve_view(world, Options(world.dataset.population))


def choose_month(dataset: Dataset) -> Month:
    """Draw the slider and the two buttons; return the month chosen."""
    months = [month_text(month) for month in dataset.months]
    st.session_state.setdefault("month", opening_month(dataset, dataset.editions[-1]))
    month: str = st.select_slider(
        "Month", months, key="month", format_func=lambda text: month_name(parse_month(text))
    )
    index = months.index(month)
    with st.container(horizontal=True):
        for name, to in (
            ("Previous", max(index - 1, 0)),
            ("Next", min(index + 1, len(months) - 1)),
        ):
            st.button(name, key=name.lower(), on_click=_setting(months[to]))
    return parse_month(month)


def _setting(month: str) -> Callable[[], None]:
    def store() -> None:
        st.session_state["month"] = month

    return store


def empty_map(view: View) -> folium.Map:
    """Return a map without tiles, which would come from a network, showing what the app shows."""
    made = folium.Map(tiles=None)
    made.default_js = [("leaflet", f"{LEAFLET}/leaflet.js")]
    made.default_css = [("leaflet_css", f"{LEAFLET}/leaflet.css")]
    south, west, north, east = view.world.dataset.bounds
    made.fit_bounds([(south, west), (north, east)])
    return made


def circles(view: View, month: Month) -> list[folium.CircleMarker]:
    """Return a month's circles: as the app has them, without its labels, badges and legend.

    The last one bears the month as a class, which tells that all of them are drawn.
    """
    largest = largest_number(view)
    made = []
    for place, ends in ranges(view, month).items():
        site = view.world.sites[place]
        low, high = ends
        made += [(site, high or 0, False), *([] if low is None else [(site, low, True)])]
    return [
        folium.CircleMarker(
            (site.latitude, site.longitude),
            radius=max(round(WIDEST * math.sqrt(amount / largest)), 3),
            weight=1.5,
            fill=filled,
            **({"className": month_class(month)} if number == len(made) else {}),
        )
        for number, (site, amount, filled) in enumerate(made, 1)
    ]


@st.cache_resource(show_spinner=False, hash_funcs={View: id})
def largest_number(view: View) -> int:
    """Return the number that the widest circle stands for."""
    ends = (
        high or low or 0
        for month in view.world.dataset.months
        for low, high in ranges(view, month).values()
    )
    return max(1, *ends)


def ranges(view: View, month: Month) -> dict[str, tuple[int | None, int | None]]:
    """Return least and greatest number by place, for places that are points on the map."""
    found = {}
    for place in view.world.dataset.places:
        if place.kind != "country" and place.id in view.world.sites:
            bound = view.bounds.at(place.id, view.options.population, month).bound
            found[place.id] = (bound.low, bound.high)
    return found


def month_class(month: Month) -> str:
    """Return the class by which a month's circles are known."""
    return f"month-{month_text(month)}"
