"""The map: bundled base map and the time layer, as a folium map that loads nothing from outside.

The map's script is the same whatever month, edition or population is shown: the figures reach it in
the browser, as frames. A page that has no Streamlit around it gives the frames here instead.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import folium
from branca.element import Element, MacroElement
from folium.template import Template

from geo.basemap import BaseMap

_FOLDER = Path(__file__).parent / "timelayer"
_SCRIPTS = (
    "drawing.js",
    "geometry.js",
    "layout.js",
    "frames.js",
    "legend.js",
    "furniture.js",
    "countries.js",
    "marks.js",
    "arrangement.js",
    "timelayer.js",
)

_LEAFLET = "../../app/static/leaflet"
"""Where streamlit-folium's frame finds Leaflet: relative, so that a base path does not matter."""

Bounds = tuple[float, float, float, float]
"""South, west, north and east in degrees."""


@cache
def timelayer_script(*, bridge: bool) -> str:
    """Return our scripts as one, in the order in which they need each other.

    Parameters
    ----------
    bridge
        Whether to add the part that follows a Streamlit page.
    """
    names = (*_SCRIPTS, "bridge.js") if bridge else _SCRIPTS
    return "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in names)


@cache
def timelayer_style() -> str:
    """Return our style sheet."""
    return (_FOLDER / "timelayer.css").read_text(encoding="utf-8")


def safe_json(value: Any) -> str:
    """Return JSON that can stand in a script element or a template, whatever its texts hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    # In JSON these pairs stand only within texts: an object's brace is followed by a quote.
    for mark in "{%#":
        text = text.replace(f"{{{mark}", f"{{\\u{ord(mark):04x}")
    return text


class _Verbatim(Element):
    """Text that is put out as it is: branca's own element would run it as a template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **_: Any) -> str:
        """Return the text."""
        return self.text


class _TimeLayer(MacroElement):
    """Puts the time layer on its map; the template is fixed, all else is put in as values."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        (function (map) {
            const style = document.createElement("style");
            style.textContent = {{ this.style }};
            document.head.appendChild(style);
            {{ this.code }}
            const layer = AtlasTimeLayer.create(map, Object.assign(
                {countries: {{ this.countries | tojavascript }}}, {{ this.options }}
            ));
            window.atlas = layer;
            {% if this.bridge %}AtlasBridge.connect(layer);{% endif %}
        })({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(
        self, countries: list[folium.GeoJson], options: Mapping[str, Any], bridge: bool
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "TimeLayer"
        self.countries = countries
        self.options = safe_json(options)
        self.style = safe_json(timelayer_style())
        self.code = timelayer_script(bridge=bridge)
        self.bridge = bridge

    def render(self, **kwargs: Any) -> str:
        """Add the script to the page."""
        page: Any = self.get_root()
        script = self._template.module.script(self, kwargs)
        page.script.add_child(_Verbatim(script), name=self.get_name())
        return ""


def build_map(
    basemap: BaseMap,
    view: Bounds,
    *,
    frames: Mapping[str, Any] | None = None,
    controls: bool = True,
    margin: bool = False,
    follow: Literal["streamlit"] | None = "streamlit",
    leaflet: str | Path = _LEAFLET,
) -> folium.Map:
    """Return a fresh map; the same arguments give the same script.

    Parameters
    ----------
    basemap
        The bundled vectors.
    view
        What is fitted into the frame at first.
    frames
        The view model that the browser draws; ``None`` where the page around the frame hands it
        over, which keeps the script the same for every view.
    controls
        Whether the frame has buttons for zooming.
    margin
        Whether the frame is a page of its own, with a margin around everything; without one it
        aligns with the column that it stands in.
    follow
        ``"streamlit"`` ties the map to the Streamlit page around its frame; ``None`` for a page of
        its own, which calls ``window.atlas.show(index)``.
    leaflet
        Address of the folder that holds ``leaflet.js`` and ``leaflet.css``; as a `Path`, the files
        are read from there and put into the page, which then stands alone.
    """
    south, west, north, east = view
    made = folium.Map(
        location=[(south + north) / 2, (west + east) / 2],
        zoom_start=5,
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        scroll_wheel_zoom=False,
        # Half steps, and no snapping: the view fills a frame of any size. Without animation there
        # is no moment at which labels and map disagree.
        zoom_snap=0,
        zoom_delta=0.5,
        zoom_animation=False,
        fade_animation=False,
        max_bounds_viscosity=1.0,
        renderer=folium.JsCode("L.svg({padding: 0.5})"),  # type: ignore[arg-type]
        font_size="1em",
    )
    # Set on this map only: folium's own lists belong to the class, so to the whole process.
    if isinstance(leaflet, Path):
        made.default_js, made.default_css = [], []
        _put_in(made, leaflet)
    else:
        made.default_js = [("leaflet", f"{leaflet}/leaflet.js")]
        made.default_css = [("leaflet_css", f"{leaflet}/leaflet.css")]
    # Neighbours lie under the borders, the dataset's own countries with their outlines above them.
    drawn = [
        _layer(_countries(basemap, ours=False), "atlas-land"),
        _layer(basemap.borders, "atlas-border"),
        _layer(_countries(basemap, ours=True), "atlas-lifted"),
        _layer(basemap.lakes, "atlas-lake"),
        _layer(basemap.rivers, "atlas-river"),
    ]
    for layer in drawn:
        # folium cannot draw a layer of nothing.
        if layer.data["features"]:
            layer.add_to(made)
    countries = [layer for layer in (drawn[0], drawn[2]) if layer.data["features"]]
    options = {
        "bounds": _corners(view),
        "region": _corners(basemap.bounds),
        "controls": controls,
        "margin": margin,
        "fill": True,
        "frames": frames,
    }
    made.add_child(_TimeLayer(countries, options, bridge=follow == "streamlit"))
    return made


def _put_in(made: folium.Map, leaflet: Path) -> None:
    style = (leaflet / "leaflet.css").read_text(encoding="utf-8")
    code = (leaflet / "leaflet.js").read_text(encoding="utf-8").rpartition("\n//#")[0]
    head = _Verbatim(f"<style>{style}</style>\n<script>{code}</script>")
    page: Any = made.get_root()
    page.header.add_child(head, name="leaflet")


def _corners(bounds: Bounds) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return south-west and north-east, as Leaflet takes them."""
    south, west, north, east = bounds
    return (south, west), (north, east)


def _countries(basemap: BaseMap, *, ours: bool) -> dict[str, Any]:
    features = basemap.countries["features"]
    return {
        "features": [item for item in features if (item["properties"]["place"] is not None) == ours]
    }


def _layer(data: Mapping[str, Any], name: str) -> folium.GeoJson:
    # folium writes ids into the features that it is given; the base map is shared.
    features = [dict(feature) for feature in data["features"]]
    return folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        style_function=lambda _: {"className": name},
        smooth_factor=0.4,
        interactive=False,
    )
