/* Clock: which month is shown, and whether it is played; the one place that moves it.
 *
 * It knows no page. What draws the month watches it; what knows a better month tells it.
 */

const STEP = 800; // milliseconds that a month stays while playing

/** How a clock waits in a browser. */
const TIMER = {
  start: (act, wait) => globalThis.setTimeout(act, wait),
  stop: (id) => globalThis.clearTimeout(id),
};

export class Clock {
  /** @param {{ start: (act: () => void, wait: number) => any, stop: (id: any) => void }} timer */
  constructor(timer = TIMER) {
    this.timer = timer;
    /** @type {Set<() => void>} */
    this.listeners = new Set();
    /** The month's position. */
    this.index = 0;
    /** The last month's. */
    this.last = 0;
    /** @type {number[]} each phase's last month */
    this.ends = [];
    this.playing = false;
    /** @type {any} */
    this.waiting = 0;
  }

  /** Call back at each change; returns what ends it. */
  watch(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell() {
    this.listeners.forEach((listener) => listener());
  }

  /** Learn which months there are, and the last of each phase. */
  fit(months, phases) {
    this.last = Math.max(months.length - 1, 0);
    this.ends = phases.map((phase) => phase.last).sort((one, other) => one - other);
    this.go(this.index);
  }

  /** Show a month by its position; the nearest there is. */
  go(wanted) {
    const position = Math.min(Math.max(Math.round(wanted), 0), this.last);
    if (position === this.index || !Number.isFinite(position)) return;
    this.index = position;
    this.tell();
  }

  /** The same by a reader's hand, which ends playing. */
  move(wanted) {
    this.pause();
    this.go(wanted);
  }

  /** To the end of the next phase, or of the one before; beyond them to the end of all months. */
  leap(step) {
    this.move(phaseEnd(this.ends, this.index, step) ?? (step > 0 ? this.last : 0));
  }

  /** Play from the month shown to the last one; from the first where the last is shown. */
  play() {
    if (this.playing || this.last === 0) return;
    this.playing = true;
    const ended = this.index >= this.last;
    if (ended) this.go(0);
    this.tell();
    this.waiting = this.timer.start(() => this.tick(), ended ? STEP : 0);
  }

  tick() {
    if (this.index < this.last) this.go(this.index + 1);
    if (this.index >= this.last) this.pause();
    else this.waiting = this.timer.start(() => this.tick(), STEP);
  }

  pause() {
    this.timer.stop(this.waiting);
    if (!this.playing) return;
    this.playing = false;
    this.tell();
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }
}

/** The end of a phase after a month (step 1) or before it (-1), among ends in order. */
export function phaseEnd(ends, index, step) {
  return step > 0 ? ends.find((end) => end > index) : ends.filter((end) => end < index).pop();
}
