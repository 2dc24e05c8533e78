/* Measures in the page: when an input came, in which animation frame the month's marks were drawn,
 * and when nothing moved any more. Put into every page before any script of its own.
 *
 * window.benchConfig: {kind, month, counts}
 *   kind    which app this is
 *   month   the month that it opens with
 *   counts  how many marks each month has
 * All times are of the page's own clock: its frames are of its origin and are watched from it.
 */
(function () {
  "use strict";

  const QUIET = 300; // ms without a change after which the screen counts as settled
  const LONGEST = 120000;

  /* What is only spoken is not on the screen. */
  function isSeen(record) {
    const node = record.target.nodeType === 1 ? record.target : record.target.parentElement;
    return !(node && node.closest("[aria-live]"));
  }

  if (window !== window.top) return; // the page watches its frames
  const config = window.benchConfig;
  const probe = { loads: 0, received: 0, sent: 0, messages: 0 };
  window.benchProbe = probe;

  // Kept up to date by the browser: to search a large page at each frame would slow what is timed.
  const frames = document.getElementsByTagName("iframe");

  /* Whether a frame's document holds all marks of a month. */
  function holds(inside, month) {
    if (config.kind === "app") {
      const [root] = inside.getElementsByClassName("atlas");
      if (!root || root.dataset.month !== month) return false;
      return inside.querySelectorAll("[data-place][data-support]").length === config.counts[month];
    }
    const [last] = inside.getElementsByClassName(`month-${month}`);
    if (!last || !last.getAttribute("d")) return false;
    return inside.querySelectorAll("path.leaflet-interactive").length === config.counts[month];
  }

  /* Whether a month's marks are all there, where they can be seen. */
  function isShown(month) {
    if (config.kind === "floor") {
      return document.querySelector(".st-key-shown")?.textContent.trim() === month;
    }
    // The height is asked last: it makes the browser lay the page out.
    return [...frames].some(
      (frame) => frame.contentDocument && holds(frame.contentDocument, month) && frame.clientHeight > 0
    );
  }

  let frame = 0; // animation frames since the watch began
  let inFrame = false; // between an animation frame's first callback and the end of its rendering
  let running = false;
  let step = null;
  let lastChange = 0;
  const after = new MessageChannel();
  after.port1.onmessage = () => {
    inFrame = false;
    if (step && step.seen !== null && frame >= step.drawnIn) step.painted ??= performance.now();
  };

  /* Frames are watched from here: a script put into one runs before its document is there. */
  const watched = new WeakSet();

  function watch(root) {
    watched.add(root);
    new MutationObserver((records) => {
      if (records.some(isSeen)) changed();
    }).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  }

  function watchFrames() {
    for (const { contentDocument } of frames) {
      if (!contentDocument || watched.has(contentDocument)) continue;
      watch(contentDocument);
      if (contentDocument.URL.startsWith("http")) probe.loads += 1;
    }
  }

  function changed() {
    lastChange = performance.now();
    watchFrames();
    look();
  }

  function look() {
    if (!step || step.seen !== null || step.input === null || !isShown(step.month)) return;
    step.seen = performance.now();
    step.drawnIn = inFrame ? frame : frame + 1;
  }

  function tick() {
    frame += 1;
    inFrame = true;
    after.port2.postMessage(0); // answered once this frame is rendered
    watchFrames();
    look();
    // The frame that drew the marks is done: this is the next one.
    if (step && step.seen !== null && frame > step.drawnIn) {
      step.next = performance.now();
      step.painted ??= step.next;
      running = false;
      inFrame = false;
      return;
    }
    window.requestAnimationFrame(tick);
  }

  function run() {
    if (running) return;
    running = true;
    window.requestAnimationFrame(tick);
  }

  /* Wait for the next input of a kind; it is to bring a month. */
  probe.arm = (type, month) => {
    step = { type, month, input: null, inputIn: 0, seen: null, drawnIn: 0, painted: null, next: null };
    Object.assign(probe, { received: 0, sent: 0, messages: 0, loads: 0 });
    run();
  };

  ["keydown", "click", "pointermove", "pointerup"].forEach((type) => {
    window.addEventListener(
      type,
      () => {
        if (!step || step.type !== type || step.input !== null) return;
        step.input = performance.now();
        step.inputIn = frame;
        lastChange = Math.max(lastChange, step.input);
      },
      { capture: true, passive: true }
    );
  });

  /* Whether the server has answered. A slow one may not even have begun by the time all is quiet, so
   * this project's app, which draws the marks before it asks, has to name the month as well. */
  function isAtRest() {
    const app = document.querySelector('[data-testid="stApp"]');
    const named = config.kind === "app" && document.querySelector("[data-atlas-month]");
    if (named && named.textContent.trim() !== step.month) return false;
    return app?.getAttribute("data-test-script-state") === "notRunning";
  }

  function result() {
    const { input, seen, painted, next, drawnIn, inputIn } = step;
    return {
      painted: painted - input,
      next: next - input,
      frames: drawnIn - inputIn,
      settled: Math.max(lastChange, seen) - input,
      bytes: probe.received + probe.sent,
      messages: probe.messages,
      loads: probe.loads,
    };
  }

  /* Return what was measured, once it is painted and, where asked for, all is settled. */
  probe.done = (settled) =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const ask = () => {
        const now = performance.now();
        const ready = step.next !== null && (!settled || (now - lastChange >= QUIET && isAtRest()));
        if (ready) resolve(result());
        else if (now - began > LONGEST) reject(new Error(`${step.month} was not drawn: ${JSON.stringify(step)}`));
        else window.setTimeout(ask, settled && step.next !== null ? 25 : 8);
      };
      ask();
    });

  const Native = window.WebSocket;
  const size = (data) => data.byteLength ?? data.size ?? new TextEncoder().encode(data).length;
  window.WebSocket = class extends Native {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        probe.received += size(data);
        probe.messages += 1;
      });
    }

    send(data) {
      probe.sent += size(data);
      super.send(data);
    }
  };

  // The first paint counts from the start of the navigation, which is this clock's zero.
  step = { type: "", month: config.month, input: 0, inputIn: 0, seen: null, drawnIn: 0, painted: null, next: null };
  watch(document);
  window.addEventListener("load", watchFrames, true); // a frame's, too
  run();
})();
