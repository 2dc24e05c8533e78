/* Viewport: which part of the world the map shows: all of it at first, then what the reader chose. */

/* Frames smaller than this many pixels are not shown yet. */
const LEAST = 40;

/* Follow a map's view; bounds is what to fit, region what the map cannot be moved beyond. */
export function create(map, { bounds, region }) {
  const container = map.getContainer();
  let moved = false;
  let fitting = false;
  let fitted = false;

  /* Fit the bounds into the present size; a view that the reader has moved stays as it is. */
  function fit() {
    fitting = fitted = true;
    map.setMaxBounds(null); // or the old zoom is held against the new size
    map.invalidateSize({ animate: false, pan: false });
    map.options.minZoom = 0; // which bounds the zoom that is asked for
    const least = region ? Math.min(map.getBoundsZoom(region, true), map.getBoundsZoom(bounds)) : 0;
    if (!moved) map.fitBounds(bounds, { animate: false });
    map.setMinZoom(least);
    if (region) {
      // At once: Leaflet's own way there takes a quarter of a second, with marks and names out of place.
      map.panInsideBounds(region, { animate: false });
      map.setMaxBounds(region);
    }
    fitting = false;
  }

  /* Give the map a view where it has none: before there are frames, and in a frame not yet shown. */
  function open() {
    if (fitted) return;
    if (isShown(container)) fit();
    else map.setView(bounds[0], 5);
  }

  // Only the reader's own moves count: the map also moves by itself, to stay within the region.
  map.on("dragstart zoomstart", () => {
    if (!fitting) moved = true;
  });
  container.addEventListener("keydown", (event) => {
    if (event.target === container && event.key.startsWith("Arrow")) moved = true;
  });

  return {
    fit,
    open,
    forget: () => {
      moved = false;
    },
    isFitting: () => fitting,
    isMoved: () => moved,
  };
}

/* Whether a node is large enough to draw in. */
export function isShown({ clientWidth, clientHeight }) {
  return clientWidth >= LEAST && clientHeight >= LEAST;
}
