"""What a cell says, as codes: who is there, how well a number is supported, what became of plans.

Each code is worked out by hand from the claims. A cell is that of a month's end, or a day t; it is
asked in the edition of a day k. Alder is a country, Elm and Fir bases in it.
"""

import datetime as dt

import pytest

from claims.dates import parse_month
from claims.model import Claim
from presence.answers.solved import Solved
from presence.told.promises import Promise, promises
from tests.presence.alder import (
    day,
    edition,
    figure,
    leaving,
    left,
    planned,
    seen,
    staying,
    to_leave,
    told,
)
from tests.presence.small import NO_FALL, NO_RISE

COUNT = figure("count", "1211", "2030-01-10")
SEEN = seen("somebody", "2030-01-20")
PLAN = to_leave("plan", "2030-06-20", on="2030-02-10", places="elm")
GONE = left("gone", "2030-06-15", places="elm")


def at(
    t: str,
    *claims: Claim,
    k: str,
    where: str = "elm",
    population: str = "us",
    assumptions: tuple[object, ...] = (NO_RISE, NO_FALL),
) -> Solved:
    """Return a cell of a day, as known on another."""
    known = edition(*claims, as_of=k, assumptions=assumptions)
    if len(t) == len("2030-01"):
        return known.solve_one(where, population, parse_month(t))
    return known.solve_day(where, population, day(t))


# Presence.


def test_disputed_where_two_origins_date_an_end_differently() -> None:
    two = (left("first", "2030-10-15", places="elm"), left("second", "2030-11-15", places="elm"))
    between = at("2030-10", COUNT, *two, k="2030-12-01")
    assert between.presence.code == "disputed"
    assert set(between.presence.claims) == {"first", "second"}
    assert at("2030-11", COUNT, *two, k="2030-12-01").presence.code == "left"


def test_a_quarrel_over_a_number_is_none_over_whether_anybody_is_there() -> None:
    rivals = (figure("a", "about 1400", "2030-10-10"), figure("b", "about 1000", "2030-10-10"))
    assert at("2030-10", *rivals, k="2030-12-01", where="alder").presence.code == "seen"


def test_left_where_a_fact_says_so_and_nobody_was_seen_since() -> None:
    found = at("2030-07", COUNT, SEEN, PLAN, GONE, k="2030-12-01")
    assert (found.presence.code, found.presence.date) == ("left", dt.date(2030, 6, 15))
    assert "gone" in found.presence.claims
    assert at("2030-06-14", COUNT, SEEN, GONE, k="2030-12-01").presence.code != "left"
    # Somebody there later came back, or was never gone: in any case it is not left.
    back = seen("back", "2030-09-10")
    assert at("2030-09", COUNT, SEEN, GONE, back, k="2030-12-01").presence.code != "left"
    # What is not known yet is not said.
    assert at("2030-07", COUNT, SEEN, GONE, k="2030-06-14").presence.code != "left"


def test_overdue_where_somebody_was_seen_between_the_due_date_and_the_day() -> None:
    still = seen("still-there", "2030-07-10")
    found = at("2030-07", COUNT, SEEN, PLAN, still, k="2030-12-01")
    assert found.presence.code == "overdue"
    assert "plan" in found.presence.claims
    # Before the sighting it is not: due, and nothing has been reported of that time.
    assert at("2030-06-25", COUNT, SEEN, PLAN, still, k="2030-12-01").presence.code != "overdue"


def test_unconfirmed_where_it_is_due_by_both_days_and_nothing_was_said_since() -> None:
    found = at("2030-07", COUNT, SEEN, PLAN, k="2030-12-01")
    assert found.presence.code == "unconfirmed"
    assert "plan" in found.presence.claims
    assert found.presence.date == dt.date(2030, 6, 20)


def test_to_be_empty_where_it_is_due_after_the_edition_and_by_the_day() -> None:
    for t in ("2030-06-20", "2030-06", "2031-01"):
        found = at(t, COUNT, SEEN, PLAN, k="2030-03-01")
        assert (found.presence.code, found.presence.date) == ("to-be-empty", dt.date(2030, 6, 20))
        assert "plan" in found.presence.claims
    # On the due day itself it is due by both.
    assert at("2030-07", COUNT, SEEN, PLAN, k="2030-06-20").presence.code == "unconfirmed"
    assert at("2030-07", COUNT, SEEN, PLAN, k="2030-06-19").presence.code == "to-be-empty"


