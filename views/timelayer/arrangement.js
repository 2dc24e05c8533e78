/* Arrangement: where every mark, label, badge and name of a view goes, for all months at once.
 *
 * It uses each place's largest circle and widest text over all frames, so that nothing moves when
 * the month does. No document: positions in, positions out, in pixels of the stage.
 */

import * as Geometry from "./geometry.js";
import * as Layout from "./layout.js";

/* How labels are tried: from the most to the least that they may say, off and on faint rings. */
const PASSES = [
  ["full", false],
  ["full", true],
  ["short", false],
  ["short", true],
  ["name", false],
  ["name", true],
];

/* More marks than this in view are a crowd. */
export const CROWD = 20;

/* What it costs to break a label into more and shorter lines. */
const SLIM = 1.2;

/* What it costs a label, and a badge, that one of its corners lies beyond its country's border. */
const ABROAD = 0.3;
const BADGE_ABROAD = 0.8;

/* Arrange a view.
 *
 * view:
 *   frame      the stage as a rectangle
 *   size       type size, from which all gaps follow
 *   places     [{country, point, reach, firm, room}] in order: where the place is, how far its mark
 *              reaches over all frames, and over those in which it is not faint, and room, the
 *              sizes that its texts need: lists of {width, height} for full, short and name
 *   blocked    rectangles that nothing may cover
 *   countries  [{place, shape, name}]: outlines; place is a position in places, or -1
 *
 * Returns {centres, labels, names, short}: for each place the centre of its mark and its label
 * {box, anchor, level, variant} or null, for each country the box of its name or null, and how many places
 * in view have less than their full label.
 */
export function arrange(view) {
  const { frame, size, places, blocked } = view;
  const gap = size * 0.3;
  const inView = ({ x, y }) => x > frame.x0 && y > frame.y0 && x < frame.x1 && y < frame.y1;
  const sites = places.map((place, at) => at).filter((at) => !places[at].country);
  const circles = sites.map((at) => ({ ...places[at].point, r: places[at].reach }));
  const spread = Layout.spread(circles, frame, blocked, gap, size * 0.6);
  const centres = places.map(() => null);
  sites.forEach((at, position) => {
    centres[at] = spread[position];
  });
  const dots = sites.map((at) => ({ ...places[at].point, r: size * 0.25 }));
  const marked = (reach) =>
    Geometry.circleIndex([...sites.map((at) => ({ ...centres[at], r: places[at][reach] })), ...dots], 1);
  const hard = marked("reach");
  const soft = marked("firm");
  const leaders = sites.map((at) => [places[at].point, centres[at]]).filter(([from, to]) => isMoved(from, to));

  const isFree = (box, onMark) =>
    Geometry.within(box, frame, 3) &&
    !blocked.some((other) => Geometry.rectsMeet(box, other, gap)) &&
    !onMark(box) &&
    !leaders.some(([from, to]) => Geometry.lineMeetsRect(from, to, box, 2));

  const shapes = new Map();
  view.countries.forEach(({ place, shape }) => {
    if (place >= 0) shapes.set(place, shape);
  });
  const grids = new Map([...shapes].map(([at, shape]) => [at, Geometry.grid(shape, frame, size * 1.1)]));

  const homes = new Map();
  const homeOf = (at) => {
    const { x, y } = places[at].point;
    if (!homes.has(at))
      homes.set(
        at,
        [...shapes.values()].find((shape) => Geometry.inside(x, y, shape))
      );
    return homes.get(at);
  };
  // Corners beyond the border cost; asked only of what has room, since it takes a while.
  const atHome = (at, candidate) => {
    const home = places[at].country ? shapes.get(at) : homeOf(at);
    if (!home) return candidate;
    const abroad = Geometry.corners(candidate.box).filter(([x, y]) => !Geometry.inside(x, y, home));
    const each = places[at].country ? BADGE_ABROAD : ABROAD;
    return { ...candidate, cost: candidate.cost + abroad.length * each };
  };
  const free = { true: (box) => isFree(box, soft), false: (box) => isFree(box, hard) };
  const labelsOf = (at, level, onFaint) => {
    const { room, reach, firm } = places[at];
    if (!inView(centres[at])) return [];
    const circle = { ...centres[at], r: onFaint ? firm : reach };
    return room[level].flatMap((variant, slimmer) =>
      Layout.around(circle, variant.width, variant.height, gap, free[onFaint]).map((found) => ({
        ...found,
        cost: found.cost + slimmer * SLIM,
        variant,
      }))
    );
  };
  const badgesOf = (at, level, onFaint, spots) => {
    const { point, room } = places[at];
    return room[level].flatMap((variant, slimmer) =>
      spots
        .map(({ x, y }) => {
          const { width, height } = variant;
          const box = Geometry.rect(x - width / 2, y - height / 2, width, height);
          const away = Math.hypot(x - point.x, y - point.y) / (size * 5);
          return { box, variant, cost: away + slimmer * SLIM };
        })
        .filter(({ box }) => free[onFaint](box))
    );
  };
  const labels = places.map(() => null);
  const taken = [];
  const settle = (open, level, candidatesOf) => {
    if (!open.length) return;
    const items = open.map((at) => ({ candidates: candidatesOf(at).map((one) => atHome(at, one)) }));
    Layout.choose(items, size * 0.2, taken).forEach((found, position) => {
      if (!found) return;
      labels[open[position]] = { ...found, level };
      taken.push(found.box);
    });
  };
  const isVisible = (at) =>
    shapes.has(at) ? (grids.get(at) || []).length > 0 : inView(centres[at] || places[at].point);
  const visible = places.map((place, at) => at).filter(isVisible);
  const ownSpots = (at) => grids.get(at) || spiral(places[at].point, size * 2);
  const settleAll = (some) =>
    PASSES.forEach(([level, onFaint]) =>
      settle(
        some.filter((at) => !labels[at]),
        level,
        (at) => (places[at].country ? badgesOf(at, level, onFaint, ownSpots(at)) : labelsOf(at, level, onFaint))
      )
    );
  const badges = visible.filter((at) => places[at].country);
  // A country's total matters more than any label: in a crowd it goes first, and where it has no
  // room in its country it stands beside that.
  const besides = (level) => {
    const open = badges.filter((at) => !labels[at]);
    if (!open.length) return;
    const anywhere = Geometry.grid(
      Geometry.outline([Geometry.corners(frame).map(([x, y]) => ({ x, y }))]),
      frame,
      size * 2
    );
    settle(open, level, (at) => badgesOf(at, level, true, anywhere));
  };
  if (visible.length > CROWD) {
    settleAll(badges);
    besides("full");
  }
  settleAll(visible);
  ["full", "short"].forEach(besides);

  return {
    centres,
    labels,
    names: placeNames(view, taken, free.false, [...shapes.values()]),
    short: visible.filter((at) => !labels[at] || labels[at].level !== "full").length,
  };
}

