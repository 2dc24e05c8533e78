"""What drawings are made with: the screen's colours, the bundled fonts, paper for a page."""

from pathlib import Path

import pytest
import quickjs
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from exports.drawing.colours import colour
from exports.drawing.outlines import outlined
from exports.drawing.picture import SCRIPT, pictures
from exports.drawing.type import FILES, FONTS, width, wrap
from tests.exports.briefs import brief_of
from tools.fonts import ADVANCES, advances


def test_paper_is_white_whatever_the_page() -> None:
    assert colour("paper") == "#ffffff"
    with pytest.raises(KeyError):
        colour("no-such-colour")


def test_the_fonts_hold_every_sign_that_is_written() -> None:
    for name in FILES.values():
        font = ImageFont.truetype(FONTS / f"{name}.ttf", 100)
        missing = bytes(font.getmask("\uffff"))
        for letter in "◦–…·’“”¶éÜłşğąčžñ€ЖΩ":
            assert bytes(font.getmask(letter)) != missing, f"{name} lacks {letter}"


def test_a_text_is_as_wide_as_its_size_says() -> None:
    assert width("2,250–3,499", 20) == pytest.approx(2 * width("2,250–3,499", 10))
    assert width("Erbil", 20, 700) > width("Erbil", 20)
    assert width("基地", 20) == pytest.approx(42)


@given(
    st.lists(st.text("abcdefg\u00a0", min_size=1, max_size=9), min_size=1, max_size=30),
    st.integers(60, 400),
)
def test_lines_hold_all_words_and_are_no_wider_than_asked(words: list[str], most: int) -> None:
    lines = wrap(" ".join(words), most, 12)
    assert " ".join(lines) == " ".join(words)
    for line in lines:
        assert width(line, 12) <= most or " " not in line


def test_the_table_of_widths_is_that_of_the_fonts() -> None:
    assert ADVANCES.read_text(encoding="utf-8") == advances()
    for weight, name in FILES.items():
        font = ImageFont.truetype(FONTS / f"{name}.ttf", 1000, layout_engine=ImageFont.Layout.BASIC)
        for words in ("up to 1,649 ◦", "Erbil – Şırnak", "as known on 1 October"):
            assert width(words, 1000, weight) == font.getlength(words)


def test_letters_become_outlines_where_the_font_has_them() -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg"><text class="{}" x="10" y="20" font-size="10"'
    (made, kept) = (
        outlined(head.format("atlas-text") + f"{more}</text></svg>")
        for more in (' text-anchor="end">Il<tspan class="a" font-size="20">.</tspan>', ">عراق")
    )
    assert "<text" not in made
    assert 'aria-label="Il"' in made
    assert f"translate({10 - width('Il', 10) - width('.', 20):.2f} 20) scale(0.01000" in made
    assert 'class="atlas-text a" font-size="1000"' in made
    assert f"translate({10 - width('.', 20):.2f} 20) scale(0.02000" in made
    assert ">عراق</text>" in kept


def test_what_the_scripts_miss_on_paper_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "script.js"
    script.write_text("var AtlasPaper = {begin() { return document.title; }}")
    monkeypatch.setattr("exports.drawing.picture.SCRIPT", script)
    pictures.__globals__["_drawn"].cache_clear()
    with pytest.raises(quickjs.JSException, match="document"):
        pictures(brief_of())


def test_the_layout_asks_no_browser() -> None:
    for asked in ("document.", "getBoundingClientRect", "measureText", "getComputedStyle"):
        assert asked not in SCRIPT.read_text(encoding="utf-8")
