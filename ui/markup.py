"""HTML from elements and text, never from strings put together.

Text and attribute values are escaped by the serialiser, so nothing that a record says can become
markup, wherever it ends up.
"""

import re
from xml.etree import ElementTree

Child = "ElementTree.Element | str | None"
# A full stop between words needs no escape, which would be heard in the name of a control.
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-!|~<>$:&]|\.(?=\S)|(?<=\d)\.)")

# Icons, arrows, addresses: Streamlit looks for these in the finished text, where an escape is gone.
_JOINED = re.compile(
    r"(?<=:)(?=[\w/])|(?<=-)(?=[->])|(?<=[<>!~=])(?=[-=>])|(?<=www)(?=\.)|(?<=@)(?=\w)", re.I
)
_JOINER = "\u2060"  # invisible, and no place to break a line


def el(
    tag: str, *children: "ElementTree.Element | str | None", **attributes: str | None
) -> ElementTree.Element:
    """Return an element.

    Parameters
    ----------
    tag
        Its name.
    children
        Elements and texts in order; ``None`` is left out.
    attributes
        ``class_`` stands for ``class`` and ``data_x`` for ``data-x``; ``None`` is left out.
    """
    made = ElementTree.Element(tag)
    for name, value in attributes.items():
        if value is not None:
            made.set(name.rstrip("_").replace("_", "-"), value)
    last: ElementTree.Element | None = None
    for child in children:
        if child is None:
            continue
        if not isinstance(child, str):
            made.append(child)
            last = child
        elif last is None:
            made.text = (made.text or "") + child
        else:
            last.tail = (last.tail or "") + child
    return made


def html(element: ElementTree.Element) -> str:
    """Return an element as HTML text."""
    return ElementTree.tostring(element, encoding="unicode", method="html")


def plain(text: str) -> str:
    """Return text that Streamlit's Markdown shows as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", _JOINED.sub(_JOINER, " ".join(text.split())))
