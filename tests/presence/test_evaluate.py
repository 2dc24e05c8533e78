"""Bounds against outcomes: what a file of outcomes may hold, and the scores by hand."""

from pathlib import Path

import pytest

from claims.dates import parse_month
from claims.model import Claim
from files import FaultyInputError, read_text
from presence.edition import Edition
from presence.evaluate import (
    Outcome,
    Score,
    evaluate,
    in_words,
    last_figure,
    planned,
    read_outcomes,
)
from tests.presence.small import claim, dataset

JAN, FEB, MAR, APR, MAY, JUN = (f"2030-0{month}" for month in range(1, 7))
HEADER = "place,date,low,high,best\n"

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


def small(*claims: Claim) -> Edition:
    return Edition(dataset(*(claims or (HUNDRED,))))


def read(text: str) -> list[Outcome]:
    return read_outcomes(text, "outcomes.csv", small())


def faults(text: str) -> list[str]:
    with pytest.raises(FaultyInputError) as raised:
        read(text)
    return str(raised.value).splitlines()


# Reading.


def test_a_row_gives_a_range_or_a_best_guess() -> None:
    assert read(HEADER + f"isle,{JAN},90,110,100\nisle,{FEB},,,105\n\nland,{MAR},5,,\n") == [
        Outcome("isle", parse_month(JAN), 90, 110, 2),
        Outcome("isle", parse_month(FEB), 105, 105, 3),
        Outcome("land", parse_month(MAR), 5, None, 5),
    ]


def test_columns_may_stand_in_another_order_and_cells_hold_spaces() -> None:
    assert read(f"date,best,place,low,high\n{JAN},, isle , 0 ,7\n") == [
        Outcome("isle", parse_month(JAN), 0, 7, 2)
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(end: str) -> None:
    text = (HEADER + f"isle,{JAN},1,2,\n").replace("\n", end)
    assert [(one.low, one.high) for one in read(text)] == [(1, 2)]


@pytest.mark.parametrize(
    "header",
    [
        "place,month,low,high,best",
        "place,date,low,high",
        "place,date,low,high,best,why",
        "place,date,low,high,best,best",
        "place;date;low;high;best",
        "isle,2030-01,1,2,",
        "Place,Date,Low,High,Best",
    ],
)
def test_a_wrong_header_is_told_with_the_right_one(header: str) -> None:
    assert faults(f"{header}\nisle,{JAN},1,2,\n") == [
        "outcomes.csv: its first line must be place,date,low,high,best"
    ]


def test_a_file_without_anything_needs_a_header() -> None:
    assert faults("") == ["outcomes.csv: its first line must be place,date,low,high,best"]


def test_a_file_without_an_outcome_says_so() -> None:
    assert faults(HEADER) == ["outcomes.csv: holds no outcome; add a line for each"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("here,2030-01,1,2,", "place 'here' is not known; known: isle, land, north, south"),
        (",2030-01,1,2,", "place '' is not known; known: isle, land, north, south"),
        (
            "isle,2030-07,1,2,",
            "month 2030-07 is outside the grid; it runs from January 2030 to June 2030",
        ),
        (
            "isle,2029-12,1,2,",
            "month 2029-12 is outside the grid; it runs from January 2030 to June 2030",
        ),
        ("isle,2030-13,1,2,", "'2030-13' names month 13; months run from 01 to 12"),
        ("isle,2030,1,2,", "'2030' is not a month; write it as 2025-09"),
        ("isle,soon,1,2,", "'soon' is not a month; write it as 2025-09"),
        ("isle,2030-01,12,2,", "has its low (12) above its high (2); swap them"),
        ("isle,2030-01,a few,2,", "low 'a few' is not a whole number of persons"),
        ("isle,2030-01,1,2.5,", "high '2.5' is not a whole number of persons"),
        ("isle,2030-01,-1,2,", "low '-1' is not a whole number of persons"),
        ("isle,2030-01,,,1e3", "best '1e3' is not a whole number of persons"),
        ("isle,2030-01,,,٣", "best '٣' is not a whole number of persons"),
        ("isle,2030-01,,,9999999999", "best '9999999999' is not a whole number of persons"),
        ("isle,2030-01,,,", "gives no number; fill low, high or best"),
        ("isle,2030-01", "gives no number; fill low, high or best"),
        ("isle,2030-01,1,2,,5", "has more cells than columns; write place,date,low,high,best"),
    ],
)
def test_a_wrong_row_is_told_by_its_line(row: str, said: str) -> None:
    assert faults(f"{HEADER}{row}\n") == [f"outcomes.csv line 2: {said}"]


def test_every_fault_of_a_file_is_told_at_once() -> None:
    said = faults(f"{HEADER}here,{JAN},1,2,\nisle,{JAN},1,2,\nisle,{JAN},2,1,\n")
    assert [line.split(":")[0] for line in said] == ["outcomes.csv line 2", "outcomes.csv line 4"]


