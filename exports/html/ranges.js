/* Ranges: every place in a table, its range as a bar and in figures, changed in place by month. */

import { stand, standPieces, writePieces } from "../../views/bars.js";
import { el } from "../../views/time/elements.js";

export function create(host, frames) {
  const caption = el("caption", {});
  const heads = ["Place", "Range", "State"].map((name) => el("th", { scope: "col" }, name));
  const rows = frames.places.map(makeRow);
  const body = el("tbody", {}, ...rows.map(({ node }) => node));
  host.append(el("table", { class: "ranges" }, caption, el("thead", {}, el("tr", {}, ...heads)), body));

  function show(index) {
    const frame = frames.frames[index];
    caption.textContent = `${frames.population}, ${frame.date}`;
    rows.forEach((row, at) => write(row, frame.marks[at], frames.largest));
    // A long list scrolls in its box; then the keyboard has to reach it.
    if (host.scrollHeight > host.clientHeight + 1) host.tabIndex = 0;
  }

  return { show };
}

function makeRow(place) {
  const number = el("span", {});
  const sign = el("abbr", { class: "assumed", title: "rests on an assumption" }, " ◦");
  const beyond = el("i", { class: "beyond" });
  const bar = el("span", { class: "bar", "aria-hidden": "true" }, beyond);
  const words = el("span", {});
  const more = el("small", {});
  const node = el(
    "tr",
    { class: place.parent ? "" : "total", "data-row": place.id },
    el("th", { scope: "row" }, place.name),
    el("td", { class: "range" }, el("span", { class: "figure" }, number, sign), bar),
    el("td", { class: "state" }, words, more)
  );
  return { node, number, sign, bar, beyond, spans: [], words, more, seen: null };
}

function write(row, mark, largest) {
  if (row.seen === mark) return;
  row.seen = mark;
  row.node.dataset.low = mark.low ?? "";
  row.node.dataset.high = mark.high ?? "";
  writePieces(row.number, mark.range);
  row.sign.hidden = !mark.assumed;
  row.words.textContent = mark.state;
  row.more.textContent = "";
  const told = [
    mark.said && [mark.said, ""],
    mark.how && [mark.how, ""],
    mark.wide && ["with exceptions ", mark.wide_range],
    mark.split !== null && ["illustrative split, not a claim: ", mark.split.toLocaleString("en")],
  ].filter(Boolean);
  told.forEach(([words, figure], at) => {
    row.more.append(words);
    // No line breaks within a range.
    if (figure) row.more.append(el("span", {}, figure));
    if (at < told.length - 1) row.more.append(" · ");
  });
  standPieces(row.spans, row.bar, () => el("i", { class: "span" }), mark.pieces, largest);
  const [low, high] = mark.wide || [null, null];
  stand(row.beyond, low, high, largest);
}
