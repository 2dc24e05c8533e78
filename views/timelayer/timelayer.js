/* The time layer: marks, labels and furniture upon a Leaflet map, for one month at a time.
 *
 *   const layer = create(map, {bounds, region, countries, controls, margin, frames});
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
import * as Marks from "./marks.js";
import * as Plan from "./plan.js";
import { seat } from "./presses.js";
import * as Sheet from "./sheet.js";
import * as Viewport from "./viewport.js";

/* Milliseconds until a month is told: a phase that begins or ends soon, other months once nothing
 * has moved for longer than a month stays while playing, so that play tells phases only.
 */
const TELL_PHASE = 400;
const TELL_MONTH = 1000;

/** @typedef {ReturnType<typeof create>} Layer */

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

/* Make the node of a place's mark, which stays the same from month to month. */
function makeMark(place, choose) {
  const node = shape("g", { role: "button", tabindex: 0, "data-place": place.id });
  L.DomEvent.disableClickPropagation(node);
  node.addEventListener("click", () => choose(place.id));
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose(place.id);
  });
  return { node, place, shown: null };
}

/* Show a month's mark; touches nothing where it says what it said before. */
function showMark(known, mark, where, radius) {
  if (known.shown === mark) return;
  known.shown = mark;
  const name = Marks.spoken(known.place, mark);
  const drawn = Marks.draw(known.place, mark, where, radius, name);
  known.node.style.display = drawn ? "" : "none";
  if (drawn) patch(known.node, { ...drawn, attributes: { ...drawn.attributes, "aria-label": name } });
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
export function create(map, options) {
  Furniture.openPage(options.name);
  const container = map.getContainer();
  const parts = Furniture.build(container, options);
  const { root, stage } = parts;
  const pane = map.createPane("atlas");
  pane.style.zIndex = 450;
  const svg = shape("svg", { class: "atlas-marks", role: "group", "aria-label": "Places" }, pane);
  const names = shape("g", {}, svg);
  const marksNode = shape("g", {}, svg);
  const layers = layersOf(options.countries);
  const countries = layers.map(outlineOf);
  const viewport = Viewport.create(map, options);
  const listeners = options.onSelect ? [options.onSelect] : [];

  /** @type {import("./frames.js").Frames} */
  let frames = /** @type {any} */ (null);
  let source = null;
  let index = 0;
  let marks = [];
  let selected = null;
  /** @type {any} where all stands: what Plan prepares, then what it arranges */
  let plan = null;
  /** @type {any} */
  let arranged = null;
  let fixed = group({}, []);
  let measured = "";
  let pending = 0;
  let speaking = 0;
  let phase = "";

  container.setAttribute("role", "group");
  // On a touch screen one finger scrolls the page; two move the map.
  if (window.matchMedia("(pointer: coarse)").matches) map.dragging.disable();
  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) {
    map.panBy = (offset) => L.Map.prototype.panBy.call(map, offset, { animate: false });
  }
  if (options.controls !== false) {
    Furniture.addButtons(parts.buttons, [
      ["+", "Zoom in", () => map.zoomIn()],
      ["−", "Zoom out", () => map.zoomOut()],
      ["⌂", "Show the whole map", home],
    ]);
  }

  function home() {
    viewport.forget();
    refresh();
  }

  const choose = (id) => listeners.forEach((listener) => listener(id));

  /* Take new frames: an object or its JSON. Keeps pan, zoom and, where it still exists, month. */
  function setFrames(given) {
    if (given === source) return;
    const read = readFrames(given);
    if (!read) return;
    const month = frames ? frames.months[index] : "";
    const same = frames && JSON.stringify(frames.places) === JSON.stringify(read.places);
    source = given;
    frames = read;
    const kept = frames.months.indexOf(month);
    index = kept >= 0 ? kept : Math.min(index, frames.frames.length - 1);
    if (!same) {
      svg.style.display = "none"; // until they are arranged
      arranged = null;
      // A place's mark stays who it is: it may be pressed just now, or have the keyboard.
      const before = new Map(marks.map((mark) => [mark.place.id, mark]));
      marks = frames.places.map((place) => {
        const known = before.get(place.id);
        return known && known.place.country === place.country
          ? Object.assign(known, { place })
          : makeMark(place, choose);
      });
      seat(
        marksNode,
        marks.map((mark) => mark.node)
      );
    }
    select(selected);
    refresh();
  }

  const sizeNow = () => `${root.clientWidth} ${root.clientHeight}`;

  /* How a screen differs from paper: plan.js says what these are. */
  function viewNow() {
    return {
      width: root.clientWidth,
      height: root.clientHeight,
      margin: options.margin,
      controls: options.controls !== false,
      countries,
      fit: (box) => {
        Furniture.seatStage(stage, box);
        viewport.fit();
      },
      project: (place) => map.latLngToContainerPoint(place),
      perPixel: ({ width, height }) => {
        const [middle, beside] = [0, 100].map((far) => map.containerPointToLatLng([width / 2 + far, height / 2]));
        return map.distance(middle, beside) / 100;
      },
      note: (count) => `${count} label${count === 1 ? "" : "s"} shortened: zoom in or point at the mark`,
    };
  }

  /* Fit and lay everything out anew: for new frames and for a frame of another size. */
  function refresh() {
    pending = 0;
    const shown = frames && Viewport.isShown(root);
    measured = shown ? sizeNow() : "";
    if (!shown) return;
    const kept = viewport.isMoved() && plan && plan.corner !== "below" ? plan.corner : undefined;
    plan = Plan.prepare(frames, viewNow(), kept);
    root.style.setProperty("--u", `${plan.sheet.unit.toFixed(3)}px`);
    root.dataset.legend = plan.corner;
    Furniture.shade(layers, Countries.bare(frames.places));
    arrange();
  }

  /* Lay marks, labels, badges and names out for the present pan and zoom. */
  function arrange() {
    const { width, height } = plan.sheet.stage;
    L.DomUtil.setPosition(svg, map.containerPointToLayerPoint([0, 0]));
    svg.setAttribute("width", width);
    svg.setAttribute("height", height);
    svg.setAttribute("font-size", plan.size);
    arranged = Plan.arrange(frames, plan, viewNow());
    fixed = group({}, Sheet.drawFixed(plan.sheet, { ...plan, ...arranged }));
    const written = countries.map(({ shown }, at) => Countries.drawName(shown, arranged.names[at], plan.size));
    patch(names, group({ class: "atlas-names", "aria-hidden": "true" }, written));
    svg.style.display = "";
    marks.forEach((mark) => {
      mark.shown = null;
    });
    show(index);
  }

  /* Show a month by its position; changes only what differs. */
  function show(wanted) {
    const position = Math.round(Number(wanted));
    if (!frames || !Number.isFinite(position)) return;
    index = Math.min(Math.max(position, 0), frames.frames.length - 1);
    const frame = frames.frames[index];
    if (arranged) {
      marks.forEach((mark, at) => showMark(mark, frame.marks[at], arranged.marks[at], plan.radius));
      const { sheet } = plan;
      const head = group({}, Sheet.drawMonth(sheet, frames, frame));
      patch(parts.sheet, item("svg", { width: sheet.width, height: sheet.height }, [head, fixed]));
    }
    root.dataset.month = frames.months[index];
    container.setAttribute("aria-label", frame.title || "Map");
    window.clearTimeout(speaking);
    const wait = frame.phase_text === phase ? TELL_MONTH : TELL_PHASE;
    speaking = window.setTimeout(() => Furniture.speak(parts.live, frame), wait);
    phase = frame.phase_text;
  }

  function select(id) {
    selected = id;
    marks.forEach((mark) => {
      mark.node.setAttribute("aria-pressed", String(mark.place.id === id));
    });
  }

  // The observer reports once at its start what is known already.
  const observer = new ResizeObserver(() => {
    if (!pending && sizeNow() !== measured) pending = window.requestAnimationFrame(refresh);
  });
  observer.observe(root);
  map.on("moveend", () => {
    if (!viewport.isFitting() && arranged) arrange();
  });
  if (options.frames) setFrames(options.frames);

  return {
    root,
    setFrames,
    open: viewport.open,
    show,
    select,
    current: () =>
      frames ? { index, month: frames.months[index], months: frames.months, phases: frames.phases } : null,
    onSelect: (listener) => listeners.push(listener),
    destroy: () => {
      observer.disconnect();
      window.cancelAnimationFrame(pending);
      window.clearTimeout(speaking);
    },
  };
}
