/* Marks: one element a place, made once and changed in place from month to month. */

import { measure, shape } from "./drawing.js";
import { LINE, rangeText } from "./labels.js";
import { isUnnumbered, zero } from "./legend.js";

function set(node, name, value) {
  const text = String(value);
  if (node.getAttribute(name) !== text) node.setAttribute(name, text);
}

function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function round(value) {
  return Math.round(value * 10) / 10;
}

/* What a listener hears for a mark. */
function spoken(place, mark) {
  const parts = [`${place.name}: ${mark.range}`, mark.state, mark.said, mark.how];
  if (mark.assumed) parts.push("rests on an assumption");
  if (mark.split !== null) parts.push(`illustrative split, no evidence: ${mark.split.toLocaleString("en")}`);
  return parts.filter(Boolean).join(", ");
}

/* Make the elements of one place. choose(id) is called when its mark is clicked or entered. */
export function make(place, choose) {
  const kind = place.country ? "atlas-mark atlas-badge" : "atlas-mark atlas-site";
  const node = shape("g", { class: kind, role: "button", tabindex: 0, "data-place": place.id });
  const parts = { node, place };
  parts.hover = shape("title", {}, node);
  if (!place.country) {
    parts.leader = shape("line", { class: "atlas-leader" }, node);
    parts.tether = shape("line", { class: "atlas-tether" }, node);
    parts.glyph = shape("g", {}, node);
    parts.hit = shape("circle", { class: "atlas-hit" }, parts.glyph);
    parts.focus = shape("circle", { class: "atlas-focus" }, parts.glyph);
    parts.ring = shape("circle", { class: "atlas-ring" }, parts.glyph);
    parts.disc = shape("circle", { class: "atlas-disc" }, parts.glyph);
    parts.split = shape("circle", { class: "atlas-split" }, parts.glyph);
    parts.unknown = shape("circle", { class: "atlas-unknown" }, parts.glyph);
    parts.zero = zero(parts.glyph, 0, 0, 1);
    parts.true = shape("circle", { class: "atlas-true" }, node);
  }
  parts.plate = shape("rect", { class: "atlas-plate" }, node);
  parts.label = shape("g", { class: "atlas-label" }, node);
  parts.name = shape("text", { class: "atlas-name" }, parts.label);
  parts.range = shape("text", { class: "atlas-range" }, parts.label);
  parts.figure = shape("tspan", {}, parts.range);
  parts.degree = shape("tspan", { class: "atlas-degree" }, parts.range);
  parts.state = [0, 1].map(() => shape("text", { class: "atlas-state" }, parts.label));
  L.DomEvent.disableClickPropagation(node);
  node.addEventListener("click", () => choose(place.id));
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose(place.id);
  });
  return parts;
}

/* Put a mark's parts where the layout says.
 *
 * where is {point, centre, room, size} and, from the layout, {box, anchor, level, variant}; without a box the label is
 * hidden, without a centre the whole mark.
 */
export function arrange(parts, where) {
  parts.where = where;
  parts.shown = null;
  const { box, size } = where;
  parts.node.style.display = where.centre || box ? "" : "none";
  parts.label.style.display = box ? "" : "none";
  parts.plate.style.display = box ? "" : "none";
  set(parts.node, "data-level", box ? where.level : "none");
  if (!parts.place.country && where.centre) {
    const { centre, point } = where;
    set(parts.glyph, "transform", `translate(${round(centre.x)} ${round(centre.y)})`);
    const moved = Math.hypot(centre.x - point.x, centre.y - point.y) > 3;
    parts.leader.style.display = moved ? "" : "none";
    [
      ["x1", point.x],
      ["y1", point.y],
      ["x2", centre.x],
      ["y2", centre.y],
    ].forEach(([name, value]) => set(parts.leader, name, round(value)));
    set(parts.true, "cx", round(point.x));
    set(parts.true, "cy", round(point.y));
    set(parts.true, "r", round(Math.max(1.6, size * 0.17)));
  }
  if (!box) return;
  [
    ["x", box.x0],
    ["y", box.y0],
    ["width", box.x1 - box.x0],
    ["height", box.y1 - box.y0],
  ].forEach(([name, value]) => set(parts.plate, name, round(value)));
  set(parts.plate, "rx", round(size * 0.35));
  write(parts.name, where.room.text);
  const padding = size * 0.25;
  if (parts.place.country) {
    arrangeBadge(parts, where);
    return;
  }
  const x = { start: box.x0 + padding, end: box.x1 - padding, middle: (box.x0 + box.x1) / 2 }[where.anchor];
  const row = size * LINE;
  [parts.name, parts.range, ...parts.state].forEach((line, index) => {
    set(line, "text-anchor", where.anchor);
    set(line, "x", round(x));
    set(line, "y", round(box.y0 + size * 1.0 + index * row));
  });
  parts.range.style.display = where.level === "name" ? "none" : "";
  parts.state.forEach((line) => {
    line.style.display = where.level === "full" ? "" : "none";
  });
}

/* Name and figure share a badge's first line, or stand one below the other where there is no room
 * for that. Both begin at fixed points, so that neither moves.
 */
