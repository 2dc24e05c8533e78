/* The map in a frame of the app: window.atlas follows the page around the frame. */

import { connect } from "./bridge.js";
import leaflet from "../../static/leaflet/leaflet.css";
import { putStyle } from "./style.js";
import own from "./timelayer.css";
import { create } from "./timelayer.js";

export function draw(map, options) {
  putStyle(leaflet, own);
  const layer = create(map, options);
  window.atlas = { ...layer, bridge: connect(layer) };
  layer.open();
}
