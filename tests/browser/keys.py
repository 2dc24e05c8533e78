"""Going through the page by keyboard alone, and seeing at each stop where one is."""

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

# What has the keyboard, in the page or in the map's frame: its name, whether a reader can see that
# it has it, and whether any of it is within the window.
STOP = """() => {
  let node = document.activeElement;
  let place = "page";
  let [x, y] = [0, 0];
  if (node instanceof HTMLIFrameElement) {
    const box = node.getBoundingClientRect();
    [x, y] = [box.left, box.top];
    node = node.contentDocument.activeElement;
    place = "map";
  }
  if (node === node.ownerDocument.body) return null;
  const style = (one) => node.ownerDocument.defaultView.getComputedStyle(one);
  const outlined = (one) => {
    const { outlineStyle, outlineWidth, outlineColor } = style(one);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2
      && !/, 0\\)$|transparent/.test(outlineColor);
  };
  // A hidden input's outline is drawn by what stands for it; a mark on the map has its own lines.
  const around = [node, node.parentElement, node.closest("label, [style*='translate']")];
  const lines = [...node.querySelectorAll(".atlas-focus, .atlas-plate")].filter((line) => {
    const { stroke, strokeWidth, display } = style(line);
    const ink = style(node).color;
    return display !== "none" && stroke === ink && parseFloat(strokeWidth) >= 2;
  });
  const box = node.closest("label, [style*='translate3d'] .atlas-mark")
    ?.getBoundingClientRect() || node.getBoundingClientRect();
  const name = node.getAttribute("aria-label") || node.textContent.trim();
  if (!node.dataset.stop) node.dataset.stop = String(Math.random());
  return {
    id: node.dataset.stop,
    place,
    name: name.replace(/\\s+/g, " "),
    role: node.getAttribute("role") || node.localName,
    seen: lines.length > 0 || around.some((one) => one && outlined(one)),
    inside: box.right + x > 0 && box.bottom + y > 0
      && box.left + x < innerWidth && box.top + y < innerHeight,
  };
}"""


@dataclass(frozen=True)
class Stop:
    """Where the keyboard is.

    Attributes
    ----------
    id
        Tells elements apart.
    place
        ``page``, or ``map`` for its frame.
    name, role
        How it is called, and what it is.
    seen
        Whether an outline shows that it has the keyboard.
    inside
        Whether any of it is within the window.
    """

    id: str
    place: str
    name: str
    role: str
    seen: bool
    inside: bool


class Keys:
    """A reader without a mouse."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self._page.keyboard.press(key)

    def here(self) -> Stop | None:
        """Return where the keyboard is; ``None`` where nothing has it."""
        found = self._page.evaluate(STOP)
        return None if found is None else Stop(**found)

    def walk(self, key: str, most: int) -> Iterator[Stop]:
        """Press a key again and again; give each stop until the keyboard has left or come round."""
        seen: set[str] = set()
        for _ in range(most):
            self.press(key)
            self._page.wait_for_timeout(15)
            stop = self.here()
            if (stop is None and seen) or (stop and stop.id in seen):
                return
            if stop is not None:
                seen.add(stop.id)
                yield stop
        raise AssertionError(f"after {most} times {key} the keyboard is still in the page")

    def choose(self, option: str) -> None:
        """Open the list of the box that has the keyboard and take one of its options."""
        self.press("ArrowDown")
        wanted = self._page.get_by_role("option", name=option, exact=True)
        wanted.wait_for()
        for _ in range(30):
            if wanted.get_attribute("data-focused") == "true":
                self.press("Enter")
                return
            self.press("ArrowDown")
        raise AssertionError(f"the arrow keys do not come to {option!r}")

    def go(self, name: str, role: str, place: str = "page", *, back: bool = False) -> None:
        """Go on to what has a name, or begins with it; every stop on the way has to be seen."""
        for stop in self.walk("Shift+Tab" if back else "Tab", 120):
            assert stop.seen, f"nothing shows that {stop.name!r} has the keyboard"
            if stop.place == place and stop.role == role and stop.name.startswith(name):
                return
        raise AssertionError(f"the keyboard does not come to {role} {name!r}")
