/* The sheet: what is measured, what is written, and that nothing jumps from month to month. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../../views/timelayer/frames.js";
import { line, written } from "../../views/timelayer/items.js";
import * as Legend from "../../views/timelayer/legend.js";
import * as Sheet from "../../views/timelayer/sheet.js";
import { measure, shorten, wrap, wrapEvenly } from "../../views/timelayer/type.js";

test("a text is as wide as its letters, and what the font lacks is reckoned generously", () => {
  assert.equal(measure("ab", 1000, 400), measure("a", 1000, 400) + measure("b", 1000, 400));
  assert.ok(measure("Erbil", 20, 700) > measure("Erbil", 20, 400));
  assert.equal(measure("基地", 20, 400), 42);
  assert.equal(measure("عراق", 10, 400), 24);
});

test("lines are no wider than asked, as even as can be, and break at no hard space", () => {
  const text = "aaaa aaaa aaaa aaaa aaaa aaaa";
  const most = measure("aaaa aaaa aaaa aaaa aaaa", 12, 400);
  assert.deepEqual(wrap(text, most, 12, 400), ["aaaa aaaa aaaa aaaa aaaa", "aaaa"]);
  assert.deepEqual(wrapEvenly(text, most, 12, 400), ["aaaa aaaa aaaa", "aaaa aaaa aaaa"]);
  assert.deepEqual(wrap("30\u00a0June 2026", 10, 12, 400), ["30\u00a0June", "2026"]);
});

test("a name is cut between letters, never within one", () => {
  const short = shorten("𝒜𝒷𝒸𝒹𝑒𝒻", 40, 12, 700);
  assert.match(short, /^(𝒜|𝒷|𝒸|𝒹|𝑒|𝒻)+…$/u);
});

test("texts are escaped, and what only a screen needs is left out", () => {
  const made = line('<b> & "x"', { x: 1.2345, y: 2, size: 12, class: "a&b", role: "heading", "aria-level": 2 });
  assert.equal(
    written(made),
    '<text x="1.23" y="2" font-size="12" class="atlas-text a&amp;b">&lt;b&gt; &amp; &quot;x&quot;</text>'
  );
});

const month = (title, more) => ({ title, date: "May 2025", phase_text: "Phase 1", evidence: "evidence ends", ...more });
const frames = /** @type {any} */ (
  read(
    /** @type {any} */ ({
      as_known: "1 May 2025",
      source_line: "Projected from public reporting.",
      population: "Troops",
      legend_values: [100, 2000],
      places: [],
      frames: [month("Short"), month("A title that goes on and on ".repeat(4), { after_evidence: true })],
    })
  )
);

for (const [width, height] of [
  [390, 620],
  [1280, 720],
  [1920, 1080],
]) {
  test(`parts follow each other from top to bottom at ${width} by ${height}`, () => {
    const { titleTop, title, datesTop, dates, stage, footTop, foot } = Sheet.lay(frames, {
      width,
      height,
      margin: true,
    });
    assert.ok(titleTop > 0 && datesTop >= titleTop + title.height && stage.y >= datesTop + dates.height);
    assert.ok(stage.height > height / 2 && footTop >= stage.y + stage.height && footTop + foot.height <= height);
  });
}

test("a bare sheet is the map alone", () => {
  const { stage } = Sheet.lay(frames, { width: 710, height: 475, bare: true });
  assert.deepEqual(stage, { x: 0, y: 0, width: 710, height: 475 });
});

test("a legend below a narrow map is no wider than that, and breaks into rows", () => {
  const radius = (value) => Math.sqrt(value) / 2;
  const used = new Set(["disc", "ring", "none", "unknown", "faint", "country"]);
  const upon = Legend.lay(frames, radius, used, { unit: 12, most: null });
  const below = Legend.lay(frames, radius, used, { unit: 12, most: 300 });
  assert.ok(below.width <= 300 && below.height > 0);
  const plates = [upon, below].map(({ draw }) => written(draw(0, 0)).includes("atlas-plate"));
  assert.deepEqual(plates, [true, false]);
});
