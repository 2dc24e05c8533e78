/* The bundles that are kept are what the sources build. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { bundles } from "../../tools/bundles.js";

for (const { path, text } of await bundles()) {
  test(`${path} is built from its sources as they are; else run make js`, async () => {
    const kept = await readFile(new URL(`../../${path}`, import.meta.url), "utf8").catch(() => "");
    assert.ok(kept === text, `${path} differs from what its sources build: run make js`);
  });
}
