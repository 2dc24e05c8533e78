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
    const text = address(opening).href;
    let done = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      done = byHand(text);
    }
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
  ["pointerdown", "focus", "pointerenter"].forEach((name) => stage.addEventListener(name, aim));
  aim();
  return () => window.clearTimeout(timer);
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
