"""Reasons: what suffices for a bound and no more, in cases worked out in the head."""

from presence.answers.reasons import reasons
from presence.programme.sides import End
from presence.projection import Projection
from tests.presence.small import alone, assuming, claim, ends, found

JAN, APR, JUN = "2030-01", "2030-04", "2030-06"


def why(projection: Projection, where: str, month: str, end: End) -> tuple[str, ...]:
    """Return the sources of one end."""
    return reasons(projection, found(projection, where, month), end).sources


def test_every_claim_of_the_sum_is_a_reason() -> None:
    # 113 in the land on the day of the report, one of them in the south: three quarters of 112.
    day = {"at": "2030-01-15"}
    land = claim("land", "stock", "0 to 113", places="land", when=day)
    south = claim("south", "kept", places="south", when=day)
    west = claim("west", "stock", "0 to 20", places="isle", when=day)
    cut = claim("cut", "reduction", "significantly", modality="plan", when={"by": APR})
    projection = alone(land, south, west, cut)
    assert ends(projection, "north", APR) == (1, 84)
    assert why(projection, "north", APR, "high") == ("cut", "land", "south")
    assert why(projection, "north", JAN, "high") == ("land", "south")


def test_of_two_claims_that_say_the_same_one_is_named() -> None:
    one = claim("one", "stock", "100 to 110", when={"at": JAN})
    other = claim("other", "stock", "100 to 110", when={"at": JAN})
    projection = alone(one, other)
    assert why(projection, "north", JAN, "high") == ("one",)
    assert why(projection, "north", JAN, "low") == ("one",)


def test_facts_are_named_before_plans_and_claims_before_assumptions() -> None:
    fact = claim("z-fact", "stock", "60 to 110", when={"at": JAN})
    plan = claim("a-plan", "kept", "60 to 110", modality="plan", when={"at": JAN})
    assert why(assuming(fact, plan), "north", JAN, "low") == ("z-fact",)
    assert why(assuming(fact, plan), "north", JAN, "high") == ("z-fact",)


def test_reasons_that_hold_in_every_choice_are_preferred() -> None:
    sure = claim("sure", "stock", "0 to 110", places="south", when={"at": JAN})
    one = claim("one", "stock", "100 to 110", places=("north", "south"), when={"at": JAN})
    other = claim(
        "other", "stock", "200 to 210", places=("north", "south"), party="them", when={"at": JAN}
    )
    projection = alone(sure, one, other)
    assert ends(projection, "south", JAN) == (None, 110)
    assert why(projection, "south", JAN, "high") == ("sure",)


def test_an_absent_end_has_no_reasons_and_a_nought_those_of_its_high() -> None:
    gone = claim("gone", "emptied", modality="plan", when={"by": APR})
    projection = alone(gone)
    assert why(projection, "north", JAN, "low") == ()
    assert why(projection, "north", JAN, "high") == ()
    assert why(projection, "north", JUN, "low") == ("gone",)
    assert why(projection, "north", JUN, "high") == ("gone",)


def test_an_assumption_names_the_claim_that_it_builds_on() -> None:
    stays = claim("stays", "kept", modality="plan", when={"through": APR})
    assert why(assuming(stays), "north", APR, "low") == ("stays", "assume:more-than-token")
    assert why(alone(stays), "north", APR, "low") == ("stays",)
