"""The page: what stands where, and what happens when something cannot be read."""

import datetime as dt
from pathlib import Path

import streamlit as st

from claims.dataset import Dataset
from claims.dates import figure_month, parse_date
from files import FaultyInputError
from presence.conflicts import TooManyChoicesError
from ui.below import draw_below
from ui.controls import draw_controls
from ui.load import dataset_folder, frames_text, load_view, load_world, stamp
from ui.markup import el, html
from ui.side import draw_side
from ui.stage import draw_map, hand_over_frames, name_month
from ui.state import MONTH, is_briefing, keep_link, open_session, selection
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
    notices = open_session(world.dataset)
    chosen = selection()
    if not is_briefing():
        _draw_head(world.dataset)
    for notice in notices:
        st.html(html(el("p", notice, class_="atlas-notice", role="status")))
    try:
        view = load_view(world, (str(folder), mark), chosen.options(world.dataset))
    except TooManyChoicesError as error:
        text = f"This edition cannot be worked out: {error}."
        st.html(html(el("p", text, class_="atlas-error", role="alert")))
        return
    today = dt.date.today()  # the age of the evidence, in the reader's days
    hand_over_frames(frames_text(view, today))
    if is_briefing():
        st.html(BRIEFING)
        name_month(st.session_state[MONTH], None)
        draw_map(world, alone=True)
    else:
        _desk(view)


def _draw_head(dataset: Dataset) -> None:
    with st.container(key="head", horizontal=True):
        st.html(html(el("h1", dataset.title, class_="atlas-title")))
        draw_controls(dataset)


def _desk(view: View) -> None:
    dataset = view.world.dataset
    known = figure_month(parse_date(view.edition.as_of.isoformat()))
    with st.container(key="main"):
        draw_map(view.world)

        @st.fragment
        def step() -> None:
            month = draw_time(dataset, known)
            draw_side(view, month, known)
            name_month(None, selection().place)
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
