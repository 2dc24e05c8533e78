/* Screen: a map in a browser as what is drawn upon it has to know it. */

import * as Furniture from "./furniture.js";

/* Let the map behave as its reader's device and settings ask. */
export function suitReader(map) {
  map.getContainer().setAttribute("role", "group");
  // On a touch screen one finger scrolls the page; two move the map.
  if (window.matchMedia("(pointer: coarse)").matches) map.dragging.disable();
  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) {
    map.panBy = (offset) => L.Map.prototype.panBy.call(map, offset, { animate: false });
  }
}

/* How a screen differs from paper: plan.js says what these are. */
export function screenView(map, { root, stage }, countries, viewport, { margin, controls }) {
  return {
    width: root.clientWidth,
    height: root.clientHeight,
    margin,
    controls: controls !== false,
    countries,
    fit: (box) => {
      Furniture.seatStage(stage, box);
      viewport.fit();
    },
    project: (place) => map.latLngToContainerPoint(place),
    perPixel: ({ width, height }) => {
      const [middle, beside] = [0, 100].map((far) => map.containerPointToLatLng([width / 2 + far, height / 2]));
      return map.distance(middle, beside) / 100;
    },
    note: (count) => `${count} label${count === 1 ? "" : "s"} shortened: zoom in or point at the mark`,
  };
}
