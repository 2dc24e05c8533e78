"""The briefing pack from the page: the view shown, or all phases in one archive."""

import datetime as dt
from collections.abc import Callable

import streamlit as st

from claims.dates import parse_month
from exports.brief import Brief
from exports.formats import FORMATS
from exports.pack import encode_one, zip_of
from ui.state import MONTH
from views.view import View

_SHOWN = "shown"
"""Where the session keeps the month that is shown: a file is made when its button is pressed, by a
thread that knows no session."""

_WHOLE = ("pptx", "csv", "xlsx", "geojson", "kml")
"""Formats that hold every phase whatever is shown; the page opens at the month shown."""


def note_month(month: str) -> None:
    """Keep the month shown for what is downloaded next."""
    st.session_state.setdefault(_SHOWN, {})[MONTH] = month


def draw_downloads(view: View) -> None:
    """Draw a button for each format, and one for everything."""
    shown: dict[str, str] = st.session_state.setdefault(_SHOWN, {MONTH: st.session_state[MONTH]})
    phases = tuple(phase.last for phase in view.world.dataset.phases)

    def brief(name: str) -> Brief:
        now = (parse_month(shown[MONTH]),)
        return Brief(view, phases if name in _WHOLE else now, dt.date.today())

    def one(name: str) -> Callable[[], bytes]:
        return lambda: encode_one(brief(name), name).content

    def everything() -> bytes:
        return zip_of(Brief(view, phases, dt.date.today()))

    for name, form in FORMATS.items():
        st.download_button(
            form.label,
            data=one(name),
            file_name=f"atlas-{name}.zip" if form.several else f"atlas.{form.extension}",
            mime="application/zip" if form.several else form.mime,
            on_click="ignore",
            key=f"download-{name}",
            width="stretch",
        )
    st.download_button(
        "All phases, all formats (zip)",
        data=everything,
        file_name="atlas-pack.zip",
        mime="application/zip",
        on_click="ignore",
        key="download-all",
        type="primary",
        width="stretch",
    )
    st.caption("Pictures and PDF show the month that is on the map. Slides take some seconds.")
