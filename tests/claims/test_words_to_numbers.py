"""Words and figures become ranges by the shipped words table: what a reader would expect."""

import copy
import doctest
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims import slips
from claims.check_words import check_words
from claims.dataset import Dataset
from claims.words import Words, words_from
from files import check_schema, read_yaml

ROOT = Path(__file__).resolve().parent.parent.parent
TABLE = read_yaml(ROOT / "data" / "words.yaml")
SHIPPED = words_from(TABLE)

# amount as written: low, high in persons; None is an end that is not stated
PERSONS: list[tuple[str, int | None, int | None]] = [
    # about: ten per cent either way
    ("about 2500", 2250, 2750),
    ("approximately 2,500", 2250, 2750),
    ("around 700", 630, 770),
    ("roughly 900", 810, 990),
    ("some 300", 270, 330),
    ("About  2500", 2250, 2750),
    ("about 15", 14, 16),  # 13.5 to 16.5, and persons are whole
    ("about 7", 7, 7),  # 6.3 to 7.7
    ("about 0", 0, 0),
    # a bare figure is rounded to its last non-zero digit: half a unit of it either way
    ("6000", 5500, 6500),
    ("1,800", 1750, 1850),  # 50, which is more than 2.5 % of it
    ("900", 850, 950),
    ("8,600", 8385, 8815),  # 2.5 % of it, which is more than 50
    # a multiple of 50 from 100 on: no less than 2.5 %
    ("2500", 2438, 2562),  # 62.5
    ("2,500", 2438, 2562),
    ("1,250", 1219, 1281),  # 31.25 where half a unit would be 5
    ("450", 439, 461),  # 11.25
    ("1,260", 1255, 1265),  # no multiple of 50
    ("50", 45, 55),
    # never more than ten per cent
    ("3000", 2700, 3300),
    ("1,000", 900, 1100),
    ("100", 90, 110),
    ("10", 9, 11),
    # no nought at its end: exact
    ("813", 813, 813),
    ("1,111", 1111, 1111),
    ("415", 415, 415),
    ("17", 17, 17),
    ("0", 0, 0),
    # a range is meant as it stands; hedged, it widens at both ends
    ("700 to 900", 700, 900),
    ("900 to 900", 900, 900),
    ("about 700 to 900", 630, 990),
    # over and under: over begins at the figure
    ("over 3000", 3000, None),
    ("more than 3,000", 3000, None),
    ("over 813", 813, None),
    ("just over 1,000", 1000, 1100),
    ("under 500", None, 499),
    ("less than 500", None, 499),
    ("fewer than 500", None, 499),
    ("under 1", None, 0),
    # and what leaves the figure itself in
    ("up to 500", None, 500),
    ("at most 1,200", None, 1200),
    ("up to 0", None, 0),
    ("at least 300", 300, None),
    # nearly: from ten per cent below to one below
    ("nearly 1,000", 900, 999),
    ("almost 650", 585, 649),
    ("just under 2500", 2250, 2499),
    ("nearly 5", 4, 4),  # 4.5, and persons are whole
    ("nearly 1", 0, 0),
    # words alone
    ("hundreds", 200, 999),
    ("several hundred", 200, 999),
    ("dozens", 24, 99),
    ("thousands", 2000, 9999),
    ("present", 1, None),
    ("substantial", 100, None),
    ("token few", 50, None),
    ("small guard", 1, 99),
]


@pytest.mark.parametrize(("text", "low", "high"), PERSONS)
def test_persons(shipped: Dataset, text: str, low: int | None, high: int | None) -> None:
    amount = shipped.words.read(text)
    assert (amount.unit, amount.low, amount.high) == ("persons", low, high)
    assert (amount.low_strict, amount.high_strict) == (False, False)
    assert amount.text == text


# amount as written: low, whether that itself is excluded, high, whether that itself is excluded
FRACTIONS: list[tuple[str, str | None, bool, str | None, bool]] = [
    ("most", "1/2", True, "1", False),
    ("majority", "1/2", True, "1", False),
    ("all", "1", False, "1", False),
    ("remainder", "1", False, "1", False),
    ("partial", "0", True, "1", True),
    ("significantly", "1/4", False, "1", True),
    ("reduced", "0", True, "1", True),
    ("more than half", "1/2", True, "1", False),
    ("less than half", "0", True, "1/2", True),
    ("half", "9/20", False, "11/20", False),
    ("two thirds", "3/5", False, "73/100", False),
    ("40%", "9/25", False, "11/25", False),  # half a unit is 5, and ten per cent of it are 4
    ("5%", "9/200", False, "11/200", False),
    ("45%", "89/200", False, "91/200", False),
    ("33.3%", "133/400", False, "667/2000", False),
    ("40% to 60%", "2/5", False, "3/5", False),
    ("about 50%", "9/20", False, "11/20", False),
    ("about 95%", "171/200", False, "1", False),
    ("100%", "1", False, "1", False),
    ("over 40%", "2/5", False, None, False),
    ("just over 95%", "19/20", False, "1", False),
    ("nearly 40%", "9/25", False, "2/5", True),
    ("nearly 100%", "9/10", False, "1", True),
    ("under 40%", None, False, "2/5", True),
    ("up to 40%", None, False, "2/5", False),
    ("at least 40%", "2/5", False, None, False),
    ("at least 100%", "1", False, None, False),
]