function isMoved(from, to) {
  return Math.hypot(from.x - to.x, from.y - to.y) > 3;
}

/* In countries of fewer spots a name may also begin or end at one: beside them lies the sea. */
const SMALL = 40;

/* Names of the other countries take what room is left: the largest country in view first, but of the
 * small ones the smallest, which has the fewest places to choose from.
 */
function placeNames(view, taken, isFree, ours) {
  const { frame, size } = view;
  const names = view.countries.map(() => null);
  const turnOf = ({ spots: { length } }) => (length < SMALL ? length : -length);
  const used = [...taken];
  view.countries
    .map(({ place, shape, name }, at) => ({
      at,
      name,
      shape,
      spots: place >= 0 ? [] : Geometry.grid(shape, frame, size * 1.5),
    }))
    .filter(({ spots, name }) => spots.length && name.width)
    .sort((one, other) => turnOf(one) - turnOf(other) || one.at - other.at)
    .forEach(({ at, name, shape, spots }) => {
      const x = spots.reduce((sum, spot) => sum + spot.x, 0) / spots.length;
      const y = spots.reduce((sum, spot) => sum + spot.y, 0) / spots.length;
      const found = spots
        .flatMap((spot) =>
          (spots.length < SMALL ? [0.5, 0, 1] : [0.5]).map((across) => ({
            box: Geometry.rect(spot.x - name.width * across, spot.y - name.height / 2, name.width, name.height),
            away: Math.hypot(spot.x - x, spot.y - y) / (size * 8),
          }))
        )
        .filter(({ box }) => Geometry.within(box, frame, size * 0.7) && isFree(box))
        .filter(({ box }) => !used.some((other) => Geometry.rectsMeet(box, other, size * 0.5)))
        .map(({ box, away }) => {
          const ends = Geometry.corners(box);
          const out = ends.filter(([cx, cy]) => !Geometry.inside(cx, cy, shape)).length;
          const onOurs = ends.some(([cx, cy]) => ours.some((other) => Geometry.inside(cx, cy, other)));
          return { box, onOurs, cost: away + out };
        })
        .filter(({ onOurs }) => !onOurs)
        .reduce((best, one) => (best && best.cost <= one.cost ? best : one), null);
      if (!found) return;
      names[at] = found.box;
      used.push(found.box);
    });
  return names;
}

/* Points around a place, the nearest first. */
function spiral(centre, step) {
  const points = [centre];
  for (let turn = 1; turn < 60; turn += 1) {
    const far = step * Math.sqrt(turn);
    points.push({ x: centre.x + far * Math.cos(turn * 2.4), y: centre.y + far * Math.sin(turn * 2.4) });
  }
  return points;
}
