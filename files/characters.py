"""Characters that hide, reorder or break text."""

import unicodedata

_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def hides(character: str) -> bool:
    """Whether a character is a control, breaks a line or reorders its neighbours."""
    return unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or (
        character in _BIDI_CONTROLS
    )


def hidden_character(text: str, allowed: str = "") -> str | None:
    """Return the first character that hides, as ``U+202E``; ``None`` where there is none."""
    if text.isprintable():
        return None  # whatever hides is not, and most texts are: no need to look at each character
    found = next((one for one in text if hides(one) and one not in allowed), None)
    return None if found is None else f"U+{ord(found):04X}"
