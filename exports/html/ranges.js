/* Ranges: every place in a table, its range as a bar and in figures, changed in place by month. */

import { el } from "./time.js";

export function create(host, frames) {
  const table = el("table", "ranges", host);
  const caption = el("caption", "", table);
  const head = el("tr", "", el("thead", "", table));
  ["Place", "Range", "State"].forEach((name) => {
    el("th", "", head, name).scope = "col";
  });
  const body = el("tbody", "", table);
  const rows = frames.places.map((place) => makeRow(place, body));

  function show(index) {
    const frame = frames.frames[index];
    caption.textContent = `${frames.population}, ${frame.date}`;
    rows.forEach((row, at) => write(row, frame.marks[at], frames.largest));
    // A long list scrolls in its box; then the keyboard has to reach it.
    if (host.scrollHeight > host.clientHeight + 1) host.tabIndex = 0;
  }

  return { show };
}

function makeRow(place, body) {
  const node = el("tr", place.parent ? "" : "total", body);
  node.dataset.row = place.id;
  const name = el("th", "", node, place.name);
  name.scope = "row";
  const cell = el("td", "range", node);
  const figure = el("span", "figure", cell);
  const number = el("span", "", figure);
  const sign = el("abbr", "assumed", figure, " ◦");
  sign.title = "rests on an assumption";
  const bar = el("span", "bar", cell);
  bar.setAttribute("aria-hidden", "true");
  const beyond = el("i", "beyond", bar);
  const state = el("td", "state", node);
  const words = el("span", "", state);
  const more = el("small", "", state);
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
    if (figure) el("span", "", row.more, figure);
    if (at < told.length - 1) row.more.append(" · ");
  });
  while (row.spans.length < mark.pieces.length) row.spans.push(el("i", "span", row.bar));
  row.spans.forEach((span, at) => {
    const { low, high } = mark.pieces[at] || { low: null, high: null };
    draw(span, low, high, largest);
  });
  draw(row.beyond, ...(mark.wide || [null, null]), largest);
}

/* Write values of which no piece breaks; between them a line may end. */
function writePieces(node, text) {
  node.textContent = "";
  text.split(/(?<= or|,) /).forEach((piece, at) => {
    if (at) node.append(" ");
    el("span", "", node, piece);
  });
}

function draw(node, low, high, largest) {
  node.hidden = low === null && high === null;
  const left = (100 * (low || 0)) / largest;
  const right = high === null ? 100 : Math.min((100 * high) / largest, 100);
  node.style.left = `${left}%`;
  node.style.width = `${Math.max(right - left, 0)}%`;
  node.classList.toggle("is-open", high === null);
  node.classList.toggle("is-floored", low !== null);
}
