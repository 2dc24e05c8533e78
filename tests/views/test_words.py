"""Codes, values and findings in the words that a reader sees, on datasets of a few claims."""

import datetime as dt
from dataclasses import replace

import pytest

from claims.dates import parse_month
from claims.model import Claim
from presence.answers.presence import Presence, PresenceCode
from presence.answers.solved import Solved
from presence.answers.values import Bound, Piece
from presence.edition import Edition
from presence.told.disputes import gave_way
from tests.presence.small import claim, dataset
from views.frames import build_frames
from views.ledger import ledger
from views.title import title
from views.words.basis import basis_text
from views.words.figures import cell_words, ends_text, range_text
from views.words.states import number_words, state_words

ALL_LEAVE = {"by": "2030-03"}


def edition(*claims: Claim, late: int = 0, plain: bool = False) -> Edition:
    """Return the edition of some claims; a plain one without assumptions."""
    return Edition(dataset(*claims), assumptions=frozenset() if plain else None, late=late)


def solved(told: Edition, place: str, month: str) -> Solved:
    return told.solve_one(place, "us", parse_month(month))


def bound(*pieces: tuple[int | None, int | None]) -> Bound:
    return Bound(pieces[0][0], pieces[-1][1], tuple(Piece(*one) for one in pieces))


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ([(50, 2700)], "50–2,700"),
        ([(813, 813)], "813"),
        ([(None, 2700)], "up to 2,700"),
        ([(900, None)], "at least 900"),
        ([(0, 0)], "none"),
        ([(0, 3449)], "none, or up to 3,449"),
        ([(0, None)], "none or unknown"),
        ([(1, None)], "some, no figure"),
        ([(None, None)], "no figure"),
        ([(0, 0), (270, 330)], "0 or 270–330"),
        ([(0, 0), (270, 330), (900, 1100)], "0, 270–330 or 900–1,100"),
        ([(None, 200), (900, None)], "up to 200, or at least 900"),
        ([(0, 40), (415, 415)], "0–40 or 415"),
    ],
)
def test_values_in_figures(pieces: list[tuple[int | None, int | None]], text: str) -> None:
    assert range_text(bound(*pieces)) == text
    if len(pieces) == 1:
        assert ends_text(*pieces[0]) == text


def test_a_piece_that_the_countrys_total_alone_limits_has_no_number() -> None:
    assert range_text(bound((0, 0), (50, 3499)), in_use=True) == "none, or in use"
    assert range_text(bound((0, 0), (20, 40), (50, 3499)), in_use=True) == "0, 20–40 or in use"
    assert range_text(bound((None, 3499)), in_use=True) == "up to 3,499"


def test_values_in_a_sentence_break_only_between_pieces() -> None:
    one = solved(edition(claim("a", "stock", "100", when={"at": "2030-01"})), "north", "2030-01")
    for pieces, words in (
        ([(2250, 2750), (3000, 3499)], "2,250 to 2,750 or 3,000 to 3,499 troops"),
        ([(0, 0), (270, 330)], "none or 270 to 330 troops"),
        ([(0, 3449)], "none or up to 3,449 troops"),
        ([(0, 0)], "no troops"),
        ([(None, None)], "an unreported number of troops"),
    ):
        said = cell_words(replace(one, bound=bound(*pieces)), "troops")
        assert said.replace("\u00a0", " ") == words
    two = cell_words(replace(one, bound=bound((2250, 2750), (3000, 3499))))
    assert two == "2,250\u00a0to\u00a02,750 or 3,000\u00a0to\u00a03,499"
    # Where it is clear whom it counts, nothing is left over.
    assert cell_words(replace(one, bound=Bound(None, None))).endswith("number")


def test_somebody_here_and_somebody_there_is_no_figure() -> None:
    told = edition(
        claim("a", "kept", "present", when={"at": "2030-01-31"}),
        claim("b", "kept", "present", places="south", when={"at": "2030-01-31"}),
        plain=True,
    )
    one = solved(told, "land", "2030-01")
    assert (one.bound.low, one.bound.high) == (2, None)
    assert "unreported number" in cell_words(one)
    assert number_words(one) == "no number reported"


@pytest.mark.parametrize(
    ("code", "at_a_base", "elsewhere"),
    [
        ("seen", "in use, seen 5 Mar 2030", "there, seen 5 Mar 2030"),
        ("left", "reported empty by 5 Mar 2030", "nobody there by 5 Mar 2030, reported"),
        ("leaving", "leaving by 5 Mar 2030", "all leaving by 5 Mar 2030"),
        ("to-be-empty", "to be empty by 5 Mar 2030", "all to leave by 5 Mar 2030"),
        (
            "unconfirmed",
            "was due to be empty by 5 Mar 2030, not confirmed",
            "all were due to leave by 5 Mar 2030, not confirmed",
        ),
        (
            "overdue",
            "was due to leave by 5 Mar 2030, seen since",
            "all were due to leave by 5 Mar 2030, seen since",
        ),
        ("to-shrink", "to shrink by 5 Mar 2030", "to shrink by 5 Mar 2030"),
        ("to-stay", "to stay through 5 Mar 2030", "to stay through 5 Mar 2030"),
        ("disputed", "empty or not: disputed", "all gone or not: disputed"),
        ("no-report", "not reported", "not reported"),
    ],
)
def test_every_code_of_presence_has_its_words(
    code: PresenceCode, at_a_base: str, elsewhere: str
) -> None:
    figure = claim("a", "stock", "100", when={"at": "2030-01"})
    one = replace(
        solved(edition(figure), "north", "2030-01"),
        presence=Presence(code, dt.date(2030, 3, 5), ()),
    )
    assert state_words(one, "base") == state_words(one, "city") == at_a_base
    for kind in ("country", "region", "remainder"):
        assert state_words(one, kind) == elsewhere


