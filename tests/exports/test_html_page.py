"""The page that stands alone, taken apart: what is in it, and what it lets in."""

import base64
import hashlib
import re
from pathlib import Path

import pytest

from exports.html.page import encode
from tests.exports.briefs import ROOT, SAHEL, brief_of, files_of, spoiled_copy
from tests.exports.readers import Page
from views.summary import summary

LARGEST = 1_500_000


def text_of(folder: Path = ROOT) -> str:
    (content,) = files_of("html", folder).values()
    return content.decode()


@pytest.mark.parametrize("folder", [ROOT, SAHEL], ids=lambda path: path.name)
def test_one_file_that_can_be_sent_by_mail(folder: Path) -> None:
    assert set(files_of("html", folder)) == {"atlas.html"}
    assert len(files_of("html", folder)["atlas.html"]) < LARGEST


def test_the_same_brief_gives_the_same_bytes() -> None:
    (again,) = encode(brief_of())
    assert again.content == files_of("html")["atlas.html"]


def test_nothing_is_asked_for_and_the_policy_forbids_it() -> None:
    page = Page(text_of())
    loading = [
        (tag, name, given[name])
        for tag, given in page.tags
        for name in ("src", "srcset", "data", "href", "action", "poster")
        if given.get(name) and tag != "a"
    ]
    assert loading == [("link", "href", "data:,")]
    policy = next(
        given["content"]
        for tag, given in page.tags
        if tag == "meta" and given.get("http-equiv") == "Content-Security-Policy"
    )
    digest = base64.b64encode(hashlib.sha256(page.scripts[1].encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )
    # Before anything that it would have to forbid.
    assert [tag for tag, _ in page.tags[:4]] == ["html", "head", "meta", "meta"]


def test_what_it_says_without_scripts() -> None:
    brief = brief_of()
    words = " ".join(Page(text_of()).words)
    assert summary(brief.view, brief.months[-1]) in words
    assert "The map and its time slider need JavaScript." in words
    for report in brief.view.edition.reports:
        assert report.title in words
    for claim in brief.view.edition.claims.values():
        assert claim.says in words
    for assumption in brief.view.edition.dataset.assumptions:
        assert assumption.says in words
    assert "Projected from public reporting: 5 reports, 4 independent" in words
    assert "Borders: Natural Earth" in words


def test_sources_are_links_where_they_have_an_address() -> None:
    linked = {given["href"] for tag, given in Page(text_of()).tags if tag == "a" and "rel" in given}
    assert linked == {r.url for r in brief_of().view.edition.reports if r.url}


def test_no_random_names() -> None:
    assert re.findall(r"_[0-9a-f]{32}", text_of()) == []


def test_hostile_texts_are_no_markup(tmp_path: Path) -> None:
    folder = spoiled_copy(tmp_path)
    page, clean = Page(text_of(folder)), Page(text_of())
    assert {tag for tag, _ in page.tags} == {tag for tag, _ in clean.tags}
    assert len(page.scripts) == len(clean.scripts) == 2
    assert page.scripts[1] != ""
    names = {name for _, given in page.tags for name in given}
    assert names == {name for _, given in clean.tags for name in given}
    dataset = brief_of(folder).view.world.dataset
    assert [place["name"] for place in page.data["frames"]["places"]] == [
        place.name for place in dataset.places
    ]
