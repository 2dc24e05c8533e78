import assert from "node:assert/strict";
import { test } from "node:test";
import * as Geometry from "../../views/timelayer/geometry.js";

const box = Geometry.rect(10, 20, 30, 40);

test("boxes meet where they are nearer than the gap", () => {
  assert.deepEqual(box, { x0: 10, y0: 20, x1: 40, y1: 60 });
  const beside = Geometry.rect(45, 20, 10, 10);
  assert.equal(Geometry.rectsMeet(box, beside, 4), false);
  assert.equal(Geometry.rectsMeet(box, beside, 6), true);
});

test("a circle meets a box by its edge, not by the box around it", () => {
  assert.equal(Geometry.circleMeetsRect({ x: 0, y: 30, r: 9 }, box, 0), false);
  assert.equal(Geometry.circleMeetsRect({ x: 0, y: 30, r: 11 }, box, 0), true);
  // Its corner lies between the circle and the box.
  assert.equal(Geometry.circleMeetsRect({ x: 2, y: 12, r: 11 }, box, 0), false);
  assert.equal(Geometry.circleMeetsRect({ x: 2, y: 12, r: 11 }, box, 1), true);
});

test("a line crosses a box, or passes it by a corner", () => {
  assert.equal(Geometry.lineMeetsRect({ x: 0, y: 0 }, { x: 60, y: 80 }, box, 0), true);
  assert.equal(Geometry.lineMeetsRect({ x: 0, y: 55 }, { x: 30, y: 85 }, box, 0), false);
  assert.equal(Geometry.lineMeetsRect({ x: 0, y: 55 }, { x: 30, y: 85 }, box, 8), true);
  assert.equal(Geometry.lineMeetsRect({ x: 20, y: 30 }, { x: 21, y: 31 }, box, 0), true);
});

test("an index of circles and one of boxes answer as a look at each would", () => {
  const circles = Array.from({ length: 40 }, (_, at) => ({ x: (at * 97) % 600, y: (at * 61) % 400, r: 5 + (at % 7) }));
  const meets = Geometry.circleIndex(circles, 2);
  const index = Geometry.boxIndex(3);
  const boxes = Array.from({ length: 40 }, (_, at) => Geometry.rect((at * 53) % 580, (at * 89) % 390, 25, 12));
  boxes.forEach((one, at) => index.add(at, one));
  index.remove(7, boxes[7]);
  boxes.forEach((one, at) => {
    assert.equal(
      meets(one),
      circles.some((circle) => Geometry.circleMeetsRect(circle, one, 2))
    );
    const near = boxes.map((_, other) => other).filter((other) => other !== at && other !== 7);
    assert.deepEqual(
      index.meeting(one, at, Infinity).sort((a, b) => a - b),
      near.filter((other) => Geometry.rectsMeet(one, boxes[other], 3))
    );
  });
});

test("a point lies inside an outline by the even-odd rule", () => {
  const square = (from, to) => [
    { x: from, y: from },
    { x: to, y: from },
    { x: to, y: to },
    { x: from, y: to },
  ];
  const shape = Geometry.outline([square(0, 100), square(40, 60)]);
  assert.equal(Geometry.inside(10, 10, shape), true);
  assert.equal(Geometry.inside(50, 50, shape), false);
  assert.equal(Geometry.inside(101, 50, shape), false);
  const frame = Geometry.rect(0, 0, 100, 100);
  const points = Geometry.grid(shape, frame, 20);
  assert.equal(points.length, 24); // 25, but for the one in the hole
  assert.ok(points.every(({ x, y }) => Geometry.inside(x, y, shape)));
});
