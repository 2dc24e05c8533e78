"""A core with some assumptions switched on: ready to be asked."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.dataset import Dataset
from presence.core import Core, Reading, known
from presence.late import steps
from presence.programme.rows import ASSUMED, Day, Units
from presence.programme.sides import Sides
from presence.settling.join import Yielding
from presence.settling.settle import Choice


@dataclass(frozen=True, slots=True)
class Joined:
    """One choice of claims with what is assumed beside it.

    Attributes
    ----------
    active
        The claims' units that bind.
    claims, full
        The sides that its claims make, and those with the assumptions that are on.
    yielded
        Assumptions that are on and gave way in it.
    """

    active: frozenset[str]
    claims: Sides
    full: Sides
    yielded: tuple[Yielding, ...]


class Projection:
    """What the reports published up to a day allow of countries that claims tie together.

    The parameters are those of `presence.edition.Edition`, which is made of such projections, and:

    Parameters
    ----------
    late
        By how many months plans may be late at most; see `later`.
    exceptions
        Whether possibilities and denials are used.
    days
        Days that are asked for beside the month ends of the dataset's grid.
    cores
        What was made of the same, whichever assumptions were on: with plans on time, and late by
        each of `presence.late.steps`. Made anew where there are none.

    Raises
    ------
    ValueError
        Where an assumption or the account is not known.
    """

    def __init__(
        self,
        dataset: Dataset,
        as_of: dt.date | None = None,
        assumptions: frozenset[str] | None = None,
        account: str | None = None,
        *,
        late: int = 0,
        exceptions: bool = False,
        days: Iterable[Day] = (),
        cores: Sequence[Core] = (),
    ) -> None:
        catalogue = dataset.assumptions
        self.switched_on = (
            frozenset(a.id for a in catalogue if a.default) if assumptions is None else assumptions
        )
        known("assumption", self.switched_on, [a.id for a in catalogue])
        as_of = as_of or dataset.editions[-1]
        self._cores = tuple(cores) or tuple(
            Core(dataset, as_of, account, late=step, exceptions=exceptions, days=days)
            for step in (0, *steps(late))
        )
        self.core = self._cores[0]
        self.dataset, self.as_of, self.account = dataset, as_of, account
        self.claims, self.units, self.ways = self.core.claims, self.core.units, self.core.ways
        self.rows, self.space, self.timeline = self.core.rows, self.core.space, self.core.timeline
        self.programme, self.settler = self.core.programme, self.core.settler
        self.freed = self.core.freed
        self._joined: dict[Units, Joined] = {}

    @property
    def quarrels(self) -> tuple[tuple[Units, ...], ...]:
        """For each quarrel, the units that each way out of it drops."""
        return tuple(quarrel.sides for quarrel in self.settler.quarrels)

    @property
    def reference(self) -> Choice:
        """The choice that others are compared with."""
        return self.settler.reference

    def joined(self, choice: Choice) -> Joined | None:
        """Return a choice with its assumptions; ``None`` where its claims cannot all hold.

        A conflict that is met here for the first time is learnt: quarrels and choices are then
        others, which `presence.answers.search` notices.
        """
        with self.core.lock:
            dropped = self.settler.dropped(choice)
            if dropped not in self._joined:
                conflict = self.settler.conflict_in(dropped)
                if conflict is not None:
                    self.settler.learn(conflict)
                    return None
            return self.joined_without(dropped)

    def joined_without(self, dropped: Units) -> Joined:
        """Return a choice, known to be one, by the units that it drops."""
        with self.core.lock:
            if dropped not in self._joined:
                self._joined[dropped] = self._switched(self.core.reading(dropped))
            return self._joined[dropped]

    def _switched(self, reading: Reading) -> Joined:
        on = {ASSUMED + name for name in self.switched_on}
        held = [index for index in reading.assumed if self.rows[index].source in on]
        return Joined(
            reading.active,
            reading.claims,
            self.programme.sides(held, reading.claims),
            tuple(one for one in reading.yielded if one.assumption in self.switched_on),
        )

    def all_joined(self) -> tuple[Joined, ...]:
        """Return every choice joined so far."""
        return tuple(self._joined[dropped] for dropped in sorted(self._joined, key=sorted))

    @cached_property
    def later(self) -> tuple["Projection", ...]:
        """The same with plans met late, by one step after the other; none where none may be."""
        return tuple(self._of([core]) for core in self._cores[1:])

    @cached_property
    def wide(self) -> "Projection":
        """The same edition with the exceptions used; itself where there are none."""
        cores = [core.wide for core in self._cores]
        return self if cores[0] is self.core else self._of(cores)

    def _of(self, cores: Sequence[Core]) -> "Projection":
        return Projection(self.dataset, self.as_of, self.switched_on, self.account, cores=cores)

    def column_of(self, place: str, population: str, at: Day) -> list[int]:
        """Return the columns whose sum is the presence of a population at a place on a day."""
        return self.programme.columns.of((place,), population, at)
