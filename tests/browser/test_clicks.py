"""No click of a reader's is lost: while the page is drawn anew, or answers are long in coming."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from claims.dataset import Dataset
from claims.dates import day_name, month_text
from exports.serve import Server
from exports.view import MAP
from tests.browser.desk import Desk

SLOWER = 6
"""So many times slower the browser is made."""

# Notes the controls that are taken out of a document from now on, also where they are put back.
SPY = """() => {
  const controls = "a[href], button, input, select, summary, label, [role=radio], [data-place]";
  const name = (node) => `${node.localName} ${node.ariaLabel || node.textContent.trim()}`;
  window.gone = [];
  new MutationObserver((changes) => {
    for (const { removedNodes } of changes) {
      for (const node of removedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        const all = [node, ...node.querySelectorAll("*")];
        window.gone.push(...all.filter((one) => one.matches(controls)).map(name));
      }
    }
  }).observe(document.body, { subtree: true, childList: true });
}"""
PUSH = "pixels => document.querySelector('.st-key-chart').style.paddingTop = `${pixels}px`"
"""Moves what is below the chart down."""

STREAMLITS = {"button Dismiss", "button Stop"}
"""Parts of a list that is closed by choosing, and of what tells that the app is at work."""


def slow(page: Page) -> None:
    """Let the browser have a fraction of the processor."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def press(target: Locator) -> None:
    """Go to a control and press the button of the mouse, without letting go."""
    target.scroll_into_view_if_needed()
    target.hover()
    target.page.mouse.down()


class Finger:
    """A finger on a page; it stays where it was put down, whatever moves under it."""

    def __init__(self, page: Page) -> None:
        self.session = page.context.new_cdp_session(page)

    def down(self, target: Locator) -> None:
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        assert box
        point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        self.session.send(
            "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]}
        )

    def up(self) -> None:
        self.session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def switch(desk: Desk, dataset: Dataset, at: int = 0) -> Locator:
    """Return the words beside an assumption's switch."""
    return desk.page.get_by_text(dataset.assumptions[at].says)


def settled_on(desk: Desk, **settings: str | None) -> None:
    """Wait until the address has settings, or leaves them out."""
    wanted = {name.replace("_", "-"): value for name, value in settings.items()}
    desk.page.wait_for_function(
        """(wanted) => {
          const given = new URL(location).searchParams;
          return Object.entries(wanted).every(([name, value]) => given.get(name) === value);
        }""",
        arg=wanted,
    )
    desk.settle()


def test_no_control_is_replaced_while_it_could_be_pressed(
    page: Page, app: Server, shipped: Dataset
) -> None:
    desk = Desk.open(page, f"{app.url}/?section=assumptions")
    for document in (page, desk.frame):
        document.evaluate(SPY)
    switch(desk, shipped).click()
    settled_on(desk, **{f"assume_{shipped.assumptions[0].id}": "off"})
    for basis, word in (("Reports only", "reports"), ("With assumptions", None)):
        page.get_by_text(basis, exact=True).click()
        settled_on(desk, basis=word)
    desk.choose("As known on", day_name(shipped.editions[1]))
    settled_on(desk, as_of=shipped.editions[1].isoformat())
    page.get_by_role("button", name="More").click()
    page.get_by_text("Illustrative split", exact=True).click()
    settled_on(desk, split="on")
    for document in (page, desk.frame):
        assert set(document.evaluate("window.gone")) <= STREAMLITS


def test_claims_keep_their_buttons(page: Page, app: Server, shipped: Dataset) -> None:
    desk = Desk.open(page, app.url)
    buttons = page.locator(".ledger-list button")
    first = buttons.first.element_handle()
    desk.choose("Whom", shipped.populations[1].name.capitalize())
    settled_on(desk, population=shipped.populations[1].id)
    page.get_by_text("Reports only", exact=True).click()
    settled_on(desk, basis="reports")
    assert first
    assert first.evaluate("node => node.isConnected")


def test_a_press_on_the_list_counts_though_its_figures_change(desk: Desk, shipped: Dataset) -> None:
    place = next(place for place in shipped.places if place.kind == "base")
    press(desk.row(place.id).locator(".figure"))
    desk.page.evaluate("[...document.querySelectorAll('.st-key-basis button')].pop().click()")
    settled_on(desk, basis="reports")
    desk.page.mouse.up()
    settled_on(desk, place=place.id)


def test_a_press_on_a_mark_counts_though_the_map_is_drawn_anew(
    desk: Desk, shipped: Dataset
) -> None:
    place = next(place for place in shipped.places if place.kind == "base")
    desk.choose("As known on", day_name(shipped.editions[0]))
    settled_on(desk, as_of=shipped.editions[0].isoformat())
    press(desk.frame.locator(f'[data-place="{place.id}"] .atlas-name'))
    desk.page.go_back()
    settled_on(desk, as_of=None)
    desk.page.mouse.up()
    settled_on(desk, place=place.id)


