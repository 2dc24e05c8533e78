/* Sheet: what stands around the map and upon it, laid out in pixels: banner, title, dates, stage, legend,
 * scale bar, note, sources. No document: frames and a size in, places and items out.
 */

import { group, item, lettering, line } from "./items.js";
import { grouped } from "./legend.js";
import { measure, wrap, wrapEvenly } from "./type.js";

/* Frames narrower than this many times the type size have the legend below the map. */
const NARROW = 46;

const TITLE = { size: 1.62, least: 1.02, row: 1.22 };
const LINE = { sizes: [1.02, 0.97, 0.92], row: 1.45 };
const FOOT = { size: 0.88, row: 1.35 };
const BANNER = { size: 0.95, row: 1.3, around: 0.25 };
const SMALL = 0.88;
/* How far below a row's middle letters stand, in type sizes. */
const RISE = 0.36;

/* Gaps in units: around all on a page of its own, and in a column whose edges it keeps to. */
const OWN = { side: 1.25, above: 0.65, under: 0.55, beforeFoot: 0.45, last: 0.6 };
const WITHIN = { side: 0.1, above: 0.1, under: 0.5, beforeFoot: 0.4, last: 0.1 };
const INSET = 0.8;

/* Type size for a frame: one unit, from which type, marks and gaps follow. */
const unitOf = (width, height) => Math.max(11.5, Math.min(width / 72, height / 46));

/* Lay out what is the same for all months: nothing jumps when the month changes.
 *
 * view: width, height; margin, whether it is a page of its own; bare, the map alone.
 */
export function lay(frames, /** @type {any} */ { width, height, margin, bare }) {
  const unit = unitOf(width, height);
  const narrow = width < NARROW * unit;
  const gaps = margin ? OWN : WITHIN;
  const side = bare ? 0 : gaps.side * unit;
  const inner = width - 2 * side;
  /** @type {any} */
  const sheet = { width, height, unit, narrow, side, inner, bare: Boolean(bare) };
  if (bare) return { ...sheet, stage: { x: 0, y: 0, width, height } };
  const banner = textBlock(frames.banner, width - 2 * unit, BANNER, unit, 700);
  const bannerHeight = banner.lines.length ? banner.height + 2 * BANNER.around * unit : 0;
  const title = titleRoom(frames, inner, unit, narrow ? 3 : 2);
  const titleTop = bannerHeight + gaps.above * unit;
  const dates = datesRoom(frames, inner, unit);
  const datesTop = titleTop + title.height + 0.25 * unit;
  const foot = textBlock(frames.source_line, inner, FOOT, unit, 400);
  const footTop = height - gaps.last * unit - foot.height;
  const y = Math.round(datesTop + dates.height + gaps.under * unit);
  const bottom = Math.round(footTop - gaps.beforeFoot * unit);
  const stage = { x: Math.round(side), y, width: Math.round(width - 2 * side), height: Math.max(0, bottom - y) };
  return { ...sheet, banner, bannerHeight, title, titleTop, dates, datesTop, foot, footTop, stage };
}

/* A text in rows, with its size. */
function textBlock(text, most, { size, row }, unit, weight) {
  const own = size * unit;
  const lines = text ? wrapEvenly(text, most, own, weight) : [];
  return { lines, size: own, row: row * own, height: lines.length * row * own };
}

/* One type size at which every title of the period fits into so many rows, if it can. */
function titleRoom({ frames }, inner, unit, most) {
  const distinct = [...new Set(frames.map((frame) => frame.title))];
  let size = TITLE.size * unit;
  const rows = () => Math.max(1, ...distinct.map((text) => wrap(text, inner, size, 700).length));
  while (rows() > most && size > TITLE.least * unit) size *= 0.96;
  return { size, row: size * TITLE.row, height: rows() * size * TITLE.row };
}

/* The greatest room of the line under the title over all months; smaller type where that saves a row. */
function datesRoom(frames, inner, unit) {
  const sizes = LINE.sizes.map((factor) => {
    const size = factor * unit;
    return { size, rows: Math.max(...frames.frames.map((frame) => dateRows(frames, frame, inner, size).length)) };
  });
  const { size, rows } = sizes.reduce((best, one) => (one.rows < best.rows ? one : best));
  return { size, row: size * LINE.row, height: rows * size * LINE.row };
}

