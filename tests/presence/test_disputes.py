"""Disputes as a reader sees them: sides, who says so, and what each would mean."""

import datetime as dt
from dataclasses import replace

from hypothesis import given, settings

from claims.dataset import Dataset
from claims.dates import parse_month
from claims.model import Claim
from presence.answers.search import Evaluator
from presence.edition import Edition
from presence.settling.disputes import disputes_of
from presence.told.disputes import Side, contradictions, in_words, sides
from tests.presence.small import WORDS, Ends, assumption, claim, dataset
from tests.presence.strategies import worlds

JAN, MAR, APR, JUN = "2030-01", "2030-03", "2030-04", "2030-06"

OURS = claim("ours", "stock", "100 to 110", when={"at": JAN})
THEIRS = claim("theirs", "stock", "300 to 310", party="them", report="theirs", when={"at": JAN})
EARLY = claim("early", "emptied", places="isle", modality="plan", when={"by": APR})
LATE = claim(
    "late",
    "emptied",
    places="isle",
    modality="plan",
    party="them",
    published="2030-01-16",
    when={"by": JUN},
)


def all_sides(*claims: Claim) -> list[tuple[Side, ...]]:
    edition = Edition(dataset(*claims), assumptions=frozenset())
    return [sides(part, dispute) for part in edition.parts for dispute in disputes_of(part)]


def meant(side: Side) -> list[Ends] | None:
    return None if side.bound is None else [(one.low, one.high) for one in side.bound.pieces]


def by_claims(found: tuple[Side, ...]) -> dict[tuple[str, ...], list[Ends] | None]:
    return {side.claims: meant(side) for side in found}


def told(*claims: Claim) -> list[str]:
    return in_words(Edition(dataset(*claims), assumptions=frozenset())).splitlines()


def test_each_side_says_what_it_would_mean() -> None:
    (found,) = all_sides(OURS, THEIRS)
    assert by_claims(found) == {("ours",): [(100, 110)], ("theirs",): [(300, 310)]}
    for side in found:
        assert (side.cell.place, side.cell.population, side.month) == (
            "north",
            "us",
            parse_month(JAN),
        )


def test_sides_about_different_places_are_compared_in_their_country() -> None:
    # 100 to 110 in the north do not fit into a land of 80 to 90.
    land = claim("land-has", "stock", "80 to 90", places="land", party="them", when={"at": JAN})
    (found,) = all_sides(OURS, land)
    assert {side.cell.place for side in found} == {"land"}
    assert by_claims(found) == {("land-has",): [(80, 90)], ("ours",): [(100, None)]}


def test_three_figures_of_which_two_agree_have_two_sides() -> None:
    # About 104 and 100 to 110 may be one number, 300 to 310 neither: one quarrel, not two pairs.
    alike = claim("alike", "stock", "about 104", report="alike", when={"at": JAN})
    (found,) = all_sides(OURS, THEIRS, alike)
    assert by_claims(found) == {("alike", "ours"): [(100, 110)], ("theirs",): [(300, 310)]}


def test_deadlines_are_compared_at_the_earlier_one() -> None:
    figure = claim("figure", "stock", "50 to 50", places="isle", when={"at": MAR})
    ((early, late),) = all_sides(EARLY, LATE, figure)
    assert early.month == late.month == parse_month(APR)
    assert (early.claims, late.claims) == (("early",), ("late",))
    # By April nobody, or anybody still: no figure is assumed to stand.
    assert (meant(early), meant(late)) == ([(0, 0)], [])


def test_independent_origins_are_counted_and_retellings_are_not() -> None:
    same = replace(OURS, id="same", report="second", origin="second")
    again = replace(OURS, id="again", report="third", origin=OURS.origin, retells=("ours",))
    found = {
        side.claims: side.origins for pair in all_sides(OURS, THEIRS, same, again) for side in pair
    }
    assert found == {("ours", "same"): ("r-2030-01-15", "second"), ("theirs",): ("theirs",)}


