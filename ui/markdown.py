"""Text for Streamlit's own elements, which read Markdown."""

import re

# A sentence's full stop and a word's hyphen need no escape: it would be heard in a control's name.
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~<>$:&]|\.(?=\S)|(?<=\d)\.|(?<!\w)-|-(?!\w))")

# Icons, arrows, addresses: Streamlit looks for these in the finished text, where an escape is gone.
_JOINED = re.compile(
    r"(?<=:)(?=[\w/])|(?<=-)(?=[->])|(?<=[<>!~=])(?=[-=>])|(?<=www)(?=\.)|(?<=@)(?=\w)", re.I
)
_JOINER = "\u2060"  # invisible, and no place to break a line


def plain(text: str) -> str:
    """Return text that Streamlit's Markdown shows as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", _JOINED.sub(_JOINER, " ".join(text.split())))
