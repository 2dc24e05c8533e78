/* Paper: the time layer on a map that only projects, in a browser of our own (browser.js). */

import { element, plain } from "./browser.js";
import { create } from "../../views/timelayer/timelayer.js";

const RADIAN = Math.PI / 180;
const EARTH = 6371000;

const northing = (latitude) => Math.log(Math.tan(Math.PI / 4 + (latitude * RADIAN) / 2));

/* A map that fits bounds into its container by Mercator's projection. */
function fixedMap(container) {
  let scale = 1;
  let origin = { x: 0, y: 0 };
  const point = (given) => {
    const { lat, lng } = Array.isArray(given) ? { lat: given[0], lng: given[1] } : given;
    return { x: lng * RADIAN * scale + origin.x, y: origin.y - northing(lat) * scale };
  };
  return {
    options: {},
    getContainer: () => container,
    createPane: () => container.appendChild(element("div")),
    setMaxBounds() {},
    setMinZoom() {},
    getBoundsZoom: () => 0,
    invalidateSize() {},
    on() {},
    fitBounds([[south, west], [north, east]]) {
      const { width, height } = container.parentNode.getBoundingClientRect();
      const across = (east - west) * RADIAN;
      const up = northing(north) - northing(south);
      scale = Math.min(width / across, height / up);
      origin = {
        x: width / 2 - ((west + east) / 2) * RADIAN * scale,
        y: height / 2 + ((northing(north) + northing(south)) / 2) * scale,
      };
    },
    latLngToContainerPoint: point,
    containerPointToLayerPoint: (given) => given,
    containerPointToLatLng: ([x, y]) => ({
      lat: (2 * Math.atan(Math.exp((origin.y - y) / scale)) - Math.PI / 2) / RADIAN,
      lng: (x - origin.x) / scale / RADIAN,
    }),
    distance(one, other) {
      const half = (angle) => Math.sin((angle * RADIAN) / 2) ** 2;
      const across = Math.cos(one.lat * RADIAN) * Math.cos(other.lat * RADIAN) * half(other.lng - one.lng);
      return 2 * EARTH * Math.asin(Math.sqrt(half(other.lat - one.lat) + across));
    },
    projection: () => ({ scale, x: origin.x, y: origin.y }),
  };
}

/* A layer of countries: outlines to lay out by, and an element that takes what each is called. */
function layerOf({ rings, ...properties }) {
  const path = element("path");
  return {
    feature: { properties },
    getElement: () => path,
    getLatLngs: () => rings.map((ring) => ring.map(([lng, lat]) => ({ lat, lng }))),
    path,
  };
}

let draw = (/** @type {number} */ index) => String(index);

/* Draw: after it, show gives a month's sheet, by its position, as JSON. */
export function begin(given) {
  const { countries, ...options } = JSON.parse(given);
  const body = element("body");
  const container = body.appendChild(element("div"));
  const map = fixedMap(container);
  const layers = countries.map(layerOf);
  const collection = { eachLayer: (act) => layers.forEach(act) };
  const layer = create(map, {
    ...options,
    countries: [collection],
    controls: false,
    margin: true,
    fill: true,
  });
  draw = (index) => {
    layer.show(index);
    return JSON.stringify({
      projection: map.projection(),
      shaded: layers
        .filter(({ path }) => path.classList.contains("is-shaded"))
        .map((one) => one.feature.properties.place),
      tree: plain(layer.root, false),
    });
  };
}

export const show = (index) => draw(index);