def test_who_demands_it_or_holds_it_possible_is_no_source_of_it() -> None:
    others = [
        replace(EARLY, id=modality, report=modality, origin=modality, modality=modality)
        for modality in ("demand", "possibility")
    ]
    ((early, _),) = all_sides(EARLY, LATE, *others)
    assert early.origins == ("r-2030-01-15",)


def test_a_claim_that_excludes_itself_is_told_as_such() -> None:
    nobody = claim("nobody", "kept", "under 1", when={"at": JAN})
    ((side,),) = all_sides(nobody)
    assert side.bound is None
    assert told(nobody) == [
        "cannot all hold; the values cover every consistent choice:",
        "  nobody (us; r-2030-01-15 ¶1): something [1 independent source; it cannot hold]",
    ]


def test_disputes_in_words() -> None:
    same = replace(THEIRS, id="too", report="second", origin="second")
    head, *lines = told(OURS, THEIRS)
    assert head == "cannot all hold; the values cover every consistent choice:"
    assert sorted(lines) == [
        "  ours (us; r-2030-01-15 ¶1): something [1 independent source; if it holds, north us "
        "January 2030: 100–110]",
        "  theirs (them; theirs ¶1): something [1 independent source; if it holds, north us "
        "January 2030: 300–310]",
    ]
    assert any("[2 sources; if it holds" in line for line in told(OURS, THEIRS, same))
    assert told(EARLY, LATE)[0] == "different dates for one end; the latest binds:"
    assert told(EARLY, LATE)[1].endswith("if it holds, isle us April 2030: 0]")
    assert told(EARLY, LATE)[2].endswith("if it holds, isle us April 2030: no number]")


def test_where_all_agree_it_says_so() -> None:
    assert told(OURS) == ["nothing is in dispute"]


def test_what_gave_way_is_named_with_its_rule() -> None:
    fact = claim("fact", "kept", "present", places="isle", published="2030-05-02", when={"at": APR})
    assert told(EARLY, fact) == [
        "no longer constrain:",
        "  early: gave way to fact: something",
        "    against fact (us; r-2030-05-02 ¶1): something",
    ]
    empty = claim("empty", "emptied", places="isle", published="2030-03-20", when={"by": MAR})
    assert told(EARLY, empty)[1] == "  early: overtaken by empty: something"
    newer = claim(
        "newer", "emptied", places="isle", modality="plan", published="2030-02-01", when={"by": JUN}
    )
    assert told(EARLY, newer)[1] == "  early: replaced by newer: something"


def test_assumptions_that_gave_way_are_named_with_what_they_gave_way_to() -> None:
    # From 70 to 100 between January's end and April's: every step on the way, told as one.
    seventy = claim("seventy", "stock", "70 to 70", places="isle", when={"at": JAN})
    hundred = claim(
        "hundred", "stock", "100 to 100", places="isle", published="2030-04-30", when={"at": APR}
    )
    head, *lines = in_words(Edition(dataset(seventy, hundred))).splitlines()
    assert head == "assumptions that gave way to claims:"
    assert lines == [
        "  no-rise on 2 days from 28 February 2030 to 30 April 2030 (isle, us): "
        "to hundred, seventy",
        "    against hundred (us; r-2030-04-30 ¶1): something",
        "    against seventy (us; r-2030-01-15 ¶1): something",
    ]


def test_an_assumption_that_gives_way_beside_another_names_both() -> None:
    # 30 in the land stand and do not rise, so a base in use there cannot hold the 50 assumed
    # of one; either of the other two assumptions is enough, and both rest on the thirty.
    thirty = claim("thirty", "stock", "30 to 30", places="land", when={"at": JAN})
    stays = claim("stays", "kept", modality="plan", when={"at": APR})
    head, line, *_ = in_words(Edition(dataset(thirty, stays))).splitlines()
    assert head == "assumptions that gave way to claims:"
    assert line in {
        f"  more-than-token on 30 April 2030: to thirty, with {other} assumed"
        for other in ("no-rise", "figure-stands")
    }


