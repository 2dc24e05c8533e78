/* Presses: a press that the page moves away under counts all the same.
 *
 * What is drawn anew between pressing and letting go may push a control aside, or take out for a moment
 * what was pressed in it. A mouse's click is then told to nobody, a finger's to whatever has come to lie
 * under it, and the reader's choice is lost. Here the control that was pressed gets it, unless the hand
 * itself went elsewhere. It must still be there: whoever draws controls keeps them from one drawing to
 * the next (seat).
 */

const CONTROL =
  'button, a[href], label, summary, [role="button"], [role="option"], [role="radio"], [role="switch"], [data-atlas-press]';
const STILL = 8; // pixels that a hand may move and mean the same

export function watch(document_) {
  const view = document_.defaultView;
  /** @type {any} what is pressed: its control, where, and whether with a finger */
  let held = null;

  const drop = () => {
    held = null;
  };
  const isNear = (event) => Math.hypot(event.clientX - held.x, event.clientY - held.y) <= STILL;

  function press(event) {
    const control = event.isPrimary && event.button === 0 ? event.target.closest?.(CONTROL) : null;
    const [x, y, finger] = [event.clientX, event.clientY, event.pointerType !== "mouse"];
    held = control ? { control, expanded: control.ariaExpanded, x, y, finger } : null;
  }

  function letGo(event) {
    if (!held || !event.isPrimary) return;
    const own = held;
    if (!isNear(event)) drop();
    // A mouse's click comes before this turn is over, or not at all; a finger's comes later.
    else if (!own.finger) view.setTimeout(() => held === own && give(), 0);
  }

  function clicked(event) {
    if (!held || !event.isTrusted) return;
    if (held.control.contains(event.target)) drop();
    else if (held.finger && held.control.isConnected && isNear(event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      give();
    }
  }

  /* Click what is held, unless it has gone, is off, or has opened on pressing already. */
  function give() {
    const { control, expanded, x: clientX, y: clientY } = held;
    drop();
    // A label's own clicks need not be heard where script has taken its place.
    const target = control.control || control;
    if (!control.isConnected || target.disabled || control.ariaExpanded !== expanded) return;
    const told = { bubbles: true, cancelable: true, composed: true, clientX, clientY, view };
    target.dispatchEvent(new view.MouseEvent("click", told));
  }

  const heard = { pointerdown: press, pointerup: letGo, pointercancel: drop, contextmenu: drop, click: clicked };
  Object.entries(heard).forEach(([name, listener]) => document_.addEventListener(name, listener, true));
  return () => Object.entries(heard).forEach(([name, listener]) => document_.removeEventListener(name, listener, true));
}

/* Let a parent hold these nodes in this order; those that are in their place already are not touched. */
export function seat(parent, nodes) {
  const wanted = new Set(nodes);
  [...parent.childNodes].forEach((node) => {
    if (!wanted.has(node)) node.remove();
  });
  let next = parent.firstChild;
  nodes.forEach((node) => {
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
  });
}
