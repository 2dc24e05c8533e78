/* Plot: the chart's picture, a row a place and a column a month, phases and events above them. */

import { fit, shape, write } from "../../views/time/elements.js";

const MOST = 12; // rows drawn; more would say less
const ROW = 46;
const TOP = 72;
const GAP = 10;
const LABEL = 128;
const NARROW = 560;

export class Plot {
  constructor(frames, width, host) {
    this.frames = frames;
    this.width = width;
    this.rows = frames.places
      .map((place, at) => ({ place, at }))
      .filter(({ place }) => !place.parent || place.named)
      .slice(0, MOST);
    this.label = width < NARROW ? 84 : LABEL;
    this.right = width - 8;
    this.months = frames.months.length;
    this.step = (this.right - this.label) / this.months;
    this.bottom = this.top(this.rows.length) - GAP + 4;
    const height = TOP + this.rows.length * (ROW + GAP) + 12;
    const box = { width, height, viewBox: `0 0 ${width} ${height}` };
    this.svg = shape("svg", { ...box, "aria-hidden": "true", class: "chart" });
    this.drawPhases(host);
    this.drawAfter();
    this.drawEvents();
    this.rows.forEach((row, index) => this.drawRow(row, index));
    this.crossing = this.put(this.svg, "line", { class: "cross", y1: TOP - 4, y2: this.bottom, visibility: "hidden" });
    this.rule = this.put(this.svg, "line", { class: "rule", y1: TOP - 6, y2: this.bottom });
    this.now = this.put(this.svg, "text", { class: "now", y: this.bottom + 14 });
  }

  /* The left edge of a month. */
  x(month) {
    return this.label + month * this.step;
  }

  top(index) {
    return TOP + index * (ROW + GAP);
  }

  /* How high a value stands in a row. */
  y(index, value) {
    const { largest } = this.frames;
    return this.top(index) + ROW - (ROW * Math.min(value, largest)) / largest;
  }

  put(parent, name, attributes, ...children) {
    const made = shape(name, attributes, ...children);
    parent.append(made);
    return made;
  }

  drawPhases(host) {
    this.frames.phases.forEach((phase, index) => {
      const [x0, x1] = [this.x(Math.max(phase.first, 0)), this.x(Math.min(phase.last + 1, this.months))];
      this.put(this.svg, "rect", { class: `strip strip-${index % 4}`, x: x0, y: 0, width: x1 - x0, height: 20 });
      if (index) this.put(this.svg, "line", { class: "strip-line", x1: x0, x2: x0, y1: 20, y2: this.bottom });
      const name = fit(phase.name, x1 - x0 - 6, host, "12px");
      if (name) this.put(this.svg, "text", { class: "strip-name", x: (x0 + x1) / 2, y: 14 }, name);
    });
  }

  /* The months after the last report. */
  drawAfter() {
    const { frames, right, bottom } = this;
    if (frames.known >= this.months - 1) return;
    const x = this.x(frames.known + 1);
    this.put(this.svg, "rect", { class: "after", x, y: TOP - 4, width: right - x, height: bottom - TOP + 4 });
    this.put(this.svg, "line", { class: "after-line", x1: x, x2: right, y1: 21.5, y2: 21.5 });
  }

  drawEvents() {
    Object.entries(byMonth(this.frames.events)).forEach(([kind, list]) =>
      list.forEach(({ month, all }) => this.drawEvent(kind, month, all))
    );
    this.put(this.svg, "text", { class: "event-name", x: 0, y: 40 }, "Reports");
    this.put(this.svg, "text", { class: "event-name", x: 0, y: 58 }, "Milestones");
  }

  /* The events of one kind and month, as one sign with their number. */
  drawEvent(kind, month, all) {
    const y = kind === "report" ? 36 : 54;
    const x = this.x(month + 0.5);
    const sign = this.put(this.svg, "g", {
      class: `event is-${kind}`,
      "data-event": all.map((event) => event.label).join(" · "),
      "data-date": [...new Set(all.map((event) => event.date))].join(", "),
    });
    if (kind === "report") {
      this.put(sign, "line", { x1: x, x2: x, y1: y, y2: this.bottom });
      this.put(sign, "rect", { x: x - 5, y: y - 6, width: 10, height: 12, rx: 1.5 });
    } else this.put(sign, "path", { d: `M${x} ${y - 6}l6 6l-6 6l-6 -6z` });
    this.put(sign, "rect", { class: "hit", x: x - 12, y: y - 12, width: 24, height: 24 });
    if (all.length > 1) this.put(sign, "text", { class: "count", x: x + 8, y: y + 4 }, String(all.length));
  }

