"""Letters as outlines, so that a drawing looks the same in programs that lack its font."""

from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, fromstring, tostring

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from exports.drawing.type import FILES, FONTS, width

_SPACE = "http://www.w3.org/2000/svg"
_EM = 1000

Contour = tuple[int, int, str]
"""Where it begins, and the rest of it from there."""


class _Pen(BasePen):  # type: ignore[misc]
    """Writes contours from point to point, which takes half the room of places on the sheet."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.contours: list[Contour] = []

    def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self.contours.append((round(point[0]), round(point[1]), ""))
        self._at = point

    def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._add("l", point)

    def _qCurveToOne(  # noqa: N802
        self, control: tuple[float, float], point: tuple[float, float]
    ) -> None:
        self._add("q", control, point)

    def _closePath(self) -> None:  # noqa: N802
        x, y, path = self.contours[-1]
        self.contours[-1] = (x, y, path + "z")

    def _add(self, kind: str, *points: tuple[float, float]) -> None:
        from_x, from_y = (round(part) for part in self._at)
        steps = " ".join(f"{round(x) - from_x} {round(y) - from_y}" for x, y in points)
        x, y, path = self.contours[-1]
        self.contours[-1] = (x, y, path + kind + steps)
        self._at = points[-1]


@cache
def _font(weight: int) -> tuple[dict[int, str], Any]:
    font = TTFont(FONTS / f"{FILES[weight]}.ttf")
    return font.getBestCmap(), font.getGlyphSet()


@cache
def _contours(letter: str, weight: int) -> tuple[Contour, ...]:
    names, glyphs = _font(weight)
    pen = _Pen(glyphs)
    glyphs[names[ord(letter)]].draw(pen)
    return tuple(pen.contours)


def outlined(picture: str) -> str:
    """Return a drawing with each text as paths that bear its words as their label.

    What the bundled fonts lack stays text, in whatever font the reader's program has.
    """
    # Without its namespace while it is changed, so that names stay plain.
    top = fromstring(picture.replace(f' xmlns="{_SPACE}"', "", 1))
    for parent in [*top.iter()]:
        for at, node in enumerate(parent):
            if node.tag == "text" and _is_covered(node):
                parent[at] = _drawn(node)
    top.set("xmlns", _SPACE)
    return tostring(top, encoding="unicode")


def _is_covered(node: Element) -> bool:
    return {ord(letter) for letter in "".join(node.itertext())} <= set(_font(400)[0])


def _drawn(node: Element) -> Element:
    """Return a text as a group of paths: one for its own words, one for each of its spans."""
    group = Element("g", {"class": node.get("class", "")})
    x = float(node.get("x", "0"))
    if shift := {"middle": 0.5, "end": 1.0}.get(node.get("text-anchor", ""), 0.0):
        x -= shift * sum(_width(part, node, words) for part, words in _runs(node))
    for part, words in _runs(node):
        # A span of its own place brings its own anchor; such texts have no other words.
        placed = part is not node and "x" in part.attrib
        left = float(part.attrib["x"]) if placed else x
        if placed and node.get("text-anchor") == "middle":
            left -= _width(part, node, words) / 2
        y = part.get("y") or node.get("y", "0")
        x = left + _width(part, node, words)
        if words.strip():
            group.append(_path(part, node, words, f"translate({left:.2f} {y})"))
    return group


def _runs(node: Element) -> list[tuple[Element, str]]:
    runs = [(node, node.text or "")]
    for part in node:
        runs += [(part, part.text or ""), (node, (part.tail or "").strip())]
    return [(part, words) for part, words in runs if words]


def _size(part: Element, node: Element) -> float:
    return float(part.get("font-size") or node.attrib["font-size"])


def _weight(part: Element, node: Element) -> int:
    return int(part.get("font-weight") or node.get("font-weight") or 400)


def _width(part: Element, node: Element, words: str) -> float:
    spacing = float(node.get("letter-spacing", 0)) * len(words)
    return width(words, _size(part, node), _weight(part, node)) + spacing


def _path(part: Element, node: Element, words: str, place: str) -> Element:
    scale = _size(part, node) / _EM
    weight = _weight(part, node)
    spacing = float(node.get("letter-spacing", 0)) / scale
    left, contours = 0.0, []
    for letter in words:
        for x, y, path in _contours(letter, weight):
            contours.append(f"M{round(x + left)} {y}{path}")
        left += width(letter, _EM, weight) + spacing
    own = part.get("class")
    look = f"atlas-text {own}" if own and part is not node else node.get("class", "")
    return Element(
        "path",
        {
            "class": look,
            # Outlines are as thick as for a text of this size, which is the letters' own.
            "font-size": str(_EM),
            "transform": f"{place} scale({scale:.5f} -{scale:.5f})",
            "aria-label": words,
            "d": "".join(contours),
        },
    )
