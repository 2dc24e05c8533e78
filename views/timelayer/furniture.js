/* Furniture: what stands around and upon the map: title, dates, legend, scale bar, buttons, sources.
 *
 * All text comes from the frames and is written with textContent only.
 */

import { element, measure, shape, wrap } from "./drawing.js";
import { circleMeetsRect, rectsMeet } from "./geometry.js";

/* What every page with a map in it owes its readers: a direction of text, a name for the frame that
 * it may stand in, and zooming with two fingers, which folium forbids.
 */
export function openPage(name) {
  document.documentElement.dir ||= "ltr";
  document.querySelectorAll('meta[name="viewport"]').forEach((meta) => {
    /** @type {HTMLMetaElement} */ (meta).content = "width=device-width, initial-scale=1";
  });
  if (!name) return;
  document.title = name;
  try {
    window.frameElement?.setAttribute("title", name);
  } catch {
    // A frame of another origin is named by the page around it.
  }
}

/* Put the frame around the map's container; returns its parts. */
export function build(container, { fill, margin }) {
  const root = element("div", "atlas");
  root.style.visibility = "hidden"; // until its style sheet, which says otherwise, is in force
  root.classList.toggle("atlas-fill", Boolean(fill));
  root.classList.toggle("atlas-margin", Boolean(margin));
  container.parentNode.insertBefore(root, container);
  /** @type {any} */
  const parts = { root };
  parts.banner = element("p", "atlas-banner", root);
  const head = element("div", "atlas-head", root);
  parts.title = element("h2", "atlas-title", head);
  parts.line = element("p", "atlas-line", head);
  parts.stage = element("div", "atlas-stage", root);
  parts.stage.appendChild(container);
  container.style.cssText = "position:absolute;inset:0;width:auto;height:auto";
  parts.legend = element("div", "atlas-legend", parts.stage);
  parts.scale = element("div", "atlas-scale", parts.stage);
  parts.note = element("p", "atlas-note", parts.stage);
  parts.buttons = element("div", "atlas-buttons", parts.stage);
  parts.below = element("div", "atlas-below", root);
  parts.foot = element("p", "atlas-foot", root);
  parts.live = element("p", "atlas-live", root);
  parts.live.setAttribute("aria-live", "polite");
  parts.hatch = hatch(root);
  return parts;
}

/* The patterns: for a country without a known site, which is returned, and for the split. */
function hatch(root) {
  const svg = shape("svg", { class: "atlas-defs", "aria-hidden": "true" }, root);
  const defs = shape("defs", {}, svg);
  const square = { width: 8, height: 8, patternUnits: "userSpaceOnUse" };
  const pattern = shape("pattern", { id: "atlas-hatch", ...square }, defs);
  const split = shape("pattern", { id: "atlas-split", ...square, width: 5, patternTransform: "rotate(-45)" }, defs);
  shape("rect", { width: 2, height: 8, class: "atlas-split-line" }, split);
  shape("rect", { width: 8, height: 8, class: "atlas-hatch-ground" }, pattern);
  shape("rect", { width: 1.1, height: 8, class: "atlas-hatch-line" }, pattern);
  return pattern;
}

/* Type size for a frame: one unit, from which type, marks and gaps follow. */
export function unit(width, height) {
  return Math.max(11.5, Math.min(width / 72, height / 46));
}

/* One type size at which every title of the period fits into so many lines, so that none jumps. */
export function sizeTitle(title, { frames }, { size, family }, most) {
  const width = title.clientWidth;
  const distinct = [...new Set(frames.map((frame) => frame.title))];
  let chosen = size * 1.62;
  const lines = () => Math.max(1, ...distinct.map((text) => wrap(text, width * 0.985, chosen, 700, family).length));
  while (lines() > most && chosen > size * 1.02) chosen *= 0.96;
  title.style.fontSize = `${chosen.toFixed(2)}px`;
  title.style.minHeight = `${(lines() * 1.22).toFixed(2)}em`;
}

/* The line under the title. The pieces are written apart, so that each breaks as a whole. */
export function writeLine(line, frames, frame) {
  line.textContent = "";
  const piece = (className, words) => {
    if (line.childNodes.length) line.appendChild(document.createTextNode(" "));
    const made = element("span", className, line);
    words.forEach(([text, strong]) => {
      element(strong ? "b" : "span", "", made).textContent = text;
    });
  };
  piece(frame.after_evidence ? "atlas-date" : "atlas-date is-plain", [[frame.date || "", true]]);
  if (frame.after_evidence) piece("atlas-after", [["after the last report", false]]);
  if (frame.phase_text) piece("atlas-piece", [[frame.phase_text, false]]);
  if (frames.as_known)
    piece("atlas-piece", [
      ["as known on ", false],
      [frames.as_known, true],
    ]);
  if (frame.evidence) piece("atlas-piece", [[frame.evidence, false]]);
}

