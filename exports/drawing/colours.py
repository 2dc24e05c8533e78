"""The colours of the map, by the names that its style sheet gives them."""

import re
from functools import cache

from files import ROOT


@cache
def colour(name: str) -> str:
    """Return a colour of the style sheet by its variable's name, without the dashes.

    Raises
    ------
    KeyError
        Where the style sheet has none of that name.
    """
    return _variables()[name]


@cache
def _variables() -> dict[str, str]:
    sheet = (ROOT / "views" / "timelayer" / "looks.css").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for name, value in re.findall(r"--([\w-]+):\s*([^;]+);", sheet):
        # What comes later is for a dark page; paper is white.
        found.setdefault(name, value.strip())
    return found
