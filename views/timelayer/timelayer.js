/* The time layer: marks, labels and furniture upon a Leaflet map, for one month at a time.
 *
 *   const layer = new TimeLayer(map, {bounds, region, countries, controls, margin, frames});
 *   layer.setFrames(json); layer.show(index); layer.current();
 *   layer.open();  // where frames may come later: others may ask the map where it is
 *
 * It knows nothing of Streamlit: bridge.js ties it to a page, other pages call it themselves.
 */

import * as Countries from "./countries.js";
import { patch, shape } from "./drawing.js";
import { read as readFrames } from "./frames.js";
import * as Furniture from "./furniture.js";
import { group, item } from "./items.js";
import { Places } from "./places.js";
import * as Plan from "./plan.js";
import { screenView, suitReader } from "./screen.js";
import * as Sheet from "./sheet.js";
import * as Viewport from "./viewport.js";

/* The layers of all countries, one by one. */
function layersOf(collections) {
  const found = [];
  (collections || []).forEach((collection) => collection.eachLayer((layer) => found.push(layer)));
  return found;
}

function outlineOf(layer) {
  const { properties } = layer.feature;
  return { id: properties.place, shown: Countries.nameOf(properties), rings: flatRings(layer.getLatLngs()) };
}

function flatRings(nested) {
  return nested.length && nested[0].lat !== undefined ? [nested] : nested.flatMap(flatRings);
}

/* Make a time layer on a map.
 *
 * options:
 *   bounds     [[south, west], [north, east]] to fit
 *   region     the same for what the base map covers; the map cannot be moved beyond it
 *   countries  list of L.GeoJSON layers, each feature with the properties iso, name and place
 *   controls   false leaves out the buttons
 *   fill       true fills the window, false (default) the box that the map had
 *   margin     true for a page of its own: a margin around everything
 *   frames     what setFrames takes
 *   onSelect   called with a place's id when its mark or badge is chosen
 */
export class TimeLayer {
  constructor(map, options) {
    Furniture.openPage(options.name);
    this.map = map;
    this.container = map.getContainer();
    this.parts = Furniture.build(this.container, options);
    this.root = this.parts.root;
    const pane = map.createPane("atlas");
    pane.style.zIndex = 450;
    this.svg = shape("svg", { class: "atlas-marks", role: "group", "aria-label": "Places" }, pane);
    this.names = shape("g", {}, this.svg);
    this.listeners = options.onSelect ? [options.onSelect] : [];
    this.places = new Places(shape("g", {}, this.svg), (id) => this.listeners.forEach((listener) => listener(id)));
    this.layers = layersOf(options.countries);
    this.countries = this.layers.map(outlineOf);
    this.viewport = Viewport.create(map, options);
    this.view = () => screenView(map, this.parts, this.countries, this.viewport, options);
    this.speaker = Furniture.speaker(this.parts.live);

    /** @type {import("./frames.js").Frames} */
    this.frames = /** @type {any} */ (null);
    /** @type {any} what the frames were read from */
    this.source = null;
    this.index = 0; // the month's
    /** @type {any} where all stands: what Plan prepares, then what it arranges */
    this.plan = null;
    /** @type {any} */
    this.arranged = null;
    this.fixed = group({}, []); // what stays from month to month
    this.measured = ""; // the size that all is laid out for
    this.pending = 0;

    suitReader(map);
    if (options.controls !== false) {
      Furniture.addButtons(this.parts.buttons, [
        ["+", "Zoom in", () => map.zoomIn()],
        ["−", "Zoom out", () => map.zoomOut()],
        ["⌂", "Show the whole map", () => this.home()],
      ]);
    }
    // The observer reports once at its start what is known already.
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(this.root);
    map.on("moveend", () => {
      if (!this.viewport.isFitting() && this.arranged) this.arrange();
    });
    if (options.frames) this.setFrames(options.frames);
  }

  /* Give the map a view where it has none. */
  open() {
    this.viewport.open();
  }

