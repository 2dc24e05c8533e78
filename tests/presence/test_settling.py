"""Claims that cannot all hold: what goes, who gives way, what stays in dispute; and accounts."""

import datetime as dt
import time

import pytest

from claims.dataset import Dataset
from claims.model import Claim
from claims.places import Place
from presence.edition import Edition
from presence.projection import Projection
from presence.settling.disputes import Dispute, disputes_of
from tests.presence.small import (
    alone,
    assuming,
    claim,
    dataset,
    disputed,
    ends,
    given_way,
    place,
    values,
)

JAN, FEB, MAR, APR, MAY, JUN = (f"2030-0{month}" for month in range(1, 7))
TOLD, LATER = "2030-01-15", "2030-04-20"


# What a record says that it replaces.


def test_what_a_record_supersedes_binds_no_more() -> None:
    old = claim("old", "stock", "100", when={"at": JAN})
    new = claim("new", "stock", "300", when={"at": JAN}, supersedes=("old",))
    projection = alone(old, new)
    assert given_way(projection) == {"old": "replaced"}
    assert disputed(projection) == set()
    # A bare 300 is ten per cent either way at most.
    assert values(projection, "north", JAN) == [(270, 330)]


def test_also_where_both_could_hold() -> None:
    old = claim("old", "stock", "about 100", when={"at": JAN})
    new = claim("new", "stock", "100 to 120", when={"at": JAN}, supersedes=("old",))
    assert values(alone(old, new), "north", JAN) == [(100, 120)]


@pytest.mark.parametrize("modality", ["fact", "expectation"])
def test_a_fact_that_was_taken_back_ends_no_plan(modality: str) -> None:
    plan = claim("plan", "emptied", modality="plan", when={"by": APR})
    wrong = claim("wrong", "stock", "50", published=LATER, when={"at": APR})
    right = claim(
        "right",
        "stock",
        "0",
        modality=modality,
        published=LATER,
        when={"at": APR},
        supersedes=("wrong",),
    )
    projection = alone(plan, wrong, right)
    assert given_way(projection)["wrong"] == "replaced"
    assert values(projection, "north", JUN) == [(0, 0)]


# In a conflict plans give way to facts.


def test_a_plan_yields_to_a_later_fact_for_good() -> None:
    plan = claim("plan", "emptied", modality="plan", when={"by": APR})
    fact = claim("fact", "kept", "present", published=LATER, when={"at": APR})
    projection = alone(plan, fact)
    assert given_way(projection) == {"plan": "yielded"}
    assert disputed(projection) == set()
    assert ends(projection, "north", APR) == (1, None)
    assert ends(projection, "north", JUN) == (None, None)


@pytest.mark.parametrize("modality", ["plan", "expectation"])
def test_a_stay_yields_on_the_days_in_conflict_alone(modality: str) -> None:
    stays = claim("stays", "kept", modality=modality, when={"through": JUN})
    fact = claim("fact", "stock", "0", published=LATER, when={"at": APR})
    projection = alone(stays, fact)
    assert given_way(projection) == {"stays": "yielded"}
    assert ends(projection, "north", MAR) == (1, None)
    assert ends(projection, "north", APR) == (0, 0)
    assert ends(projection, "north", MAY) == (1, None)


def test_a_plan_yields_to_a_fact_of_its_own_day() -> None:
    plan = claim("plan", "emptied", modality="plan", when={"by": APR})
    fact = claim("fact", "kept", "present", when={"at": APR})
    projection = alone(plan, fact)
    assert given_way(projection) == {"plan": "yielded"}
    assert ends(projection, "north", APR) == (1, None)


def test_a_plan_does_not_yield_to_an_older_fact() -> None:
    # 100 on the tenth; five days later 150 are said to be leaving, of those of the tenth.
    fact = claim("fact", "stock", "100 to 100", published="2030-01-10", when={"at": "2030-01-10"})
    plan = claim(
        "plan", "departure", "150 to 150", modality="plan", when={"from": "2030-01-10", "by": APR}
    )
    projection = alone(fact, plan)
    assert given_way(projection) == {}
    assert disputed(projection) == {frozenset({"fact", "plan"})}
    assert values(projection, "north", "2030-01-10") == [(100, 100), (150, None)]


