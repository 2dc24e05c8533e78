"""The page: what stands where, and what happens when something cannot be read."""

import datetime as dt
from pathlib import Path

import streamlit as st

from claims.dataset import Dataset
from files import FaultyInputError
from presence.conflicts import TooManyChoicesError
from ui.below import draw_below
from ui.controls import draw_controls
from ui.load import claims_text, dataset_folder, frames_text, load_view, load_world, stamp
from ui.markup import el, html
from ui.side import draw_side
from ui.stage import draw_map, hand_over, named
from ui.state import (
    MONTH,
    banner,
    is_briefing,
    keep_link,
    open_session,
    opening_month,
    selection,
)
from ui.timeline import draw_time
from views.view import View

STYLE = Path(__file__).with_name("style.css")
BRIEFING = Path(__file__).with_name("briefing.css")


def show_page() -> None:
    """Draw the whole page for this run."""
    st.html(STYLE)
    try:
        folder = dataset_folder()
        mark = stamp(folder)
        world = load_world(folder, mark)
    except FaultyInputError as error:
        _explain_faults(error)
        return
    dataset = world.dataset
    notices = open_session(dataset)
    chosen = selection(dataset)
    if not is_briefing():
        draw_controls(dataset, chosen.options)
    for notice in notices:
        st.html(html(el("p", notice, class_="atlas-notice", role="status")))
    try:
        view = load_view(world, (str(folder), mark), chosen.options)
    except TooManyChoicesError as error:
        text = f"This edition cannot be worked out: {error}."
        st.html(html(el("p", text, class_="atlas-error", role="alert")))
        return
    today = dt.date.today()  # the age of the evidence, in the reader's days
    frames = frames_text(view, today, banner() if is_briefing() else None)
    hand_over(frames, "[]" if is_briefing() else claims_text(view), _opening(dataset))
    if is_briefing():
        st.html(BRIEFING)
        st.html(html(named(st.session_state[MONTH], None)))
        draw_map(world, alone=True)
    else:
        _desk(view)


def _opening(dataset: Dataset) -> str:
    return opening_month(dataset, dataset.editions[-1])


def _desk(view: View) -> None:
    dataset = view.world.dataset
    with st.container(key="main"):
        draw_map(view.world)

        @st.fragment
        def step() -> None:
            month = draw_time(dataset)
            place = selection(dataset).place
            draw_side(view, month, named(month, place))
            keep_link(dataset)

        step()
    draw_below(view)


def _explain_faults(error: FaultyInputError) -> None:
    count = len(error.faults)
    lead = "The dataset has a fault" if count == 1 else f"The dataset has {count} faults"
    text = f"{lead}. Mend what is named below, then reload the page."
    st.html(html(el("p", text, class_="atlas-error", role="alert")))
    items = [el("li", el("code", f"{f.file} {f.path}"), f" {f.what}") for f in error.faults[:50]]
    st.html(html(el("ul", *items, class_="atlas-list")))
