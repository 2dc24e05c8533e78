"""What a reader is told, by code: the one table that another language would translate.

Each entry is a whole phrase or sentence; what stands in braces is put in by name.
"""

from typing import Literal

from presence.answers.number import Support
from presence.answers.presence import PresenceCode
from presence.settling.disputes import Rule

Figure = Literal[
    "no-figure",
    "some",
    "none",
    "none-or-unknown",
    "none-or-up-to",
    "at-least",
    "up-to",
    "exactly",
    "range",
    "in-use",
]
"""What kind of figure one piece of a set of values is."""

FIGURES: dict[Figure, str] = {
    "no-figure": "no figure",
    "some": "some, no figure",
    "none": "none",
    "none-or-unknown": "none or unknown",
    "none-or-up-to": "none, or up to {high}",
    "at-least": "at least {low}",
    "up-to": "up to {high}",
    "exactly": "{low}",
    "range": "{low}–{high}",
    "in-use": "in use",
}

FIGURES_SAID: dict[Figure, str] = {
    **FIGURES,
    "no-figure": "an unreported number",
    "some": "an unreported number",
    "none": "no",
    "none-or-unknown": "none or an unreported number",
    "none-or-up-to": "none or up to {high}",
    "range": "{low} to {high}",
}
"""The same within a sentence."""

FIGURE_OF = {False: "{figure} {people}", True: "{figure} of {people}"}
"""A figure with whom it counts; the second where it only says that there is a number."""

NOUGHT, NOUGHT_SAID = "0", "none"
"""None as one of several pieces, alone and within a sentence."""

PIECES = {False: "{pieces} or {last}", True: "{pieces}, or {last}"}
"""Pieces with the last one; the second after one that names a limit."""

PIECES_IN_USE = "none, or in use"

LIST = ", "
LIST_OF_LISTS = "; "
LIST_LAST = "{parts} and {last}"
MORE = "{number} more"

COUNTED: dict[str, tuple[str, str]] = {
    "claim": ("{number} claim", "{number} claims"),
    "day": ("{number} day", "{number} days"),
    "independent source": ("{number} independent source", "{number} independent sources"),
    "month": ("{number} month", "{number} months"),
    "pair": ("{number} pair", "{number} pairs"),
    "report": ("{number} report", "{number} reports"),
}
"""One thing, and several."""

SPAN = "{first} to {last}"
"""Two months."""

PRESENCE: dict[PresenceCode, tuple[str, str]] = {
    "disputed": ("empty or not: disputed", "all gone or not: disputed"),
    "left": ("reported empty by {date}", "nobody there by {date}, reported"),
    "overdue": (
        "was due to leave by {date}, seen since",
        "all were due to leave by {date}, seen since",
    ),
    "unconfirmed": (
        "was due to be empty by {date}, not confirmed",
        "all were due to leave by {date}, not confirmed",
    ),
    "to-be-empty": ("to be empty by {date}", "all to leave by {date}"),
    "leaving": ("leaving by {date}", "all leaving by {date}"),
    "to-shrink": ("to shrink by {date}", "to shrink by {date}"),
    "seen": ("in use, seen {date}", "there, seen {date}"),
    "to-stay": ("to stay through {date}", "to stay through {date}"),
    "no-report": ("not reported", "not reported"),
}
"""What is said of a base, and of any other place."""

STAYS = "to stay, announced {date}"
"""Of a stay whose end nobody names."""

MAY_STAY = "may stay if exceptions are used"

SUPPORT: dict[Support, str] = {
    "stated": "reported",
    "planned": "announced",
    "worked-out": "worked out",
    "assumed": "worked out with assumptions",
    "country-total": "what the country’s total leaves over",
    "no-number": "no number reported",
}

SUPPORT_MEANS: dict[Support, str] = {
    "stated": "a fact states the number for this place and time",
    "planned": "a plan or an expectation gives it",
    "worked-out": "it follows from several claims together",
    "country-total": "nothing else limits it: no report speaks of it alone",
    "no-number": "somebody may be there; how many follows from nothing",
}

