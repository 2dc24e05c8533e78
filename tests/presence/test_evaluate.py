"""Bounds against outcomes: verdicts, widths, baselines and words, each by hand."""

import csv
import datetime as dt
import io
import json
import math
from collections.abc import Iterable
from pathlib import Path

import pytest

from claims.model import Claim
from files import FaultyInputError
from presence.edition import Edition
from presence.told.baselines import Baselines
from presence.told.evaluate import COLUMNS, NAMES, as_csv, as_json, command, in_words
from presence.told.outcomes import outcomes_in
from presence.told.scores import Evaluation, Score, evaluate, tally
from tests.presence.small import claim, dataset

JAN, FEB, MAR, APR, MAY, JUN = (f"2030-0{month}" for month in range(1, 7))
HEADER = "place,date,low,high,best,population\n"

# The isle has 100 to 120 in January; 20 to 30 leave by May, and in June everybody.
HUNDRED = claim("hundred", "stock", "100 to 120", places="isle", when={"at": JAN})
LEAVE = claim(
    "leave",
    "departure",
    "20 to 30",
    places="isle",
    modality="plan",
    when={"from": MAR, "by": MAY},
)
GONE = claim("gone", "emptied", places="isle", modality="plan", when={"from": JUN, "by": JUN})
STAY = claim(
    "stay",
    "stock",
    "270 to 330",
    places="isle",
    modality="plan",
    published="2030-02-01",
    party="them",
    when={"at": JUN},
)


def small(*claims: Claim, as_of: dt.date | None = None, late: int = 0) -> Edition:
    return Edition(dataset(*(claims or (HUNDRED, LEAVE, GONE))), as_of, late=late)


def fared(edition: Edition, *rows: str, lateness: Iterable[int] = (0,)) -> Evaluation:
    text = HEADER + "".join(f"{row}\n" for row in rows)
    listed = outcomes_in(text.encode(), "outcomes.csv", edition.dataset, "us")
    return evaluate(edition, listed, lateness)


def scores(edition: Edition, *rows: str) -> list[Score]:
    return fared(edition, *rows).bounds[0]


def verdicts(edition: Edition, *rows: str) -> list[str]:
    return [score.verdict for score in scores(edition, *rows)]


# Contained, overlapping, apart.


def test_an_outcome_is_contained_only_as_a_whole() -> None:
    rows = {
        f"isle,{FEB},100,120,": "contained",
        f"isle,{FEB},,,110": "contained",
        f"isle,{FEB},99,110,": "overlapping",
        f"isle,{FEB},110,121,": "overlapping",
        f"isle,{FEB},80,99,": "apart",
        f"isle,{FEB},,,121": "apart",
    }
    assert verdicts(small(), *rows) == list(rows.values())


def test_open_ends_are_compared_as_open_and_nobody_is_the_least() -> None:
    rows = {
        f"isle,{FEB},110,,": "overlapping",  # may be any number above 120
        f"isle,{FEB},,110,": "overlapping",  # may be nobody
        f"isle,{FEB},121,,": "apart",
        f"isle,{FEB},,99,": "apart",
    }
    assert verdicts(small(), *rows) == list(rows.values())
    under = small(claim("under", "stock", "under 101", places="isle", when={"at": JAN}))
    assert verdicts(under, f"isle,{JAN},,100,", f"isle,{JAN},,,0") == ["contained"] * 2
    over = small(
        claim("over", "kept", places="isle", modality="plan", when={"through": JUN}),
    )
    assert verdicts(over, f"isle,{FEB},5,,", f"isle,{FEB},,7,") == ["contained", "overlapping"]


def test_a_number_in_a_gap_is_not_contained() -> None:
    edition = small(HUNDRED, GONE, STAY)
    found = scores(
        edition,
        f"isle,{JUN},,,0",
        f"isle,{JUN},,,300",
        f"isle,{JUN},,,100",
        f"isle,{JUN},0,300,",
        f"isle,{JUN},300,400,",
    )
    assert found[0].pieces == ((0, 0), (270, 330))
    assert [one.verdict for one in found] == [
        "contained",
        "contained",
        "apart",
        "overlapping",
        "overlapping",
    ]
    # A gap is missed on both sides; past the greatest number it is one claim's doing.
    assert [one.because for one in found] == [(), (), ("gone", "stay"), ("gone", "stay"), ("stay",)]


