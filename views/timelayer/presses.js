/* Presses: a press that the page moves away under counts all the same.
 *
 * What is drawn anew between pressing and letting go may push a control aside, or take out for a moment
 * what was pressed in it. A browser then tells nobody of a click, and the reader's choice is lost. Here
 * the control that was pressed gets it, unless the hand itself went elsewhere. It must still be there:
 * whoever draws controls keeps them from one drawing to the next (seat).
 */
(function () {
  "use strict";
  if (window.AtlasPresses) return;

  const CONTROL = 'button, a[href], label, summary, [role="button"], [role="radio"], [role="switch"], [data-atlas-press]';
  /* What opens something does so on pressing already. */
  const OPENS = "[aria-haspopup], [aria-expanded]";
  const STILL = 8; // pixels that a hand may move and mean the same

  function watch(document_) {
    const view = document_.defaultView;
    let held = null;

    function press(event) {
      const control = event.isPrimary && event.button === 0 ? event.target.closest?.(CONTROL) : null;
      held = control && !control.matches(OPENS) ? { control, x: event.clientX, y: event.clientY } : null;
    }

    function letGo(event) {
      const own = held;
      if (!own || !event.isPrimary) return;
      if (Math.hypot(event.clientX - own.x, event.clientY - own.y) > STILL) {
        held = null;
        return;
      }
      // A click comes before this turn is over.
      view.setTimeout(() => {
        if (held !== own) return;
        held = null;
        if (own.control.isConnected) {
          // A label's own clicks need not be heard where script has taken its place.
          const { x: clientX, y: clientY } = own;
          const told = { bubbles: true, cancelable: true, composed: true, clientX, clientY, view };
          (own.control.control || own.control).dispatchEvent(new view.MouseEvent("click", told));
        }
      }, 0);
    }

    function clicked(event) {
      if (held && event.isTrusted && held.control.contains(event.target)) held = null;
    }

    const drop = () => {
      held = null;
    };
    const heard = { pointerdown: press, pointerup: letGo, pointercancel: drop, click: clicked };
    Object.entries(heard).forEach(([name, listener]) => document_.addEventListener(name, listener, true));
    return () => Object.entries(heard).forEach(([name, listener]) => document_.removeEventListener(name, listener, true));
  }

  /* Let a parent hold these nodes in this order; those that are in their place already are not touched. */
  function seat(parent, nodes) {
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

  window.AtlasPresses = { seat, watch };
})();
