"""Claims that cannot all hold: who gives way, what stays in dispute, where assumptions yield."""

import datetime as dt
import time

import pytest

from claims.dataset import Dataset
from claims.dates import month_text, parse_month
from claims.model import Claim
from claims.places import Place
from presence.conflicts import TooManyChoicesError
from presence.projection import Projection
from presence.settle import Dispute, GivenWay
from tests.presence.small import (
    NO_FALL,
    NO_RISE,
    NOBODY_NORTH,
    TOKEN,
    alone,
    assuming,
    claim,
    dataset,
    ends,
    place,
)

JAN, FEB, MAR, APR, MAY, JUN = (f"2030-0{month}" for month in range(1, 7))
LATER = "2030-04-20"


def units(projection: Projection) -> list[set[str]]:
    """Return the units that hold in each choice."""
    return [set(choice.units) for choice in projection.choices]


def given_way(projection: Projection) -> list[tuple[str, tuple[str, ...], str]]:
    """Return what gave way, to what and by which rule."""
    return [(gone.unit, gone.to, gone.rule) for gone in projection.settlement.given_way]


# Rule 1: supersedes.


def test_what_a_record_supersedes_gives_way() -> None:
    old = claim("old", "stock", "100", when={"at": JAN})
    new = claim("new", "stock", "300", when={"at": JAN}, supersedes=("old",))
    projection = alone(old, new)
    assert given_way(projection) == [("old", ("new",), "superseded")]
    assert projection.settlement.disputes == ()
    assert ends(projection, "north", JAN) == (250, 350)


def test_what_is_superseded_holds_where_both_can_hold() -> None:
    old = claim("old", "stock", "about 100", when={"at": JAN})
    new = claim("new", "stock", "100 to 120", when={"at": JAN}, supersedes=("old",))
    assert ends(alone(old, new), "north", JAN) == (100, 110)


@pytest.mark.parametrize("modality", ["fact", "expectation"])
def test_a_superseded_fact_overtakes_no_plan(modality: str) -> None:
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
    # The plan contradicts only the figure that was taken back, so it stands.
    assert given_way(projection) == [("wrong", ("right",), "superseded")]
    assert ends(projection, "north", JUN) == (0, 0)


# Rule 2: a later fact overtakes an earlier plan.


def test_a_later_fact_overtakes_a_plan_which_is_dropped_whole() -> None:
    plan = claim("plan", "emptied", modality="plan", when={"by": APR})
    fact = claim("fact", "kept", "present", published=LATER, when={"at": APR})
    projection = alone(plan, fact)
    assert given_way(projection) == [("plan", ("fact",), "overtaken")]
    assert projection.settlement.disputes == ()
    assert ends(projection, "north", APR) == (1, None)
    assert ends(projection, "north", JUN) == (None, None)


@pytest.mark.parametrize("modality", ["plan", "expectation"])
def test_a_stay_gives_way_at_the_months_in_conflict_alone(modality: str) -> None:
    stays = claim("stays", "kept", modality=modality, when={"through": JUN})
    fact = claim("fact", "stock", "0", published=LATER, when={"at": APR})
    projection = alone(stays, fact)
    assert given_way(projection) == [(f"stays@{parse_month(APR)}", ("fact",), "overtaken")]
    assert ends(projection, "north", MAR) == (1, None)
    assert ends(projection, "north", APR) == (0, 0)
    assert ends(projection, "north", MAY) == (1, None)


def test_a_fact_of_the_same_day_overtakes_nothing() -> None:
    plan = claim("plan", "emptied", modality="plan", when={"by": APR})
    fact = claim("fact", "kept", "present", when={"at": APR})
    projection = alone(plan, fact)
    assert given_way(projection) == []
    assert projection.settlement.disputes == (Dispute(("fact", "plan"), "figures"),)
    assert ends(projection, "north", APR) == (0, None)


def test_an_older_fact_does_not_overtake_a_newer_plan() -> None:
    fact = claim("fact", "kept", "present", when={"at": APR})
    plan = claim("plan", "emptied", modality="plan", published=LATER, when={"by": APR})
    assert given_way(alone(fact, plan)) == []


