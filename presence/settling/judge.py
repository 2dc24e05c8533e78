"""Who gives way in a conflict, and what goes together: the order of rule 7.

What a claim only implies yields first, then a plan past due that nothing confirms, then a plan to a
fact that is no older. What is left is in dispute.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from claims.model import Claim
from presence.measures.base import dated, day, due
from presence.programme.rows import Units
from presence.programme.space import Space
from presence.settling.conflicts import Conflict
from presence.settling.met import meeting
from presence.settling.units import Unit, by_claim


@dataclass
class Judge:
    """Says what may be dropped to settle a conflict.

    Attributes
    ----------
    units
        All units by id.
    space
        Places and populations.
    as_of
        The edition's day.
    """

    units: Mapping[str, Unit]
    space: Space
    as_of: dt.date

    def judged(self, members: Units) -> Conflict:
        """Return a conflict with what may be dropped to settle it."""
        involved = [self.units[name] for name in sorted(members)]
        implied = [unit for unit in involved if unit.implied]
        overdue = [unit for unit in involved if not unit.implied and self._past_due(unit.claim)]
        firm = [unit for unit in involved if unit not in overdue]
        if implied and not overdue:
            return self._yielding(members, implied)
        if overdue and any(not unit.implied for unit in firm):
            return self._yielding(members, _oldest(overdue))
        facts = [unit.claim for unit in involved if unit.claim.modality == "fact"]
        giving = [
            unit
            for unit in involved
            if unit.claim.modality != "fact"
            and any(
                fact.published.last >= unit.claim.published.last
                or (dated(fact) or 0) >= day(unit.claim.published.last)
                for fact in facts
            )
        ]
        if giving:
            return self._yielding(members, _oldest(giving))
        return Conflict(members, self._bundles(involved))

    def _yielding(self, members: Units, losers: list[Unit]) -> Conflict:
        gone = {unit.claim.id for unit in losers}
        to = {self.units[name].claim.id for name in members} - gone
        return Conflict(members, self._bundles(losers), "yielded", tuple(sorted(to)))

    def _bundles(self, involved: Iterable[Unit]) -> tuple[Units, ...]:
        """Return the units grouped by claim: a whole that is contradicted as a whole goes whole."""
        found = []
        for mine in _by_claim_and_kind(involved):
            several = len(mine) > 1 and mine[0].zero is not None
            names = frozenset(unit.id for unit in mine)
            found.append(self.wholes[mine[0].claim.id] if several else names)
        return tuple(sorted(found, key=sorted))

    @cached_property
    def wholes(self) -> dict[str, Units]:
        """The zeros that each emptying is made of, by claim."""
        found: dict[str, set[str]] = {}
        for name, unit in self.units.items():
            if unit.zero is not None:
                found.setdefault(unit.claim.id, set()).add(name)
        return {name: frozenset(zeros) for name, zeros in found.items()}

    @cached_property
    def _facts(self) -> dict[str, Claim]:
        claims = (unit.claim for unit in self.units.values())
        return {claim.id: claim for claim in claims if claim.modality == "fact"}

    def _past_due(self, claim: Claim) -> bool:
        """Whether a plan was due by the edition's day and no fact confirms it."""
        by = due(claim)
        if claim.modality == "fact" or by is None or by > day(self.as_of):
            return False
        return not any(True for _ in meeting(claim, self._facts.values(), self.space))


def _by_claim_and_kind(units: Iterable[Unit]) -> list[list[Unit]]:
    """Return units grouped by their claim, implied ones each by themselves."""
    given = list(units)
    return [*by_claim(given).values(), *([unit] for unit in given if unit.implied)]


def _oldest(units: list[Unit]) -> list[Unit]:
    first = min(unit.claim.published.last for unit in units)
    return [unit for unit in units if unit.claim.published.last == first]
