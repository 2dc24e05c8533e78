"""The pictures: their sizes, their colours, and that they show the map."""

import io

import pytest
from PIL import Image

from exports.drawing.colours import colour
from tests.exports.briefs import files_of

SIZES = [(1920, 1080), (3840, 2160)]


def opened(name: str) -> Image.Image:
    return Image.open(io.BytesIO(files_of("png")[name]))


def share(picture: Image.Image, name: str) -> float:
    """How much of a picture has exactly a colour of the style sheet."""
    wanted = tuple(bytes.fromhex(colour(name)[1:]))
    counted = picture.convert("RGB").getcolors(1 << 24) or []
    found = sum(count for count, pixel in counted if pixel == wanted)
    return found / (picture.width * picture.height)


def test_two_sizes_for_each_month() -> None:
    names = list(files_of("png"))
    months = ["2024-09", "2025-09", "2026-09", "2026-12"]
    assert names == [f"{month}-{w}x{h}.png" for month in months for w, h in SIZES]
    for name in names:
        width, height = name.removesuffix(".png").split("-")[-1].split("x")
        assert opened(name).size == (int(width), int(height))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_picture_shows_the_map_in_its_colours(size: tuple[int, int]) -> None:
    picture = opened(f"2025-09-{size[0]}x{size[1]}.png")
    assert share(picture, "land") > 0.1
    assert share(picture, "sea") > 0.05
    assert share(picture, "lifted") > 0.05
    assert share(picture, "paper") > 0.1
    assert share(picture, "ink") > 0.001
    assert share(picture, "mark") > 0.0001


def test_months_after_the_last_report_are_marked() -> None:
    # The dashed edge on top of the map, and the words beside the date.
    assert share(opened("2025-09-1920x1080.png"), "after-tint") == 0
    assert share(opened("2026-09-1920x1080.png"), "after-tint") > 0.0005


def test_pictures_of_different_months_differ() -> None:
    contents = [content for name, content in files_of("png").items() if "1920" in name]
    assert len(set(contents)) == len(contents)


def test_a_picture_is_of_a_size_to_be_sent() -> None:
    for name, content in files_of("png").items():
        assert len(content) < (600_000 if "1920" in name else 1_200_000), name
