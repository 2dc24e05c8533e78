"""The drawings: real text with the table's numbers, nothing to run or load, nothing covered."""

import copy
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from exports.drawing.picture import PICTURE, Paper, pictures
from exports.pptx import MAP
from tests.browser.expected import figures
from tests.exports.briefs import HOSTILE, ROOT, SAHEL, brief_of, files_of, table_of
from tests.exports.drawn import SVG, circles, texts, walk
from views.summary import summary
from views.view import Options

MONTHS = ["2024-09", "2025-09", "2026-09", "2026-12"]


def drawing(month: str, options: Options | None = None) -> str:
    """A month's picture with its texts as text: what PNG and PDF are made of."""
    brief = brief_of(ROOT, options) if options else brief_of()
    return pictures(brief)[brief.months[MONTHS.index(month)]]


def words_of(picture: str) -> list[str]:
    return ["".join(one.node.itertext()) for one in walk(picture) if one.node.tag == f"{SVG}text"]


def test_a_drawing_for_each_month_asked_for() -> None:
    assert list(files_of("svg")) == [f"{month}.svg" for month in MONTHS]


@pytest.mark.parametrize("month", MONTHS)
def test_names_and_ranges_are_those_of_the_table(month: str) -> None:
    names = {place.id: place.name for place in brief_of().view.world.dataset.places}
    rows = {row["place"]: row for row in table_of("--population", "us") if row["date"] == month}
    told: dict[str, list[str]] = {}
    for text in texts(drawing(month)):
        if text.place is not None:
            told.setdefault(text.place, []).append(text.words)
    assert set(told) == set(rows) - {"elsewhere-in-iraq"}  # what has no point has no mark
    for place, lines in told.items():
        assert lines[0] == names[place]
        assert lines[1].removesuffix(" ◦") == figures(rows[place])


@pytest.mark.parametrize("month", MONTHS)
def test_what_a_drawing_says_of_itself(month: str) -> None:
    brief = brief_of()
    frame = brief.frame(brief.months[MONTHS.index(month)])
    said = words_of(drawing(month))
    assert frame["title"] in " ".join(said)
    (dates,) = (
        "".join(one.node.itertext())
        for one in walk(drawing(month))
        if "atlas-dates" in one.node.get("class", "")
    )
    assert "as known on 1 October 2025 · evidence ends 1 October 2025, 13 months ago" in dates
    assert dates.startswith(frame["date"])
    assert frame["phase_text"] in dates
    assert ("after the last report" in dates) == (month > "2025-10")
    sources = " ".join(said)
    assert "Projected from public reporting: 5 reports, 4 independent; as announced" in sources
    assert "Borders: Natural Earth, de facto." in sources
    for sign in ("at least", "at most", "announced", "worked out", "none", "assumption", "2,000"):
        assert sign in said
    assert any(re.fullmatch(r"\d+ km", words) for words in said)


def test_the_description_is_the_plain_summary() -> None:
    brief = brief_of()
    desc = ElementTree.fromstring(drawing("2025-09")).findtext(f"{SVG}desc")
    assert desc == summary(brief.view, brief.months[1])


def test_outlines_and_signs_tell_how_a_range_is_known() -> None:
    def looks(month: str, place: str) -> list[str]:
        return [m.node.get("class", "") for m in walk(drawing(month)) if m.place == place]

    assert "atlas-ring is-planned" in looks("2025-09", "erbil")
    assert "atlas-ring is-assumed" in looks("2025-09", "harir")
    assert {"atlas-ring is-no-number is-faint", "atlas-disc"} & {*looks("2025-09", "ain-al-asad")}
    assert "atlas-zero" in looks("2026-12", "baghdad")
    shaded = [m for m in walk(drawing("2025-09")) if "is-shaded" in m.node.get("class", "")]
    assert len(shaded) == 1
    assert ".atlas-lifted.is-shaded{fill:url(#atlas-hatch)}" in drawing("2025-09")


def test_the_split_is_hatched_and_named() -> None:
    plain = drawing("2025-09")
    options = Options("us", split=True)
    shown = drawing("2025-09", options)
    assert "illustrative split" not in " ".join(words_of(plain))
    assert any("illustrative split" in words for words in words_of(shown))
    assert any(one.place and one.node.get("class") == "atlas-split" for one in walk(shown))
    patterns = {one.node.get("id") for one in walk(shown) if one.node.tag == f"{SVG}pattern"}
    assert {*re.findall(r"url\(#([\w-]+)\)", shown)} == patterns