@pytest.mark.parametrize(
    "text",
    [
        f'{HEADER}"isle,{JAN},1,2,\n',
        f'{HEADER}"isle"s,{JAN},1,2,\n',
        HEADER + "i" * 200_000,
        "p" * 200_000,
    ],
    ids=["open quote", "text after a quote", "huge cell", "huge header"],
)
def test_what_is_no_csv_is_one_fault(text: str) -> None:
    (said,) = faults(text)
    assert said.startswith("outcomes.csv line ")
    assert said.endswith("; write it anew")
    assert "is not CSV" in said


def test_a_strange_cell_stays_on_one_line_and_short() -> None:
    (said,) = faults(f'{HEADER}"here\n\x1b[31m{"x" * 500}",{JAN},1,2,\n')
    assert "\x1b" not in said
    assert "here\\n\\x1b[31mxxx" in said
    assert len(said) < 200


def test_a_byte_order_mark_is_read_over_and_binary_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.csv"
    path.write_bytes(b"\xef\xbb\xbf" + f"{HEADER}isle,{JAN},1,2,\n".encode())
    assert len(read(read_text(path))) == 1
    path.write_bytes(b"place,date\x00\xff\xfe\x80")
    with pytest.raises(FaultyInputError, match=r"is not UTF-8 text \(byte 11\); save it as UTF-8"):
        read_text(path)
    assert faults("\x00\x01\x02") == [
        "outcomes.csv: its first line must be place,date,low,high,best"
    ]


# Scores. The isle has 100 to 120 in January and February; 20 to 30 leave by May, in June
# everybody.


def scores(edition: Edition, *rows: str) -> dict[str, list[Score]]:
    text = HEADER + "".join(f"{row}\n" for row in rows)
    return evaluate(edition, read_outcomes(text, "outcomes.csv", edition), "us")


def test_an_outcome_is_contained_only_as_a_whole() -> None:
    rows = [
        f"isle,{FEB},100,120,",
        f"isle,{FEB},,,110",
        f"isle,{FEB},99,110,",
        f"isle,{FEB},110,121,",
        f"isle,{FEB},110,,",
        f"isle,{FEB},,110,",
    ]
    found = scores(small(HUNDRED, LEAVE, GONE), *rows)["bounds"]
    assert [one.forecast for one in found] == [(100, 120)] * 6
    assert [one.contained for one in found] == [True, True, False, False, False, False]


def test_a_miss_names_the_claims_behind_the_end_that_was_missed() -> None:
    edition = small(HUNDRED, LEAVE, GONE)
    low, high, both, hit = scores(
        edition,
        f"isle,{MAY},60,80,",
        f"isle,{MAY},90,110,",
        f"isle,{MAY},60,110,",
        f"isle,{MAY},,,90",
    )["bounds"]
    # 100 less 30; 120 less 20.
    assert low.forecast == (70, 100)
    assert low.because == ("hundred", "leave", "assume:figure-stands")
    assert high.because == ("hundred", "leave", "assume:no-rise")
    assert both.because == ("hundred", "leave", "assume:figure-stands", "assume:no-rise")
    assert hit.because == ()


def test_the_width_is_measured_by_the_last_reported_figure() -> None:
    edition = small(HUNDRED, LEAVE, GONE)
    assert last_figure(edition, "isle", "us") == 110
    one, other, nobody = scores(
        edition, f"isle,{FEB},,,110", f"isle,{MAY},,,90", f"isle,{JUN},,,0"
    )["bounds"]
    assert one.width == pytest.approx(20 / 110)
    assert other.width == pytest.approx(30 / 110)
    assert (nobody.forecast, nobody.width) == ((0, 0), 0)


def test_a_bound_without_a_low_is_as_wide_as_its_high() -> None:
    edition = small(claim("under", "stock", "under 101", places="isle", when={"at": JAN}))
    (one,) = scores(edition, f"isle,{JAN},,,20")["bounds"]
    assert one.forecast == (None, 100)
    assert one.contained is True
    # The only figure has no low: its high is all there is to measure by.
    assert one.width == 1


def test_where_nothing_is_known_there_is_no_score() -> None:
    found = scores(small(), f"north,{JAN},,,20")
    for name in ("bounds", "last figure", "plan"):
        (one,) = found[name]
        assert (one.forecast, one.contained, one.width) == ((None, None), None, None)
        assert one.because == ()


def test_the_naive_forecast_is_the_last_figure_and_ten_per_cent() -> None:
    later = claim(
        "later", "stock", "190 to 210", places="isle", published="2030-04-20", when={"at": APR}
    )
    others = claim("others", "stock", "900", places="isle", population="other", when={"at": JUN})
    edition = small(HUNDRED, later, others)
    assert last_figure(edition, "isle", "us") == 200
    # Everywhere and always the same: 180 to 220.
    found = scores(edition, f"isle,{JAN},,,180", f"isle,{JUN},,,221")["last figure"]
    assert [(one.forecast, one.contained) for one in found] == [
        ((180, 220), True),
        ((180, 220), False),
    ]
    assert [one.because for one in found] == [(), ()]
    assert found[0].width == pytest.approx(40 / 200)