  home() {
    this.viewport.forget();
    this.refresh();
  }

  /* Take new frames: an object or its JSON. Keeps pan, zoom and, where it still exists, month. */
  setFrames(given) {
    if (given === this.source) return;
    const read = readFrames(given);
    if (!read) return;
    const { frames: before, index } = this;
    this.source = given;
    this.frames = read;
    const kept = before ? read.months.indexOf(before.months[index]) : -1;
    this.index = kept >= 0 ? kept : Math.min(index, read.frames.length - 1);
    if (!before || JSON.stringify(before.places) !== JSON.stringify(read.places)) {
      this.svg.style.display = "none"; // until they are arranged
      this.arranged = null;
      this.places.set(read.places);
    }
    this.refresh();
  }

  sizeNow() {
    return `${this.root.clientWidth} ${this.root.clientHeight}`;
  }

  resize() {
    if (this.pending || this.sizeNow() === this.measured) return;
    this.pending = window.requestAnimationFrame(() => this.refresh());
  }

  /* Fit and lay everything out anew: for new frames and for a frame of another size. */
  refresh() {
    const { frames, root, plan: before } = this;
    this.pending = 0;
    const shown = frames && Viewport.isShown(root);
    this.measured = shown ? this.sizeNow() : "";
    if (!shown) return;
    const kept = this.viewport.isMoved() && before && before.corner !== "below" ? before.corner : undefined;
    this.plan = Plan.prepare(frames, this.view(), kept);
    root.style.setProperty("--u", `${this.plan.sheet.unit.toFixed(3)}px`);
    root.dataset.legend = this.plan.corner;
    Furniture.shade(this.layers, Countries.bare(frames.places));
    this.arrange();
  }

  /* Lay marks, labels, badges and names out for the present pan and zoom. */
  arrange() {
    const { frames, map, plan, svg } = this;
    const { width, height } = plan.sheet.stage;
    L.DomUtil.setPosition(/** @type {any} */ (svg), map.containerPointToLayerPoint([0, 0]));
    Object.entries({ width, height, "font-size": plan.size }).forEach(([name, value]) => svg.setAttribute(name, value));
    const arranged = Plan.arrange(frames, plan, this.view());
    this.arranged = arranged;
    this.fixed = group({}, Sheet.drawFixed(plan.sheet, { ...plan, ...arranged }));
    const written = this.countries.map(({ shown }, at) => Countries.drawName(shown, arranged.names[at], plan.size));
    patch(this.names, group({ class: "atlas-names", "aria-hidden": "true" }, written));
    svg.style.display = "";
    this.places.arrange(arranged.marks, plan.radius);
    this.show(this.index);
  }

  /* Show a month by its position; changes only what differs. */
  show(wanted) {
    const { frames } = this;
    const position = Math.round(Number(wanted));
    if (!frames || !Number.isFinite(position)) return;
    this.index = Math.min(Math.max(position, 0), frames.frames.length - 1);
    const frame = frames.frames[this.index];
    if (this.arranged) {
      this.places.show(frame.marks);
      const { sheet } = this.plan;
      const head = group({}, Sheet.drawMonth(sheet, frames, frame));
      patch(this.parts.sheet, item("svg", { width: sheet.width, height: sheet.height }, [head, this.fixed]));
    }
    this.root.dataset.month = frames.months[this.index];
    this.container.setAttribute("aria-label", frame.title || "Map");
    this.speaker.tell(frame);
  }

  /* Which month is shown, of which; null before there are frames. */
  current() {
    const { frames, index } = this;
    return frames ? { index, month: frames.months[index], months: frames.months, phases: frames.phases } : null;
  }

  select(id) {
    this.places.select(id);
  }

  onSelect(listener) {
    this.listeners.push(listener);
  }

  destroy() {
    this.observer.disconnect();
    window.cancelAnimationFrame(this.pending);
    this.speaker.stop();
  }
}
