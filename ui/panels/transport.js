/* Transport: the phases as bands under the slider, and the buttons that move it. */

import { seat as seatNodes } from "../../views/timelayer/presses.js";
import * as clock from "./clock.js";
import { el, fit, widthOf, write } from "./elements.js";

const GAP = 8; // pixels between two dates
const AFTER = "after the last report";

export function create(host) {
  const bands = el("div", { class: "atlas-time", "aria-hidden": "true" });
  const buttons = el("div", { class: "atlas-steps", role: "group", "aria-label": "Move through time" });
  const button = (name, act, label) => {
    const made = el("button", { type: "button", class: "atlas-button", "data-atlas-step": name }, label);
    made.addEventListener("click", act);
    return made;
  };
  const moved = (position) => {
    clock.pause();
    clock.go(position);
  };
  const previous = button("previous", () => moved(clock.at() - 1), "◀ Previous");
  const play = button("play", () => (clock.now().playing ? clock.pause() : clock.play()), "▶ Play");
  const next = button("next", () => moved(clock.at() + 1), "Next ▶");
  const gap = el("span", { class: "atlas-gap" });
  const known = new Map(); // the phases' buttons
  const ends = new Map(); // the month that each leads to
  let phases = [];
  let drawn = null;
  let width = 0;
  host.replaceChildren(bands, buttons);

  function drawTime(frames) {
    width = bands.clientWidth;
    if (width > 0) drawBands(bands, frames, width);
  }

  function draw(frames) {
    drawn = frames;
    drawTime(frames);
    // Buttons stay who they are: one may be pressed just now.
    phases = frames.phases.map((phase) => {
      const made = known.get(phase.id) || button(`phase-${phase.id}`, () => moved(ends.get(phase.id)));
      known.set(phase.id, made);
      ends.set(phase.id, phase.last);
      write(made, phase.short || phase.name);
      made.title = `${phase.name}: ${frames.month_names[phase.last] || ""}`;
      return made;
    });
    seatNodes(buttons, [previous, play, next, gap, ...phases]);
  }

  const observer = new ResizeObserver(() => {
    if (drawn && bands.clientWidth !== width) drawTime(drawn);
  });
  observer.observe(bands);
  const end = clock.watch(({ frames, index, playing }) => {
    if (!frames) return;
    if (frames !== drawn) draw(frames);
    // Focus stays where it is at either end: a disabled button would lose it.
    previous.setAttribute("aria-disabled", String(index === 0));
    next.setAttribute("aria-disabled", String(index === frames.months.length - 1));
    write(play, playing ? "❚❚ Pause" : "▶ Play");
    frames.phases.forEach((phase, at) => phases[at].setAttribute("aria-pressed", String(phase.last === index)));
  });
  return () => {
    observer.disconnect();
    end();
  };
}

function drawBands(host, frames, width) {
  const steps = Math.max(frames.months.length - 1, 1);
  // A month's place on the track, in pixels; bands meet halfway between months.
  const at = (month) => width * Math.min(Math.max(month / steps, 0), 1);
  const place = (node, left) => {
    node.style.left = `${left.toFixed(1)}px`;
    return node;
  };
  const bands = frames.phases.map((phase, index) => {
    const [left, right] = [at(phase.first - 0.5), at(phase.last + 0.5)];
    const name = fit(phase.name, right - left - 4, host);
    const node = el("div", { class: `band band-${index % 4}`, title: phase.name }, el("span", {}, name));
    node.style.width = `${(right - left).toFixed(1)}px`;
    return place(node, left);
  });
  const late = frames.known < steps ? at(frames.known + 0.5) : null;
  const { ticks, seat } = seats(frames, at, host, late);
  const dates = ticks.map(({ text, left }) => place(el("span", { class: "tick" }, text), left));
  const after = [];
  if (late !== null) after.push(place(el("i", { class: "late" }), late));
  if (seat !== null) after.push(place(el("span", { class: "late-name" }, AFTER), seat));
  host.replaceChildren(el("div", { class: "bands" }, ...bands), ...after, ...dates);
}

/* Where the dates stand under the bands, and the words on the months after the last report.
 *
 * None runs into another: dates within give way, to each other and to the words.
 */
function seats(frames, at, host, late) {
  const last = frames.months.length - 1;
  const width = at(last);
  const tick = (month) => {
    const text = frames.month_short[month];
    const room = widthOf(text, host);
    const left = Math.min(Math.max(at(month) - room / 2, 0), width - room);
    return { text, left, right: left + room };
  };
  const end = tick(last);
  const ticks = [];
  [0, ...frames.phases.map((phase) => phase.last)]
    .filter((month) => month < last)
    .forEach((month) => {
      const one = tick(month);
      const before = ticks.length ? ticks[ticks.length - 1].right + GAP : 0;
      if (one.left >= before && one.right + GAP <= end.left) ticks.push(one);
    });
  ticks.push(end);
  if (late === null) return { ticks, seat: null };
  const room = widthOf(AFTER, host) * 1.08; // it is bold
  const seatAmong = (some) =>
    [late, ...some.map(({ right }) => right + GAP)].find(
      (left) =>
        left >= late &&
        left + room <= width &&
        some.every((one) => left + room + GAP <= one.left || left >= one.right + GAP)
    );
  const found = seatAmong(ticks);
  if (found !== undefined) return { ticks, seat: found };
  const fewer = ticks.filter((one) => one === end || one.right + GAP <= late);
  const seat = seatAmong(fewer);
  return seat === undefined ? { ticks, seat: null } : { ticks: fewer, seat };
}
