/* Page: ties map, time, ranges and words together, and keeps the month in the address. */

import { read } from "../../views/timelayer/frames.js";
import { create as createRanges } from "./ranges.js";
import { create as createTime } from "./time.js";

/** @returns {any} */
const byId = (name) => document.getElementById(name);

const given = JSON.parse(byId("data").textContent);
const frames = /** @type {import("../../views/timelayer/frames.js").Frames} */ (read(given.frames, true));
const atlas = window.atlas;
const summary = byId("summary");
let writing = 0;

atlas.setFrames(given.frames);
const ranges = createRanges(byId("table"), frames);
const time = createTime(byId("time"), frames, show);

function show(index) {
  atlas.show(index);
  ranges.show(index);
  summary.textContent = given.summaries[index];
  document.querySelectorAll("[data-edition]").forEach((/** @type {any} */ link) => {
    link.hash = frames.months[index];
  });
}

/* The month stands in the address once it is chosen, for links; not at every step of a drag. */
function keep() {
  window.clearTimeout(writing);
  writing = window.setTimeout(() => {
    try {
      window.history.replaceState(null, "", `#${frames.months[time.index()]}`);
    } catch {
      // A preview in a sandbox has no address to keep.
    }
  }, 400);
}

function follow() {
  const asked = frames.months.indexOf(window.location.hash.slice(1));
  if (asked >= 0) time.move(asked);
}

["click", "input", "keydown"].forEach((name) => byId("time").addEventListener(name, keep));
window.addEventListener("hashchange", follow);
time.go(given.opening);
follow();

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
