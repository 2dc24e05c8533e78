"""Bounds of every party's account in the latest edition, worked out by hand, working beside them.

An account holds the party's own claims alone, joint ones among them: the figures of September 2024
are the outlets', so only their account has them. Default assumptions throughout.
"""

import pytest

from claims.dataset import Dataset
from claims.dates import parse_month
from presence.edition import Edition
from tests.presence.small import Ends

BY_HAND: dict[str, list[tuple[str, str, str, Ends, str]]] = {
    "us": [
        ("iraq", "us", "2025-09", (2250, 2750), "the military's about 2,500, ten per cent"),
        ("iraq", "us", "2024-09", (100, None), "no figure; substantial at Erbil is 100"),
        ("iraq", "coalition", "2024-09", (101, None), "Erbil's 100 + 1; the 200 are of the 6th"),
        (
            "iraq",
            "coalition",
            "2025-09",
            (2251, None),
            "2,250 and 1 other; nobody counts the others",
        ),
        ("ain-al-asad", "us", "2025-09", (0, 0), "the plan empties it, no fact of theirs against"),
        ("erbil", "us", "2025-09", (100, 2750), "substantial; all of the 2,750 may be there"),
        ("baghdad", "us", "2025-09", (None, 2650), "the cut is of the coalition; 2,750 - 100"),
        ("harir", "us", "2025-09", (None, 2650), "2,750 less Erbil's 100"),
        ("iraq", "us", "2025-10", (50, 2750), "Erbil in use holds 50; numbers do not rise"),
        ("iraq", "us", "2026-09", (50, 2750), "of two deadlines the later binds: Erbil stays"),
        ("erbil", "us", "2026-08", (50, 2750), "stays until the end of 2026"),
        ("iraq", "us", "2026-12", (0, 0), "the remainder has left by either deadline"),
        (
            "syria",
            "us",
            "2025-09",
            (None, None),
            "no figure of theirs; the mission is the coalition's",
        ),
        ("syria", "coalition", "2025-09", (1, None), "the mission goes on: somebody is there"),
    ],
    "iraq": [
        ("iraq", "us", "2025-09", (3000, 3499), "over 3,000, below the next half-thousand"),
        ("iraq", "us", "2024-09", (50, None), "no figure; Erbil in use holds 50"),
        ("iraq", "coalition", "2024-09", (51, None), "Erbil's 50 + 1; the 200 are of the 6th"),
        ("iraq", "coalition", "2025-09", (3001, None), "3,000 and 1 other"),
        ("ain-al-asad", "us", "2025-09", (0, 0), "the plan empties it"),
        ("erbil", "us", "2024-09", (50, None), "in use; no total to cap it"),
        ("erbil", "us", "2025-09", (50, 3499), "in use; all of the 3,499 may be there"),
        ("baghdad", "us", "2025-09", (None, 3449), "3,499 less Erbil's 50"),
        ("iraq", "us", "2025-10", (50, 3499), "Erbil in use; numbers do not rise"),
        ("iraq", "us", "2026-09", (50, 3499), "Erbil stays until the later deadline"),
        ("iraq", "us", "2026-12", (0, 0), "the remainder has left by either deadline"),
        ("syria", "us", "2025-09", (None, None), "they give no figure"),
        ("syria", "coalition", "2025-09", (1, None), "the mission goes on: somebody is there"),
    ],
    "coalition": [
        ("iraq", "us", "2024-09", (50, None), "Erbil in use holds 50"),
        ("iraq", "us", "2025-09", (50, None), "as before: no figure of theirs"),
        ("iraq", "us", "2026-09", (50, None), "they do not speak of two years: Erbil stays"),
        ("iraq", "us", "2026-11", (50, None), "until the end of 2026"),
        ("iraq", "us", "2026-12", (0, 0), "the remainder has left"),
        ("ain-al-asad", "us", "2025-08", (None, None), "emptied only by September"),
        ("ain-al-asad", "us", "2025-09", (0, 0), "emptied"),
        ("baghdad", "coalition", "2025-09", (50, None), "cut, not emptied, so in use: 50"),
        ("baghdad", "coalition", "2024-09", (None, None), "what the cut says of is 6 September"),
        ("erbil", "us", "2026-11", (50, None), "stays until the end of 2026"),
        ("iraq", "coalition", "2025-09", (101, None), "Erbil 50 + 1, Baghdad 50"),
        (
            "iraq",
            "coalition",
            "2024-09",
            (51, None),
            "Erbil; a base's stay is no figure that could not rise",
        ),
        ("syria", "us", "2025-09", (None, None), "they do not speak of Syria"),
    ],
    "outlet": [
        ("iraq", "us", "2024-01", (1, None), "forces remain"),
        ("iraq", "us", "2024-09", (2438, 2562), "2,500 as rounded, 2.5 per cent either way"),
        ("iraq", "us", "2025-08", (2438, 2562), "stands until the partial pullout begins"),
        ("iraq", "us", "2025-09", (100, 2562), "two bases in use, 50 each; no rise"),
        ("ain-al-asad", "us", "2025-09", (50, 2512), "in use; 2,562 less Baghdad's 50"),
        ("erbil", "us", "2025-09", (None, 1280), "most are elsewhere: (2,562 - 1) / 2 = 1,280.5"),
        ("harir", "us", "2025-09", (None, 1280), "as Erbil"),
        ("iraq", "us", "2025-10", (1, 2562), "one at least stays in September 2026; no rise"),
        ("iraq", "us", "2026-09", (1, 2561), "partial: one at least stays, one at least has left"),
        ("iraq", "us", "2026-12", (None, 2561), "nobody of theirs says that all leave"),
        ("iraq", "other", "2024-09", (None, 999), "hundreds in the two countries, all may be here"),
        ("iraq", "coalition", "2024-09", (2438, 3561), "2,562 and 999"),
        ("syria", "us", "2025-08", (850, 950), "900 as rounded stands until another figure"),
        ("syria", "us", "2026-12", (630, 770), "around 700, ten per cent, stands"),
    ],
}


@pytest.mark.parametrize("account", sorted(BY_HAND))
def test_an_account_as_worked_out_by_hand(shipped: Dataset, account: str) -> None:
    edition = Edition(shipped, account=account)
    assert len(BY_HAND[account]) >= 12
    for place, population, month, wanted, why in BY_HAND[account]:
        found = edition.solve_one(place, population, parse_month(month)).bound
        assert (found.low, found.high) == wanted, f"{place} {population} {month}: {why}"


def test_every_party_has_its_account(shipped: Dataset) -> None:
    assert {party.id for party in shipped.parties} == set(BY_HAND)
