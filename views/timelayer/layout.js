/* Layout: moving circles apart, and choosing boxes for labels so that none covers another.
 *
 * No document: the same input always gives the same layout.
 */

import { boxIndex, circleMeetsRect, rect } from "./geometry.js";

/* Push circle out of a box along the shortest way. */
function leave(circle, box, gap) {
  if (!circleMeetsRect(circle, box, gap)) return;
  const reach = circle.r + gap;
  const ways = [
    [box.x1 + reach - circle.x, 1, 0],
    [circle.x - (box.x0 - reach), -1, 0],
    [box.y1 + reach - circle.y, 0, 1],
    [circle.y - (box.y0 - reach), 0, -1],
  ].sort((one, other) => one[0] - other[0]);
  const [distance, x, y] = ways[0];
  circle.x += x * distance;
  circle.y += y * distance;
}

/* Circles may overlap by this share of their radii before one has to leave its true place. */
const OVERLAP = 0.16;

/* Move circles apart that would cover each other, each as near to its true place as it can be.
 *
 * places: [{x, y, r}] at the true places. Places outside the frame stay where they are, and so do
 * those that would move less than `least`. Returns the centres in the same order.
 */
export function spread(places, frame, obstacles, gap, least) {
  const limit = 2.2 * Math.max(1, ...places.map((place) => place.r));
  const moved = places.map((place) => ({
    x: place.x,
    y: place.y,
    r: place.r,
    inside: place.x > frame.x0 && place.x < frame.x1 && place.y > frame.y0 && place.y < frame.y1,
  }));
  const isMany = places.length > MANY;
  const rounds = isMany ? 60 : 160;
  let pairs = isMany ? [] : everyPair(places);
  for (let round = 0; round < rounds; round += 1) {
    const pull = 0.08 * (1 - round / (rounds * 0.7));
    if (pull > 0) {
      moved.forEach((circle, index) => {
        circle.x += (places[index].x - circle.x) * pull;
        circle.y += (places[index].y - circle.y) * pull;
      });
    }
    const isRenewed = isMany && round % ROUNDS === 0;
    if (isRenewed) pairs = nearPairs(moved);
    const worst = pushApart(moved, pairs);
    moved.forEach((circle, index) => {
      if (circle.inside) confine(circle, places[index], frame, obstacles, gap, limit);
      else Object.assign(circle, { x: places[index].x, y: places[index].y });
    });
    if (pull <= 0 && worst < 0.2 && (isRenewed || !isMany)) break;
  }
  return moved.map((circle, index) => {
    const { x, y } = places[index];
    return Math.hypot(circle.x - x, circle.y - y) < least ? { x, y } : { x: circle.x, y: circle.y };
  });
}

/* More circles than this are sorted into the squares of a grid, so that only neighbours are compared. */
const MANY = 60;

function everyPair({ length }) {
  return Array.from({ length }, (_, i) => Array.from({ length: length - i - 1 }, (__, j) => [i, i + j + 1])).flat();
}

/* For so many rounds the same pairs are looked at: those nearer to each other than twice the slack. */
const ROUNDS = 6;
const SLACK = 4;

/* The pairs of circles that cover each other or soon may: [first, second], first < second. */
function nearPairs(circles) {
  const found = [];
  const index = boxIndex(0);
  circles.forEach(({ x, y, r }, i) => {
    const reach = r + SLACK;
    const box = rect(x - reach, y - reach, 2 * reach, 2 * reach);
    index.meeting(box, i, Infinity).forEach((j) => found.push([j, i]));
    index.add(i, box);
  });
  return found;
}

/* One round of pushing; returns the greatest push. */
function pushApart(circles, pairs) {
  let worst = 0;
  pairs.forEach(([i, j]) => {
    const one = circles[i];
    const other = circles[j];
    const need = (one.r + other.r) * (1 - OVERLAP);
    let dx = other.x - one.x;
    let dy = other.y - one.y;
    if (Math.abs(dx) >= need || Math.abs(dy) >= need) return;
    let distance = Math.hypot(dx, dy);
    if (distance >= need) return;
    if (distance < 0.01) {
      // The same spot: part them along a direction that depends on their order only.
      dx = Math.cos(2.4 * j);
      dy = Math.sin(2.4 * j);
      distance = 1;
    }
    const push = (need - distance) / 2;
    worst = Math.max(worst, push);
    one.x -= (dx / distance) * push;
    one.y -= (dy / distance) * push;
    other.x += (dx / distance) * push;
    other.y += (dy / distance) * push;
  });
  return worst;
}

/* Keep a circle in the frame, off the obstacles and within reach of its true place. */
function confine(circle, place, frame, obstacles, gap, limit) {
  obstacles.forEach((box) => leave(circle, box, gap));
  circle.x = Math.min(Math.max(circle.x, frame.x0 + circle.r + 2), frame.x1 - circle.r - 2);
  circle.y = Math.min(Math.max(circle.y, frame.y0 + circle.r + 2), frame.y1 - circle.r - 2);
  const dx = circle.x - place.x;
  const dy = circle.y - place.y;
  const far = Math.hypot(dx, dy);
  if (far > limit) {
    circle.x = place.x + (dx / far) * limit;
    circle.y = place.y + (dy / far) * limit;
  }
}