def test_where_nothing_is_said_all_is_contained_and_nothing_informs() -> None:
    (one,) = scores(small(), f"north,{JAN},,,20")
    assert (one.verdict, one.silent, one.informative) == ("contained", True, False)
    assert one.because == ()


# Why an outcome is missed.


def test_a_miss_names_the_claims_behind_the_ends_that_were_missed() -> None:
    low, high, both, hit = scores(
        small(),
        f"isle,{MAY},60,80,",
        f"isle,{MAY},90,110,",
        f"isle,{MAY},60,110,",
        f"isle,{MAY},,,90",
    )
    # 100 less 30; 120 less 20.
    assert low.pieces == ((70, 100),)
    assert low.because == ("hundred", "leave", "assume:figure-stands")
    assert high.because == ("hundred", "leave", "assume:no-rise")
    assert both.because == ("hundred", "leave", "assume:figure-stands", "assume:no-rise")
    assert hit.because == ()


# Days, people, and what is known.


def test_outcomes_are_compared_on_their_own_day() -> None:
    edition = small(
        claim("june", "stock", "951", places="isle", when={"at": "2030-03-04"}),
        claim(
            "later",
            "stock",
            "704",
            places="isle",
            published="2030-03-29",
            when={"at": "2030-03-28"},
        ),
    )
    found = scores(edition, "isle,2030-03-04,,,951", "isle,2030-03-28,,,704", "isle,2030-03,,,704")
    assert [one.verdict for one in found] == ["contained"] * 3
    assert verdicts(edition, "isle,2030-03-28,,,951") == ["apart"]


def test_days_outside_the_grid_are_compared_too() -> None:
    # June is the grid's last month.
    assert verdicts(small(), "isle,2030-07-15,,,0", "isle,2031-01,5,,") == ["contained", "apart"]
    found = scores(small(), "isle,2029-12,,,100")
    assert [one.silent for one in found] == [True]


def test_each_outcome_is_of_its_own_people() -> None:
    others = claim("others", "stock", "900", places="isle", population="other", when={"at": JAN})
    rows = [f"isle,{JAN},,,900,other", f"isle,{JAN},,,900,us", f"isle,{JAN},1000,1020,,coalition"]
    assert verdicts(small(HUNDRED, others), *rows) == ["contained", "apart", "contained"]


def test_forecasts_are_of_days_after_the_edition() -> None:
    found = fared(small(), "isle,2030-01-15,,,110", "isle,2030-01-16,,,110")
    assert [found.is_forecast(one.outcome) for one in found.bounds[0]] == [False, True]


# Widths.


def test_the_width_is_measured_by_the_last_figure() -> None:
    one, other, nobody = scores(small(), f"isle,{FEB},,,110", f"isle,{MAY},,,90", f"isle,{JUN},,,0")
    assert one.figure == 110
    assert one.width == pytest.approx(20 / 110)
    assert other.width == pytest.approx(30 / 110)
    assert (nobody.pieces, nobody.width, nobody.informative) == (((0, 0),), 0, True)


def test_the_last_figure_is_one_by_the_day_of_the_outcome() -> None:
    later = claim(
        "later", "stock", "40 to 60", places="isle", published="2030-04-20", when={"at": APR}
    )
    found = scores(small(HUNDRED, later), f"isle,{MAR},,,110", f"isle,{APR},,,50")
    assert [one.figure for one in found] == [110, 50]


def test_a_base_is_measured_by_its_country() -> None:
    land = claim("land", "stock", "1000 to 1200", places="land", when={"at": JAN})
    base = claim("base", "stock", "100 to 500", places="north", when={"at": JAN})
    (one,) = scores(small(land, base), f"north,{JAN},,,300")
    assert one.figure == 1100
    assert one.width == pytest.approx(400 / 1100)
    (alone,) = scores(small(base), f"north,{JAN},,,300")
    assert (alone.figure, alone.width, alone.informative) == (None, None, False)


