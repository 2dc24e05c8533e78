"""Rules 6, 7 and 12, sentence by sentence: plans replaced, plans overtaken, plans that come late.

Every value is worked out by hand, without the program, and the working stands beside it. Numbers do
not rise and figures stand. Claims are of one party where none is named; "None" is an end that
nothing closes.
"""

from typing import Any

import pytest

from claims.model import Claim
from tests.presence.alder import (
    day,
    each,
    figure,
    given,
    leaving,
    left,
    planned,
    seen,
    staying,
    to_leave,
    told,
)
from tests.presence.small import Ends, disputed, ends, given_way, values

COUNT = figure("count", "4011", "2030-03-05")

# 6. A newer plan replaces an older one.


@pytest.mark.parametrize("since", ["2030-08-20", "2030-03-05"])
def test_a_lower_number_for_an_earlier_day_replaces(since: str) -> None:
    p = given(
        figure("count", "6100", since),  # 2.5 %, 152.5: 5,948 to 6,252
        planned("old", "about 4500", "2030-12", on="2030-08-20"),
        planned("new", "3400 to 3600", "2030-10", on="2030-09-14"),
    )
    assert ends(p, "alder", "2030-09") == (3400, 6252)
    assert ends(p, "alder", "2030-10") == (3400, 3600)
    assert each(p, "alder", "2030-11", "2031-06") == {(None, 3600)}
    assert (disputed(p), given_way(p)) == (set(), {"old": "replaced"})
    # The older one goes on having announced a change: from its own publication the box is open.
    if since == "2030-03-05":
        assert each(p, "alder", "2030-03", "2030-07") == {(5948, 6252)}
        assert ends(p, "alder", "2030-08") == (3400, 6252)
    else:
        assert ends(p, "alder", "2030-08") == (5948, 6252)  # the figure's own month


BOTH: tuple[str, ...] = ("us", "them")


@pytest.mark.parametrize(
    ("older", "newer", "links", "november"),
    [
        (("us",), ("us",), (), [(3011, 3011)]),
        (("us",), BOTH, (), [(3011, 3011)]),
        # The other's word does not take back one's own, nor does one take back what both said.
        (("us",), ("them",), (), [(2145, 2255), (3011, 3011)]),
        (BOTH, ("us",), (), [(2145, 2255), (3011, 3011)]),
        # Unless it says so.
        (BOTH, ("us",), ("old",), [(3011, 3011)]),
    ],
)
def test_only_all_parties_of_a_plan_replace_it_or_whoever_says_so(
    older: tuple[str, ...], newer: tuple[str, ...], links: tuple[str, ...], november: list[Ends]
) -> None:
    p = given(
        COUNT,
        planned("old", "2200", "2030-11", on="2030-06-10", party=older),
        planned("new", "3011", "2030-11", on="2030-07-10", party=newer, supersedes=links),
    )
    assert values(p, "alder", "2030-11") == november
    replaced = len(november) == 1
    assert disputed(p) == (set() if replaced else {frozenset({"old", "new"})})
    assert given_way(p) == ({"old": "replaced"} if replaced else {})


@pytest.mark.parametrize(
    ("old", "new", "replaced", "october", "december"),
    [
        # Lower and no later: replaced. October 4,050 to 4,950 would not leave room for it.
        (("about 4500", "2030-12"), ("3011", "2030-10"), True, (3011, 3011), (None, 3011)),
        # Lower and later: both can hold.
        (("about 4500", "2030-10"), ("3011", "2030-12"), False, (4050, 4950), (3011, 3011)),
        # Higher and no earlier: replaced; until December between the new number and the figure.
        (("3011", "2030-10"), ("about 4500", "2030-12"), True, (4050, 5011), (4050, 4950)),
        # Higher and earlier: both can hold.
        (("3011", "2030-12"), ("about 4500", "2030-10"), False, (4050, 4950), (3011, 3011)),
        # Lower and earlier, but alike, so both hold: 3,960 to 4,840 in October and 4,050 to 4,950
        # in December. Without a rise October has 4,050 at least, December 4,840 at most.
        (("about 4500", "2030-12"), ("about 4400", "2030-10"), False, (4050, 4840), (4050, 4840)),
        # Of one date: replaced, alike or not.
        (("about 4500", "2030-10"), ("about 4400", "2030-10"), True, (3960, 4840), (None, 4840)),
    ],
)
def test_planned_numbers_that_cannot_both_hold_without_a_rise_replace(
    old: tuple[str, str], new: tuple[str, str], replaced: bool, october: Ends, december: Ends
) -> None:
    p = given(
        figure("count", "5011", "2030-03-05"),
        planned("old", *old, on="2030-06-10"),
        planned("new", *new, on="2030-07-10"),
    )
    assert ends(p, "alder", "2030-10") == october
    assert ends(p, "alder", "2030-12") == december
    assert disputed(p) == set()
    assert given_way(p) == ({"old": "replaced"} if replaced else {})


