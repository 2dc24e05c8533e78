"""The screen's style sheet, worked out for an element: colours and outlines stand in one place.

Of CSS it knows what the time layer's sheet uses to draw: tags, classes and ancestors in selectors,
variables, and lengths in em. Rules for states such as hovering are left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from views.embedding import timelayer_style

DRAWN = (
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-dasharray",
    "stroke-linejoin",
    "stroke-linecap",
    "paint-order",
    "font-size",
    "font-weight",
    "letter-spacing",
    "text-decoration",
    "opacity",
    "vector-effect",
)
"""The properties that a drawing takes over."""


class Being(NamedTuple):
    """What selectors ask of an element."""

    name: str
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Rule:
    """A selector, from the ancestor down, with its declarations; steps that must be direct."""

    steps: tuple[Being, ...]
    direct: tuple[bool, ...]
    weight: tuple[int, int, int]
    declarations: dict[str, str]

    def holds(self, line: Sequence[Being]) -> bool:
        """Say whether the selector means the last of a line of descent."""
        return _meets(line[-1], self.steps[-1]) and self._above(line[:-1], len(self.steps) - 2)

    def _above(self, line: Sequence[Being], step: int) -> bool:
        if step < 0:
            return True
        reach = line[-1:] if self.direct[step + 1] else line
        start = len(line) - len(reach)
        return any(
            _meets(line[at], self.steps[step]) and self._above(line[:at], step - 1)
            for at in range(len(line) - 1, start - 1, -1)
        )


def _meets(being: Being, asked: Being) -> bool:
    return asked.name in ("", being.name) and asked.classes <= being.classes


@cache
def declared(line: tuple[Being, ...]) -> dict[str, str]:
    """Return what the style sheet declares for the last of a line of descent, to be drawn.

    Parameters
    ----------
    line
        The element with its ancestors, the outermost first.
    """
    found: dict[str, str] = {}
    for rule in _rules():
        if rule.holds(line):
            found |= rule.declarations
    return found


@cache
def colour(name: str) -> str:
    """Return a colour of the style sheet by its variable's name, without the dashes.

    Raises
    ------
    KeyError
        Where the style sheet has none of that name.
    """
    return _variables()[f"--{name}"]


@cache
def _sheet() -> str:
    text = re.sub(r"/\*.*?\*/", "", timelayer_style(), flags=re.S)
    # What holds only under a condition does not hold on paper.
    return re.sub(r"@[^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", text)


@cache
def _variables() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in re.findall(r"(--[\w-]+):\s*([^;]+);", _sheet()):
        # What comes later is for a dark page; paper is white.
        found.setdefault(name, value.strip())
    return found


@cache
def _rules() -> tuple[_Rule, ...]:
    """All rules that draw something, the weightiest last."""
    rules = []
    for order, (selectors, body) in enumerate(re.findall(r"([^{}]+)\{([^{}]*)\}", _sheet())):
        own = {
            name: re.sub(r"var\((--[\w-]+)[^)]*\)", lambda m: _variables()[m[1]], value.strip())
            for name, _, value in (part.strip().partition(":") for part in body.split(";"))
            if name in DRAWN and "var(--u" not in value  # the unit is the sheet's own matter
        }
        for selector in selectors.split(",") if own else ():
            if not re.search(r"[:\[*]", selector) or selector.split()[-1] == "*":
                rules.append(_rule(selector, own, order))
    return tuple(sorted(rules, key=lambda rule: rule.weight))


def _rule(selector: str, own: dict[str, str], order: int) -> _Rule:
    steps, direct, after = [], [], False
    for part in selector.replace(">", " > ").split():
        if part == ">":
            after = True
            continue
        tag, *classes = part.replace("*", "").split(".")
        steps.append(Being(tag, frozenset(classes)))
        direct.append(after)
        after = False
    classes_in_all = sum(len(step.classes) for step in steps)
    tags = sum(bool(step.name) for step in steps)
    return _Rule(tuple(steps), tuple(direct), (classes_in_all, tags, order), own)
