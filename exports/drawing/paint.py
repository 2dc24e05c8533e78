"""Turning what the scripts drew into SVG: classes become plain attributes, text stays text."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element, SubElement

from exports.drawing.style import Being, declared
from exports.drawing.tree import Node

KEPT = re.compile(
    r"x|y|[xy][12]|c[xy]|r[xy]?|d|width|height|transform|text-anchor|data-[a-z]+|points"
    r"|patternTransform|patternUnits|id"
)
"""The attributes that a drawing keeps; roles and tab stops mean nothing on paper."""

Colour = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Brush:
    """What an element inherits: its line of descent, type size in pixels, and scale."""

    line: tuple[Being, ...]
    em: float
    scale: float = 1.0

    def below(self, name: str, classes: Iterable[str] = ()) -> "Brush":
        """Return the brush for a child, its own type size included."""
        line = (*self.line, Being(name, frozenset(classes)))
        size = declared(line).get("font-size")
        return replace(self, line=line, em=_length(size, self.em) if size else self.em)


def number(value: float) -> str:
    """Return a length as a drawing holds it: a hundredth of a pixel is enough."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if math.isfinite(value) else "0"


def styled(parent: Element, name: str, brush: Brush, **attributes: str | float) -> Element:
    """Add an element that looks as the style sheet says.

    Parameters
    ----------
    parent
        What to add it to.
    name
        Its tag.
    brush
        Its own brush, as `Brush.below` gives it.
    attributes
        Its attributes; an underscore stands for a hyphen, numbers are lengths in pixels.
    """
    made = SubElement(parent, name)
    for key, value in attributes.items():
        text = value if isinstance(value, str) else number(value)
        made.set(key.replace("_", "-"), text)
    for key, value in _looks(name, brush).items():
        made.set(key, value)
    return made


def paint(parent: Element, node: Node, brush: Brush) -> None:
    """Add a node with all that is in it; `brush` is its parent's."""
    own = brush.below(node.name, node.classes)
    if "fontSize" in node.style:
        own = replace(own, em=_length(node.style["fontSize"], brush.em))
    if factor := re.search(r"scale\(([\d.]+)", node.attributes.get("transform", "")):
        own = replace(own, scale=own.scale * float(factor[1]))
    if _is_unseen(node, own):
        return
    kept = {key: value for key, value in node.attributes.items() if KEPT.fullmatch(key)}
    made = SubElement(parent, node.name, kept)
    for key, value in _looks(node.name, own).items():
        made.set(key, value)
    last: Element | None = None
    for child in node.children:
        if isinstance(child, Node):
            paint(made, child, own)
            last = made[-1] if len(made) else None
        elif last is None:
            made.text = (made.text or "") + child
        else:
            last.tail = (last.tail or "") + child


def _is_unseen(node: Node, brush: Brush) -> bool:
    """Say whether it is there only for the pointer or the keyboard, or says nothing."""
    if node.name == "text":
        return not node.text.strip()
    looks = declared(brush.line)
    nothing = {"none", "transparent"}
    return (
        node.name in {"circle", "rect", "line", "path"}
        and looks.get("fill", "black" if node.name in {"circle", "rect"} else "none") in nothing
        and looks.get("stroke", "none") in nothing
    )


def _looks(name: str, brush: Brush) -> dict[str, str]:
    """Return the attributes that make an element look as the style sheet says."""
    looks = declared(brush.line)
    found: dict[str, str] = {}
    for key in ("fill", "stroke"):
        if key in looks:
            colour, opacity = _colour(looks[key])
            opacity *= float(looks.get(f"{key}-opacity", "1"))
            found[key] = colour
            if opacity < 1:
                found[f"{key}-opacity"] = number(opacity)
    shrunk = brush.scale if looks.get("vector-effect") == "non-scaling-stroke" else 1.0
    for key in ("stroke-width", "stroke-dasharray", "letter-spacing"):
        if key in looks:
            lengths = (_length(part, brush.em) / shrunk for part in looks[key].split())
            found[key] = " ".join(map(number, lengths))
    for key in ("stroke-linejoin", "stroke-linecap", "paint-order", "font-weight", "opacity"):
        if key in looks:
            found[key] = looks[key]
    if name in {"text", "tspan"}:
        found["font-size"] = number(brush.em)
    return found


def _length(text: str, em: float) -> float:
    """Return a length of the style sheet in pixels."""
    if among := re.fullmatch(r"max\((.+)\)", text):
        return max(_length(part.strip(), em) for part in among[1].split(","))
    if text.endswith("em"):
        return float(text.removesuffix("em")) * em
    return float(text.removesuffix("px"))


def _colour(text: str) -> Colour:
    """Return a colour and how opaque it is."""
    text = text.replace('"', "").replace("'", "")
    if text == "transparent":
        return "none", 1.0
    mixed = re.fullmatch(r"rgb\((\d+) (\d+) (\d+) / (\d+)%\)", text)
    if not mixed:
        return text, 1.0
    red, green, blue, share = map(int, mixed.groups())
    return f"#{red:02x}{green:02x}{blue:02x}", share / 100