  drawRow({ place, at }, index) {
    const row = this.put(this.svg, "g", { class: place.parent ? "row" : "row is-total", "data-row": place.id });
    const seat = { class: "row-name", x: 0, y: this.top(index) + ROW / 2 + 4 };
    const name = this.put(row, "text", seat, clip(place.name, this.label / 7));
    this.put(name, "title", {}, place.name);
    const y = this.top(index) + ROW;
    this.put(row, "line", { class: "ground", x1: this.label, x2: this.right, y1: y, y2: y });
    runs(this.frames, at).forEach((run) => this.drawRun(row, index, run));
  }

  /* A mark for the months in which it stays the same. */
  drawRun(row, index, { mark, from, to }) {
    const [x0, x1] = [this.x(from), this.x(to + 1)];
    const rect = (look, low, high) => {
      const [y1, y0] = [this.y(index, low), this.y(index, high)];
      this.put(row, "rect", { class: look, x: x0, y: y0, width: x1 - x0, height: Math.max(y1 - y0, 1.5) });
    };
    const level = (look, value) => {
      const y = this.y(index, value);
      this.put(row, "line", { class: look, x1: x0, x2: x1, y1: y, y2: y });
    };
    if (mark.wide && mark.wide[1] !== null) rect("wide", mark.wide[0] || 0, mark.wide[1]);
    if (mark.high === null && mark.low === null) {
      const seat = { class: "unknown", x: (x0 + x1) / 2, y: this.top(index) + ROW - 6 };
      this.put(row, "text", seat, x1 - x0 > 60 ? "no figure" : "");
    } else if (mark.high === 0) level("zero", 0);
    else {
      const look = ["band", mark.faint ? "is-faint" : "", mark.support === "planned" ? "is-planned" : ""];
      mark.pieces.forEach(({ low, high }) => {
        const isOpen = high === null;
        const own = [...look, isOpen ? "is-open" : ""].filter(Boolean).join(" ");
        rect(own, low || 0, isOpen ? this.frames.largest : high);
        if (!isOpen) level("edge", high);
        if (low) level("edge", low);
      });
    }
  }

  monthAt(event) {
    const month = Math.floor((event.clientX - this.svg.getBoundingClientRect().left - this.label) / this.step);
    return month >= 0 && month < this.months ? month : null;
  }

  rowAt(event) {
    const down = event.clientY - this.svg.getBoundingClientRect().top;
    return this.rows[Math.floor((down - TOP + GAP / 2) / (ROW + GAP))] || null;
  }

  /* Stand a line on the month that the pointer is on; none where that is null. */
  cross(month) {
    this.crossing.setAttribute("visibility", month === null ? "hidden" : "visible");
    if (month !== null) this.stand(this.crossing, month);
  }

  stand(line, month) {
    line.setAttribute("x1", this.x(month + 0.5));
    line.setAttribute("x2", this.x(month + 0.5));
  }

  /* Show the month and the chosen place. */
  show(month, place) {
    const x = this.x(month + 0.5);
    this.stand(this.rule, month);
    this.now.setAttribute("text-anchor", x < this.label + 40 ? "start" : x > this.right - 40 ? "end" : "middle");
    this.now.setAttribute("x", x);
    write(this.now, this.frames.month_short[month]);
    this.svg
      .querySelectorAll("[data-row]")
      .forEach((row) => row.classList.toggle("is-chosen", row.dataset.row === place));
  }
}

/* Events by kind, those of one month together. */
function byMonth(events) {
  /** @type {Record<string, { month: number, all: import("../../views/frames").TimelineEvent[] }[]>} */
  const kinds = { report: [], milestone: [] };
  events.forEach((event) => {
    const list = kinds[event.kind];
    if (!list) return;
    const last = list[list.length - 1];
    if (last && last.month === event.month) last.all.push(event);
    else list.push({ month: event.month, all: [event] });
  });
  return kinds;
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

function clip(text, letters) {
  return text.length > letters ? `${text.slice(0, Math.max(letters - 1, 1))}…` : text;
}
