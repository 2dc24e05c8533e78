"""A set of values as bars on a scale from none to the largest figure beside it."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from presence.answers.values import Piece
from views.markup import el


def meter(pieces: Sequence[Piece], largest: int) -> Element:
    """Return a bar for each piece; one fades where its upper end is not known."""
    scale = max(largest, 1)
    return el("div", *(_bar(*piece, scale) for piece in pieces), class_="meter", aria_hidden="true")


def _bar(low: int | None, high: int | None, scale: int) -> Element:
    left = 100 * (low or 0) / scale
    right = 100.0 if high is None else min(100 * high / scale, 100.0)
    kinds = ["range", "low" if low is not None else "", "open" if high is None else ""]
    return el(
        "i",
        class_=" ".join(filter(None, kinds)),
        style=f"left:{left:.2f}%;width:{max(right - left, 0):.2f}%",
    )
