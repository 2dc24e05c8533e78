/* Furniture: what stands around and upon the map: title, dates, legend, scale bar, buttons, sources.
 *
 * All text comes from the frames and is written with textContent only.
 */
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";

  function element(name, className, parent) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (parent) parent.appendChild(made);
    return made;
  }

  function shape(name, attributes, parent) {
    const made = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    if (parent) parent.appendChild(made);
    return made;
  }

  /* Put the frame around the map's container; returns its parts. */
  function build(container, fill) {
    const root = element("div", fill ? "atlas atlas-fill" : "atlas");
    container.parentNode.insertBefore(root, container);
    const parts = { root };
    parts.banner = element("p", "atlas-banner", root);
    const head = element("div", "atlas-head", root);
    parts.title = element("h2", "atlas-title", head);
    parts.line = element("p", "atlas-line", head);
    parts.stage = element("div", "atlas-stage", root);
    parts.stage.appendChild(container);
    container.style.cssText = "position:absolute;inset:0;width:auto;height:auto";
    parts.legend = element("div", "atlas-legend", parts.stage);
    parts.scale = element("div", "atlas-scale", parts.stage);
    parts.note = element("p", "atlas-note", parts.stage);
    parts.buttons = element("div", "atlas-buttons", parts.stage);
    parts.below = element("div", "atlas-below", root);
    parts.foot = element("p", "atlas-foot", root);
    parts.live = element("p", "atlas-live", root);
    parts.live.setAttribute("aria-live", "polite");
    hatch(root);
    return parts;
  }

  /* The pattern that shades a country for which no site is known. */
  function hatch(root) {
    const svg = shape("svg", { class: "atlas-defs", "aria-hidden": "true" }, root);
    const pattern = shape(
      "pattern",
      { id: "atlas-hatch", width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      shape("defs", {}, svg)
    );
    shape("rect", { width: 8, height: 8, class: "atlas-hatch-ground" }, pattern);
    shape("rect", { width: 1.1, height: 8, class: "atlas-hatch-line" }, pattern);
  }

  /* Type size for a frame: one unit, from which type, marks and gaps follow. */
  function unit(width, height) {
    return Math.max(11.5, Math.min(width / 72, height / 46));
  }

  const ruler = document.createElement("canvas").getContext("2d");

  function measure(text, size, weight, family) {
    ruler.font = `${weight} ${size}px ${family}`;
    return ruler.measureText(text).width * 1.02;
  }

  /* Break a text into lines no wider than the width; a single long word stays whole. */
  function wrap(text, width, size, weight, family) {
    const lines = [];
    text.split(/\s+/).forEach((word) => {
      const last = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
      if (lines.length && measure(last, size, weight, family) <= width) lines[lines.length - 1] = last;
      else lines.push(word);
    });
    return lines;
  }

  /* One type size at which every title of the period fits into two lines, so that none jumps. */
  function sizeTitle(parts, titles, size, family) {
    const width = parts.title.clientWidth;
    const distinct = [...new Set(titles)];
    let chosen = size * 1.62;
    const lines = () =>
      Math.max(1, ...distinct.map((title) => wrap(title, width * 0.985, chosen, 700, family).length));
    while (lines() > 2 && chosen > size * 1.02) chosen *= 0.96;
    parts.title.style.fontSize = `${chosen.toFixed(2)}px`;
    parts.title.style.minHeight = `${(lines() * 1.22).toFixed(2)}em`;
  }

  /* The line under the title. The pieces are written apart, so that each breaks as a whole. */
  function writeLine(line, frames, frame) {
    line.textContent = "";
    const piece = (className, words) => {
      if (line.childNodes.length) line.appendChild(document.createTextNode(" "));
      const made = element("span", className, line);
      words.forEach(([text, strong]) => {
        element(strong ? "b" : "span", "", made).textContent = text;
      });
    };
    piece(frame.after_evidence ? "atlas-date" : "atlas-date is-plain", [[frame.date || "", true]]);
    if (frame.after_evidence) piece("atlas-after", [["after the last report", false]]);
    if (frame.phase_text) piece("atlas-piece", [[frame.phase_text, false]]);
    if (frames.as_known) piece("atlas-piece", [["as known on ", false], [frames.as_known, true]]);
    if (frame.evidence) piece("atlas-piece", [[frame.evidence, false]]);
  }

  /* Reserve the line's greatest height over all frames. */
  function sizeLine(line, frames) {
    line.style.minHeight = "";
    let most = 0;
    frames.frames.forEach((frame) => {
      writeLine(line, frames, frame);
      most = Math.max(most, line.offsetHeight);
    });
    line.style.minHeight = `${most}px`;
  }

  const KEYS = [
    ["disc", "at least"],
    ["ring", "at most"],
    ["reported", "reported"],
    ["announced", "announced"],
    ["worked", "worked out"],
    ["faint", "country’s total at most"],
    ["none", "none"],
    ["unknown", "no figure"],
    ["assumed", "assumption used"],
    ["moved", "true place"],
    ["country", "country figure only"],
  ];

  /* Draw one entry's sign, as the map draws it, into a box of 22 by 16. */
  function sign(kind, svg) {
    const at = { cx: 11, cy: 8 };
    const circle = (className, r) => shape("circle", { ...at, r, class: className }, svg);
    if (kind === "disc") circle("atlas-disc", 6);
    else if (kind === "ring") circle("atlas-ring", 6.5);
    else if (kind === "reported") shape("line", { x1: 1, y1: 8, x2: 21, y2: 8, class: "atlas-ring is-reported" }, svg);
    else if (kind === "announced") shape("line", { x1: 1, y1: 8, x2: 21, y2: 8, class: "atlas-ring is-announced" }, svg);
    else if (kind === "worked") shape("line", { x1: 1, y1: 8, x2: 21, y2: 8, class: "atlas-ring is-worked" }, svg);
    else if (kind === "faint") circle("atlas-ring is-faint", 6.5);
    else if (kind === "none") zero(svg, 11, 8, 5);
    else if (kind === "unknown") circle("atlas-unknown", 4);
    else if (kind === "moved") {
      shape("line", { x1: 4, y1: 12, x2: 18, y2: 4, class: "atlas-leader" }, svg);
      shape("circle", { cx: 4, cy: 12, r: 2.2, class: "atlas-true" }, svg);
    } else if (kind === "country") shape("rect", { x: 1, y: 2, width: 20, height: 12, class: "atlas-swatch" }, svg);
    else if (kind === "assumed") shape("text", { x: 11, y: 12, "text-anchor": "middle", class: "atlas-degree" }, svg).textContent = "◦";
  }

  /* The crossed dot of a stated zero. */
  function zero(parent, x, y, r) {
    const group = shape("g", { class: "atlas-zero" }, parent);
    const reach = r * 0.707;
    shape("circle", { cx: x, cy: y, r }, group);
    shape("path", { d: `M${x - reach} ${y - reach}L${x + reach} ${y + reach}M${x - reach} ${y + reach}L${x + reach} ${y - reach}` }, group);
    return group;
  }

  /* Draw the legend: nested circles of round values, and a sign with words for what the frames use.
   *
   * radius turns a number into pixels; used is the set of entries to show.
   */
  function drawLegend(box, frames, radius, used, size) {
    box.textContent = "";
    const heading = element("p", "atlas-legend-title", box);
    heading.textContent = `${frames.population || "Number"}: area shows the number`;
    const body = element("div", "atlas-legend-body", box);
    const values = [...(frames.legend_values || [])].filter((value) => value > 0).sort((a, b) => b - a);
    if (values.length) {
      const big = radius(values[0]);
      const row = size * 1.12;
      const height = Math.max(2 * big, row * values.length) + 4;
      const words = values.map((value) => value.toLocaleString("en"));
      const width = 2 * big + size * 1.2 + Math.max(...words.map((text) => text.length)) * size * 0.6;
      const svg = shape("svg", { width, height, class: "atlas-nest", "aria-hidden": "true" }, body);
      let lowest = Infinity;
      const tops = values.map((value) => height - 2 - 2 * radius(value));
      // Numbers stand at their circle's top, but never closer than one line.
      const lines = tops.map((top) => top);
      for (let i = 1; i < lines.length; i += 1) lines[i] = Math.max(lines[i], lines[i - 1] + row);
      for (let i = lines.length - 1; i >= 0; i -= 1) {
        lowest = i === lines.length - 1 ? height - 4 : lowest - row;
        lines[i] = Math.max(Math.min(lines[i], lowest), size * 0.45);
      }
      values.forEach((value, index) => {
        const r = radius(value);
        shape("circle", { cx: big + 2, cy: height - 2 - r, r, class: "atlas-nest-ring" }, svg);
        shape("path", { d: `M${big + 2} ${tops[index]}L${2 * big + 5} ${lines[index]}h${size * 0.4}`, class: "atlas-nest-line" }, svg);
        const text = shape("text", { x: 2 * big + 7 + size * 0.5, y: lines[index] + size * 0.32, class: "atlas-nest-text" }, svg);
        text.textContent = words[index];
      });
    }
    const list = element("ul", "atlas-keys", body);
    KEYS.filter(([kind]) => used.has(kind)).forEach(([kind, words]) => {
      const item = element("li", "", list);
      const svg = shape("svg", { viewBox: "0 0 22 16", class: "atlas-sign", "aria-hidden": "true" }, item);
      sign(kind, svg);
      element("span", "", item).textContent = words;
    });
  }

  /* Draw a scale bar of a round number of kilometres; perPixel is metres to a pixel. */
  function drawScale(box, perPixel, width) {
    const most = (perPixel * width) / 1000;
    const power = 10 ** Math.floor(Math.log10(most));
    const length = [5, 2, 1].map((digit) => digit * power).find((value) => value <= most) || power;
    box.textContent = "";
    element("span", "", box).textContent = "0";
    const bar = element("span", "atlas-scale-bar", box);
    bar.style.width = `${Math.round((length * 1000) / perPixel)}px`;
    element("span", "", box).textContent = `${length.toLocaleString("en")} km`;
  }

  window.AtlasFurniture = {
    build,
    drawLegend,
    drawScale,
    element,
    measure,
    shape,
    sizeLine,
    sizeTitle,
    unit,
    wrap,
    writeLine,
    zero,
  };
})();
