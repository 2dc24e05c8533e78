"""The first three rules, sentence by sentence: days, readings, rival figures.

Every value is worked out by hand, without the program, and the working stands beside it. `alone`
assumes nothing; in `given` numbers do not rise and figures stand. Alder is a country, Elm and Fir
are bases in it; "None" is an end that nothing closes.
"""

import pytest

from claims.model import Claim
from tests.presence.alder import (
    alone,
    each,
    edition,
    figure,
    given,
    leaving,
    left,
    on_day,
    seen,
    staying,
    to_leave,
    told,
)
from tests.presence.small import Ends, disputed, ends, values

# 1. Days.

EARLY, LATE = figure("early", "640", "2030-04-05"), figure("late", "415", "2030-04-27")


def test_the_later_of_two_figures_of_a_month_is_that_of_its_end() -> None:
    for p in (given(EARLY, LATE), alone(EARLY, LATE)):
        assert ends(p, "alder", "2030-04") == (415, 415)
        assert disputed(p) == set()
        # The earlier one holds on its own day: half a unit, 5; it is no multiple of 50.
        assert ends(p, "alder", "2030-04-05") == (635, 645)


def test_a_figure_of_a_day_stands_until_the_next_day_with_one() -> None:
    assert on_day(edition(EARLY, LATE), "alder", "2030-04-26") == (635, 645)
    assert on_day(edition(EARLY, LATE), "alder", "2030-04-04") == (None, None)  # before the first
    nothing = edition(EARLY, LATE, assumptions=())
    assert on_day(nothing, "alder", "2030-04-26") == (None, None)


def test_a_departure_from_a_day_is_measured_from_that_days_number() -> None:
    p = given(
        figure("count", "813", "2030-05-12"),
        leaving("gone", "527", "2030-07-08", on="2030-07-09", start="2030-05-12", modality="fact"),
    )
    assert ends(p, "alder", "2030-06") == (286, 813)  # from 813 on the way to 813 - 527
    assert ends(p, "alder", "2030-07") == (286, 286)
    # Nothing about Alder is dated between 12 May and the month's end, so 813 holds there too.
    assert ends(p, "alder", "2030-05") == (813, 813)


@pytest.mark.parametrize(
    ("at", "march", "april"),
    [
        ("2030-04-01", (635, 645), (None, None)),
        ("2030-04-03", (635, 645), (None, None)),
        ("2030-04-04", (None, None), (635, 645)),
        ("2030-04-30", (None, None), (635, 645)),
        ("2030-04", (None, None), (635, 645)),
    ],
)
def test_a_figure_of_the_first_three_days_holds_at_the_end_of_the_month_before(
    at: str, march: Ends, april: Ends
) -> None:
    p = alone(figure("count", "640", at))
    assert (ends(p, "alder", "2030-03"), ends(p, "alder", "2030-04")) == (march, april)


def test_so_do_a_stay_and_a_share() -> None:
    for at, april, may in (("2030-05-02", 1, None), ("2030-05-04", None, 1)):
        p = alone(seen("somebody", at))
        assert (ends(p, "elm", "2030-04")[0], ends(p, "elm", "2030-05")[0]) == (april, may)
    at = "2030-05-02"
    most = told("most", "share", "most", at, places="elm", whole="alder", when={"at": at})
    p = alone(figure("count", "911", at), most)
    assert ends(p, "elm", "2030-04") == (456, 911)  # more than half of 911
    assert ends(p, "elm", "2030-05") == (None, None)


@pytest.mark.parametrize(
    ("between", "april"),
    [
        (figure("others", "415", "2030-04-27", population="other"), (635, 645)),
        (figure("elm", "111", "2030-04-27", places="elm"), (635, 645)),
        (figure("birch", "415", "2030-04-27", places="birch"), (635, 645)),
        (figure("later", "415", "2030-05-04"), (635, 645)),
        (figure("alder", "415", "2030-04-27"), (415, 415)),
    ],
)
def test_only_a_claim_on_the_same_people_and_place_comes_between(
    between: Claim, april: Ends
) -> None:
    assert ends(alone(EARLY, between), "alder", "2030-04") == april


