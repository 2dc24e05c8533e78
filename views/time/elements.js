/* Elements made from names and text, and the room that text takes: it reaches the page as text, never
 * as markup.
 */

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  Object.entries(attributes).forEach(([name, value]) => {
    if (value !== null && value !== undefined) node.setAttribute(name, String(value));
  });
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** @type {any} */
let ruler = null;

/* A text's width in pixels as a node would write it; with a size of its own where one is given. */
export function widthOf(text, node, size) {
  ruler ??= document.createElement("canvas").getContext("2d");
  const { fontFamily, fontSize, fontWeight } = getComputedStyle(node);
  ruler.font = `${fontWeight} ${size || fontSize} ${fontFamily}`;
  return ruler.measureText(text).width;
}

/* What of a name fits into so many pixels: all of it, what stands before its colon, or nothing. */
export function fit(name, room, node, size) {
  return [name, name.split(":")[0]].find((text) => widthOf(text, node, size) <= room) || "";
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @returns {HTMLElementTagNameMap[K]}
 */
export const el = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);

export const shape = (name, attributes, ...children) => fill(document.createElementNS(SVG, name), attributes, children);
