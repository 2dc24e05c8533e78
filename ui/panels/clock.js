/* Clock: the one place in the page that knows which frames there are and which month is shown.
 *
 * The page's slider is the only thing that the server hears. It is followed while it is dragged, and
 * it is moved from here for every other control, so that buttons, play and chart need no server.
 *   [data-atlas-frames]  its text is the frames' JSON; the attribute's value changes with the text
 *   [data-atlas-month]   names the month where there is no slider
 *   [data-atlas-place]   names the chosen place
 *   .st-key-month input[type=range]  the slider over the months; its value is a month's position
 */

import { read } from "../../views/timelayer/frames.js";
import { watch as watchPresses } from "../../views/timelayer/presses.js";

const STEP = 800; // milliseconds that a month stays while playing
const POLL = 500;
const listeners = new Set();
/** @type {any} */
let state = { frames: null, index: 0, place: null, playing: false };
/** @type {string | null} */
let key = null;
let waiting = 0;
let timer = 0;

/** @type {() => HTMLInputElement | null} */
const slider = () => document.querySelector(".st-key-month input[type=range]");
const named = (name) => {
  const node = document.querySelector(`[data-atlas-${name}]`);
  return node ? node.textContent.trim() : null;
};

function tell(change) {
  state = { ...state, ...change };
  listeners.forEach((listener) => listener(state));
}

function look() {
  waiting = 0;
  const change = {};
  const node = document.querySelector("[data-atlas-frames]");
  const found = node ? node.getAttribute("data-atlas-frames") : null;
  if (node && found !== key) {
    const frames = read(node.textContent || "", true);
    if (frames) {
      key = found;
      change.frames = frames;
    }
  }
  const frames = change.frames || state.frames;
  if (frames) {
    const input = slider();
    const position = input ? Number(input.value) : frames.months.indexOf(named("month") || "");
    const index = Math.min(Math.max(position, 0), frames.months.length - 1);
    if (Number.isInteger(index) && index !== state.index) change.index = index;
  }
  const place = named("place");
  if (place !== null && place !== state.place) change.place = place;
  if (Object.keys(change).length) tell(change);
}

/* Look once the frame is painted that the map, which watches the slider by itself, is drawn in. */
function soon() {
  if (!waiting) waiting = window.requestAnimationFrame(() => window.setTimeout(look, 0));
}

/* The position of the month that the slider stands at: a moment ahead of what is shown. */
export function at() {
  const input = slider();
  return input ? Number(input.value) : state.index;
}

/* Move the slider to a month's position, as a hand would: beside it, then one arrow key, which is
 * what the slider reports to its server. */
export function go(wanted) {
  const input = slider();
  if (!input || !state.frames) return;
  const last = state.frames.months.length - 1;
  const position = Math.min(Math.max(Math.round(wanted), 0), last);
  const now = Number(input.value);
  if (position === now) return;
  const forward = position > now;
  const beside = forward ? position - 1 : position + 1;
  if (beside !== now) {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, String(beside));
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const arrow = forward === (getComputedStyle(input).direction !== "rtl") ? "ArrowRight" : "ArrowLeft";
  // React has drawn the first move once this turn is over.
  window.queueMicrotask(() => {
    input.dispatchEvent(new KeyboardEvent("keydown", { key: arrow, bubbles: true, cancelable: true }));
    soon();
  });
}

/* The last month of the phase after the one shown, or of the one before. */
function phaseEnd(step) {
  const ends = state.frames.phases.map((phase) => phase.last);
  if (step > 0) return ends.find((end) => end > at()) ?? state.frames.months.length - 1;
  return ends.filter((end) => end < at()).pop() ?? 0;
}

export function pause() {
  window.clearTimeout(timer);
  timer = 0;
  if (state.playing) tell({ playing: false });
}

function tick() {
  if (at() >= state.frames.months.length - 1) {
    pause();
    return;
  }
  go(at() + 1);
  timer = window.setTimeout(tick, STEP);
}

/* Play from the month shown to the last one; from the first where the last is shown. */
export function play() {
  if (!state.frames || !slider()) return;
  const ended = at() >= state.frames.months.length - 1;
  if (ended) go(0);
  tell({ playing: true });
  timer = window.setTimeout(tick, ended ? STEP : 0);
}

/* Watch the page. */
export function start() {
  new MutationObserver(soon).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["value", "aria-valuetext", "data-atlas-frames"],
  });
  document.addEventListener("input", soon, true);
  // For a browser in which the page could not be watched.
  window.setInterval(look, POLL);
  document.addEventListener(
    "keydown",
    (event) => {
      const own = event.target === slider();
      if (!own || !event.isTrusted || !state.frames) return;
      pause();
      if (event.key !== "PageUp" && event.key !== "PageDown") return;
      event.preventDefault();
      event.stopPropagation();
      go(phaseEnd(event.key === "PageUp" ? 1 : -1));
    },
    true
  );
  document.addEventListener(
    "pointerdown",
    (event) => {
      if (event.target instanceof Element && event.target.closest(".st-key-month")) pause();
    },
    true
  );
  watchPresses(document);
}

/* What is known now. */
export const now = () => state;

/* Call back now and at each change; returns what ends it. */
export function watch(listener) {
  listeners.add(listener);
  look();
  listener(state);
  return () => listeners.delete(listener);
}
