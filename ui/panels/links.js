/* Links: the address of exactly what is shown, copied or opened as the briefing stage. */

import * as clock from "./clock.js";
import { el, write } from "../../views/time/elements.js";

/* The page's address with the month that is shown now: the server writes it a moment later. */
function address(opening) {
  const url = new URL(window.location.href);
  const { frames } = clock.now();
  const month = frames ? frames.months[clock.at()] : null;
  if (month === opening) url.searchParams.delete("month");
  else if (month) url.searchParams.set("month", month);
  url.hash = "";
  return url;
}

export function create(host, opening) {
  const copy = el("button", { type: "button", class: "atlas-button", "data-atlas-copy": "" }, "Copy link");
  const stage = el(
    "a",
    { class: "atlas-button", target: "_blank", rel: "noopener", "data-atlas-stage": "" },
    "Briefing"
  );
  stage.title = "Opens the map alone in a new tab, 16:9, for screens and slides";
  const said = el("span", { class: "atlas-said", role: "status" });
  host.replaceChildren(copy, stage, said);
  let timer = 0;
  copy.addEventListener("click", async () => {
    copy.setAttribute("aria-busy", "true");
    // What was chosen a moment ago is in the address when the server has answered it.
    const done = await put(clock.answered().then(() => address(opening).href));
    copy.removeAttribute("aria-busy");
    write(copy, done ? "Copied" : "Copy link");
    write(said, done ? "The link was copied." : "The link could not be copied: take it from the address bar.");
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      write(copy, "Copy link");
      write(said, "");
    }, 2500);
  });
  const aim = () => {
    const url = address(opening);
    url.searchParams.set("view", "briefing");
    url.searchParams.delete("place");
    stage.href = url.href;
  };
  // Whenever month or address change; in a browser that does not tell of its address, on the way to it.
  ["pointerdown", "focus", "pointerenter"].forEach((name) => stage.addEventListener(name, aim));
  window.navigation?.addEventListener("currententrychange", aim);
  const unwatch = clock.watch(aim);
  return () => {
    window.clearTimeout(timer);
    window.navigation?.removeEventListener("currententrychange", aim);
    unwatch();
  };
}

/* Put a text that is still to come into the clipboard; some browsers allow no later beginning. */
async function put(coming) {
  try {
    const parts = { "text/plain": coming.then((text) => new Blob([text], { type: "text/plain" })) };
    await navigator.clipboard.write([new ClipboardItem(parts)]);
    return true;
  } catch {
    return coming.then(byHand, () => false);
  }
}

/* Where the clipboard is closed to scripts, as on a page without TLS. */
function byHand(text) {
  const field = el("textarea", { "aria-hidden": "true", style: "position:fixed;opacity:0" });
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
