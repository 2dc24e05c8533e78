// @ts-nocheck - it stands in for types that it has only the used parts of
/* Browser: as much of one as the time layer needs to draw on a sheet instead of a screen.
 *
 * A document that only remembers what was made. What a browser would measure is asked of the program
 * around it: `textWidth(text, weight, size)` in pixels, and `boxOf(name, tree)`, where a part of the
 * sheet stands, as JSON [x, y, width, height].
 */

const window = globalThis;
window.window = window;

class Node {
  constructor(name) {
    this.name = name;
    this.attributes = {};
    this.childNodes = [];
    this.parentNode = null;
    this.hidden = false;
    this.dataset = {};
    this.style = {
      setProperty(property, value) {
        this[property] = value;
      },
    };
    this.clientLeft = 0;
    this.clientTop = 0;
    this.classList = {
      contains: (word) => this.words().includes(word),
      toggle: (word, on = !this.words().includes(word)) => {
        this.className = [...this.words().filter((other) => other !== word), ...(on ? [word] : [])].join(" ");
      },
    };
  }

  words() {
    return this.className.split(/\s+/).filter(Boolean);
  }

  get className() {
    return this.attributes.class ?? "";
  }

  set className(text) {
    this.attributes.class = text;
  }

  setAttribute(name, value) {
    this.attributes[name] = String(value);
  }

  getAttribute(name) {
    return this.attributes[name] ?? null;
  }

  appendChild(child) {
    return this.insertBefore(child, null);
  }

  insertBefore(child, next) {
    child.remove();
    const at = next ? this.childNodes.indexOf(next) : this.childNodes.length;
    this.childNodes.splice(at, 0, child);
    child.parentNode = this;
    return child;
  }

  remove() {
    if (!this.parentNode) return;
    const { childNodes } = this.parentNode;
    childNodes.splice(childNodes.indexOf(this), 1);
    this.parentNode = null;
  }

  get textContent() {
    return this.text ?? this.childNodes.map((child) => child.textContent).join("");
  }

  set textContent(text) {
    this.childNodes = text ? [textNode(String(text))] : [];
  }

  addEventListener() {}

  getBoundingClientRect() {
    let top = this; // the sheet, once it is in the body
    while (top.parentNode && top.parentNode.name !== "body") top = top.parentNode;
    const tree = JSON.stringify(plain(top, true));
    const [x, y, width, height] = JSON.parse(boxOf(this.words()[0] ?? "", tree));
    return { left: x, top: y, right: x + width, bottom: y + height, width, height };
  }

  get clientWidth() {
    return this.getBoundingClientRect().width;
  }

  get clientHeight() {
    return this.getBoundingClientRect().height;
  }
}

function textNode(text) {
  const made = new Node("#text");
  made.text = text;
  return made;
}

/* What is seen of a node, as plain data; the map's own marks are left out where only the sheet's
 * furniture is asked for. */
export function plain(node, furniture) {
  if (node.text !== undefined) return node.text;
  const seen = (child) =>
    !child.hidden && child.style.display !== "none" && !(furniture && child.words().includes("atlas-marks"));
  const style = {};
  Object.entries(node.style).forEach(([key, value]) => {
    if (typeof value === "string") style[key] = value;
  });
  const attributes = { ...node.attributes };
  Object.entries(node.dataset).forEach(([key, value]) => {
    attributes[`data-${key}`] = String(value);
  });
  return [node.name, attributes, style, node.childNodes.filter(seen).map((child) => plain(child, furniture))];
}

export function element(name) {
  const made = new Node(name);
  if (name === "canvas") made.getContext = ruler;
  return made;
}

function ruler() {
  return {
    font: "",
    measureText(text) {
      const [weight, size] = this.font.split(" ");
      return { width: textWidth(text, parseInt(weight, 10), parseFloat(size)) };
    },
  };
}

// The engine knows no languages.
Number.prototype.toLocaleString = function () {
  return String(this).replace(/\B(?=(\d{3})+$)/g, ",");
};
window.document = {
  documentElement: { dir: "ltr" },
  createElement: element,
  createElementNS: (space, name) => element(name),
  createTextNode: textNode,
  querySelectorAll: () => [],
};
window.L = { DomEvent: { disableClickPropagation() {} }, DomUtil: { setPosition() {} } };
window.matchMedia = () => ({ matches: false });
window.getComputedStyle = () => ({ fontFamily: "sheet" });
window.setTimeout = () => 0;
window.clearTimeout = () => {};
window.requestAnimationFrame = () => 0;
window.cancelAnimationFrame = () => {};
window.ResizeObserver = class {
  observe() {}
  disconnect() {}
};
