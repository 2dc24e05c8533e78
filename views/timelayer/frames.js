/* Frames: checks what a page hands over and brings it into the shape that the drawing relies on.
 *
 * Nothing here throws for bad data: what cannot be drawn is left out, and a missing mark becomes
 * "no figure".
 */

/** @typedef {import("../frames").Frames} Sent */
/** @typedef {import("../frames").Mark} SentMark */
/** @typedef {NonNullable<ReturnType<typeof read>>} Frames */
/** @typedef {Frames["frames"][number]} Frame */
/** @typedef {ReturnType<typeof readMark>} Mark */
/** @typedef {Frames["places"][number]} Place */

const SUPPORTS = ["stated", "planned", "worked-out", "assumed", "country-total", "no-number"];

/** @param {unknown} value */
function text(value) {
  return typeof value === "string" ? value : "";
}

/**
 * @param {unknown} value
 * @returns {number | null}
 */
function amount(value) {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;
}

/** The pieces of a set of values, each {low, high}: mostly one. @param {Partial<SentMark>} source */
function pieces(source) {
  const given = Array.isArray(source.pieces) ? source.pieces.filter(Array.isArray) : [];
  const found = given.length ? given : [[source.low, source.high]];
  return found.map(([low, high]) => ({ low: amount(low), high: amount(high) }));
}

/**
 * @template T
 * @param {readonly T[] | undefined} value
 * @returns {T[]}
 */
function list(value) {
  return Array.isArray(value) ? value.filter((item) => item && typeof item === "object") : [];
}

/**
 * @param {Partial<SentMark> | null | undefined} mark
 * @param {{ named: boolean }} place
 */
function readMark(mark, place) {
  const source = mark || {};
  return {
    low: amount(source.low),
    high: amount(source.high),
    pieces: pieces(source),
    range: text(source.range) || "no figure",
    state: text(source.state),
    said: text(source.said),
    how: text(source.how),
    support: source.support && SUPPORTS.includes(source.support) ? source.support : "no-number",
    assumed: source.assumed === true,
    faint: source.faint === true,
    // A place that no report names is a dot: rings of the country's total would drown the map.
    dot: source.faint === true && !place.named,
    wide: Array.isArray(source.wide) ? source.wide.slice(0, 2).map(amount) : null,
    wide_range: text(source.wide_range),
    split: amount(source.split),
  };
}

/** @param {import("../frames").Place} place */
const hasPoint = (place) =>
  Number.isFinite(place.latitude) &&
  Number.isFinite(place.longitude) &&
  Math.abs(Number(place.latitude)) <= 85 &&
  Math.abs(Number(place.longitude)) <= 360;

/** @param {import("../frames").Place} place */
const readPlace = (place) => ({
  id: place.id,
  name: text(place.name) || place.id,
  country: place.kind === "country",
  parent: text(place.parent) || null,
  named: place.named !== false,
  sites: place.has_sites !== false,
  latitude: Number(place.latitude),
  longitude: Number(place.longitude),
});

/** Each frame's marks become a list in the order of the places: a place that a frame does not name, or
 * of which it says the same again, keeps the very mark of the frame before, so that drawing skips it.
 *
 * @param {import("../frames").Frame[]} given
 * @param {ReturnType<typeof readPlace>[]} places
 */
function readMarks(given, places) {
  let marks = places.map((place) => readMark(null, place));
  const told = marks.map((mark) => JSON.stringify(mark));
  return given.map((frame) => {
    const changed = new Map(list(frame.marks).map((mark) => [mark.place, mark]));
    if (!changed.size) return marks;
    marks = places.map((place, at) => {
      if (!changed.has(place.id)) return marks[at];
      const mark = readMark(changed.get(place.id), place);
      const now = JSON.stringify(mark);
      if (now === told[at]) return marks[at];
      told[at] = now;
      return mark;
    });
    return marks;
  });
}

/** Return the frames ready to draw, or null where there is nothing to draw.
 *
 * A map leaves out places without a point; with `everywhere` they stay.
 *
 * @param {string | Sent} given as an object or its JSON
 * @param {boolean} [everywhere]
 */
export function read(given, everywhere) {
  /** @type {Partial<Sent>} */
  let source;
  try {
    source = typeof given === "string" ? JSON.parse(given) : given;
  } catch {
    return null;
  }
  if (!source || typeof source !== "object") return null;
  const places = list(source.places)
    .filter((place) => typeof place.id === "string" && (everywhere || hasPoint(place)))
    .map(readPlace);
  const sent = list(source.frames);
  if (!sent.length) return null;
  const marks = readMarks(sent, places);
  const frames = sent.map((frame, at) => ({
    title: text(frame.title),
    date: text(frame.date),
    phase_text: text(frame.phase_text),
    evidence: text(frame.evidence),
    after_evidence: frame.after_evidence === true,
    marks: marks[at],
  }));
  const months = Array.isArray(source.months) ? source.months.map(String) : [];
  const drawn = frames.flatMap((frame) => frame.marks.map((mark) => mark.high ?? mark.low ?? 0));
  return {
    places,
    frames,
    months: frames.map((frame, index) => months[index] ?? String(index)),
    month_names: frames.map((frame, index) => text((source.month_names || [])[index]) || frame.date),
    month_short: frames.map((frame, index) => text((source.month_short || [])[index]) || frame.date),
    phases: list(source.phases).filter((phase) => Number.isFinite(phase.first) && Number.isFinite(phase.last)),
    events: list(source.events).filter((event) => Number.isFinite(event.month)),
    known: amount(source.known) ?? frames.length - 1,
    population: text(source.population),
    as_known: text(source.as_known),
    source_line: text(source.source_line),
    banner: text(source.banner),
    largest: Math.max(1, amount(source.largest) || Math.max(0, ...drawn)),
    legend_values: (Array.isArray(source.legend_values) ? source.legend_values : [])
      .filter((value) => Number.isFinite(value) && value > 0)
      .slice(0, 5),
  };
}
