/* Legend: nested circles of round values, and every sign that the frames use, in words. */

import { element, shape } from "./drawing.js";
import * as Geometry from "./geometry.js";

/* The legend's entries; wide ones take the whole width. */
const KEYS = [
  ["disc", "at least"],
  ["ring", "at most"],
  ["stated", "reported"],
  ["planned", "announced"],
  ["worked-out", "worked out"],
  ["none", "none"],
  ["unknown", "no figure"],
  ["assumed", "assumption"],
  ["faint", "at most the country’s total", "wide"],
  ["dot", "named by no report", "wide"],
  ["split", "illustrative split, no evidence", "wide"],
  ["moved", "dot: place of a mark moved aside", "wide"],
  ["country", "country figure, no site", "wide"],
];

/* The outlines that tell what a number rests on, by the code of it. */
const OUTLINES = { stated: "stated", planned: "planned", "worked-out": "worked-out", assumed: "worked-out" };

/* Whether a mark has no number to draw: "none or unknown" is one, too. */
export function isUnnumbered({ low, high }) {
  return high === null && !(low > 0);
}

/* Which entries the frames need; the same for every month, so that the legend stays as it is. */
export function signsOf({ places, frames }) {
  const used = new Set();
  frames.forEach((frame, at) =>
    frame.marks.forEach((mark, position) => {
      if (at > 0 && mark === frames[at - 1].marks[position]) return;
      const { country, sites } = places[position];
      if (mark.assumed) used.add("assumed");
      if (country && !sites) used.add("country");
      if (country) return;
      if (mark.low > 0) used.add("disc");
      if (mark.split > 0) used.add("split");
      if (mark.dot) {
        used.add("dot");
        return;
      }
      if (mark.high > 0) used.add("ring");
      if (mark.high > 0 && mark.faint) used.add("faint");
      if (mark.high === 0) used.add("none");
      if (isUnnumbered(mark)) used.add("unknown");
      if (mark.high > 0 && OUTLINES[mark.support]) used.add(OUTLINES[mark.support]);
    })
  );
  return used;
}

/* Draw one entry's sign, as the map draws it, into a box of 22 by 16. */
function sign(kind, svg) {
  const at = { cx: 11, cy: 8 };
  const circle = (className, r) => shape("circle", { ...at, r, class: className }, svg);
  if (kind === "disc") circle("atlas-disc", 6);
  else if (kind === "ring") circle("atlas-ring", 6.5);
  else if (Object.values(OUTLINES).includes(kind))
    shape("line", { x1: 1, y1: 8, x2: 21, y2: 8, class: `atlas-ring is-${kind}` }, svg);
  else if (kind === "faint") circle("atlas-ring is-faint", 6.5);
  else if (kind === "none") zero(svg, 11, 8, 5);
  else if (kind === "unknown" || kind === "dot") circle("atlas-unknown", 4);
  else if (kind === "split") circle("atlas-split", 6.5);
  else if (kind === "moved") {
    shape("line", { x1: 4, y1: 12, x2: 18, y2: 4, class: "atlas-leader" }, svg);
    shape("circle", { cx: 4, cy: 12, r: 2.2, class: "atlas-true" }, svg);
  } else if (kind === "country") shape("rect", { x: 1, y: 2, width: 20, height: 12, class: "atlas-swatch" }, svg);
  else if (kind === "assumed")
    shape("text", { x: 11, y: 12, "text-anchor": "middle", class: "atlas-degree" }, svg).textContent = "◦";
}

/* The crossed dot of a stated zero. */
export function zero(parent, x, y, r) {
  const group = shape("g", { class: "atlas-zero" }, parent);
  const reach = r * 0.707;
  shape("circle", { cx: x, cy: y, r }, group);
  shape(
    "path",
    { d: `M${x - reach} ${y - reach}L${x + reach} ${y + reach}M${x - reach} ${y + reach}L${x + reach} ${y - reach}` },
    group
  );
  return group;
}

/* Draw the legend: nested circles of round values, and a sign with words for what the frames use.
 *
 * radius turns a number into pixels; used is the set of entries to show.
 */
export function draw(box, frames, radius, used, size) {
  box.textContent = "";
  const heading = element("p", "atlas-legend-title", box);
  heading.textContent = `${frames.population || "Number"}: area shows the number`;
  const body = element("div", "atlas-legend-body", box);
  const values = [...(frames.legend_values || [])].filter((value) => value > 0).sort((a, b) => b - a);
  if (values.length) {
    const big = radius(values[0]);
    const row = size * 1.12;
    const height = Math.max(2 * big, row * values.length) + 4;
    const words = values.map((value) => value.toLocaleString("en"));
    const width = 2 * big + size * 1.2 + Math.max(...words.map((text) => text.length)) * size * 0.6;
    const svg = shape("svg", { width, height, class: "atlas-nest", "aria-hidden": "true" }, body);
    let lowest = Infinity;
    const tops = values.map((value) => height - 2 - 2 * radius(value));
    // Numbers stand at their circle's top, but never closer than one line.
    const lines = tops.map((top) => top);
    for (let i = 1; i < lines.length; i += 1) lines[i] = Math.max(lines[i], lines[i - 1] + row);
    for (let i = lines.length - 1; i >= 0; i -= 1) {
      lowest = i === lines.length - 1 ? height - 4 : lowest - row;
      lines[i] = Math.max(Math.min(lines[i], lowest), size * 0.45);
    }
    values.forEach((value, index) => {
      const r = radius(value);
      shape("circle", { cx: big + 2, cy: height - 2 - r, r, class: "atlas-nest-ring" }, svg);
      shape(
        "path",
        { d: `M${big + 2} ${tops[index]}L${2 * big + 5} ${lines[index]}h${size * 0.4}`, class: "atlas-nest-line" },
        svg
      );
      const text = shape(
        "text",
        { x: 2 * big + 7 + size * 0.5, y: lines[index] + size * 0.32, class: "atlas-nest-text" },
        svg
      );
      text.textContent = words[index];
    });
  }
  const list = element("ul", "atlas-keys", body);
  KEYS.filter(([kind]) => used.has(kind)).forEach(([kind, words, wide]) => {
    const item = element("li", wide ? "is-wide" : "", list);
    const svg = shape("svg", { viewBox: "0 0 22 16", class: "atlas-sign", "aria-hidden": "true" }, item);
    sign(kind, svg);
    element("span", "", item).textContent = words;
  });
}

/* The corner of the frame where a box covers the least weight of the points. */
export function bestCorner(box, frame, edge, points) {
  const { width, height } = box.getBoundingClientRect();
  const seats = [
    ["bottom-left", frame.x0 + edge, frame.y1 - height - edge],
    ["bottom-right", frame.x1 - width - edge, frame.y1 - height - edge],
    ["top-left", frame.x0 + edge, frame.y0 + edge],
  ].map(([name, x, y]) => ({
    name,
    cost: points
      .filter((point) => Geometry.circleMeetsRect(point, { x0: x, y0: y, x1: x + width, y1: y + height }, 2))
      .reduce((sum, point) => sum + point.weight, 0),
  }));
  return seats.reduce((best, seat) => (seat.cost < best.cost ? seat : best)).name;
}