@pytest.mark.parametrize(("first", "then"), [("2030-10", "2030-08"), ("2030-08", "2030-10")])
def test_two_deadlines_always_replace(first: str, then: str) -> None:
    p = given(
        COUNT,
        to_leave("old", first, on="2030-06-10", places="elm"),
        to_leave("new", then, on="2030-07-10", places="elm"),
    )
    assert ends(p, "elm", "2030-07") == (None, 4011)
    august = (0, 0) if then == "2030-08" else (None, 4011)
    assert each(p, "elm", "2030-08", "2030-09") == {august}
    assert ends(p, "elm", "2030-10") == (0, 0)
    assert (disputed(p), given_way(p)) == (set(), {"old": "replaced"})


def test_of_a_list_the_part_that_is_named_is_replaced() -> None:
    p = given(
        COUNT,
        to_leave("old", "2030-08", on="2030-06-10", places=("elm", "fir")),
        to_leave("new", "2030-10", on="2030-07-10", places="fir"),
    )
    assert ends(p, "elm", "2030-08") == (0, 0)
    assert each(p, "fir", "2030-08", "2030-09") == {(None, 4011)}
    assert ends(p, "fir", "2030-10") == (0, 0)


@pytest.mark.parametrize(
    ("old", "replaced"),
    [
        (planned("old", "2200", "2030-11", on="2030-06-10"), True),
        (planned("old", "2200", "2030-08", on="2030-06-10"), False),
        (leaving("old", "1000", "2030-12", on="2030-06-10"), True),
        (leaving("old", "1000", "2030-08", on="2030-06-10"), False),
        (told("old", "reduction", "reduced", "2030-06-10", modality="plan",
              when={"by": "2030-12"}), True),
        (told("old", "reduction", "reduced", "2030-06-10", modality="plan",
              when={"by": "2030-08"}), False),
        (staying("old", None, {"through": "2030-12"}, on="2030-06-10", places="alder"), True),
        (staying("old", None, {"through": "2030-08"}, on="2030-06-10", places="alder"), False),
    ],
)  # fmt: skip
def test_an_emptying_replaces_what_is_not_due_before_it(old: Claim, replaced: bool) -> None:
    p = given(COUNT, old, to_leave("new", "2030-10", on="2030-07-10"))
    assert ends(p, "alder", "2030-10") == ends(p, "alder", "2030-12") == (0, 0)
    assert disputed(p) == set()
    assert given_way(p) == ({"old": "replaced"} if replaced else {})
    if old.measure == "stock" and not replaced:
        assert ends(p, "alder", "2030-08") == (2145, 2255)
    if old.measure == "kept" and not replaced:
        assert ends(p, "alder", "2030-08") == (1, 4011)


def test_a_stay_announced_later_takes_the_zero_from_its_place_alone() -> None:
    p = given(
        COUNT,
        to_leave("out", "2030-08", on="2030-06-10"),
        staying("stay", "about 300", {"from": "2030-09"}, on="2030-07-10"),
    )
    # The stay is the same party's newer word on the part that it names: no zero there. From the
    # deadline on 330 at most, and since numbers do not rise 270 at least.
    for where in ("alder", "elm"):
        assert values(p, where, "2030-08") == values(p, where, "2030-09") == [(270, 330)]
    assert ends(p, "fir", "2030-08") == ends(p, "rest", "2030-09") == (0, 0)
    assert disputed(p) == set()


def test_a_plan_that_is_itself_replaced_replaces_nothing() -> None:
    p = given(
        COUNT,
        planned("one", "2200", "2030-11", on="2030-06-10"),
        planned("two", "3011", "2030-11", on="2030-07-10"),
        planned("three", "2011", "2030-12", on="2030-08-10", supersedes=("two",)),
    )
    # The third takes back the second. Lower and later than the first, it leaves that as it is.
    assert ends(p, "alder", "2030-11") == (2145, 2255)
    assert ends(p, "alder", "2030-12") == (2011, 2011)
    assert (disputed(p), given_way(p)) == (set(), {"two": "replaced"})


