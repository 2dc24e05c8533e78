"""What the reader has chosen: in the session, and in the URL so that a link shows the same view."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from claims.dataset import Dataset
from claims.dates import month_text, parse_date
from views import months
from views.view import Options

MONTH, AS_OF, POPULATION, PLACE = "month", "as-of", "population", "place"
ACCOUNT, BASIS, READING, LATE, SPLIT = "account", "basis", "reading", "late", "split"
SECTION, SINCE = "section", "since"
ASSUME = "assume-"
"""Begins the name of each assumption's own setting."""

VIEW, BANNER = "view", "banner"
BRIEFING = "briefing"
"""The one view beside the desk."""

EVERYBODY = "all"
"""The account that is the envelope of all."""

ASSUMED, REPORTED = "assumptions", "reports"
"""The two bases: reports with assumptions, or reports only."""

ANNOUNCED, EXCEPTIONS = "announced", "exceptions"
"""The two readings: as announced, or if the exceptions are used."""

LATENESS = ("0", "3", "6", "12")
"""By how many months plans may be met late."""

ON, OFF = "on", "off"

BEFORE = "before"
"""Compares an edition with the one before it."""

SECTIONS = ("claims", "disputes", "changes", "table", "assumptions", "words", "sources", "about")
"""What stands under the map, one at a time."""

LEDGER = ("claim-find", "claim-place", "claim-report", "claim-party", "claim-measure")
"""Settings of the URL that the ledger reads and writes in the browser."""

IN_MORE = (ACCOUNT, READING, LATE, SPLIT)
"""Settings whose controls a browser has only while "More" is open."""

LONGEST_BANNER = 120
"""Characters of a banner that are shown."""

_LINKS = "links"
"""Where the session keeps the URL's settings as it saw or wrote them, the newest last."""

_MOST_LINKS = 50
"""So many of them are kept: a browser may be as many answers behind."""

_RENEWED = "renewed"
"""Where the session keeps how often the controls of `IN_MORE` were made anew."""

_ASKED = "asked"
"""Where the session keeps how often it asked the browser for a month of its own."""

_HEARD = "heard"
"""Where the session keeps the number of the browser's last question."""

_NOTICES = "notices"
"""Where the session keeps what was left out of the link, until another link is opened."""

_STREAMLITS = ("embed", "embed_options")
"""Settings of the URL that Streamlit reads itself."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is shown.

    Attributes
    ----------
    place
        Id of the place whose reasons are given.
    options
        What is asked of the engine.
    """

    place: str
    options: Options


@dataclass(frozen=True, slots=True)
class Setting:
    """One control's state, as the session keeps it and as the URL writes it.

    Attributes
    ----------
    name
        Its name in both.
    values
        What it may be, in the URL's words, and the session's value for each.
    default
        The URL's word that is left out.
    """

    name: str
    values: dict[str, Any]
    default: str

    def word(self, value: object) -> str | None:
        """Return the URL's word for a value of the session; ``None`` where it is none of these."""
        return next((word for word, one in self.values.items() if one == value), None)


def opening_month(dataset: Dataset, as_of: dt.date) -> str:
    """Return the month that the newest figures of an edition speak of, as ``2025-09``."""
    return month_text(months.opening_month(dataset, as_of))


def settings(dataset: Dataset) -> dict[str, Setting]:
    """Return every setting by name."""

    def words(name: str, allowed: Iterable[str], default: str) -> Setting:
        return Setting(name, {word: word for word in allowed}, default)

    def switch(name: str, *, on: bool) -> Setting:
        return Setting(name, {ON: True, OFF: False}, ON if on else OFF)

    newest = dataset.editions[-1]
    parties = [party.id for party in dataset.parties]
    listed = (
        words(MONTH, map(month_text, dataset.months), opening_month(dataset, newest)),
        words(AS_OF, (day.isoformat() for day in dataset.editions), newest.isoformat()),
        words(POPULATION, (p.id for p in dataset.populations), dataset.population),
        words(PLACE, (p.id for p in dataset.places), dataset.places[0].id),
        words(ACCOUNT, (EVERYBODY, *parties), EVERYBODY),
        words(BASIS, (ASSUMED, REPORTED), ASSUMED),
        words(READING, (ANNOUNCED, EXCEPTIONS), ANNOUNCED),
        words(LATE, LATENESS, LATENESS[0]),
        switch(SPLIT, on=False),
        words(SECTION, SECTIONS, SECTIONS[0]),
        words(SINCE, (BEFORE, *(day.isoformat() for day in dataset.editions)), BEFORE),
        *(switch(ASSUME + a.id, on=a.default) for a in dataset.assumptions),
    )
    return {setting.name: setting for setting in listed}


def open_session(dataset: Dataset) -> list[str]:
    """Bring the session and the URL together; return a notice for each part that is not known.

    The URL decides when the page is opened and whenever it has been changed from outside, as by
    the browser's Back; else the session does.
    """
    known = settings(dataset)
    changed = _is_from_outside()
    _hear_more(renewed=changed and _LINKS in st.session_state)
    if changed:
        _ask()
    if changed or _NOTICES not in st.session_state:
        st.session_state[_NOTICES] = _unknown(dataset, known)
    notices: list[str] = st.session_state[_NOTICES]
    for name, setting in known.items():
        given = st.query_params.get(name)
        if given is not None and name == AS_OF:
            given = _edition(dataset, given)
        if given is not None and given not in setting.values:
            notices.append(f"The link's {name} {_shown(given)} is not known here and was left out.")
            del st.query_params[name]
            given = None
        if changed or setting.word(st.session_state.get(name)) is None:
            st.session_state[name] = setting.values[given or setting.default]
            st.session_state[control_key(name)] = st.session_state[name]
    _note_link()
    return notices


