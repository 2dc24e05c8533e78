"""The map: drawn once, fed with frames and the month by hidden elements that it watches."""

import hashlib
import time
from xml.etree.ElementTree import Element

import streamlit as st
from streamlit_folium import st_folium

from views.map import build_map
from views.markup import el, html
from views.words.english import MAP
from views.world import World

HEAD_START = 0.5
"""Seconds that a new reader's browser has for the map alone, before the rest of the page follows.

A browser draws one thing at a time: without a head start it makes every control and panel before
the map, though none of them tells anything without it. `python -m bench app` shows the difference.
"""

HEIGHT = 600
"""Height of the map's frame in pixels where the style sheet says nothing else."""


def draw_map(world: World, *, alone: bool = False) -> None:
    """Draw the map; the same script at every run, so that its frame is never loaded again.

    Parameters
    ----------
    world
        The dataset.
    alone
        Whether the map is all that there is: a picture with a margin and without buttons.
    """
    name = MAP.format(title=world.dataset.title)
    with st.container(key="map"):
        st_folium(
            build_map(
                world.basemap, world.dataset.bounds, controls=not alone, margin=alone, name=name
            ),
            key="atlas",
            height=HEIGHT,
            use_container_width=True,
            returned_objects=[],
        )


def give_head_start() -> None:
    """Let the browser draw the map first; see `HEAD_START`."""
    time.sleep(HEAD_START)


def hand_over(**given: str) -> None:
    """Put texts on the page, unseen, for the scripts: each in an element named ``data-atlas-…``.

    `frames` and `claims` are JSON, `opening` is the month that links leave out. The attribute tells
    the scripts when a text changes.
    """
    parts = []
    for name, text in given.items():
        mark = hashlib.sha256(text.encode()).hexdigest()[:16]
        parts.append(el("div", text, **{f"data_atlas_{name}": mark}))
    st.html(html(el("div", *parts, hidden="hidden")))


def named(month: str, asked: str, place: str | None = None, heard: str | None = None) -> Element:
    """Return what names the month and place shown, and the last question that was heard.

    Where there is a control of time map and panels follow that alone: it is ahead of the server's
    answer, and follows this only where the session itself `asked` once more.
    """
    return el(
        "div",
        el("span", month, data_atlas_month=asked),
        el("span", place, data_atlas_place="") if place else None,
        hidden="",
        data_atlas_heard=heard,
    )
