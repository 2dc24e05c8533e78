"""Text for Streamlit's own elements, which read Markdown."""

import re

# A full stop between words needs no escape, which would be heard in the name of a control.
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-!|~<>$:&]|\.(?=\S)|(?<=\d)\.)")

# Icons, arrows, addresses: Streamlit looks for these in the finished text, where an escape is gone.
_JOINED = re.compile(
    r"(?<=:)(?=[\w/])|(?<=-)(?=[->])|(?<=[<>!~=])(?=[-=>])|(?<=www)(?=\.)|(?<=@)(?=\w)", re.I
)
_JOINER = "\u2060"  # invisible, and no place to break a line


def plain(text: str) -> str:
    """Return text that Streamlit's Markdown shows as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", _JOINED.sub(_JOINER, " ".join(text.split())))
