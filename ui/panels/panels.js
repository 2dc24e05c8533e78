/* Panels: the one entry point of the page's scripts, window.atlasPanels.
 *
 * One of the page's components brings all of this, see ui/panels.py; each mounts its panel by name.
 */

import timeStyle from "../../views/time/time.css";
import { putStyle } from "../../views/timelayer/style.js";
import * as Chart from "./chart.js";
import * as Claims from "./claims.js";
import * as Clock from "./clock.js";
import * as Ledger from "./ledger.js";
import * as Links from "./links.js";
import * as Popovers from "./popovers.js";
import * as Ranges from "./ranges.js";

const PANELS = {
  links: (host, component) => Links.create(host, component.data.opening),
  time: (host, component) => Clock.create(host, component),
  ranges: (host, component) => Ranges.create(host, (id) => component.setTriggerValue("place", id)),
  ledger: (host) => Ledger.create(host, Ranges.choose),
  chart: (host) => Chart.create(host),
};

/** @typedef {ReturnType<typeof open>} Panels */

function open() {
  putStyle(timeStyle);
  [Clock, Claims, Popovers].forEach((part) => part.start());
  return { mount: (name, host, component) => PANELS[name](host, component) };
}

// Brought again, as where the component is made anew, it finds what runs already.
window.atlasPanels ??= open();
