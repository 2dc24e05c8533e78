"""Reading a drawing: where its texts and circles stand, as any reader of SVG would find them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from xml.etree import ElementTree

from PIL import ImageFont

from tests.exports.briefs import ROOT

SVG = "{http://www.w3.org/2000/svg}"
FILES = {"400": "AtlasSans-Regular.ttf", "700": "AtlasSans-Bold.ttf"}


class Text(NamedTuple):
    """A line of text: its words, its edges, and the place whose mark it belongs to."""

    words: str
    left: float
    top: float
    right: float
    bottom: float
    place: str | None

    def meets(self, other: "Text") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


class Circle(NamedTuple):
    """A disc, or a ring; a faint one says no more than the country's total."""

    x: float
    y: float
    r: float
    place: str
    is_faint: bool

    def meets(self, text: Text) -> bool:
        across = max(text.left - self.x, 0, self.x - text.right)
        down = max(text.top - self.y, 0, self.y - text.bottom)
        return across**2 + down**2 < self.r**2


class Seen(NamedTuple):
    """An element with what it inherits: where it stands, its scale, whose mark it is in."""

    node: ElementTree.Element
    x: float
    y: float
    scale: float
    place: str | None


def walk(picture: str) -> Iterator[Seen]:
    """Yield every element of a drawing."""

    def below(node: ElementTree.Element, above: Seen) -> Iterator[Seen]:
        _, x, y, scale, place = above
        how = node.get("transform", "")
        if moved := re.search(r"translate\(([-\d.]+) ([-\d.]+)\)", how):
            x, y = x + float(moved[1]), y + float(moved[2])
        if scaled := re.search(r"scale\(([\d.]+)\)", how):
            scale *= float(scaled[1])
        seen = Seen(node, x, y, scale, node.get("data-place", place))
        yield seen
        for child in node:
            yield from below(child, seen)

    top = ElementTree.fromstring(picture)
    yield from below(top, Seen(top, 0, 0, 1, None))


def texts(picture: str) -> list[Text]:
    """Return the lines of text, in the order in which they are drawn."""
    return [
        line for seen in walk(picture) if seen.node.tag == f"{SVG}text" for line in _lines(seen)
    ]


def _lines(seen: Seen) -> Iterator[Text]:
    """Yield the lines of a text: a span with a place of its own begins one."""
    node, x, y, _, place = seen
    parts = [(node, node.text or "")]
    for part in node:
        parts += [(part, part.text or ""), (node, part.tail or "")]
    lines: list[list[tuple[ElementTree.Element, str]]] = []
    for part, words in parts:
        if part.get("x") is not None and (part is not node or not lines):
            lines.append([])
        if lines and (words.strip() or len(parts) == 1 or node.get("x")):
            lines[-1].append((part, words))
    for line in lines:
        first = line[0][0]
        size = max(float(part.get("font-size") or node.attrib["font-size"]) for part, _ in line)
        said = "".join(words for _, words in line)
        wide = sum(_width(words, part, node) for part, words in line)
        wide += float(node.get("letter-spacing", 0)) * len(said)
        start = x + float(first.attrib["x"])
        start -= {"end": wide, "middle": wide / 2}.get(node.get("text-anchor", ""), 0)
        base = y + float(first.get("y") or node.attrib["y"])
        yield Text(said, start, base - 0.72 * size, start + wide, base + 0.2 * size, place)


def circles(picture: str) -> list[Circle]:
    """Return the discs, rings and signs of the marks, not the dots at their true places."""
    found = []
    for node, x, y, scale, place in walk(picture):
        if node.tag == f"{SVG}circle" and place is not None and node.get("cx", "0") == "0":
            look = node.get("class", "")
            if look not in {"atlas-hit", "atlas-focus"}:
                faint = "is-faint" in look
                found.append(Circle(x, y, float(node.get("r", 0)) * scale, place, faint))
    return found


def _width(words: str, part: ElementTree.Element, whole: ElementTree.Element) -> float:
    size = float(part.get("font-size") or whole.attrib["font-size"])
    weight = part.get("font-weight") or whole.get("font-weight") or "400"
    return _font(weight).getlength(words) * size / 1000


@cache
def _font(weight: str) -> ImageFont.FreeTypeFont:
    path = ROOT / "exports" / "fonts" / FILES[weight]
    return ImageFont.truetype(path, 1000, layout_engine=ImageFont.Layout.BASIC)
