/* Legend: nested circles of round values, and every sign that the frames use, in words. */

import { circleMeetsRect } from "./geometry.js";
import { group, item, line, move } from "./items.js";
import { measure, wrap } from "./type.js";

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

/* A sign is drawn as the map draws it, into a box of 22 by 16, in type of this size. */
const SIGN = { width: 22, height: 16, size: 12.5 };

function sign(kind) {
  const circle = (look, r) => item("circle", { cx: 11, cy: 8, r, class: look });
  if (Object.values(OUTLINES).includes(kind))
    return [item("line", { x1: 1, y1: 8, x2: 21, y2: 8, class: `atlas-ring is-${kind}` })];
  return {
    disc: () => [circle("atlas-disc", 6)],
    ring: () => [circle("atlas-ring", 6.5)],
    faint: () => [circle("atlas-ring is-faint", 6.5)],
    none: () => [zero(11, 8, 5)],
    unknown: () => [circle("atlas-unknown", 4)],
    dot: () => [circle("atlas-unknown", 4)],
    split: () => [circle("atlas-split", 6.5)],
    moved: () => [
      item("line", { x1: 4, y1: 12, x2: 18, y2: 4, class: "atlas-leader" }),
      item("circle", { cx: 4, cy: 12, r: 2.2, class: "atlas-true" }),
    ],
    country: () => [item("rect", { x: 1, y: 2, width: 20, height: 12, class: "atlas-swatch" })],
    assumed: () => [line("◦", { x: 11, y: 12, size: 17, weight: 700, "text-anchor": "middle", class: "atlas-degree" })],
  }[kind]();
}

/* The crossed dot of a stated zero. */
export function zero(x, y, r) {
  const [left, right, top, low] = [x - r * 0.707, x + r * 0.707, y - r * 0.707, y + r * 0.707].map((at) =>
    at.toFixed(2)
  );
  return group({ class: "atlas-zero" }, [
    item("circle", { cx: x, cy: y, r }),
    item("path", { d: `M${left} ${top}L${right} ${low}M${left} ${low}L${right} ${top}` }),
  ]);
}

/* Gaps and rows, in the legend's type sizes. */
const ACROSS = 0.8;
const DOWN = 0.65;
const BETWEEN = 1;
const COLUMN = 0.9;
const AFTER_SIGN = 0.5;
const ROW = 1.36;
const HEADING = 1.36;
const BELOW_HEADING = 0.39;
/* How far below a row's middle letters stand. */
const RISE = 0.36;

/* Lay the legend out: {width, height, draw(x, y)}.
 *
 * radius turns a number into pixels; used is the set of entries to show; most is the width that it has
 * below a narrow map, where it has no frame; null upon the map.
 */
export function lay(frames, radius, used, { unit, most }) {
  const size = Math.max(0.88 * unit, 11);
  const across = most === null ? ACROSS * size : 0.2 * size;
  const inner = most === null ? Infinity : most - 2 * across;
  const heading = wrap(`${frames.population || "Number"}: area shows the number`, inner, size, 700);
  const nest = layNest(frames.legend_values, radius, size);
  const before = nest.width ? nest.width + BETWEEN * size : 0;
  const factor = (1.55 * unit) / SIGN.width;
  const after = SIGN.width * factor + AFTER_SIGN * size;
  const keys = KEYS.filter(([kind]) => used.has(kind)).map(([kind, words, wide]) => ({
    kind,
    words,
    wide: Boolean(wide),
    taken: after + measure(words, size, 400),
  }));
  const seats = most === null ? inColumns(keys, size) : inRows(keys, size, inner - before);
  const rows = seats.length ? seats[seats.length - 1].row + 1 : 0;
  const body = Math.max(nest.height, rows * ROW * size);
  const top = DOWN * size + (heading.length * HEADING + BELOW_HEADING) * size;
  const headed = Math.max(...heading.map((words) => measure(words, size, 700)));
  const width = Math.max(before + Math.max(0, ...seats.map(({ x, taken }) => x + taken)), headed) + 2 * across;
  const height = top + body + DOWN * size;
  const draw = (x, y) =>
    group({ class: "atlas-legend", "font-size": size, role: "group", "aria-label": heading.join(" ") }, [
      most === null ? item("rect", { x, y, width, height, rx: size * 0.3, class: "atlas-plate" }) : null,
      ...heading.map((words, row) =>
        line(words, {
          x: x + across,
          y: y + (DOWN + (row + 0.5) * HEADING + RISE - 0.06) * size,
          size,
          weight: 700,
          class: "atlas-legend-title",
        })
      ),
      nest.draw(x + across, y + top + (body - nest.height) / 2),
      group(
        { class: "atlas-keys", role: "list" },
        seats.map(({ kind, words, x: far, row }) => {
          const left = x + across + before + far;
          const middle = y + top + (body - rows * ROW * size) / 2 + (row + 0.5) * ROW * size;
          const where = `${move(left, middle - (SIGN.height * factor) / 2)} scale(${factor.toFixed(4)})`;
          return group({ role: "listitem" }, [
            group({ class: "atlas-sign", transform: where, "font-size": SIGN.size, "aria-hidden": true }, sign(kind)),
            line(words, { x: left + after, y: middle + RISE * size, size, class: "atlas-key" }),
          ]);
        })
      ),
    ]);
  return { width, height, draw };
}

