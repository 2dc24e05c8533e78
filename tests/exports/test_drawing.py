"""What drawings are made with: the screen's style sheet, the bundled fonts, paper for a page."""

from pathlib import Path

import pytest
import quickjs
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from exports.drawing.page import pages
from exports.drawing.sheet import PICTURE
from exports.drawing.style import Being, colour, declared
from exports.drawing.type import FILES, FONTS, width, wrap
from tests.exports.briefs import brief_of

ROOT = Being("div", frozenset({"atlas"}))
MARKS = Being("svg", frozenset({"atlas-marks"}))


def looks(*classes: str, name: str = "circle") -> dict[str, str]:
    return declared((ROOT, MARKS, Being(name, frozenset(classes))))


def test_looks_come_from_the_screens_style_sheet() -> None:
    assert looks("atlas-ring")["stroke"] == colour("mark") == "#0072b2"
    assert "stroke-dasharray" in looks("atlas-ring", "is-planned")
    assert "stroke-dasharray" not in looks("atlas-ring", "is-stated")
    assert looks("atlas-ring", "is-faint")["fill"] == "none"


def test_the_weightier_rule_wins_and_ancestors_count() -> None:
    thick, thin = looks("atlas-ring"), looks("atlas-ring", "is-worked-out")
    assert float(thin["stroke-width"][:-2]) < float(thick["stroke-width"][:-2])
    alone = declared((Being("text", frozenset({"atlas-range"})),))
    on_the_map = looks("atlas-range", name="text")
    assert "fill" not in alone
    assert on_the_map["fill"] == colour("mark-deep")


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


def test_lines_are_as_even_as_they_can_be() -> None:
    one, other = wrap("aaaa aaaa aaaa aaaa aaaa aaaa", width("aaaa aaaa aaaa aaaa aaaa", 12), 12)
    assert one == other == "aaaa aaaa aaaa"


def test_what_the_scripts_miss_on_paper_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = brief_of()
    world = brief.view.world
    script = tmp_path / "script.js"
    script.write_text("var document = {}; document.querySelector('p')")
    monkeypatch.setattr("exports.drawing.page.SCRIPT", script)
    with pytest.raises(quickjs.JSException, match="not a function"):
        list(pages(brief.frames, world.basemap, world.dataset.bounds, [0], PICTURE))