def test_a_replaced_plan_revives_where_the_newer_one_gives_way() -> None:
    p = given(
        COUNT,
        to_leave("first", "2030-12", on="2030-06-10", places="elm"),
        to_leave("sooner", "2030-10", on="2030-07-10", places="elm"),
        seen("still-there", "2030-11-10"),
    )
    # Somebody in November: the plan for October gives way to that fact, and December is back.
    assert ends(p, "elm", "2030-11") == (1, 4011)
    assert ends(p, "elm", "2030-12") == (0, 0)
    assert disputed(p) == set()
    assert "sooner" in given_way(p)
    assert "first" not in given_way(p)


# 7. Plans give way to facts.


def test_a_figure_after_the_day_of_a_planned_number_overtakes_it() -> None:
    p = given(
        figure("count", "5000", "2030-03"),  # ten per cent: 4,500 to 5,500
        planned("plan", "about 3000", "2030-08-05", on="2030-03-31"),
        figure("fact", "about 3600", "2030-08-19"),  # 3,240 to 3,960
    )
    assert ends(p, "alder", "2030-03") == (4500, 5500)
    assert each(p, "alder", "2030-04", "2030-07") == {(3240, 5500)}
    assert ends(p, "alder", "2030-08") == (3240, 3960)
    assert (disputed(p), given_way(p)) == (set(), {"plan": "overtaken"})


@pytest.mark.parametrize(
    ("period", "at", "overtaken"),
    [
        ("2030-08", "2030-08-05", True),  # in the month that the plan names
        ("2030-08", "2030-07-28", False),
        ("2030-Q3", "2030-07-05", True),  # in its quarter
        ("2030-Q3", "2030-06-28", False),
        ("2030-08-19", "2030-08-05", False),
        ("2030-08-19", "2030-08-19", True),
        ("2030-08-19", "2030-10-10", True),
    ],
)
def test_a_figure_overtakes_from_the_plans_own_period_on(
    period: str, at: str, overtaken: bool
) -> None:
    fact = figure("fact", "about 3100", at)  # 2,790 to 3,410: it does not even contradict
    p = given(COUNT, planned("plan", "about 3000", period, on="2030-04-10"), fact)
    assert given_way(p) == ({"plan": "overtaken"} if overtaken else {})
    assert disputed(p) == set()
    assert ends(p, "alder", at) == (2790, 3410)
    # At the end of the plan's period it is the plan's 2,700 to 3,300 where that binds still.
    end = {"2030-08": "2030-08", "2030-Q3": "2030-09", "2030-08-19": "2030-08"}[period]
    if not overtaken:
        assert ends(p, "alder", end) == (2700, 3300)
    elif at == "2030-08-05":
        assert ends(p, "alder", end) == (2790, 3410)


def test_a_figure_that_is_not_known_yet_or_is_older_than_the_plan_does_not() -> None:
    plan = planned("plan", "about 3000", "2030-Q3", on="2030-08-15")
    older = figure("fact", "about 3600", "2030-08-10")
    p = given(COUNT, older, plan)
    assert ends(p, "alder", "2030-09") == (2700, 3300)
    assert given_way(p) == {}
    newer = figure("fact", "about 3600", "2030-08-20")
    assert given_way(given(COUNT, plan, newer)) == {"plan": "overtaken"}
    p = given(COUNT, plan, newer, as_of=day("2030-08-19"))
    assert ends(p, "alder", "2030-09") == (2700, 3300)
    assert given_way(p) == {}


@pytest.mark.parametrize("about", [{"population": "other"}, {"places": "elm"}, {"places": "birch"}])
def test_a_figure_of_others_does_not(about: dict[str, str]) -> None:
    plan = planned("plan", "about 3000", "2030-08", on="2030-04-10")
    assert given_way(given(COUNT, plan, figure("fact", "111", "2030-08-20", **about))) == {}


@pytest.mark.parametrize("modality", ["plan", "expectation"])
def test_in_a_conflict_a_plan_yields_to_a_later_fact(modality: str) -> None:
    p = given(
        COUNT,
        to_leave("plan", "2030-09", on="2030-06-10", places="elm", modality=modality),
        seen("still-there", "2030-10-10"),
    )
    assert ends(p, "elm", "2030-10") == (1, 4011)
    assert disputed(p) == set()
    assert set(given_way(p)) == {"plan"}


def past_due(as_of: str | None) -> Any:
    return given(
        COUNT,
        to_leave("out", "2030-12", on="2030-06-10"),
        planned("some", "2511", "2031-06", on="2030-06-20", party="them"),
        as_of=None if as_of is None else day(as_of),
    )


