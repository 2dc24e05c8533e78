/* Countries: their outlines as the layout needs them, and their names. */

import { outline } from "./geometry.js";
import { line } from "./items.js";
import { measure } from "./type.js";

const SIZE = 0.86;
const SPACING = 0.14;

/* What the map writes for a country; disputed areas have no code: they are drawn but not named. */
export const nameOf = ({ iso, name }) => (iso ? String(name).toUpperCase() : "");

/* Ids of the countries for which no site is known. */
export function bare(places) {
  return new Set(places.filter((place) => place.country && !place.sites).map((place) => place.id));
}

/* The outlines on the stage with the room that each name needs.
 *
 * countries are {id, shown, rings}: rings of points that project turns into points of the stage.
 */
export function outlines(countries, places, project, size) {
  const positions = new Map(places.map((place, position) => [place.id, position]));
  return countries.map(({ id, shown, rings }) => ({
    place: positions.get(id) ?? -1,
    shape: outline(rings.map((ring) => ring.map(project))),
    name: nameRoom(shown, size * SIZE),
  }));
}

/* The room that a country's name needs. */
function nameRoom(text, own) {
  return { width: measure(text, own, 400) + text.length * own * SPACING, height: own * 1.25 };
}

/* A country's name in its box; null where it has no room. */
export function drawName(text, box, size) {
  if (!text || !box) return null;
  const own = size * SIZE;
  return line(text, {
    x: (box.x0 + box.x1) / 2,
    y: box.y0 + own * 0.98,
    size: own,
    "letter-spacing": own * SPACING,
    "text-anchor": "middle",
    class: "atlas-country-name",
  });
}
