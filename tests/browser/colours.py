"""Contrast as WCAG 2.2 counts it, of colours as a browser computes them."""

import re

Colour = tuple[float, float, float, float]
"""Red, green, blue and opacity, each from 0 to 1."""


def parse(text: str) -> Colour:
    """Return a computed colour: ``rgb(…)``, ``rgba(…)`` or ``color(srgb …)``."""
    numbers = [float(one) for one in re.findall(r"-?[\d.]+(?:e-?\d+)?", text)]
    scale = 1.0 if text.startswith("color(srgb") else 255.0
    if not text.startswith(("rgb", "color(srgb")) or len(numbers) not in (3, 4):
        raise ValueError(f"{text!r} is no colour that is known here")
    red, green, blue = (one / scale for one in numbers[:3])
    return red, green, blue, numbers[3] if len(numbers) == 4 else 1.0


def over(top: Colour, ground: Colour) -> Colour:
    """Return what is seen of a colour that lies upon another."""
    share = top[3]
    red, green, blue = (share * a + (1 - share) * b for a, b in zip(top[:3], ground, strict=False))
    return red, green, blue, 1.0


def contrast(one: Colour, other: Colour) -> float:
    """Return the ratio of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
