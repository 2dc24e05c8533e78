/* Chart: each place's range over all months, on one scale, with phases, reports and milestones.
 *
 * Drawn once for an edition; a step moves one rule. A click on a month moves the slider.
 */

import * as clock from "./clock.js";
import { el, fit, shape, write } from "../../views/time/elements.js";

const MOST = 12; // rows drawn; more would say less
const ROW = 46;
const TOP = 72;
const GAP = 10;
const LABEL = 128;
const NARROW = 560;

export function create(host) {
  const picture = el("div", { class: "chart-picture", "data-atlas-press": "" });
  const tip = el("div", { class: "chart-tip", hidden: "" });
  const note = el("p", { class: "chart-note" });
  host.replaceChildren(picture, tip, note);
  /** @type {import("../../views/timelayer/frames.js").Frames} */
  let drawn = /** @type {any} */ (null);
  let width = 0;
  /** @type {ReturnType<typeof draw> | null} */
  let made = null;

  function redraw(state) {
    const now = Math.round(host.clientWidth);
    if (!state.frames || now < 40) return;
    if (state.frames === drawn && now === width) return;
    drawn = state.frames;
    width = now;
    made = draw(state.frames, width, host);
    picture.replaceChildren(made.svg);
    write(note, made.note);
  }

  picture.addEventListener("pointermove", (event) => made && point(made, event, drawn));
  picture.addEventListener("pointerleave", () => hint(null));
  picture.addEventListener("click", (event) => {
    const month = made ? made.month(event) : null;
    if (month === null) return;
    clock.move(month);
  });

  function point(chart, event, frames) {
    const month = chart.month(event);
    const event_ = event.target.closest("[data-event]");
    if (event_) {
      hint(event, [event_.dataset.date, event_.dataset.event]);
      return;
    }
    const row = chart.rowAt(event);
    if (month === null || !row) {
      hint(null);
      return;
    }
    const mark = frames.frames[month].marks[row.at];
    const lines = [`${row.place.name}, ${frames.month_names[month]}`, mark.range, mark.state, mark.said];
    if (mark.wide) lines.push(`if exceptions are used: ${mark.wide_range}`);
    lines.push([mark.how, mark.assumed ? "rests on an assumption" : ""].filter(Boolean).join(", "));
    hint(event, lines);
    chart.cross(month);
  }

  function hint(event, lines) {
    tip.hidden = !event;
    if (!event) {
      made?.cross(null);
      return;
    }
    tip.replaceChildren(...[...new Set(lines)].filter(Boolean).map((line) => el("div", {}, line)));
    const box = host.getBoundingClientRect();
    const x = event.clientX - box.left;
    tip.style.left = `${Math.min(x + 14, Math.max(box.width - tip.offsetWidth - 4, 0))}px`;
    tip.style.top = `${event.clientY - box.top + 16}px`;
  }

  const observer = new ResizeObserver(() => update(clock.now()));
  observer.observe(host);
  function update(state) {
    redraw(state);
    if (made && drawn === state.frames) made.show(state.index, state.place);
  }
  const end = clock.watch(update);
  return () => {
    observer.disconnect();
    end();
  };
}

