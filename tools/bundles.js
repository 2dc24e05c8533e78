/* Bundles: the scripts as browsers and the drawing engine get them, one file for each place of use.
 *
 *   node tools/bundles.js   writes them, as `make js` does
 *
 * They are kept with the project, so that nobody needs Node to run or to install it. A test builds
 * them again and compares (tests/js/bundles.test.js).
 */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/* Each bundle with its entry point, and the variable that holds what that exports. */
const BUNDLES = [
  ["views/built/framed.js", "views/timelayer/framed.js", "AtlasMap"],
  ["views/built/alone.js", "views/timelayer/alone.js", "AtlasMap"],
  ["ui/built/panels.js", "ui/panels/panels.js", ""],
  ["exports/built/page.js", "exports/html/page.js", ""],
  ["exports/built/paper.js", "exports/drawing/paper.js", "AtlasPaper"],
];

/* A style sheet that is imported is a text, without what no browser reads. */
const styles = {
  name: "styles",
  setup(making) {
    making.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true, charset: "utf8" });
      return { contents: code, loader: "text" };
    });
  },
};

/* Return each bundle's path, from the project's root, and its text. */
export async function bundles() {
  return Promise.all(
    BUNDLES.map(async ([path, entry, globalName]) => {
      const { outputFiles } = await build({
        absWorkingDir: ROOT,
        entryPoints: [entry],
        ...(globalName && { globalName }),
        bundle: true,
        write: false,
        format: "iife",
        target: "es2020",
        plugins: [styles],
        loader: { ".woff2": "dataurl" },
        charset: "utf8",
        minify: true,
        legalComments: "none",
        banner: { js: `/* Built by "make js" from ${entry}; change that instead. */` },
      });
      return { path, text: outputFiles[0].text };
    })
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { path, text } of await bundles()) {
    await mkdir(dirname(ROOT + path), { recursive: true });
    await writeFile(ROOT + path, text);
    console.log(`${path}: ${text.length.toLocaleString("en")} characters`);
  }
}
