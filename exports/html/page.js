/* Page: ties map, time, ranges and words together; the month stands in the hash of the address. */

import { Clock } from "../../views/time/clock.js";
import { createControl } from "../../views/time/control.js";
import timeStyle from "../../views/time/time.css";
import { read } from "../../views/timelayer/frames.js";
import { putStyle } from "../../views/timelayer/style.js";
import { create as createRanges } from "./ranges.js";

/** @returns {any} */
const byId = (name) => document.getElementById(name);

const given = JSON.parse(byId("data").textContent);
const frames = /** @type {import("../../views/timelayer/frames.js").Frames} */ (read(given.frames, true));
const atlas = window.atlas;
const summary = byId("summary");
let shown = -1; // the month
let pending = 0;
let writing = 0;

putStyle(timeStyle);
atlas.setFrames(given.frames);
const ranges = createRanges(byId("table"), frames);
const clock = new Clock();
clock.fit(frames.months, frames.phases);
clock.go(given.opening);
follow();
createControl(byId("time"), clock).setFrames(frames);
show();
clock.watch(() => {
  if (clock.index === shown) return; // played or not is for the buttons to say
  if (!pending) pending = window.requestAnimationFrame(show);
  window.clearTimeout(writing);
  writing = window.setTimeout(keep, 400);
});
window.addEventListener("hashchange", follow);

function show() {
  pending = 0;
  const index = clock.index;
  shown = index;
  atlas.show(index);
  ranges.show(index);
  summary.textContent = given.summaries[index];
  document.querySelectorAll("[data-edition]").forEach((/** @type {any} */ link) => {
    link.hash = frames.months[index];
  });
}

/* The month stands in the address for links, once it has stood for a moment. */
function keep() {
  try {
    window.history.replaceState(null, "", `#${frames.months[clock.index]}`);
  } catch {
    // A preview in a sandbox has no address to keep.
  }
}

function follow() {
  const asked = frames.months.indexOf(window.location.hash.slice(1));
  if (asked >= 0) clock.move(asked);
}

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const shade = () => atlas.root.classList.toggle("is-dark", dark.matches);
dark.addEventListener("change", shade);
shade();

// The map and its controls fill the window, however many links stand above them.
/** @type {any} */
const header = document.querySelector("header");
new ResizeObserver(() => {
  document.documentElement.style.setProperty("--head", `${Math.ceil(header.offsetHeight)}px`);
}).observe(header);

/* On paper everything is open, in light colours, and the map as wide as the sheet. */
/** @type {any} */
const map = document.querySelector(".map");
window.addEventListener("beforeprint", () => {
  atlas.root.classList.remove("is-dark");
  document.querySelectorAll("details").forEach((part) => {
    part.dataset.open = String(part.open);
    part.open = true;
  });
  const { width, height } = map.getBoundingClientRect();
  map.style.cssText = `width:${width}px;height:${height}px;zoom:${(680 / width).toFixed(4)}`;
});
window.addEventListener("afterprint", () => {
  shade();
  document.querySelectorAll("details").forEach((part) => {
    part.open = part.dataset.open === "true";
  });
  map.style.cssText = "";
});
