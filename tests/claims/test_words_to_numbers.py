"""Words and figures become ranges by the shipped words table: what a reader would expect."""

from fractions import Fraction

import pytest

from claims.dataset import Dataset

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
    # a bare figure is rounded to its last non-zero digit
    ("2500", 2450, 2550),
    ("2,500", 2450, 2550),
    ("900", 850, 950),
    ("3000", 2500, 3500),
    ("1,250", 1245, 1255),
    ("17", 17, 17),
    ("10", 5, 15),
    ("0", 0, 0),
    # a range is meant as it stands; hedged, it widens at both ends
    ("700 to 900", 700, 900),
    ("900 to 900", 900, 900),
    ("about 700 to 900", 630, 990),
    # over and under
    ("over 3000", 3001, None),
    ("more than 3,000", 3001, None),
    ("under 500", None, 499),
    ("fewer than 500", None, 499),
    ("under 1", None, 0),
    # and what leaves the figure itself in
    ("up to 500", None, 500),
    ("at most 1,200", None, 1200),
    ("up to 0", None, 0),
    ("at least 300", 300, None),
    # words alone
    ("hundreds", 200, 999),
    ("several hundred", 200, 999),
    ("dozens", 24, 99),
    ("thousands", 2000, 9999),
    ("present", 1, None),
    ("substantial", 100, None),
    ("token few", 50, None),
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
    ("40%", "7/20", False, "9/20", False),
    ("45%", "89/200", False, "91/200", False),
    ("33.3%", "133/400", False, "667/2000", False),
    ("40% to 60%", "2/5", False, "3/5", False),
    ("about 50%", "9/20", False, "11/20", False),
    ("about 95%", "171/200", False, "1", False),
    ("100%", "1", False, "1", False),
    ("over 40%", "2/5", True, None, False),
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
        ("٢٥٠٠", "'٢٥٠٠' is not an amount; write a figure, or one of: "),
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