def test_a_plan_that_facts_contradict_alone_goes_before_one_drawn_into_it() -> None:
    # 45 to 55 go from 15 January to March, says the first, and the facts have 50 go. The second has
    # as many go from 10 February on, where the facts have 10. The two plans also exclude each other
    # beside January's and February's figures; that is the second's doing, and the first one stays.
    first = claim("first", "departure", "about 50", modality="plan", when={"by": MAR})
    second = claim(
        "second",
        "departure",
        "about 50",
        modality="plan",
        party="them",
        published="2030-02-10",
        when={"by": MAR},
    )
    facts = [
        claim(day, "stock", f"{figure} to {figure}", published=LATER, when={"at": day})
        for day, figure in ((TOLD, 100), ("2030-02-10", 60), (MAR, 50))
    ]
    projection = alone(first, second, *facts)
    assert given_way(projection) == {"second": "yielded"}
    assert disputed(projection) == set()
    # Without March's figure the first plan still says what is left.
    assert values(alone(first, facts[0]), "north", MAR) == [(45, 55)]


def test_of_two_plans_that_facts_contradict_together_the_older_gives_way() -> None:
    # 100 on 15 January; 60 go by February, and 60 from March on: there are not so many.
    first = claim("first", "departure", "60 to 60", modality="plan", when={"by": FEB})
    second = claim(
        "second",
        "departure",
        "60 to 60",
        modality="plan",
        published="2030-02-10",
        when={"from": MAR, "by": APR},
    )
    fact = claim("fact", "stock", "100 to 100", published=LATER, when={"at": TOLD})
    assert given_way(alone(first, second, fact)) == {"first": "yielded"}


def test_the_last_edition_ends_the_plan_for_ain_al_asad_for_americans_alone(
    shipped: Dataset,
) -> None:
    last = Edition(shipped)
    assert {(one.claim, one.to, one.rule) for one in last.given_way} == {
        ("reuters-asad-emptied", ("asharq-asad-in-use",), "yielded")
    }
    (unit,) = (one.unit for one in last.given_way)
    assert unit.endswith("/us")
    assert Edition(shipped, dt.date(2024, 9, 27)).given_way == ()


# Disputes.


def test_a_low_is_absent_where_one_choice_gives_none() -> None:
    one = claim("one", "stock", "under 100", when={"at": JAN})
    other = claim("other", "stock", "300 to 310", party="them", when={"at": JAN})
    assert values(alone(one, other), "north", JAN) == [(None, 99), (300, 310)]


def test_a_low_is_nought_where_one_choice_proves_it() -> None:
    nobody = claim("nobody", "stock", "0", when={"at": JAN})
    little = claim("little", "stock", "under 9", when={"at": JAN})
    much = claim("much", "stock", "over 300", party="them", when={"at": JAN})
    assert values(alone(nobody, much), "north", JAN) == [(0, 0), (300, None)]
    assert values(alone(nobody, little, much), "north", JAN) == [(0, 0), (300, None)]


def test_plans_that_gave_way_to_a_disputed_fact_exclude_each_other_where_it_falls() -> None:
    # All had left by 15 January, or 11 to 22 are there. Where they are, the stay of 21 to 30 and
    # the 11 planned for March (so 11 at most since all should have left) are alternatives.
    projection = alone(
        claim("left", "emptied", published="2030-01-15", when={"by": "2030-01-15"}),
        claim("seen", "stock", "11 to 22", published="2030-02-10", when={"at": "2030-01-31"}),
        claim(
            "stay", "kept", "21 to 30", modality="plan", published="2029-12-31", party="them",
            when={"through": "2030-05-31"},
        ),
        claim(
            "planned", "stock", "11", modality="plan", published="2030-01-15", party="outlet",
            when={"at": "2030-03-31"},
        ),
        as_of=dt.date(2030, 2, 20),
    )  # fmt: skip
    assert values(projection, "north", "2030-01") == [(0, 0), (11, 11), (21, 22)]


