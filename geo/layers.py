"""What a base map holds, however it was made."""

from dataclasses import dataclass
from typing import Any

MARGIN = 0.8
"""How much map there is around the view on each side, as a share of the view: frames are wider
than the view, and readers pan."""

GeoJson = dict[str, Any]


# Compared by identity: that is quick, and a view may keep what it made of one.
@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
class BaseMap:
    """Bundled vectors, drawn without a network. Treat the GeoJSON as read-only.

    Attributes
    ----------
    bounds
        South, west, north and east of what the files cover, in degrees.
    countries
        A feature for each country: ``iso`` (two letters; ``None`` for a disputed area), ``name``,
        and ``place``, the id of the dataset's place that is this country; ``None`` for a
        neighbour.
    borders
        The lines between countries, each once.
    rivers, lakes
        Water on land.
    """

    bounds: tuple[float, float, float, float]
    countries: GeoJson
    borders: GeoJson
    rivers: GeoJson
    lakes: GeoJson