@pytest.mark.parametrize(("amount", "informs"), [("150 to 250", True), ("149 to 251", False)])
def test_half_of_the_figure_informs_and_more_does_not(amount: str, informs: bool) -> None:
    figure = claim("figure", "stock", amount, places="isle", when={"at": JAN})
    (one,) = scores(small(figure), f"isle,{JAN},,,150")
    assert (one.figure, one.informative) == (200, informs)


def test_an_open_range_is_wider_than_any() -> None:
    stays = {"through": JUN}
    kept = claim("kept", "kept", "substantial", places="isle", modality="plan", when=stays)
    (one,) = scores(small(kept), f"isle,{FEB},,,150")
    assert one.pieces == ((100, None),)
    assert (one.width, one.informative) == (math.inf, False)


def test_scores_are_counted() -> None:
    found = scores(
        small(),
        f"isle,{FEB},,,110",
        f"isle,{MAY},90,110,",
        f"isle,{JUN},,,5",
        f"north,{JAN},,,20",
        f"isle,{FEB},,,110",
    )
    counts = tally(found)
    assert (counts.contained, counts.overlapping, counts.apart, counts.silent) == (3, 1, 1, 1)
    assert (counts.informative, counts.both, counts.open, counts.unmeasured) == (4, 2, 1, 0)
    # 0, 20, 20, 30 and open, over 110.
    assert counts.width == pytest.approx(20 / 110)


# Lateness.


def test_a_plan_may_be_late_side_by_side() -> None:
    found = fared(small(HUNDRED, GONE), f"isle,{JUN},,,110", lateness=(0, 3, 6, 12))
    assert {late: one.verdict for late, (one,) in found.bounds.items()} == {
        0: "apart",
        3: "contained",
        6: "contained",
        12: "contained",
    }
    assert [one.verdict for one in found.baselines["plan"]] == ["apart"]


def test_the_lateness_of_the_view_is_among_them() -> None:
    found = fared(small(HUNDRED, GONE, late=1), f"isle,{JUN},,,110", lateness=(0, 3))
    assert found.late == 1
    assert {late: one.verdict for late, (one,) in found.bounds.items()} == {
        0: "apart",
        1: "contained",
        3: "contained",
    }


# What anybody could say.


def last(edition: Edition, day: str, where: str = "isle", people: str = "us") -> float | None:
    return Baselines(edition).last_figure(where, people, dt.date.fromisoformat(day))


def test_the_last_figure_is_of_these_people_and_this_place() -> None:
    others = claim("others", "stock", "900", places="isle", population="other", when={"at": JUN})
    edition = small(HUNDRED, others)
    assert last(edition, "2030-06-30") == 110
    assert last(edition, "2030-06-30", people="other") == 900
    assert last(edition, "2030-06-29", people="other") is None
    assert last(edition, "2030-06-30", people="coalition") is None
    assert last(edition, "2030-06-30", where="north") is None


def test_only_a_reported_figure_counts_as_one() -> None:
    planned = claim("p", "stock", "50", places="isle", modality="plan", when={"at": MAY})
    retold = claim("r", "stock", "60", places="isle", when={"at": MAR}, retells=("hundred",))
    wished = claim("w", "stock", "0", places="isle", modality="demand", when={"at": MAR})
    assert last(small(HUNDRED, planned, retold, wished), "2030-06-30") == 110
    assert last(small(planned), "2030-06-30") is None


def test_a_corrected_figure_is_none() -> None:
    right = claim("right", "stock", "80", places="isle", when={"at": JAN}, supersedes=("wrong",))
    wrong = claim("wrong", "stock", "800", places="isle", when={"at": "2030-02-05"})
    assert last(small(right, wrong), "2030-06-30") == 80


def test_of_one_day_the_figure_told_last_counts() -> None:
    later = claim("a-later", "stock", "60", places="isle", published="2030-03-01", when={"at": JAN})
    assert last(small(HUNDRED, later), "2030-06-30") == 60


