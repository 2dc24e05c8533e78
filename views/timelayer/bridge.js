/* Bridge: ties a time layer to the Streamlit page that its frame stands in.
 *
 * The frame is of the page's own origin, so it reads and watches the page's document:
 *   [data-atlas-frames]  its text is the frames' JSON; the attribute's value changes with the text
 *   [data-atlas-shown]   its value is the month that the page's control shows, such as 2025-09
 *   [data-atlas-month]   its text is a month as the server knows it; counts where there is no control,
 *                        and where that is not watched
 *   [data-atlas-place]   its text is the id of the selected place
 *   [data-atlas-row=ID]  is clicked when a mark is chosen
 * React replaces these nodes at will, so they are looked up anew each time. Where the page cannot be
 * watched, it is looked at twice a second.
 *
 * Without a control the page is a stage: arrow keys then step through the phases.
 */

import { phaseEnd } from "../time/clock.js";
import { watch } from "./presses.js";

const POLL = 500;

export function connect(layer, page) {
  const around = page || window.parent;
  let document_;
  try {
    document_ = around.document;
  } catch {
    return null; // another origin: nothing to follow
  }
  document_.documentElement.dir ||= "ltr"; // what Streamlit leaves out
  /** @type {Record<"frames" | "month" | "shown" | "place", string | null>} */
  let seen = { frames: null, month: null, shown: null, place: null };
  let waiting = 0;
  let watching = true;
  let chosen = null; // a place that was chosen before there was a list of them

  const find = (name) => document_.querySelector(`[data-atlas-${name}]`);
  const textOf = (name) => {
    const node = find(name);
    return node ? node.textContent.trim() : null;
  };
  const isStage = () => find("shown") === null;

  function follow() {
    window.cancelAnimationFrame(waiting);
    waiting = 0;
    const node = find("frames");
    const now = {
      frames: node ? node.getAttribute("data-atlas-frames") || node.textContent : null,
      month: textOf("month"),
      shown: (watching && find("shown")?.getAttribute("data-atlas-shown")) || null,
      place: textOf("place"),
    };
    if (now.frames && now.frames !== seen.frames) layer.setFrames(node.textContent);
    const current = layer.current();
    if (current) {
      const name = now.shown === null ? "month" : "shown";
      const wanted = current.months.indexOf(now[name]);
      if (wanted >= 0 && now[name] !== seen[name]) layer.show(wanted);
    }
    if (now.place !== seen.place) layer.select(now.place);
    if (chosen !== null) pick(chosen);
    const scheme = around.getComputedStyle(document_.querySelector(".stApp") || document_.body).colorScheme;
    layer.root.classList.toggle("is-dark", scheme === "dark" && !isStage());
    // A month that was named before there were frames is still to be shown.
    seen = current ? now : { ...now, month: null, shown: null };
  }

  function soon() {
    if (!waiting) waiting = window.requestAnimationFrame(follow);
  }

  const observer = new MutationObserver(soon);
  observer.observe(document_.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ["data-atlas-frames", "data-atlas-shown", "class"],
  });
  const polling = window.setInterval(soon, POLL);

  /* On a stage: to the end of the next phase or of the one before. */
  function stepByKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1, PageUp: 1, PageDown: -1 }[event.key];
    if (!step || !isStage() || event.altKey || event.ctrlKey || event.metaKey) return;
    follow(); // what the page asked for before the key comes first
    const current = layer.current();
    if (!current) return;
    event.preventDefault();
    event.stopPropagation();
    const ends = current.phases.map((phase) => phase.last);
    const wanted = phaseEnd(ends, current.index, step);
    if (wanted === undefined) return;
    layer.show(wanted);
    name(current.months[wanted]);
  }

  /* Write the month of a stage to the page's address, as the server would: the default is left out. */
  function name(month) {
    const url = new URL(around.location.href);
    const node = find("opening");
    if (node && node.textContent.trim() === month) url.searchParams.delete("month");
    else url.searchParams.set("month", month);
    around.history.replaceState(around.history.state, "", url);
  }

  const keyed = [document_, document];
  keyed.forEach((one) => one.addEventListener("keydown", stepByKey, true));

  function pick(id) {
    const row = document_.querySelector(`[data-atlas-row="${CSS.escape(id)}"]`);
    chosen = row ? null : id;
    if (row) row.click();
  }

  layer.onSelect(pick);
  const released = watch(document);

  function disconnect() {
    observer.disconnect();
    keyed.forEach((one) => one.removeEventListener("keydown", stepByKey, true));
    window.clearInterval(polling);
    window.cancelAnimationFrame(waiting);
    released();
    layer.destroy();
  }
  // A page that is only set aside comes back as it was.
  window.addEventListener("pagehide", (event) => {
    if (!event.persisted) disconnect();
  });
  follow();
  return {
    disconnect,
    follow,
    /* Stop following the page's control, as where it cannot be read. */
    stopWatching: () => {
      watching = false;
      observer.disconnect();
    },
  };
}