def test_an_assumption_that_gives_way_to_another_alone_says_so() -> None:
    # Nobody may be in the north, and a hundred at least are to be there: no claim is about either.
    hundred = assumption("hundred", "stock", ("north",), amount=WORDS.read("over 99"))
    nobody = assumption("nobody", "emptied", ("north",), populations=("us",))
    both = dataset(OURS, assumptions=(hundred, nobody), grid=(JAN, JAN))
    elsewhere = dataset(replace(OURS, places=("isle",)), assumptions=(hundred, nobody))
    assert "  nobody on 31 January 2030: to ours" in in_words(Edition(both)).splitlines()
    assert "  nobody on 31 January 2030: to hundred, assumed too" in (
        in_words(Edition(elsewhere)).splitlines()
    )


def test_contradictions_without_a_number_are_listed_once_each() -> None:
    talks = claim("talks", "context", contradicts=("began", "unknown"))
    began = claim("began", "context", party="them", contradicts=("talks",))
    third = claim("third", "context", contradicts=("talks",))
    edition = Edition(dataset(talks, began, third))
    assert contradictions(edition) == (("began", "talks"), ("talks", "third"))
    assert in_words(edition).splitlines() == [
        "contradict each other without a number:",
        "  began (them; r-2030-01-15 ¶1): something",
        "    against talks (us; r-2030-01-15 ¶1): something",
        "  talks (us; r-2030-01-15 ¶1): something",
        "    against third (us; r-2030-01-15 ¶1): something",
    ]


def test_a_contradiction_with_a_claim_not_yet_known_is_left_out() -> None:
    early = claim("talks", "context")
    late = claim("late", "context", published="2030-04-20", contradicts=("talks",))
    small = dataset(early, late)
    assert contradictions(Edition(small, early.published.last)) == ()
    assert contradictions(Edition(small)) == (("late", "talks"),)


@settings(max_examples=20)
@given(worlds())
def test_no_side_means_more_than_the_values_cover(world: Dataset) -> None:
    for part in Edition(world).parts:
        for dispute in disputes_of(part):
            found = sides(part, dispute)
            assert {name for side in found for name in side.claims} <= set(dispute.claims)
            for side in found:
                if side.bound is None:
                    continue
                whole = Evaluator(part).bounds([side.cell])[side.cell]
                assert (whole.low or 0) <= (side.bound.low or 0)
                if whole.high is not None:
                    assert side.bound.high is not None
                    assert side.bound.high <= whole.high


def test_the_two_figures_of_the_last_edition(shipped: Dataset) -> None:
    edition = Edition(shipped)
    figures = next(d for d in edition.disputes if "asharq-us-iraq-officials" in d.claims)
    found = sides(edition.part_of("iraq"), figures)
    # About 2,500 is 2,250 to 2,750; over 3,000 is 3,000 to 3,499.
    assert by_claims(found) == {
        ("asharq-us-iraq-military",): [(2250, 2750)],
        ("asharq-us-iraq-officials",): [(3000, 3499)],
    }
    assert found[0].day == dt.date(2025, 10, 1)


def test_the_shipped_contradictions_are_listed_once_each(shipped: Dataset) -> None:
    pairs = contradictions(Edition(shipped))
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)
    assert ("nyt-not-withdrawing", "reuters-remainder-leaves") in pairs


def test_what_an_end_of_a_whole_means_is_told_of_all_its_parts() -> None:
    def host(name: str, measure: str, amount: str | None, place: str) -> Claim:
        return claim(
            name, measure, amount, places=place, published="2030-04-10", report="host",
            party="them", when={"at": "2030-04-10"},
        )  # fmt: skip

    gone = claim(
        "gone", "emptied", places="land", published="2030-03-10", when={"by": "2030-03-09"}
    )
    both = host("there", "kept", None, "north"), host("count", "stock", "1901", "land")
    lines = told(gone, *both)
    assert any(
        " gone " in line and line.endswith("if it holds, land us April 2030: 0]") for line in lines
    )
