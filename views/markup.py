"""HTML and other markup from elements and text, never from strings put together.

Text and attribute values are escaped by the serialiser, so nothing that a record says can become
markup, wherever it ends up.
"""

from xml.etree.ElementTree import Element, tostring


def el(tag: str, *children: Element | str | None, **attributes: str | None) -> Element:
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
    made = Element(tag)
    for name, value in attributes.items():
        if value is not None:
            made.set(name.rstrip("_").replace("_", "-"), value)
    last: Element | None = None
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


def html(element: Element) -> str:
    """Return an element as HTML text."""
    return tostring(element, encoding="unicode", method="html")
