"""A page with the map alone, made from files only: what the browser tests open."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from geo.basemap import read_basemap
from views.map import Bounds, build_map

ROOT = Path(__file__).resolve().parents[2]
VIEW: Bounds = (28.9, 35.0, 38.2, 49.2)


CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
"""The browser; ``None`` lets Playwright take its own."""

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def write_page(folder: Path, frames: Mapping[str, Any] | None, view: Bounds = VIEW) -> str:
    """Write the page into a folder and return its address.

    Without frames it is the map as it stands in a Streamlit page, which hands the frames over.
    """
    made = build_map(
        read_basemap(ROOT),
        view,
        frames=frames,
        follow=None if frames else "streamlit",
        leaflet=ROOT / "static" / "leaflet",
    )
    page = folder / "map.html"
    page.write_text(made.get_root().render(), encoding="utf-8")
    return page.as_uri()
