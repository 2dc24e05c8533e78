/* Ledger: all claims, searched and filtered at once in the browser; each leads to its place on the map.
 *
 * What is searched for stands in the page's address like every other setting.
 */

import { seat } from "../../views/timelayer/presses.js";
import * as Claims from "./claims.js";
import * as clock from "./clock.js";
import { el, write } from "../../views/time/elements.js";

/** @type {[string, string, (row: any) => [string, string][]][]} */
const FILTERS = [
  ["claim-place", "Place", (row) => row.place_ids.map((id, at) => [id, row.places[at]])],
  ["claim-report", "Report", (row) => [[row.report, `${row.outlet}, ${row.date}`]]],
  ["claim-party", "Party", (row) => row.party_ids.map((id, at) => [id, row.parties[at]])],
  ["claim-measure", "Measure", (row) => [[row.measure, row.measure]]],
];
const FIND = "claim-find";

export function create(host, choose) {
  const items = new Items(choose);
  const chosen = new URLSearchParams(window.location.search);
  const find = el("input", { type: "search", placeholder: "Search claims", "aria-label": "Search claims" });
  find.value = chosen.get(FIND) || "";
  const selects = FILTERS.map(([name, label]) => el("select", { "aria-label": label, name }));
  const clear = el("button", { type: "button", class: "atlas-button" }, "Clear");
  const count = el("p", { class: "ledger-count", role: "status" });
  const list = el("ol", { class: "ledger-list" });
  host.replaceChildren(el("div", { class: "ledger-bar" }, find, ...selects, clear), count, list);
  let rows = [];

  function draw() {
    const words = find.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const values = selects.map(({ value }) => value);
    const shown = rows.filter((row) => isWanted(row, words, values));
    const nodes = shown.map(({ node }) => node);
    seat(list, nodes);
    const all = rows.length === 1 ? "1 claim" : `${rows.length} claims`;
    write(count, shown.length === rows.length ? `${all}, in the project's own words.` : `${shown.length} of ${all}.`);
    clear.hidden = shown.length === rows.length;
    remember([[FIND, find.value.trim().slice(0, 100)], ...selects.map(({ name, value }) => [name, value])]);
  }

  find.addEventListener("input", draw);
  selects.forEach((select) => select.addEventListener("change", draw));
  clear.addEventListener("click", () => {
    find.value = "";
    selects.forEach((select) => (select.value = ""));
    draw();
    find.focus();
  });
  return Claims.watch((given) => {
    rows = given.map((row) => ({
      row,
      node: items.draw(row),
      text: Object.values(row).flat().join(" ").toLowerCase(),
    }));
    FILTERS.forEach(([name, , values], at) => fillSelect(selects[at], given.flatMap(values), chosen.get(name)));
    draw();
  });
}

/* Whether a claim has all words and, where a filter has a value, that too. */
function isWanted({ row, text }, words, values) {
  return (
    words.every((word) => text.includes(word)) &&
    FILTERS.every(([, , valuesOf], at) => !values[at] || valuesOf(row).some(([id]) => id === values[at]))
  );
}

/* Write to the page's address what is searched for. */
function remember(values) {
  const url = new URL(window.location.href);
  values.forEach(([name, value]) => (value ? url.searchParams.set(name, value) : url.searchParams.delete(name)));
  if (url.href !== window.location.href) window.history.replaceState(window.history.state, "", url);
}

/* Offer values, [id, label], to choose from; what is chosen stays, at first what the address asked for. */
function fillSelect(select, values, asked) {
  const kept = select.value || asked || "";
  const found = new Map(values);
  select.replaceChildren(
    el("option", { value: "" }, `${select.getAttribute("aria-label")}: all`),
    ...[...found].map(([id, name]) => el("option", { value: id }, name))
  );
  select.value = found.has(kept) ? kept : "";
}

/* The claims' items in the list; each stays who it is: its button may be pressed just now. */
class Items {
  constructor(choose) {
    this.choose = choose;
    this.known = new Map();
  }

  draw(row) {
    const item = this.known.get(row.id) || { node: el("li", {}), show: null };
    this.known.set(row.id, item);
    const text = JSON.stringify(row);
    if (item.text === text) return item.node;
    Object.assign(item, { text, row });
    const facts = [row.places.join(", "), row.measure, row.when, row.amount && `“${row.amount}”`];
    const told = el("span", {}, facts.filter(Boolean).join(" · "));
    const side = el("div", { class: "facts" }, told, el("span", { class: "use" }, row.use));
    if (row.month !== null && row.place) side.append((item.show ||= this.makeButton(item)));
    item.node.replaceChildren(el("div", { class: "says" }, ...Claims.parts(row)), side);
    return item.node;
  }

  /* The button that leads to a claim's place. */
  makeButton(item) {
    const show = el("button", { type: "button", class: "atlas-button is-small" }, "Show on map");
    show.setAttribute("aria-label", `Show on map: ${item.row.id}`);
    show.addEventListener("click", () => {
      clock.move(item.row.month);
      this.choose(item.row.place);
      lookAt(item.row.place);
    });
    return show;
  }
}

/* Bring the map into view, and the keyboard to the place there; to its row where it is not drawn. */
function lookAt(place) {
  document.querySelector(".st-key-map")?.scrollIntoView({ block: "start" });
  /** @type {HTMLIFrameElement | null} */
  const frame = document.querySelector(".st-key-map iframe");
  const map = frame?.contentDocument;
  const own = `="${CSS.escape(place)}"]`;
  /** @type {SVGElement | HTMLElement | null | undefined} */
  const mark = map?.querySelector(`[data-place${own}`) || document.querySelector(`[data-atlas-row${own}`);
  mark?.focus({ preventScroll: true });
}