/* The line under the title, in rows of runs {text, look, bold, pill, indent, width}; each piece stays whole. */
function dateRows({ as_known }, frame, inner, size) {
  const space = measure(" ", size, 400);
  const run = (text, look, bold = false, before = 0, after = 0) => {
    const width = before + measure(text, size, bold ? 700 : 400) + after;
    return { text, look, bold, pill: false, indent: before, width };
  };
  const pieces = [[run(frame.date, "atlas-date", true)]];
  if (frame.after_evidence) {
    const late = run("after the last report", "atlas-after", true, size * 0.8);
    pieces.push([{ ...late, pill: true, width: measure(late.text, size * 0.9, 700) + size * 1.6 }]);
  }
  if (frame.phase_text) pieces.push([run(frame.phase_text, "atlas-piece")]);
  if (as_known) pieces.push([run("as known on", "atlas-piece", false, 0, space), run(as_known, "atlas-known", true)]);
  if (frame.evidence) pieces.push([run(frame.evidence, "atlas-piece")]);
  const rows = [];
  let left = 0;
  pieces.forEach((piece, at) => {
    // A dot between two pieces, but none beside a pill.
    const after = pieces[at + 1];
    const runs =
      !after || piece[0].pill || after[0].pill ? piece : [...piece, run("·", "atlas-dot", false, space, space)];
    const wide = runs.reduce((sum, one) => sum + one.width, 0);
    if (rows.length && wide <= left) rows[rows.length - 1].push(...runs);
    else {
      rows.push([...runs]);
      left = inner;
    }
    left -= wide;
  });
  return rows;
}

/* Where the parts upon the stage stand, in pixels of the stage.
 *
 * given: corner, where the legend stands, or "below"; legend, as it is laid out; perPixel, metres to a
 * pixel; note, the words of it; controls, whether there are buttons.
 */
export function parts({ unit, narrow, stage }, { corner, legend, perPixel, note, controls }) {
  const small = SMALL * unit;
  const edge = INSET * unit;
  const { width: across, height: down } = stage;
  const box = (x, y, width, height) => ({ x0: x, y0: y, x1: x + width, y1: y + height });
  const onLeft = corner.endsWith("left");
  const legendBox = box(
    onLeft ? edge : across - legend.width - edge,
    corner.startsWith("top") ? edge : down - legend.height - edge,
    legend.width,
    legend.height
  );
  const scale = scaleOf(perPixel, Math.min(across * 0.2, unit * 10), small);
  const scaleX = corner === "bottom-right" ? edge : across - scale.width - edge;
  const wide = across * (narrow ? 0.62 : 0.6);
  const words = note ? wrap(note, wide, small, 400) : [];
  const noteWidth = Math.max(0, ...words.map((text) => measure(text, small, 400))) + 1.2 * small;
  const button = buttonSize(unit);
  const noteX = corner === "top-left" ? across - noteWidth - edge - (controls ? button : 0) : edge;
  return {
    legend: corner === "below" ? null : legendBox,
    scale: { ...scale, box: box(scaleX, down - scale.height - edge, scale.width, scale.height) },
    note: words.length ? { words, box: box(noteX, edge, noteWidth, words.length * 1.35 * small + 0.25 * small) } : null,
    buttons: controls ? box(across - 0.7 * unit - button, 0.7 * unit, button, 3 * button) : null,
  };
}

/* A button is as large as a finger needs. */
const buttonSize = (unit) => Math.max(26, 2 * unit);

/* A scale bar of a round number of kilometres. */
function scaleOf(perPixel, width, size) {
  const most = (perPixel * width) / 1000;
  const power = 10 ** Math.floor(Math.log10(most));
  const kilometres = [5, 2, 1].map((digit) => digit * power).find((value) => value <= most) || power;
  const words = `${grouped(kilometres)} km`;
  const length = (kilometres * 1000) / perPixel;
  const wide = measure("0", size, 400) + length + measure(words, size, 400) + size * 1.8;
  return { words, length, width: wide, height: size * 1.5 };
}

const middle = (top, height, size) => top + height / 2 + size * RISE;

/* Rows of one text: a listener and a search find them as one. */
function rowsOf(lines, x, top, { size, row }, attributes) {
  const spans = lines.map((words, at) =>
    item("tspan", { x, y: middle(top + at * row, row, size) }, [at < lines.length - 1 ? `${words} ` : words])
  );
  return lettering({ "font-size": size, ...attributes }, spans);
}

/* What stays as it is from month to month, as items; where is what parts() gave. */
export function drawFixed(sheet, { where, legend }) {
  const { unit, stage, narrow } = sheet;
  const small = SMALL * unit;
  /** @returns {[number, number]} */
  const at = ({ x0, y0 }) => [stage.x + x0, stage.y + y0];
  const below = narrow ? legend.draw(sheet.side, stage.y + stage.height) : null;
  return [
    patterns(unit),
    where.legend ? legend.draw(...at(where.legend)) : below,
    drawScale(where.scale, at(where.scale.box), small),
    where.note ? drawNote(where.note, at(where.note.box), small) : null,
    sheet.bare || !sheet.foot.lines.length
      ? null
      : rowsOf(sheet.foot.lines, sheet.side, sheet.footTop, sheet.foot, { class: "atlas-foot" }),
  ];
}

