/* Clock: the app's own, which all panels follow; the driver between it, the page and the server.
 *
 *   [data-atlas-frames]  its text is the frames' JSON; the attribute's value changes with the text
 *   [data-atlas-month]   the month as the server knows it; the attribute counts how often the server
 *                        itself asked for one, as by the browser's Back: only then it is followed
 *   [data-atlas-heard]   which of the messages from here the server has answered
 *   [data-atlas-place]   names the chosen place
 *   [data-atlas-shown]   on the control: the month shown now, which the map's frame follows at once
 *
 * The server hears a month once it is painted, but not while the slider's thumb is held, and of quick
 * steps only some.
 */

import { Clock } from "../../views/time/clock.js";
import { createControl } from "../../views/time/control.js";
import { read } from "../../views/timelayer/frames.js";
import { watch as watchPresses } from "../../views/timelayer/presses.js";

const PAINTED = 20; // milliseconds that the map has for a month before the server is told of it
const APART = 150; // the least between two months that the server is told
const POLL = 500;
const PATIENCE = 20_000; // milliseconds after which no answer is waited for
const listeners = new Set();
const clock = new Clock();
/** @type {any} */
let state = { frames: null, index: 0, place: null, answered: 0 };
/** @type {string | null} */
let key = null;
/** @type {string | null} */
let asked = null;
let heard = ""; // the month that the server knows, and after which of its own wishes
let address = ""; // of the page when the month was chosen
let waiting = 0;
let questions = 0; // how often an answer was asked for
/** @type {((month: string) => void) | null} */
let say = null; // what sends the month to the server

const find = (name) => document.querySelector(`[data-atlas-${name}]`);

function look() {
  waiting = 0;
  const change = {};
  const node = find("frames");
  const found = node ? node.getAttribute("data-atlas-frames") : null;
  if (node && found !== key) {
    const frames = read(node.textContent || "", true);
    if (frames) {
      key = found;
      change.frames = frames;
      clock.fit(frames.months, frames.phases);
    }
  }
  const { months } = change.frames || state.frames || { months: [] };
  const named = find("month");
  const count = named && named.getAttribute("data-atlas-month");
  if (named && count !== asked && months.length) {
    asked = count;
    const index = months.indexOf(named.textContent?.trim());
    clock.pause();
    if (index >= 0) clock.go(index);
    heard = `${months[clock.index]} ${asked}`;
  }
  if (clock.index !== state.index) change.index = clock.index;
  const place = find("place")?.textContent?.trim() ?? null;
  if (place !== null && place !== state.place) change.place = place;
  const latest = Number(find("heard")?.getAttribute("data-atlas-heard") ?? 0);
  if (latest !== state.answered) change.answered = latest;
  if (!Object.keys(change).length) return;
  state = { ...state, ...change };
  listeners.forEach((listener) => listener(state));
}

/* Look once the frame is painted that the map is drawn in. */
function soon() {
  if (!waiting) waiting = window.requestAnimationFrame(() => window.setTimeout(look, 0));
}

/* Draw the control into a host, and tell the server of its month. */
export function create(host, component) {
  let timer = 0;
  let last = -APART;
  let drawn = null;
  const control = createControl(host, clock, tell);

  function tell() {
    window.clearTimeout(timer);
    const month = state.frames?.months[clock.index];
    if (!month || control.isHeld() || `${month} ${asked}` === heard) return;
    say?.(month);
  }

  say = (month) => {
    window.clearTimeout(timer);
    heard = `${month} ${asked}`;
    last = performance.now();
    component.setStateValue("month", { month, asked, count: questions, address });
  };

  /* The map first, then the server. */
  function show() {
    host.setAttribute("data-atlas-shown", state.frames.months[clock.index]);
    address = window.location.search;
    window.clearTimeout(timer);
    timer = window.setTimeout(tell, Math.max(PAINTED, last + APART - performance.now()));
    soon();
  }

  const unwatch = clock.watch(show);
  const end = watch(({ frames }) => {
    if (!frames || frames === drawn) return;
    drawn = frames;
    control.setFrames(frames);
    show();
  });
  return () => {
    window.clearTimeout(timer);
    control.end();
    unwatch();
    end();
  };
}

export const at = () => clock.index;

export const move = (month) => clock.move(month);

/* What is known now. */
export const now = () => state;

/* Call back now and at each change; returns what ends it. */
export function watch(listener) {
  listeners.add(listener);
  look();
  listener(state);
  return () => listeners.delete(listener);
}

/* Resolves when the server has answered all that it was told until now: it hears one after the other. */
export function answered() {
  const month = state.frames?.months[clock.index];
  if (!month || !say) return Promise.resolve();
  questions += 1;
  const mine = questions;
  say(month);
  return new Promise((resolve, reject) => {
    const late = window.setTimeout(() => finish(reject), PATIENCE);
    const end = watch((seen) => seen.answered >= mine && finish(resolve));
    function finish(act) {
      window.clearTimeout(late);
      end();
      act();
    }
  });
}

/* Watch the page. */
export function start() {
  new MutationObserver(soon).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["data-atlas-frames", "data-atlas-month"],
  });
  // For a browser in which the page could not be watched.
  window.setInterval(look, POLL);
  watchPresses(document);
}
