"""Figures that speak of one number, and which of them are alike."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from claims.model import Claim
from claims.words import Amount
from presence.measures.stock import own_day
from presence.programme.rows import Day
from presence.programme.space import Space

NEAR = 3
"""Figures dated within so many days of each other speak of one number."""


def is_figure(claim: Claim) -> bool:
    """Whether a claim is a figure: a number that is told as a fact."""
    return claim.constrains and claim.measure == "stock" and claim.modality == "fact"


def rival_pairs(claims: Iterable[Claim], space: Space) -> list[tuple[Claim, Claim]]:
    """Return the pairs of figures of the same people and places that speak of one number."""
    groups: dict[tuple[frozenset[int], frozenset[int]], list[Claim]] = {}
    for claim in claims:
        if is_figure(claim) and claim.population is not None:
            key = (space.leaves(claim.places), space.people(claim.population))
            groups.setdefault(key, []).append(claim)
    found = []
    for group in groups.values():
        group.sort(key=lambda claim: (own_day(claim), claim.id))
        for index, one in enumerate(group):
            for other in group[index + 1 :]:
                if own_day(other) - own_day(one) > NEAR:
                    break
                if one.id not in other.supersedes and other.id not in one.supersedes:
                    found.append((one, other))
    return found


def windows(pairs: Sequence[tuple[Claim, Claim]]) -> dict[str, tuple[Day, Day]]:
    """Return the first and the last day of the number that each rival figure speaks of."""
    found: dict[str, tuple[Day, Day]] = {}
    for one, other in pairs:
        for claim in (one, other):
            first, last = found.get(claim.id, (own_day(claim), own_day(claim)))
            found[claim.id] = (min(first, own_day(one)), max(last, own_day(other)))
    return {name: window for name, window in found.items() if window[0] != window[1]}


def later_of_one_origin(one: Claim, other: Claim) -> tuple[Claim, Claim] | None:
    """Return the earlier and the later of two figures of one origin; ``None`` where none is."""
    if one.origin != other.origin:
        return None
    told = [(claim.published.last, own_day(claim)) for claim in (one, other)]
    if told[0] == told[1]:
        return None
    return (one, other) if told[0] < told[1] else (other, one)


def alike(one: Amount, other: Amount) -> bool:
    """Whether two figures may be the same number.

    The stated number of each lies in the other's range, both ends of a stated range counting; a
    number on the open side of another is within, both ways. A word states no number and is alike
    where the ranges overlap.
    """
    if not one.stated or not other.stated:
        return _meet(one, other)
    forth = all(_within(value, one) for value in other.stated)
    back = all(_within(value, other) for value in one.stated)
    return (forth and back) or (forth and _is_open(one)) or (back and _is_open(other))


def _within(value: Fraction, amount: Amount) -> bool:
    return (amount.low is None or value >= amount.low) and (
        amount.high is None or value <= amount.high
    )


def _is_open(amount: Amount) -> bool:
    return amount.low is None or amount.high is None


def _meet(one: Amount, other: Amount) -> bool:
    low = max(one.low or 0, other.low or 0)
    highs = [amount.high for amount in (one, other) if amount.high is not None]
    return not highs or low <= min(highs)


def overlap_is_thin(one: Amount, other: Amount) -> bool:
    """Whether two ranges meet by less than a tenth of the narrower of them."""
    if None in {one.low, one.high, other.low, other.high}:
        return False
    assert one.low is not None
    assert one.high is not None
    assert other.low is not None
    assert other.high is not None
    common = min(one.high, other.high) - max(one.low, other.low)
    narrower = min(one.high - one.low, other.high - other.low)
    return common >= 0 and common * 10 < narrower
