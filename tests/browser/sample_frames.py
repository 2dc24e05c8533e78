# ruff: noqa: E501
"""Frames for trying the map: shaped like the app's, with figures that stand for nothing."""

from typing import Any

from presence.answers.number import Support
from views.words.english import SUPPORT

MONTH_NAMES = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip

PLACES: list[dict[str, Any]] = [
    {"id": "ain-al-asad", "name": "Ain al-Asad", "kind": "base", "latitude": 33.7856, "longitude": 42.4412},
    {"id": "baghdad", "name": "Baghdad", "kind": "base", "latitude": 33.2625, "longitude": 44.2346},
    {"id": "erbil", "name": "Erbil", "kind": "base", "latitude": 36.2376, "longitude": 43.9632},
    {"id": "harir", "name": "Harir", "kind": "base", "latitude": 36.534, "longitude": 44.34},
    {"id": "iraq", "name": "Iraq", "kind": "country", "latitude": 33.1, "longitude": 43.7, "has_sites": True},
    {"id": "syria", "name": "Syria", "kind": "country", "latitude": 35.0, "longitude": 38.5, "has_sites": False},
]  # fmt: skip

PHASES: list[dict[str, Any]] = [
    {"id": "talks", "name": "Talks", "first": 0, "last": 8},
    {"id": "phase-1", "name": "Phase 1", "first": 9, "last": 20},
    {"id": "phase-2", "name": "Phase 2", "first": 21, "last": 32},
    {"id": "after", "name": "To end of 2026", "first": 33, "last": 35},
]


def mark(
    place: str,
    low: int | None,
    high: int | None,
    state: str,
    support: Support,
    *,
    assumed: bool = False,
    faint: bool = False,
) -> dict[str, Any]:
    """Return one mark with its range in words."""
    if low is None and high is None:
        words = "no figure"
    elif high == 0:
        words = "none"
    elif high is None:
        words = f"at least {low:,}"
    elif not low:
        words = f"up to {high:,}"
    else:
        words = f"{low:,}–{high:,}"
    return {
        "place": place, "low": low, "high": high, "range": words, "state": state,
        "support": support, "how": SUPPORT[support], "assumed": assumed, "faint": faint,
    }  # fmt: skip


def _marks(month: int) -> list[dict[str, Any]]:
    talks, first, second = month <= 8, 8 < month < 20, 20 <= month < 33
    top = 2613 if talks else 2705 - 4 * month
    if talks:
        asad = mark("ain-al-asad", 1, 2613, "in use", "stated", faint=True)
        baghdad = mark("baghdad", 1, 2613, "in use", "stated", assumed=True, faint=True)
    elif first:
        asad = mark("ain-al-asad", None, 2100 - 90 * month, "to be emptied by Sep 2025", "planned")
        baghdad = mark(
            "baghdad", 1, 1960 - 20 * month, "to shrink by Sep 2025", "planned", assumed=True
        )
    else:
        asad = mark("ain-al-asad", 0, 0, "to be emptied by Sep 2025", "planned")
        baghdad = mark("baghdad", 1, 1480, "to shrink by Sep 2025", "worked-out", assumed=True)
    if month >= 33:
        baghdad = mark("baghdad", 0, 0, "to be emptied by Sep 2026", "planned")
    if month >= 35:
        erbil = mark("erbil", None, None, "stay ends at end of 2026", "no-number")
    else:
        erbil = mark(
            "erbil", 50, top, "stays to end of 2026", "planned", assumed=True, faint=not second
        )
    harir = mark("harir", None, top, "not reported", "country-total", faint=True)
    iraq = mark(
        "iraq",
        2450 if talks else 1251,
        2613 if talks else top,
        "US troops, as announced",
        "worked-out",
        assumed=not talks,
    )
    syria = mark("syria", 810, 990, "US troops; no site reported", "stated", assumed=month > 26)
    return [asad, baghdad, erbil, harir, iraq, syria]


def sample() -> dict[str, Any]:
    """Return frames of 36 months and six places."""
    months = [f"{2024 + index // 12}-{index % 12 + 1:02d}" for index in range(36)]
    names = [f"{MONTH_NAMES[index % 12]} {2024 + index // 12}" for index in range(36)]
    frames = []
    for index, name in enumerate(names):
        phase = next(i for i, item in enumerate(PHASES) if item["first"] <= index <= item["last"])
        marks = _marks(index)
        total = marks[4]["range"].replace("–", " to ")
        if phase == 0:
            title = (
                f"In {name} {total} US troops are in Iraq, and no report says how many at any base"
            )
        elif phase == 1:
            title = f"By {name} the plan empties Ain al-Asad; {total} US troops stay in Iraq"
        else:
            title = f"By {name} {total} US troops stay in Iraq, most of them at Erbil; Ain al-Asad is empty and Baghdad shrinks"
        after = index > 8
        frames.append(
            {
                "title": title,
                "date": name,
                "phase": phase,
                "phase_text": PHASES[phase]["name"]
                + (": coalition mission winds down" if phase == 1 else ""),
                "evidence": f"evidence ends 6 September 2024, {index - 8} months ago"
                if after
                else "evidence to 6 September 2024",
                "after_evidence": after,
                "marks": marks,
            }
        )
    return {
        "edition": "2024-09-06",
        "as_known": "6 September 2024",
        "population": "US troops",
        "months": months,
        "month_names": names,
        "phases": PHASES,
        "places": PLACES,
        "largest": 3499,
        "legend_values": [250, 1000, 2000],
        "source_line": "Projected from public reporting. 2 reports, 1 independent. Borders: Natural Earth, de facto. "
        "Ranges are what the reports allow, not forecasts.",
        "banner": None,
        "frames": frames,
    }