def test_leaving_where_an_end_is_announced_for_later() -> None:
    found = at("2030-05", COUNT, SEEN, PLAN, k="2030-03-01")
    assert found.presence.code == "leaving"
    assert "plan" in found.presence.claims
    assert at("2030-06-19", COUNT, SEEN, PLAN, k="2030-12-01").presence.code == "leaving"
    # Before it was published it was not announced, so nobody was leaving.
    assert at("2030-05", COUNT, SEEN, PLAN, k="2030-02-09").presence.code == "seen"


def test_to_shrink_where_fewer_but_not_nobody_are_announced() -> None:
    cut = told(
        "cut", "reduction", "significantly", "2030-02-10",
        modality="plan", places="elm", when={"by": "2030-06-20"},
    )  # fmt: skip
    for t in ("2030-03", "2030-05"):
        found = at(t, COUNT, SEEN, cut, k="2030-03-01")
        assert found.presence.code == "to-shrink"
        assert "cut" in found.presence.claims
    some = leaving("some", "hundreds", "2030-06-20", on="2030-02-10")
    assert at("2030-03", COUNT, some, k="2030-03-01", where="alder").presence.code == "to-shrink"
    # An end says more than a cut.
    assert at("2030-03", COUNT, SEEN, cut, PLAN, k="2030-03-01").presence.code == "leaving"


def test_seen_until_the_next_claim_on_presence() -> None:
    found = at("2030-05", COUNT, SEEN, k="2030-12-01")
    assert (found.presence.code, found.presence.date) == ("seen", dt.date(2030, 1, 20))
    assert found.presence.claims == ("somebody",)
    # A figure sees somebody as well, and whoever is at a base is in its country.
    there = figure("there", "311", "2030-03-10", places="elm")
    found = at("2030-05", SEEN, there, k="2030-12-01")
    assert (found.presence.code, found.presence.date) == ("seen", dt.date(2030, 3, 10))
    assert at("2030-05", SEEN, k="2030-12-01", where="alder").presence.code == "seen"
    # But nobody was seen before the first time.
    assert at("2030-02", there, k="2030-12-01").presence.code == "no-report"


def test_to_stay_where_a_plan_alone_says_so() -> None:
    stay = staying("stay", None, {"through": "2030-12"}, on="2030-02-10")
    found = at("2030-05", stay, k="2030-03-01")
    assert found.presence.code == "to-stay"
    assert found.presence.claims == ("stay",)
    assert at("2030-02-28", SEEN, stay, k="2030-03-01").presence.code == "seen"


def test_no_report_where_nothing_is_said_of_the_place() -> None:
    found = at("2030-05", COUNT, PLAN, k="2030-12-01", where="fir")
    assert (found.presence.code, found.presence.claims) == ("no-report", ())
    assert at("2030-05", k="2030-12-01").presence.code == "no-report"


@pytest.mark.parametrize(
    ("claim", "code"),
    [(left("all", "2030-06-15"), "left"), (to_leave("all", "2030-06-15", on="2030-02-10"),
                                           "unconfirmed")],
)  # fmt: skip
def test_what_becomes_of_the_whole_becomes_of_its_parts_and_not_the_other_way(
    claim: Claim, code: str
) -> None:
    for where in ("alder", "elm", "fir"):
        assert at("2030-07", COUNT, claim, k="2030-12-01", where=where).presence.code == code
    for part in (GONE, PLAN):
        found = at("2030-07", COUNT, part, k="2030-12-01", where="alder")
        assert (found.presence.code, found.presence.claims) == ("seen", ("count",))


def test_nor_does_one_groups_end_become_that_of_all() -> None:
    claims = (
        figure("americans", "1211", "2030-01-10"),
        figure("others", "511", "2030-01-10", population="other"),
        left("gone", "2030-06-15"),
    )
    codes = {
        group: at("2030-07", *claims, k="2030-12-01", where="alder", population=group).presence.code
        for group in ("us", "other", "coalition")
    }
    assert codes == {"us": "left", "other": "seen", "coalition": "seen"}


