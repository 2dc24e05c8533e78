"""The map of a page that stands alone: the app's own, as scripts and styles without a frame."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from files import ROOT
from views.map import build_map
from views.world import World

LEAFLET = ROOT / "static" / "leaflet"


@dataclass(frozen=True, slots=True)
class PageMap:
    """What a page needs to show the map.

    Attributes
    ----------
    container
        The id of the element that the map is drawn into.
    script
        Leaflet, the base map and the time layer; once run, ``window.atlas`` takes frames and shows
        months.
    """

    container: str
    script: str


def page_map(world: World) -> PageMap:
    """Return a dataset's map; the same dataset gives the same text.

    It holds the base map and no figures, so that pages of many editions can share it.
    """
    made = build_map(world.basemap, world.dataset.bounds, follow=None, leaflet=LEAFLET)
    # folium names its elements at random; a file that is made again should be the same.
    for number, element in enumerate(_elements(made)):
        element._id = str(number)
    root: Any = made.get_root()
    root.render()
    leaflet = (LEAFLET / "leaflet.js").read_text(encoding="utf-8").rpartition("\n//#")[0]
    return PageMap(made.get_name(), f"{leaflet}\n{root.script.render()}")


def _elements(element: Any) -> Iterator[Any]:
    """Yield an element of folium's and all that lie in it."""
    yield element
    for child in element._children.values():
        yield from _elements(child)
