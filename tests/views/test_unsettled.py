"""What does not agree and what gave way: made once, and told in the same words everywhere."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from claims.model import Claim
from exports.html.sections import below
from exports.slides.words import disputes as on_slides
from presence.edition import Edition
from presence.told.disputes import sides
from tests.exports.briefs import ROOT, brief_of
from tests.presence.small import assumption, claim, dataset
from ui import disputes as screen
from views.disputes import Item, unsettled
from views.markup import html

SARRANE = ROOT / "tests" / "datasets" / "sarrane"

TWO_FIGURES = (
    claim("a", "stock", "about 1,400", places="land", when={"at": "2030-02-12"}),
    claim("b", "stock", "about 1,000", places="land", when={"at": "2030-02-13"}, origin="other"),
)
TWO_DATES = (
    claim("a", "emptied", when={"by": "2030-02"}),
    claim("b", "emptied", when={"by": "2030-03"}, origin="other"),
)


def items(*claims: Claim, **changed: Any) -> list[Item]:
    """Return what is unsettled among claims without assumptions; `changed` is put on disputes."""
    edition = Edition(dataset(*claims), assumptions=frozenset())
    told = tuple(
        (replace(one, **changed), sides(edition.parts[0], one)) for one in edition.disputes
    )
    return unsettled(edition, told)


def test_rival_figures_are_told_with_all_sides() -> None:
    (item,) = items(*TWO_FIGURES)
    assert item.kind == "dispute"
    assert item.heading == "US troops, Land, 13 February 2030"
    assert item.note.startswith("These cannot all hold.")
    assert {(side.claims, side.means, side.range) for side in item.sides} == {
        (("b",), "If this holds: 900–1,100", "900–1,100"),
        (("a",), "If this holds: 1,260–1,540", "1,260–1,540"),
    }
    assert {side.sources for side in item.sides} == {"1 independent source"}
    assert item.range == "Over these sides: 900–1,100 or 1,260–1,540"
    assert item.pieces == ((900, 1100), (1260, 1540))
    (thin,) = items(*TWO_FIGURES, thin=True)
    assert thin.note == f"{item.note} Two of these figures meet, but hardly: by less than a tenth."


def test_a_side_that_holds_in_part_or_not_at_all_says_so() -> None:
    edition = Edition(dataset(*TWO_FIGURES), assumptions=frozenset())
    (dispute,) = edition.disputes
    one, other = sides(edition.parts[0], dispute)
    ((item),) = unsettled(
        edition, ((dispute, (replace(one, partly=True), replace(other, bound=None))),)
    )
    first, second = item.sides
    assert first.means.startswith("If this holds in part: ")
    assert (second.means, second.range, second.pieces) == (
        "It cannot hold beside what is not in dispute",
        "",
        None,
    )


def test_of_dates_for_one_end_the_latest_binds_and_the_others_are_listed() -> None:
    (item,) = items(*TWO_DATES)
    assert item.note == "Different dates for one end. The latest date binds; the others are listed."
    said = {side.claims: side.means for side in item.sides}
    assert said["a",].startswith("By Feb 2030, listed. If this holds: ")
    assert said["b",].startswith("By Mar 2030, binds. ")


def test_what_gave_way_and_what_contradicts_name_the_first_against_the_others() -> None:
    gone, apart = items(
        claim("a", "emptied", when={"by": "2030-03"}, modality="plan", published="2030-01-10"),
        claim("b", "emptied", when={"by": "2030-05"}, modality="plan", published="2030-02-10"),
        claim("c", "context", contradicts=("d", "e")),
        claim("d", "context"),
        claim("e", "context"),
    )
    assert gone.heading == "Replaced: the first of these no longer bounds"
    assert [(side.claims, side.lead) for side in gone.sides] == [(("a",), ""), (("b",), "by")]
    assert apart.heading == "Contradict each other without a number"
    assert [(side.claims, side.lead) for side in apart.sides] == [
        (("c",), ""),
        (("d",), "against"),
        (("e",), "against"),
    ]


def test_an_assumption_that_gives_way_on_many_days_is_told_once() -> None:
    # From 70 to 100 on an isle where nobody is assumed to come.
    edition = Edition(
        dataset(
            claim("seventy", "stock", "70 to 70", places="isle", when={"at": "2030-01"}),
            claim(
                *("hundred", "stock", "100 to 100"),
                places="isle",
                published="2030-04-30",
                when={"at": "2030-04"},
            ),
        )
    )
    (item,) = unsettled(edition, ())
    assert item.heading == "An assumption gave way to reports on 2 days, Feb 2030 to Apr 2030"
    assert item.note == next(a.says for a in edition.dataset.assumptions if a.id == "no-rise")
    assert [side.claims for side in item.sides] == [("hundred",), ("seventy",)]


def test_an_assumption_that_gives_way_to_another_says_so() -> None:
    both = (
        assumption("hundred", "stock", ("north",), amount=dataset().words.read("over 99")),
        assumption("nobody", "emptied", ("north",), populations=("us",)),
    )
    told = claim("ours", "stock", "100 to 110", places="isle", when={"at": "2030-01"})
    found = unsettled(Edition(dataset(told, assumptions=both, grid=("2030-01", "2030-01"))), ())
    assert [item.heading for item in found] == [
        "An assumption gave way to another one, Jan 2030",
    ]


@pytest.mark.parametrize("folder", [ROOT, SARRANE], ids=["shipped", "sarrane"])
def test_screen_page_and_slides_tell_an_item_in_the_same_words(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = brief_of(folder)
    drawn: list[str] = []
    monkeypatch.setattr("streamlit.html", drawn.append)
    screen.draw_disputes(brief.view)
    page = next(one for one in below(brief).iter("section") if one.get("id") == "disputes")
    slides = "\n".join(line for one in on_slides(brief.view) for line in (one.head, *one.details))
    found = brief.view.unsettled()
    assert {item.kind for item in found} >= {"dispute", "gave-way", "contradiction"}
    on_screen, on_page = plain(drawn[0]), plain(html(page))
    for item in found:
        told = [item.heading, item.note, *(side.means for side in item.sides)]
        for text in filter(None, told):
            assert text in on_screen
            assert text in on_page
            if item.kind in {"dispute", "contradiction"}:
                assert text in slides
        for side in item.sides:
            assert all(f'data-cite="{name}"' in drawn[0] for name in side.claims)
            for name in side.claims:
                assert brief.view.edition.claims[name].says in on_page


def plain(markup: str) -> str:
    """Return markup without its tags."""
    return unescape(re.sub(r"<[^>]*>", "", markup))