/* Whether spreading moves any circle by `least`, with nothing in their way. */
export function isSpread(places, least) {
  const free = { x0: -1e6, y0: -1e6, x1: 1e6, y1: 1e6 };
  return spread(places, free, [], 0, least).some(({ x, y }, at) => x !== places[at].x || y !== places[at].y);
}

/* The ways around a circle, the pleasing ones cheap: right, left, the corners, above and below.
 *
 * across and down say which share of the box lies left of and above the point that it is hung on.
 */
const WAYS = Array.from({ length: 16 }, (_, step) => {
  const cos = Math.cos((step * Math.PI) / 8);
  const sin = Math.sin((step * Math.PI) / 8);
  const anchor = cos > 0.3 ? "start" : cos < -0.3 ? "end" : "middle";
  return {
    cos,
    sin,
    anchor,
    across: { start: 0, end: 1, middle: 0.5 }[anchor],
    down: Math.abs(sin) < 0.3 ? 0.5 : sin > 0 ? 0 : 1,
    cost: Math.abs(sin) * 2.2 + (cos < -0.3 ? 0.5 : 0) + (sin > 0.3 ? 0.1 : 0),
  };
});

/* The boxes around a circle that isFree(box) lets pass.
 *
 * Returns [{box, cost, anchor}]; anchor is how the text is aligned: start, end or middle.
 */
export function around(circle, width, height, gap, isFree) {
  const found = [];
  [0, 1, 2.6].forEach((far) => {
    const reach = circle.r + gap * (1 + far);
    WAYS.forEach(({ cos, sin, anchor, across, down, cost }) => {
      const left = circle.x + reach * cos - width * across;
      const top = circle.y + reach * sin - height * down;
      const box = rect(left, top, width, height);
      if (isFree(box)) found.push({ box, anchor, cost: cost + far * 1.6 });
    });
  });
  return found;
}

const HOMELESS = 1000;

/* Choose one candidate for each item so that no two chosen boxes meet, at little total cost.
 *
 * items: [{candidates: [{box, cost, ...}]}], candidates free of everything that is fixed; taken:
 * boxes that stay. Items settle in turn, in several orders that are always the same; the cheapest
 * outcome wins. Returns the chosen candidates in the order of the items, null where there is no
 * room.
 */
export function choose(items, gap, taken) {
  const fixed = boxIndex(gap);
  taken.forEach((box, at) => fixed.add(at, box));
  const lists = items.map((item) =>
    item.candidates.filter(({ box }) => !fixed.meeting(box, null, 1).length).sort((one, other) => one.cost - other.cost)
  );
  const order = lists.map((list, index) => index).sort((a, b) => lists[a].length - lists[b].length || a - b);
  const least = lists.reduce((sum, list) => sum + price(list[0]), 0);
  const tries = items.length > 40 ? 2 : items.length > 15 ? 8 : 40;
  /** @type {any} */
  let best = null;
  for (let turn = 0; turn < tries; turn += 1) {
    const chosen = settle(lists, shuffled(order, turn), gap);
    const cost = chosen.reduce((sum, candidate) => sum + price(candidate), 0);
    if (!best || cost < best.cost - 1e-6) best = { chosen, cost };
    if (best.cost <= least + 1e-6) break; // each has what pleases it most
  }
  return best.chosen;
}

function price(candidate) {
  return candidate ? candidate.cost : HOMELESS;
}

/* The order itself at first, then reproducible shuffles of it. */
function shuffled(order, turn) {
  const made = [...order];
  let seed = turn * 7919;
  for (let at = made.length - 1; turn > 0 && at > 0; at -= 1) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    const other = seed % (at + 1);
    [made[at], made[other]] = [made[other], made[at]];
  }
  return made;
}

/* Each item takes its best free candidate in turn; then items that found no room, or a poor one,
 * may make one neighbour step aside where that is better for both together. */
function settle(lists, order, gap) {
  const chosen = lists.map(() => null);
  const index = boxIndex(gap);
  const put = (at, candidate) => {
    if (chosen[at]) index.remove(at, chosen[at].box);
    chosen[at] = candidate;
    if (candidate) index.add(at, candidate.box);
  };
  const best = (at) => lists[at].find(({ box }) => !index.meeting(box, at, 1).length) || null;
  const improve = (at) => {
    for (const candidate of lists[at]) {
      const before = chosen[at];
      if (candidate.cost >= price(before)) return false;
      const inTheWay = index.meeting(candidate.box, at, 2);
      if (inTheWay.length > 1) continue;
      const [other] = inTheWay;
      const others = inTheWay.length ? chosen[other] : null;
      const then = price(before) + (inTheWay.length ? price(others) : 0);
      put(at, candidate);
      if (inTheWay.length) {
        put(other, null);
        put(other, best(other));
      }
      const now = price(candidate) + (inTheWay.length ? price(chosen[other]) : 0);
      if (now < then - 1e-6) return true;
      put(at, before);
      if (inTheWay.length) put(other, others);
    }
    return false;
  };
  order.forEach((at) => put(at, best(at)));
  for (let round = 0; round < 4 && order.filter(improve).length; round += 1);
  return chosen;
}
