"""docs/method.md says what the program does: its table, its worked example, its links."""

import datetime as dt
import re
from pathlib import Path
from typing import get_args

from claims.dataset import Dataset
from claims.model import Measure
from presence.projection import Projection
from tests.presence.small import ends

METHOD = Path(__file__).resolve().parent.parent.parent / "docs" / "method.md"
TEXT = METHOD.read_text(encoding="utf-8")


def test_the_table_names_every_measure_once() -> None:
    rows = re.findall(r"^ +\| (`[a-z`, ]+`) \|", TEXT, re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`([a-z]+)`", row)]
    assert sorted(named) == sorted(get_args(Measure))


def test_the_worked_example_is_what_the_program_finds(shipped: Dataset) -> None:
    edition = Projection(shipped, dt.date(2024, 9, 6))
    low, high = ends(edition, "iraq", "2025-09", "coalition")
    assert [f"**{high:,}**", f"**{low:,}**"] == re.findall(r"\*\*[0-9,]+\*\*", TEXT)
    us_low, us_high = ends(edition, "iraq", "2025-09")
    assert f"others: {us_low:,} to {us_high:,}, and only with the assumption" in TEXT
    bare = Projection(shipped, dt.date(2024, 9, 6), frozenset())
    assert ends(bare, "iraq", "2025-09", "coalition") == (low, high)
    assert ends(bare, "iraq", "2025-09") != (us_low, us_high)


def test_the_claims_of_the_example_are_read_as_it_says(shipped: Dataset) -> None:
    claims = {claim.id: claim for claim in shipped.claims}
    rows = re.findall(r"^\| `([a-z-]+)`: [^|]+\| ([^|]+) \|", TEXT, re.MULTILINE)
    assert len(rows) == 4
    for name, said in rows:
        amount = claims[name].amount
        assert amount is not None
        numbers = [int(number.replace(",", "")) for number in re.findall(r"[0-9][0-9,]*", said)]
        assert numbers == [end for end in (amount.low, amount.high) if end is not None]


def test_it_fits_two_screens_and_its_links_lead_somewhere() -> None:
    assert len(TEXT.splitlines()) <= 80
    links = re.findall(r"\]\(([^)#]+)\)", TEXT)
    assert links
    for link in links:
        assert (METHOD.parent / link).is_file(), link
