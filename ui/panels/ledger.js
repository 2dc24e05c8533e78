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
  const items = new Map(); // each claim's item, which stays the same: its button may be pressed just now
  let rows = [];
  const chosen = new URLSearchParams(window.location.search);
  const find = el("input", { type: "search", placeholder: "Search claims", "aria-label": "Search claims" });
  find.value = chosen.get(FIND) || "";
  const selects = FILTERS.map(([name, label]) => el("select", { "aria-label": label, name }));
  const clear = el("button", { type: "button", class: "atlas-button" }, "Clear");
  const count = el("p", { class: "ledger-count", role: "status" });
  const list = el("ol", { class: "ledger-list" });
  host.replaceChildren(el("div", { class: "ledger-bar" }, find, ...selects, clear), count, list);

  function draw() {
    const wanted = find.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const shown = rows.filter(
      ({ row, text }) =>
        wanted.every((word) => text.includes(word)) &&
        FILTERS.every(([, , values], at) => {
          const value = selects[at].value;
          return !value || values(row).some(([id]) => id === value);
        })
    );
    seat(
      list,
      shown.map(({ node }) => node)
    );
    const all = rows.length === 1 ? "1 claim" : `${rows.length} claims`;
    write(count, shown.length === rows.length ? `${all}, in the project's own words.` : `${shown.length} of ${all}.`);
    clear.hidden = shown.length === rows.length;
    remember();
  }

  function remember() {
    const url = new URL(window.location.href);
    const set = (name, value) => (value ? url.searchParams.set(name, value) : url.searchParams.delete(name));
    set(FIND, find.value.trim().slice(0, 100));
    selects.forEach((select) => set(select.name, select.value));
    if (url.href !== window.location.href) window.history.replaceState(window.history.state, "", url);
  }

  function options(select, values) {
    const kept = select.value || chosen.get(select.name) || "";
    const found = new Map();
    rows.forEach(({ row }) => values(row).forEach(([id, label]) => found.set(id, label)));
    const label = select.getAttribute("aria-label");
    select.replaceChildren(
      el("option", { value: "" }, `${label}: all`),
      ...[...found].map(([id, name]) => el("option", { value: id }, name))
    );
    select.value = found.has(kept) ? kept : "";
  }

  function make(row) {
    const item = items.get(row.id) || { node: el("li", {}), show: null };
    items.set(row.id, item);
    const text = JSON.stringify(row);
    if (item.text === text) return item.node;
    Object.assign(item, { text, row });
    const facts = [row.places.join(", "), row.measure, row.when, row.amount && `“${row.amount}”`]
      .filter(Boolean)
      .join(" · ");
    const says = el("div", { class: "says" }, ...Claims.parts(row));
    const side = el("div", { class: "facts" }, el("span", {}, facts), el("span", { class: "use" }, row.use));
    if (row.month !== null && row.place) side.append((item.show ||= leading(item)));
    item.node.replaceChildren(says, side);
    return item.node;
  }

  /* The button that leads to a claim's place. */
  function leading(item) {
    const show = el("button", { type: "button", class: "atlas-button is-small" }, "Show on map");
    show.setAttribute("aria-label", `Show on map: ${item.row.id}`);
    show.addEventListener("click", () => {
      clock.move(item.row.month);
      choose(item.row.place);
      lookAt(item.row.place);
    });
    return show;
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
    rows = given.map((row) => ({ row, node: make(row), text: Object.values(row).flat().join(" ").toLowerCase() }));
    FILTERS.forEach(([, , values], at) => options(selects[at], values));
    draw();
  });
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