# Numbers.


def test_stated_is_what_a_fact_gives_for_the_place_and_time_alone() -> None:
    found = at("2030-01", COUNT, k="2030-12-01", where="alder")
    assert found.number.code == "stated"
    assert (found.number.date, found.number.claims) == (dt.date(2030, 1, 10), ("count",))
    assert at("2030-02", COUNT, k="2030-12-01", where="alder").number.code == "assumed"
    plan = planned("plan", "811", "2030-04", on="2030-02-10")
    for assumptions in ((), (NO_RISE, NO_FALL)):
        found = at("2030-04", COUNT, plan, k="2030-03-01", where="alder", assumptions=assumptions)
        assert found.number.code == "worked-out"


def test_worked_out_is_what_follows_from_several_claims() -> None:
    both = figure("both", "411", "2030-01-10", places=("elm", "fir"))
    elm = figure("elm", "111", "2030-01-10", places="elm")
    found = at("2030-01", COUNT, both, elm, k="2030-12-01", where="fir")
    assert (found.bound.low, found.bound.high) == (300, 300)
    assert found.number.code == "worked-out"
    assert {"both", "elm"} <= set(found.number.claims)


def test_assumed_is_what_needs_an_assumption() -> None:
    for t, code in (("2030-01", "stated"), ("2030-05", "assumed")):
        assert at(t, COUNT, k="2030-12-01", where="alder").number.code == code
    without = at("2030-05", COUNT, k="2030-12-01", where="alder", assumptions=())
    assert without.number.code == "no-number"


def test_country_total_is_what_the_country_leaves_over() -> None:
    for claims in ((COUNT,), (COUNT, SEEN)):
        found = at("2030-01", *claims, k="2030-12-01")
        assert found.bound.high == 1211
        assert found.number.code == "country-total"


def test_no_number_is_said_where_no_claim_bounds_it_from_above_or_counts_anybody() -> None:
    found = at("2030-05", COUNT, k="2030-12-01", where="birch")
    assert (found.number.code, found.number.date, found.number.claims) == ("no-number", None, ())


# Last heard of.


def test_last_heard_of_are_the_last_words_on_presence_and_on_number() -> None:
    there = figure("there", "311", "2030-03-10", places="elm")
    later = seen("later", "2030-04-10")
    heard = at("2030-05", COUNT, there, later, k="2030-12-01").heard
    assert (heard.presence, heard.presence_claims) == (dt.date(2030, 4, 10), ("later",))
    assert (heard.number, heard.number_claims) == (dt.date(2030, 3, 10), ("there",))
    # Nothing was heard of Fir, and nothing of Elm by a day before.
    for where, k in (("fir", "2030-12-01"), ("elm", "2030-02-01")):
        heard = at("2030-05", COUNT, there, later, k=k, where=where).heard
        assert (heard.presence, heard.presence_claims) == (None, ())


# Promises.

OTHERS = planned("number", "811", "2030-05", on="2030-02-10")


def became(*claims: Claim, on: str, k: str | None = None) -> dict[str, Promise]:
    """Return what became of each promise by a day, as known in the edition of it."""
    found = promises(edition(*claims, as_of=k or on), day(on))
    assert len({one.claim for one in found}) == len(found)
    return {one.claim: one for one in found}


def test_a_promise_is_not_due_then_unconfirmed() -> None:
    for on, outcome in (("2030-06-19", "not-due"), ("2030-06-21", "unconfirmed")):
        one = became(COUNT, SEEN, PLAN, on=on)["plan"]
        assert (one.outcome, one.due) == (outcome, dt.date(2030, 6, 20))
        assert (one.places, one.months_late, one.met_by) == (("elm",), None, ())
    # It is judged on the day that is asked, not on the edition's.
    assert became(COUNT, SEEN, PLAN, k="2030-03-01", on="2030-07-01")["plan"].outcome == (
        "unconfirmed"
    )


