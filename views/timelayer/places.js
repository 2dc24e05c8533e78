/* Places: the nodes of the marks, one a place, which stay who they are from month to month. */

import { patch, shape } from "./drawing.js";
import * as Marks from "./marks.js";
import { seat } from "./presses.js";

export class Places {
  /* parent is the node that holds the marks; choose is called with the id of a place that is pressed. */
  constructor(parent, choose) {
    this.parent = parent;
    this.choose = choose;
    this.marks = [];
    this.selected = null;
    this.where = []; // where each mark is drawn
    this.radius = null;
  }

  /* Take the places. A mark stays where its place does: it may be pressed just now, or have the keyboard. */
  set(places) {
    const before = new Map(this.marks.map((mark) => [mark.place.id, mark]));
    this.marks = places.map((place) => {
      const known = before.get(place.id);
      const isSame = known && known.place.country === place.country;
      return isSame ? Object.assign(known, { place }) : { node: this.makeNode(place), place, shown: null };
    });
    const nodes = this.marks.map(({ node }) => node);
    seat(this.parent, nodes);
    this.select(this.selected);
  }

  makeNode({ id }) {
    const node = shape("g", { role: "button", tabindex: 0, "data-place": id });
    L.DomEvent.disableClickPropagation(/** @type {any} */ (node));
    node.addEventListener("click", () => this.choose(id));
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      this.choose(id);
    });
    return node;
  }

  /* Learn where the marks are drawn, for Marks.draw; they are drawn when a month is shown. */
  arrange(where, radius) {
    this.where = where;
    this.radius = radius;
    this.marks.forEach((mark) => {
      mark.shown = null;
    });
  }

  /* Show a month's marks; touches nothing where one says what it said before. */
  show(marks) {
    this.marks.forEach((known, at) => {
      const mark = marks[at];
      if (known.shown === mark) return;
      known.shown = mark;
      const name = Marks.spoken(known.place, mark);
      const drawn = Marks.draw(known.place, mark, this.where[at], this.radius, name);
      known.node.style.display = drawn ? "" : "none";
      if (drawn) patch(known.node, { ...drawn, attributes: { ...drawn.attributes, "aria-label": name } });
    });
  }

  select(id) {
    this.selected = id;
    this.marks.forEach(({ node, place }) => node.setAttribute("aria-pressed", String(place.id === id)));
  }
}
