"""Which claims hold together, by trying every set of them, and what a place may hold then.

The order is that of the rules: what is replaced or overtaken goes, then rival figures make
alternatives, then conflicts are settled, plans giving way to facts. Nothing here is quick.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
import numpy.typing as npt

from claims.model import Claim
from tests.presence.brute import Day, Histories, Leaf, Mask, alike, done, last, rivals_of
from tests.presence.brute_measures import Unit, amount_of, confirms

Names = frozenset[str]
Range = tuple[int | None, int | None]


@dataclass(frozen=True)
class Ended:
    """A unit does not bind where all of these do."""

    by: Names
    rule: str


Ends = Mapping[str, Sequence[Ended]]


@dataclass
class Settled:
    """What comes of some units.

    Attributes
    ----------
    choices
        For each consistent choice the units that bind.
    disputed
        The claims of every conflict that could be settled in more than one way.
    plainly_disputed
        Those that some choice drops, of conflicts in which nothing revived takes part.
    given_way
        Claims of which a unit binds in no choice, with the rules.
    """

    choices: list[Names] = field(default_factory=list)
    disputed: frozenset[str] = frozenset()
    plainly_disputed: frozenset[str] = frozenset()
    given_way: dict[str, set[str]] = field(default_factory=dict)


class Settling:
    """Tries every set of units that could be dropped."""

    def __init__(
        self, every: Histories, units: Iterable[Unit], ends: Ends, as_of: Day | None = None
    ) -> None:
        self.every = every
        self.units = {unit.name: unit for unit in units}
        self.ends = ends
        self.as_of = as_of
        self._packed: dict[int, npt.NDArray[np.uint8]] = {}
        self._possible: dict[frozenset[int], bool] = {}
        self._conflicts: dict[Names, list[Names]] = {}

    def active(self, dropped: Names) -> Names:
        """Return the units that bind: not dropped, and ended by none that binds.

        What ends a unit is told later or is a fact, so that this comes to rest.
        """
        found = frozenset(self.units) - dropped
        while True:
            again = frozenset(
                name
                for name in frozenset(self.units) - dropped
                if not any(way.by <= found for way in self.ends.get(name, ()))
            )
            if again == found:
                return found
            found = again

    def mask(self, names: Iterable[str], active: Names) -> Mask:
        """Return the histories in which some units are right while others bind beside them."""
        good = self.every.all
        for name in names:
            for row in self.units[name].rows:
                if not any(group <= active for group in row.unless):
                    good = good & row.mask
        return good

    def possible(self, names: Names, active: Names) -> bool:
        """Whether some units can all hold: in some history, and no two of them are rivals."""
        if any(self._are_rivals(one, other) for one, other in combinations(sorted(names), 2)):
            return False
        masks = {
            id(row.mask): row.mask
            for name in names
            for row in self.units[name].rows
            if not any(group <= active for group in row.unless)
        }
        key = frozenset(masks)
        if key not in self._possible:
            good: npt.NDArray[np.uint8] | None = None
            for name, mask in masks.items():
                if name not in self._packed:
                    self._packed[name] = np.packbits(mask)
                good = self._packed[name] if good is None else good & self._packed[name]
            self._possible[key] = good is None or bool(good.any())
        return self._possible[key]

    def _are_rivals(self, one: str, other: str) -> bool:
        mine, theirs = self.units[one].claim, self.units[other].claim
        if one != mine.id or other != theirs.id:
            return False
        if theirs not in rivals_of(mine, [theirs]):
            return False
        return not alike(amount_of(mine), amount_of(theirs))

    def conflicts(self, active: Names) -> list[Names]:
        """Return the minimal sets of binding units that cannot all hold."""
        if active not in self._conflicts:
            found: list[Names] = []
            if not self.possible(active, active):
                for size in range(1, len(active) + 1):
                    for some in combinations(sorted(active), size):
                        names = frozenset(some)
                        known = any(one <= names for one in found)
                        if not known and not self.possible(names, active):
                            found.append(names)
            self._conflicts[active] = found
        return self._conflicts[active]

    def ways(self, conflict: Names) -> list[Names]:
        """Return what may be dropped to settle a conflict (rule 7)."""
        involved = [self.units[name] for name in sorted(conflict)]
        implied = [unit for unit in involved if unit.implied]
        told = [unit for unit in involved if not unit.implied]
        overdue = [unit for unit in told if self._overdue(unit)]
        if implied and not overdue:
            return self._together(implied)
        if overdue and len(overdue) < len(told):
            return self._together(_oldest(overdue))
        facts = [unit.claim for unit in told if unit.claim.modality == "fact"]
        giving = [
            unit
            for unit in told
            if unit.claim.modality != "fact"
            and any(_no_earlier(fact, unit.claim) for fact in facts)
        ]
        return self._together(_oldest(giving) if giving else told)

    def _overdue(self, unit: Unit) -> bool:
        """Whether a plan is past due on the edition's day and no fact confirms it."""
        by, plan = done(unit.claim), unit.claim
        if self.as_of is None or plan.modality == "fact" or by is None or by > self.as_of:
            return False
        return not any(confirms(other.claim, plan) for other in self.units.values())

    def is_open(self) -> bool:
        """Whether a date that has passed stands against what is but implied, and nothing else."""
        return any(
            any(self.units[name].implied for name in one)
            and all(self.units[name].implied or self._overdue(self.units[name]) for name in one)
            for found in self._conflicts.values()
            for one in found
        )

    def _together(self, involved: Iterable[Unit]) -> list[Names]:
        """Return units by themselves; where a whole is contradicted as a whole, all its zeros."""
        by_claim: dict[str, list[Unit]] = {}
        for unit in involved:
            by_claim.setdefault(f"{unit.claim.id}{'!' * unit.implied}", []).append(unit)
        found = []
        for mine in by_claim.values():
            names = {unit.name for unit in mine}
            if len(mine) > 1 and mine[0].zero:
                names |= {
                    unit.name
                    for unit in self.units.values()
                    if unit.claim.id == mine[0].claim.id and unit.zero
                }
            found.append(frozenset(names))
        return found

    def settled(self) -> Settled:
        """Return every choice.

        Each unit that a choice drops has a conflict that dropping it, or those that go with it,
        alone breaks.
        """
        found = Settled()
        names = sorted(self.units)
        out: dict[Names, Names] = {}
        broken: set[Names] = set()
        for size in range(len(names) + 1):
            for some in combinations(names, size):
                dropped = frozenset(some)
                active = self.active(dropped)
                if any(one <= dropped for one in out) or not self.possible(active, active):
                    continue
                met = self._why(dropped)
                if met is not None and self._whole(dropped) == dropped:
                    out[dropped] = active
                    broken |= met
        found.choices = list(dict.fromkeys(out.values()))
        ever = frozenset[str]().union(*found.choices)
        plain = self.conflicts(self.active(frozenset()))
        for one in broken:
            # Of plans that yield to a fact one or the other goes, but they are in no dispute.
            every = frozenset[str]().union(*self.ways(one))
            if one <= every and len({one & dropped for dropped in out}) > 1:
                gone = one & frozenset[str]().union(*out)
                found.plainly_disputed |= self._claims(gone if one in plain else ())
            if len(self.ways(one)) > 1:
                found.disputed |= self._claims(one)
        for name in sorted(set(names) - ever):
            unit = self.units[name]
            if not unit.implied:
                ended = [way for way in self.ends.get(name, ()) if way.by <= ever]
                rules = {way.rule for way in ended} or {"yielded"}
                found.given_way.setdefault(unit.claim.id, set()).update(rules)
        return found

    def _claims(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset(self.units[name].claim.id for name in names)

    def _whole(self, dropped: Names) -> Names:
        """Return what is dropped with the rest of each whole that a number contradicts (rule 8)."""
        zeros: dict[str, set[str]] = {}
        for unit in self.units.values():
            if unit.zero:
                zeros.setdefault(unit.claim.id, set()).add(unit.name)
        for own in map(frozenset, zeros.values()):
            if not own & dropped or own <= dropped:
                continue
            for one in self.conflicts(self.active(dropped - own)):
                if one & own & dropped and not (one - own) & dropped and own in self.ways(one):
                    return self._whole(dropped | own)
        return dropped

    def _why(self, dropped: Names) -> set[Names] | None:
        """Return conflicts that account for all that is dropped; ``None`` where some is not."""
        explained: set[str] = set()
        conflicts: set[Names] = set()
        for way in self._ways_in(dropped):
            before = self.active(dropped - way)
            for one in self.conflicts(before):
                if way & one and not (one - way) & dropped and way in self.ways(one):
                    explained |= way
                    conflicts.add(one)
        return conflicts if explained == dropped else None

    def _ways_in(self, dropped: Names) -> Iterator[Names]:
        for name in dropped:
            yield frozenset({name})
        wholes: dict[str, set[str]] = {}
        for unit in self.units.values():
            if unit.zero:
                wholes.setdefault(unit.claim.id, set()).add(unit.name)
        for zeros in wholes.values():
            if len(zeros) > 1 and zeros <= dropped:
                yield frozenset(zeros)


def _oldest(units: Sequence[Unit]) -> list[Unit]:
    earliest = min(last(unit.claim.published) for unit in units)
    return [unit for unit in units if last(unit.claim.published) == earliest]


def _no_earlier(fact: Claim, plan: Claim) -> bool:
    """Whether a fact is published or dated no earlier than a plan is published."""
    assert fact.when is not None
    dates = (fact.when.at, fact.when.by, fact.when.through, fact.published)
    return any(last(date) >= last(plan.published) for date in dates if date)


# --- what a place may hold --------------------------------------------------------------------


@dataclass(frozen=True)
class Stretch:
    """What one choice allows of a cell; a low of 0 only where nobody is there, or so it is said."""

    low: int
    high: int | None
    stated: bool


def allowed(
    every: Histories, good: Mask, leaves: Sequence[Leaf], day: Day, *, said: bool = False
) -> Stretch:
    """Return the range of a cell over some histories.

    Where more are there as soon as more are tried, no claim closes the upper end.
    """
    count = every.count(leaves, day)
    low, high = int(count[good].min()), int(count[good].max())
    if high > count[good & every.fewer].max(initial=-1):
        return Stretch(low, None, low > 0 or said)
    return Stretch(low, high, low > 0 or high == 0 or said)


def joined(stretches: Iterable[Stretch]) -> list[Range]:
    """Return the union of ranges, merged where they touch; empty where nothing is bounded."""
    ordered = sorted(stretches, key=lambda one: one.low)
    pieces: list[list[int | None]] = []
    for one in ordered:
        top = pieces[-1][1] if pieces else -2
        if top is None:
            continue
        if pieces and one.low <= top + 1:
            pieces[-1][1] = None if one.high is None else max(top, one.high)
        else:
            pieces.append([one.low, one.high])
    if pieces[0][0] == 0 and not any(one.stated for one in ordered if one.low == 0):
        pieces[0][0] = None
    found: list[Range] = [(low, high) for low, high in pieces]
    return [] if found == [(None, None)] else found