@pytest.mark.parametrize(
    ("amount", "number"), [("about 200", 200), ("over 300", 300), ("under 101", 101), ("150", 150)]
)
def test_a_figure_is_the_number_that_it_states(amount: str, number: int) -> None:
    stated = claim("stated", "stock", amount, places="isle", when={"at": JAN})
    assert last(small(stated), "2030-06-30") == number


def test_the_naive_forecast_is_the_last_figure_and_ten_per_cent() -> None:
    figure = claim("f", "stock", "190 to 210", places="isle", when={"at": JAN})
    found = fared(small(figure), f"isle,{JAN},,,180", f"isle,{JUN},,,221", f"north,{JUN},,,1")
    naive = found.baselines["last figure"]
    assert [one.pieces for one in naive[:2]] == [((180, 220),)] * 2
    assert [one.verdict for one in naive] == ["contained", "apart", "contained"]
    assert [one.silent for one in naive] == [False, False, True]
    assert naive[0].width == pytest.approx(40 / 200)
    assert naive[1].because == ()


def test_who_knows_nothing_is_never_wrong_and_never_informs() -> None:
    naive = fared(small(), f"isle,{JUN},,,7").baselines["no information"]
    counts = tally(naive)
    assert (counts.contained, counts.silent, counts.informative) == (1, 1, 0)


def at_its_word(
    *claims: Claim, where: str = "isle", day: str = "2030-04-30", people: str = "us"
) -> object:
    return Baselines(small(*claims)).planned(where, people, dt.date.fromisoformat(day))


def test_a_plan_is_taken_at_its_word_from_its_date_on() -> None:
    assert at_its_word(HUNDRED, GONE, day="2030-06-29") == (None, None)
    assert at_its_word(HUNDRED, GONE, day="2030-06-30") == (0, 0)
    figure = claim("p", "stock", "40 to 60", places="isle", modality="plan", when={"at": APR})
    assert at_its_word(figure, day="2030-04-29") == (None, None)
    assert at_its_word(figure) == at_its_word(figure, day="2031-01-01") == (40, 60)
    by = claim("p", "stock", "40 to 60", places="isle", modality="plan", when={"by": "2030-04-10"})
    assert at_its_word(by, day="2030-04-10") == (40, 60)


def test_a_plan_to_keep_gives_its_least_while_it_lasts() -> None:
    keep = claim("k", "kept", "substantial", places="isle", modality="plan", when={"through": APR})
    assert at_its_word(keep) == (100, None)
    assert at_its_word(keep, day="2030-05-01") == (None, None)
    stays = claim("k", "kept", places="isle", modality="expectation", when={"at": APR})
    assert at_its_word(stays) == (1, None)
    assert at_its_word(stays, day="2030-03-31") == (None, None)


def test_the_plan_that_came_due_last_counts() -> None:
    keep = claim("k", "kept", places="isle", modality="plan", when={"through": JUN}, party="them")
    gone = claim(
        "g", "emptied", places="isle", modality="plan", published="2030-01-20", when={"by": APR}
    )
    assert at_its_word(keep, gone) == (0, 0)
    assert at_its_word(keep, gone, day="2030-03-31") == (1, None)


def test_what_is_replaced_or_overtaken_is_taken_at_no_word() -> None:
    first = claim("first", "emptied", places="isle", modality="plan", when={"by": MAR})
    second = claim(
        "second",
        "emptied",
        places="isle",
        modality="plan",
        published="2030-02-20",
        when={"by": MAY},
    )
    assert at_its_word(first, second) == (None, None)
    assert at_its_word(first, second, day="2030-05-31") == (0, 0)
    planned = claim("planned", "stock", "40", places="isle", modality="plan", when={"at": MAR})
    figure = claim(
        "figure", "stock", "70", places="isle", published="2030-04-02", when={"at": "2030-03-31"}
    )
    assert at_its_word(HUNDRED, planned, figure) == (None, None)


