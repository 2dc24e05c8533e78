/* Furniture: the nodes around what is drawn, and what a page owes to its readers.
 *
 * All text comes from the frames and is never markup.
 */

import { element, shape } from "./drawing.js";

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
export function build(container, { fill }) {
  const root = element("div", "atlas");
  root.style.visibility = "hidden"; // until its style sheet, which says otherwise, is in force
  // Its size is nothing of what lies in it, or without the sheet each layout would make it grow.
  if (fill) Object.assign(root.style, { position: "absolute", inset: "0" });
  container.parentNode.insertBefore(root, container);
  const sheet = shape("svg", { class: "atlas-sheet" }, root);
  const stage = element("div", "atlas-stage", root);
  sheet.style.position = stage.style.position = "absolute";
  stage.appendChild(container);
  container.style.cssText = "position:absolute;inset:0;width:auto;height:auto";
  const buttons = element("div", "atlas-buttons", stage);
  const live = element("p", "atlas-live", root);
  live.setAttribute("aria-live", "polite");
  return { root, sheet, stage, buttons, live };
}

/* Give the stage its place. */
export function seatStage(stage, { x, y, width, height }) {
  Object.assign(stage.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
}

/* Shade the countries for which no site is known. */
export function shade(layers, bare) {
  layers.forEach((layer) => {
    const path = layer.getElement();
    if (path) path.classList.toggle("is-shaded", bare.has(layer.feature.properties.place));
  });
}

/* Milliseconds until a month is told: a phase that begins or ends soon, other months once nothing
 * has moved for longer than a month stays while playing, so that play tells phases only.
 */
const TELL_PHASE = 400;
const TELL_MONTH = 1000;

/* What tells a listener the month and phase. */
export function speaker(live) {
  let waiting = 0;
  let phase = "";
  const say = (frame) => {
    const words = [frame.date, frame.phase_text, frame.after_evidence ? "after the last report" : ""];
    const said = words.filter(Boolean).join(", ");
    if (live.textContent !== said) live.textContent = said;
  };
  return {
    tell: (frame) => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => say(frame), frame.phase_text === phase ? TELL_MONTH : TELL_PHASE);
      phase = frame.phase_text;
    },
    stop: () => window.clearTimeout(waiting),
  };
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