def test_a_departure_dated_between_comes_between() -> None:
    gone = leaving(
        "gone", "115", "2030-04-20", on="2030-04-21", start="2030-04-05", modality="fact"
    )
    p = given(EARLY, gone)
    assert ends(p, "alder", "2030-04") == (520, 530)  # 635 - 115 to 645 - 115
    assert disputed(p) == set()


def test_an_emptying_dated_between_comes_between_a_stay_and_the_months_end() -> None:
    p = alone(seen("somebody", "2030-05-10"), left("gone", "2030-05-20", places="elm"))
    assert ends(p, "elm", "2030-05-10") == (1, None)
    assert ends(p, "elm", "2030-05") == (0, 0)
    assert disputed(p) == set()


@pytest.mark.parametrize(("place", "june"), [("elm", (None, None)), ("alder", (270, 330))])
def test_a_figure_lasts_for_its_day_where_that_base_by_name_is_to_be_emptied(
    place: str, june: Ends
) -> None:
    p = alone(
        to_leave("plan", "2030-07-20", on="2030-06-01", places=place),
        figure("count", "about 300", "2030-06-10", places="elm"),
    )
    assert ends(p, "elm", "2030-06-10") == (270, 330)
    assert ends(p, "elm", "2030-06") == june
    assert ends(p, "elm", "2030-07") == (0, 0)


@pytest.mark.parametrize(
    ("by", "last_free", "first_bound"),
    [
        ("2030-06", "2030-06-29", "2030-06-30"),
        ("2030-Q2", "2030-06-29", "2030-06-30"),
        ("2030", "2030-12-30", "2030-12-31"),
        ("2030-06-20", "2030-06-19", "2030-06-20"),
    ],
)
def test_by_a_date_binds_from_its_last_day_on(by: str, last_free: str, first_bound: str) -> None:
    p = alone(figure("count", "913", "2030-01-10"), to_leave("plan", by, on="2030-01-20"))
    assert ends(p, "alder", last_free)[1] != 0
    assert ends(p, "alder", first_bound) == ends(p, "alder", "2031-01") == (0, 0)


def test_until_a_month_ends_before_it_and_through_one_with_it() -> None:
    until = alone(staying("stay", None, {"until": "2030-06"}, on="2030-04-20"))
    assert ends(until, "elm", "2030-05") == ends(until, "elm", "2030-05-31") == (1, None)
    assert ends(until, "elm", "2030-06-01") == ends(until, "elm", "2030-06") == (None, None)
    through = alone(staying("stay", None, {"through": "2030-06"}, on="2030-04-20"))
    assert ends(through, "elm", "2030-06") == (1, None)
    assert ends(through, "elm", "2030-07-01") == (None, None)


@pytest.mark.parametrize(
    ("start", "july"),
    [("2030-04-30", 500), ("2030-05", 500), ("2030-05-31", 300), ("2030-06", 300)],
)
def test_from_a_month_is_measured_from_the_day_before_it(start: str, july: int) -> None:
    p = alone(
        figure("april", "913", "2030-04-30"),
        figure("may", "713", "2030-05-31"),
        leaving("gone", "413", "2030-07-31", on="2030-08-10", start=start, modality="fact"),
    )
    assert ends(p, "alder", "2030-07") == (july, july)  # 913 - 413, or 713 - 413


def test_claims_beyond_the_display_count_and_any_day_can_be_asked() -> None:
    known = edition(
        figure("count", "913", "2029-11-10"),
        to_leave("plan", "2032-02-20", on="2029-12-10"),
        as_of="2030-01-10",
        grid=("2030-01", "2030-06"),
    )
    assert on_day(known, "alder", "2029-11-10") == (913, 913)
    assert on_day(known, "alder", "2029-12-09") == (913, 913)  # until the plan is published
    assert on_day(known, "alder", "2030-03-15") == (None, 913)
    assert on_day(known, "alder", "2032-02-19") == (None, 913)
    assert on_day(known, "alder", "2032-02-20") == (0, 0)