/* Reserve the line's greatest height over all frames; a little smaller where that saves a row.
 *
 * Only the longest few lines are tried: each trial lays the page out anew.
 */
export function sizeLine(line, frames, size, family) {
  const width = (frame) =>
    measure(`${frame.date} ${frame.phase_text} ${frame.evidence}`, size, 400, family) +
    (frame.after_evidence ? size * 12 : 0);
  const longest = new Map(frames.frames.map((frame) => [width(frame), frame]));
  const tried = [...longest].sort(([one], [other]) => other - one).slice(0, 4);
  line.style.minHeight = "";
  const heightAt = (fontSize) => {
    line.style.fontSize = fontSize;
    const most = tried.map(([, frame]) => {
      writeLine(line, frames, frame);
      return Math.ceil(line.getBoundingClientRect().height);
    });
    return { fontSize, height: Math.max(...most) };
  };
  // A smaller type makes rows lower too; only a whole row less is worth it.
  const row = size * 1.2;
  let best = heightAt("");
  ["0.97em", "0.92em"].forEach((fontSize) => {
    if (best.height < 2 * row) return;
    const one = heightAt(fontSize);
    if (one.height < best.height - row) best = one;
  });
  line.style.fontSize = best.fontSize;
  line.style.minHeight = `${best.height}px`;
}

/* What stands above and below everything else. */
export function writeEdges({ banner, foot }, frames) {
  banner.textContent = frames.banner;
  banner.hidden = !frames.banner;
  foot.textContent = frames.source_line;
  foot.hidden = !frames.source_line;
}

export function writeNote(note, count) {
  note.hidden = !count;
  note.textContent = `${count} label${count === 1 ? "" : "s"} shortened: zoom in or point at the mark`;
}

/* Does anything of an arrangement lie under the note? */
export function isNoteCovered(parts, { labels, names, centres }, places) {
  const note = boxOn(parts.stage, parts.note);
  const boxes = [...labels.map((label) => label && label.box), ...names].filter(Boolean);
  return (
    boxes.some((box) => rectsMeet(box, note, 4)) ||
    centres.some((centre, at) => centre && circleMeetsRect({ ...centre, r: places[at].reach }, note, 4))
  );
}

/* Tell a listener the month and phase. */
export function speak(live, frame) {
  const words = [frame.date, frame.phase_text, frame.after_evidence ? "after the last report" : ""];
  const said = words.filter(Boolean).join(", ");
  if (live.textContent !== said) live.textContent = said;
}

export function addButtons(box, buttons) {
  buttons.forEach(([sign, name, act]) => {
    const button = element("button", "", box);
    button.type = "button";
    button.textContent = sign;
    button.title = name;
    button.setAttribute("aria-label", name);
    button.addEventListener("click", act);
  });
}

/* The boxes on the stage that nothing may cover. */
export function obstacles({ stage, legend, scale, buttons, note }) {
  return [legend, scale, buttons, note]
    .filter((node) => node.parentNode === stage && !node.hidden && node.childNodes.length)
    .map((node) => boxOn(stage, node));
}

/* Where a node stands on the stage. */
function boxOn(stage, node) {
  const origin = stage.getBoundingClientRect();
  const box = node.getBoundingClientRect();
  const x = origin.left + stage.clientLeft;
  const y = origin.top + stage.clientTop;
  return { x0: box.left - x, y0: box.top - y, x1: box.right - x, y1: box.bottom - y };
}

/* Draw a scale bar of a round number of kilometres; perPixel is metres to a pixel. */
export function drawScale(box, perPixel, width) {
  const most = (perPixel * width) / 1000;
  const power = 10 ** Math.floor(Math.log10(most));
  const length = [5, 2, 1].map((digit) => digit * power).find((value) => value <= most) || power;
  box.textContent = "";
  element("span", "", box).textContent = "0";
  const bar = element("span", "atlas-scale-bar", box);
  bar.style.width = `${Math.round((length * 1000) / perPixel)}px`;
  element("span", "", box).textContent = `${length.toLocaleString("en")} km`;
}
