/* Popovers: what opens over the page gets the keyboard, and gives it back to what opened it.
 *
 * Streamlit puts it at the end of the page, as many stops away as the ledger is long.
 */

const BODY = '[data-testid="stPopoverBody"]';
const STOPS = 'a[href], button, input, [tabindex="0"]';
/** @type {HTMLElement | null} */
let opener = null;

function look() {
  /** @type {HTMLElement | null} */
  const body = document.querySelector(BODY);
  if (!body) {
    opener = null;
    return;
  }
  /** @type {HTMLElement | null | undefined} */
  const button = document.activeElement?.closest('[data-testid="stPopoverButton"]');
  if (opener || !button) return;
  opener = button;
  // Not its first control: that may be a sign for help, which would open in turn.
  body.tabIndex = -1;
  body.focus({ preventScroll: true });
}

function leave(event) {
  if (event.key !== "Tab" || !opener) return;
  /** @type {HTMLElement | null} */
  const body = document.querySelector(BODY);
  if (!body?.contains(event.target)) return;
  const all = /** @type {HTMLButtonElement[]} */ ([...body.querySelectorAll(STOPS)]);
  const stops = all.filter((stop) => stop.tabIndex >= 0 && !stop.disabled);
  const beyond = event.shiftKey ? [body, stops[0]] : [stops[stops.length - 1]];
  if (!beyond.includes(event.target)) return;
  event.preventDefault();
  const button = opener;
  button.click(); // it closes what it opened, so that this covers nothing
  button.focus();
}

export function start() {
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
  document.addEventListener("keydown", leave, true);
}
