/* Paper: as much of a browser as the time layer needs to draw on a sheet instead of a screen.
 *
 * A document that only remembers what was made, and a map that only projects. What a browser would
 * measure is asked of the program around it: `textWidth(text, weight, size)` in pixels, and
 * `boxOf(name, tree)`, where a part of the sheet stands, as JSON [x, y, width, height].
 */
var window = globalThis;

(function () {
  "use strict";

  let root = null;

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
      const tree = JSON.stringify(plain(root ?? this, true));
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
  function plain(node, furniture) {
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

  function element(name) {
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

  const RADIAN = Math.PI / 180;
  const EARTH = 6371000;

  const northing = (latitude) => Math.log(Math.tan(Math.PI / 4 + (latitude * RADIAN) / 2));

  /* A map that fits bounds into its container by Mercator's projection. */
  function fixedMap(container) {
    let scale = 1;
    let origin = { x: 0, y: 0 };
    const point = (given) => {
      const { lat, lng } = Array.isArray(given) ? { lat: given[0], lng: given[1] } : given;
      return { x: lng * RADIAN * scale + origin.x, y: origin.y - northing(lat) * scale };
    };
    return {
      options: {},
      getContainer: () => container,
      createPane: () => container.appendChild(element("div")),
      setMaxBounds() {},
      setMinZoom() {},
      getBoundsZoom: () => 0,
      invalidateSize() {},
      on() {},
      fitBounds([[south, west], [north, east]]) {
        const { width, height } = container.parentNode.getBoundingClientRect();
        const across = (east - west) * RADIAN;
        const up = northing(north) - northing(south);
        scale = Math.min(width / across, height / up);
        origin = {
          x: width / 2 - ((west + east) / 2) * RADIAN * scale,
          y: height / 2 + ((northing(north) + northing(south)) / 2) * scale,
        };
      },
      latLngToContainerPoint: point,
      containerPointToLayerPoint: (given) => given,
      containerPointToLatLng: ([x, y]) => ({
        lat: (2 * Math.atan(Math.exp((origin.y - y) / scale)) - Math.PI / 2) / RADIAN,
        lng: (x - origin.x) / scale / RADIAN,
      }),
      distance(one, other) {
        const half = (angle) => Math.sin((angle * RADIAN) / 2) ** 2;
        const across = Math.cos(one.lat * RADIAN) * Math.cos(other.lat * RADIAN) * half(other.lng - one.lng);
        return 2 * EARTH * Math.asin(Math.sqrt(half(other.lat - one.lat) + across));
      },
      projection: () => ({ scale, x: origin.x, y: origin.y }),
    };
  }

  /* A layer of countries: outlines to lay out by, and an element that takes what each is called. */
  function layerOf({ rings, ...properties }) {
    const path = element("path");
    return {
      feature: { properties },
      getElement: () => path,
      getLatLngs: () => rings.map((ring) => ring.map(([lng, lat]) => ({ lat, lng }))),
      path,
    };
  }

  /* Draw: returns a function that gives a month's sheet, by its position, as JSON. */
  function draw({ countries, ...options }) {
    const body = element("body");
    const container = body.appendChild(element("div"));
    const insert = body.insertBefore.bind(body);
    body.insertBefore = (child, next) => {
      root = child;
      return insert(child, next);
    };
    const map = fixedMap(container);
    const layers = countries.map(layerOf);
    const collection = { eachLayer: (act) => layers.forEach(act) };
    const layer = window.AtlasTimeLayer.create(map, {
      ...options,
      countries: [collection],
      controls: false,
      margin: true,
      fill: true,
    });
    return (index) => {
      layer.show(index);
      return JSON.stringify({
        projection: map.projection(),
        shaded: layers.filter(({ path }) => path.classList.contains("is-shaded")).map((one) => one.feature.properties.place),
        tree: plain(root, false),
      });
    };
  }

  window.AtlasPaper = {
    begin(given) {
      window.AtlasPaper.show = draw(JSON.parse(given));
    },
  };
})();