def test_a_plan_that_facts_contradict_alone_goes_before_one_drawn_into_it() -> None:
    # 45 to 55 go from January to March, says the first, and the facts have 50 go. The second has as
    # many go from February on, where the facts have 10. The two plans also exclude each other
    # beside January's and February's figures; that is the second's doing, and the first one stays.
    first = claim("first", "departure", "50", modality="plan", when={"by": MAR})
    second = claim(
        "second", "departure", "50", modality="plan", published="2030-02-10", when={"by": MAR}
    )
    facts = [
        claim(month, "stock", f"{figure} to {figure}", published=LATER, when={"at": month})
        for month, figure in ((JAN, 100), (FEB, 60), (MAR, 50))
    ]
    projection = alone(first, second, *facts)
    assert given_way(projection) == [("second", (FEB, MAR), "overtaken")]
    assert units(projection) == [{JAN, FEB, MAR, "first"}]


def test_of_two_plans_that_facts_contradict_together_the_older_gives_way() -> None:
    # 100 in January; 60 go by February, 60 by March: there are not so many.
    first = claim("first", "departure", "60 to 60", modality="plan", when={"by": FEB})
    second = claim(
        "second", "departure", "60 to 60", modality="plan", published="2030-02-10", when={"by": MAR}
    )
    fact = claim("fact", "stock", "100 to 100", published=LATER, when={"at": JAN})
    projection = alone(first, second, fact)
    assert given_way(projection) == [("first", ("fact",), "overtaken")]


def test_the_last_edition_overtakes_the_plan_for_ain_al_asad(shipped: Dataset) -> None:
    projection = Projection(shipped)
    assert projection.settlement.given_way == (
        GivenWay(
            "reuters-asad-emptied", "reuters-asad-emptied", ("asharq-asad-in-use",), "overtaken"
        ),
    )
    before = Projection(shipped, dt.date(2024, 9, 27))
    assert before.settlement.given_way == ()
    assert ends(before, "ain-al-asad", "2025-09") == (0, 0)
    assert ends(before, "ain-al-asad", "2026-03") == (0, 0)
    # Fifty at least are assumed where a base is in use; afterwards nothing is said of it.
    assert ends(projection, "ain-al-asad", "2025-09")[0] == 50
    assert ends(projection, "ain-al-asad", "2026-03")[0] is None


# Rule 3: disputes.


def test_two_figures_of_one_day_are_both_covered() -> None:
    one = claim("one", "stock", "100 to 110", when={"at": JAN})
    other = claim("other", "stock", "300 to 310", party="them", when={"at": JAN})
    projection = alone(one, other)
    assert projection.settlement.disputes == (Dispute(("one", "other"), "figures"),)
    assert units(projection) == [{"other"}, {"one"}]
    assert ends(projection, "north", JAN) == (100, 310)


def test_a_low_is_absent_where_one_choice_gives_none() -> None:
    one = claim("one", "stock", "under 100", when={"at": JAN})
    other = claim("other", "stock", "300 to 310", party="them", when={"at": JAN})
    assert ends(alone(one, other), "north", JAN) == (None, 310)


def test_a_low_is_nought_where_one_choice_proves_it() -> None:
    one = claim("one", "stock", "0", when={"at": JAN})
    other = claim("other", "stock", "over 300", party="them", when={"at": JAN})
    assert ends(alone(one, other), "north", JAN) == (0, None)
    nobody = claim("nobody", "stock", "0", when={"at": JAN})
    little = claim("little", "stock", "under 9", when={"at": JAN})
    much = claim("much", "stock", "over 300", party="them", when={"at": JAN})
    assert ends(alone(nobody, little, much), "north", JAN) == (0, None)


def test_three_figures_leave_every_maximal_consistent_choice() -> None:
    low = claim("low", "stock", "100 to 200", when={"at": JAN})
    middle = claim("middle", "stock", "150 to 300", when={"at": JAN})
    high = claim("high", "stock", "250 to 400", when={"at": JAN})
    projection = alone(low, middle, high)
    assert sorted(map(sorted, units(projection))) == [["high", "middle"], ["low", "middle"]]
    assert ends(projection, "north", JAN) == (150, 300)