def test_a_months_last_day_is_told_as_the_month() -> None:
    told = edition(
        claim("a", "stock", "900", when={"at": "2030-01-31"}),
        claim("b", "emptied", when=ALL_LEAVE, modality="plan"),
    )
    assert state_words(solved(told, "north", "2030-01"), "base") == "leaving by Mar 2030"
    assert state_words(solved(told, "north", "2030-04"), "base") == "to be empty by Mar 2030"


def test_a_stay_without_an_end_is_told_with_its_announcement() -> None:
    open_stay = claim("a", "kept", "present", when={"from": "2030-02"}, modality="plan")
    one = solved(edition(open_stay), "north", "2030-03")
    assert one.presence.code == "to-stay"
    assert state_words(one, "base") == "to stay, announced 15 Jan 2030"


def test_what_may_stay_is_told_only_where_more_is_possible() -> None:
    one = solved(
        edition(claim("b", "emptied", when=ALL_LEAVE, modality="plan")), "north", "2030-04"
    )
    assert state_words(one, "base", wider=True) == "may stay if exceptions are used"
    assert state_words(one, "base") == "to be empty by Mar 2030"


def test_a_bases_end_is_not_told_of_its_country() -> None:
    told = edition(
        claim("a", "stock", "1,000", places="land", when={"at": "2030-01-31"}),
        claim("b", "emptied", when=ALL_LEAVE, modality="plan"),
    )
    bounds = told.solve(["us"])
    said = title(bounds, "us", parse_month("2030-04")).replace("\u00a0", " ")
    assert said == "By April 2030, the plan empties North; up to 1,100 US troops in Land"
    frames = build_frames(bounds, "us", {}, dt.date(2030, 5, 1))
    april = frames["frames"][frames["months"].index("2030-04")]["marks"]
    land, north = (next(m for m in april if m["place"] == name) for name in ("land", "north"))
    assert (north["range"], north["state"]) == ("none", "to be empty by Mar 2030")
    assert "empty" not in land["state"] + land["said"]
    assert "leave" not in land["state"] + land["said"]


@pytest.mark.parametrize(
    ("modality", "published", "words"),
    [
        ("plan", "2030-01-15", "the plan empties North"),
        ("fact", "2030-04-02", "nobody is at North"),
    ],
)
def test_an_end_is_told_by_who_tells_it(modality: str, published: str, words: str) -> None:
    told = edition(
        claim("a", "stock", "1,000", places="land", when={"at": "2030-01-31"}),
        claim("b", "emptied", when=ALL_LEAVE, modality=modality, published=published),
    )
    assert words in title(told.solve(["us"]), "us", parse_month("2030-04"))


def test_a_base_that_was_never_used_is_no_finding() -> None:
    told = edition(
        claim("a", "stock", "1,000", places="land", when={"at": "2030-01-31"}),
        claim("b", "stock", "0", when={"at": "2030-01-31"}),
    )
    assert "North" not in title(told.solve(["us"]), "us", parse_month("2030-01"))
    one = solved(told, "north", "2030-01")
    assert (range_text(one.bound), state_words(one, "base")) == (
        "none",
        "reported empty by Jan 2030",
    )


def test_a_plan_whose_day_passed_unheard_is_not_confirmed() -> None:
    told = edition(
        claim("a", "stock", "1,000", places="land", when={"at": "2030-01-31"}),
        claim("b", "emptied", when=ALL_LEAVE, modality="plan"),
        claim("c", "context", published="2030-05-20"),
    )
    said = title(told.solve(["us"]), "us", parse_month("2030-05"))
    assert "the plan was to empty North, which no report confirms" in said
    one = solved(told, "north", "2030-05")
    assert state_words(one, "base") == "was due to be empty by Mar 2030, not confirmed"


def test_what_gave_way_is_told_once_with_its_rule() -> None:
    told = edition(
        claim("a", "emptied", when=ALL_LEAVE, modality="plan", published="2030-01-10"),
        claim("b", "emptied", when={"by": "2030-05"}, modality="plan", published="2030-02-10"),
    )
    assert [(one.claim, one.rule, one.to) for one in gave_way(told)] == [("a", "replaced", ("b",))]
    uses = {row["id"]: (row["use"], row["use_code"]) for row in ledger(told)}
    assert uses["a"] == ("replaced by b", "replaced")


def test_the_basis_names_lateness_where_there_is_any() -> None:
    figure = claim("a", "stock", "100", when={"at": "2030-01"})
    assert "late" not in basis_text(edition(figure), exceptions=False)
    late = basis_text(edition(figure, late=6), exceptions=False)
    assert late == "as announced, plans up to 6 months late, with assumptions"