@pytest.mark.parametrize("width", [390, 1440])
def test_a_press_counts_though_the_page_moves_under_it(
    page: Page, app: Server, shipped: Dataset, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    desk = Desk.open(page, f"{app.url}/?section=assumptions")
    press(switch(desk, shipped))
    page.evaluate(PUSH, 300)
    page.mouse.up()
    settled_on(desk, **{f"assume_{shipped.assumptions[0].id}": "off"})
    press(page.get_by_role("radio", name="Sources", exact=True))
    page.evaluate(PUSH, 0)
    page.mouse.up()
    settled_on(desk, section="sources")
    press(page.get_by_role("button", name="More"))
    page.locator(".st-key-head").evaluate("head => head.style.marginTop = '200px'")
    page.mouse.up()
    expect(page.get_by_role("switch", name="Illustrative split")).to_be_visible()
    desk.assert_not_reloaded()


def test_what_a_finger_pressed_is_chosen_once_though_the_page_moves_under_it(
    page: Page, app: Server, shipped: Dataset
) -> None:
    desk = Desk.open(page, f"{app.url}/?section=assumptions")
    name = f"assume_{shipped.assumptions[0].id}"
    finger = Finger(page)
    for word, pixels in (("off", 0), (None, 300), ("off", 0)):
        finger.down(switch(desk, shipped))
        page.evaluate(PUSH, pixels)
        finger.up()
        settled_on(desk, **{name: word})
        page.wait_for_timeout(500)
        settled_on(desk, **{name: word})


def test_what_is_off_for_now_is_not_pressed(page: Page, app: Server, shipped: Dataset) -> None:
    desk = Desk.open(page, f"{app.url}/?section=assumptions&basis=reports")
    press(switch(desk, shipped))
    page.evaluate(PUSH, 300)
    page.mouse.up()
    page.wait_for_timeout(500)
    page.get_by_text("With assumptions", exact=True).click()
    settled_on(desk, basis=None)
    assert "assume-" not in page.url


def test_a_press_that_is_taken_elsewhere_does_not_count(desk: Desk, shipped: Dataset) -> None:
    place = next(place for place in shipped.places if place.kind == "base")
    press(desk.row(place.id))
    desk.page.mouse.move(700, 20)
    desk.page.mouse.up()
    desk.page.wait_for_timeout(500)
    desk.settle()
    assert "place=" not in desk.page.url


def test_a_click_counts_once(page: Page, app: Server, shipped: Dataset) -> None:
    desk = Desk.open(page, f"{app.url}/?section=assumptions")
    name = f"assume_{shipped.assumptions[0].id}"
    for word in ("off", None, "off"):
        switch(desk, shipped).click()
        settled_on(desk, **{name: word})
        page.wait_for_timeout(300)
        settled_on(desk, **{name: word})


def test_a_mark_that_is_clicked_before_there_is_a_list_is_chosen(
    page: Page, app: Server, shipped: Dataset
) -> None:
    place = next(place for place in shipped.places if place.kind == "base")
    page.goto(app.url)
    mark = page.frame_locator(MAP).locator(f'[data-place="{place.id}"][data-support]')
    mark.locator(".atlas-name").click()
    expect(page.locator(".atlas-reasons")).to_have_attribute(
        "aria-label", f"Reasons for {place.name}", timeout=20_000
    )


def test_clicks_on_a_slow_machine_are_all_heard(page: Page, app: Server, shipped: Dataset) -> None:
    """Each comes while the one before is still worked on, and nothing is waited for in between."""
    desk = Desk.open(page, f"{app.url}/?section=assumptions&month={month_text(shipped.end)}")
    slow(page)
    changed = [a for a in shipped.assumptions if a.default]
    page.get_by_role("button", name="More").click()
    page.get_by_text("With exceptions", exact=True).click()
    page.get_by_text("Illustrative split", exact=True).click()
    page.keyboard.press("Escape")
    for assumption in changed:
        page.get_by_text(assumption.says).click()
    desk.row(shipped.places[-1].id).click()
    desk.press("◀ Previous")
    page.get_by_text("Reports only", exact=True).click()
    page.get_by_role("radio", name="About and method", exact=True).click()
    wanted: dict[str, str | None] = {f"assume_{one.id}": "off" for one in changed}
    settled_on(
        desk,
        **wanted,
        reading="exceptions",
        split="on",
        basis="reports",
        section="about",
        place=shipped.places[-1].id,
        month=month_text(shipped.end - 1),
    )
    page.wait_for_timeout(500)
    desk.settle()
    for name, word in wanted.items():
        assert f"{name.replace('_', '-')}={word}" in page.url
    expect(desk.frame.locator(".atlas-foot")).to_contain_text("reports only")
    assert desk.month() == month_text(shipped.end - 1)
    desk.assert_not_reloaded()


def test_an_assumption_is_heard_right_after_another_change(
    page: Page, app: Server, shipped: Dataset
) -> None:
    desk = Desk.open(page, f"{app.url}/?section=assumptions")
    slow(page)
    foot = desk.frame.locator(".atlas-foot")
    for at, assumption in enumerate(shipped.assumptions[:3]):
        page.get_by_role("button", name=re.compile("^More")).click()
        page.get_by_text("Illustrative split", exact=True).click()
        desk.frame.locator(".atlas-legend", has_text="no evidence").wait_for(
            state="hidden" if at % 2 else "visible"
        )
        page.keyboard.press("Escape")
        switch(desk, shipped, at).click()
        settled_on(desk, **{f"assume_{assumption.id}": "off" if assumption.default else "on"})
    expect(foot).to_contain_text(f"of {len(shipped.assumptions)} assumptions")


def test_what_was_chosen_outlives_its_section(page: Page, app: Server, shipped: Dataset) -> None:
    name = f"assume-{shipped.assumptions[0].id}"
    key = name.replace("-", "_", 1)
    desk = Desk.open(page, f"{app.url}/?{name}=off")
    page.get_by_role("radio", name="Assumptions", exact=True).click()
    switch(desk, shipped).click()
    settled_on(desk, **{key: None})
    page.get_by_role("radio", name="Words", exact=True).click()
    settled_on(desk, section="words")
    for basis, word in (("Reports only", "reports"), ("With assumptions", None)):
        page.get_by_text(basis, exact=True).click()
        settled_on(desk, basis=word, **{key: None})
    desk.press("Next ▶")
    settled_on(desk, **{key: None})


def test_a_browser_that_is_behind_takes_nothing_back(
    page: Page, app: Server, shipped: Dataset
) -> None:
    """It clicks a switch to and fro before it has read the answer to the click before."""
    desk = Desk.open(page, f"{app.url}/?section=assumptions")
    page.evaluate(
        """async ([basis, toggled]) => {
          document.evaluate(`//button[.="${basis}"]`, document).iterateNext().click();
          await new Promise((done) => setTimeout(done, 100)); // it is sent
          const until = performance.now() + 3000;
          while (performance.now() < until); // and answered, which nobody reads
          document.querySelector(toggled).click();
          document.querySelector(toggled).click();
        }""",
        ["Reports only", f".st-key-assumption-{shipped.assumptions[0].id} input"],
    )
    page.wait_for_timeout(2_000)
    settled_on(desk, basis="reports")
    expect(desk.frame.locator(".atlas-foot")).to_contain_text("reports only")


def test_more_says_what_the_link_says_whenever_it_is_opened(page: Page, app: Server) -> None:
    desk = Desk.open(page, f"{app.url}/?split=on&reading=exceptions")
    page.get_by_text("Reports only", exact=True).click()
    settled_on(desk, basis="reports")
    page.get_by_role("button", name="More").click()
    expect(page.get_by_role("switch", name="Illustrative split")).to_be_checked()
    expect(page.get_by_role("radio", name="With exceptions")).to_be_checked()
    page.keyboard.press("Escape")
    desk.press("Next ▶")
    page.get_by_text("With assumptions", exact=True).click()
    settled_on(desk, basis=None, split="on", reading="exceptions")


def undo_split(desk: Desk) -> None:
    desk.page.get_by_role("button", name="More").click()
    desk.page.get_by_text("Illustrative split", exact=True).click()
    settled_on(desk, split="on")
    desk.page.keyboard.press("Escape")


def undo_assumption(desk: Desk) -> None:
    desk.page.locator(".st-key-below [data-testid=stCheckbox] label").first.click()
    desk.page.wait_for_url("**assume-**")
    desk.settle()


@pytest.mark.parametrize("change", [undo_split, undo_assumption])
def test_what_back_took_back_stays_so(
    page: Page, app: Server, change: Callable[[Desk], None]
) -> None:
    desk = Desk.open(page, f"{app.url}/?section=assumptions")
    change(desk)
    page.go_back()
    page.wait_for_url("**section=assumptions")
    desk.settle()
    desk.press("Next ▶")
    page.wait_for_url("**month=**")
    page.get_by_text("Reports only", exact=True).click()
    settled_on(desk, basis="reports", split=None)
    assert "assume-" not in page.url