def _ask() -> None:
    """Ask the browser for the month of this session."""
    st.session_state[_ASKED] = st.session_state.get(_ASKED, 0) + 1


def asked() -> str:
    """Return how often the browser was asked for a month by this session, not by its reader."""
    return str(st.session_state.get(_ASKED, 0))


def heard() -> str:
    """Return the number of the browser's last question: what it told before is heard, too."""
    return str(st.session_state.get(_HEARD, 0))


def hear_month(
    dataset: Dataset, month: object, answered: object, count: object, address: object
) -> None:
    """Take over the month that a reader chose, unless this session has asked for another since.

    Parameters
    ----------
    dataset
        Whose months there are.
    month
        As ``2025-09``.
    answered
        What `asked` was as the browser heard last.
    count
        How often the browser has asked whether it was heard.
    address
        The settings of the page's URL when the month was chosen, as ``?section=words``.
    """
    if isinstance(count, int):
        st.session_state[_HEARD] = count
    if month not in [month_text(one) for one in dataset.months]:
        return
    if answered == asked():
        st.session_state[MONTH] = month
    elif isinstance(address, str) and _settings_in(address) == _link():
        # Chosen after Back, though the browser has yet to hear what that led to.
        st.session_state[MONTH] = month
        _ask()


def control_key(name: str) -> str:
    """Return the key of the control that sets something: its name, if nothing speaks against it.

    A browser goes on sending what a control of "More" said last, though that is closed and the URL
    has said otherwise since: after that the control is another one.
    """
    renewed = st.session_state.get(_RENEWED, 0) if name in IN_MORE else 0
    return f"{name}-{renewed}" if renewed else name


def _hear_more(*, renewed: bool) -> None:
    """Take over what controls with keys of their own say, or give them new ones."""
    if renewed:
        st.session_state[_RENEWED] = st.session_state.get(_RENEWED, 0) + 1
        return
    for name in IN_MORE:
        key = control_key(name)
        if key != name and key in st.session_state:
            st.session_state[name] = st.session_state[key]


def _is_from_outside() -> bool:
    """Whether the URL has been changed by another than this session.

    A browser that has not yet heard of the last changes sends the URL of before them, as it does
    with Back: only Back says so.
    """
    links = st.session_state.get(_LINKS)
    link = _link()
    if not links or link == links[-1]:
        return not links
    context = get_script_run_ctx()
    return link not in links or (context is not None and context.is_history_navigation)


def _note_link() -> None:
    """Remember the URL's settings as they stand."""
    links = st.session_state.get(_LINKS, [])
    if not links or links[-1] != _link():
        st.session_state[_LINKS] = [*links, _link()][-_MOST_LINKS:]


def _unknown(dataset: Dataset, known: dict[str, Setting]) -> list[str]:
    """Leave out of the URL what is no setting, or none of a setting's values; tell of each."""
    found = []
    for name in _link():
        if name not in {*known, VIEW, BANNER, *_STREAMLITS}:
            found.append(f"The link's {_shown(name)} is no setting of this page and was left out.")
            del st.query_params[name]
    fixed = {VIEW: {BRIEFING}, **_ledger_values(dataset)}
    for name, allowed in fixed.items():
        value = st.query_params.get(name)
        if value is not None and value not in allowed:
            found.append(f"The link's {name} {_shown(value)} is not known here and was left out.")
            del st.query_params[name]
    return found


def _ledger_values(dataset: Dataset) -> dict[str, set[str]]:
    """Return what the ledger's filters may be."""
    return {
        "claim-place": {place.id for place in dataset.places},
        "claim-report": {report.id for report in dataset.reports},
        "claim-party": {party.id for party in dataset.parties},
        "claim-measure": {claim.measure for claim in dataset.claims},
    }


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


def _link() -> dict[str, str]:
    """Return the URL's settings as they stand, but for those that the browser writes itself."""
    return _without_ledger(st.query_params.items())


def _settings_in(address: str) -> dict[str, str]:
    """Return the same of the query of a URL, as the browser writes it."""
    return _without_ledger(parse_qsl(address.removeprefix("?"), keep_blank_values=True))


def _without_ledger(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {name: value for name, value in pairs if name not in LEDGER}


def keep_link(dataset: Dataset) -> None:
    """Write the session's choices to the URL, defaults left out."""
    link = dict(st.query_params)
    for name, setting in settings(dataset).items():
        word = setting.word(st.session_state[name])
        if word is not None and word != setting.default:
            link[name] = word
        else:
            link.pop(name, None)
    # All at once: a run that is broken off in between would leave half a link behind.
    if link != dict(st.query_params):
        st.query_params.from_dict(link)
    _note_link()


def selection(dataset: Dataset) -> Selection:
    """Return what the session holds."""
    state = st.session_state
    assumed = () if state[BASIS] == REPORTED else dataset.assumptions
    account = state[ACCOUNT]
    return Selection(
        place=state[PLACE],
        options=Options(
            population=state[POPULATION],
            as_of=dt.date.fromisoformat(state[AS_OF]),
            account=None if account == EVERYBODY else account,
            assumptions=frozenset(a.id for a in assumed if state[ASSUME + a.id]),
            exceptions=state[READING] == EXCEPTIONS,
            split=state[SPLIT],
            late=int(state[LATE]),
        ),
    )


def is_briefing() -> bool:
    """Whether the link asks for the briefing stage."""
    return st.query_params.get(VIEW) == BRIEFING


def banner() -> str | None:
    """Return the text that the link wants above the briefing stage, on one line; or ``None``."""
    text = re.sub(r"\s+", " ", st.query_params.get(BANNER, "")).strip()
    shown = "".join(letter for letter in text if letter.isprintable())
    return shown[:LONGEST_BANNER] or None
