"""Comparing names across spellings: accents, hyphens, Arabic and Kurdish letters."""

import re
import unicodedata

_SAME_LETTERS = str.maketrans(
    {
        # Kurdish and Persian keyboards write these; Arabic ones write the letter on the right.
        "ی": "ي",
        "ى": "ي",
        "ک": "ك",
        "ھ": "ه",
        "ہ": "ه",
        "ة": "ه",
        "ـ": "",  # a stretch, no letter
        # Signs for ayn, hamza and the soft sign, which most writers leave out.
        "'": "",
        "`": "",
        "’": "",
        "‘": "",
        "ʼ": "",
        "ʾ": "",
        "ʿ": "",
        "ı": "i",
        "ə": "a",
        "\u200c": "",  # joiners and marks of direction have no sound
        "\u200d": "",
        "\u200e": "",
        "\u200f": "",
    }
)

_BREAKS = re.compile(r"[\W_]+")

_FACILITY = re.compile(
    r"aerodrome|air(base|field|port|strip)?|army|base|field|force|heliport|international|intl"
    r"|landing|military|regional|strip"
)
"""Words for the kind of facility, which tell no two airfields apart."""


def fold(name: str) -> str:
    """Return a name in the form in which spellings of it compare as equal.

    Case, accents, vowel signs, apostrophes and the letters that differ between Arabic and Kurdish
    keyboards are levelled; whatever is no letter or digit becomes one space.
    """
    text = unicodedata.normalize("NFKD", name.casefold().translate(_SAME_LETTERS))
    plain = "".join(character for character in text if not unicodedata.combining(character))
    return _BREAKS.sub(" ", plain.translate(_SAME_LETTERS)).strip()


def core(name: str) -> str:
    """Return the folded name without the words for the kind of facility.

    ``Springfield Airfield`` gives ``springfield``. Empty where nothing else is left.
    """
    return " ".join(word for word in fold(name).split() if not _FACILITY.fullmatch(word))
