/* The time layer: marks, labels and furniture upon a Leaflet map, for one month at a time.
 *
 *   const layer = create(map, {bounds, region, countries, controls, margin, frames});
 *   layer.setFrames(json); layer.show(index); layer.current();
 *   layer.open();  // where frames may come later: others may ask the map where it is
 *
 * It knows nothing of Streamlit: bridge.js ties it to a page, other pages call it themselves.
 */

import * as Arrangement from "./arrangement.js";
import * as Countries from "./countries.js";
import { shape } from "./drawing.js";
import { read as readFrames } from "./frames.js";
import * as Furniture from "./furniture.js";
import * as Geometry from "./geometry.js";
import { room as roomFor } from "./labels.js";
import * as Layout from "./layout.js";
import * as Legend from "./legend.js";
import * as Marks from "./marks.js";
import { seat } from "./presses.js";
import * as Viewport from "./viewport.js";

/* Frames narrower than this many times the type size have the legend below the map. */
const NARROW = 46;

/* Milliseconds until a month is told: a phase that begins or ends soon, other months once nothing
 * has moved for longer than a month stays while playing, so that play tells phases only.
 */
const TELL_PHASE = 400;
const TELL_MONTH = 1000;

/** @typedef {ReturnType<typeof create>} Layer */

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
  const countries = Countries.read(options.countries, svg);
  const marksNode = shape("g", {}, svg);
  const viewport = Viewport.create(map, options);
  const listeners = options.onSelect ? [options.onSelect] : [];

  /** @type {import("./frames.js").Frames} */
  let frames = /** @type {any} */ (null);
  let source = null;
  let index = 0;
  let marks = [];
  let selected = null;
  let corner = null;
  let type = { size: 12, family: "sans-serif" };
  let label = type;
  let radius = (/** @type {number} */ value) => value;
  /** @type {ReturnType<typeof measureRooms> | null} */
  let rooms = null;
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
      // A place's mark stays who it is: it may be pressed just now, or have the keyboard.
      const before = new Map(marks.map((mark) => [mark.place.id, mark]));
      marks = frames.places.map((place) => {
        const known = before.get(place.id);
        return known && known.place.country === place.country
          ? Object.assign(known, { place })
          : Marks.make(place, choose);
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

  /* Measure, fit and lay everything out anew: for new frames and for a frame of another size. */
  function refresh() {
    pending = 0;
    svg.style.display = "none"; // or each measuring would lay out all marks
    if (!frames || !Viewport.isShown(root)) return;
    const width = root.clientWidth;
    const height = root.clientHeight;
    measured = sizeNow();
    const size = Furniture.unit(width, height);
    const narrow = width < NARROW * size;
    type = { size, family: getComputedStyle(root).fontFamily };
    root.style.setProperty("--u", `${size.toFixed(3)}px`);
    root.classList.toggle("is-narrow", narrow);
    parts.hatch.setAttribute("patternTransform", `rotate(45) scale(${(size / 12.5).toFixed(2)})`);
    Furniture.writeEdges(parts, frames);
    Furniture.sizeTitle(parts.title, frames, type, narrow ? 3 : 2);
    Furniture.sizeLine(parts.line, frames, size, type.family);
    (narrow ? parts.below : stage).appendChild(parts.legend);
    // A legend below takes room from the stage, which in turn decides how large marks are.
    for (let round = 0; round < (narrow ? 2 : 1); round += 1) {
      viewport.fit();
      sizeMarks();
      Legend.draw(parts.legend, frames, radius, usedSigns(), size);
    }
    if (narrow) viewport.fit();
    Countries.shade(countries, frames.places);
    seatLegend(narrow);
    arrange();
  }

  /* One scale for all frames: the largest number's radius follows the stage. */
  function sizeMarks() {
    const across = Math.min(stage.clientHeight, stage.clientWidth * 0.78);
    const sites = frames.places.filter((place) => !place.country).length;
    const most = Math.max(14, across * 0.09 * Math.min(1, Math.sqrt(16 / Math.max(1, sites))));
    radius = (value) => most * Math.sqrt(value / frames.largest);
    // Many labels are written smaller, but not below what can be read.
    const size = Math.max(Math.min(11.5, type.size), type.size * (sites > 12 ? 0.82 : 1));
    label = { size, family: type.family };
    svg.style.fontSize = `${size}px`;
    rooms = null;
  }

  /* The room that each place needs over all months, at the present size. */
  function measureRooms() {
    return frames.places.map((place, position) => {
      const own = [...new Set(frames.frames.map((frame) => frame.marks[position]))];
      const far = (some) =>
        some.reduce((most, mark) => Math.max(most, Marks.reach(mark, radius, label.size)), label.size * 0.5);
      return {
        country: place.country,
        reach: far(own),
        firm: far(own.filter((mark) => !mark.faint)),
        room: roomFor(place, own, label),
      };
    });
  }

  /* The places as the arrangement needs them, for the present pan and zoom. */
  function measurePlaces() {
    const known = (rooms ??= measureRooms());
    return frames.places.map(({ latitude, longitude }, position) => ({
      ...known[position],
      point: map.latLngToContainerPoint([latitude, longitude]),
    }));
  }

  function usedSigns() {
    const used = Legend.signsOf(frames);
    const sites = measurePlaces()
      .filter((place) => !place.country)
      .map((place) => ({ ...place.point, r: place.reach }));
    if (Layout.isSpread(sites, label.size * 0.6)) used.add("moved");
    return used;
  }

  /* Stand the legend in the corner where it covers least of what the map is about. */
  function seatLegend(narrow) {
    if (!viewport.isMoved() || !corner) {
      const frame = { x0: 0, y0: 0, x1: stage.clientWidth, y1: stage.clientHeight };
      const weighed = measurePlaces()
        .filter((place) => !place.country)
        .map((place) => ({ ...place.point, r: place.reach, weight: 40 }));
      Countries.outlines(countries, frames.places, map, label).forEach((country) => {
        if (country.place < 0) return;
        Geometry.grid(country.shape, frame, type.size * 1.5).forEach((point) =>
          weighed.push({ ...point, r: 0, weight: 1 })
        );
      });
      corner = Legend.bestCorner(parts.legend, frame, type.size * 0.8, weighed);
    }
    root.dataset.legend = narrow ? "below" : corner;
  }

  /* Lay marks, labels, badges and names out for the present pan and zoom. */
  function arrange() {
    const frame = { x0: 0, y0: 0, x1: stage.clientWidth, y1: stage.clientHeight };
    L.DomUtil.setPosition(svg, map.containerPointToLayerPoint([0, 0]));
    svg.setAttribute("width", frame.x1);
    svg.setAttribute("height", frame.y1);
    const middle = map.containerPointToLatLng([frame.x1 / 2, frame.y1 / 2]);
    const beside = map.containerPointToLatLng([frame.x1 / 2 + 100, frame.y1 / 2]);
    Furniture.drawScale(parts.scale, map.distance(middle, beside) / 100, Math.min(frame.x1 * 0.2, type.size * 10));

    const places = measurePlaces();
    const shapes = Countries.outlines(countries, frames.places, map, label);
    const solve = () =>
      Arrangement.arrange({ frame, size: label.size, places, countries: shapes, blocked: Furniture.obstacles(parts) });
    // Where marks are many some labels fall short: room for the note is kept from the start.
    const crowded = places.length > Arrangement.CROWD;
    Furniture.writeNote(parts.note, crowded ? places.length : 0);
    let found = solve();
    Furniture.writeNote(parts.note, found.short);
    if (found.short && !crowded && Furniture.isNoteCovered(parts, found, places)) {
      found = solve();
      Furniture.writeNote(parts.note, found.short);
    }
    svg.style.display = "";
    marks.forEach((mark, position) => {
      const { point, room } = places[position];
      const centre = found.centres[position];
      Marks.arrange(mark, { point, centre, room, size: label.size, ...found.labels[position] });
    });
    countries.forEach((country, at) => Countries.placeName(country.node, found.names[at], label.size));
    show(index);
  }

  /* Show a month by its position; changes only what differs. */
  function show(wanted) {
    const position = Math.round(Number(wanted));
    if (!frames || !Number.isFinite(position)) return;
    index = Math.min(Math.max(position, 0), frames.frames.length - 1);
    const frame = frames.frames[index];
    marks.forEach((mark, at) => {
      if (mark.where) Marks.show(mark, frame.marks[at], radius, label);
    });
    if (parts.title.textContent !== frame.title) parts.title.textContent = frame.title;
    Furniture.writeLine(parts.line, frames, frame);
    root.classList.toggle("is-after", frame.after_evidence);
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
      const on = mark.place.id === id;
      mark.node.classList.toggle("is-selected", on);
      mark.node.setAttribute("aria-pressed", String(on));
    });
  }

  // The observer reports once at its start what is known already.
  const observer = new ResizeObserver(() => {
    if (!pending && sizeNow() !== measured) pending = window.requestAnimationFrame(refresh);
  });
  observer.observe(root);
  map.on("moveend", () => {
    if (!viewport.isFitting() && frames) arrange();
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
