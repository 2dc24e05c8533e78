/* Geometry: boxes, circles, lines and outlines in pixels, no document.
 *
 * A rectangle is {x0, y0, x1, y1}, a circle {x, y, r}.
 */
(function () {
  "use strict";

  function rect(x, y, width, height) {
    return { x0: x, y0: y, x1: x + width, y1: y + height };
  }

  function rectsMeet(a, b, gap) {
    return a.x0 < b.x1 + gap && b.x0 < a.x1 + gap && a.y0 < b.y1 + gap && b.y0 < a.y1 + gap;
  }

  function circleMeetsRect(circle, box, gap) {
    const dx = Math.max(box.x0 - circle.x, 0, circle.x - box.x1);
    const dy = Math.max(box.y0 - circle.y, 0, circle.y - box.y1);
    const reach = circle.r + gap;
    return dx * dx + dy * dy < reach * reach;
  }

  /* Does the line from a to b cross the box? (Liang and Barsky's clipping.) */
  function lineMeetsRect(a, b, box, gap) {
    const dx = b.x - a.x;
    const dy = b.y - a.y;
    let first = 0;
    let last = 1;
    const sides = [
      [-dx, a.x - (box.x0 - gap)],
      [dx, box.x1 + gap - a.x],
      [-dy, a.y - (box.y0 - gap)],
      [dy, box.y1 + gap - a.y],
    ];
    for (const [p, q] of sides) {
      if (p === 0) {
        if (q < 0) return false;
      } else if (p < 0) {
        first = Math.max(first, q / p);
      } else {
        last = Math.min(last, q / p);
      }
    }
    return first <= last;
  }

  function within(box, frame, margin) {
    return (
      box.x0 >= frame.x0 + margin &&
      box.y0 >= frame.y0 + margin &&
      box.x1 <= frame.x1 - margin &&
      box.y1 <= frame.y1 - margin
    );
  }

  /* The rings of an outline with the box around them, for asking often what lies inside. */
  function outline(rings) {
    const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
    rings.forEach((ring) =>
      ring.forEach(({ x, y }) => {
        box.x0 = Math.min(box.x0, x);
        box.y0 = Math.min(box.y0, y);
        box.x1 = Math.max(box.x1, x);
        box.y1 = Math.max(box.y1, y);
      })
    );
    return { rings, box };
  }

  /* Is the point inside the outline? (Even-odd.) */
  function inside(x, y, { rings, box }) {
    if (x < box.x0 || x > box.x1 || y < box.y0 || y > box.y1) return false;
    let odd = false;
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
        const a = ring[i];
        const b = ring[j];
        if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) odd = !odd;
      }
    }
    return odd;
  }

  /* Points of a grid over the frame that lie inside the outline. */
  function grid(shape, frame, step) {
    const points = [];
    const from = Math.max(0, Math.floor((shape.box.y0 - frame.y0) / step));
    for (let y = frame.y0 + (from + 0.5) * step; y < Math.min(frame.y1, shape.box.y1); y += step) {
      for (let x = frame.x0 + step / 2; x < Math.min(frame.x1, shape.box.x1); x += step) {
        if (inside(x, y, shape)) points.push({ x, y });
      }
    }
    return points;
  }

  function corners({ x0, y0, x1, y1 }) {
    return [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
    ];
  }

  window.AtlasGeometry = {
    circleMeetsRect,
    corners,
    grid,
    inside,
    lineMeetsRect,
    outline,
    rect,
    rectsMeet,
    within,
  };
})();
