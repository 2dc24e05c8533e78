/* Type: how wide a text is in the bundled font, and how it breaks into lines.
 *
 * Widths come from one table, so that every browser and every picture has the same layout.
 */

import ADVANCES from "./advances.json" with { type: "json" };

const EM = 1000;

/* What letters take that the font lacks: Chinese and the like are square. */
const OTHER = 600;
const SQUARE = 1050;
const FIRST_SQUARE = 0x2e80;

/* The table by weight: a letter's code to its advance. The file has runs of letters that follow each other. */
const tables = Object.fromEntries(
  Object.entries(ADVANCES).map(([weight, runs]) => [
    weight,
    new Map(Object.entries(runs).flatMap(([first, list]) => list.map((wide, at) => [Number(first) + at, wide]))),
  ])
);

const widths = new Map();

/* A text's width in pixels; weight is 400 or 700. */
export function measure(text, size, weight) {
  const key = `${weight}${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    const table = tables[weight];
    width = 0;
    for (const letter of text) {
      const code = /** @type {number} */ (letter.codePointAt(0));
      width += table.get(code) ?? (code < FIRST_SQUARE ? OTHER : SQUARE);
    }
    if (widths.size > 20000) widths.clear();
    widths.set(key, width);
  }
  return (width * size) / EM;
}

/* Break a text at its spaces into lines no wider than the width; a single long word stays whole, and
 * words with a hard space between them stay together. */
export function wrap(text, width, size, weight) {
  const lines = [];
  text.split(" ").forEach((word) => {
    const last = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && measure(last, size, weight) <= width) lines[lines.length - 1] = last;
    else lines.push(word);
  });
  return lines;
}

/* The same, in as many lines but as even as they can be. */
export function wrapEvenly(text, width, size, weight) {
  const lines = wrap(text, width, size, weight);
  if (lines.length < 2) return lines;
  let low = width / lines.length / 2;
  let high = width;
  while (high - low > size / 8) {
    const middle = (low + high) / 2;
    if (wrap(text, middle, size, weight).length > lines.length) low = middle;
    else high = middle;
  }
  return wrap(text, high, size, weight);
}

export function shorten(text, width, size, weight) {
  if (measure(text, size, weight) <= width) return text;
  const kept = [...text]; // letters, never half of one
  while (kept.length > 1 && measure(`${kept.join("")}…`, size, weight) > width) kept.pop();
  return `${kept.join("")}…`;
}