def test_a_plan_speaks_of_its_own_people_and_all_of_its_parts() -> None:
    everybody = claim(
        "e", "emptied", places="land", population="coalition", modality="plan", when={"by": APR}
    )
    assert at_its_word(everybody, where="land") == (0, 0)
    assert at_its_word(everybody, where="north") == (0, 0)
    assert at_its_word(everybody, where="north", people="coalition") == (0, 0)
    others = claim(
        "o", "emptied", places="isle", population="other", modality="plan", when={"by": APR}
    )
    assert at_its_word(others) == at_its_word(others, people="coalition") == (None, None)
    base = claim("b", "emptied", places="north", modality="plan", when={"by": APR})
    assert at_its_word(base, where="land") == (None, None)
    stay = claim(
        "s", "kept", places="isle", population="coalition", modality="plan", when={"through": JUN}
    )
    assert at_its_word(stay) == (None, None)
    assert at_its_word(stay, people="coalition") == (1, None)


def test_whom_a_plan_leaves_out_it_says_nothing_of() -> None:
    bar = claim(
        "bar", "emptied", places="land", modality="plan", when={"by": APR}, except_places=("south",)
    )
    assert at_its_word(bar, where="north") == (0, 0)
    assert at_its_word(bar, where="south") == at_its_word(bar, where="land") == (None, None)


def test_a_fact_and_a_single_persons_departure_are_no_plan_for_nobody() -> None:
    fact = claim("f", "emptied", places="isle", when={"by": APR})
    assert at_its_word(fact) == (None, None)
    one = claim("d", "departure", "1 to 1", places="isle", modality="plan", when={"by": APR})
    assert at_its_word(one) == (None, None)
    rest = claim("d", "departure", "remainder", places="isle", modality="plan", when={"by": APR})
    assert at_its_word(rest) == (0, 0)


# In words.


def test_the_scores_in_words() -> None:
    edition = small(HUNDRED, GONE, as_of=dt.date(2030, 2, 1))
    said = in_words(
        fared(
            edition,
            f"isle,{JAN},,,110",
            f"isle,{JUN},1000,1200,",
            f"isle,{JUN},,,110",
            f"north,{JAN},3,,",
            lateness=(0, 3),
        )
    ).splitlines()
    assert said[0] == "Known on 2030-02-01: 4 outcomes, 2 of later days."
    assert said[2:9] == [
        "Of days after 2030-02-01, 2 outcomes:",
        "                               contained  overlapping  apart  silent  informative  both  "
        "width  open  no figure",
        "  bounds                          0   0%            0      2       0            2     0  "
        " 0.00     0          0",
        "  bounds, up to 3 months late     1  50%            0      1       0            0     0  "
        " 1.09     0          0",
        "  last figure ± 10%               1  50%            0      1       0            2     1  "
        " 0.20     0          0",
        "  plan at its word                0   0%            0      2       0            2     0  "
        " 0.00     0          0",
        "  no information                  2 100%            0      0       2            0     0  "
        " open     2          0",
    ]
    assert said[10] == "Of all days, 4 outcomes:"
    # 0, 0, 20 and open, over 110: the middle of 0 and 20.
    assert said[12] == (
        "  bounds                          2  50%            0      2       1            3     1  "
        " 0.09     1          0"
    )
    assert said[-5:] == [
        "Each outcome:",
        "isle us 2030-01-31: happened 110, bounds 100–120: contained",
        "isle us 2030-06-30: later, happened 1,000–1,200, bounds 0: apart because of gone",
        "isle us 2030-06-30: later, happened 110, bounds 0: apart because of gone; contained up "
        "to 3 months late",
        "north us 2030-01-31: happened 3–…, bounds nothing: contained",
    ]


def test_all_of_later_days_are_counted_once() -> None:
    said = in_words(fared(small(HUNDRED, GONE), f"isle,{JUN},,,0"))
    assert "Of days after 2030-01-15, 1 outcome:" in said
    assert "Of all days" not in said
    assert "Each outcome:" in said


