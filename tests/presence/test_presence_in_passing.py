"""Who is seen and what is still to end, where reports tell of it in passing.

Each code is worked out by hand from the claims, as in `test_presence_codes`.
"""

import datetime as dt

import pytest

from presence.told.promises import promises
from tests.presence.alder import edition, figure, staying, to_leave, told
from tests.presence.small import WORDS
from tests.presence.test_presence_codes import COUNT, at


@pytest.mark.parametrize(
    ("modality", "after"), [("fact", "seen"), ("plan", "to-stay"), ("expectation", "to-stay")]
)
def test_who_comes_is_there(modality: str, after: str) -> None:
    comes = told(
        "comes",
        "arrival",
        "101",
        "2030-03-20",
        places="elm",
        modality=modality,
        when={"by": "2030-03-15"},
    )
    moves = told(
        "moves", "move", "101", "2030-03-20", places="fir", to=("elm",), modality=modality,
        when={"by": "2030-03-15"},
    )  # fmt: skip
    for one in (comes, moves):
        found = at("2030-03-15", COUNT, one, k="2030-12-01")
        assert (found.presence.code, found.presence.claims) == (after, (one.id,))


def test_where_some_stay_behind_somebody_is_there() -> None:
    bar = told(
        "bar",
        "emptied",
        None,
        "2030-06-20",
        places="elm",
        remainder=WORDS.read("12"),
        when={"by": "2030-06-15"},
    )
    found = at("2030-06", COUNT, bar, k="2030-12-01")
    assert (found.presence.code, found.presence.claims) == ("seen", ("bar",))
    plan = told(
        "bar", "emptied", None, "2030-03-20", places="elm", modality="plan",
        remainder=WORDS.read("12"), when={"by": "2030-06-15"},
    )  # fmt: skip
    assert at("2030-04", COUNT, plan, k="2030-12-01").presence.code == "to-shrink"


def test_a_base_that_a_newer_plan_keeps_is_not_to_be_empty() -> None:
    all_out = to_leave("all-out", "2030-08-31", on="2030-05-10", places="alder")
    kept = staying("kept", None, {"from": "2030-08", "until": "2031-03"}, on="2030-06-10")
    both = (COUNT, all_out, kept)
    assert at("2030-08", *both, k="2030-07-01", where="fir").presence.code == "to-be-empty"
    assert at("2030-10", *both, k="2030-07-01", where="elm").presence.code == "to-stay"
    # Nor is the country as a whole.
    assert at("2030-10", *both, k="2030-07-01", where="alder").presence.code != "to-be-empty"


def test_a_base_of_which_a_later_end_binds_is_leaving() -> None:
    sooner = to_leave("sooner", "2030-08-31", on="2030-05-10", places="alder")
    later = to_leave("later", "2030-12-31", on="2030-05-01", places="alder", party="them")
    span = {"from": "2030-06", "until": "2030-12"}
    kept = staying("kept", "at least 11", span, on="2030-05-01", party="them")
    for k in ("2030-06-01", "2030-11-01"):
        found = at("2030-10", COUNT, sooner, later, kept, k=k)
        assert found.bound.low == 11
        assert (found.presence.code, found.presence.claims) == ("leaving", ("later",))


def test_a_share_is_a_sighting_of_the_place_that_it_names() -> None:
    most = told(
        "most",
        "share",
        "most",
        "2030-02-20",
        places="elm",
        whole="alder",
        when={"at": "2030-02-20"},
    )
    found = at("2030-02", COUNT, most, k="2030-12-01")
    assert (found.presence.code, found.presence.claims) == ("seen", ("most",))


def test_more_than_was_to_remain_contradicts_the_promise() -> None:
    bar = told(
        "bar", "emptied", None, "2030-03-20", places="elm", modality="plan",
        remainder=WORDS.read("12"), when={"by": "2030-06-15"},
    )  # fmt: skip
    for number, outcome in (("301", "contradicted"), ("9", "unconfirmed")):
        later = figure("later", number, "2030-08-10", places="elm")
        known = edition(COUNT, bar, later, as_of="2030-12-01")
        [found] = [one for one in promises(known, dt.date(2030, 12, 1)) if one.claim == "bar"]
        assert found.outcome == outcome
