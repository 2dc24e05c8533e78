"""What the reader has chosen: in the session, and in the URL so that a link shows the same view."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from claims.dataset import Dataset
from claims.dates import figure_month, month_text, parse_date

MONTH, AS_OF, BASIS, POPULATION, PLACE, VIEW = (
    "month",
    "as-of",
    "basis",
    "population",
    "place",
    "view",
)
ASSUMED, REPORTED = "assumptions", "reports"
"""The two bases: reports with assumptions, or reports only."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is shown.

    Attributes
    ----------
    as_of
        The edition.
    basis
        `ASSUMED` or `REPORTED`.
    population, place
        Ids.
    """

    as_of: dt.date
    basis: str
    population: str
    place: str

    def assumptions(self, dataset: Dataset) -> tuple[str, ...]:
        """Return the ids of the assumptions that are on."""
        if self.basis == REPORTED:
            return ()
        return tuple(sorted(a.id for a in dataset.assumptions if a.default))


def opening_month(dataset: Dataset, as_of: dt.date) -> str:
    """Return the month that the newest figures of an edition speak of, as ``2025-09``."""
    month = figure_month(parse_date(as_of.isoformat()))
    return month_text(min(max(month, dataset.start), dataset.end))


def _choices(dataset: Dataset) -> dict[str, tuple[Sequence[str], str]]:
    """Return what each parameter may be, and its default."""
    newest = dataset.editions[-1]
    return {
        AS_OF: ([day.isoformat() for day in dataset.editions], newest.isoformat()),
        MONTH: ([month_text(m) for m in dataset.months], opening_month(dataset, newest)),
        BASIS: ((ASSUMED, REPORTED), ASSUMED),
        POPULATION: ([p.id for p in dataset.populations], dataset.population),
        PLACE: ([p.id for p in dataset.places], dataset.places[0].id),
    }


def open_session(dataset: Dataset) -> list[str]:
    """Fill the session from the URL once; return a notice for each value that is not known."""
    notices = []
    for name, (allowed, default) in _choices(dataset).items():
        given = st.query_params.get(name)
        if given is not None and given not in allowed:
            shown = given if len(given) <= 40 else f"{given[:40]}…"
            notices.append(f"The link's {name} “{shown}” is not known here and was left out.")
            del st.query_params[name]
            given = None
        held = st.session_state.get(name)
        if held not in allowed:
            st.session_state[name] = given or default
    return notices


def keep_link(dataset: Dataset) -> None:
    """Write the session's choices to the URL, defaults left out."""
    for name, (_, default) in _choices(dataset).items():
        value = st.session_state[name]
        if value != default:
            if st.query_params.get(name) != value:
                st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]


def selection() -> Selection:
    """Return what the session holds."""
    state = st.session_state
    return Selection(
        dt.date.fromisoformat(state[AS_OF]), state[BASIS], state[POPULATION], state[PLACE]
    )


def is_briefing() -> bool:
    """Whether the link asks for the briefing stage."""
    return st.query_params.get(VIEW) == "briefing"


def setting(name: str, value: str) -> Callable[[], None]:
    """Return a callback that stores a choice."""

    def store() -> None:
        st.session_state[name] = value

    return store
