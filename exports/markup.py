"""HTML and other markup from elements and text, never from strings put together."""

from xml.etree.ElementTree import Element, tostring

Child = Element | str | None


def el(tag: str, *children: Child, **attributes: str | None) -> Element:
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
        if isinstance(child, Element):
            made.append(child)
            last = child
        elif child is not None and last is None:
            made.text = (made.text or "") + child
        elif child is not None and last is not None:
            last.tail = (last.tail or "") + child
    return made


def html(element: Element) -> str:
    """Return an element as HTML text; texts and values are escaped, whatever they hold."""
    return tostring(element, encoding="unicode", method="html")
