/* Scale: the phases as bands under the slider, and the dates under them. */

import { el, fit, widthOf } from "./elements.js";

const GAP = 8; // pixels between two dates
const AFTER = "after the last report";

/** Draw bands and dates; a month stands where the middle of the slider's thumb does. */
export function drawScale(host, frames) {
  const width = host.clientWidth;
  if (width <= 0) return;
  const steps = Math.max(frames.months.length - 1, 1);
  // A month's place in pixels; bands meet halfway between months.
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
  const { ticks, words } = seats(frames, at, (text) => widthOf(text, host), late);
  const dates = ticks.map(({ text, left }) => place(el("span", { class: "tick" }, text), left));
  const after = [];
  if (late !== null) after.push(place(el("i", { class: "late" }), late));
  if (words !== null) after.push(place(el("span", { class: "late-name" }, AFTER), words));
  host.replaceChildren(el("div", { class: "bands" }, ...bands), ...after, ...dates);
}

/** Where the dates stand, and the words on the months after the last report.
 *
 * None runs into another: dates within give way, to each other and to the words.
 *
 * @param {Pick<import("../timelayer/frames.js").Frames, "months" | "month_short" | "phases">} frames
 * @param {(month: number) => number} at a month's place in pixels
 * @param {(text: string) => number} room a text's width in pixels
 * @param {number | null} late where the months after the last report begin
 */
export function seats(frames, at, room, late) {
  const last = frames.months.length - 1;
  const width = at(last);
  const tick = (month) => {
    const text = frames.month_short[month];
    const own = room(text);
    const left = Math.min(Math.max(at(month) - own / 2, 0), width - own);
    return { text, left, right: left + own };
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
  if (late === null) return { ticks, words: null };
  const own = room(AFTER) * 1.08; // it is bold
  const seatAmong = (some) =>
    [late, ...some.map(({ right }) => right + GAP)].find(
      (left) =>
        left >= late &&
        left + own <= width &&
        some.every((one) => left + own + GAP <= one.left || left >= one.right + GAP)
    );
  const found = seatAmong(ticks);
  if (found !== undefined) return { ticks, words: found };
  const fewer = ticks.filter((one) => one === end || one.right + GAP <= late);
  const words = seatAmong(fewer);
  return words === undefined ? { ticks, words: null } : { ticks: fewer, words };
}