def test_a_range_that_excludes_itself_stands_in_dispute_with_itself() -> None:
    nobody = claim("nobody", "kept", "under 1", when={"at": JAN})
    projection = alone(nobody)
    assert projection.settlement.disputes == (Dispute(("nobody",), "figures"),)
    assert ends(projection, "north", JAN) == (None, None)


def test_the_two_figures_of_the_last_edition(shipped: Dataset) -> None:
    # About 2,500 is 2,250 to 2,750, over 3,000 is 3,001 and more; the ceiling closes it at 3,499.
    assert ends(Projection(shipped), "iraq", "2025-09") == (2250, 3499)
    switched_on = Projection(shipped).switched_on
    without = Projection(shipped, assumptions=switched_on - {"over-ceiling"})
    assert ends(without, "iraq", "2025-09") == (2250, None)
    assert ends(Projection(shipped, assumptions=frozenset()), "iraq", "2025-09") == (2250, None)


def test_deadlines_that_differ_are_a_dispute_though_both_could_hold() -> None:
    stock = claim("s", "stock", "100", when={"at": JAN})
    early = claim("early", "emptied", modality="plan", when={"by": APR})
    late = claim(
        "late",
        "departure",
        "all",
        modality="plan",
        published="2030-01-16",
        when={"by": JUN},
    )
    projection = alone(stock, early, late)
    assert projection.settlement.disputes == (Dispute(("early", "late"), "deadline"),)
    assert ends(projection, "north", MAR) == (None, None)
    assert ends(projection, "north", APR) == (0, None)
    assert ends(projection, "north", JUN) == (0, 0)


def test_no_dispute_of_deadlines_within_one_origin_or_of_other_people() -> None:
    early = claim("early", "emptied", modality="plan", when={"by": APR})
    told_again = claim("late", "emptied", modality="plan", when={"by": JUN})
    assert alone(early, told_again).settlement.disputes == ()
    others = claim(
        "late",
        "emptied",
        modality="plan",
        population="other",
        published="2030-01-16",
        when={"by": JUN},
    )
    assert alone(early, others).settlement.disputes == ()
    elsewhere = claim(
        "late", "emptied", modality="plan", places="south", published="2030-01-16", when={"by": JUN}
    )
    assert alone(early, elsewhere).settlement.disputes == ()


def test_the_two_deadlines_of_the_shipped_reports(shipped: Dataset) -> None:
    projection = Projection(shipped, dt.date(2024, 9, 27))
    assert (
        Dispute(("nyt-leave-two-years", "reuters-remainder-leaves"), "deadline")
        in projection.settlement.disputes
    )
    assert ends(projection, "iraq", "2026-08")[0] == 50
    assert ends(projection, "iraq", "2026-09") == (0, 2550)
    assert ends(projection, "iraq", "2026-11") == (0, 2550)
    assert ends(projection, "iraq", "2026-12") == (0, 0)


# Accounts: never from one party's figure to another's.


def account(party: str, figure: str) -> Projection:
    """Return a drawdown of 100 by April, then two figures in dispute."""
    return alone(
        claim("start", "stock", "300 to 400", party=("outlet", "us"), when={"at": JAN}),
        claim("leave", "departure", "100 to 100", modality="plan", when={"by": APR}),
        claim("ours", "stock", "200 to 210", published=LATER, when={"at": APR}),
        claim("theirs", "stock", figure, party=party, published=LATER, when={"at": APR}),
    )


def suspended(projection: Projection) -> dict[str, set[str]]:
    """Return whose changes are not measured, by the figure that holds."""
    return {
        next(iter(choice.units & {"ours", "theirs"})): {
            projection.rows[row].source for row in choice.suspended
        }
        for choice in projection.choices
    }


def test_no_change_is_measured_into_another_partys_figure() -> None:
    projection = account("them", "250 to 299")
    assert suspended(projection) == {"ours": set(), "theirs": {"leave"}}
    # By our own account 300 to 310 were there; by theirs nothing is known of what was before.
    assert ends(projection, "north", JAN) == (300, 400)
    assert ends(projection, "north", APR) == (200, 299)


def test_a_figure_that_meets_the_earlier_one_starts_no_account() -> None:
    assert suspended(account("them", "250 to 300")) == {"ours": set(), "theirs": set()}