def test_a_low_is_nought_where_two_sides_only_together_prove_it() -> None:
    # That North is empty is disputed of March alone, so in January it moves no end by itself.
    projection = alone(
        claim("out", "emptied", places=("north", "south"), when={"by": "2030-01-31"}),
        claim("south", "kept", places="south", report="a", when={"at": "2030-01-31"}),
        claim("north", "kept", places="north", report="b", when={"at": "2030-03-31"}),
    )
    assert len(projection.quarrels) == 2
    assert ends(projection, "land", "2030-01") == (0, None)


def test_no_dispute_of_dates_within_one_origin_or_of_other_people_or_places() -> None:
    early = claim("early", "emptied", party="them", modality="plan", when={"by": APR})
    again = claim("late", "emptied", modality="plan", when={"by": JUN})
    assert disputed(alone(early, again)) == set()
    for other in ({"population": "other"}, {"places": "south"}):
        given: dict[str, str] = {"published": "2030-01-16"} | other
        late = claim("late", "emptied", modality="plan", when={"by": JUN}, **given)
        assert disputed(alone(early, late)) == set()
    late = claim("late", "emptied", modality="plan", published="2030-01-16", when={"by": JUN})
    assert disputed(alone(early, late)) == {frozenset({"early", "late"})}


def test_the_two_deadlines_of_the_shipped_reports(shipped: Dataset) -> None:
    edition = Edition(shipped, dt.date(2024, 9, 27))
    names = ("nyt-leave-two-years", "reuters-remainder-leaves")
    assert Dispute(names, "deadline", tuple((name,) for name in names)) in edition.disputes


# Accounts: never from one party's figure to another's.


def account(party: str, figure: str, at: str = APR) -> Projection:
    """Return a drawdown of 100 by April, then two figures in dispute."""
    return alone(
        claim("start", "stock", "300 to 400", party=("outlet", "us"), when={"at": TOLD}),
        claim("leave", "departure", "100 to 100", modality="plan", when={"by": APR}),
        claim("ours", "stock", "200 to 210", published="2030-05-02", when={"at": at}),
        claim("theirs", "stock", figure, party=party, published="2030-05-02", when={"at": at}),
    )


# By our own figure 300 to 310 were there before; by theirs nothing is known but what was counted.
ACROSS = [(300, 400)]


def test_no_change_is_measured_into_another_partys_figure() -> None:
    projection = account("them", "250 to 299")
    assert values(projection, "north", TOLD) == ACROSS
    assert values(projection, "north", APR) == [(200, 210), (250, 299)]


@pytest.mark.parametrize("at", ["2030-05-01", "2030-05-03"])
def test_nor_into_a_figure_that_holds_already_at_the_end_of_the_month_before(at: str) -> None:
    # Dated early in May, so of the end of April, by which the hundred have left.
    projection = account("them", "250 to 299", at)
    assert disputed(projection) == {frozenset({"ours", "theirs"})}
    assert values(projection, "north", APR) == [(200, 210), (250, 299)]
    assert values(projection, "north", TOLD) == ACROSS


@pytest.mark.parametrize(
    ("party", "figure", "before"),
    [
        # It meets the earlier figure at 300, and may be the same count: 350 to 400 before.
        ("them", "250 to 300", [(300, 310), (350, 400)]),
        ("outlet", "250 to 299", [(300, 310), (350, 399)]),  # the same party counts on
    ],
)
def test_what_may_be_one_count_starts_no_account(
    party: str, figure: str, before: list[tuple[int, int]]
) -> None:
    assert values(account(party, figure), "north", TOLD) == before


