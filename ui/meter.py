"""A range as a bar on a scale from none to the largest figure beside it."""

from xml.etree.ElementTree import Element

from views.markup import el


def meter(low: int | None, high: int | None, largest: int) -> Element:
    """Return the bar; empty where neither end is known, fading where the upper one is not."""
    bar = None
    if low is not None or high is not None:
        scale = max(largest, 1)
        left = 100 * (low or 0) / scale
        right = 100.0 if high is None else min(100 * high / scale, 100.0)
        kinds = ["range", "low" if low is not None else "", "open" if high is None else ""]
        bar = el(
            "i",
            class_=" ".join(filter(None, kinds)),
            style=f"left:{left:.2f}%;width:{max(right - left, 0):.2f}%",
        )
    return el("div", bar, class_="meter", aria_hidden="true")