def test_the_same_partys_figure_starts_no_account() -> None:
    assert suspended(account("outlet", "250 to 299")) == {"ours": set(), "theirs": set()}


def test_another_partys_figure_overtakes_no_plan_measured_from_the_first_ones() -> None:
    projection = account("them", "410 to 450")
    assert given_way(projection) == []
    assert projection.settlement.disputes == (Dispute(("ours", "theirs"), "figures"),)
    assert suspended(projection) == {"ours": set(), "theirs": {"leave"}}
    assert ends(projection, "north", JAN) == (300, 400)
    assert ends(projection, "north", APR) == (200, 450)


def test_a_figure_that_is_not_in_dispute_overtakes_it() -> None:
    # Nobody says otherwise, so the plan came to nothing, whoever counted.
    projection = alone(
        claim("start", "stock", "300 to 400", when={"at": JAN}),
        claim("leave", "departure", "100 to 100", modality="plan", when={"by": APR}),
        claim("theirs", "stock", "410 to 450", party="them", published=LATER, when={"at": APR}),
    )
    assert given_way(projection) == [("leave", ("theirs",), "overtaken")]


def test_what_is_said_of_one_month_stands_beside_another_partys_figure() -> None:
    # Some go and some stay. That fewer stay than there were is not measured into their account;
    # that somebody stays holds in both.
    projection = alone(
        claim("start", "stock", "300 to 400", when={"at": JAN}),
        claim("leave", "departure", "partial", modality="plan", when={"by": APR}),
        claim("ours", "stock", "0 to 210", published=LATER, when={"at": APR}),
        claim("theirs", "stock", "450 to 500", party="them", published=LATER, when={"at": APR}),
    )
    assert given_way(projection) == []
    assert units(projection) == [{"start", "leave", "theirs"}, {"start", "leave", "ours"}]
    assert ends(projection, "north", APR) == (1, 500)


# Where assumptions yield.


def yields(projection: Projection) -> set[tuple[str, str, str | None]]:
    return {(one.assumption, month_text(one.month), one.place) for one in projection.yielded}


def test_a_figure_stands_until_the_last_step_before_another() -> None:
    projection = assuming(
        claim("first", "stock", "100 to 100", places="isle", when={"at": JAN}),
        claim("second", "stock", "70 to 70", places="isle", published=LATER, when={"at": APR}),
    )
    assert yields(projection) == {("figure-stands", APR, "isle")}
    assert ends(projection, "isle", MAR) == (100, 100)
    assert ends(projection, "isle", APR) == (70, 70)
    assert ends(projection, "isle", JUN) == (70, 70)


def test_numbers_do_not_rise_until_the_last_step_before_a_higher_figure() -> None:
    projection = assuming(
        claim("first", "stock", "70 to 70", places="isle", when={"at": JAN}),
        claim("second", "stock", "100 to 100", places="isle", published=LATER, when={"at": APR}),
    )
    assert yields(projection) == {("no-rise", APR, "isle")}
    assert ends(projection, "isle", MAR) == (70, 70)
    assert ends(projection, "isle", APR) == (100, 100)


def test_nothing_is_assumed_before_the_first_figure() -> None:
    projection = assuming(claim("s", "stock", "70 to 70", places="isle", when={"at": APR}))
    assert ends(projection, "isle", MAR) == (None, None)
    assert ends(projection, "isle", MAY) == (70, 70)


def test_a_figure_stands_only_until_an_announced_change_begins() -> None:
    projection = assuming(
        claim("s", "stock", "100 to 100", places="isle", when={"at": JAN}),
        claim(
            "leave",
            "departure",
            "partial",
            places="isle",
            modality="plan",
            when={"from": MAR, "by": MAY},
        ),
    )
    assert ends(projection, "isle", FEB) == (100, 100)
    assert ends(projection, "isle", MAR) == (1, 100)
    assert ends(projection, "isle", MAY) == (1, 99)
    assert ends(projection, "isle", JUN) == (None, 99)


