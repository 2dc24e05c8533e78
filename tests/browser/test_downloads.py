"""The briefing pack from the page: what is downloaded is what is shown."""

import io
import zipfile
from pathlib import Path

from playwright.sync_api import Download
from pptx import Presentation

from claims.dataset import Dataset
from claims.dates import month_text
from exports.formats import FORMATS
from tests.browser.desk import Desk


def taken(desk: Desk, label: str) -> tuple[str, bytes]:
    """Press a download's button and return the file's name and bytes."""
    with desk.page.expect_download(timeout=60_000) as waiting:
        desk.page.get_by_role("button", name=label, exact=True).click()
    download: Download = waiting.value
    return download.suggested_filename, Path(download.path()).read_bytes()


def test_every_format_is_offered_and_follows_the_month(desk: Desk, shipped: Dataset) -> None:
    desk.slider.press("End")
    desk.settle()
    desk.page.get_by_role("button", name="Download", exact=True).click()
    for form in FORMATS.values():
        name, content = taken(desk, form.label)
        assert name.endswith(".zip" if form.several else f".{form.extension}")
        assert len(content) > 1000, form.id
        if form.several:
            assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    last = month_text(shipped.end)
    _, pictures = taken(desk, FORMATS["png"].label)
    names = zipfile.ZipFile(io.BytesIO(pictures)).namelist()
    assert names
    assert all(name.startswith(last) for name in names)
    _, drawing = taken(desk, FORMATS["svg"].label)
    title = (desk.frame.locator(".atlas-title").text_content() or "").split()[0]
    assert title in drawing.decode()
    _, slides = taken(desk, FORMATS["pptx"].label)
    assert len(Presentation(io.BytesIO(slides)).slides) > len(shipped.phases)
    # Without another run of the page the next month's picture is of the next month.
    desk.page.keyboard.press("Escape")
    desk.slider.press("Home")
    desk.settle()
    desk.page.get_by_role("button", name="Download", exact=True).click()
    _, pictures = taken(desk, FORMATS["png"].label)
    names = zipfile.ZipFile(io.BytesIO(pictures)).namelist()
    assert all(name.startswith(month_text(shipped.start)) for name in names)


def test_everything_at_once(desk: Desk, shipped: Dataset) -> None:
    desk.page.get_by_role("button", name="Download", exact=True).click()
    name, content = taken(desk, "All phases, all formats (zip)")
    assert name == "atlas-pack.zip"
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    for phase in shipped.phases:
        assert any(one.startswith(month_text(phase.last)) for one in names)
    for form in FORMATS.values():
        assert any(one.endswith(f".{form.extension}") for one in names), form.id
