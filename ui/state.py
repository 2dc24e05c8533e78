"""What the reader has chosen: in the session, and in the URL so that a link shows the same view."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from claims.dataset import Dataset
from claims.dates import figure_month, month_text, parse_date
from views.view import Options

MONTH, AS_OF, BASIS, POPULATION, PLACE, VIEW = (
    "month",
    "as-of",
    "basis",
    "population",
    "place",
    "view",
)
_LINK = "link"
"""Where the session keeps the URL's settings as last seen or written."""

_HELD = "held"
"""Where the session keeps its choices as they were when the URL was last written."""

_NOTICES = "notices"
"""Where the session keeps what was left out of the link, until another link is opened."""

BRIEFING = "briefing"
"""The one view beside the desk."""

_STREAMLITS = ("embed", "embed_options")
"""Settings of the URL that Streamlit reads itself."""

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

    def options(self, dataset: Dataset) -> Options:
        """Return what the selection asks the engine for."""
        assumed = () if self.basis == REPORTED else dataset.assumptions
        return Options(
            population=self.population,
            as_of=self.as_of,
            assumptions=frozenset(a.id for a in assumed if a.default),
        )


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
    """Bring the session and the URL together; return a notice for each part that is not known.

    The URL decides when the page is opened and whenever it has been changed from outside, as by
    the browser's Back; else the session does.
    """
    # A control that was just used beats the URL: the browser may not have heard of the last change.
    used = _HELD in st.session_state and st.session_state[_HELD] != _held(dataset)
    changed = st.session_state.get(_LINK) != _link() and not used
    if changed or _NOTICES not in st.session_state:
        st.session_state[_NOTICES] = _unknown(dataset)
    notices: list[str] = st.session_state[_NOTICES]
    for name, (allowed, default) in _choices(dataset).items():
        given = st.query_params.get(name)
        if given is not None and name == AS_OF:
            given = _edition(dataset, given)
        if given is not None and given not in allowed:
            notices.append(f"The link's {name} {_shown(given)} is not known here and was left out.")
            del st.query_params[name]
            given = None
        if changed or st.session_state.get(name) not in allowed:
            st.session_state[name] = given or default
    st.session_state[_LINK] = _link()
    return notices


def _unknown(dataset: Dataset) -> list[str]:
    """Return a notice for each setting of the URL that is none, or none of the page's."""
    found = [
        f"The link's {_shown(name)} is no setting of this page and was left out."
        for name in st.query_params
        if name not in {*_choices(dataset), VIEW, *_STREAMLITS}
    ]
    if (view := st.query_params.get(VIEW, BRIEFING)) != BRIEFING:
        found.append(f"The link's view {_shown(view)} is not known here and was left out.")
    return found


def _shown(text: str) -> str:
    return f"“{text}”" if len(text) <= 40 else f"“{text[:40]}…”"


def _edition(dataset: Dataset, text: str) -> str:
    """Return the edition of a day: the newest one that is not after it; else the text itself."""
    try:
        day = parse_date(text).last
    except ValueError:
        return text
    known = [edition for edition in dataset.editions if edition <= day]
    return known[-1].isoformat() if known else text


def _held(dataset: Dataset) -> dict[str, str | None]:
    """Return the session's choices as they stand."""
    return {name: st.session_state.get(name) for name in _choices(dataset)}


def _link() -> dict[str, str]:
    """Return the URL's settings as they stand."""
    return dict(st.query_params.items())


def keep_link(dataset: Dataset) -> None:
    """Write the session's choices to the URL, defaults left out."""
    for name, (_, default) in _choices(dataset).items():
        value = st.session_state[name]
        if value != default:
            if st.query_params.get(name) != value:
                st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]
    st.session_state[_LINK] = _link()
    st.session_state[_HELD] = _held(dataset)


def selection() -> Selection:
    """Return what the session holds."""
    state = st.session_state
    return Selection(
        dt.date.fromisoformat(state[AS_OF]), state[BASIS], state[POPULATION], state[PLACE]
    )


def is_briefing() -> bool:
    """Whether the link asks for the briefing stage."""
    return st.query_params.get(VIEW) == BRIEFING


def setting(name: str, value: str) -> Callable[[], None]:
    """Return a callback that stores a choice."""

    def store() -> None:
        st.session_state[name] = value

    return store
