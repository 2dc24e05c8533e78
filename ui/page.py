"""The page: what stands where, and what happens when something cannot be read."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import streamlit as st

from claims.dataset import Dataset
from claims.dates import day_name
from files import Fault, FaultyInputError
from ui.below import draw_below
from ui.controls import draw_controls, draw_head
from ui.downloads import draw_downloads, note_month
from ui.load import dataset_folder, load_claims, load_frames, load_view, load_world, stamp
from ui.process import keep, send_at_once
from ui.side import draw_side
from ui.stage import draw_map, give_head_start, hand_over, named
from ui.state import (
    MONTH,
    asked,
    banner,
    heard,
    is_briefing,
    keep_link,
    open_session,
    opening_month,
    selection,
)
from ui.timeline import draw_time
from views.markup import el, html
from views.view import View
from views.world import World

STYLE = Path(__file__).with_name("style.css")
ICON = Path(__file__).with_name("icon.svg")
"""A mark of the map: the ring of the most, the disc of the least."""

BRIEFING = Path(__file__).with_name("briefing.css")

MOST_FAULTS = 50
"""Faults that are named on the page."""


def show_page() -> None:
    """Draw the whole page for this run."""
    send_at_once()
    st.html(STYLE)
    try:
        folder = dataset_folder()
        mark = stamp(folder)
        world = load_world(folder, mark)
    except FaultyInputError as error:
        _explain_faults(error)
        return
    is_new = MONTH not in st.session_state
    notices = open_session(world.dataset)
    if is_briefing():
        _show_stage(world, (str(folder), mark), notices)
    else:
        _show_desk(world, (str(folder), mark), notices, is_new=is_new)


def _show_stage(world: World, key: tuple[str, int], notices: Sequence[str]) -> None:
    """Draw the map alone, as a picture."""
    st.html(BRIEFING)
    options = selection(world.dataset).options
    with st.container(key="main"):
        draw_map(world, alone=True)
    view = load_view(world, key, options)
    # The stage has a line of its own, which moves the map down instead of covering it.
    line = " ".join(notices) or banner()
    frames = load_frames(view, key, options, dt.date.today(), line)
    with st.container(key="handed"):
        hand_over(opening=_opening(world.dataset), frames=frames)
    st.html(html(named(st.session_state[MONTH], asked())))
    keep()


def _show_desk(world: World, key: tuple[str, int], notices: Sequence[str], *, is_new: bool) -> None:
    """Draw the map with all that stands around it; `is_new` at a reader's first run."""
    dataset, options = world.dataset, selection(world.dataset).options
    keep_link(dataset)  # what was chosen, before it is worked out
    above, working = st.container(key="above"), st.container(key="working")
    place = st.container(key="main")
    with above:
        head = draw_head(dataset)
    # The map before all controls: the browser needs longest to load what it is drawn with.
    with place:
        draw_map(world)
    with working:
        view = load_view(world, key, options)
        alone = options.account is not None
        envelope = load_view(world, key, replace(options, account=None)) if alone else None
        handed = st.container(key="handed")
        month = st.empty()
    with handed:
        frames = load_frames(view, key, options, dt.date.today(), None)
        hand_over(opening=_opening(dataset), frames=frames)
    if is_new:
        month.html(html(named(st.session_state[MONTH], asked())))
        give_head_start()
    with handed:
        hand_over(claims=load_claims(view, key, options))
    with head:
        downloads = draw_controls(dataset, options)
    with above:
        if notices:
            st.html(html(el("p", " ".join(notices), class_="atlas-notice", role="status")))
        with downloads:
            draw_downloads(view)
        _explain_gaps(view)
    with place:
        _draw_around(view, envelope)
    draw_below(view)
    month.empty()  # from now on the control of time tells it
    keep()


def _opening(dataset: Dataset) -> str:
    return opening_month(dataset, dataset.editions[-1])


def _draw_around(view: View, envelope: View | None) -> None:
    """Draw what stands around the map and goes with its month."""
    dataset = view.world.dataset

    @st.fragment
    def step() -> None:
        month = draw_time(dataset)
        note_month(month)
        place = selection(dataset).place
        # First: who asks whether the server has heard a choice looks at the address next.
        keep_link(dataset)
        draw_side(view, envelope, month, named(month, asked(), place, heard()))

    step()


def _explain_gaps(view: View) -> None:
    """Say what is missing from a page that can still be shown."""
    if view.world.unplaced:
        text = "Places without a point are in the list and the timeline, not on the map:"
        _tell(text, view.world.unplaced)
    party = view.options.account
    if party is not None and not any(claim.constrains for claim in view.edition.claims.values()):
        name = next(p.name for p in view.world.dataset.parties if p.id == party)
        text = f"No claim of {name} gives a bound by {day_name(view.edition.as_of)}. Choose "
        notice = f"{text}another account under “More”, or a later day."
        st.html(html(el("p", notice, class_="atlas-notice", role="status")))


def _explain_faults(error: FaultyInputError) -> None:
    count = len(error.faults)
    lead = "The dataset has a fault" if count == 1 else f"The dataset has {count} faults"
    text = f"{lead}. Mend what is named below, then reload the page."
    _tell(text, error.faults)


def _tell(lead: str, faults: Sequence[Fault]) -> None:
    """Name faults, each with its file and remedy."""
    st.html(html(el("p", lead, class_="atlas-error", role="alert")))
    items = [el("li", el("code", f.where), f" {f.what}") for f in faults[:MOST_FAULTS]]
    rest = len(faults) - MOST_FAULTS
    more = el("li", f"{rest} more: `python -m claims check` lists all") if rest > 0 else None
    st.html(html(el("ul", *items, more, class_="atlas-list")))
