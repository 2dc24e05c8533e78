/* Drawing: making elements, and measuring and breaking text. */

const SVG = "http://www.w3.org/2000/svg";

export function element(name, className, parent) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (parent) parent.appendChild(made);
  return made;
}

export function shape(name, attributes, parent) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  if (parent) parent.appendChild(made);
  return made;
}

const ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
const widths = new Map();
let ruled = "";

/* Texts are measured at this size, in pixels: a width grows with the size, so once is enough. */
const RULED = 40;

/* A text's width in pixels, with a little to spare for what differs between canvas and page. */
export function measure(text, size, weight, family) {
  const font = `${weight} ${RULED}px ${family}`;
  const key = `${font}\n${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    if (ruled !== font) {
      ruled = font;
      ruler.font = font;
    }
    width = (ruler.measureText(text).width * 1.02) / RULED;
    if (widths.size > 20000) widths.clear();
    widths.set(key, width);
  }
  return width * size;
}

/* Break a text into lines no wider than the width; a single long word stays whole. */
export function wrap(text, width, size, weight, family) {
  const lines = [];
  // Words that are to stay together do: a line is not broken at a no-break space.
  text.split(/[^\S\u00a0]+/).forEach((word) => {
    const last = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && measure(last, size, weight, family) <= width) lines[lines.length - 1] = last;
    else lines.push(word);
  });
  return lines;
}

export function shorten(text, width, size, weight, family) {
  if (measure(text, size, weight, family) <= width) return text;
  let kept = text;
  while (kept.length > 1 && measure(`${kept}…`, size, weight, family) > width) kept = kept.slice(0, -1);
  return `${kept}…`;
}
