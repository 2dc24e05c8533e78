"""What the scripts drew, as plain data: elements with their classes, children and texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Node:
    """An element.

    Attributes
    ----------
    name
        Its tag.
    attributes
        By name.
    style
        What the scripts set on the element itself, by the property's name in scripts.
    children
        Elements and texts, in order.
    """

    name: str
    attributes: dict[str, str]
    style: dict[str, str]
    children: tuple[Node | str, ...]

    @cached_property
    def classes(self) -> frozenset[str]:
        """The classes it has."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(one if isinstance(one, str) else one.text for one in self.children)

    @property
    def elements(self) -> list[Node]:
        """Its children that are elements."""
        return [child for child in self.children if isinstance(child, Node)]

    def all(self, name: str) -> Iterator[Node]:
        """Yield it and everything in it that has the class or, failing that, the tag."""
        if name in self.classes or name == self.name:
            yield self
        for child in self.elements:
            yield from child.all(name)

    def find(self, name: str) -> Node | None:
        """Return the first that has the class or tag; ``None`` where nothing has."""
        return next(self.all(name), None)


def node(given: list[Any]) -> Node:
    """Return a node from what ``paper.js`` makes of one: tag, attributes, style and children."""
    name, attributes, style, children = given
    return Node(
        name,
        attributes,
        style,
        tuple(child if isinstance(child, str) else node(child) for child in children),
    )
