"""The static site in a browser, from a plain web server, in a folder below its root."""

import datetime as dt
import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from exports.site import encode_site
from tests.exports.briefs import TODAY, brief_of
from views.view import Options


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site of the first two editions; return the address of its index."""
    root = tmp_path_factory.mktemp("server")
    options = Options("us", as_of=dt.date(2024, 9, 6))
    for file in encode_site(brief_of().view.world, options, TODAY):
        path: Path = root / "some" / "where" / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    handler = functools.partial(Quiet, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/some/where/"
        server.shutdown()


def test_from_the_index_through_editions_with_the_month_kept(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda made: asked.append(made.url))
    page.goto(address)
    expect(page.locator("h2")).to_have_text("As known on")
    page.get_by_role("link", name="6 September 2024").click()
    expect(page.locator(".atlas-line")).to_contain_text("as known on 6 September 2024")
    assert page.locator(".atlas").get_attribute("data-month") == "2024-09"
    page.locator(".time-slider").press("PageUp")
    page.wait_for_function("() => location.hash === '#2025-09'")
    page.get_by_role("link", name="Coalition troops", exact=True).click()
    page.wait_for_url("**/2024-09-06-coalition.html#2025-09")
    expect(page.locator(".ranges caption")).to_have_text("Coalition troops, September 2025")
    page.get_by_role("link", name="25 Jan 2024").click()
    page.wait_for_url("**/2024-01-25-coalition.html#2025-09")
    expect(page.locator(".atlas-line")).to_contain_text("as known on 25 January 2024")
    expect(page.locator("[aria-current=page]")).to_have_text(["25 Jan 2024", "Coalition troops"])
    page.get_by_role("link", name="all editions").click()
    page.wait_for_url("**/index.html")
    page.go_back()
    page.wait_for_selector(".atlas[data-month='2025-09']")
    outside = [url for url in asked if not url.startswith((address, "data:"))]
    assert outside == []


def test_a_deep_link_opens_at_its_month(page: Page, address: str) -> None:
    page.goto(f"{address}2024-09-06-other.html#2024-03")
    page.wait_for_selector(".atlas[data-month='2024-03']")
    expect(page.locator(".atlas-title")).to_contain_text("In March 2024")


def test_it_fits_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for name in ("index.html", "2024-09-06.html"):
        page.goto(f"{address}{name}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
