"""Loading, with caches. What is cached is never changed afterwards."""

import datetime as dt
import json
import sys
from dataclasses import replace
from pathlib import Path

import streamlit as st

from files import ROOT, FaultyInputError
from presence.edition import Edition
from presence.told.changes import Change, changes
from ui.process import uncollected
from views.frames import packed
from views.ledger import ledger
from views.view import Options, View, solve_view
from views.world import World, read_world


def dataset_folder(arguments: list[str] | None = None) -> Path:
    """Return the dataset's folder: what follows ``--dataset`` on the command line, else the root.

    Raises
    ------
    FaultyInputError
        Where the option has no value or another option is given.
    """
    given = sys.argv[1:] if arguments is None else arguments
    remedy = "write `streamlit run app.py -- --dataset DIR`"
    if not given:
        return ROOT
    if given[0].startswith("--dataset=") and len(given) == 1:
        return Path(given[0].partition("=")[2])
    if given[0] == "--dataset" and len(given) == 2:
        return Path(given[1])
    raise FaultyInputError.one("command line", ".", f"{' '.join(given)} is not known; {remedy}")


def stamp(folder: Path) -> int:
    """Return a number that changes whenever a file of the dataset does."""
    seen = []
    for pattern in ("seeds/reports/*.yaml", "data/*.*", "data/basemap/*"):
        for file in folder.glob(pattern):
            try:
                now = file.stat()
            except OSError:
                continue  # gone since it was listed, as a temporary file may be
            seen.append((str(file), now.st_mtime_ns, now.st_size))
    return hash(tuple(sorted(seen)))


@st.cache_resource(max_entries=4, show_spinner="Reading the reports…")
def load_world(folder: Path, stamp: int) -> World:  # noqa: ARG001 - the stamp is part of the key
    """Return a dataset with its points and base map.

    Raises
    ------
    FaultyInputError
        Where a file of the dataset is missing or damaged.
    """
    with uncollected():
        return read_world(folder, strict=False)


@st.cache_resource(
    max_entries=32,
    show_spinner="Working out what the reports allow…",
    hash_funcs={Options: hash},
)
def load_view(_world: World, key: tuple[str, int], options: Options) -> View:  # noqa: ARG001
    """Return what is asked for, solved; nothing in it is solved again later.

    `key` names the dataset's folder and its stamp.
    """
    with uncollected():
        return solve_view(_world, options)


@st.cache_resource(max_entries=32, show_spinner=False, hash_funcs={Options: hash})
def load_frames(
    _view: View,
    key: tuple[str, int],  # noqa: ARG001 - part of the cache's key
    options: Options,  # noqa: ARG001 - part of the cache's key
    today: dt.date,
    banner: str | None,
) -> str:
    """Return the frames of a view, as JSON for the browser.

    Parameters
    ----------
    _view
        What is shown.
    key, options
        What it was loaded with.
    today
        The day that the age of the evidence is counted from.
    banner
        A line above everything; ``None`` for none.
    """
    return _json(packed(_view.frames(today) | {"banner": banner}))


@st.cache_resource(max_entries=32, show_spinner=False, hash_funcs={Options: hash})
def load_claims(_view: View, key: tuple[str, int], options: Options) -> str:  # noqa: ARG001
    """Return the claims of a view's edition, as JSON for the browser; see `load_frames`."""
    return _json(ledger(_view.edition))


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def load_changes(view: View, since: dt.date) -> list[Change]:
    """Return what moved from an earlier edition to the one shown, for the population shown."""
    root = view.world.dataset.root
    options = replace(view.options, exceptions=False, split=False)
    return _changes(view.world, (str(root), stamp(root)), options, since)


@st.cache_resource(
    max_entries=16, show_spinner="Comparing two editions…", hash_funcs={Options: hash}
)
def _changes(
    _world: World,
    key: tuple[str, int],  # noqa: ARG001 - part of the cache's key
    options: Options,
    since: dt.date,
) -> list[Change]:
    # Fresh editions: those that are cached are shared by all sessions and never solved again.
    editions = [
        Edition(_world.dataset, day, options.assumptions, options.account, late=options.late)
        for day in (since, options.as_of)
    ]
    return changes(editions[0], editions[1], [options.population])
