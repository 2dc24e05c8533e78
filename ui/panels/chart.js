/* Chart: each place's range over all months, on one scale, with phases, reports and milestones.
 *
 * Drawn once for an edition; a step moves one rule. A click on a month moves the slider.
 */

import * as clock from "./clock.js";
import { el, write } from "../../views/time/elements.js";
import { Plot } from "./plot.js";

export function create(host) {
  const picture = el("div", { class: "chart-picture", "data-atlas-press": "" });
  const note = el("p", { class: "chart-note" });
  const tip = new Tip(host);
  host.replaceChildren(picture, tip.node, note);
  /** @type {Plot | null} */
  let plot = null;

  /* Draw anew for new frames and for another width. */
  function redraw({ frames }) {
    const width = Math.round(host.clientWidth);
    if (!frames || width < 40) return;
    if (frames === plot?.frames && width === plot?.width) return;
    plot = new Plot(frames, width, host);
    picture.replaceChildren(plot.svg);
    write(note, noteOf(frames, plot.rows.length));
  }

  function update(state) {
    redraw(state);
    if (plot && plot.frames === state.frames) plot.show(state.index, state.place);
  }

  /* Say what the pointer is on; lines across all rows follow it where that is a month. */
  function point(event) {
    if (!plot) return;
    const sign = event.target.closest("[data-event]");
    const month = plot.monthAt(event);
    const row = plot.rowAt(event);
    if (sign) tip.show(event, [sign.dataset.date, sign.dataset.event]);
    else if (month === null || !row) leave();
    else {
      tip.show(event, linesOf(plot.frames, row, month));
      plot.cross(month);
    }
  }

  function leave() {
    tip.hide();
    plot?.cross(null);
  }

  picture.addEventListener("pointermove", point);
  picture.addEventListener("pointerleave", leave);
  picture.addEventListener("click", (event) => {
    const month = plot ? plot.monthAt(event) : null;
    if (month !== null) clock.move(month);
  });
  const observer = new ResizeObserver(() => update(clock.now()));
  observer.observe(host);
  const end = clock.watch(update);
  return () => {
    observer.disconnect();
    end();
  };
}

/* The words beside the pointer. */
class Tip {
  constructor(host) {
    this.host = host;
    this.node = el("div", { class: "chart-tip", hidden: "" });
  }

  show({ clientX, clientY }, lines) {
    const { node } = this;
    node.hidden = false;
    node.replaceChildren(...[...new Set(lines)].filter(Boolean).map((line) => el("div", {}, line)));
    const box = this.host.getBoundingClientRect();
    const x = Math.min(clientX - box.left + 14, Math.max(box.width - node.offsetWidth - 4, 0));
    node.style.left = `${x}px`;
    node.style.top = `${clientY - box.top + 16}px`;
  }

  hide() {
    this.node.hidden = true;
  }
}

/* What a row says of a month. */
function linesOf(frames, { place, at }, month) {
  const mark = frames.frames[month].marks[at];
  return [
    `${place.name}, ${frames.month_names[month]}`,
    mark.range,
    mark.state,
    mark.said,
    mark.wide && `if exceptions are used: ${mark.wide_range}`,
    [mark.how, mark.assumed ? "rests on an assumption" : ""].filter(Boolean).join(", "),
  ];
}

function noteOf(frames, shown) {
  const all = frames.places.filter((place) => !place.parent || place.named).length;
  const scale = `All rows on one scale, none to ${frames.largest.toLocaleString("en-GB")}.`;
  return all > shown ? `${scale} The first ${shown} of ${all} places are drawn.` : scale;
}
