"""The parts of the page that the browser draws by itself, from frames and claims it is handed."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Literal

import streamlit as st

_SCRIPTS = Path(__file__).parent / "built" / "panels.js"

Name = Literal["links", "time", "ranges", "chart", "ledger"]

_CARRIER: Name = "ranges"
"""The panel that brings the scripts of all. The page sends again what is small at every step and
names to the server what is large, so one large script is the least; and it is loaded once."""


@cache
def _panel(name: Name) -> Any:
    """Return a panel as a component, registered once in a process.

    Its script is called at each run of the app, and what stands goes on as it is. It is short: the
    control of time brings it along at every step.
    """
    mount = f"""\
export default function (component) {{
const host = component.parentElement.querySelector(".atlas-{name}");
if (!host || host.dataset.mounted) return;
host.dataset.mounted = "yes";
let end, timer;
(function start() {{
if (window.atlasPanels) end = window.atlasPanels.mount("{name}", host, component);
else timer = setTimeout(start, 10);
}})();
return () => {{
clearTimeout(timer);
delete host.dataset.mounted;
if (end) end();
}};
}}
"""
    return st.components.v2.component(
        f"atlas_{name}",
        html=f'<div class="atlas-{name}"></div>',
        js=f"{_SCRIPTS.read_text('utf-8')}\n{mount}" if name == _CARRIER else mount,
        isolate_styles=False,
    )


def draw_panel(name: Name, data: dict[str, str] | None = None, **heard: Callable[[], None]) -> Any:
    """Draw a panel; return what it reports.

    Parameters
    ----------
    name
        Which one.
    data
        What the panel needs beside the frames.
    heard
        What is called when it reports something: ``on_place_change`` when a place is chosen in it,
        ``on_month_change`` when a month is.
    """
    return _panel(name)(key=f"panel-{name}", data=data or {}, **heard)
