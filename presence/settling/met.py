"""Which facts meet a plan, and which say otherwise."""

from collections.abc import Iterable, Iterator

from claims.model import Claim
from claims.words import Amount
from presence.measures.base import dated, day, due, reach, told
from presence.measures.emptied import leaves_nobody
from presence.measures.kept import stay
from presence.measures.stock import counts_nobody
from presence.programme.rows import Day
from presence.programme.space import Space
from presence.settling.rivals import alike


def promised_for(claim: Claim) -> Day | None:
    """Return the day by which a promise is to be met; of a stay its last day."""
    if claim.measure == "kept" and claim.when is not None:
        return dated(claim) if claim.when.at is not None else stay(claim)[1]
    return due(claim) or dated(claim)


def met_by(claim: Claim, claims: Iterable[Claim], space: Space) -> list[str]:
    """Return the ids of the facts that meet a plan, sorted; none for what is no plan."""
    if claim.modality == "fact":
        return []
    facts = [one for one in claims if one.modality == "fact"]
    return sorted(fact.id for fact, _ in meeting(claim, facts, space))


def meeting(claim: Claim, facts: Iterable[Claim], space: Space) -> Iterator[tuple[Claim, Day]]:
    """Yield the facts on the same people and place that meet a promise, each with its day."""
    by = promised_for(claim)
    for fact in facts:
        at = dated(fact)
        if at is None or not _about(fact, claim, space) or _before(fact, claim):
            continue
        if leaves_nobody(claim):
            if leaves_nobody(fact) or counts_nobody(fact):
                yield fact, at
        elif not _covered(fact, claim, space):
            continue
        elif claim.measure == "stock" and fact.measure == "stock":
            if _agrees(fact, claim) and (by is None or at >= _begins(claim)):
                yield fact, at
        elif claim.measure == "emptied":
            if fact.measure == "emptied":
                yield fact, at  # each leaves a remainder
        elif claim.measure == "kept":
            if _sees(fact) and by is not None and _seen_until(fact) >= by:
                yield fact, by
        elif claim.measure == fact.measure and fact.measure in _CHANGES and _agrees(fact, claim):
            yield fact, at


_CHANGES = frozenset({"departure", "reduction", "arrival", "move"})


def contradicting(claim: Claim, facts: Iterable[Claim], space: Space) -> Iterator[Claim]:
    """Yield the facts from the due day on that say otherwise."""
    by = promised_for(claim)
    if by is None:
        return
    for fact in facts:
        at = dated(fact)
        if at is None or _before(fact, claim):
            continue
        if leaves_nobody(claim):
            inside = _covered(fact, claim, space)
            if inside and _sees(fact) and _seen_until(fact) >= by:
                yield fact
        elif not _about(fact, claim, space) or not _covered(fact, claim, space):
            continue
        elif claim.measure == "stock" and fact.measure == "stock":
            if at >= _begins(claim) and not _agrees(fact, claim):
                yield fact
        elif claim.measure == "emptied" and claim.remainder is not None and fact.measure == "stock":
            if at >= by and not _below(fact, claim.remainder):
                yield fact
        elif claim.measure == "kept" and (leaves_nobody(fact) or counts_nobody(fact)) and at <= by:
            yield fact


def _about(fact: Claim, claim: Claim, space: Space) -> bool:
    """Whether a fact speaks of all the people and places of a promise."""
    spoken = reach(claim, space)
    return bool(spoken) and spoken <= reach(fact, space)


def _covered(fact: Claim, claim: Claim, space: Space) -> bool:
    """Whether a fact speaks of no more than the people and places of a promise."""
    spoken = reach(fact, space)
    return bool(spoken) and spoken <= reach(claim, space)


def _agrees(fact: Claim, claim: Claim) -> bool:
    """Whether the number of a fact is one that a promise allows."""
    promised, told_of = claim.amount, fact.amount
    if promised is None or told_of is None:
        return True
    if not told_of.stated or not promised.stated:
        return alike(promised, told_of)
    return alike(promised, told_of) or all(
        (promised.low is None or value >= promised.low)
        and (promised.high is None or value <= promised.high)
        for value in told_of.stated
    )


def _below(fact: Claim, remainder: Amount) -> bool:
    """Whether the number of a fact may be as low as what is to be left."""
    low = fact.amount.low if fact.amount else None
    return low is None or remainder.high is None or low <= remainder.high


def _before(fact: Claim, claim: Claim) -> bool:
    """Whether a fact was known before a promise was made, and speaks of no later day."""
    return told(fact) < told(claim) and (dated(fact) or 0) < told(claim)


def _begins(claim: Claim) -> Day:
    assert claim.when is not None
    date = claim.when.at or claim.when.by
    assert date is not None
    return day(date.first)


def _sees(fact: Claim) -> bool:
    return fact.measure == "kept" or (
        fact.measure == "stock" and fact.amount is not None and bool(fact.amount.low)
    )


def _seen_until(fact: Claim) -> Day:
    """Return the last day on which a fact has somebody there: none after it was told."""
    if fact.measure == "kept" and fact.when is not None and fact.when.at is None:
        last = stay(fact)[1]
        return told(fact) if last is None else min(last, told(fact))
    return dated(fact) or told(fact)
