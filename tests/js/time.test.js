import assert from "node:assert/strict";
import { test } from "node:test";
import { Clock, phaseEnd } from "../../views/time/clock.js";
import { seats } from "../../views/time/scale.js";

const months = Array.from({ length: 36 }, (_, at) => `month ${at}`);
const phases = [{ last: 20 }, { last: 8 }, { last: 35 }];

/* A clock on months of three phases, and the waits that it asked for. */
function made() {
  const waits = [];
  const timer = {
    start: (act, wait) => waits.push({ act, wait }),
    stop: () => waits.splice(0),
  };
  const clock = new Clock(timer);
  clock.fit(months, phases);
  const told = [];
  clock.watch(() => told.push([clock.index, clock.playing]));
  const pass = () => {
    const { act, wait } = waits.pop();
    act();
    return wait;
  };
  return { clock, told, waits, pass };
}

test("a month is the nearest that there is, and is told once", () => {
  const { clock, told } = made();
  clock.go(7.4);
  clock.go(7);
  clock.go(-5);
  clock.go(99);
  clock.go(NaN);
  assert.deepEqual(
    told.map(([at]) => at),
    [7, 0, 35]
  );
});

test("phases end where they end, in the order of time; beyond them lie the ends of all months", () => {
  const { clock, told } = made();
  clock.go(8);
  [1, 1, 1, -1, -1, -1, -1].forEach((step) => clock.leap(step));
  assert.deepEqual(
    told.map(([at]) => at),
    [8, 20, 35, 20, 8, 0]
  );
  assert.equal(phaseEnd([8, 20], 20, 1), undefined);
  assert.equal(phaseEnd([8, 20], 20, -1), 8);
});

test("playing goes month by month to the end and stops there", () => {
  const { clock, told, waits, pass } = made();
  clock.go(33);
  clock.toggle();
  assert.equal(pass(), 0, "the first step comes at once");
  assert.equal(pass(), 800);
  assert.deepEqual(told.slice(1), [
    [33, true],
    [34, true],
    [35, true],
    [35, false],
  ]);
  assert.deepEqual(waits, []);
});

test("from the end it plays from the first month, which stays as long as the others", () => {
  const { clock, waits } = made();
  clock.go(35);
  clock.toggle();
  assert.equal(clock.index, 0);
  assert.equal(waits[0].wait, 800);
});

test("any other move ends playing", () => {
  const { clock, waits } = made();
  clock.toggle();
  clock.move(20);
  assert.equal(clock.playing, false);
  assert.deepEqual([clock.index, waits], [20, []]);
});

test("fewer months pull the month in", () => {
  const { clock } = made();
  clock.go(30);
  clock.fit(months.slice(0, 12), []);
  assert.deepEqual([clock.index, clock.last], [11, 11]);
});

const frames = {
  months,
  month_short: months.map((_, at) => `M${at}`),
  phases: [{ last: 8 }, { last: 10 }, { last: 35 }],
};
const seated = (width, late, room = () => 30) =>
  seats(/** @type {any} */ (frames), (at) => (width * at) / 35, room, late);

test("dates stand under their months and give way to each other", () => {
  const { ticks, words } = seated(700, null);
  assert.deepEqual(
    ticks.map(({ text }) => text),
    ["M0", "M8", "M10", "M35"]
  );
  assert.deepEqual(
    ticks.map(({ left }) => left),
    [0, 145, 185, 670]
  );
  assert.equal(words, null);
  // Two months apart are 20 pixels here: the second of the two has no room.
  assert.deepEqual(
    seated(350, null).ticks.map(({ text }) => text),
    ["M0", "M8", "M35"]
  );
});

test("the words on the months after the last report stand clear of the dates, or nowhere", () => {
  const room = (text) => (text.startsWith("M") ? 30 : 140);
  assert.equal(seated(700, 250, room).words, 250);
  assert.equal(seated(700, 170, room).words, 223, "behind the date that ends at 215");
  const tight = seated(700, 560, room);
  assert.equal(tight.words, null);
  assert.equal(tight.ticks.length, 4);
});
