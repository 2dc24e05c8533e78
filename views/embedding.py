"""Putting scripts, styles and data into a page of folium's, so that no text in them ever runs."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from branca.element import Element, MacroElement

_FOLDER = Path(__file__).parent


@cache
def timelayer_script(*, bridge: bool) -> str:
    """Return the time layer with its styles as one script: ``AtlasMap.draw`` puts it on a map.

    Parameters
    ----------
    bridge
        Whether it follows a Streamlit page around its frame.
    """
    name = "framed" if bridge else "alone"
    return (_FOLDER / "built" / f"{name}.js").read_text(encoding="utf-8")


def safe_json(value: Any) -> str:
    """Return JSON that can stand in a script element or a template, whatever its texts hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    # In JSON these pairs stand only within texts: an object's brace is followed by a quote.
    for mark in "{%#":
        text = text.replace(f"{{{mark}", f"{{\\u{ord(mark):04x}")
    return text


class Verbatim(Element):
    """Text that is put out as it is: branca's own element would run it as a template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **_: Any) -> str:
        """Return the text."""
        return self.text


class VerbatimMacro(MacroElement):
    """An element of a map whose script is put out as it is.

    branca renders a script and then runs the result as a template once more, data and all.
    """

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = type(self).__name__

    def render(self, **kwargs: Any) -> str:
        """Add the script to the page."""
        page: Any = self.get_root()
        script = self._template.module.script(self, kwargs)
        page.script.add_child(Verbatim(script), name=self.get_name())
        return ""
