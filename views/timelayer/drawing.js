/* Drawing: making elements, and bringing them to what items say. */

import { textOf } from "./items.js";

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

/** @type {WeakMap<Element, import("./items.js").Item>} what a node was drawn by */
const drawn = new WeakMap();

/* Bring a node to what an item says; touches only what differs from the item that it was drawn by, so
 * that what others set on the node stays. */
export function patch(node, made) {
  const before = drawn.get(node);
  if (before === made) return;
  drawn.set(node, made);
  const old = before ? before.attributes : {};
  for (const key in made.attributes) {
    const value = made.attributes[key];
    if (value === old[key]) continue;
    const text = textOf(value);
    if (text === textOf(old[key])) continue;
    if (text === null) node.removeAttribute(key);
    else node.setAttribute(key, text);
  }
  for (const key in old) if (!(key in made.attributes)) node.removeAttribute(key);
  let there = node.firstChild;
  made.children.forEach((child) => {
    if (child === null || child === "") return;
    const kept = fits(there, child) ? there : put(node, child, there);
    if (typeof child !== "string") patch(kept, child);
    else if (kept.data !== child) kept.data = child;
    there = kept.nextSibling;
  });
  while (there) {
    const next = there.nextSibling;
    there.remove();
    there = next;
  }
}

function fits(node, child) {
  if (!node) return false;
  return typeof child === "string" ? node.nodeType === Node.TEXT_NODE : node.nodeName === child.name;
}

/* Put a new node in the place of another, or last. */
function put(parent, child, there) {
  const fresh = typeof child === "string" ? document.createTextNode(child) : shape(child.name, {});
  if (there) there.replaceWith(fresh);
  else parent.appendChild(fresh);
  return fresh;
}
