"""Make the bundled fonts from Noto Sans, as Debian's package ``fonts-noto-core`` installs it.

Run by hand, when another edition of Noto or other letters are wanted::

    python -m tools.fonts /usr/share/fonts/truetype/noto

Needs brotli, which nothing else here does: ``pip install brotli``. The result is the same for the
same source and fontTools. With the fonts goes the table of how wide their letters are, by which all
layout is made.
"""

import json
import sys
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from files import ROOT, Parser

FOLDER = ROOT / "exports" / "fonts"
PACKED = ROOT / "static" / "fonts"
"""Where the browser finds them."""

ADVANCES = ROOT / "views" / "timelayer" / "advances.json"
"""How wide each letter is, in thousandths of an em."""

FAMILY = "Atlas Sans"
"""A name of its own, so that no drawing takes another edition of Noto that a machine may have."""

LETTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),  # Latin
    *range(0x2B0, 0x530),  # modifiers, accents, Greek, Cyrillic
    *range(0x1E00, 0x2070),  # more Latin and Greek, punctuation
    *range(0x20A0, 0x2190),  # currencies, letter-like signs, fractions
    0xFFFD,
)

SIGN = 0x25E6
"""The mark of an assumption, which Noto Sans lacks; it is in Noto Sans Symbols 2."""

NAMES = {1: FAMILY, 4: FAMILY, 6: FAMILY.replace(" ", ""), 16: None, 17: None, 21: None, 22: None}


def main(arguments: list[str]) -> int:
    """Write a file for drawing and one to put into an SVG, for each weight."""
    parser = Parser(prog="python -m tools.fonts", description=__doc__)
    parser.add_argument("source", type=Path, help="the folder with the fonts of Noto")
    source: Path = parser.parse_args(arguments).source
    for weight in ("Regular", "Bold"):
        font = TTFont(source / f"NotoSans-{weight}.ttf", recalcTimestamp=False)
        _add_sign(font, TTFont(source / "NotoSansSymbols2-Regular.ttf"))
        _cut(font)
        _rename(font, weight)
        font.save(FOLDER / f"AtlasSans-{weight}.ttf")
        font.flavor = "woff2"
        font.save(PACKED / f"AtlasSans-{weight}.woff2")
    ADVANCES.write_text(advances(), encoding="utf-8")
    return 0


def advances() -> str:
    """Return the table of the kept fonts as JSON: by weight, the first of each run of letters."""
    table: dict[str, dict[int, list[int]]] = {}
    for weight, name in (("400", "Regular"), ("700", "Bold")):
        font = TTFont(FOLDER / f"AtlasSans-{name}.ttf")
        runs: dict[int, list[int]] = {}
        before = first = -1
        for letter, glyph in sorted(font.getBestCmap().items()):
            if letter != before + 1:
                first = letter
            before = letter
            runs.setdefault(first, []).append(font["hmtx"][glyph][0])
        table[weight] = runs
    return json.dumps(table, separators=(",", ":")) + "\n"


def _add_sign(font: Any, other: Any) -> None:
    name = other.getBestCmap()[SIGN]
    font["glyf"][name] = other["glyf"][name]
    font["hmtx"][name] = other["hmtx"][name]
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap[SIGN] = name


def _cut(font: Any) -> None:
    options = Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"]
    options.hinting = False
    cutter = Subsetter(options)
    cutter.populate(unicodes=[*LETTERS, SIGN])
    cutter.subset(font)


def _rename(font: Any, weight: str) -> None:
    names = font["name"]
    for number, text in NAMES.items():
        names.removeNames(nameID=number)
        if text is not None:
            plain = weight == "Regular" or number == 1
            joint = "-" if number == 6 else " "
            names.setName(text if plain else f"{text}{joint}{weight}", number, 3, 1, 0x409)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
