/* Countries: the base map's outlines as the layout needs them, their shading and their names. */

import { measure, shape } from "./drawing.js";
import * as Geometry from "./geometry.js";

/* The countries of the base map, each with a text element for its name. */
export function read(layers, svg) {
  const group = shape("g", { class: "atlas-names", "aria-hidden": "true" }, svg);
  const found = [];
  (layers || []).forEach((collection) =>
    collection.eachLayer((layer) => {
      const { iso, name, place } = layer.feature.properties;
      const node = shape("text", { class: "atlas-country-name", "text-anchor": "middle" }, group);
      // Disputed areas have no code; they are drawn but not named.
      node.textContent = iso ? String(name).toUpperCase() : "";
      found.push({ id: place, layer, node, shown: node.textContent, rings: flatRings(layer.getLatLngs()) });
    })
  );
  return found;
}

function flatRings(nested) {
  return nested.length && nested[0].lat !== undefined ? [nested] : nested.flatMap(flatRings);
}

/* Shade the countries for which no site is known. */
export function shade(countries, places) {
  const bare = new Set(places.filter((place) => place.country && !place.sites).map((place) => place.id));
  countries.forEach(({ layer, id }) => {
    const path = layer.getElement();
    if (path) path.classList.toggle("is-shaded", bare.has(id));
  });
}

/* The outlines on the stage, for the present pan and zoom, with the room that each name needs. */
export function outlines(countries, places, map, type) {
  const positions = new Map(places.map((place, position) => [place.id, position]));
  return countries.map((country) => ({
    place: positions.get(country.id) ?? -1,
    shape: Geometry.outline(country.rings.map((ring) => ring.map((latlng) => map.latLngToContainerPoint(latlng)))),
    name: nameRoom(country.shown, type),
  }));
}

const NAME_SIZE = 0.86;
const NAME_SPACING = 0.14;

/* The room that a country's name needs. */
function nameRoom(text, { size, family }) {
  const own = size * NAME_SIZE;
  return { width: measure(text, own, 400, family) + text.length * own * NAME_SPACING, height: own * 1.25 };
}

export function placeName(node, box, size) {
  const shown = box && node.textContent;
  node.style.display = shown ? "" : "none";
  if (!shown) return;
  node.setAttribute("x", ((box.x0 + box.x1) / 2).toFixed(1));
  node.setAttribute("y", (box.y0 + size * NAME_SIZE * 0.98).toFixed(1));
}
