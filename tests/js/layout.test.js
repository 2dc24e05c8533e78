import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange } from "../../views/timelayer/arrangement.js";
import { circleMeetsRect, outline, rect, rectsMeet, within } from "../../views/timelayer/geometry.js";
import { around, choose, isSpread, spread } from "../../views/timelayer/layout.js";

const frame = rect(0, 0, 400, 300);

test("circles on one spot part, each as far as its neighbour asks", () => {
  const places = [
    { x: 200, y: 150, r: 20 },
    { x: 200, y: 150, r: 20 },
  ];
  const [one, other] = spread(places, frame, [], 2, 1);
  const apart = Math.hypot(one.x - other.x, one.y - other.y);
  assert.ok(apart > 40 * 0.83 && apart < 40, `${apart}`);
  assert.deepEqual(spread(places, frame, [], 2, 1), [one, other], "the same again");
  assert.equal(isSpread(places, 1), true);
});

test("what covers nothing stays exactly where it is, and so does what lies outside", () => {
  const places = [
    { x: 50, y: 50, r: 20 },
    { x: 150, y: 50, r: 20 },
    { x: -30, y: 50, r: 20 },
  ];
  assert.deepEqual(
    spread(places, frame, [], 2, 1),
    places.map(({ x, y }) => ({ x, y }))
  );
  assert.equal(isSpread(places.slice(0, 2), 1), false);
});

test("a circle leaves an obstacle", () => {
  const legend = rect(180, 120, 60, 60);
  const [moved] = spread([{ x: 190, y: 150, r: 10 }], frame, [legend], 2, 1);
  assert.equal(circleMeetsRect({ ...moved, r: 10 }, legend, 0), false);
});

test("a label is seated around its circle: to the right costs least", () => {
  const circle = { x: 200, y: 150, r: 10 };
  const seats = around(circle, 60, 20, 4, (box) => within(box, frame, 0));
  const cheapest = seats.reduce((best, one) => (one.cost < best.cost ? one : best));
  assert.deepEqual(cheapest.box, rect(214, 140, 60, 20));
  assert.equal(cheapest.anchor, "start");
  assert.ok(seats.every(({ box }) => !circleMeetsRect(circle, box, 0)));
});

test("one steps aside for another where both are better off so", () => {
  const spot = (x, cost) => ({ box: rect(x, 0, 10, 10), cost });
  // The first may stand in either place, the second only where the first would like to.
  const chosen = choose([{ candidates: [spot(0, 0), spot(50, 1)] }, { candidates: [spot(0, 0)] }], 1, []);
  assert.deepEqual(
    chosen.map(({ box }) => box.x0),
    [50, 0]
  );
  const none = choose([{ candidates: [spot(0, 0)] }], 1, [rect(5, 5, 10, 10)]);
  assert.deepEqual(none, [null]);
});

test("an arrangement covers nothing and shortens what has no room", () => {
  const size = 12;
  const of = (width, height) => [{ width, height }];
  const place = (x, y) => ({
    country: false,
    point: { x, y },
    reach: 14,
    firm: 14,
    room: { full: of(90, 45), short: of(60, 30), name: of(40, 15) },
  });
  const places = [place(100, 100), place(110, 105), place(300, 200)];
  const blocked = [rect(0, 240, 120, 60)];
  const land = [{ x: 0, y: 0 }, { x: 399, y: 0 }, { x: 399, y: 299 }, { x: 0, y: 299 }]; // prettier-ignore
  const countries = [{ place: -1, shape: outline([land]), name: { width: 50, height: 12 } }];
  const found = arrange({ frame, size, places, blocked, countries });
  assert.equal(found.short, 0);
  const boxes = [...found.labels.map(({ box }) => box), ...found.names, ...blocked];
  boxes.forEach((box, at) => {
    assert.ok(within(box, frame, 0));
    found.centres.forEach((centre) => assert.equal(circleMeetsRect({ ...centre, r: 14 }, box, 0), false));
    boxes.slice(at + 1).forEach((other) => assert.equal(rectsMeet(box, other, 0), false));
  });
  const narrow = arrange({ frame: rect(0, 0, 150, 150), size, places, blocked: [], countries: [] });
  assert.equal(narrow.labels[2], null, "out of view");
  assert.ok(narrow.labels.slice(0, 2).some((label) => label.level !== "full"));
  assert.equal(narrow.short, 1);
});