def test_another_partys_figure_ends_no_plan_measured_from_the_first_ones() -> None:
    projection = account("them", "410 to 450")
    assert given_way(projection) == {}
    assert disputed(projection) == {frozenset({"ours", "theirs"})}
    assert values(projection, "north", TOLD) == ACROSS
    assert values(projection, "north", APR) == [(200, 210), (410, 450)]


def test_a_figure_that_is_not_in_dispute_does() -> None:
    # Nobody says otherwise, so the plan came to nothing, whoever counted.
    projection = alone(
        claim("start", "stock", "300 to 400", when={"at": TOLD}),
        claim("leave", "departure", "100 to 100", modality="plan", when={"by": APR}),
        claim("theirs", "stock", "410 to 450", party="them", published=LATER, when={"at": APR}),
    )
    assert given_way(projection) == {"leave": "yielded"}


def test_what_is_said_of_one_day_stands_beside_another_partys_figure() -> None:
    # Some go and some stay. That fewer stay than there were is not measured into their account;
    # that somebody stays holds in both.
    projection = alone(
        claim("start", "stock", "300 to 400", when={"at": TOLD}),
        claim("leave", "departure", "partial", modality="plan", when={"by": APR}),
        claim("ours", "stock", "0 to 210", published=LATER, when={"at": APR}),
        claim("theirs", "stock", "450 to 500", party="them", published=LATER, when={"at": APR}),
    )
    assert given_way(projection) == {}
    assert disputed(projection) == {frozenset({"ours", "theirs"})}
    assert values(projection, "north", APR) == [(1, 210), (450, 500)]


# Many disputes.


def two_figures(count: int) -> tuple[list[Claim], list[Place]]:
    """Return bases of each of which two parties give different figures, in one land."""
    bases = [place(f"b{index}") for index in range(count)]
    claims = [
        claim(f"{party}{one.id}", "stock", figure, places=one.id, party=party, when={"at": JAN})
        for one in bases
        for party, figure in (("us", "10 to 10"), ("them", "500 to 500"))
    ]
    return claims, [place("land", "country", None), *bases]


def test_ten_bases_with_two_figures_each_are_all_answered() -> None:
    claims, places = two_figures(10)
    projection = alone(*claims, places=places, assumptions=())
    assert len(disputed(projection)) == 10
    assert values(projection, "b3", JAN) == [(10, 10), (500, 500)]
    # 1,024 sums from ten tens to ten five hundreds; more than three pieces are not told.
    assert ends(projection, "land", JAN) == (100, 5000)
    # By one account there is nothing to settle.
    ours = Projection(dataset(*claims, places=places, assumptions=()), account="us")
    assert values(ours, "land", JAN) == [(100, 100)]


def test_figures_that_all_exclude_each_other_are_one_dispute() -> None:
    figures = [
        claim(f"f{index}", "stock", f"{n} to {n}", places="land", party="us", when={"at": JAN})
        for index, n in enumerate(range(100, 4100, 100))
    ]
    projection = assuming(*figures)
    (dispute,) = disputes_of(projection)
    assert len(dispute.claims) == len(dispute.sides) == 40
    assert ends(projection, "land", JAN) == (100, 4000)
    assert ends(projection, "land", MAY) == (100, 4000)


def test_disputes_over_figures_of_different_months_are_covered_in_time() -> None:
    months = [f"2030-0{index}" for index in range(1, 10)]
    claims = [
        claim(f"{party}{month}", "stock", figure, places="land", party=party, when={"at": month})
        for month in months
        for party, figure in (("us", "100 to 100"), ("them", "300 to 300"))
    ]
    started = time.perf_counter()
    # With numbers that do not rise: wherever a choice has them rise, that gives way.
    projection = assuming(*claims, grid=("2030-01", "2030-12"))
    assert len(disputed(projection)) == 9
    found = [values(projection, "land", month) for month in ("2030-01", "2030-05", "2030-12")]
    assert found == [[(100, 100), (300, 300)]] * 3
    assert time.perf_counter() - started < 60  # five seconds where nothing else runs
