/* The map in a frame of the app: window.atlas follows the page around the frame. */

import leaflet from "../../static/leaflet/leaflet.css";
import { connect } from "./bridge.js";
import looks from "./looks.css";
import { fontFaces, putStyle } from "./style.js";
import own from "./timelayer.css";
import { TimeLayer } from "./timelayer.js";

/* Where the frame finds the font, which the page around it has, too. */
const FONTS = "../../app/static/fonts/AtlasSans";

export function draw(map, options) {
  putStyle(fontFaces(`${FONTS}-Regular.woff2`, `${FONTS}-Bold.woff2`), leaflet, looks, own);
  const layer = new TimeLayer(map, options);
  window.atlas = Object.assign(layer, { bridge: connect(layer) });
  layer.open();
}
