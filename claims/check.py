"""What a schema cannot say of a report: dates that exist, amounts that fit the measure."""

from collections.abc import Iterator
from typing import Any

from claims.dates import PartialDate, parse_date
from claims.model import RELEASING
from claims.words import Amount, Words
from files import Fault

# measure: (keys of `when` that may stand, of which one must), unit of the amount or None
_DATES: dict[str, tuple[set[str], set[str]]] = {
    "stock": ({"at"}, {"at"}),
    "departure": ({"from", "by"}, {"by"}),
    "share": ({"at", "from", "until", "through"}, {"at", "until", "through"}),
    "reduction": ({"from", "by"}, {"by"}),
    "emptied": ({"by"}, {"by"}),
    "kept": ({"at", "from", "until", "through"}, {"at", "from", "until", "through"}),
}
_AMOUNTS: dict[str, tuple[set[str], bool]] = {
    "stock": ({"persons"}, True),
    "departure": ({"persons", "fraction"}, True),
    "share": ({"fraction"}, True),
    "reduction": ({"fraction"}, True),
    "emptied": (set(), False),
    "kept": ({"persons"}, False),
}


def check_report(raw: dict[str, Any], words: Words, file: str) -> list[Fault]:
    """Return the faults of one report's dates, amounts and what each measure needs."""
    faults = []
    try:
        parse_date(raw["report"]["published"])
    except ValueError as error:
        faults.append(Fault(file, ".report.published", str(error)))
    for index, claim in enumerate(raw["claims"]):
        path = f".claims[{index}]"
        faults.extend(
            Fault(file, path + below, what) for below, what in _claim_faults(claim, words)
        )
    return faults


def _claim_faults(claim: dict[str, Any], words: Words) -> Iterator[tuple[str, str]]:
    measure = claim["measure"]
    dates: dict[str, PartialDate] = {}
    for key, text in claim.get("when", {}).items():
        if key == "inferred":
            continue
        try:
            dates[key] = parse_date(text)
        except ValueError as error:
            yield f".when.{key}", str(error)
    amount = None
    if "amount" in claim:
        try:
            amount = words.read(claim["amount"])
        except ValueError as error:
            yield ".amount", str(error)
    yield from _when_faults(measure, claim, dates)
    if "amount" in claim and amount is None:
        return
    yield from _amount_faults(measure, amount)
    if measure in _DATES:
        for key in ("population", "place"):
            if key not in claim:
                yield "", f"missing key '{key}'; a {measure} needs it"
    if measure == "share" and "whole" not in claim:
        yield "", "missing key 'whole'; a share is of the place that it names"
    if "releases" in claim and claim["modality"] not in RELEASING:
        yield (
            ".releases",
            f"a {claim['modality']} frees nothing; drop it, or make it a possibility or denial",
        )
    if measure != "share" and "whole" in claim:
        yield ".whole", f"a {measure} has no whole; drop it or make the claim a share"


def _when_faults(
    measure: str, claim: dict[str, Any], dates: dict[str, PartialDate]
) -> Iterator[tuple[str, str]]:
    given = set(claim.get("when", {})) - {"inferred"}
    if measure not in _DATES:
        return
    allowed, needed = _DATES[measure]
    if not given & needed:
        yield (
            "",
            f"a {measure} needs `when` with one of: {', '.join(sorted(needed))}; "
            "a statement without a date is context",
        )
    for key in sorted(given - allowed):
        yield f".when.{key}", f"a {measure} takes only: {', '.join(sorted(allowed))}"
    if "at" in given and len(given) > 1:
        yield ".when", "'at' stands alone; a span takes from, until, through"
    if {"until", "through"} <= given:
        yield ".when", "give 'until' (itself excluded) or 'through' (itself included), not both"
    start = dates.get("from")
    for key in ("by", "until", "through"):
        if start and key in dates and dates[key].last < start.first:
            yield f".when.{key}", f"'{dates[key].text}' is before 'from' ({start.text})"


def _amount_faults(measure: str, amount: Amount | None) -> Iterator[tuple[str, str]]:
    if measure not in _AMOUNTS:
        return
    units, needed = _AMOUNTS[measure]
    if amount is None:
        if needed:
            yield "", f"missing key 'amount'; a {measure} needs it ({' or '.join(sorted(units))})"
        return
    if not units:
        yield ".amount", f"a {measure} has no amount; drop it"
    elif amount.unit not in units:
        yield (
            ".amount",
            f"'{amount.text}' counts {amount.unit}; a {measure} takes {' or '.join(sorted(units))}",
        )
    elif measure == "reduction" and amount.low == 1:
        yield ".amount", f"'{amount.text}' leaves nobody; record it as emptied"
