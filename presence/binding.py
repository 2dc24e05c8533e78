"""Which months a claim binds, and from which month a change is measured."""

from dataclasses import dataclass

from claims.dates import Month, figure_month, month_before, month_of
from claims.model import Claim

CHANGES = frozenset({"departure", "reduction", "emptied"})
"""Measures that announce a change."""


@dataclass(frozen=True, slots=True)
class Binding:
    """The months that a claim binds.

    Attributes
    ----------
    first, last
        The months bound, both included; `last` is ``None`` for "from then on".
    base
        The month-end that a change is measured from; ``None`` where nothing is measured.
    """

    first: Month
    last: Month | None
    base: Month | None = None


def leaves_nobody(claim: Claim) -> bool:
    """Whether a claim is that everybody leaves."""
    return claim.measure == "emptied" or (
        claim.measure == "departure"
        and claim.amount is not None
        and claim.amount.unit == "fraction"
        and claim.amount.low == 1
    )


def bind(claim: Claim) -> Binding | None:
    """Return the months that a claim binds, or would if it held; ``None`` for one that binds none.

    A change without a stated start may begin at its report's publication: it is measured from the
    month-end that a figure in that report would speak of (see docs/decisions/change-base.md).
    """
    when = claim.when
    if not claim.measurable or when is None:
        return None
    if claim.measure in CHANGES:
        assert when.by is not None  # held by claims.check
        done = figure_month(when.by)
        base = month_before(when.start) if when.start else claim.told_month
        if base >= done:
            base = done - 1
        return Binding(done, done if claim.measure == "departure" else None, base)
    if when.at is not None:
        month = figure_month(when.at)
        return Binding(month, month)
    # Begun within the stated time: by the end of its last month at the latest.
    first = month_of(when.start.last) if when.start else claim.told_month
    if when.until is not None:
        last = month_before(when.until)
    elif when.through is not None:
        last = figure_month(when.through)
    else:
        return Binding(first, None)
    # A stay reported after its end, or begun in the time that it ends in, held at that end.
    return Binding(min(first, last), last)


def stretches(claim: Claim, end: Month) -> list[tuple[Month, Month]]:
    """Return the stretches of months that must be told apart for a claim."""
    binding = bind(claim)
    if binding is None:
        return []
    found = [(binding.first, end if binding.last is None else binding.last)]
    if binding.base is not None:
        found.append((binding.base, binding.base))
    if claim.measure == "reduction":
        found.append((binding.first, binding.first))
    return found
