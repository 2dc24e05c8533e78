"""What is wrong on purpose: false figures, plans that slip, and what an assumption gets wrong.

Every claim that the history does not bear out has to stand here, and no other may.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["false figure", "false report", "late", "assumption"]


@dataclass(frozen=True)
class Mistake:
    """One planted error and where it may show.

    `people` and `places` say whose numbers it may spoil (and those of all that hold them, or lie
    in them), `first` and `last` on which days; an edition that knows the claim is spoilt, and one
    that also knows what mends it is not.
    """

    name: str
    kind: Kind
    people: str
    places: tuple[str, ...]
    first: str
    last: str
    what: str


_SARRANE = ("sarrane",)

MISTAKES = (
    Mistake(
        "observer-190630-sarrane", "false figure", "north", _SARRANE, "2019-06-30", "2020-04-30",
        "Some 4,340 were there, and not 5,200; the Command's own figure of the day after is right.",
    ),
    Mistake(
        "herald-190924-wadi-number", "false figure", "north", ("tamoud",),
        "2019-09-24", "2021-02-20",
        "About 150 had come to Wadi Sakhr, not 450. The paper corrects itself a week later.",
    ),
    Mistake(
        "command-200114-plan-june", "late", "north", _SARRANE, "2020-06-30", "2020-07-31",
        "The first plan: there were about 3,200 in August, when it had long been replaced.",
    ),
    Mistake(
        "command-200325-plan-september", "late", "north", _SARRANE, "2020-09-30", "2020-10-09",
        "The second plan: there were about 2,800 in October; it had been replaced in July.",
    ),
    Mistake(
        "command-200702-plan-december", "late", "north", _SARRANE, "2020-12-31", "2021-02-22",
        "The third plan, kept two months late; replaced in January by what then came true.",
    ),
    Mistake(
        "command-200702-belcastre-empty", "late", "force", ("belcastre",),
        "2020-09-30", "2020-11-18",
        "The last ones left Belcastre seven weeks late.",
    ),
    Mistake(
        "observer-200905-sarrane", "false figure", "north", _SARRANE, "2020-09-01", "2021-02-28",
        "Some 3,300 were left, and not over 4,000; an agency has it right two days later.",
    ),
    Mistake(
        "mina-201016-belcastre-left", "false report", "north", ("belcastre",),
        "2020-10-15", "2020-11-18",
        "230 were still at Belcastre. The Command denies it three days later.",
    ),
    Mistake(
        "wire-210915-all-out", "late", "north", _SARRANE, "2021-12-15", "2021-12-31",
        "Some 200 besides the guard were still there when the year ended.",
    ),
    Mistake(
        "assume:more-than-token", "assumption", "north", ("hadid",), "2021-05-22", "2021-12-31",
        "The guard that stays at Hadid is smaller than any base in use is assumed to be.",
    ),
)  # fmt: skip

FALSE = frozenset(one.name for one in MISTAKES if one.kind != "assumption")
"""The claims that are not borne out."""