@pytest.mark.parametrize(
    ("by", "late"), [("2030-06-10", 0), ("2030-06-20", 0), ("2030-08-20", 2), ("2031-06-20", 12)]
)
def test_a_promise_is_done_in_time_or_so_many_months_late(by: str, late: int) -> None:
    one = became(COUNT, PLAN, left("fact", by, places="elm"), on="2031-12-01")["plan"]
    assert (one.outcome, one.met_by, one.months_late) == ("done", ("fact",), late)


@pytest.mark.parametrize(
    ("promised", "counted", "outcome"),
    [
        ("about 800", "800", "done"),
        ("about 800", "811", "done"),  # within 720 to 880
        ("about 800", "about 850", "done"),
        ("fewer than 1000", "811", "done"),
        ("about 800", "1111", "contradicted"),
        ("about 800", "311", "contradicted"),
        ("fewer than 1000", "1000 to 1200", "contradicted"),
    ],
)
def test_a_number_is_done_by_a_figure_that_agrees_and_contradicted_by_one_that_does_not(
    promised: str, counted: str, outcome: str
) -> None:
    plan = planned("number", promised, "2030-05", on="2030-02-10")
    one = became(COUNT, plan, figure("fact", counted, "2030-05-20"), on="2030-07-01")["number"]
    late = 0 if outcome == "done" else None
    assert (one.outcome, one.met_by, one.months_late) == (outcome, ("fact",), late)


def test_an_end_is_contradicted_by_somebody_there_after_it_was_due() -> None:
    still = seen("still-there", "2030-07-10")
    one = became(COUNT, PLAN, still, on="2030-08-01")["plan"]
    assert (one.outcome, one.met_by, one.months_late) == ("contradicted", ("still-there",), None)
    # Whatever else was seen before: done goes before contradicted.
    gone = left("gone", "2030-08-20", places="elm")
    one = became(COUNT, PLAN, still, gone, on="2030-09-01")["plan"]
    assert (one.outcome, one.met_by, one.months_late) == ("done", ("gone",), 2)
    # Somebody there before the due date contradicts nothing.
    early = seen("still-there", "2030-06-10")
    assert became(COUNT, PLAN, early, on="2030-08-01")["plan"].outcome == "unconfirmed"


def test_a_promise_that_another_replaces_is_replaced_whatever_came_of_it() -> None:
    new = to_leave("new", "2030-10-20", on="2030-04-10", places="elm")
    gone = left("gone", "2030-10-10", places="elm")
    found = became(COUNT, PLAN, new, gone, on="2030-12-01")
    assert found["plan"].outcome == "replaced"
    assert (found["new"].outcome, found["new"].months_late) == ("done", 0)
    # Not before the newer one is known.
    assert became(COUNT, PLAN, new, on="2030-04-09")["plan"].outcome == "not-due"


def test_facts_on_others_meet_no_promise() -> None:
    for about in ({"places": "fir"}, {"population": "other"}):
        gone = left("gone", "2030-06-10", **({"places": "elm"} | about))
        assert became(COUNT, PLAN, gone, on="2030-07-01")["plan"].outcome == "unconfirmed"


def test_one_date_changed_changes_the_verdict() -> None:
    gone = left("gone", "2030-07-10", places="elm")
    for due, late in (("2030-07-10", 0), ("2030-04-10", 3)):
        plan = to_leave("plan", due, on="2030-02-10", places="elm")
        assert became(COUNT, plan, gone, on="2030-08-01")["plan"].months_late == late


def test_plans_and_expectations_are_promises_and_all_classes_add_up() -> None:
    hope = planned("hope", "511", "2031-03", on="2030-02-10", modality="expectation")
    # What has no date is recorded as context.
    aim = told("aim", "context", None, "2030-02-10", modality="plan", places="fir")
    wish = to_leave("wish", "2030-06", on="2030-02-10", modality="demand", places="fir")
    claims = (COUNT, SEEN, OTHERS, PLAN, hope, aim, wish, GONE)
    found = promises(edition(*claims, as_of="2030-07-01"), day("2030-07-01"))
    assert {one.claim for one in found} == {"number", "plan", "hope", "aim"}
    # By due date, and the one without a date last.
    assert [one.claim for one in found] == ["number", "plan", "hope", "aim"]
    assert [one.outcome for one in found[:3]] == ["unconfirmed", "done", "not-due"]
    assert found[-1].due is None
