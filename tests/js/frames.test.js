import assert from "node:assert/strict";
import { test } from "node:test";
import { read as readFrames } from "../../views/timelayer/frames.js";

/** @type {(given: any, everywhere?: boolean) => any} */
const read = readFrames;

const place = (id, more) => ({ id, name: id.toUpperCase(), kind: "base", latitude: 33, longitude: 44, ...more });
const mark = (id, low, high, more) => ({ place: id, low, high, range: `${low}–${high}`, support: "stated", ...more });
const frame = (date, ...marks) => ({ date, title: `In ${date}`, marks });

/** @returns {any} */
const given = (more) => ({
  months: ["2024-01", "2024-02", "2024-03"],
  places: [place("one"), place("two", { latitude: null, longitude: null })],
  phases: [
    { id: "p", first: 0, last: 2 },
    { id: "no", first: "soon" },
  ],
  frames: [
    frame("January", mark("one", 5, 50), mark("two", 1, 2)),
    frame("February"),
    frame("March", mark("one", 0, null)),
  ],
  ...more,
});

test("a mark stands until another month says otherwise", () => {
  const { frames } = read(given());
  const [january, february, march] = frames.map(({ marks }) => marks[0]);
  assert.equal(february, january, "the same object, so that drawing skips it");
  assert.deepEqual([january.low, january.high, january.range], [5, 50, "5–50"]);
  assert.deepEqual([march.low, march.high], [0, null]);
  assert.deepEqual(march.pieces, [{ low: 0, high: null }]);
});

test("a place without a point is left out of a map and stays elsewhere", () => {
  assert.deepEqual(
    read(given()).places.map(({ id }) => id),
    ["one"]
  );
  const { places, frames } = read(JSON.stringify(given()), true);
  assert.deepEqual(
    places.map(({ id }) => id),
    ["one", "two"]
  );
  assert.equal(frames[2].marks[1].high, 2);
});

test("what cannot be drawn is left out, and a missing mark is no figure", () => {
  assert.equal(read("{broken"), null);
  assert.equal(read("null"), null);
  assert.equal(read(given({ frames: [] })), null);
  const odd = read(
    given({
      frames: [frame("January", { place: "one", low: -3, high: "7", support: "rumoured", pieces: [[1, 2], 3] })],
      legend_values: [5, -1, "x", 10],
      known: "then",
    })
  );
  const [only] = odd.frames[0].marks;
  assert.deepEqual([only.low, only.high, only.range, only.support], [null, null, "no figure", "no-number"]);
  assert.deepEqual(only.pieces, [{ low: 1, high: 2 }]);
  assert.deepEqual(odd.legend_values, [5, 10]);
  assert.deepEqual(
    odd.phases.map(({ id }) => id),
    ["p"]
  );
  assert.equal(odd.known, 0, "the last month");
});

test("a faint place that no report names is a dot", () => {
  const faint = (named) =>
    read(
      given({ places: [place("one", { named })], frames: [frame("January", mark("one", null, 9, { faint: true }))] })
    ).frames[0].marks[0];
  assert.equal(faint(false).dot, true);
  assert.equal(faint(true).dot, false);
});

test("the scale is the greatest figure's, and never none", () => {
  assert.equal(read(given()).largest, 50);
  assert.equal(read(given({ largest: 3499 })).largest, 3499);
  assert.equal(read(given({ frames: [frame("January")] })).largest, 1);
});