COUNTRY: dict[Support, str] = {
    "stated": "{people}, reported",
    "planned": "{people}, as announced",
    "worked-out": "{people}, worked out",
    "assumed": "{people}, worked out",
    "country-total": "{people}, what the country’s total leaves over",
    "no-number": "{people}, no number reported",
}
"""Whom a country's figure counts, and how it was found."""

NO_SITE = "{people}, no site reported"

AGE_TODAY = "today"
AGE = "{time} ago"
EVIDENCE = "evidence ends {day}, {age}"

READING = {False: "as announced", True: "if the exceptions are used"}
ACCOUNT = "one account: {party}"
LATE = "plans up to {months} late"
ASSUMED_NONE = "reports only"
ASSUMED_USUAL = "with assumptions"
ASSUMED_SOME = "with {on} of {all} assumptions"

RESTS_ON_ONE = "{reports}"
RESTS_ON_SEVERAL = "{reports}, {independent} independent"
SOURCE_LINE = (
    "Projected from public reporting: {reports}; {basis}. "
    "Ranges, not forecasts. Borders: Natural Earth, de facto."
)

END_OF_PHASE = "end of {phase}"

MAP = "Map: {title}"
"""What the map's frame is called."""

REPORT = "{outlet}: {title}"
MILESTONE = "{says} ({modality})"
"""What stands on the timeline."""

# Titles.

LEAD = {False: "In {month}, {told}", True: "By {month}, {told}"}
LEAD_IF_USED = {
    False: "In {month}, if exceptions are used, {told}",
    True: "By {month}, if exceptions are used, {told}",
}
"""How a title begins; the second of each of a month after the last report."""

Gone = Literal["left", "to-be-empty", "unconfirmed", "sum"]
"""Why nobody is somewhere; ``sum`` where only arithmetic leaves nobody."""

COUNTRY_GONE: dict[Gone, str] = {
    "left": "no {people} are in {names}",
    "to-be-empty": "the plan leaves no {people} in {names}",
    "unconfirmed": "the plan was to leave no {people} in {names}, which no report confirms",
    "sum": "the figures leave no {people} in {names}",
}

BASE_GONE: dict[Gone, str] = {
    "left": "nobody is at {names}",
    "to-be-empty": "the plan empties {names}",
    "unconfirmed": "the plan was to empty {names}, which no report confirms",
}
"""The same of bases; what only arithmetic empties is not told."""

TITLE_NO_FIGURE = "no report gives a figure for {people}"
TITLE_ASIDE = "{told}, exceptions aside"
TITLE_TOTAL = "{figure} in {country}"
TITLE_BOTH = "{told}; {figures}"
TITLE_NO_BASE = "{figures}; no report gives a number for any base"
TITLE_DISPUTED = {
    False: "{figures}: reports disagree on whether all have left {names}",
    True: "{figures}: reports disagree on whether all are to have left {names}",
}

# Summaries.

AS_KNOWN = "as known on {day}"
AFTER = "after the last report"
PLACES_ALIKE = "{names}: {figure} ({state})"
PLACES_MORE = "{number} more places: {states}"
STATES_COUNTED = "{number} {state}"
STATES_OTHER = "{number} other"
SUMMARY_SPLIT = "Illustrative split, not a claim: {places}"
SUMMARY_SHARE = "{place} {number}"
SUPPORTED: dict[Support, str] = {
    "stated": "reported: {names}",
    "planned": "announced: {names}",
    "worked-out": "worked out: {names}",
}
ALL_ASSUMED = "All ranges rest on assumptions"
ALL_BUT_ASSUMED = "All ranges but {names} rest on assumptions"
SOME_ASSUMED = "On assumptions rest: {names}"
TOTALS_ONLY = "Known only to be at most the country’s total: {names}"
SUMMARY_DISPUTES = "In dispute: {subjects}"
DISPUTED = {
    "figures": "figures for {people} in {place}, {day}",
    "deadline": "by when {people} in {place} leave",
}

# What does not agree, and what gave way.

