/* Items: what is drawn, as plain data; no document. A screen patches its nodes by them (drawing.js),
 * paper writes them out.
 *
 * An item is {name, attributes, children}: an SVG element. Children are items and texts; null is
 * nothing, and so is an attribute that is null. What items look like is the matter of looks.css; sizes
 * and places, which the layout reckons with, are attributes.
 */

/** @typedef {{name: string, attributes: Record<string, any>, children: any[]}} Item */

/** @returns {Item} */
export function item(name, attributes, children = /** @type {any[]} */ ([])) {
  return { name, attributes, children };
}

/* A text; its children are words, and spans that have places of their own. */
export function lettering(attributes, children) {
  const look = attributes.class ? `atlas-text ${attributes.class}` : "atlas-text";
  return item("text", { ...attributes, class: look }, children);
}

/* A line of text, by its baseline; the attributes are x, y, size, weight and any other. */
export function line(said, /** @type {any} */ { x, y, size, weight = 400, ...others }) {
  return lettering({ x, y, "font-size": size, "font-weight": weight === 400 ? null : weight, ...others }, [said]);
}

export const group = (attributes, children) => item("g", attributes, children);

export const move = (x, y) => `translate(${rounded(x)} ${rounded(y)})`;

/* A hundredth of a pixel is enough. */
const rounded = (value) => Math.round(value * 100) / 100;

/* An attribute as text; null where there is none. */
export function textOf(value) {
  if (value === null || value === undefined) return null;
  return typeof value === "number" ? String(rounded(value)) : String(value);
}

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]);

/* What only a screen has use for. */
const ON_SCREEN = /^(role|tabindex|aria-)/;

/* Write an item out as XML. */
export function written(made) {
  if (made === null || made.attributes?.display === "none") return "";
  if (typeof made === "string") return escaped(made);
  const attributes = Object.entries(made.attributes)
    .filter(([key, value]) => textOf(value) !== null && !ON_SCREEN.test(key))
    .map(([key, value]) => ` ${key}="${escaped(textOf(value))}"`)
    .join("");
  const inside = made.children.map(written).join("");
  return inside ? `<${made.name}${attributes}>${inside}</${made.name}>` : `<${made.name}${attributes}/>`;
}
