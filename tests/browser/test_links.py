"""Links: any view, opened again in a fresh browser, is the same view."""

import random
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from claims.dataset import Dataset
from claims.dates import month_text
from exports.serve import Server
from tests.browser.answers import BEGUN, Answers
from tests.browser.desk import Desk

ROOT = Path(__file__).resolve().parents[2]
NUMBER = 20


def shown(desk: Desk) -> tuple[object, ...]:
    """Everything that a view is made of."""
    page = desk.page
    return (
        desk.month(),
        desk.marks(),
        desk.figures(),
        desk.frame.locator(".atlas-title").text_content(),
        desk.frame.locator(".atlas-foot").text_content(),
        page.locator(".atlas-reasons").inner_text(),
        page.locator(".st-key-below").inner_text(),
    )


def random_settings(dataset: Dataset, seed: int) -> dict[str, str]:
    """Return some of the settings, each other than its default."""
    chance = random.Random(seed)
    every = {
        "month": [month_text(m) for m in dataset.months if month_text(m) != "2025-09"],
        "as-of": [day.isoformat() for day in dataset.editions[:-1]],
        "population": [p.id for p in dataset.populations if p.id != dataset.population],
        "place": [p.id for p in dataset.places[1:]],
        "account": [party.id for party in dataset.parties],
        "basis": ["reports"],
        "reading": ["exceptions"],
        "split": ["on"],
        "section": ["disputes", "changes", "table", "assumptions", "words", "sources", "about"],
        **{f"assume-{a.id}": ["off" if a.default else "on"] for a in dataset.assumptions},
    }
    names = chance.sample(sorted(every), chance.randint(1, 5))
    return {name: chance.choice(every[name]) for name in names}


@pytest.mark.parametrize("seed", range(NUMBER))
def test_a_random_link_goes_round(
    page: Page, app: Server, shipped: Dataset, browser: Browser, seed: int
) -> None:
    settings = random_settings(shipped, seed)
    query = "&".join(f"{name}={value}" for name, value in settings.items())
    desk = Desk.open(page, f"{app.url}/?{query}")
    assert page.locator(".atlas-notice[role=status]").count() == 0
    # A step forth and back by buttons is no other view, and writes the link anew.
    before = desk.month()
    there, back = "Next ▶", "◀ Previous"
    if before == month_text(shipped.end):
        there, back = back, there
    desk.press(there)
    page.wait_for_function("month => !location.search.includes(month)", arg=f"month={before}")
    desk.settle()
    desk.press(back)
    desk.wait_for_month(before)
    desk.settle()
    wanted = {name: [value] for name, value in settings.items()}
    for _ in range(50):
        if parse_qs(urlsplit(page.url).query) == wanted:
            break
        page.wait_for_timeout(100)
    link = page.url
    assert parse_qs(urlsplit(link).query) == wanted
    with browser.new_context(viewport={"width": 1440, "height": 900}, locale="ar-IQ") as fresh:
        again = Desk.open(fresh.new_page(), link)
        again.wait_for_month(before)
        again.settle()
        assert shown(again) == shown(desk)


def test_copy_link_holds_the_month_shown_now(desk: Desk, app: Server) -> None:
    page = desk.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=app.url)
    desk.press("Next ▶")
    desk.press("Next ▶")
    page.wait_for_timeout(30)
    desk.press("Copy link")
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"month={desk.month()}" in copied
    again = Desk.open(page.context.new_page(), copied)
    again.wait_for_month(desk.month())


def test_copy_link_waits_for_what_was_just_chosen(page: Page, app: Server) -> None:
    answers = Answers(page)
    desk = Desk.open(page, app.url)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=app.url)
    for spared, chosen, setting in ((0, "Reports only", True), (BEGUN, "With assumptions", False)):
        answers.hold(spared)
        page.locator(".st-key-basis").get_by_text(chosen).click()
        desk.press("Copy link")
        page.wait_for_timeout(500)
        assert page.get_by_role("button", name="Copied").count() == 0
        answers.release()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert ("basis=reports" in copied) is setting
        expect(page.get_by_role("button", name="Copy link")).to_be_visible()


def test_the_briefings_address_is_that_of_the_view_at_every_moment(desk: Desk) -> None:
    """Nobody has pointed at it: so it is for the keyboard, a right click and a screen reader."""
    link = desk.page.get_by_role("link", name="Briefing")
    expect(link).to_have_attribute("href", re.compile(r"\?view=briefing$"))
    desk.press("Next ▶")
    desk.wait_for_month("2025-10")
    expect(link).to_have_attribute("href", re.compile("month=2025-10"))
    desk.page.get_by_text("Reports only", exact=True).click()
    expect(link).to_have_attribute("href", re.compile("basis=reports"))
    desk.settle()
    desk.page.go_back()
    expect(link).not_to_have_attribute("href", re.compile("basis=reports"))
    desk.settle()


def test_the_briefing_button_opens_the_stage_of_this_view(desk: Desk) -> None:
    page = desk.page
    desk.press("Next ▶")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Briefing").click()
    stage = Desk.open(opened.value, opened.value.url)
    assert "view=briefing" in stage.page.url
    stage.wait_for_month(desk.month())
    assert stage.marks() == desk.marks()


def test_an_old_link_with_a_removed_value_opens_and_says_so(page: Page, app: Server) -> None:
    desk = Desk.open(page, f"{app.url}/?place=gone&assume-gone=off&basis=reports&account=nobody")
    said = " ".join(page.locator(".atlas-notice[role=status]").all_inner_texts())
    for words in ("place “gone”", "“assume-gone” is no setting", "account “nobody”"):
        assert words in said
    desk.settle()
    assert "gone" not in urlsplit(page.url).query.replace("assume-gone=off", "")
    assert "basis=reports" in page.url


def test_the_ledgers_search_is_in_the_link(desk: Desk) -> None:
    page = desk.page
    page.get_by_role("searchbox", name="Search claims").fill("parliament")
    page.locator("select[name=claim-measure]").select_option("milestone")
    found = page.locator(".ledger-list > li").all_inner_texts()
    assert 0 < len(found) < 10
    assert all(re.search("parliament", text, re.I) for text in found)
    again = Desk.open(page.context.new_page(), page.url)
    expect(again.page.locator(".ledger-list > li")).to_have_count(len(found))
    assert again.page.locator(".ledger-list > li").all_inner_texts() == found
    desk.press("Next ▶")
    desk.settle()
    page.wait_for_timeout(300)
    assert "claim-find=parliament" in page.url
    page.get_by_role("button", name="Clear").click()
    assert "claim-" not in page.url


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080), (3840, 2160)])
def test_the_stage_steps_through_the_phases_by_arrow_keys(
    page: Page, app: Server, shipped: Dataset, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    first = month_text(shipped.start)
    desk = Desk.open(page, f"{app.url}/?view=briefing&month={first}&banner=For <b>discussion</b>")
    assert desk.frame.locator(".atlas-banner").text_content() == "For <b>discussion</b>"
    ends = [month_text(phase.last) for phase in shipped.phases]
    for month in ends:
        page.keyboard.press("ArrowRight")
        desk.wait_for_month(month)
    page.keyboard.press("ArrowLeft")
    desk.wait_for_month(ends[-2])
    again = Desk.open(page.context.new_page(), page.url)
    again.wait_for_month(ends[-2])
    assert again.frame.locator(".atlas-title").text_content() == (
        desk.frame.locator(".atlas-title").text_content()
    )
