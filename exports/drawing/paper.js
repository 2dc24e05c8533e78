/* Paper: a view on a sheet instead of a screen, written out as SVG. Run by an engine without a browser. */

import { bare, drawName, nameOf } from "../../views/timelayer/countries.js";
import { read } from "../../views/timelayer/frames.js";
import { group, item, move, written } from "../../views/timelayer/items.js";
import looks from "../../views/timelayer/looks.css";
import * as Marks from "../../views/timelayer/marks.js";
import * as Plan from "../../views/timelayer/plan.js";
import * as Sheet from "../../views/timelayer/sheet.js";

const RADIAN = Math.PI / 180;
const EARTH = 6371000;

/* What a picture says in place of the screen's advice to zoom in. */
const NOTE = "Labels are shortened where room is short; the table has all of them";

const FONTS = "'Atlas Sans', 'Noto Sans', 'DejaVu Sans', sans-serif";

const northing = (latitude) => Math.log(Math.tan(Math.PI / 4 + (latitude * RADIAN) / 2));

/* Mercator's projection of bounds into a stage: {scale, x, y}, pixels to a radian and where 0° N 0° E lies. */
function projectionOf([[south, west], [north, east]], { width, height }) {
  const scale = Math.min(width / ((east - west) * RADIAN), height / (northing(north) - northing(south)));
  return {
    scale,
    x: width / 2 - ((west + east) / 2) * RADIAN * scale,
    y: height / 2 + ((northing(north) + northing(south)) / 2) * scale,
  };
}

/* The style sheet without variables, which few programs but browsers know: paper has the light page's. */
function plainStyle() {
  const values = new Map();
  const rules = looks.replace(/(--[\w-]+):\s*([^;}]+)/g, (all, name, value) => {
    if (!values.has(name)) values.set(name, value);
    return "";
  });
  return rules.replace(/[^{}]*\{;*\}/g, "").replace(/var\((--[\w-]+)\)/g, (all, name) => values.get(name));
}

/** @type {any} what has been laid out */
let made = null;

/* Lay out: given are frames, bounds, countries and paper, as JSON. Returns the stage and the projection. */
export function begin(given) {
  const { bounds, countries, paper, ...rest } = JSON.parse(given);
  const frames = /** @type {NonNullable<ReturnType<typeof read>>} */ (read(rest.frames));
  let projection = { scale: 1, x: 0, y: 0 };
  const view = {
    ...paper,
    margin: true,
    controls: false,
    countries: countries.map(({ rings, place, iso, name }) => ({
      id: place,
      shown: nameOf({ iso, name }),
      // Rings come as longitude and latitude.
      rings: rings.map((ring) => ring.map(([longitude, latitude]) => [latitude, longitude])),
    })),
    fit: (stage) => {
      projection = projectionOf(bounds, stage);
    },
    project: ([latitude, longitude]) => ({
      x: longitude * RADIAN * projection.scale + projection.x,
      y: projection.y - northing(latitude) * projection.scale,
    }),
    perPixel: ({ height }) => {
      const up = (projection.y - height / 2) / projection.scale;
      return EARTH / Math.cosh(up) / projection.scale;
    },
    note: () => NOTE,
  };
  const plan = Plan.prepare(frames, view);
  const arranged = Plan.arrange(frames, plan, view);
  const above = Sheet.drawFixed(plan.sheet, { ...plan, ...arranged })
    .map(written)
    .join("");
  made = { frames, view, plan, arranged, above, under: "" };
  return JSON.stringify({ stage: plan.sheet.stage, projection });
}

/* Take the base map: [look, id of the place or null, path], the lowest first. */
export function ground(given) {
  const { frames, plan } = made;
  const shaded = bare(frames.places);
  const paths = JSON.parse(given).map(([look, place, d]) =>
    item("path", { class: shaded.has(place) ? `${look} is-shaded` : look, d })
  );
  made.under = written(group({ class: "atlas-ground", "font-size": plan.sheet.unit }, paths));
}

/* The picture of a month, by its position, with what it says in words. */
export function show(index, told) {
  const { frames, view, plan, arranged, above, under } = made;
  const { sheet, size, radius } = plan;
  const { width, height, stage, unit } = sheet;
  const frame = frames.frames[index];
  const marks = frames.places.map((place, at) => Marks.draw(place, frame.marks[at], arranged.marks[at], radius));
  const names = view.countries.map(({ shown }, at) => drawName(shown, arranged.names[at], size));
  const edge = outline(stage, unit * 0.3);
  const onStage = [group({ class: "atlas-names" }, names), group({ class: "atlas-marks", "font-size": size }, marks)];
  const around = [
    // The margin lies over what is beyond the stage: cutting it off takes twice as long to draw.
    item("path", { d: `M0 0H${width}V${height}H0Z${edge}`, class: "atlas-paper", "fill-rule": "evenodd" }),
    item("path", { d: edge, class: "atlas-edge" }),
    ...Sheet.drawMonth(sheet, frames, frame),
  ];
  const inside = [
    written(item("title", { id: "title" }, [frame.title])),
    written(item("desc", { id: "desc" }, [told])),
    `<style>${plainStyle()}</style>`,
    written(item("rect", { width, height, class: "atlas-paper" })),
    written(item("path", { d: edge, class: "atlas-sea" })),
    `<g transform="${move(stage.x, stage.y)}">${under}${onStage.map(written).join("")}</g>`,
    ...around.map(written),
    above,
  ];
  const head = `xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const named = 'role="img" aria-labelledby="title desc" class="atlas"';
  // Joined, not glued: the program around it can read flat texts only.
  return [`<svg ${head} font-family="${FONTS}" ${named}>`, ...inside, "</svg>"].join("");
}

/* A box with round corners. */
function outline({ x, y, width, height }, r) {
  const turn = (across, down) => `a${r.toFixed(2)} ${r.toFixed(2)} 0 0 1 ${across.toFixed(2)} ${down.toFixed(2)}`;
  const [wide, high] = [(width - 2 * r).toFixed(2), (height - 2 * r).toFixed(2)];
  return `M${(x + r).toFixed(2)} ${y}h${wide}${turn(r, r)}v${high}${turn(-r, r)}h-${wide}${turn(-r, -r)}v-${high}${turn(r, -r)}Z`;
}