@pytest.mark.parametrize("paper", [PICTURE, MAP], ids=["picture", "slide"])
@pytest.mark.parametrize("folder", [ROOT, SAHEL], ids=["shipped", "sahel"])
def test_labels_cover_nothing_in_any_month(folder: Path, paper: Paper) -> None:
    brief = brief_of(folder)
    every = brief.view.world.dataset.months
    months = tuple(every if folder == ROOT else list(every)[:: len(every) // 5])
    for month, picture in pictures(replace(brief, months=months), paper).items():
        lines = texts(picture)
        assert len(lines) > 20
        assert len(circles(picture)) >= 4
        for at, one in enumerate(lines):
            assert 0 <= one.left < one.right <= paper.width, (month, one)
            assert 0 <= one.top < one.bottom <= paper.height, (month, one)
            for other in lines[at + 1 :]:
                assert not one.meets(other), (month, one, other)
        for circle in circles(picture):
            if not circle.is_faint:
                covering = [one for one in lines if one.place and circle.meets(one)]
                assert not covering, (month, circle, covering)


def test_long_texts_and_other_letters_find_room() -> None:
    brief = replace(brief_of(), months=brief_of().months[2:3])
    frames = copy.deepcopy(brief.frames)
    frames["banner"] = "For official use"
    frames["source_line"] += " And so on, as long as it takes to say what it rests on." * 3
    names = [
        "العراق",
        "عين الأسد <b>&",
        "Łódź-Şırnak",
        "Сулейманія",
        "Llanfairpwllgwyngyllgogery" * 2,
    ]
    for place, name in zip(frames["places"], names, strict=False):
        place["name"] = name
    for frame in frames["frames"]:
        frame["title"] = (
            f"In\u00a0a\u00a0month, {frame['title']}, and more of it, again and again" * 2
        )
        frame["phase_text"] = (
            "end of a phase whose name goes on for quite a while and then some more"
        )
    vars(brief)["frames"] = frames
    (picture,) = pictures(brief).values()
    lines = texts(picture)
    said = [line.words for line in lines]
    assert "For official use" in said
    assert {"العراق", "عين الأسد <b>&", "Łódź-Şırnak", "Сулейманія"} <= set(said)
    assert any(words.startswith("Llanfair") and words.endswith("…") for words in said)
    for at, one in enumerate(lines):
        assert 0 <= one.left < one.right <= 1920, one
        assert 0 <= one.top < one.bottom <= 1080, one
        assert not any(one.meets(other) for other in lines[at + 1 :]), one


def test_a_drawing_needs_no_font() -> None:
    for month in MONTHS:
        made = files_of("svg")[f"{month}.svg"].decode()
        assert "<text" not in made
        labels = {one.node.get("aria-label", "").strip() for one in walk(made)}
        for words in words_of(drawing(month)):
            assert any(label and label in words for label in labels), words


def test_nothing_moves_from_month_to_month() -> None:
    spots: dict[str, set[tuple[int, int]]] = {}
    for month in MONTHS:
        for one in walk(drawing(month)):
            if one.node.tag == f"{SVG}circle" and one.place and one.node.get("cx", "0") == "0":
                spots.setdefault(one.place, set()).add((round(one.x), round(one.y)))
    assert {place: len(found) for place, found in spots.items()} == dict.fromkeys(spots, 1)


ALLOWED = {"svg", "title", "desc", "style", "defs", "pattern", "g", "path", "rect", "circle"}
ALLOWED |= {"line"}


@pytest.mark.parametrize("folder", [ROOT, SAHEL], ids=["shipped", "sahel"])
def test_nothing_runs_and_nothing_is_loaded(folder: Path) -> None:
    for content in files_of("svg", folder).values():
        picture = content.decode()
        assert {one.node.tag.removeprefix(SVG) for one in walk(picture)} <= ALLOWED
        assert not any(key.startswith("on") for one in walk(picture) for key in one.node.attrib)
        assert set(re.findall(r"url\((.{9})", picture)) <= {"#atlas-ha", "#atlas-sp"}
        assert re.findall(r"https?:[^\"]*", picture) == ["http://www.w3.org/2000/svg"]
        assert "href" not in picture


def test_hostile_texts_stay_text(spoiled: Path) -> None:
    (picture, *_) = pictures(brief_of(spoiled)).values()
    assert {one.node.tag.removeprefix(SVG) for one in walk(picture)} <= {*ALLOWED, "text", "tspan"}
    (content, *_) = files_of("svg", spoiled).values()
    assert {one.node.tag.removeprefix(SVG) for one in walk(content.decode())} <= {*ALLOWED, "text"}
    said = "\n".join(words_of(picture))
    assert len([trick for trick in HOSTILE if trick[:12] in said]) >= 3
    assert "<script>" in said


def test_the_same_brief_gives_the_same_bytes() -> None:
    once = dict(files_of("svg"))
    brief = brief_of()
    again = replace(brief, today=brief.today)
    pictures.__globals__["_drawn"].cache_clear()
    assert [*pictures(again).values()] == [*pictures(brief).values()]
    files_of.cache_clear()
    assert files_of("svg") == once