@pytest.mark.parametrize(("text", "low", "low_out", "high", "high_out"), FRACTIONS)
def test_fractions(
    *,
    shipped: Dataset,
    text: str,
    low: str | None,
    low_out: bool,
    high: str | None,
    high_out: bool,
) -> None:
    amount = shipped.words.read(text)
    assert amount.unit == "fraction"
    assert (amount.low, amount.low_strict) == (low and Fraction(low), low_out)
    assert (amount.high, amount.high_strict) == (high and Fraction(high), high_out)


@pytest.mark.parametrize(
    ("text", "ceiling"),
    [
        ("over 3000", 3499),
        ("over 3,100", 3499),
        ("over 499", 999),
        ("over 2999", 3499),
        ("over 500", 999),
    ],
)
def test_an_assumption_may_close_over_below_the_next_half_thousand(
    shipped: Dataset, text: str, ceiling: int
) -> None:
    assert shipped.words.read(text).ceiling == ceiling


def test_only_over_leaves_a_ceiling_to_an_assumption(shipped: Dataset) -> None:
    for text in ("about 2500", "2500", "hundreds", "under 500", "over 40%", "present"):
        assert shipped.words.read(text).ceiling is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("900 to 700", "'900 to 700' has its low end above its high end; swap them"),
        ("2,50", "'2,50' is not an amount; write a figure, or one of: "),
        ("-5", "'-5' is not an amount; write a figure, or one of: "),
        ("1e3", "'1e3' is not an amount; write a figure, or one of: "),
        ("about", "'about' is not an amount; write a figure, or one of: "),
        ("hundreds 300", "'hundreds' cannot stand before a figure; allowed: about, "),
        ("precisely 300", "'precisely' cannot stand before a figure; allowed: about, "),
        ("17.5", "'17.5' counts persons and is not whole; write a whole figure"),
        ("10000001", "'10000001' is above 10,000,000; check the figure"),
        ("40 to 60%", "'40 to 60%' mixes persons and per cent; give both ends alike"),
        (
            "over 3000 to 4000",
            "'over 3000 to 4000': 'over' stands before one figure, not before two",
        ),
        ("under 0", "'under 0' is fewer than nobody; write 0 where nobody is meant"),
        ("nearly 0", "'nearly 0' is fewer than nobody; write 0 where nobody is meant"),
        ("0,500", "'0,500' begins with a nought; write the figure without it"),
        ("2.0", "'2.0' counts persons and has decimals; write 2"),
        (
            "nearly 700 to 900",
            "'nearly 700 to 900': 'nearly' stands before one figure, not before two",
        ),
        ("150%", "'150%' is more than everybody; a fraction is at most 100 %"),
        ("over 100%", "'over 100%' is more than everybody; a fraction is at most 100 %"),
    ],
)
def test_what_is_no_amount(shipped: Dataset, text: str, what: str) -> None:
    with pytest.raises(ValueError) as raised:
        shipped.words.read(text)
    said = str(raised.value)
    assert said.startswith(what) if what.endswith(" ") else said == what


def test_every_row_of_the_table_has_a_reason(shipped: Dataset) -> None:
    assert shipped.words.bare_reason.endswith(".")
    for row in shipped.words.rows:
        assert row.reason.endswith("."), row.words


# amount: the numbers that it names, in persons or fractions
STATED: list[tuple[str, tuple[str, ...]]] = [
    ("2,500", ("2500",)),
    ("about 2500", ("2500",)),
    ("over 3000", ("3000",)),
    ("at least 3000", ("3000",)),
    ("under 500", ("500",)),
    ("up to 500", ("500",)),
    ("nearly 1,000", ("1000",)),
    ("700 to 900", ("700", "900")),
    ("about 700 to 900", ("700", "900")),
    ("40%", ("2/5",)),
    ("about 40%", ("2/5",)),
    ("10% to 15%", ("1/10", "3/20")),
    ("over 40%", ("2/5",)),
    ("under 40%", ("2/5",)),
    ("0", ("0",)),
    ("hundreds", ()),
    ("most", ()),
    ("half", ()),
]


@pytest.mark.parametrize(("text", "stated"), STATED)
def test_what_an_amount_names(text: str, stated: tuple[str, ...]) -> None:
    assert SHIPPED.read(text).stated == tuple(map(Fraction, stated))