def test_only_a_reported_figure_counts_as_one() -> None:
    planned_figure = claim("p", "stock", "50", places="isle", modality="plan", when={"at": MAY})
    retold = claim("r", "stock", "60", places="isle", when={"at": MAR}, retells=("hundred",))
    wished = claim("w", "stock", "0", places="isle", modality="demand", when={"at": MAR})
    assert last_figure(small(HUNDRED, planned_figure, retold, wished), "isle", "us") == 110
    assert last_figure(small(planned_figure), "isle", "us") is None


def test_the_plan_is_taken_at_its_word() -> None:
    edition = small(HUNDRED, GONE)
    found = scores(edition, f"isle,{MAY},,,5", f"isle,{JUN},,,0", f"isle,{JUN},,,1")["plan"]
    assert [(one.forecast, one.contained) for one in found] == [
        ((None, None), None),
        ((0, 0), True),
        ((0, 0), False),
    ]


def at_its_word(
    *claims: Claim, where: str = "isle", month: str = APR, people: str = "us"
) -> object:
    return planned(small(*claims), where, people, parse_month(month))


def test_a_plan_to_keep_gives_its_least() -> None:
    keep = claim("k", "kept", "substantial", places="isle", modality="plan", when={"through": APR})
    assert at_its_word(keep) == (100, None)
    assert at_its_word(keep, month=MAY) == (None, None)
    stays = claim("k", "kept", places="isle", modality="expectation", when={"through": APR})
    assert at_its_word(stays) == (1, None)


def test_a_planned_figure_gives_its_range() -> None:
    figure = claim("p", "stock", "40 to 60", places="isle", modality="plan", when={"at": APR})
    assert at_its_word(figure) == (40, 60)
    assert at_its_word(figure, month=MAY) == (None, None)


def test_of_two_plans_the_newer_counts() -> None:
    keep = claim("k", "kept", places="isle", modality="plan", when={"through": JUN})
    gone = claim(
        "g", "emptied", places="isle", modality="plan", published="2030-01-20", when={"by": APR}
    )
    assert at_its_word(keep, gone) == (0, 0)


def test_a_plan_speaks_of_its_own_people_alone() -> None:
    everybody = claim(
        "e", "emptied", places="isle", population="coalition", modality="plan", when={"by": APR}
    )
    assert at_its_word(everybody) == (0, 0)
    others = claim(
        "o", "emptied", places="isle", population="other", modality="plan", when={"by": APR}
    )
    assert at_its_word(others) == (None, None)
    assert at_its_word(others, people="coalition") == (None, None)
    stay = claim(
        "s", "kept", places="isle", population="coalition", modality="plan", when={"through": JUN}
    )
    assert at_its_word(stay) == (None, None)
    assert at_its_word(stay, people="coalition") == (1, None)


def test_a_fact_and_a_single_persons_departure_are_no_plan_for_nobody() -> None:
    fact = claim("f", "emptied", places="isle", when={"by": APR})
    assert at_its_word(fact) == (None, None)
    one = claim("d", "departure", "1 to 1", places="isle", modality="plan", when={"by": APR})
    assert at_its_word(one) == (None, None)
    rest = claim("d", "departure", "remainder", places="isle", modality="plan", when={"by": APR})
    assert at_its_word(rest) == (0, 0)


def test_the_scores_in_words() -> None:
    found = scores(
        small(HUNDRED, GONE),
        f"isle,{JAN},,,110",
        f"isle,{JUN},1000,1200,",
        f"north,{JAN},3,,",
    )
    # 20 and 0 wide: the median is 10, over 110.
    assert in_words(found).splitlines() == [
        "bounds: contains 1 of 2 (50%), says nothing of 1; median width 0.09 of the last reported "
        "figure",
        "last figure: contains 1 of 2 (50%), says nothing of 1; median width 0.20 of the last "
        "reported figure",
        "plan: contains 0 of 1 (0%), says nothing of 2; median width 0.00 of the last reported "
        "figure",
        "isle 2030-01: happened 110, bounds 100–120: hit",
        "isle 2030-06: happened 1,000–1,200, bounds 0: miss because of gone",
        "north 2030-01: happened 3–…, bounds …–…: no bound",
    ]


def test_where_no_forecast_says_anything_there_is_no_share() -> None:
    assert in_words(scores(small(), f"north,{JAN},3,,")).splitlines()[0] == (
        "bounds: contains 0 of 0 (–), says nothing of 1; median width – of the last reported figure"
    )
