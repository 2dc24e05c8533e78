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

/* Tie a layer to the page around its frame; returns null where that cannot be read. */
export function connect(layer) {
  let page;
  try {
    page = new Page(window.parent);
  } catch {
    return null; // another origin: nothing to follow
  }
  return new Bridge(layer, page);
}

/* The page around the frame: what it says, and what it is told. */
class Page {
  constructor(around) {
    this.window = around;
    /** @type {Document} */
    this.document = around.document;
    this.document.documentElement.dir ||= "ltr"; // what Streamlit leaves out
  }

  find(name) {
    return this.document.querySelector(`[data-atlas-${name}]`);
  }

  textOf(name) {
    return this.find(name)?.textContent?.trim() ?? null;
  }

  isStage() {
    return this.find("shown") === null;
  }

  isDark() {
    const body = this.document.querySelector(".stApp") || this.document.body;
    return this.window.getComputedStyle(body).colorScheme === "dark";
  }

  read() {
    const frames = this.find("frames");
    return {
      frames: frames && (frames.getAttribute("data-atlas-frames") || frames.textContent),
      month: this.textOf("month"),
      shown: this.find("shown")?.getAttribute("data-atlas-shown") || null,
      place: this.textOf("place"),
    };
  }

  /* Click the row of a place; false where there is none. */
  pick(id) {
    /** @type {HTMLElement | null} */
    const row = this.document.querySelector(`[data-atlas-row="${CSS.escape(id)}"]`);
    row?.click();
    return row !== null;
  }

  /* Write the month of a stage to the page's address, as the server would: the default is left out. */
  name(month) {
    const { history, location } = this.window;
    const url = new URL(location.href);
    if (this.textOf("opening") === month) url.searchParams.delete("month");
    else url.searchParams.set("month", month);
    history.replaceState(history.state, "", url);
  }
}

/* What follows the page, and hands keys and choices on to it. */
class Bridge {
  constructor(layer, page) {
    this.layer = layer;
    this.page = page;
    /** @type {Record<"frames" | "month" | "shown" | "place", string | null>} */
    this.seen = { frames: null, month: null, shown: null, place: null };
    this.waiting = 0;
    this.watching = true;
    /** @type {string | null} */
    this.chosen = null; // a place that was chosen before there was a list of them
    this.observer = new MutationObserver(() => this.soon());
    this.observer.observe(page.document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ["data-atlas-frames", "data-atlas-shown", "class"],
    });
    this.polling = window.setInterval(() => this.soon(), POLL);
    this.ending = new AbortController();
    const heard = { capture: true, signal: this.ending.signal };
    [page.document, document].forEach((one) =>
      one.addEventListener("keydown", (event) => this.stepByKey(event), heard)
    );
    layer.onSelect((id) => this.pick(id));
    this.released = watch(document);
    // A page that is only set aside comes back as it was.
    window.addEventListener("pagehide", (event) => {
      if (!event.persisted) this.disconnect();
    });
    this.follow();
  }

  soon() {
    if (!this.waiting) this.waiting = window.requestAnimationFrame(() => this.follow());
  }

  /* Bring the layer to what the page says. */
  follow() {
    window.cancelAnimationFrame(this.waiting);
    this.waiting = 0;
    const { layer, page, seen } = this;
    const now = page.read();
    if (!this.watching) now.shown = null;
    if (now.frames && now.frames !== seen.frames) layer.setFrames(page.find("frames").textContent);
    const current = layer.current();
    if (current) {
      const name = now.shown === null ? "month" : "shown";
      const wanted = current.months.indexOf(now[name]);
      if (wanted >= 0 && now[name] !== seen[name]) layer.show(wanted);
    }
    if (now.place !== seen.place) layer.select(now.place);
    if (this.chosen !== null) this.pick(this.chosen);
    layer.root.classList.toggle("is-dark", page.isDark() && !page.isStage());
    // A month that was named before there were frames is still to be shown.
    this.seen = current ? now : { ...now, month: null, shown: null };
  }

  /* On a stage: to the end of the next phase or of the one before. */
  stepByKey(event) {
    const { layer, page } = this;
    const step = { ArrowRight: 1, ArrowLeft: -1, PageUp: 1, PageDown: -1 }[event.key];
    if (!step || !page.isStage() || event.altKey || event.ctrlKey || event.metaKey) return;
    this.follow(); // what the page asked for before the key comes first
    const current = layer.current();
    if (!current) return;
    event.preventDefault();
    event.stopPropagation();
    const ends = current.phases.map((phase) => phase.last);
    const wanted = phaseEnd(ends, current.index, step);
    if (wanted === undefined) return;
    layer.show(wanted);
    page.name(current.months[wanted]);
  }

  pick(id) {
    this.chosen = this.page.pick(id) ? null : id;
  }

  /* Stop following the page's control, as where it cannot be read. */
  stopWatching() {
    this.watching = false;
    this.observer.disconnect();
  }

  disconnect() {
    this.observer.disconnect();
    this.ending.abort();
    window.clearInterval(this.polling);
    window.cancelAnimationFrame(this.waiting);
    this.released();
    this.layer.destroy();
  }
}
