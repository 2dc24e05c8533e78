/* The map of a page of its own; window.atlas takes frames and shows months. */

import { putStyle } from "./style.js";
import { create } from "./timelayer.js";

export function draw(map, options) {
  putStyle();
  window.atlas = create(map, options);
  window.atlas.open();
}
