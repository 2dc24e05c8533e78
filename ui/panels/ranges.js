/* Ranges: totals and places as range bars, one row a place, changed in place from month to month. */

import { stand, standPieces, writePieces } from "../../views/bars.js";
import { seat } from "../../views/timelayer/presses.js";
import * as clock from "./clock.js";
import { el, write } from "../../views/time/elements.js";

const ASSUMED = "rests on an assumption";
const BASELINE = 0; // the phase whose end the totals are compared with
const FEW = 3; // places that no report names and that are not folded away

export function create(host, tell) {
  const heading = el("h2", { class: "atlas-heading" });
  const list = new List(tell);
  let drawn = null;
  host.replaceChildren(heading, list.node);
  return clock.watch(({ frames, index, place }) => {
    if (!frames) return;
    if (frames !== drawn) list.draw(frames);
    drawn = frames;
    write(heading, `${frames.population}, ${frames.month_names[index]}`);
    list.show(frames.frames[index].marks, place);
  });
}

/* All rows: the totals, then each country's places, with those that no report names folded away. Rows and
 * folds stay who they are: one may be pressed just now, or focused.
 */
class List {
  constructor(tell) {
    this.tell = tell;
    this.node = el("div", { class: "ranges-body" });
    /** @type {Map<string, Row>} */
    this.rows = new Map();
    /** @type {Map<string, {node: HTMLElement, summary: HTMLElement}>} */
    this.folds = new Map();
  }

  /* Draw the list for new frames. */
  draw(frames) {
    const before = this.rows;
    this.rows = new Map(frames.places.map((place) => [place.id, before.get(place.id) || new Row(place.id, this.tell)]));
    const phase = frames.phases[BASELINE];
    const first = phase && frames.frames[phase.last];
    frames.places.forEach((place, at) => {
      const was = first && !place.parent ? `${frames.month_names[phase.last]}: ${first.marks[at].range}` : "";
      const hasPieces = frames.frames.some(({ marks }) => marks[at].pieces.length > 1);
      this.rows.get(place.id)?.name(place.name, was, hasPieces, frames.largest);
    });
    const totals = frames.places.filter((place) => !place.parent);
    seat(this.node, [
      ...this.nodesOf(totals),
      ...totals.flatMap((country) => this.partsOf(country, placesIn(country, frames.places))),
    ]);
  }

  nodesOf(places) {
    return places.map(({ id }) => this.rows.get(id)?.node);
  }

  /* A country's places under their heading. */
  partsOf(country, places) {
    if (!places.length) return [];
    const heading = el("h3", { class: "atlas-heading" }, `Places in ${country.name}`);
    const named = this.nodesOf(places.filter((place) => place.named));
    const rest = this.nodesOf(places.filter((place) => !place.named));
    return [heading, ...named, ...(rest.length > FEW ? [this.fold(country, rest)] : rest)];
  }

  fold({ id }, nodes) {
    const summary = el("summary", {});
    const fold = this.folds.get(id) || { node: el("details", {}, summary), summary };
    this.folds.set(id, fold);
    write(fold.summary, `${nodes.length} places that no report names`);
    seat(fold.node, [fold.summary, ...nodes]);
    return fold.node;
  }

  /* Show a month's marks, in the order of the places, and where the chosen place is. */
  show(marks, place) {
    [...this.rows].forEach(([id, row], at) => row.show(marks[at], id === place));
    const chosen = this.rows.get(place)?.node;
    const fold = chosen?.closest("details");
    if (!chosen || !fold || fold.dataset.for === place) return;
    fold.open = true;
    fold.dataset.for = place;
    chosen.scrollIntoView({ block: "nearest" });
  }
}

/* What lies in a country, itself or within a place there. */
function placesIn(country, places) {
  const byId = new Map(places.map((place) => [place.id, place]));
  const countryOf = (place) => {
    let one = place;
    while (one.parent && byId.has(one.parent)) one = byId.get(one.parent);
    return one;
  };
  return places.filter((place) => place.parent && countryOf(place) === country);
}

/* A place's row: its name, its range as bars and in figures, its state. */
class Row {
  constructor(id, tell) {
    this.label = el("span", { class: "name" });
    this.beyond = el("i", { class: "beyond" });
    this.track = el("span", { class: "track", "aria-hidden": "true" }, this.beyond);
    this.number = el("span", {});
    this.sign = el("abbr", { title: ASSUMED, role: "img", "aria-label": ASSUMED }, "◦");
    this.was = el("span", { class: "was" });
    this.state = el("span", { class: "atlas-said" });
    /** @type {HTMLElement[]} */
    this.bars = [];
    this.node = el(
      "button",
      { type: "button", class: "ranges-row", "data-atlas-row": id },
      this.label,
      this.track,
      el("span", { class: "figure" }, this.number, this.sign),
      this.state
    );
    this.node.addEventListener("click", () => tell(id));
  }

  /* Say what stays from month to month; was is the total that it is compared with, if any. */
  name(text, was, hasPieces, largest) {
    write(this.label, text);
    write(this.was, was);
    if (was) this.node.append(this.was);
    else this.was.remove();
    // Two lines from the start, or the rows below would move from month to month.
    this.node.classList.toggle("has-pieces", hasPieces);
    this.largest = largest;
    this.mark = null;
  }

  show(mark, chosen) {
    if (this.mark === mark && this.chosen === chosen) return;
    this.mark = mark;
    this.chosen = chosen;
    writePieces(this.number, mark.range);
    this.sign.hidden = !mark.assumed;
    write(this.state, [mark.state, mark.said, mark.how].filter(Boolean).join(", "));
    standPieces(this.bars, this.track, () => el("i", { class: "range" }), mark.pieces, this.largest);
    const [low, high] = mark.wide || [null, null];
    stand(this.beyond, low, high, this.largest);
    this.node.setAttribute("aria-pressed", String(chosen));
  }
}

/* Choose a place from elsewhere on the page: the list is what the server hears. */
export function choose(id) {
  /** @type {HTMLElement | null} */
  const row = document.querySelector(`[data-atlas-row="${CSS.escape(id)}"]`);
  row?.click();
}
