/* The map of a page of its own, which brings its font along; window.atlas takes frames and shows months. */

import bold from "../../static/fonts/AtlasSans-Bold.woff2";
import regular from "../../static/fonts/AtlasSans-Regular.woff2";
import leaflet from "../../static/leaflet/leaflet.css";
import looks from "./looks.css";
import { fontFaces, putStyle } from "./style.js";
import own from "./timelayer.css";
import { TimeLayer } from "./timelayer.js";

export function draw(map, options) {
  putStyle(fontFaces(regular, bold), leaflet, looks, own);
  window.atlas = new TimeLayer(map, options);
  window.atlas.open();
}
