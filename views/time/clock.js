/* Clock: which month is shown, and whether it is played; the one place that moves it.
 *
 * It knows no page. What draws the month watches it; what knows a better month tells it.
 */

const STEP = 800; // milliseconds that a month stays while playing

/** @typedef {ReturnType<typeof createClock>} Clock */

/** How a clock waits in a browser. */
const TIMER = {
  start: (act, wait) => globalThis.setTimeout(act, wait),
  stop: (id) => globalThis.clearTimeout(id),
};

/** Make a clock.
 *
 * @param {{ start: (act: () => void, wait: number) => any, stop: (id: any) => void }} timer
 */
export function createClock(timer = TIMER) {
  /** @type {Set<() => void>} */
  const listeners = new Set();
  let last = 0;
  /** @type {number[]} */
  let ends = [];
  let index = 0;
  let playing = false;
  /** @type {any} */
  let waiting = 0;

  const tell = () => listeners.forEach((listener) => listener());

  /** Learn which months there are, and the last of each phase. */
  function fit(months, phases) {
    last = Math.max(months.length - 1, 0);
    ends = phases.map((phase) => phase.last).sort((one, other) => one - other);
    go(index);
  }

  /** Show a month by its position; the nearest there is. */
  function go(wanted) {
    const position = Math.min(Math.max(Math.round(wanted), 0), last);
    if (position === index || !Number.isFinite(position)) return;
    index = position;
    tell();
  }

  /** The same by a reader's hand, which ends playing. */
  function move(wanted) {
    pause();
    go(wanted);
  }

  /** To the end of the next phase, or of the one before; beyond them to the end of all months. */
  function leap(step) {
    move(phaseEnd(ends, index, step) ?? (step > 0 ? last : 0));
  }

  function pause() {
    timer.stop(waiting);
    if (!playing) return;
    playing = false;
    tell();
  }

  function tick() {
    if (index < last) go(index + 1);
    if (index >= last) pause();
    else waiting = timer.start(tick, STEP);
  }

  /** Play from the month shown to the last one; from the first where the last is shown. */
  function play() {
    if (playing || last === 0) return;
    playing = true;
    const ended = index >= last;
    if (ended) go(0);
    tell();
    waiting = timer.start(tick, ended ? STEP : 0);
  }

  return {
    fit,
    go,
    move,
    leap,
    pause,
    toggle: () => (playing ? pause() : play()),
    at: () => index,
    last: () => last,
    isPlaying: () => playing,
    /** Call back at each change; returns what ends it. */
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The end of a phase after a month (step 1) or before it (-1), among ends in order. */
export function phaseEnd(ends, index, step) {
  return step > 0 ? ends.find((end) => end > index) : ends.filter((end) => end < index).pop();
}
