"""The map: bundled base map and the time layer, as a folium map that loads nothing from outside.

The map's script is the same whatever month, edition or population is shown: the figures reach it in
the browser, as frames. A page that has no Streamlit around it gives the frames here instead.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal
from weakref import WeakKeyDictionary

import folium
from folium.template import Template

from geo.layers import BaseMap
from views.embedding import Verbatim, VerbatimMacro, safe_json, timelayer_script

_LEAFLET = "../../app/static/leaflet"
"""Where streamlit-folium's frame finds Leaflet: relative, so that a base path does not matter."""

Bounds = tuple[float, float, float, float]
"""South, west, north and east in degrees."""


class _Layer(VerbatimMacro):
    """Features of the base map; what they look like is the style sheet's matter."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.geoJSON({{ this.data }}, {
            style: {className: {{ this.look }}}, smoothFactor: 0.4, interactive: false
        }).addTo({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(self, data: str, look: str) -> None:
        super().__init__()
        self.data = data
        self.look = safe_json(look)


class _TimeLayer(VerbatimMacro):
    """The time layer; the template is fixed, all else is put in as values."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        (function (map) {
            {{ this.code }}
            AtlasMap.draw(map, Object.assign(
                {countries: {{ this.countries | tojavascript }}}, {{ this.options }}
            ));
        })({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(self, countries: list[_Layer], options: Mapping[str, Any], bridge: bool) -> None:
        super().__init__()
        self.countries = countries
        self.options = safe_json(options)
        self.code = timelayer_script(bridge=bridge)


def build_map(
    basemap: BaseMap,
    view: Bounds,
    *,
    frames: Mapping[str, Any] | None = None,
    controls: bool = True,
    margin: bool = False,
    follow: Literal["streamlit"] | None = "streamlit",
    leaflet: str | Path = _LEAFLET,
    name: str = "",
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
        Address of the folder that holds ``leaflet.js``; as a `Path`, that is read from there and
        put into the page, which then stands alone. The time layer brings Leaflet's styles.
    name
        What a listener hears a frame called, where the map follows a page around it.
    """
    made = folium.Map(
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
        inertia=False,
        max_bounds_viscosity=1.0,
        renderer=folium.JsCode("L.svg({padding: 0.5})"),  # type: ignore[arg-type]
        font_size="1em",
    )
    # Without a view Leaflet draws nothing: the time layer gives it the right one at once.
    made.location = None  # type: ignore[assignment]
    # Set on this map only: folium's own lists belong to the class, so to the whole process.
    made.default_js, made.default_css = [], []
    if isinstance(leaflet, Path):
        _put_in(made, leaflet)
    else:
        made.default_js = [("leaflet", f"{leaflet}/leaflet.js")]
    layers = {look: _Layer(data, look) for look, data in _drawn(basemap).items()}
    for layer in layers.values():
        layer.add_to(made)
    countries = [layers["atlas-land"], layers["atlas-lifted"]]
    options = {
        "bounds": _corners(view),
        "region": _corners(basemap.bounds),
        "controls": controls,
        "margin": margin,
        "fill": True,
        "frames": frames,
        "name": name,
    }
    made.add_child(_TimeLayer(countries, options, bridge=follow == "streamlit"))
    return made


def _put_in(made: folium.Map, leaflet: Path) -> None:
    code = (leaflet / "leaflet.js").read_text(encoding="utf-8").rpartition("\n//#")[0]
    head = Verbatim(f"<script>{code}</script>")
    page: Any = made.get_root()
    page.header.add_child(head, name="leaflet")


def _corners(bounds: Bounds) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return south-west and north-east, as Leaflet takes them."""
    south, west, north, east = bounds
    return (south, west), (north, east)


_texts: WeakKeyDictionary[BaseMap, dict[str, str]] = WeakKeyDictionary()
"""The JSON of base maps in use: it is the same at every run and takes a while to write."""


def _drawn(basemap: BaseMap) -> dict[str, str]:
    """Return the JSON of each layer by its look, from the lowest to the highest.

    Neighbours lie under the borders, the dataset's own countries with their outlines above them.
    """
    if basemap not in _texts:
        features = basemap.countries["features"]
        ours = [feature for feature in features if feature["properties"]["place"] is not None]
        others = [feature for feature in features if feature["properties"]["place"] is None]
        _texts[basemap] = {
            "atlas-land": safe_json({"type": "FeatureCollection", "features": others}),
            "atlas-border": safe_json(basemap.borders),
            "atlas-lifted": safe_json({"type": "FeatureCollection", "features": ours}),
            "atlas-lake": safe_json(basemap.lakes),
            "atlas-river": safe_json(basemap.rivers),
        }
    return _texts[basemap]