# 2. Readings.


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("about 1400", 1260, 1540),
        ("6000", 5500, 6500),  # half a thousand, less than ten per cent
        ("4000", 3600, 4400),  # half a thousand would be more than ten per cent
        ("1800", 1750, 1850),  # half a hundred, more than the 2.5 % that are 45
        ("2500", 2438, 2562),  # 2.5 % are 62.5, more than half a hundred
        ("12000", 11500, 12500),
        ("10000", 9000, 11000),
        ("1000", 900, 1100),
        ("450", 439, 461),  # 2.5 % are 11.25, more than half of ten
        ("1250", 1219, 1281),  # 31.25
        ("100", 90, 110),  # half a hundred would be half of it
        ("110", 105, 115),  # no multiple of 50: half of ten
        ("50", 45, 55),  # below 100
        ("20", 18, 22),
        ("10", 9, 11),
        ("5", 5, 5),
        ("813", 813, 813),
        ("415", 415, 415),  # ends in no zero
        ("nearly 1000", 900, 999),
        ("almost 640", 576, 639),
        ("over 3000", 3000, None),
        ("more than 900", 900, None),
        ("fewer than 1000", None, 999),
        ("1100 to 1300", 1100, 1300),
    ],
)
def test_an_amount_is_read(text: str, low: int | None, high: int | None) -> None:
    assert ends(alone(figure("count", text, "2030-05-10")), "alder", "2030-05") == (low, high)


# 3. Rival figures.


def on_days(**amounts: str) -> list[Claim]:
    """Return figures of Alder by the day of May, such as ``d12="about 1400"``."""
    return [figure(name, text, f"2030-05-{name[1:3]}") for name, text in amounts.items()]


@pytest.mark.parametrize(
    ("first", "second", "pieces"),
    [
        ("about 1400", "about 1300", [(1260, 1430)]),
        # Each of an open side lies within: 3,500 is above 3,000. 2.5 % of it are 87.5.
        ("more than 3000", "3500", [(3413, 3587)]),
        # A word states no number: alike, since the ranges share 945 to 999.
        ("hundreds", "about 1050", [(945, 999)]),
        # 1,100 and 1,300 both lie within 1,080 to 1,320.
        ("about 1200", "1100 to 1300", [(1100, 1300)]),
    ],
)
def test_figures_that_are_alike_are_intersected(
    first: str, second: str, pieces: list[Ends]
) -> None:
    for one, other in ((first, second), (second, first)):
        p = given(*on_days(d12=one, d13=other))
        assert values(p, "alder", "2030-05") == pieces
        assert disputed(p) == set()


@pytest.mark.parametrize(
    ("first", "second", "pieces"),
    [
        ("about 1400", "about 1000", [(900, 1100), (1260, 1540)]),
        # They meet at 1,260 to 1,300, but 1,400 is not within the range.
        ("about 1400", "1100 to 1300", [(1100, 1540)]),
        # 1,200 is within 1,000 to 1,300, but 1,000 is not within 1,080 to 1,320.
        ("about 1200", "1000 to 1300", [(1000, 1320)]),
        ("more than 3000", "2500", [(2438, 2562), (3000, None)]),
        ("hundreds", "1200", [(200, 999), (1150, 1250)]),
    ],
)
def test_figures_that_are_not_alike_are_both_covered_and_listed(
    first: str, second: str, pieces: list[Ends]
) -> None:
    for one, other in ((first, second), (second, first)):
        p = given(*on_days(d12=one, d13=other))
        assert values(p, "alder", "2030-05") == pieces
        assert disputed(p) == {frozenset({"d12", "d13"})}


def test_the_largest_sets_of_figures_all_alike_are_the_alternatives() -> None:
    p = given(*on_days(d11="about 1000", d12="about 1080", d13="about 1170"))
    # 900–1,100, 972–1,188 and 1,053–1,287. The middle one is alike with either, they are not with
    # each other: 972 to 1,100, or 1,053 to 1,188. One quarrel; that the one in the middle is named
    # in it, being on both sides, is not asked here.
    assert values(p, "alder", "2030-05") == [(972, 1188)]
    (quarrel,) = disputed(p)
    assert quarrel >= {"d11", "d13"}