function draw(frames, width, host) {
  const label = width < NARROW ? 84 : LABEL;
  const months = frames.months.length;
  const rows = frames.places
    .map((place, at) => ({ place, at }))
    .filter(({ place }) => !place.parent || place.named)
    .slice(0, MOST);
  const height = TOP + rows.length * (ROW + GAP) + 12;
  const right = width - 8;
  const step = (right - label) / months;
  const x = (month) => label + month * step; // the left edge of a month
  const top = (index) => TOP + index * (ROW + GAP);
  const y = (index, value) => top(index) + ROW - (ROW * Math.min(value, frames.largest)) / frames.largest;
  const svg = shape("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true", class: "chart" });
  const bottom = top(rows.length) - GAP + 4;

  frames.phases.forEach((phase, index) => {
    const [x0, x1] = [x(Math.max(phase.first, 0)), x(Math.min(phase.last + 1, months))];
    svg.append(shape("rect", { class: `strip strip-${index % 4}`, x: x0, y: 0, width: x1 - x0, height: 20 }));
    if (index) svg.append(shape("line", { class: "strip-line", x1: x0, x2: x0, y1: 20, y2: bottom }));
    const name = fit(phase.name, x1 - x0 - 6, host, "12px");
    if (name) svg.append(shape("text", { class: "strip-name", x: (x0 + x1) / 2, y: 14 }, name));
  });
  if (frames.known < months - 1) {
    const from = x(frames.known + 1);
    svg.append(shape("rect", { class: "after", x: from, y: TOP - 4, width: right - from, height: bottom - TOP + 4 }));
    svg.append(shape("line", { class: "after-line", x1: from, x2: right, y1: 21.5, y2: 21.5 }));
  }
  drawEvents(svg, frames, x, step, bottom);

  rows.forEach((row, index) => {
    const group = shape("g", { class: row.place.parent ? "row" : "row is-total", "data-row": row.place.id });
    const name = shape(
      "text",
      { class: "row-name", x: 0, y: top(index) + ROW / 2 + 4 },
      clip(row.place.name, label / 7)
    );
    name.append(shape("title", {}, row.place.name));
    group.append(
      name,
      shape("line", { class: "ground", x1: label, x2: right, y1: top(index) + ROW, y2: top(index) + ROW })
    );
    runs(frames, row.at).forEach(({ mark, from, to }) => {
      const [x0, x1] = [x(from), x(to + 1)];
      const rect = (kind, low, high) => {
        const [y1, y0] = [y(index, low), y(index, high)];
        group.append(shape("rect", { class: kind, x: x0, y: y0, width: x1 - x0, height: Math.max(y1 - y0, 1.5) }));
      };
      if (mark.wide && mark.wide[1] !== null) rect("wide", mark.wide[0] || 0, mark.wide[1]);
      if (mark.high === null && mark.low === null) {
        group.append(
          shape(
            "text",
            { class: "unknown", x: (x0 + x1) / 2, y: top(index) + ROW - 6 },
            x1 - x0 > 60 ? "no figure" : ""
          )
        );
      } else if (mark.high === 0) {
        group.append(shape("line", { class: "zero", x1: x0, x2: x1, y1: y(index, 0), y2: y(index, 0) }));
      } else {
        const edge = (value) =>
          group.append(shape("line", { class: "edge", x1: x0, x2: x1, y1: y(index, value), y2: y(index, value) }));
        mark.pieces.forEach(({ low, high }) => {
          const open = high === null;
          const kinds = [
            "band",
            mark.faint ? "is-faint" : "",
            mark.support === "planned" ? "is-planned" : "",
            open ? "is-open" : "",
          ];
          rect(kinds.filter(Boolean).join(" "), low || 0, open ? frames.largest : high);
          if (!open) edge(high);
          if (low) edge(low);
        });
      }
    });
    svg.append(group);
  });

  const cross = shape("line", { class: "cross", y1: TOP - 4, y2: bottom, visibility: "hidden" });
  const rule = shape("line", { class: "rule", y1: TOP - 6, y2: bottom });
  const now = shape("text", { class: "now", y: bottom + 14 });
  svg.append(cross, rule, now);
  const middle = (month) => x(month + 0.5);
  const at = () => svg.getBoundingClientRect();
  return {
    svg,
    note: noteOf(frames, rows.length),
    month(event) {
      const month = Math.floor((event.clientX - at().left - label) / step);
      return month >= 0 && month < months ? month : null;
    },
    rowAt(event) {
      const index = Math.floor((event.clientY - at().top - TOP + GAP / 2) / (ROW + GAP));
      return rows[index] || null;
    },
    cross(month) {
      cross.setAttribute("visibility", month === null ? "hidden" : "visible");
      if (month === null) return;
      cross.setAttribute("x1", middle(month));
      cross.setAttribute("x2", middle(month));
    },
    show(index, place) {
      rule.setAttribute("x1", middle(index));
      rule.setAttribute("x2", middle(index));
      const x0 = middle(index);
      now.setAttribute("text-anchor", x0 < label + 40 ? "start" : x0 > right - 40 ? "end" : "middle");
      now.setAttribute("x", x0);
      write(now, frames.month_short[index]);
      svg.querySelectorAll("[data-row]").forEach((row) => row.classList.toggle("is-chosen", row.dataset.row === place));
    },
  };
}

/* Reports and milestones, those of one month as one sign with a number. */
function drawEvents(svg, frames, x, step, bottom) {
  /** @type {Record<string, { month: number, all: import("../../views/frames").TimelineEvent[] }[]>} */
  const kinds = { report: [], milestone: [] };
  frames.events.forEach((event) => {
    const list = kinds[event.kind];
    if (!list) return;
    const last = list[list.length - 1];
    if (last && last.month === event.month) last.all.push(event);
    else list.push({ month: event.month, all: [event] });
  });
  Object.entries(kinds).forEach(([kind, list]) => {
    const y = kind === "report" ? 36 : 54;
    list.forEach(({ month, all }) => {
      const middle = x(month + 0.5);
      const sign = shape("g", {
        class: `event is-${kind}`,
        "data-event": all.map((event) => event.label).join(" · "),
        "data-date": [...new Set(all.map((event) => event.date))].join(", "),
      });
      if (kind === "report") {
        sign.append(shape("line", { x1: middle, x2: middle, y1: y, y2: bottom }));
        sign.append(shape("rect", { x: middle - 5, y: y - 6, width: 10, height: 12, rx: 1.5 }));
      } else {
        sign.append(shape("path", { d: `M${middle} ${y - 6}l6 6l-6 6l-6 -6z` }));
      }
      sign.append(shape("rect", { class: "hit", x: middle - 12, y: y - 12, width: 24, height: 24 }));
      if (all.length > 1) sign.append(shape("text", { class: "count", x: middle + 8, y: y + 4 }, String(all.length)));
      svg.append(sign);
    });
  });
  svg.append(shape("text", { class: "event-name", x: 0, y: 40 }, "Reports"));
  svg.append(shape("text", { class: "event-name", x: 0, y: 58 }, "Milestones"));
}

/* Months in a row whose mark is the same. */
function runs(frames, at) {
  const found = [];
  frames.frames.forEach((frame, month) => {
    const mark = frame.marks[at];
    const last = found[found.length - 1];
    const text = JSON.stringify(mark);
    if (last && last.text === text) last.to = month;
    else found.push({ mark, text, from: month, to: month });
  });
  return found;
}

function noteOf(frames, shown) {
  const all = frames.places.filter((place) => !place.parent || place.named).length;
  const scale = `All rows on one scale, none to ${frames.largest.toLocaleString("en-GB")}.`;
  return all > shown ? `${scale} The first ${shown} of ${all} places are drawn.` : scale;
}

function clip(text, letters) {
  return text.length > letters ? `${text.slice(0, Math.max(letters - 1, 1))}…` : text;
}