/* Two columns; a wide entry has a row to itself. */
function inColumns(keys, size) {
  const first = Math.max(0, ...keys.filter(({ wide }) => !wide).map(({ taken }, at) => (at % 2 ? 0 : taken)));
  let row = 0;
  let column = 0;
  return keys.map((key) => {
    if (key.wide && column) [row, column] = [row + 1, 0];
    const seat = { ...key, row, x: column ? first + COLUMN * size : 0 };
    [row, column] = key.wide || column ? [row + 1, 0] : [row, 1];
    return seat;
  });
}

/* One after the other, in as many rows as that takes. */
function inRows(keys, size, most) {
  let row = 0;
  let x = 0;
  return keys.map((key) => {
    if (x > 0 && x + key.taken > most) [row, x] = [row + 1, 0];
    const seat = { ...key, row, x };
    x += key.taken + size;
    return seat;
  });
}

/* Nested circles of round values with their numbers: {width, height, draw(x, y)}. */
function layNest(given, radius, size) {
  const values = [...given].sort((one, other) => other - one);
  if (!values.length) return { width: 0, height: 0, draw: () => null };
  const big = radius(values[0]);
  const row = size * 1.12;
  const height = Math.max(2 * big, row * values.length) + 4;
  const words = values.map((value) => grouped(value));
  const left = 2 * big + 7 + size * 0.5;
  const width = left + Math.max(...words.map((text) => measure(text, size, 400)));
  const tops = values.map((value) => height - 2 - 2 * radius(value));
  // Numbers stand at their circle's top, but never closer than one line.
  const lines = [...tops];
  for (let at = 1; at < lines.length; at += 1) lines[at] = Math.max(lines[at], lines[at - 1] + row);
  for (let at = lines.length - 1, lowest = height - 4; at >= 0; at -= 1, lowest -= row)
    lines[at] = Math.max(Math.min(lines[at], lowest), size * 0.45);
  const draw = (x, y) =>
    group(
      { class: "atlas-nest", transform: move(x, y), "aria-hidden": true },
      values.flatMap((value, at) => {
        const r = radius(value);
        const [top, low, end, out] = [tops[at], lines[at], 2 * big + 5, size * 0.4].map((far) => far.toFixed(2));
        return [
          item("circle", { cx: big + 2, cy: height - 2 - r, r, class: "atlas-nest-ring" }),
          item("path", { d: `M${(big + 2).toFixed(2)} ${top}L${end} ${low}h${out}`, class: "atlas-nest-line" }),
          line(words[at], { x: left, y: lines[at] + size * 0.32, size, class: "atlas-nest-text" }),
        ];
      })
    );
  return { width, height, draw };
}

/* A number with commas; the engine that draws pictures knows no languages. */
export function grouped(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

/* The corner of the frame where a box covers the least weight of the points. */
export function bestCorner({ width, height }, frame, edge, points) {
  const seats = [
    ["bottom-left", frame.x0 + edge, frame.y1 - height - edge],
    ["bottom-right", frame.x1 - width - edge, frame.y1 - height - edge],
    ["top-left", frame.x0 + edge, frame.y0 + edge],
  ].map(([name, x, y]) => ({
    name,
    cost: points
      .filter((point) => circleMeetsRect(point, { x0: x, y0: y, x1: x + width, y1: y + height }, 2))
      .reduce((sum, point) => sum + point.weight, 0),
  }));
  return seats.reduce((best, seat) => (seat.cost < best.cost ? seat : best)).name;
}
