"""A whole that is said to be left: what contradicts it at one part, and what as a whole."""

import datetime as dt

from claims.model import Claim
from tests.presence.small import alone, claim, disputed, values


def left_but_counted(*more: Claim) -> list[Claim]:
    """Return that all have left the land, and a count of it a month later."""
    return [
        claim("gone", "emptied", places="land", published="2030-02-10", when={"by": "2030-02-09"}),
        claim(
            "count",
            "stock",
            "19 to 21",
            places="land",
            party="them",
            published="2030-03-31",
            when={"at": "2030-03-31"},
        ),
        *more,
    ]


def seen_at_north() -> Claim:
    return claim("seen", "kept", party="them", published="2030-03-31", when={"at": "2030-03-31"})


def test_who_is_seen_at_one_base_does_not_answer_for_all_that_the_country_counts() -> None:
    p = alone(*left_but_counted(seen_at_north()))
    # The report holds, and nobody is anywhere; or it is false, and 19 to 21 are in the land, at
    # least one of them at the northern base, the others anywhere.
    assert values(p, "land", "2030-03") == [(0, 0), (19, 21)]
    assert values(p, "north", "2030-03") == [(0, 21)]
    assert values(p, "south", "2030-03") == [(0, 20)]
    assert disputed(p) == {frozenset({"gone", "count", "seen"})}


def test_a_base_seen_in_use_alone_leaves_the_rest_of_the_country_left() -> None:
    claims = [one for one in left_but_counted(seen_at_north()) if one.id != "count"]
    p = alone(*claims)
    assert values(p, "south", "2030-03") == [(0, 0)]


def test_a_plan_for_the_whole_gives_way_whole_to_a_count_of_it() -> None:
    plan = claim(
        "gone",
        "emptied",
        places="land",
        modality="plan",
        published="2030-01-10",
        when={"by": "2030-02-28"},
    )
    count = left_but_counted()[1]
    p = alone(plan, count, seen_at_north(), as_of=dt.date(2030, 4, 30))
    assert values(p, "land", "2030-03") == [(19, 21)]
    assert values(p, "south", "2030-03") == [(None, 20)]
