"""The drawings: real text with the table's numbers, nothing to run or load, nothing covered."""

import copy
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from exports.drawing.picture import pictures
from exports.drawing.sheet import PICTURE, Paper
from exports.pptx import MAP
from tests.browser.expected import figures
from tests.exports.briefs import HOSTILE, ROOT, SAHEL, brief_of, files_of, table_of
from tests.exports.drawn import SVG, circles, texts, walk
from views.summary import summary
from views.view import Options

MONTHS = ["2024-09", "2025-09", "2026-09", "2026-12"]


def drawing(month: str) -> str:
    return files_of("svg")[f"{month}.svg"].decode()


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
    title = [w.get("class") for w in ElementTree.fromstring(drawing(month)).iter(f"{SVG}text")]
    assert title.count("title") in {1, 2}
    assert frame["title"] in " ".join(said)
    (dates,) = (
        "".join(one.node.itertext())
        for one in walk(drawing(month))
        if one.node.get("class") == "dates"
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
    def looks(month: str, place: str) -> list[dict[str, str]]:
        marks = (m.node for m in walk(drawing(month)) if m.place == place)
        return [dict(mark.attrib) for mark in marks if mark.tag == f"{SVG}circle"]

    (ring,) = (one for one in looks("2025-09", "erbil") if "stroke-dasharray" in one)
    assert ring["stroke"] == "#0072b2"
    (thin,) = (one for one in looks("2025-09", "harir") if one.get("stroke") == "#0072b2")
    assert "stroke-dasharray" not in thin
    assert float(thin["stroke-width"]) < float(ring["stroke-width"])
    assert not any(one.get("stroke") == "#0072b2" for one in looks("2025-09", "ain-al-asad"))
    crossed = [m.node.get("d", "") for m in walk(drawing("2026-12")) if m.place == "baghdad"]
    assert any(path.startswith("M-0.707 -0.707L") for path in crossed)
    shaded = [m.node for m in walk(drawing("2025-09")) if m.node.get("fill") == "url(#atlas-hatch)"]
    assert len(shaded) >= 2  # the country and its sign in the legend


def test_the_split_is_hatched_and_named() -> None:
    plain = drawing("2025-09")
    options = Options("us", split=True)
    shown = files_of("svg", ROOT, options)["2025-09.svg"].decode()
    assert "illustrative split" not in " ".join(words_of(plain))
    assert any("illustrative split" in words for words in words_of(shown))
    patterns = {one.node.get("id") for one in walk(shown) if one.node.tag == f"{SVG}pattern"}
    fills = [
        one.node.get("fill", "")
        for one in walk(shown)
        if one.place and "url" in str(one.node.attrib)
    ]
    assert fills
    assert {fill[5:-1] for fill in fills} <= patterns


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
    titles = [m.node for m in walk(picture) if m.node.get("class") == "title"]
    assert len(titles) == 2
    for at, one in enumerate(lines):
        assert 0 <= one.left < one.right <= 1920, one
        assert 0 <= one.top < one.bottom <= 1080, one
        assert not any(one.meets(other) for other in lines[at + 1 :]), one


def test_nothing_moves_from_month_to_month() -> None:
    spots: dict[str, set[tuple[int, int]]] = {}
    for month in MONTHS:
        for one in walk(drawing(month)):
            if one.node.tag == f"{SVG}circle" and one.place and one.node.get("cx", "0") == "0":
                spots.setdefault(one.place, set()).add((round(one.x), round(one.y)))
    assert {place: len(found) for place, found in spots.items()} == dict.fromkeys(spots, 1)


ALLOWED = {"svg", "title", "desc", "style", "defs", "pattern", "g", "path", "rect", "circle"}
ALLOWED |= {"line", "text", "tspan"}


@pytest.mark.parametrize("folder", [ROOT, SAHEL], ids=["shipped", "sahel"])
def test_nothing_runs_and_nothing_is_loaded(folder: Path) -> None:
    for content in files_of("svg", folder).values():
        picture = content.decode()
        assert {one.node.tag.removeprefix(SVG) for one in walk(picture)} <= ALLOWED
        assert not any(key.startswith("on") for one in walk(picture) for key in one.node.attrib)
        assert picture.count("url(data:font/woff2;base64,") == 2
        assert set(re.findall(r"url\((.{9})", picture)) <= {"data:font", "#atlas-ha"}
        assert re.findall(r"https?:[^\"]*", picture) == ["http://www.w3.org/2000/svg"]
        assert "href" not in picture


def test_hostile_texts_stay_text(spoiled: Path) -> None:
    (content, *_) = files_of("svg", spoiled).values()
    picture = content.decode()
    assert {one.node.tag.removeprefix(SVG) for one in walk(picture)} <= ALLOWED
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
