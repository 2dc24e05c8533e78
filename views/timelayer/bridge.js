/* Bridge: ties a time layer to the Streamlit page that its frame stands in.
 *
 * The frame is of the page's own origin, so it reads and watches the page's document:
 *   [data-atlas-frames]  its text is the frames' JSON
 *   [data-atlas-month]   its text is a month of the frames, such as 2025-09
 *   [data-atlas-place]   its text is the id of the selected place
 *   .st-key-month input[type=range]  the slider over the months; its value, which changes while it
 *                        is dragged, is the position of the month
 *   .st-key-place-ID button          is clicked when a mark is chosen
 * React replaces these nodes at will, so they are looked up anew each time.
 */
(function () {
  "use strict";

  function connect(layer, page) {
    let document_;
    try {
      document_ = (page || window.parent).document;
    } catch {
      return null; // another origin: nothing to follow
    }
    let seen = { frames: null, month: null, slider: null, place: null };
    let waiting = 0;

    const textOf = (selector) => {
      const node = document_.querySelector(selector);
      return node ? node.textContent.trim() : null;
    };

    function readSlider() {
      const input = document_.querySelector(".st-key-month input[type=range]");
      return input ? `${input.value}|${input.getAttribute("aria-valuetext")}` : null;
    }

    function follow() {
      waiting = 0;
      const now = {
        frames: textOf("[data-atlas-frames]"),
        month: textOf("[data-atlas-month]"),
        slider: readSlider(),
        place: textOf("[data-atlas-place]"),
      };
      if (now.frames && now.frames !== seen.frames) layer.setFrames(now.frames);
      const current = layer.current();
      if (current) {
        const named = current.months.indexOf(now.month);
        if (now.slider !== null && now.slider !== seen.slider) layer.show(parseInt(now.slider, 10));
        else if (named >= 0 && now.month !== seen.month) layer.show(named);
      }
      if (now.place !== seen.place) layer.select(now.place);
      // A month that was named before there were frames is still to be shown.
      seen = current ? now : { ...now, month: null, slider: null };
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
      attributeFilter: ["value", "aria-valuetext"],
    });
    document_.addEventListener("input", soon, true);

    layer.onSelect((id) => {
      const button = document_.querySelector(`.st-key-place-${CSS.escape(id)} button`);
      if (button) button.click();
    });

    function disconnect() {
      observer.disconnect();
      document_.removeEventListener("input", soon, true);
      window.cancelAnimationFrame(waiting);
      layer.destroy();
    }
    window.addEventListener("pagehide", disconnect, { once: true });
    follow();
    return { disconnect, follow };
  }

  window.AtlasBridge = { connect };
})();
