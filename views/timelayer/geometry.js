/* Geometry: boxes, circles, lines and outlines in pixels, no document.
 *
 * A rectangle is {x0, y0, x1, y1}, a circle {x, y, r}.
 */

export function rect(x, y, width, height) {
  return { x0: x, y0: y, x1: x + width, y1: y + height };
}

export function rectsMeet(a, b, gap) {
  return a.x0 < b.x1 + gap && b.x0 < a.x1 + gap && a.y0 < b.y1 + gap && b.y0 < a.y1 + gap;
}

export function circleMeetsRect(circle, box, gap) {
  const dx = Math.max(box.x0 - circle.x, 0, circle.x - box.x1);
  const dy = Math.max(box.y0 - circle.y, 0, circle.y - box.y1);
  const reach = circle.r + gap;
  return dx * dx + dy * dy < reach * reach;
}

/* Does the line from a to b cross the box? (Liang and Barsky's clipping.) */
export function lineMeetsRect(a, b, box, gap) {
  // Most lie all on one side of it.
  if (Math.max(a.x, b.x) < box.x0 - gap || Math.min(a.x, b.x) > box.x1 + gap) return false;
  if (Math.max(a.y, b.y) < box.y0 - gap || Math.min(a.y, b.y) > box.y1 + gap) return false;
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

/* The squares of a fine grid that a box covers: act(number of the square) until one call returns true. */
const CELL = 48;

function visit(x0, y0, x1, y1, act) {
  const right = Math.floor(x1 / CELL);
  const low = Math.floor(y1 / CELL);
  for (let row = Math.floor(y0 / CELL); row <= low; row += 1) {
    for (let column = Math.floor(x0 / CELL); column <= right; column += 1) {
      if (act(row * 100003 + column)) return true;
    }
  }
  return false;
}

/* Return a function that says whether a box meets any of the circles; quick for many circles. */
export function circleIndex(circles, gap) {
  const cells = new Map();
  circles.forEach((circle) => {
    const reach = circle.r + gap;
    visit(circle.x - reach, circle.y - reach, circle.x + reach, circle.y + reach, (cell) => {
      if (!cells.has(cell)) cells.set(cell, []);
      cells.get(cell).push(circle);
      return false;
    });
  });
  return (box) =>
    visit(box.x0, box.y0, box.x1, box.y1, (cell) => {
      const near = cells.get(cell);
      return near !== undefined && near.some((circle) => circleMeetsRect(circle, box, gap));
    });
}

/* Boxes with names of their own, to be asked often which of them a box comes nearer than the gap. */
export function boxIndex(gap) {
  const cells = new Map();
  const each = ({ x0, y0, x1, y1 }, act) => visit(x0 - gap, y0 - gap, x1 + gap, y1 + gap, act);
  return {
    add: (name, box) => {
      each(box, (cell) => {
        if (!cells.has(cell)) cells.set(cell, new Map());
        cells.get(cell).set(name, box);
        return false;
      });
    },
    remove: (name, box) => {
      each(box, (cell) => {
        cells.get(cell).delete(name);
        return false;
      });
    },
    /* Names of up to `most` boxes that a box meets, but for one that does not count. */
    meeting: (box, self, most) => {
      const found = [];
      visit(box.x0, box.y0, box.x1, box.y1, (cell) => {
        const near = cells.get(cell);
        if (near === undefined) return false;
        for (const [name, other] of near) {
          if (name === self || found.includes(name) || !rectsMeet(box, other, gap)) continue;
          found.push(name);
          if (found.length >= most) return true;
        }
        return false;
      });
      return found;
    },
  };
}

export function within(box, frame, margin) {
  return (
    box.x0 >= frame.x0 + margin &&
    box.y0 >= frame.y0 + margin &&
    box.x1 <= frame.x1 - margin &&
    box.y1 <= frame.y1 - margin
  );
}

/* The rings of an outline with the box around them, for asking often what lies inside. */
export function outline(rings) {
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  rings.forEach((ring) =>
    ring.forEach(({ x, y }) => {
      box.x0 = Math.min(box.x0, x);
      box.y0 = Math.min(box.y0, y);
      box.x1 = Math.max(box.x1, x);
      box.y1 = Math.max(box.y1, y);
    })
  );
  return { rings, box, bands: null };
}

const BAND = 12;

/* The edges of an outline by the horizontal bands that they reach into. */
function bandsOf({ rings, box }) {
  const bands = new Map();
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [a, b] = [ring[i], ring[j]];
      const last = Math.floor((Math.max(a.y, b.y) - box.y0) / BAND);
      for (let band = Math.floor((Math.min(a.y, b.y) - box.y0) / BAND); band <= last; band += 1) {
        if (!bands.has(band)) bands.set(band, []);
        bands.get(band).push([a, b]);
      }
    }
  }
  return bands;
}

/* Is the point inside the outline? (Even-odd.) */
export function inside(x, y, shape) {
  const { box } = shape;
  if (x < box.x0 || x > box.x1 || y < box.y0 || y > box.y1) return false;
  shape.bands ??= bandsOf(shape);
  let odd = false;
  for (const [a, b] of shape.bands.get(Math.floor((y - box.y0) / BAND)) || []) {
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) odd = !odd;
  }
  return odd;
}

/* Points of a grid over the frame that lie inside the outline, found row by row. */
export function grid({ rings, box }, frame, step) {
  const points = [];
  const from = Math.max(0, Math.floor((box.y0 - frame.y0) / step));
  for (let y = frame.y0 + (from + 0.5) * step; y < Math.min(frame.y1, box.y1); y += step) {
    const crossings = [];
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
        const a = ring[i];
        const b = ring[j];
        if (a.y > y !== b.y > y) crossings.push(((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x);
      }
    }
    crossings.sort((one, other) => one - other);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const first = Math.max(0, Math.ceil((crossings[pair] - frame.x0) / step - 0.5));
      const last = Math.min(frame.x1, crossings[pair + 1]);
      for (let x = frame.x0 + (first + 0.5) * step; x < last; x += step) points.push({ x, y });
    }
  }
  return points;
}

export function corners({ x0, y0, x1, y1 }) {
  return [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ];
}
