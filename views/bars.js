/* Bars: a place's values as bars on a scale and in figures, alike in the app's list and the page's table. */

import { el } from "./time/elements.js";

/** Stand a bar on a scale from none to the largest figure; hidden where nothing is known. */
export function stand(node, low, high, largest) {
  const left = (100 * (low || 0)) / largest;
  const right = high === null ? 100 : Math.min((100 * high) / largest, 100);
  node.hidden = low === null && high === null;
  node.style.left = `${left.toFixed(2)}%`;
  node.style.width = `${Math.max(right - left, 0).toFixed(2)}%`;
}

/** Stand a bar for each piece on a track, made by `make` where one is missing, and hide those left over. */
export function standPieces(bars, track, make, pieces, largest) {
  while (bars.length < pieces.length) {
    const bar = make();
    bars.push(bar);
    track.append(bar);
  }
  bars.forEach((bar, at) => {
    const { low, high } = pieces[at] || { low: null, high: null };
    stand(bar, low, high, largest);
    bar.classList.toggle("low", low !== null);
    bar.classList.toggle("open", high === null);
  });
}

/** Write values of which no piece breaks; between them a line may end. */
export function writePieces(node, text) {
  if (node.textContent === text) return;
  const pieces = text.split(/(?<= or|,) /);
  node.replaceChildren(...pieces.flatMap((piece, at) => [at ? " " : "", el("span", {}, piece)]));
}
