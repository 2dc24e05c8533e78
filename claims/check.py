"""What a schema cannot say of a report: dates that exist, keys and amounts that fit the measure."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from claims.dates import PartialDate, parse_date
from claims.measures import KEYS, MEASURES, Form, a, having
from claims.model import MAY_RELEASE
from claims.places import Groups
from claims.words import Amount, Words
from files import Fault


def check_report(
    raw: dict[str, Any], words: Words, file: str, groups: Groups | None = None
) -> list[Fault]:
    """Return the faults of one report's dates, amounts and what each measure needs.

    Parameters
    ----------
    raw
        What the record holds, checked against the schema.
    words
        The dataset's words table.
    file
        The record's name for messages.
    groups
        The dataset's named groups of places; ``None`` where it has none.
    """
    faults, head, published = [], raw["report"], None
    try:
        published = parse_date(head["published"])
    except ValueError as error:
        faults.append(Fault(file, ".report.published", str(error)))
    if "url" in head and head["url"] is None and "file" not in head:
        what = "missing key 'file'; give the file that was recorded, or the url"
        faults.append(Fault(file, ".report", what))
    for index, claim in enumerate(raw["claims"]):
        found = _Reading(claim, words, published).faults(groups or {})
        faults += [Fault(file, f".claims[{index}]{below}", what) for below, what in found]
    return faults


class _Reading:
    """One claim as far as it can be read, and what is wrong with it."""

    def __init__(self, claim: dict[str, Any], words: Words, published: PartialDate | None) -> None:
        self.claim = claim
        self.measure: str = claim["measure"]
        self.form: Form = MEASURES[claim["measure"]]
        self.unread: list[tuple[str, str]] = []
        self.dates: dict[str, PartialDate] = {}
        for key, text in claim.get("when", {}).items():
            # Nothing is counted from a day of publication that is at fault itself.
            if key != "inferred" and (published or not text.startswith("P")):
                with self._noting(f".when.{key}"):
                    self.dates[key] = parse_date(text, published)
        self.amounts: dict[str, Amount] = {}
        for key in {"amount", "remainder"} & set(claim):
            with self._noting(f".{key}"):
                self.amounts[key] = words.read(claim[key])

    @contextmanager
    def _noting(self, path: str) -> Iterator[None]:
        """Note what cannot be read, so that the rest is looked at all the same."""
        try:
            yield
        except ValueError as error:
            self.unread.append((path, str(error)))

    def faults(self, groups: Groups) -> Iterator[tuple[str, str]]:
        """Yield each fault with its path below the claim."""
        yield from self.unread
        yield from self._when_faults()
        yield from self._amount_faults()
        yield from self._key_faults()
        yield from self._group_faults(groups)

    def _when_faults(self) -> Iterator[tuple[str, str]]:
        given = set(self.claim.get("when", {})) - {"inferred"}
        allowed, named = self.form.dates, a(self.measure)
        if allowed is None:
            return
        if not given & self.form.dated:
            yield (
                "",
                f"{named} needs `when` with one of: {', '.join(sorted(self.form.dated))}; "
                "a statement without a date is context",
            )
        for key in sorted(given - allowed):
            yield f".when.{key}", f"{named} takes only: {', '.join(sorted(allowed))}"
        if "at" in given and len(given) > 1:
            yield ".when", "'at' stands alone; a span takes from, by, until or through"
        if {"until", "through"} <= given:
            what = "give 'until' (itself excluded) or 'through' (itself included), not both"
            yield ".when", what
        start = self.dates.get("from")
        for key in ("by", "until", "through"):
            if start and key in self.dates and self.dates[key].last < start.first:
                yield f".when.{key}", f"'{self.dates[key].text}' is before 'from' ({start.text})"

    def _amount_faults(self) -> Iterator[tuple[str, str]]:
        units, named = self.form.units, a(self.measure)
        left = self.amounts.get("remainder")
        if left is not None and left.unit != "persons":
            yield ".remainder", f"'{left.text}' counts {left.unit}; a remainder takes persons"
        elif left is not None and left.high == 0:
            yield ".remainder", f"'{left.text}' leaves nobody; drop it"
        if units is None:
            return
        if "amount" not in self.claim:
            if self.form.counted:
                names = " or ".join(sorted(units))
                yield "", f"missing key 'amount'; {named} needs it ({names})"
            return
        if not units:
            hint = "; who is left is its remainder" if self.measure == "emptied" else ""
            yield ".amount", f"{named} has no amount{hint or '; drop it'}"
            return
        amount = self.amounts.get("amount")
        if amount is None:
            return
        if amount.unit not in units:
            names = " or ".join(sorted(units))
            yield ".amount", f"'{amount.text}' counts {amount.unit}; {named} takes {names}"
        elif self.measure == "reduction" and amount.low == 1:
            yield ".amount", f"'{amount.text}' leaves nobody; record it as emptied"

    def _key_faults(self) -> Iterator[tuple[str, str]]:
        named = a(self.measure)
        for key in self.form.needs:
            if key not in self.claim:
                why = KEYS.get(key, f"{named} needs it")
                yield "", f"missing key '{key}'; {why}"
        for key in sorted(set(KEYS) & set(self.claim)):
            if key not in (*self.form.needs, *self.form.may):
                others = " or ".join(a(other) for other in having(key))
                yield f".{key}", f"{named} has no {key}; drop it or make the claim {others}"
        modality = self.claim.get("modality")
        if "releases" in self.claim and modality not in MAY_RELEASE:
            yield (
                ".releases",
                f"{a(str(modality))} frees nothing; drop it, or make it a possibility, denial "
                "or expectation",
            )

    def _group_faults(self, groups: Groups) -> Iterator[tuple[str, str]]:
        except_place = self.claim.get("except", {}).get("place")
        for path, named in (
            (".place", self.claim.get("place")),
            (".to", self.claim.get("to")),
            (".except.place", except_place),
        ):
            listed = [named] if isinstance(named, str) else list(named or ())
            seen: dict[str, str] = {}
            for name in listed:
                for place in groups.get(name, (name,)):
                    if place in seen:
                        both = sorted({name, seen[place]})
                        yield path, f"'{place}' is counted twice ({' and '.join(both)}); drop one"
                    seen[place] = name
        if self.claim.get("whole") in groups:
            what = f"'{self.claim['whole']}' is a group; a share is of one place"
            yield ".whole", what
