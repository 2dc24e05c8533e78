"""The page on a machine that has hardly any fonts: set in the bundled one, and it stays put."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from exports.browser import chromium
from exports.serve import Server
from tests.browser.desk import Desk
from tests.browser.platform_fonts import fonts_of
from tests.browser.test_layout import WATCH

PLAIN = "/usr/share/fonts/truetype/dejavu"
"""What a fresh Debian has, where it has any font; a folder that is missing has none."""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser that finds no other fonts on the machine."""
    folder = tmp_path_factory.mktemp("fonts")
    settings = folder / "fonts.conf"
    cache = folder / "cache"
    settings.write_text(
        '<?xml version="1.0"?>\n'
        f"<fontconfig><dir>{PLAIN}</dir><cachedir>{cache}</cachedir></fontconfig>\n"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", str(settings))
        with chromium() as opened:
            yield opened


def test_the_page_is_set_in_the_bundled_font(page: Page, app: Server) -> None:
    Desk.open(page, app.url).settle()
    page.evaluate("() => document.fonts.ready")
    for selector in (".atlas-title", ".atlas-button", ".ranges-row .name"):
        assert fonts_of(page, selector) == {"Atlas Sans"}


@pytest.mark.parametrize(("width", "height"), [(390, 844), (820, 1180), (1440, 900)])
def test_the_map_stays_where_it_is_also_in_wide_letters(
    page: Page, app: Server, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.add_init_script(f"({WATCH})()")
    Desk.open(page, app.url).settle()
    assert len({seat for seat, _ in page.evaluate("window.seats")}) == 1


@pytest.mark.parametrize("width", [390, 1440])
def test_the_map_stays_where_it_is_though_the_font_never_comes(
    page: Page, app: Server, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.route("**/*.woff2", lambda route: route.fulfill(status=200, body=""))
    page.add_init_script(f"({WATCH})()")
    desk = Desk.open(page, app.url)
    desk.settle()
    assert len({seat for seat, _ in page.evaluate("window.seats")}) == 1
    assert "Atlas Sans" not in fonts_of(page, ".atlas-title")


# How far, in pixels, each text of the countries' plates reaches beyond its plate.
BEYOND = """() => [...document.querySelectorAll(".atlas-badge")].flatMap((badge) => {
  const plate = badge.querySelector(".atlas-plate").getBoundingClientRect();
  return [...badge.querySelectorAll("text")]
    .filter((text) => text.textContent)
    .map((text) => text.getBoundingClientRect().right - plate.right);
})"""


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_a_country_s_words_stay_on_its_plate_in_wide_letters(
    page: Page, app: Server, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    desk = Desk.open(page, app.url)
    desk.settle()
    beyond = desk.frame.evaluate(BEYOND)
    assert beyond
    assert max(beyond) < 0