/* What a month says of itself: banner, title and dates, and the dashed edge after the last report. */
export function drawMonth(sheet, frames, frame) {
  const { unit, stage } = sheet;
  const thick = unit * 0.2;
  const late = item("path", {
    d: `M${stage.x} ${(stage.y + thick / 2).toFixed(2)}h${stage.width}`,
    class: "atlas-late",
    "stroke-width": thick,
    "stroke-dasharray": `${(2 * thick).toFixed(2)} ${thick.toFixed(2)}`,
  });
  return [...(sheet.bare ? [] : drawHead(sheet, frames, frame)), frame.after_evidence ? late : null];
}

function drawHead(sheet, frames, frame) {
  const { width, unit, side, inner, banner, title, dates } = sheet;
  const lines = wrapEvenly(frame.title, inner, title.size, 700);
  // A title of one row stands right above the dates, which never move.
  const top = sheet.titleTop + title.height - lines.length * title.row;
  const bold = { "font-weight": 700 };
  return [
    ...(banner.lines.length
      ? [
          item("rect", { x: 0, y: 0, width, height: sheet.bannerHeight, class: "atlas-banner-ground" }),
          rowsOf(banner.lines, width / 2, BANNER.around * unit, banner, {
            ...bold,
            "text-anchor": "middle",
            class: "atlas-banner",
          }),
        ]
      : []),
    rowsOf(lines, side, top, title, { ...bold, class: "atlas-title", role: "heading", "aria-level": 2 }),
    drawDates(dateRows(frames, frame, inner, dates.size), side, sheet.datesTop, dates),
  ];
}

/* The line under the title; pills lie under their words. */
function drawDates(rows, side, top, { size, row }) {
  const pills = [];
  const spans = rows.flatMap((runs, number) => {
    let x = side;
    const y = middle(top + number * row, row, size);
    return runs.map(({ text, bold, pill, look, indent, width }) => {
      const left = x;
      x += width;
      if (pill)
        pills.push(
          item("rect", {
            x: left + size * 0.35,
            y: top + number * row + size * 0.12,
            width: width - size * 0.7,
            height: size * 1.21,
            rx: size * 0.6,
            class: "atlas-pill",
          })
        );
      const own = { "font-size": pill ? size * 0.9 : null, "font-weight": bold ? 700 : null, class: look };
      return item("tspan", { x: left + indent, y, ...own }, [text]);
    });
  });
  // To a reader of the text alone words stay apart; each piece has a place of its own.
  const apart = spans.flatMap((span) => [span, " "]);
  return group({ class: "atlas-line" }, [...pills, lettering({ "font-size": size, class: "atlas-dates" }, apart)]);
}

function plate(x, y, box, size) {
  return item("rect", {
    x,
    y,
    width: box.x1 - box.x0,
    height: box.y1 - box.y0,
    rx: size * 0.25,
    class: "atlas-glass",
  });
}

/* The scale bar: 0, a line with two ends, a round number of kilometres. */
function drawScale({ words, length, box }, [x, y], size) {
  const base = middle(y, box.y1 - box.y0, size);
  const left = x + 0.5 * size + measure("0", size, 400) + 0.4 * size;
  const low = y + box.y1 - box.y0 - 0.35 * size;
  const [start, end, high, foot] = [left, left + length, low - 0.5 * size, low].map((value) => value.toFixed(2));
  return group({ class: "atlas-scale", "font-size": size }, [
    plate(x, y, box, size),
    line("0", { x: x + 0.5 * size, y: base, size }),
    item("path", { d: `M${start} ${high}V${foot}H${end}V${high}`, class: "atlas-scale-bar" }),
    line(words, { x: left + length + 0.4 * size, y: base, size }),
  ]);
}

function drawNote({ words, box }, [x, y], size) {
  return group({ class: "atlas-note" }, [
    plate(x, y, box, size),
    rowsOf(words, x + 0.6 * size, y + 0.12 * size, { size, row: 1.35 * size }, {}),
  ]);
}

/* The patterns: for a country without a known site, and for the split. */
function patterns(unit) {
  const square = { width: 8, height: 8, patternUnits: "userSpaceOnUse" };
  const hatch = { id: "atlas-hatch", ...square, patternTransform: `rotate(45) scale(${(unit / 12.5).toFixed(2)})` };
  const split = { id: "atlas-split", ...square, width: 5, patternTransform: "rotate(-45)" };
  return item("defs", {}, [
    item("pattern", hatch, [
      item("rect", { width: 8, height: 8, class: "atlas-hatch-ground" }),
      item("rect", { width: 1.1, height: 8, class: "atlas-hatch-line" }),
    ]),
    item("pattern", split, [item("rect", { width: 2, height: 8, class: "atlas-split-line" })]),
  ]);
}
