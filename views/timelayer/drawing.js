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
  Object.keys({ ...old, ...made.attributes }).forEach((key) => {
    const text = textOf(made.attributes[key]);
    if (text === textOf(old[key])) return;
    if (text === null) node.removeAttribute(key);
    else node.setAttribute(key, text);
  });
  let at = 0;
  made.children.forEach((child) => {
    if (child === null || child === "") return;
    const there = node.childNodes[at];
    at += 1;
    if (typeof child === "string") {
      if (there?.nodeType === Node.TEXT_NODE) {
        if (there.data !== child) there.data = child;
      } else put(node, document.createTextNode(child), there);
    } else if (there?.nodeName === child.name) patch(there, child);
    else {
      const fresh = shape(child.name, {});
      patch(fresh, child);
      put(node, fresh, there);
    }
  });
  while (node.childNodes.length > at) node.lastChild.remove();
}

function put(parent, fresh, there) {
  if (there) there.replaceWith(fresh);
  else parent.appendChild(fresh);
}