function arrangeBadge(parts, { box, size, level, variant, room: { figure } }) {
  const { stacked } = variant;
  const left = box.x0 + size * 0.6;
  const top = box.y0 + size * (level === "full" ? 1.22 : 1.15);
  [
    [parts.name, left, 0],
    [parts.range, stacked ? left : left + figure, stacked ? 1 : 0],
    [parts.state[0], left, 1],
    [parts.state[1], left, 2],
  ].forEach(([line, x, row]) => {
    set(line, "x", round(x));
    set(line, "y", round(top + row * size * LINE));
  });
  parts.state.forEach((line) => {
    line.style.display = level === "full" ? "" : "none";
  });
}

/* Show one month's mark; touches only what differs from what is shown. */
export function show(parts, mark, radius, type) {
  if (parts.shown === mark) return;
  parts.shown = mark;
  const { node, place } = parts;
  set(node, "data-low", mark.low ?? "");
  set(node, "data-high", mark.high ?? "");
  set(node, "data-support", mark.support);
  set(node, "data-state", mark.state);
  const name = spoken(place, mark);
  set(node, "aria-label", name);
  write(parts.hover, name);
  write(parts.figure, mark.range);
  write(parts.degree, mark.assumed ? " ◦" : "");
  const { where } = parts;
  if (where.box) {
    const lines = where.variant.lines ? where.variant.lines(mark.state) : [];
    parts.state.forEach((line, index) => write(line, lines[index] || ""));
    if (!place.country) fitPlate(parts, mark, lines, type);
  }
  if (!place.country && where.centre) draw(parts, mark, radius, type.size);
}

/* The frame of a focused or chosen label goes around what it says now. */
function fitPlate({ plate, where }, mark, lines, { size, family }) {
  const {
    box,
    anchor,
    level,
    room: { text },
  } = where;
  const full = level === "full" ? lines.map((line) => measure(line, size * 0.94, 400, family)) : [];
  const range = level === "name" ? 0 : measure(rangeText(mark), size, 700, family);
  const width = Math.min(box.x1 - box.x0, Math.max(measure(text, size, 700, family), range, ...full) + size * 0.5);
  const slack = box.x1 - box.x0 - width;
  set(plate, "width", round(width));
  set(plate, "x", round(box.x0 + { start: 0, middle: slack / 2, end: slack }[anchor]));
}

/* How far a mark reaches from its centre, in pixels. */
export function reach(mark, radius, size) {
  const most = mark.dot ? 0 : Math.max(mark.high ?? 0, mark.low ?? 0);
  return Math.max(most > 0 ? radius(most) : size * 0.45, size * 0.3);
}

function draw(parts, mark, radius, size) {
  const isZero = mark.high === 0;
  const isUnknown = mark.dot || isUnnumbered(mark);
  const visible = (node, yes) => {
    node.style.display = yes ? "" : "none";
  };
  const faint = mark.faint ? " is-faint" : "";
  visible(parts.ring, mark.high > 0 && !mark.dot);
  if (mark.high > 0) {
    set(parts.ring, "r", round(radius(mark.high)));
    set(parts.ring, "class", `atlas-ring is-${mark.support}${faint}`);
  }
  visible(parts.disc, mark.low > 0);
  if (mark.low > 0) {
    set(parts.disc, "r", round(Math.max(radius(mark.low), size * 0.24)));
  }
  visible(parts.split, mark.split > 0);
  if (mark.split > 0) set(parts.split, "r", round(Math.max(radius(mark.split), size * 0.24)));
  const { point, centre } = parts.where;
  const moved = Math.hypot(centre.x - point.x, centre.y - point.y) > 3;
  visible(parts.true, moved || (mark.high > 0 && !mark.dot && !(mark.low > 0)));
  visible(parts.unknown, isUnknown);
  set(parts.unknown, "r", round(size * 0.36));
  visible(parts.zero, isZero);
  set(parts.zero, "transform", `scale(${round(size * 0.46)})`);
  const far = reach(mark, radius, size);
  set(parts.hit, "r", round(Math.max(12, far)));
  set(parts.focus, "r", round(far + size * 0.25));
  tether(parts, far, size);
}

/* A hairline from a small mark to a label that stands where the largest ring leaves room. */
function tether(parts, far, size) {
  const { box, centre } = parts.where;
  let wanted = false;
  if (box) {
    const x = Math.min(Math.max(centre.x, box.x0), box.x1);
    const y = Math.min(Math.max(centre.y, box.y0), box.y1);
    const distance = Math.hypot(x - centre.x, y - centre.y);
    wanted = distance - far > size * 0.9;
    if (wanted) {
      const from = (far + size * 0.2) / distance;
      const to = 1 - (size * 0.1) / distance;
      set(parts.tether, "x1", round(centre.x + (x - centre.x) * from));
      set(parts.tether, "y1", round(centre.y + (y - centre.y) * from));
      set(parts.tether, "x2", round(centre.x + (x - centre.x) * to));
      set(parts.tether, "y2", round(centre.y + (y - centre.y) * to));
    }
  }
  parts.tether.style.display = wanted ? "" : "none";
}