# What is written as elsewhere, and how it would be read here.
SLIPS = [
    ("2.000", "2,000"),
    ("2.500", "2,500"),
    ("about 2.000", "about 2,000"),
    ("1.234.567", "1,234,567"),
    ("2 000", "2,000"),
    ("2\u202f000", "2,000"),
    ("2\u00a0000", "2,000"),
    ("2'000", "2,000"),
    ("2’000", "2,000"),
    ("700 to 1 200", "700 to 1,200"),
    ("٢٥٠٠", "2500"),
    ("۲٬۵۰۰", "2,500"),
    ("حوالي ٢٥٠٠", None),
    ("٤٠٪", "40%"),
    ("12,5%", "12.5%"),
    ("40 %", "40%"),
    ("40 per cent", "40%"),
    ("2.5k", "2,500"),
    ("2,5 thousand", "2,500"),
    ("2000-3000", "2000 to 3000"),
    ("2,000–3,000", "2,000 to 3,000"),
    ("between 2,000 and 3,000", "2,000 to 3,000"),
    ("~2000", "about 2000"),
    ("2000+", "at least 2000"),
    (">2000", "over 2000"),
    ("about 400 troops", "about 400"),
]


@pytest.mark.parametrize(("text", "meant"), SLIPS)
def test_a_figure_written_as_elsewhere_is_named_as_it_would_be_read(
    text: str, meant: str | None
) -> None:
    with pytest.raises(ValueError) as raised:
        SHIPPED.read(text)
    told = f"'{text}' is not an amount; write '{meant}': " if meant else f"'{text}' is not an"
    assert str(raised.value).startswith(told)
    if meant:
        SHIPPED.read(meant)


def test_decimals_of_a_per_cent_are_no_slip() -> None:
    assert SHIPPED.read("33.333%").stated == (Fraction(33333, 100000),)


figures = st.one_of(
    st.integers(0, 20_000),
    st.builds(lambda digits, noughts: digits * 10**noughts, st.integers(1, 99), st.integers(0, 4)),
).map(str)
percents = st.builds(
    lambda tenths: f"{tenths // 10}.{tenths % 10}%" if tenths % 10 else f"{tenths // 10}%",
    st.integers(1, 1000),
)


@given(text=st.one_of(figures, percents))
@example(text="10")
@example(text="2000")
@example(text="100%")
@example(text="1%")
def test_a_bare_figure_is_never_read_more_widely_than_with_about(text: str) -> None:
    bare, hedged = SHIPPED.read(text), SHIPPED.read(f"about {text}")
    assert bare.low is not None and bare.high is not None
    assert hedged.low is not None and hedged.high is not None
    assert hedged.low <= bare.low <= bare.stated[0] <= bare.high <= hedged.high


@given(text=st.one_of(figures, percents))
def test_every_word_before_a_figure_keeps_to_its_side(text: str) -> None:
    number = SHIPPED.read(text).stated[0]
    if number and number != 1:
        for word in ("over", "just over", "at least"):
            assert SHIPPED.read(f"{word} {text}").low == number
        for word in ("nearly", "under", "up to"):
            read = SHIPPED.read(f"{word} {text}")
            assert read.high is not None and read.high <= number
            assert read.low is None or read.low <= read.high


# A table of its own.


def table(**bare: Any) -> dict[str, Any]:
    """Return the shipped table with a `bare` of these keys alone."""
    return {**copy.deepcopy(TABLE), "bare": {"reason": "Because.", **bare}}


def test_a_table_that_gives_a_reason_alone_is_read_by_the_same_rule() -> None:
    older = table()
    assert check_schema(older, "words", "w") == [] and check_words(older, "w") == []
    words = words_from(older)
    for text in ("6000", "450", "10", "813", "40%"):
        assert words.read(text) == SHIPPED.read(text)


NARROWLY: dict[str, list[Fraction | None]] = {
    "6000": [Fraction(5880), Fraction(6120)],
    "450": [Fraction(445), Fraction(455)],
    "1100": [Fraction(1078), Fraction(1122)],
}


def test_a_table_may_read_bare_figures_more_narrowly() -> None:
    words = words_from(table(within=0.02, multiple=100, least=1000, round_within=0.01))
    ends = {text: [words.read(text).low, words.read(text).high] for text in NARROWLY}
    assert ends == NARROWLY


def test_where_about_is_narrow_a_bare_figure_is_no_wider() -> None:
    narrow = table()
    narrow["words"][0]["within"] = 0.05
    words: Words = words_from(narrow)
    assert words.read("3000").low == words.read("about 3000").low == 2850


def test_a_table_that_reads_bare_figures_too_widely_is_at_fault() -> None:
    faults = check_words(table(within=0.2), "w") + check_words(
        table(within=0.01, round_within=0.02), "w"
    )
    assert [str(fault) for fault in faults] == [
        "w .bare.within: reads a bare figure more widely (0.2) than one with 'about' (0.1); "
        "lower it",
        "w .bare.round_within: is wider (0.02) than any bare figure is read (0.01); swap them",
    ]


def test_the_examples_in_the_code_are_true() -> None:
    assert doctest.testmod(slips).failed == 0
    assert doctest.testmod(slips).attempted > 0
