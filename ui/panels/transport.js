/* Transport: the phases as bands under the slider, and the buttons that move it. */
(function () {
  "use strict";

  const { el, write } = window.AtlasElements;
  const NEAR = 12; // per cent of the track below which two dates would run into each other

  function create(host) {
    const clock = window.AtlasClock;
    const bands = el("div", { class: "atlas-time", "aria-hidden": "true" });
    const buttons = el("div", { class: "atlas-steps", role: "group", "aria-label": "Move through time" });
    const button = (name, act, label) => {
      const made = el("button", { type: "button", class: "atlas-button", "data-atlas-step": name }, label);
      made.addEventListener("click", act);
      return made;
    };
    const moved = (position) => {
      clock.pause();
      clock.go(position);
    };
    const previous = button("previous", () => moved(clock.state().index - 1), "◀ Previous");
    const play = button("play", () => (clock.state().playing ? clock.pause() : clock.play()), "▶ Play");
    const next = button("next", () => moved(clock.state().index + 1), "Next ▶");
    let phases = [];
    let drawn = null;
    host.replaceChildren(bands, buttons);

    function draw(frames) {
      drawn = frames;
      drawBands(bands, frames);
      phases = frames.phases.map((phase) => {
        const made = button(`phase-${phase.id}`, () => moved(phase.last), phase.short || phase.name);
        made.title = `${phase.name}: ${frames.month_names[phase.last] || ""}`;
        return made;
      });
      buttons.replaceChildren(previous, play, next, el("span", { class: "atlas-gap" }), ...phases);
    }

    return clock.watch(({ frames, index, playing }) => {
      if (!frames) return;
      if (frames !== drawn) draw(frames);
      // Focus stays where it is at either end: a disabled button would lose it.
      previous.setAttribute("aria-disabled", String(index === 0));
      next.setAttribute("aria-disabled", String(index === frames.months.length - 1));
      write(play, playing ? "❚❚ Pause" : "▶ Play");
      frames.phases.forEach((phase, at) => phases[at].setAttribute("aria-pressed", String(phase.last === index)));
    });
  }

  function drawBands(host, frames) {
    const steps = Math.max(frames.months.length - 1, 1);
    // A month's place on the track, in per cent; bands meet halfway between months.
    const at = (month) => 100 * Math.min(Math.max(month / steps, 0), 1);
    const nodes = frames.phases.map((phase, index) => {
      const [left, right] = [at(phase.first - 0.5), at(phase.last + 0.5)];
      const node = el("div", { class: `band band-${index % 4}`, title: phase.name }, el("span", {}, phase.name));
      node.style.left = `${left}%`;
      node.style.width = `${right - left}%`;
      return node;
    });
    const row = el("div", { class: "bands" }, ...nodes);
    const ends = [0, ...frames.phases.map((phase) => phase.last)];
    const shown = ends.filter((month, index) => index === ends.length - 1 || at(ends[index + 1]) - at(month) > NEAR);
    const ticks = shown.map((month) => {
      const tick = el("span", { class: "tick" }, frames.month_short[month]);
      tick.style.left = `${at(month)}%`;
      return tick;
    });
    const late = [];
    if (frames.known < steps) {
      const after = at(frames.known + 0.5);
      const line = el("i", {});
      line.style.left = `${after}%`;
      late.push(el("div", { class: "late" }, line, el("span", {}, "after the last report")));
      late[0].lastChild.style.left = `${after}%`;
    }
    host.replaceChildren(row, ...late, el("div", { class: "ticks" }, ...ticks));
  }

  window.AtlasTransport = { create };
})();
