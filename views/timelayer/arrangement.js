/* Arrangement: where every mark, label, badge and name of a view goes, for all months at once.
 *
 * It uses each place's largest circle and widest text over all frames, so that nothing moves when
 * the month does. No document: positions in, positions out, in pixels of the stage.
 */

import * as Geometry from "./geometry.js";
import * as Layout from "./layout.js";

/* How labels are tried: from the most to the least that they may say, off and on faint rings. */
const PASSES = ["full", "short", "name"].flatMap((level) => [
  [level, "hard"],
  [level, "soft"],
]);

/* Between what must not touch, in type sizes. */
const GAP = 0.3;

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
  const centres = centresOf(view);
  const free = freeRoom(view, centres);
  const land = landOf(view);
  const seating = new Seating(view, centres, free, land);
  seating.settleAll();
  const { labels, visible } = seating;
  return {
    centres,
    labels,
    names: placeNames(view, boxesOf(labels), free.hard, [...land.shapes.values()]),
    short: visible.filter((at) => !labels[at] || labels[at].level !== "full").length,
  };
}

const boxesOf = (labels) => labels.filter(Boolean).map(({ box }) => box);

/* The centre of each place's mark; a country has none. */
function centresOf({ frame, size, places, blocked }) {
  const circles = places.filter(({ country }) => !country).map(({ point, reach }) => ({ ...point, r: reach }));
  const spread = Layout.spread(circles, frame, blocked, size * GAP, size * 0.6);
  return places.map(({ country }) => (country ? null : spread.shift()));
}

/* Two tests of a box, whether it covers nothing that stands: hard spares all rings, soft not the faint. */
function freeRoom({ frame, size, places, blocked }, centres) {
  const sites = places.map((place, at) => ({ ...place, centre: centres[at] })).filter(({ country }) => !country);
  const dots = sites.map(({ point }) => ({ ...point, r: size * 0.25 }));
  const leaders = sites.filter(({ point, centre }) => Math.hypot(point.x - centre.x, point.y - centre.y) > 3);
  const beside = (reach) => {
    const rings = sites.map((site) => ({ ...site.centre, r: site[reach] }));
    const isOnMark = Geometry.circleIndex([...rings, ...dots], 1);
    return (box) =>
      Geometry.within(box, frame, 3) &&
      !blocked.some((other) => Geometry.rectsMeet(box, other, size * GAP)) &&
      !isOnMark(box) &&
      !leaders.some(({ point, centre }) => Geometry.lineMeetsRect(point, centre, box, 2));
  };
  return { hard: beside("reach"), soft: beside("firm") };
}

/* The countries among the places, by position: their shapes and the spots in view. homeOf is the shape
 * that a place lies in.
 */
function landOf({ frame, size, places, countries }) {
  const shapes = new Map(countries.filter(({ place }) => place >= 0).map(({ place, shape }) => [place, shape]));
  const spots = new Map([...shapes].map(([at, shape]) => [at, Geometry.grid(shape, frame, size * 1.1)]));
  const homes = new Map();
  const homeOf = (at) => {
    const { country, point } = places[at];
    if (country) return shapes.get(at);
    if (!homes.has(at))
      homes.set(
        at,
        [...shapes.values()].find((shape) => Geometry.inside(point.x, point.y, shape))
      );
    return homes.get(at);
  };
  return { shapes, spots, homeOf };
}

/* Labels and badges, as they find their seats pass by pass. */
class Seating {
  constructor(view, centres, free, land) {
    this.view = view;
    this.centres = centres;
    this.free = free;
    this.land = land;
    this.labels = view.places.map(() => null);
    this.visible = view.places.map((place, at) => at).filter((at) => this.isVisible(at));
  }

  isVisible(at) {
    const { frame, places } = this.view;
    if (this.land.shapes.has(at)) return this.land.spots.get(at).length > 0;
    const { x, y } = this.centres[at] || places[at].point;
    return x > frame.x0 && y > frame.y0 && x < frame.x1 && y < frame.y1;
  }

  settleAll() {
    const badges = this.visible.filter((at) => this.view.places[at].country);
    // A country's total matters more than any label: in a crowd it goes first, and where it has no
    // room in its country it stands beside that.
    if (this.visible.length > CROWD) {
      this.settlePasses(badges);
      this.settleBeside(badges, "full");
    }
    this.settlePasses(this.visible);
    ["full", "short"].forEach((level) => this.settleBeside(badges, level));
  }

  /* What is open yet finds its seats at home, each saying as much as it can. */
  settlePasses(some) {
    const { size, places } = this.view;
    const spotsOf = (at) => this.land.spots.get(at) || spiral(places[at].point, size * 2);
    PASSES.forEach(([level, room]) =>
      this.settle(some, level, (at) =>
        places[at].country ? this.badgesOf(at, level, room, spotsOf(at)) : this.labelsOf(at, level, room)
      )
    );
  }

  /* What is open yet finds its seats anywhere. */
  settleBeside(some, level) {
    const { frame, size } = this.view;
    const ends = Geometry.corners(frame).map(([x, y]) => ({ x, y }));
    const spots = Geometry.grid(Geometry.outline([ends]), frame, size * 2);
    this.settle(some, level, (at) => this.badgesOf(at, level, "soft", spots));
  }

  settle(some, level, candidatesOf) {
    const open = some.filter((at) => !this.labels[at]);
    if (!open.length) return;
    const items = open.map((at) => ({ candidates: candidatesOf(at).map((one) => this.atHome(at, one)) }));
    Layout.choose(items, this.view.size * 0.2, boxesOf(this.labels)).forEach((found, position) => {
      if (found) this.labels[open[position]] = { ...found, level };
    });
  }

  /* A label's seats around its mark. */
  labelsOf(at, level, room) {
    const place = this.view.places[at];
    const circle = { ...this.centres[at], r: room === "soft" ? place.firm : place.reach };
    return place.room[level].flatMap((variant, slimmer) =>
      Layout.around(circle, variant.width, variant.height, this.view.size * GAP, this.free[room]).map((found) => ({
        ...found,
        cost: found.cost + slimmer * SLIM,
        variant,
      }))
    );
  }

  /* A badge's seats upon the spots. */
  badgesOf(at, level, room, spots) {
    const place = this.view.places[at];
    const seat = ({ x, y }, variant, slimmer) => {
      const { width, height } = variant;
      const away = Math.hypot(x - place.point.x, y - place.point.y) / (this.view.size * 5);
      const box = Geometry.rect(x - width / 2, y - height / 2, width, height);
      return { box, variant, cost: away + slimmer * SLIM };
    };
    return place.room[level].flatMap((variant, slimmer) =>
      spots.map((spot) => seat(spot, variant, slimmer)).filter(({ box }) => this.free[room](box))
    );
  }

  /* Corners beyond the border cost; asked only of what has room, since it takes a while. */
  atHome(at, candidate) {
    const home = this.land.homeOf(at);
    if (!home) return candidate;
    const abroad = Geometry.corners(candidate.box).filter(([x, y]) => !Geometry.inside(x, y, home));
    const each = this.view.places[at].country ? BADGE_ABROAD : ABROAD;
    return { ...candidate, cost: candidate.cost + abroad.length * each };
  }
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
