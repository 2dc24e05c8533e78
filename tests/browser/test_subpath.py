"""The app under a sub-path behind nginx, with TLS and the example's headers; and embedded there.

The tests of the app at its own address are repeated through it: whatever the headers forbid, or a
proxy loses, fails them, since each also fails on an error in the browser's console.
"""

import http.server
import re
import ssl
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from email.message import Message
from pathlib import Path
from typing import cast
from urllib.error import HTTPError

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from claims.dataset import Dataset
from claims.dates import month_text
from exports.serve import Server
from exports.view import wait_for_map
from tests.browser.desk import Desk
from tests.browser.expected import by_month, on_the_map
from tests.browser.guard import Guard
from tests.browser.proxy import NAME, app_under, nginx_before
from tests.browser.test_controls import (  # noqa: F401 - repeated here, with this module's app
    test_a_link_restores_the_view,
    test_a_mark_selects_its_place,
    test_dragging_moves_the_map_before_release,
    test_the_address_follows_and_opens_the_same_view,
)
from tests.browser.test_links import (  # noqa: F401
    test_copy_link_holds_the_month_shown_now,
    test_the_briefing_button_opens_the_stage_of_this_view,
)
from tests.browser.test_months import (  # noqa: F401
    test_every_month_shows_what_the_table_says,
)

UNCHECKED = ssl.create_default_context()
UNCHECKED.check_hostname, UNCHECKED.verify_mode = False, ssl.CERT_NONE

PAGE = """<!doctype html>
<title>A page of somebody else's</title>
<iframe name="atlas" src="{address}" width="1300" height="850" allow="clipboard-write"></iframe>
"""


class Embedder(http.server.ThreadingHTTPServer):
    """Another site, with one page that embeds an address."""

    address = ""

    @property
    def origin(self) -> str:
        return f"http://{NAME}:{self.server_port}"


class Answer(http.server.BaseHTTPRequestHandler):
    """Gives the page, whatever is asked for."""

    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, Embedder)
        body = PAGE.format(address=server.address).encode() if self.path == "/" else b""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def embedder() -> Iterator[Embedder]:
    with Embedder(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="module")
def app(
    embedder: Embedder, outward: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The app as a reader reaches it: through nginx."""
    offline = {
        "PYTHONPATH": str(Path(__file__).with_name("offline")),
        "ATLAS_OUTWARD": str(outward),
    }
    folder = tmp_path_factory.mktemp("nginx")
    with ExitStack() as stack:
        behind = stack.enter_context(app_under("atlas", offline, folder))
        yield stack.enter_context(nginx_before(behind, embedder.origin, folder))


@pytest.fixture(scope="module")
def watched(browser: Browser, outward: Path) -> Iterator[tuple[BrowserContext, Guard]]:
    """As elsewhere, but for a certificate that nobody vouches for."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="en-GB", ignore_https_errors=True
    )
    guard = Guard(outward)
    guard.watch(context)
    yield context, guard
    context.close()