NO_DISPUTE = "Nothing that is known on this day is in dispute."
DISPUTE_HEAD = "{people}, {place}, {day}"
DISPUTES = {
    ("figures", False): "These cannot all hold. The range shown covers every consistent choice.",
    ("figures", True): "These cannot all hold. The range shown covers every consistent choice. "
    "Two of these figures meet, but hardly: by less than a tenth.",
    ("deadline", False): "Different dates for one end. The latest date binds; the others are "
    "listed.",
    ("deadline", True): "Different dates for one end. The latest date binds; the others are "
    "listed. Two of these figures meet, but hardly: by less than a tenth.",
}
"""What a dispute is about, and whether two of its figures all but meet."""

SIDE_CANNOT = "It cannot hold beside what is not in dispute"
SIDE_HOLDS = {
    (True, False): "If this holds: {range}",
    (True, True): "If this holds in part: {range}",
    (False, False): "If none of these holds: {range}",
    (False, True): "If none of these holds in part: {range}",
}
"""What a side means: whether it has claims, and whether it can hold only in part."""

SIDE_DATED = {False: "By {date}, listed. {means}", True: "By {date}, binds. {means}"}
"""The same of a date for an end, and whether it is the one that binds."""

OVER_SIDES = "Over these sides: {range}"

GAVE_WAY: dict[Rule, str] = {
    "replaced": "Replaced: the first of these no longer bounds",
    "overtaken": "Overtaken: the first of these no longer bounds",
    "yielded": "Gave way: the first of these no longer bounds",
}
GAVE_WAY_TO: dict[Rule, str] = {
    "replaced": "replaced by {claims}",
    "overtaken": "overtaken by {claims}",
    "yielded": "gave way to {claims}",
}
GAVE_WAY_JOINT: dict[Rule, str] = {"replaced": "by", "overtaken": "by", "yielded": "to"}
"""The word before each claim that one gave way to."""

ASSUMPTION_YIELDED = {
    False: "An assumption gave way to another one, {date}",
    True: "An assumption gave way to reports, {date}",
}
ASSUMPTION_YIELDED_OFTEN = {
    False: "An assumption gave way to another one on {days}, {date} to {last}",
    True: "An assumption gave way to reports on {days}, {date} to {last}",
}
CONTRADICT = "Contradict each other without a number"
AGAINST = "against"

SAYS = "{says}"
SAYS_UNDER = "{says} Under a condition: {under}."
"""A claim, and one that holds under a condition."""

USES: dict[str, str] = {
    "retells": "retells {claims}",
    **{rule: GAVE_WAY_TO[rule] for rule in GAVE_WAY_TO},
    "in-dispute": "bounds, in dispute",
    "bounds": "bounds",
    "releases": "releases {claims}",
    "context": "context",
}
"""What a claim is used for."""

# What changed from one edition to another.

FIRST_EDITION = "{day} is the first edition: there is nothing to compare it with."
MOVED = "From {since} to {day}:"
NOTHING_MOVED = "From {since} to {day} nothing moved."
NOT_GIVEN = "not given"
CHANGE = {
    "low": "{months}: at least {before} → {after}",
    "high": "{months}: at most {before} → {after}",
    "gap": "{months}: {before} → {after}",
}
CHANGE_BY = {
    "low": "{months}: at least {before} → {after} ({by})",
    "high": "{months}: at most {before} → {after} ({by})",
}

# Why a range is what it is.

REASONS_HEAD = "{place} · {range}"
REASONS_FOR = "Reasons for {place}"
HEARD = {
    (True, True): "Last heard of: presence {presence}, number {number}.",
    (True, False): "Last heard of: presence {presence}.",
    (False, True): "Last heard of: number {number}.",
}
"""When a place was last heard of: whether anybody is there, and how many."""

ALL_ACCOUNTS = "Over all accounts: {range}."
AT_START = "At the start, {month}: {range}."
GAPS_CLOSED = "Narrow gaps between these values are not told."
NO_CHANGE_IF_USED = "If the exceptions are used: no change here."
IF_USED = "If the exceptions are used: {wide}; as announced: {range}."
SPLIT = "Illustrative split: {number}. The middle divided evenly: no evidence."
IN_DISPUTE = "in dispute"

# A slide's table.

STATE_IF_USED = "{state}; with exceptions {range}"
STATE_SPLIT = "{state}; illustrative split {number}"
