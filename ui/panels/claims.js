/* Claims: the catalogue of all that is known, and citations filled in from it.
 *
 *   [data-atlas-claims]  its text is the ledger's JSON; the attribute's value changes with the text
 *   [data-cite=ID]       is filled with the claim, before the page is painted; data-lead, its own or
 *                        its list's, says what became of the claim
 */

import { el } from "../../views/time/elements.js";

const listeners = new Set();
let rows = [];
let byId = new Map();
/** @type {string | null} */
let key = null;

function read() {
  const node = document.querySelector("[data-atlas-claims]");
  const found = node ? node.getAttribute("data-atlas-claims") : null;
  if (!node || found === key) return;
  try {
    rows = JSON.parse(node.textContent);
  } catch {
    return;
  }
  key = found;
  byId = new Map(rows.map((row) => [row.id, row]));
  document.querySelectorAll("[data-cited]").forEach((one) => one.removeAttribute("data-cited"));
  listeners.forEach((listener) => listener(rows));
}

/* What it says, who says so, where and when. */
export function parts(row) {
  const who = `${row.modality}, ${row.who} (${row.parties.join(", ")})`;
  const source = `${row.outlet}, ${row.date}, ¶${row.locator}`;
  return [row.says, el("small", {}, `${who} · ${source} · `, el("code", {}, row.id))];
}

function fill() {
  read();
  document.querySelectorAll("[data-cite]:not([data-cited])").forEach((node) => {
    const row = byId.get(node.getAttribute("data-cite"));
    if (!row) return;
    node.setAttribute("data-cited", "");
    const lead = node.closest("[data-lead]")?.getAttribute("data-lead");
    node.replaceChildren(...(lead ? [el("b", {}, `${lead}: `)] : []), ...parts(row));
  });
}

/* Watch the page for citations to fill in. */
export function start() {
  new MutationObserver(fill).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["data-atlas-claims", "data-cite"],
  });
  fill();
}

/* Call back with the claims, now and whenever they change; returns what ends it. */
export function watch(listener) {
  listeners.add(listener);
  read();
  if (rows.length) listener(rows);
  return () => listeners.delete(listener);
}