def test_pieces_and_the_views_lateness_are_told() -> None:
    said = in_words(fared(small(HUNDRED, GONE, STAY), f"isle,{JUN},,,100")).splitlines()
    assert said[-1] == (
        "isle us 2030-06-30: later, happened 100, bounds 0 or 270–330: apart because of gone stay"
    )
    late = in_words(fared(small(HUNDRED, GONE, late=3), f"isle,{JUN},,,100")).splitlines()
    assert late[-2:] == [
        "Each outcome, plans up to 3 months late:",
        "isle us 2030-06-30: later, happened 100, bounds 0–120: contained",
    ]


def test_the_records_own_promises_are_summed_up() -> None:
    left = claim("left", "emptied", places="isle", published="2030-05-20", when={"by": MAY})
    due = claim("due", "emptied", places="isle", modality="plan", when={"by": MAR})
    said = in_words(fared(small(HUNDRED, due, left), f"isle,{JUN},,,0"))
    assert "The record's own promises: 1 met by 2030-05-20, in the median 2 months late.\n" in said
    assert "own promises" not in in_words(fared(small(HUNDRED, due), f"isle,{JUN},,,0"))


# Rows.


def test_a_row_an_outcome_and_lateness() -> None:
    edition = small(HUNDRED, GONE, as_of=dt.date(2030, 2, 1))
    found = fared(edition, f"isle,{JAN},100,,", f"isle,{JUN},,,110", lateness=(0, 3))
    rows = list(csv.DictReader(io.StringIO(as_csv(found))))
    assert [(one["date"], one["late"], one["verdict"]) for one in rows] == [
        ("2030-01-31", "0", "overlapping"),
        ("2030-01-31", "3", "overlapping"),
        ("2030-06-30", "0", "apart"),
        ("2030-06-30", "3", "contained"),
    ]
    assert rows[2] == {
        "place": "isle",
        "population": "us",
        "date": "2030-06-30",
        "low": "110",
        "high": "110",
        "forecast": "true",
        "late": "0",
        "values": "0",
        "verdict": "apart",
        "informative": "true",
        "width": "0",
        "figure": "110",
        "because": "gone",
        "last_figure": "contained",
        "plan": "apart",
    }
    assert (rows[0]["high"], rows[0]["plan"]) == ("", "")


def test_json_holds_the_same_with_numbers() -> None:
    found = fared(small(), f"isle,{FEB},100,,", f"north,{FEB},,,5")
    one, silent = json.loads(as_json(found))
    assert tuple(one) == COLUMNS
    assert (one["low"], one["high"], one["forecast"], one["late"]) == (100, None, True, 0)
    assert (one["values"], one["width"], one["figure"]) == ("100-120", 0.1818, 110)
    assert one["because"] == "hundred assume:no-rise"
    assert (silent["values"], silent["verdict"], silent["width"]) == ("", "contained", None)


def test_the_command_reads_the_file_and_the_population(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.csv"
    path.write_bytes(f"place;date;low;high;best\nisle;{FEB};;;110\n".encode("utf-16"))
    edition = small()
    assert "isle us 2030-02-28: later, happened 110, bounds 100–120" in command(
        edition, path, None, "text"
    )
    assert "isle other 2030-02-28" in command(edition, path, "other", "text")
    assert command(edition, path, None, "csv").startswith("place,population,date,low,high,")
    assert len(json.loads(command(edition, path, None, "json"))) == 4
    with pytest.raises(ValueError, match="population 'uk' is not known"):
        command(edition, path, "uk", "text")
    path.write_text("", encoding="utf-8")
    with pytest.raises(FaultyInputError, match="its first line must name place"):
        command(edition, path, None, "text")


def test_the_page_names_every_column_and_forecast(root: Path) -> None:
    page = (root / "docs" / "evaluation.md").read_text(encoding="utf-8")
    of_outcomes = {"place", "population", "date", "low", "high", "forecast"}
    for name in {*COLUMNS} - of_outcomes:
        assert f"`{name}`" in page
    for name in (
        "contained",
        "overlapping",
        "apart",
        "silent",
        "informative",
        "both",
        *NAMES.values(),
    ):
        assert f"**{name}**" in page
