"""What a sound record may still have wrong: worth a look, and no fault.

Nothing here keeps a dataset from loading, since each may be meant. A claim's `note` is where that
is said, and a claim that has one is not asked about again, save for its dates.
"""

import re
from collections.abc import Iterable, Iterator

from claims.dataset import Dataset
from claims.dates import PartialDate, month_text, parse_date
from claims.measures import MEASURES, a
from claims.model import CONSTRAINING, RELEASING, Claim
from files import Fault

FAR_YEARS = 20
"""A date more than so many years from all others of a dataset is probably a slip of the pen."""

_FAR_DAYS = round(FAR_YEARS * 365.25)

_COUNTED = re.compile(
    r"\b(?:[0-9]{1,3}(?:,[0-9]{3})+|[1-9][0-9]+) (?:[a-z-]+ ){0,3}"
    r"(?:troops|soldiers|personnel|servicemen|advisers|people|persons|men)\b",
    re.IGNORECASE,
)


def doubts(dataset: Dataset) -> list[Fault]:
    """Return what is worth a look in the records of a dataset, in the order of their files."""
    claims = {claim.id: claim for claim in dataset.claims}
    found = list(_far_dates(dataset))
    for report in dataset.reports:
        for index, claim in enumerate(report.claims):
            path = f".claims[{index}]"
            for below, what in _claim_doubts(claim, claims):
                found.append(Fault(report.record, path + below, what))
    return sorted(found)


def _claim_doubts(claim: Claim, claims: dict[str, Claim]) -> Iterator[tuple[str, str]]:
    if claim.retells or claim.note:
        return
    yield from _bounds_nothing(claim)
    yield from _frees_nothing(claim, claims)
    yield from _out_of_time(claim)
    yield from _more_than_there(claim, claims)


def _bounds_nothing(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield that a claim counts somebody and yet bounds nothing."""
    if claim.modality not in CONSTRAINING or MEASURES[claim.measure].bounds or not claim.places:
        return
    counted = claim.amount.text if claim.amount else None
    if counted is None and claim.when is not None and claim.measure == "context":
        found = _COUNTED.search(claim.says)
        counted = found[0] if found else None
    if counted is None:
        return
    given = {"amount": claim.amount, "population": claim.population, "when": claim.when}
    lacking = [f"`{key}`" for key, value in given.items() if value is None]
    lacks = f", with {' and '.join(lacking)}" if lacking else ""
    what = f"{a(claim.measure)} bounds nothing, and this one counts ('{counted}')"
    yield ".measure", f"{what}; give it a measure that does too{lacks}, or say why in a note"


def _frees_nothing(claim: Claim, claims: dict[str, Claim]) -> Iterator[tuple[str, str]]:
    """Yield that a possibility or denial changes no range."""
    if claim.modality in RELEASING and MEASURES[claim.measure].bounds and not claim.releases:
        yield (
            ".modality",
            f"{a(claim.modality)} changes a range by what it names in `releases`, and this one "
            "names nothing; name the claims that may fail, or say in a note why none",
        )
    for name in claim.releases:
        if name in claims and not claims[name].constrains:
            yield ".releases", f"'{name}' bounds nothing, so freeing it changes no range; drop it"


def _out_of_time(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield that a fact is told before its time, or a plan after it."""
    if not claim.constrains:
        return
    dates, told = dict(_dates(claim)), claim.published
    if claim.modality == "fact":
        key = "from" if "from" in dates else next(iter(dates))
        if dates[key].first > told.last:
            what = f"'{dates[key].text}' is after the report came out ({told.text})"
            yield f".when.{key}", f"{what}, and facts are past; make it a plan, or correct the date"
    elif set(dates) != {"from"} and max(date.last for date in dates.values()) < told.first:
        what = f"{a(claim.modality)} for a time before the report came out ({told.text})"
        yield ".modality", f"{what}; make it a fact, or correct the date"


def _more_than_there(claim: Claim, claims: dict[str, Claim]) -> Iterator[tuple[str, str]]:
    """Yield that more are to leave than any figure of these people has ever had there."""
    amount = claim.amount
    leaves = claim.measure in {"departure", "move", "reduction"} and claim.constrains
    if not leaves or amount is None or amount.unit != "persons" or amount.low is None:
        return
    found = [
        (other.amount.high or other.amount.low or 0, other.id, other.amount.text)
        for other in claims.values()
        if other.measure == "stock"
        and other.constrains
        and other.amount is not None
        and (other.population, set(other.places)) == (claim.population, set(claim.places))
    ]
    most, name, text = max(found, default=(amount.low, "", ""))
    if most < amount.low:
        what = f"'{amount.text}' leave, and no figure has so many there: '{name}' has '{text}'"
        yield ".amount", f"{what}, the most; correct one, or say why in a note"


def _dates(claim: Claim) -> Iterator[tuple[str, PartialDate]]:
    """Yield the dates of a claim under their keys in the record."""
    when = claim.when
    if when is not None:
        for key, date in (
            ("at", when.at),
            ("from", when.start),
            ("by", when.by),
            ("until", when.until),
            ("through", when.through),
        ):
            if date is not None:
                yield key, date


def _far_dates(dataset: Dataset) -> Iterator[Fault]:
    """Yield the dates that lie far from all others, each report's publication first."""
    grid = parse_date(f"{month_text(dataset.start)}/{month_text(dataset.end)}")
    published = {report.id: report.published for report in dataset.reports}
    sound: list[PartialDate] = [grid]
    for report in dataset.reports:
        others = [date for name, date in published.items() if name != report.id]
        if _far(report.published, [grid, *others]):
            yield Fault(report.record, ".report.published", _far_text(report.published))
        else:
            sound.append(report.published)
    told: dict[PartialDate, set[tuple[str, str]]] = {}
    for claim in dataset.claims:
        for _, date in _dates(claim):
            told.setdefault(date, set()).add((claim.report, claim.id))
    for report in dataset.reports:
        for index, claim in enumerate(report.claims):
            for key, date in _dates(claim):
                # One that is counted from publication is as sound as that.
                counted = date.shown != date.text
                if not counted and _far(date, sound) and _far(date, _others(claim, date, told)):
                    path = f".claims[{index}].when.{key}"
                    yield Fault(report.record, path, _far_text(date))


def _others(
    claim: Claim, date: PartialDate, told: dict[PartialDate, set[tuple[str, str]]]
) -> Iterator[PartialDate]:
    """Yield the dates that can vouch for one: other claims', the same slip in a report apart."""
    for other, owners in told.items():
        for report, name in owners:
            if name != claim.id and not (other == date and report == claim.report):
                yield other
                break


def _far(date: PartialDate, others: Iterable[PartialDate]) -> bool:
    return all(
        max((other.first - date.last).days, (date.first - other.last).days) > _FAR_DAYS
        for other in others
    )


def _far_text(date: PartialDate) -> str:
    return (
        f"'{date.text}' lies more than {FAR_YEARS} years from every other date of the dataset; "
        "check the year"
    )