def test_switching_a_yielding_assumption_off_makes_no_other_one_speak() -> None:
    claims = (
        claim("first", "stock", "100 to 100", places="isle", when={"at": JAN}),
        claim("second", "stock", "70 to 70", places="isle", published=LATER, when={"at": APR}),
    )
    both = assuming(*claims)
    fall = Projection(dataset(*claims), assumptions=frozenset({NO_FALL.id}))
    rise = Projection(dataset(*claims), assumptions=frozenset({NO_RISE.id}))
    assert ends(both, "isle", FEB) == (100, 100)
    assert ends(fall, "isle", FEB) == (100, None)
    assert ends(rise, "isle", FEB) == (70, 100)
    assert yields(rise) == set()


def test_what_yielded_to_an_assumption_stays_silent_when_that_is_switched_off() -> None:
    # 30 in the land do not rise, so a base in use there cannot hold the 50 that are assumed of one.
    claims = (
        claim("s", "stock", "30 to 30", places="land", when={"at": JAN}),
        claim("stays", "kept", modality="plan", when={"at": APR}),
    )
    both = assuming(*claims)
    assert yields(both) == {("more-than-token", APR, None)}
    assert ends(both, "north", APR) == (1, 30)
    alone_on = Projection(dataset(*claims), assumptions=frozenset({TOKEN.id}))
    assert ends(alone_on, "north", APR) == (1, None)


def test_what_is_off_by_default_makes_no_default_yield() -> None:
    stays = claim("stays", "kept", modality="plan", when={"at": APR})
    first = (NOBODY_NORTH, TOKEN)  # in the file before the default that it contradicts
    projection = assuming(stays, assumptions=first)
    assert yields(projection) == set()
    assert ends(projection, "north", APR) == (50, None)


def test_syria_falls_in_september_2025(shipped: Dataset) -> None:
    projection = Projection(shipped)
    assert ("figure-stands", "2025-09", "syria") in yields(projection)
    assert ends(projection, "syria", "2025-08") == (850, 950)
    assert ends(projection, "syria", "2025-09") == (630, 770)
    assert ("no-rise", "2025-09", "iraq") in yields(projection)


# Many choices.


def two_figures(count: int) -> tuple[list[Claim], list[Place]]:
    """Return bases of each of which two parties give different figures, in one land."""
    bases = [place(f"b{index}") for index in range(count)]
    claims = [
        claim(f"{party}{one.id}", "stock", figure, places=one.id, party=party, when={"at": JAN})
        for one in bases
        for party, figure in (("us", "10 to 10"), ("them", "500 to 500"))
    ]
    return claims, [place("land", "country", None), *bases]


def test_too_many_choices_name_what_is_in_dispute_and_what_helps() -> None:
    claims, places = two_figures(10)
    with pytest.raises(TooManyChoicesError) as raised:
        alone(*claims, places=places, assumptions=())
    said = str(raised.value)
    assert said.startswith("more than 512 ways to settle what is in dispute among: ")
    assert said.endswith(
        "; record which of them supersedes which, or ask for one party's account (--account) or an "
        "earlier day (--as-of)"
    )
    for one in claims:
        assert one.id in said
    # As it says: by one account there is nothing to settle.
    ours = Projection(dataset(*claims, places=places, assumptions=()), account="us")
    assert ends(ours, "land", JAN) == (100, 100)


def test_nine_disputes_are_still_covered() -> None:
    claims, places = two_figures(9)
    projection = alone(*claims, places=places, assumptions=())
    assert len(projection.choices) == 512
    assert ends(projection, "b3", JAN) == (10, 500)
    assert ends(projection, "land", JAN) == (90, 4500)


def test_nine_disputes_over_figures_of_different_months_are_covered_in_time() -> None:
    months = [f"2030-0{index}" for index in range(1, 10)]
    claims = [
        claim(f"{party}{month}", "stock", figure, places="land", party=party, when={"at": month})
        for month in months
        for party, figure in (("us", "100 to 100"), ("them", "300 to 300"))
    ]
    started = time.perf_counter()
    # With numbers that do not rise: wherever a choice has them rise, that gives way.
    projection = assuming(*claims, grid=("2030-01", "2030-12"))
    assert len(projection.choices) == 512
    assert len({one.month for one in projection.yielded if one.assumption == NO_RISE.id}) == 8
    found = [ends(projection, "land", month) for month in ("2030-01", "2030-05", "2030-12")]
    assert found == [(100, 300)] * 3
    assert time.perf_counter() - started < 60  # five seconds where nothing else runs
