/* The map of a page of its own; window.atlas takes frames and shows months. */

import leaflet from "../../static/leaflet/leaflet.css";
import { putStyle } from "./style.js";
import own from "./timelayer.css";
import { create } from "./timelayer.js";

export function draw(map, options) {
  putStyle(leaflet, own);
  window.atlas = create(map, options);
  window.atlas.open();
}
