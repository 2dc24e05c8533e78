/* Control: the slider over the months, the phases under it, the buttons and the keys.
 *
 * It goes from left to right whatever the page's direction of text or the browser's language.
 */

import { seat } from "../timelayer/presses.js";
import { el, write } from "./elements.js";
import { drawScale } from "./scale.js";

/** Draw the control into a host.
 *
 * @param {HTMLElement} host
 * @param {import("./clock.js").Clock} clock which it moves and follows
 * @param {() => void} [released] called when the slider's thumb is let go
 * @returns its frames' setter, whether its thumb is held, and what ends it
 */
export function createControl(host, clock, released = () => {}) {
  /** @type {import("../timelayer/frames.js").Frames | null} */
  let frames = null;
  const track = makeTrack(clock, released);
  const buttons = makeButtons(clock);
  host.replaceChildren(track.node, buttons.node);

  function update() {
    if (!frames) return;
    track.update(frames);
    buttons.update(frames);
  }

  function setFrames(given) {
    frames = given;
    track.draw(given);
    buttons.draw(given);
    update();
  }

  const onKey = (event) => pressKey(event, host, clock);
  const rest = () => document.hidden && clock.pause();
  const heard = { pointerup: track.letGo, pointercancel: track.letGo, keydown: onKey, visibilitychange: rest };
  Object.entries(heard).forEach(([name, listener]) => document.addEventListener(name, listener));
  const observer = new ResizeObserver(() => frames && track.fit(frames));
  observer.observe(track.scale);
  const unwatch = clock.watch(update);
  return {
    setFrames,
    isHeld: track.isHeld,
    end: () => {
      unwatch();
      observer.disconnect();
      Object.entries(heard).forEach(([name, listener]) => document.removeEventListener(name, listener));
    },
  };
}

/* The slider with its scale, and the month that its thumb stands on. */
function makeTrack(clock, released) {
  let width = 0; // that the scale is drawn for
  let held = false;
  const now = el("output", { class: "time-now", "aria-hidden": "true" });
  const slider = el("input", { class: "time-slider", type: "range", min: 0, step: 1, "aria-label": "Month" });
  const scale = el("div", { class: "time-scale", "aria-hidden": "true" });
  const node = el("div", { class: "time-track" }, now, slider, scale);
  slider.addEventListener("input", () => clock.move(Number(slider.value)));
  slider.addEventListener("pointerdown", () => {
    held = true;
    clock.pause();
  });

  function draw(frames) {
    slider.max = String(clock.last);
    width = scale.clientWidth;
    drawScale(scale, frames);
  }

  function update(frames) {
    const at = clock.index;
    const { date, phase_text: phase } = frames.frames[at];
    slider.value = String(at);
    slider.setAttribute("aria-valuetext", [date, phase].filter(Boolean).join(", "));
    node.style.setProperty("--done", String(clock.last ? at / clock.last : 0));
    write(now, frames.month_short[at]);
  }

  return {
    node,
    scale,
    draw,
    update,
    fit: (frames) => scale.clientWidth !== width && draw(frames),
    isHeld: () => held,
    letGo: () => {
      if (!held) return;
      held = false;
      released();
    },
  };
}

/* Buttons stay who they are: one may be pressed just now. */
function makeButtons(clock) {
  const button = (name, act, label) => {
    const made = el("button", { type: "button", class: "atlas-button", "data-atlas-step": name }, label);
    made.addEventListener("click", act);
    return made;
  };
  const previous = button("previous", () => clock.move(clock.index - 1), "◀ Previous");
  const play = button("play", () => clock.toggle(), "▶ Play");
  const next = button("next", () => clock.move(clock.index + 1), "Next ▶");
  const gap = el("span", { class: "atlas-gap" });
  const node = el("div", { class: "atlas-steps", role: "group", "aria-label": "Move through time" });
  const known = new Map(); // the phases' buttons
  const ends = new Map(); // the month that each leads to

  function draw(frames) {
    const phases = frames.phases.map((phase) => {
      const made = known.get(phase.id) || button(`phase-${phase.id}`, () => clock.move(ends.get(phase.id)));
      known.set(phase.id, made);
      ends.set(phase.id, phase.last);
      write(made, phase.short || phase.name);
      made.title = `${phase.name}: ${frames.month_names[phase.last] || ""}`;
      return made;
    });
    seat(node, [previous, play, next, gap, ...phases]);
  }

  function update(frames) {
    const at = clock.index;
    // Focus stays where it is at either end: a disabled button would lose it.
    previous.setAttribute("aria-disabled", String(at === 0));
    next.setAttribute("aria-disabled", String(at === clock.last));
    write(play, clock.playing ? "❚❚ Pause" : "▶ Play");
    frames.phases.forEach(({ id, last }) => known.get(id)?.setAttribute("aria-pressed", String(last === at)));
  }

  return { node, draw, update };
}

/* Left and right work anywhere that has no use for them itself, the rest only among the controls. */
function pressKey(event, host, clock) {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const inside = host.contains(event.target);
  const act = {
    ArrowLeft: () => clock.move(clock.index - 1),
    ArrowRight: () => clock.move(clock.index + 1),
    ArrowDown: () => clock.move(clock.index - 1),
    ArrowUp: () => clock.move(clock.index + 1),
    PageUp: () => clock.leap(1),
    PageDown: () => clock.leap(-1),
    Home: () => clock.move(0),
    End: () => clock.move(clock.last),
  }[event.key];
  const isSideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
  if (!act || !(inside || (isSideways && event.target === document.body))) return;
  event.preventDefault();
  act();
}
