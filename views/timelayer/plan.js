/* Plan: where everything of a view stands, for all months at once. No document.
 *
 * A view is what screen and paper differ in:
 *   width, height       of the whole frame, in pixels
 *   margin, bare, controls   what sheet.js lays out by
 *   countries           [{id, shown, rings}]
 *   fit(stage)          called before points are asked for: bring the map into its stage
 *   project([lat, lng]) a point of the stage in pixels
 *   perPixel(stage)     metres to a pixel
 *   note(count)         what to say where that many labels are short
 */

import * as Arrangement from "./arrangement.js";
import * as Countries from "./countries.js";
import { circleMeetsRect, grid, rectsMeet } from "./geometry.js";
import { room as roomFor } from "./labels.js";
import { isSpread } from "./layout.js";
import * as Legend from "./legend.js";
import * as Marks from "./marks.js";
import * as Sheet from "./sheet.js";

/* Lay out what holds for any pan and zoom; corner is where the legend stays, if it is known already. */
export function prepare(frames, view, corner) {
  const sheet = Sheet.lay(frames, view);
  const whole = sheet.stage;
  /** @type {any} */
  const plan = { sheet };
  // A legend below takes room from the stage, which in turn decides how large marks are.
  for (let round = 0; round < (sheet.narrow ? 2 : 1); round += 1) {
    view.fit(sheet.stage);
    Object.assign(plan, scaleMarks(frames, sheet));
    const used = usedSigns(frames, plan, view);
    const most = sheet.narrow ? sheet.inner : null;
    plan.legend = Legend.lay(frames, plan.radius, used, { unit: sheet.unit, most });
    if (sheet.narrow) sheet.stage = { ...whole, height: Math.max(0, Math.round(whole.height - plan.legend.height)) };
  }
  if (sheet.narrow) view.fit(sheet.stage);
  plan.corner = sheet.narrow ? "below" : (corner ?? seatLegend(frames, plan, view));
  return plan;
}

/* One scale for all frames: the largest number's radius follows the stage. */
function scaleMarks(frames, { stage, unit }) {
  const across = Math.min(stage.height, stage.width * 0.78);
  const sites = frames.places.filter((place) => !place.country).length;
  const most = Math.max(14, across * 0.09 * Math.min(1, Math.sqrt(16 / Math.max(1, sites))));
  const radius = (value) => most * Math.sqrt(value / frames.largest);
  // Many labels are written smaller, but not below what can be read.
  const size = Math.max(Math.min(11.5, unit), unit * (sites > 12 ? 0.82 : 1));
  return { radius, size, rooms: measureRooms(frames, radius, size) };
}

/* The room that each place needs over all months. */
function measureRooms(frames, radius, size) {
  return frames.places.map((place, position) => {
    const own = [...new Set(frames.frames.map((frame) => frame.marks[position]))];
    const far = (some) => some.reduce((most, mark) => Math.max(most, Marks.reach(mark, radius, size)), size * 0.5);
    return {
      country: place.country,
      reach: far(own),
      firm: far(own.filter((mark) => !mark.faint)),
      room: roomFor(place, own, size),
    };
  });
}

/* The places as the arrangement needs them, for the present pan and zoom. */
function measurePlaces(frames, { rooms }, { project }) {
  return frames.places.map(({ latitude, longitude }, position) => ({
    ...rooms[position],
    point: project([latitude, longitude]),
  }));
}

const circlesOf = (places) =>
  places.filter(({ country }) => !country).map(({ point, reach }) => ({ ...point, r: reach }));

function usedSigns(frames, plan, view) {
  const used = Legend.signsOf(frames);
  if (isSpread(circlesOf(measurePlaces(frames, plan, view)), plan.size * 0.6)) used.add("moved");
  return used;
}

const frameOf = ({ width, height }) => ({ x0: 0, y0: 0, x1: width, y1: height });

/* The corner where the legend covers least of what the map is about. */
function seatLegend(frames, { legend, sheet, size, rooms }, view) {
  const frame = frameOf(sheet.stage);
  const weighed = circlesOf(measurePlaces(frames, { rooms }, view)).map((circle) => ({ ...circle, weight: 40 }));
  Countries.outlines(view.countries, frames.places, view.project, size).forEach(({ place, shape }) => {
    if (place < 0) return;
    grid(shape, frame, sheet.unit * 1.5).forEach((point) => weighed.push({ ...point, r: 0, weight: 1 }));
  });
  return Legend.bestCorner(legend, frame, sheet.unit * 0.8, weighed);
}

/* Arrange marks, labels, badges and names for the present pan and zoom.
 *
 * Returns {where, marks, names}: where the furniture stands (Sheet.parts), what Marks.draw needs of each
 * place, and the boxes of the countries' names.
 */
export function arrange(frames, plan, view) {
  const { sheet, size, legend, corner } = plan;
  const frame = frameOf(sheet.stage);
  const places = measurePlaces(frames, plan, view);
  const countries = Countries.outlines(view.countries, frames.places, view.project, size);
  const perPixel = view.perPixel(sheet.stage);
  const seat = (count) =>
    Sheet.parts(sheet, { corner, legend, perPixel, note: count ? view.note(count) : "", controls: view.controls });
  const solve = ({ legend: one, scale, note, buttons }) => {
    const blocked = [one, scale.box, buttons, note && note.box].filter((box) => box !== null);
    return Arrangement.arrange({ frame, size, places, countries, blocked });
  };
  // Where marks are many some labels fall short: room for the note is kept from the start.
  const crowded = places.length > Arrangement.CROWD;
  let found = solve(seat(crowded ? places.length : 0));
  let where = seat(found.short);
  if (found.short && !crowded && where.note && isCovered(where.note.box, found, places)) {
    found = solve(where);
    where = seat(found.short);
  }
  const marks = places.map(({ point, room }, at) => ({
    point,
    room,
    size,
    centre: found.centres[at],
    ...found.labels[at],
  }));
  return { where, marks, names: found.names };
}

/* Does anything of an arrangement lie under a box? */
function isCovered(box, { labels, names, centres }, places) {
  const boxes = [...labels.map((label) => label && label.box), ...names].filter(Boolean);
  return (
    boxes.some((other) => rectsMeet(other, box, 4)) ||
    centres.some((centre, at) => centre && circleMeetsRect({ ...centre, r: places[at].reach }, box, 4))
  );
}
