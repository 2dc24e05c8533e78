/* Style: Leaflet's sheet and ours, in the page before anything is drawn.
 *
 * No page asks for a sheet by its address: one that came late would leave marks black for a moment.
 */

import leaflet from "../../static/leaflet/leaflet.css";
import own from "./timelayer.css";

export function putStyle() {
  const style = document.createElement("style");
  style.textContent = `${leaflet}\n${own}`;
  document.head.appendChild(style);
}
