/* Labels: how a place's texts break into lines, and the room they need over all months. */

import { measure, shorten, wrap } from "./type.js";

/* Height of a line, in type sizes. */
export const LINE = 1.24;

/* The room that a place's texts need over all its marks, in pixels.
 *
 * Returns text, the name as shown; figure, where on a badge the figure
 * begins; and for each level of detail (full, short, name) a list of variants {width, height,
 * lines}, the pleasing one first; lines breaks a state into two lines at most.
 */
export function room(place, marks, size) {
  const widest = size * (place.country ? 17 : 13.5);
  const text = shorten(place.name, widest, size, 700);
  const name = measure(text, size, 700);
  const range = Math.max(...marks.map((mark) => rangeWidth(mark, size)));
  const states = [...new Set(marks.map((mark) => mark.state))];
  const wide = breaker(states, widest, size);
  const slim = breaker(states, Math.max(size * 7, wide.width * 0.56), size);
  const row = size * LINE;
  if (place.country) {
    const figure = name + size * 0.45;
    const margin = size * 1.2;
    const badge = ({ width, rows, lines }) => ({
      width: Math.max(figure + range, width) + margin,
      height: (1 + rows) * row + size * 0.6,
      lines,
    });
    const short = [
      { width: figure + range + margin, height: row + size * 0.5 },
      // Where both have no room side by side, the figure stands below the name.
      { width: Math.max(name, range) + margin, height: 2 * row + size * 0.5, stacked: true },
    ];
    return { text, figure, full: variants(badge(wide), badge(slim)), short, name: short };
  }
  const box = (width, rows, lines) => ({
    width: width + size * 0.5,
    height: rows * row + size * 0.25,
    lines,
  });
  const label = ({ width, rows, lines }) => box(Math.max(name, range, width), 2 + rows, lines);
  return {
    text,
    full: variants(label(wide), label(slim)),
    short: [box(Math.max(name, range), 2)],
    name: [box(name, 1)],
  };
}

function variants(wide, slim) {
  return slim.width < wide.width - 1 ? [wide, slim] : [wide];
}

/* The sign of an assumption is larger than the figure that it follows. */
export const DEGREE = 1.3;

/* The width of a mark's figure. */
export function rangeWidth({ range, assumed }, size) {
  if (!assumed) return measure(range, size, 700);
  return measure(`${range} `, size, 700) + measure("◦", size * DEGREE, 700);
}

/* How the states break at a width: the widest line, the most lines, and each state's lines. */
function breaker(states, most, size) {
  const own = size * 0.94;
  const broken = new Map(
    states.map((state) => {
      const lines = state ? wrap(state, most, own, 400) : [];
      const kept = lines.length < 2 ? lines : halve(state, (line) => measure(line, own, 400));
      return [state, kept.map((line) => shorten(line, most * 1.15, own, 400))];
    })
  );
  const all = [...broken.values()];
  return {
    width: Math.max(0, ...all.flat().map((line) => measure(line, own, 400))),
    rows: Math.max(0, ...all.map((lines) => lines.length)),
    lines: (state) => broken.get(state) || [],
  };
}

/* A text in two lines, as even as its words allow. */
function halve(text, width) {
  const words = text.split(/\s+/);
  /** @type {{ lines: string[], widest: number } | null} */
  let best = null;
  for (let at = 1; at < words.length; at += 1) {
    const lines = [words.slice(0, at).join(" "), words.slice(at).join(" ")];
    const widest = Math.max(...lines.map(width));
    if (!best || widest < best.widest) best = { lines, widest };
  }
  return best ? best.lines : [text];
}
