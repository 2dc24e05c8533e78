/* Marks: what a place's mark and label look like in a month, as items. */

import { group, item, line, move } from "./items.js";
import { DEGREE, LINE, rangeWidth } from "./labels.js";
import { grouped, isUnnumbered, zero } from "./legend.js";
import { measure } from "./type.js";

/* A centre farther than this from the true place, in pixels, is told by a line between both. */
const MOVED = 3;

const STATE = 0.94;

/* What a listener hears for a mark. */
export function spoken(place, mark) {
  const parts = [`${place.name}: ${mark.range}`, mark.state, mark.said, mark.how];
  if (mark.assumed) parts.push("rests on an assumption");
  if (mark.split !== null) parts.push(`illustrative split, no evidence: ${grouped(mark.split)}`);
  return parts.filter(Boolean).join(", ");
}

/* How far a mark reaches from its centre, in pixels. */
export function reach(mark, radius, size) {
  const most = mark.dot ? 0 : Math.max(mark.high ?? 0, mark.low ?? 0);
  return Math.max(most > 0 ? radius(most) : size * 0.45, size * 0.3);
}

/* Draw a mark where the layout says; null where it has no place.
 *
 * where is {point, centre, room, size} and, from the layout, {box, anchor, level, variant}; without a box
 * there is no label, without a centre no glyph. hover is a text for the pointer.
 */
export function draw(place, mark, where, radius, hover = "") {
  const { box, centre } = where;
  if (!box && !centre) return null;
  return group(
    {
      class: `atlas-mark ${place.country ? "atlas-badge" : "atlas-site"}`,
      "data-place": place.id,
      "data-level": box ? where.level : "none",
      "data-low": mark.low ?? "",
      "data-high": mark.high ?? "",
      "data-support": mark.support,
      "data-state": mark.state,
    },
    [
      hover ? item("title", {}, [hover]) : null,
      ...(place.country || !centre ? [] : drawGlyph(mark, where, radius)),
      ...(box ? drawLabel(place, mark, where) : []),
    ]
  );
}

/* The circles of a mark, with the lines to its true place and to its label. What a month has no use for
 * is not displayed: steps then change few elements and make none. */
function drawGlyph(mark, { point, centre, box, size }, radius) {
  const far = reach(mark, radius, size);
  const moved = Math.hypot(centre.x - point.x, centre.y - point.y) > MOVED;
  const numbered = mark.high > 0 && !mark.dot;
  const shown = (yes) => (yes ? null : "none");
  const circle = (look, yes, r) => item("circle", { r: yes ? r : 0, class: `atlas-${look}`, display: shown(yes) });
  const atLeast = (value) => Math.max(radius(value), size * 0.24);
  const link = { x1: point.x, y1: point.y, x2: centre.x, y2: centre.y };
  const dot = { cx: point.x, cy: point.y, r: Math.max(1.6, size * 0.17) };
  const nobody = zero(0, 0, size * 0.46);
  nobody.attributes.display = shown(mark.high === 0);
  return [
    moved ? item("line", { ...link, class: "atlas-leader" }) : null,
    tether(centre, box, far, size),
    group({ transform: move(centre.x, centre.y) }, [
      circle("hit", true, Math.max(12, far)),
      circle("focus", true, far + size * 0.25),
      circle(`ring is-${mark.support}${mark.faint ? " is-faint" : ""}`, numbered, radius(mark.high)),
      circle("disc", mark.low > 0, atLeast(mark.low)),
      circle("split", mark.split > 0, atLeast(mark.split)),
      circle("unknown", mark.dot || isUnnumbered(mark), size * 0.36),
      nobody,
    ]),
    item("circle", { ...dot, class: "atlas-true", display: shown(moved || (numbered && !(mark.low > 0))) }),
  ];
}

/* A hairline from a small mark to a label that stands where the largest ring leaves room. */
function tether(centre, box, far, size) {
  const hidden = item("line", { class: "atlas-tether", display: "none" });
  if (!box) return hidden;
  const x = Math.min(Math.max(centre.x, box.x0), box.x1);
  const y = Math.min(Math.max(centre.y, box.y0), box.y1);
  const distance = Math.hypot(x - centre.x, y - centre.y);
  if (distance - far <= size * 0.9) return hidden;
  const from = (far + size * 0.2) / distance;
  const to = 1 - (size * 0.1) / distance;
  const [across, down] = [x - centre.x, y - centre.y];
  return item("line", {
    x1: centre.x + across * from,
    y1: centre.y + down * from,
    x2: centre.x + across * to,
    y2: centre.y + down * to,
    class: "atlas-tether",
  });
}

/* Name, range and state, each on its line, upon a plate. */
function drawLabel(place, mark, where) {
  const { box, size, level, variant, room } = where;
  const state = level === "full" && variant.lines ? variant.lines(mark.state) : [];
  const seats = place.country ? badgeSeats(where) : siteSeats(where);
  const said = [
    [room.text, "name", size, 700],
    level === "name" && !place.country ? null : [mark.range, "range", size, 700],
    ...state.map((words) => [words, "state", size * STATE, 400]),
  ];
  const rows = said.map((words, at) => {
    if (!words) return null;
    const [text, look, own, weight] = words;
    const isAssumed = look === "range" && mark.assumed;
    const made = line(isAssumed ? `${text} ` : text, { ...seats[at], size: own, weight, class: `atlas-${look}` });
    if (isAssumed) made.children.push(item("tspan", { "font-size": size * DEGREE, class: "atlas-degree" }, ["◦"]));
    return made;
  });
  return [
    item("rect", {
      y: box.y0,
      height: box.y1 - box.y0,
      rx: size * 0.35,
      ...(place.country ? { x: box.x0, width: box.x1 - box.x0 } : plateOf(mark, where, state)),
      class: "atlas-plate",
    }),
    group({ class: "atlas-label" }, rows),
  ];
}

function siteSeats({ box, anchor, size }) {
  const padding = size * 0.25;
  const x = { start: box.x0 + padding, end: box.x1 - padding, middle: (box.x0 + box.x1) / 2 }[anchor];
  return [0, 1, 2, 3].map((row) => ({ x, y: box.y0 + size + row * size * LINE, "text-anchor": anchor }));
}

/* Name and figure share a badge's first line, or stand one below the other where there is no room
 * for that. Both begin at fixed points, so that neither moves.
 */
function badgeSeats({ box, size, level, variant: { stacked }, room: { figure } }) {
  const left = box.x0 + size * 0.6;
  const top = box.y0 + size * (level === "full" ? 1.22 : 1.15);
  return [
    [left, 0],
    [stacked ? left : left + figure, stacked ? 1 : 0],
    [left, 1],
    [left, 2],
  ].map(([x, row]) => ({ x, y: top + row * size * LINE }));
}

/* The frame of a focused or chosen label goes around what it says now. */
function plateOf(mark, { box, anchor, level, size, room: { text } }, state) {
  const range = level === "name" ? 0 : rangeWidth(mark, size);
  const widest = Math.max(measure(text, size, 700), range, ...state.map((words) => measure(words, size * STATE, 400)));
  const width = Math.min(box.x1 - box.x0, widest + size * 0.5);
  const slack = box.x1 - box.x0 - width;
  return { width, x: box.x0 + { start: 0, middle: slack / 2, end: slack }[anchor] };
}