def test_a_plan_past_due_that_nobody_confirmed_yields_first() -> None:
    # While neither is due they are alternatives: nobody, or 2,511.
    p = past_due("2030-08-01")
    assert values(p, "alder", "2031-06") == [(0, 0), (2511, 2511)]
    assert disputed(p) == {frozenset({"out", "some"})}
    # In March the one is past due, and nothing has confirmed it; the other is not due yet.
    p = past_due("2031-03-15")
    assert values(p, "alder", "2031-06") == [(2511, 2511)]
    assert disputed(p) == set()
    assert set(given_way(p)) == {"out"}


def test_a_figure_of_before_the_day_confirms_no_planned_number() -> None:
    # 351 on 10 July is no word on how many there are on 31 July. Both plans are past due then, and
    # cannot both hold beside it: the older yields, and 101 leave.
    p = given(
        planned("some", "301", "2030-07-31", on="2030-06-10", party="them"),
        figure("count", "351", "2030-07-10"),
        leaving("go", "101", "2030-07-31", on="2030-07-10"),
    )
    assert values(p, "alder", "2030-07") == [(250, 250)]
    assert given_way(p) == {"some": "yielded"}


def test_a_plan_past_due_that_nothing_contradicts_still_binds() -> None:
    p = given(COUNT, to_leave("out", "2030-12", on="2030-06-10"), as_of=day("2031-06-01"))
    assert each(p, "alder", "2030-12", "2031-06") == {(0, 0)}
    assert given_way(p) == {}


# 12. Lateness.


def test_an_end_that_may_come_late_covers_from_on_time_to_that_late() -> None:
    plan = to_leave("plan", "2030-06", on="2030-04-10", places="elm")
    for late, covered, gone in ((0, "2030-05", "2030-06"), (3, "2030-08", "2030-09"),
                                (6, "2030-11", "2030-12")):  # fmt: skip
        p = given(COUNT, plan, late=late)
        assert ends(p, "elm", "2030-05") == (None, 4011)
        if late:
            assert each(p, "elm", "2030-06", covered) == {(0, 4011)}
        assert each(p, "elm", gone, "2031-06") == {(0, 0)}


def test_a_number_that_may_come_late_is_covered_likewise() -> None:
    claims = (
        figure("count", "about 4000", "2030-03-05"),
        planned("plan", "2211", "2030-06", on="2030-04-10"),
    )
    on_time, late = given(*claims), given(*claims, late=3)
    assert ends(on_time, "alder", "2030-06") == (2211, 2211)
    assert each(late, "alder", "2030-04", "2030-05") == {(2211, 4400)}
    assert ends(late, "alder", "2030-06") == (2211, 4400)
    # On time it has no floor after June; late it is on its way from 4,400.
    assert each(late, "alder", "2030-07", "2030-08") == {(None, 4400)}
    assert each(late, "alder", "2030-09", "2031-06") == {(None, 2211)}


def test_a_departure_that_may_come_late_is_covered_likewise() -> None:
    claims = (COUNT, leaving("plan", "1111", "2030-06", on="2030-04-10"))
    assert ends(given(*claims), "alder", "2030-06") == (2900, 2900)  # 4,011 - 1,111
    late = given(*claims, late=3)
    assert ends(late, "alder", "2030-06") == (2900, 4011)
    assert each(late, "alder", "2030-07", "2030-08") == {(None, 4011)}
    assert each(late, "alder", "2030-09", "2031-06") == {(None, 2900)}


def test_what_a_fact_has_met_or_a_fact_itself_comes_no_later() -> None:
    plan = to_leave("plan", "2030-06", on="2030-04-10", places="elm")
    fact = left("fact", "2030-06-28", places="elm")
    for claims in ((COUNT, plan, fact), (COUNT, fact)):
        assert each(given(*claims, late=12), "elm", "2030-06", "2031-06") == {(0, 0)}


def test_more_lateness_never_narrows() -> None:
    claims = (
        COUNT,
        planned("some", "about 2500", "2030-06", on="2030-04-10"),
        to_leave("out", "2030-09", on="2030-05-10"),
    )
    before: dict[str, Ends] = {}
    for late in (0, 3, 6, 12):
        p = given(*claims, late=late)
        for month in ("2030-05", "2030-06", "2030-08", "2030-09", "2030-12", "2031-06"):
            low, high = ends(p, "alder", month)
            was_low, was_high = before.get(month, (low, high))
            assert (low or 0) <= (was_low or 0)
            assert high is None or (was_high is not None and high >= was_high)
            before[month] = (low, high)
