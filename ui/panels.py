"""The parts of the page that the browser draws by itself, from frames and claims it is handed."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from views.embedding import frames_script

_FOLDER = Path(__file__).with_name("panels")
_SCRIPTS = (
    "elements",
    "clock",
    "claims",
    "transport",
    "ranges",
    "chart",
    "ledger",
    "links",
    "popovers",
)

Name = Literal["links", "transport", "ranges", "chart", "ledger"]

_MOUNT = {
    "links": "window.AtlasLinks.create(host, component.data.opening)",
    "transport": "window.AtlasTransport.create(host)",
    "ranges": "window.AtlasRanges.create(host, (id) => component.setTriggerValue('place', id))",
    "ledger": "window.AtlasLedger.create(host, window.AtlasRanges.choose)",
    "chart": "window.AtlasChart.create(host)",
}


@cache
def _panel(name: Name) -> Any:
    """Return a panel as a component, registered once in a process."""
    parts = [frames_script(), *((_FOLDER / f"{part}.js").read_text("utf-8") for part in _SCRIPTS)]
    mount = f"""
    const mounted = new WeakMap();
    export default function (component) {{
      const host = component.parentElement.querySelector(".atlas-{name}");
      // Called again at each run of the app: what stands already goes on as it is.
      if (!host || mounted.has(host)) return;
      mounted.set(host, {_MOUNT[name]});
      return () => {{
        const end = mounted.get(host);
        mounted.delete(host);
        if (end) end();
      }};
    }}
    """
    return st.components.v2.component(
        f"atlas_{name}",
        html=f'<div class="atlas-{name}"></div>',
        js="\n".join((*parts, mount)),
        isolate_styles=False,
    )


def draw_panel(
    name: Name, data: dict[str, str] | None = None, on_place: Callable[[], None] | None = None
) -> Any:
    """Draw a panel; return what it reports.

    Parameters
    ----------
    name
        Which one.
    data
        What the panel needs beside the frames.
    on_place
        Called when a place is chosen in it.
    """
    heard = {} if on_place is None else {"on_place_change": on_place}
    return _panel(name)(key=f"panel-{name}", data=data or {}, **heard)
