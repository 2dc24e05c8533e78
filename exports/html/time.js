/* Time: the slider with the phases as bands under it, the buttons, and play.
 *
 * const time = create(host, frames, (index) => …); time.go(index); time.index();
 * The function is called once a frame of the display at most, however fast the slider is dragged.
 */

const STEP = 800; // milliseconds that a month stays while playing
const DATE = 6.5; // times the type size: closer than that, two dates would run into each other

export function el(name, className, parent, text) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  if (parent) parent.append(node);
  return node;
}

export function create(host, frames, show) {
  const last = frames.months.length - 1;
  let index = 0;
  let pending = 0;
  let timer = 0;

  const track = el("div", "track", host);
  const slider = el("input", "slider", track);
  slider.type = "range";
  slider.id = "month";
  slider.min = "0";
  slider.max = String(last);
  slider.step = "1";
  slider.setAttribute("aria-label", "Month");
  const scale = el("div", "scale", track);
  scale.setAttribute("aria-hidden", "true");
  new ResizeObserver(() => drawScale(scale, frames)).observe(scale);

  const bar = el("div", "steps", host);
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Move through time");
  const button = (className, text, act) => {
    const made = el("button", className, bar, text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };
  const previous = button("previous", "◀ Previous", () => move(index - 1));
  const play = button("play", "▶ Play", () => (timer ? pause() : start()));
  const next = button("next", "Next ▶", () => move(index + 1));
  const phases = frames.phases.map((phase) => {
    const made = button("phase", phase.short || phase.name, () => move(phase.last));
    made.title = `${phase.name}: ${frames.month_names[phase.last]}`;
    return made;
  });

  function draw() {
    pending = 0;
    const frame = frames.frames[index];
    slider.value = String(index);
    slider.setAttribute("aria-valuetext", [frame.date, frame.phase_text].filter(Boolean).join(", "));
    slider.style.setProperty("--done", last ? index / last : 0);
    // Focus stays where it is at either end: a disabled button would lose it.
    previous.setAttribute("aria-disabled", String(index === 0));
    next.setAttribute("aria-disabled", String(index === last));
    frames.phases.forEach((phase, at) => phases[at].setAttribute("aria-pressed", String(phase.last === index)));
    show(index);
  }

  function go(wanted) {
    const bound = Math.min(Math.max(wanted, 0), last);
    if (bound === index) return;
    index = bound;
    if (!pending) pending = window.requestAnimationFrame(draw);
  }

  /* A move by hand ends playing. */
  function move(wanted) {
    pause();
    go(wanted);
  }

  function start() {
    if (index === last) go(0);
    play.textContent = "❚❚ Pause";
    timer = window.setInterval(() => {
      go(index + 1);
      if (index === last) pause();
    }, STEP);
  }

  function pause() {
    window.clearInterval(timer);
    timer = 0;
    play.textContent = "▶ Play";
  }

  /* To the end of the next phase, or of the one before. */
  function leap(direction) {
    const ends = frames.phases.map((phase) => phase.last).sort((a, b) => a - b);
    const beyond = direction > 0 ? ends.filter((end) => end > index) : ends.filter((end) => end < index).reverse();
    move(beyond.length ? beyond[0] : direction > 0 ? last : 0);
  }

  slider.addEventListener("input", () => move(Number(slider.value)));
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) pause();
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const inside = host.contains(event.target);
    // Left and right work anywhere that has no use for them itself, the rest only among the controls.
    const free = inside || event.target === document.body;
    const acts = {
      ArrowLeft: free && (() => move(index - 1)),
      ArrowRight: free && (() => move(index + 1)),
      ArrowDown: inside && (() => move(index - 1)),
      ArrowUp: inside && (() => move(index + 1)),
      PageUp: inside && (() => leap(1)),
      PageDown: inside && (() => leap(-1)),
      Home: inside && (() => move(0)),
      End: inside && (() => move(last)),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  draw();
  return { go, move, index: () => index };
}

/* The phases under the track, whose ends are half a thumb in: a month stands at the same place. */
function drawScale(host, frames) {
  if (host.clientWidth < 100) return;
  host.textContent = "";
  const steps = Math.max(frames.months.length - 1, 1);
  const at = (month) => 100 * Math.min(Math.max(month / steps, 0), 1);
  const near = (100 * DATE * parseFloat(getComputedStyle(host).fontSize)) / host.clientWidth;
  const box = el("div", "bands", host);
  frames.phases.forEach((phase, number) => {
    const [left, right] = [at(phase.first - 0.5), at(phase.last + 0.5)];
    const band = el("div", `band band-${number % 4}`, box);
    band.style.left = `${left}%`;
    band.style.width = `${right - left}%`;
    band.title = phase.name;
    el("span", "", band, phase.name);
  });
  const ends = [...new Set([0, ...frames.phases.map((phase) => phase.last)])];
  const kept = ends.filter((end, number) => number === ends.length - 1 || at(ends[number + 1]) - at(end) > near);
  const dates = el("div", "dates", host);
  kept.forEach((end, number) => {
    const date = el("span", number === 0 ? "first" : number === kept.length - 1 ? "last" : "", dates);
    date.style.left = `${at(end)}%`;
    date.textContent = frames.month_short[end];
  });
  if (frames.known >= frames.months.length - 1) return;
  const after = at(frames.known + 0.5);
  const late = el("div", "late", box);
  late.style.left = `${after}%`;
  // The words stand in the widest gap between two dates.
  const gaps = kept.slice(1).map((end, number) => [Math.max(at(kept[number]), after), at(end)]);
  const [left, right] = gaps.reduce((widest, gap) => (gap[1] - gap[0] > widest[1] - widest[0] ? gap : widest));
  if (right - left < 2.5 * near) return;
  el("span", "after", dates, "after the last report").style.left = `${(left + right) / 2}%`;
}
