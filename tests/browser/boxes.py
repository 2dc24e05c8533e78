"""What may not be covered on the map: measured in the map's frame, for the month shown.

A mark's boxes are its text, its disc or dot and the dot at its true place. Rings may cross each
other, and a faint ring, which says no more than the country's total, may run behind text.
"""

import math
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from playwright.sync_api import Frame

MEASURE = """() => {
  const shown = (node) => node !== null && node.getClientRects().length > 0;
  const box = (node) => {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    return [left, top, right, bottom];
  };
  const found = [];
  const add = (kind, owner, node) => {
    if (shown(node)) found.push([kind, owner, ...box(node)]);
  };
  for (const mark of document.querySelectorAll("[data-place]")) {
    const owner = mark.dataset.place;
    if (mark.matches(".atlas-badge")) add("text", owner, mark.querySelector(".atlas-plate"));
    for (const line of mark.querySelectorAll("text")) {
      if (line.textContent.trim()) add("text", owner, line);
    }
    for (const part of ["disc", "zero", "unknown", "true"]) {
      add("sign", owner, mark.querySelector(`.atlas-${part}`));
    }
    add("ring", owner, mark.querySelector(".atlas-ring:not(.is-faint)"));
  }
  for (const name of document.querySelectorAll(".atlas-country-name")) {
    if (name.textContent) add("text", name.textContent, name);
  }
  for (const part of ["legend", "scale", "buttons", "note"]) {
    add("furniture", part, document.querySelector(`.atlas-${part}`));
  }
  add("stage", "stage", document.querySelector(".atlas-stage"));
  return found;
}"""

SLACK = 0.5
"""How many pixels boxes may share: browsers round."""


@dataclass(frozen=True)
class Box:
    """A box in the frame; signs and rings are the circles in theirs."""

    kind: str
    owner: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        if self.round and other.round:
            dx = (self.left + self.right) - (other.left + other.right)
            dy = (self.top + self.bottom) - (other.top + other.bottom)
            return math.hypot(dx, dy) / 2 < self.radius + other.radius - SLACK
        if self.round:
            return other.meets(self)
        if other.round:
            x, y = (other.left + other.right) / 2, (other.top + other.bottom) / 2
            dx = max(self.left - x, 0.0, x - self.right)
            dy = max(self.top - y, 0.0, y - self.bottom)
            return math.hypot(dx, dy) < other.radius - SLACK
        return (
            self.left < other.right - SLACK
            and other.left < self.right - SLACK
            and self.top < other.bottom - SLACK
            and other.top < self.bottom - SLACK
        )

    def within(self, other: "Box") -> bool:
        return (
            self.left > other.left - SLACK
            and self.top > other.top - SLACK
            and self.right < other.right + SLACK
            and self.bottom < other.bottom + SLACK
        )

    @property
    def round(self) -> bool:
        return self.kind in {"sign", "ring"}

    @property
    def radius(self) -> float:
        return (self.right - self.left) / 2


def measure(frame: Frame) -> list[Box]:
    """Return all boxes of the month that the map shows."""
    found: list[list[Any]] = frame.evaluate(MEASURE)
    return [Box(*values) for values in found]


def clashes(boxes: list[Box]) -> list[str]:
    """Name every pair that covers each other, and each text that the map's edge cuts off."""
    (stage,) = (box for box in boxes if box.kind == "stage")
    parts = [box for box in boxes if box.kind != "stage"]
    cut = [f"{b.owner} at the edge" for b in parts if b.kind == "text" and not b.within(stage)]
    return cut + [
        f"{one.kind} of {one.owner} on {other.kind} of {other.owner}"
        for one, other in combinations(parts, 2)
        if one.owner != other.owner and _may_not_meet(one, other) and one.meets(other)
    ]


def _may_not_meet(one: Box, other: Box) -> bool:
    kinds = {one.kind, other.kind}
    return kinds not in ({"ring"}, {"ring", "sign"}, {"ring", "furniture"})