def ask(address: str) -> tuple[int, Message]:
    """Return status and headers of a server's answer, be it an error or a redirection."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    secure = urllib.request.HTTPSHandler(context=UNCHECKED)
    try:
        answer = urllib.request.build_opener(secure, Stay).open(address, timeout=10)
    except HTTPError as error:
        answer = error
    with answer:
        return answer.status, answer.headers


def test_the_page_talks_over_tls_alone(page: Page, app: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda made: asked.append(made.url))
    page.on("websocket", lambda made: asked.append(made.url))
    Desk.open(page, app.url)
    here = app.url.removeprefix("https")
    assert f"wss{here}/_stcore/stream" in asked
    own = ("data:", "blob:", f"https{here}/", f"wss{here}/", app.url)
    assert [address for address in asked if not address.startswith(own)] == []
    assert any("/app/static/" in address for address in asked), "the map's files come from here"
    assert any(address.endswith("/AtlasSans-Regular.woff2") for address in asked)


def test_every_section_opens_under_the_headers(desk: Desk) -> None:
    buttons = desk.page.locator(".st-key-below .st-key-section button")
    expect(buttons.first).to_be_visible()
    below = desk.page.locator(".st-key-below")
    shown = set()
    for button in buttons.all():
        button.click()
        desk.page.wait_for_timeout(800)
        desk.settle()
        shown.add(below.inner_text())
    assert len(shown) == buttons.count() > 5
    desk.press("More")
    expect(desk.page.get_by_text("Illustrative split")).to_be_visible()
    desk.assert_not_reloaded()


@pytest.mark.parametrize(
    "path", ["/", "/app/static/leaflet/leaflet.js", "/_stcore/health", "/nothing/here.js"]
)
def test_every_answer_has_the_headers(app: Server, path: str) -> None:
    _, given = ask(app.url + path)
    policy = given["Content-Security-Policy"]
    assert "default-src 'self';" in policy
    assert "script-src 'self' blob: 'sha256-" in policy
    assert "'unsafe-eval'" not in policy
    assert given["X-Content-Type-Options"] == "nosniff"
    assert given["Referrer-Policy"] == "no-referrer"
    assert "geolocation=()" in given["Permissions-Policy"]
    assert given["Strict-Transport-Security"]
    assert given["Server"] == "nginx", "no version"


def test_only_the_maps_frame_may_run_script_out_of_markup(app: Server) -> None:
    status, given = ask(f"{app.url}/component/streamlit_folium.st_folium/index.html")
    assert status == 200
    assert "script-src 'self' 'unsafe-inline';" in given["Content-Security-Policy"]


def test_script_that_got_into_the_page_would_not_run(
    page: Page, app: Server, watched: tuple[BrowserContext, Guard]
) -> None:
    desk = Desk.open(page, app.url)
    desk.page.evaluate(
        """() => {
          const image = document.createElement("div");
          image.innerHTML = '<img src="data:," onerror="window.ran = true">';
          document.body.append(image);
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
        }"""
    )
    page.wait_for_timeout(300)
    assert page.evaluate("window.ran") is None
    _, guard = watched
    faults = guard.take()
    assert len(faults) >= 2
    assert all("Content Security Policy" in fault for fault in faults), faults


@pytest.mark.parametrize("name", ["metrics", "upload_file/a/b", "agent/openapi.json"])
def test_what_no_reader_needs_is_shut(app: Server, name: str) -> None:
    assert ask(f"{app.url}/_stcore/{name}")[0] == 404


def test_an_address_without_its_slash_or_its_tls_leads_there(app: Server) -> None:
    status, given = ask(app.url)
    assert (status, given["Location"]) == (301, f"{app.url}/")
    site = (app.log.parent / "site.conf").read_text("utf-8")
    plain = re.search(r"listen ([\d.:]+);", site)
    assert plain
    status, given = ask(f"http://{plain[1]}/atlas/?month=x")
    assert (status, given["Location"]) == (301, "https://127.0.0.1/atlas/?month=x")


def test_embedded_in_another_page_the_controls_work(
    page: Page, app: Server, embedder: Embedder, shipped: Dataset
) -> None:
    embedder.address = f"{app.url}/?embed=true&month={month_text(shipped.start + 3)}"
    desk = embedded(page, f"{embedder.origin}/")
    wanted = by_month(shipped.editions[-1], shipped.population)
    desk.wait_for_month(month_text(shipped.start + 3))
    assert desk.page.locator('[data-testid="stMainMenu"]').count() == 0
    desk.slider.press("Home")
    for month in map(month_text, list(shipped.months)[:6]):
        desk.wait_for_month(month)
        assert desk.marks() == on_the_map(wanted[month], shipped), month
        desk.slider.press("ArrowRight")
    desk.press("Next ▶")
    desk.wait_for_month(month_text(shipped.start + 7))
    desk.settle()
    assert {p: desk.figures()[p] for p in desk.ranges()} == desk.ranges()
    place = next(place for place in shipped.places if place.kind == "base")
    desk.frame.locator(f'[data-place="{place.id}"] .atlas-name').click()
    panel = desk.page.locator(".atlas-reasons")
    expect(panel).to_have_attribute("aria-label", f"Reasons for {place.name}")


def embedded(page: Page, address: str) -> Desk:
    """Open a page that embeds the app; what stands in its frame, as if it were a page."""
    page.set_default_timeout(30_000)
    page.goto(address)
    frame = page.frame("atlas")
    assert frame
    inner = cast(Page, frame)  # it answers to all that is asked of a page from here on
    return Desk(inner, wait_for_map(inner), [])


def test_a_page_that_is_not_named_cannot_embed_it(
    page: Page, app: Server, embedder: Embedder, watched: tuple[BrowserContext, Guard]
) -> None:
    embedder.address = f"{app.url}/?embed=true"
    page.goto(f"http://127.0.0.1:{embedder.server_port}/")  # the same server by another name
    page.wait_for_timeout(2_000)
    frame = page.frame("atlas")
    assert frame
    assert frame.locator("#root").count() == 0
    _, guard = watched
    (fault,) = guard.take()
    assert "frame-ancestors" in fault