def test_figures_more_than_three_days_apart_are_no_rivals() -> None:
    p = given(*on_days(d12="about 1400", d15="about 1000"))
    assert values(p, "alder", "2030-05") == [(900, 1100), (1260, 1540)]
    p = given(*on_days(d12="about 1400", d16="about 1000"))
    assert values(p, "alder", "2030-05") == [(900, 1100)]
    assert values(p, "alder", "2030-05-12") == [(1260, 1540)]
    assert disputed(p) == set()


def test_rivals_speak_of_one_number_from_the_first_to_the_last_of_them() -> None:
    alike = edition(*on_days(d12="about 1400", d15="about 1300"), assumptions=())
    for on in ("2030-05-12", "2030-05-13", "2030-05-15"):
        assert on_day(alike, "alder", on) == (1260, 1430)
    assert on_day(alike, "alder", "2030-05-11") == (None, None)


def test_a_change_announced_between_makes_them_no_less_rivals() -> None:
    p = given(
        leaving("plan", "about 400", "2030-06", on="2030-05-13"),
        *on_days(d12="about 1400", d14="about 1000"),
    )
    assert values(p, "alder", "2030-05") == [(900, 1100), (1260, 1540)]
    assert disputed(p) == {frozenset({"d12", "d14"})}


def test_of_one_origin_the_later_stands() -> None:
    p = given(
        figure("first", "about 1400", "2030-05-12", origin="wire"),
        figure("second", "about 1000", "2030-05-13", origin="wire"),
    )
    assert values(p, "alder", "2030-05") == [(900, 1100)]
    assert disputed(p) == set()


def test_one_partys_figures_are_rivals_unless_the_later_says_that_it_replaces() -> None:
    first = figure("first", "about 1400", "2030-05-12", party="us")
    second = figure("second", "about 1000", "2030-05-13", party="us")
    assert disputed(given(first, second)) == {frozenset({"first", "second"})}
    says_so = figure("second", "about 1000", "2030-05-13", party="us", supersedes=("first",))
    p = given(first, says_so)
    assert values(p, "alder", "2030-05") == [(900, 1100)]
    assert disputed(p) == set()


def test_figures_of_one_set_of_places_are_rivals() -> None:
    p = given(
        figure("elm", "101", "2030-05-12", places="elm"),
        figure("first", "about 400", "2030-05-12", places=("elm", "fir")),
        figure("second", "about 300", "2030-05-12", places=("fir", "elm")),
    )
    # 360–440 or 270–330 together, less the 101.
    assert values(p, "fir", "2030-05") == [(169, 229), (259, 339)]
    assert disputed(p) == {frozenset({"first", "second"})}


@pytest.mark.parametrize(
    "about",
    [{"population": "other"}, {"places": "birch"}, {"places": "elm"}, {"places": ("elm", "fir")}],
)
def test_figures_of_other_people_or_places_are_no_rivals(about: dict[str, str]) -> None:
    p = given(
        figure("first", "about 1400", "2030-05-12"),
        figure("second", "about 1000", "2030-05-12", **about),
    )
    assert values(p, "alder", "2030-05") == [(1260, 1540)]
    assert disputed(p) == set()


def test_each_quarrel_is_a_dispute_of_its_own() -> None:
    p = given(
        *on_days(d12="about 1400", d13="about 1000"),
        figure("june-1", "411", "2030-06-20"),
        figure("june-2", "511", "2030-06-21"),
        figure("birch-1", "111", "2030-05-12", places="birch"),
        figure("birch-2", "211", "2030-05-12", places="birch"),
    )
    assert disputed(p) == {
        frozenset({"d12", "d13"}),
        frozenset({"june-1", "june-2"}),
        frozenset({"birch-1", "birch-2"}),
    }
    assert values(p, "alder", "2030-06") == [(411, 411), (511, 511)]
    assert values(p, "birch", "2030-05") == [(111, 111), (211, 211)]
    # Each stands as it is until the next figures.
    assert each(p, "birch", "2030-06", "2030-12") == {(111, 211)}
