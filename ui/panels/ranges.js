/* Ranges: totals and places as range bars, one row a place, changed in place from month to month. */

import { seat } from "../../views/timelayer/presses.js";
import * as clock from "./clock.js";
import { el, write } from "../../views/time/elements.js";

const ASSUMED = "rests on an assumption";
const BASELINE = 0; // the phase whose end the totals are compared with

export function create(host, tell) {
  const heading = el("h2", { class: "atlas-heading" });
  const body = el("div", { class: "ranges-body" });
  let rows = new Map();
  let folds = new Map();
  let drawn = null;
  host.replaceChildren(heading, body);

  function makeRow(id) {
    const name = el("span", { class: "name" });
    const beyond = el("i", { class: "beyond" });
    const track = el("span", { class: "track", "aria-hidden": "true" }, beyond);
    const number = el("span", {});
    const sign = el("abbr", { title: ASSUMED, role: "img", "aria-label": ASSUMED }, "◦");
    const figure = el("span", { class: "figure" }, number, sign);
    const was = el("span", { class: "was" });
    const state = el("span", { class: "atlas-said" });
    const node = el(
      "button",
      { type: "button", class: "ranges-row", "data-atlas-row": id },
      name,
      track,
      figure,
      state
    );
    node.addEventListener("click", () => tell(id));
    return { node, name, beyond, track, bars: [], number, sign, state, was };
  }

  function makeFold() {
    const summary = el("summary", {});
    return { node: el("details", {}, summary), summary };
  }

  /* Draw the list for new frames. Rows stay who they are: one may be pressed just now, or focused. */
  function draw(frames) {
    drawn = frames;
    const [before, beforeFolds] = [rows, folds];
    rows = new Map();
    folds = new Map();
    const parts = [];
    const phase = frames.phases[BASELINE];
    const first = phase && frames.frames[phase.last];
    const row = (place, at, total) => {
      const made = before.get(place.id) || makeRow(place.id);
      write(made.name, place.name);
      if (total && first) {
        write(made.was, `${frames.month_names[phase.last]}: ${first.marks[at].range}`);
        made.node.append(made.was);
      } else made.was.remove();
      // Two lines from the start, or the rows below would move from month to month.
      made.node.classList.toggle(
        "has-pieces",
        frames.frames.some(({ marks }) => marks[at].pieces.length > 1)
      );
      rows.set(place.id, { ...made, at, largest: frames.largest, mark: null });
      return made.node;
    };
    const all = frames.places.map((place, at) => ({ place, at }));
    const byId = new Map(frames.places.map((place) => [place.id, place]));
    const countryOf = (place) => {
      let one = place;
      while (one.parent && byId.has(one.parent)) one = byId.get(one.parent);
      return one;
    };
    all.filter(({ place }) => !place.parent).forEach(({ place, at }) => parts.push(row(place, at, true)));
    all
      .filter(({ place }) => !place.parent)
      .forEach(({ place: country }) => {
        const inside = all.filter(({ place }) => place.parent && countryOf(place) === country);
        if (!inside.length) return;
        parts.push(el("h3", { class: "atlas-heading" }, `Places in ${country.name}`));
        inside.filter(({ place }) => place.named).forEach(({ place, at }) => parts.push(row(place, at)));
        const rest = inside.filter(({ place }) => !place.named);
        if (!rest.length) return;
        if (rest.length <= 3) {
          rest.forEach(({ place, at }) => parts.push(row(place, at)));
          return;
        }
        const fold = beforeFolds.get(country.id) || makeFold();
        folds.set(country.id, fold);
        write(fold.summary, `${rest.length} places that no report names`);
        seat(fold.node, [fold.summary, ...rest.map(({ place, at }) => row(place, at))]);
        parts.push(fold.node);
      });
    seat(body, parts);
  }

  function show(row, mark, chosen) {
    if (row.mark === mark && row.chosen === chosen) return;
    row.mark = mark;
    row.chosen = chosen;
    writePieces(row.number, mark.range);
    row.sign.hidden = !mark.assumed;
    write(row.state, [mark.state, mark.said, mark.how].filter(Boolean).join(", "));
    while (row.bars.length < mark.pieces.length) {
      const bar = el("i", { class: "range" });
      row.bars.push(bar);
      row.track.append(bar);
    }
    row.bars.forEach((bar, at) => {
      const { low, high } = mark.pieces[at] || { low: null, high: null };
      span(bar, low, high, row.largest);
      bar.classList.toggle("low", low !== null);
      bar.classList.toggle("open", high === null && low !== null);
    });
    row.beyond.hidden = !mark.wide;
    if (mark.wide) span(row.beyond, mark.wide[0], mark.wide[1], row.largest);
    row.node.setAttribute("aria-pressed", String(chosen));
  }

  return clock.watch(({ frames, index, place }) => {
    if (!frames) return;
    if (frames !== drawn) draw(frames);
    const marks = frames.frames[index].marks;
    write(heading, `${frames.population}, ${frames.month_names[index]}`);
    rows.forEach((row, id) => show(row, marks[row.at], id === place));
    const chosen = rows.get(place);
    const fold = chosen && chosen.node.closest("details");
    if (fold && fold.dataset.for !== place) {
      fold.open = true;
      fold.dataset.for = place;
      chosen.node.scrollIntoView({ block: "nearest" });
    }
  });
}

/* Write values of which no piece breaks; between them a line may end. */
function writePieces(node, text) {
  if (node.textContent === text) return;
  const pieces = text.split(/(?<= or|,) /);
  node.replaceChildren(...pieces.flatMap((piece, at) => [at ? " " : "", el("span", {}, piece)]));
}

/* Stand a bar on a scale from none to the largest figure. */
function span(node, low, high, largest) {
  const left = (100 * (low || 0)) / largest;
  const right = high === null ? 100 : Math.min((100 * high) / largest, 100);
  node.hidden = low === null && high === null;
  node.style.left = `${left.toFixed(2)}%`;
  node.style.width = `${Math.max(right - left, 0).toFixed(2)}%`;
}

/* Choose a place from elsewhere on the page: the list is what the server hears. */
export function choose(id) {
  /** @type {HTMLElement | null} */
  const row = document.querySelector(`[data-atlas-row="${CSS.escape(id)}"]`);
  row?.click();
}
