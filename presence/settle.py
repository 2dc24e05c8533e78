"""Settling claims that cannot all hold, before anything is assumed.

In this order: a claim that another supersedes gives way; a plan or expectation that a later fact
contradicts is overtaken; what is left is a dispute, of which every maximal consistent choice is
kept. Deadlines that differ between origins are a dispute even though both could hold.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claims.model import Claim
from presence.accounts import Accounts
from presence.binding import bind, leaves_nobody
from presence.conflicts import all_choices, minimal_conflict
from presence.rows import Row
from presence.solver import Model
from presence.space import Space

Units = dict[str, list[int]]
"""Row indices by unit."""


@dataclass(frozen=True, slots=True)
class GivenWay:
    """A unit that no longer constrains.

    Attributes
    ----------
    unit, claim
        What gave way.
    to
        Ids of the claims it gave way to.
    rule
        ``superseded`` or ``overtaken``.
    """

    unit: str
    claim: str
    to: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims that cannot all hold, or that name different deadlines for the same event.

    Attributes
    ----------
    claims
        Ids of the claims, sorted.
    about
        ``figures`` where they cannot all hold, ``deadline`` where both could.
    units
        The units that stand against each other, over every month in conflict.
    """

    claims: tuple[str, ...]
    about: str
    units: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Settlement:
    """How the claims were settled.

    Attributes
    ----------
    choices
        For each maximal consistent choice, the units that hold in it.
    given_way
        Superseded and overtaken units.
    disputes
        What stays in dispute.
    """

    choices: tuple[frozenset[str], ...]
    given_way: tuple[GivenWay, ...]
    disputes: tuple[Dispute, ...]

    @property
    def disputed(self) -> frozenset[str]:
        """Ids of the claims in dispute over figures."""
        return frozenset(name for d in self.disputes if d.about == "figures" for name in d.claims)


def group_units(rows: Sequence[Row]) -> Units:
    """Return the rows' indices by unit, units sorted."""
    units: Units = {}
    for index in sorted(range(len(rows)), key=lambda i: rows[i].unit):
        units.setdefault(rows[index].unit, []).append(index)
    return units


def settle(model: Model, accounts: Accounts) -> Settlement:
    """Settle the claims whose rows a model holds.

    Parameters
    ----------
    model
        A model that holds the rows of the claims.
    accounts
        The claims and their rows by unit; assumptions are left out. A unit without rows is a claim
        whose deadline lies beyond the grid: it bounds nothing and can still be in dispute.

    Raises
    ------
    TooManyChoicesError
        Where a dispute branches too far.
    """
    units, claims, space = accounts.units, accounts.claims, accounts.space
    source = {
        unit: model.rows[indices[0]].source if indices else unit for unit, indices in units.items()
    }

    def feasible(names: Sequence[str]) -> bool:
        return model.feasible(index for name in names for index in units[name])

    standing = list(units)
    given_way: list[GivenWay] = []
    # Units with the other party's figure that they are not measured into. Where both stand, the
    # unit is set aside, so no figure of another account can contradict what it says.
    crossed: set[tuple[str, ...]] = set()
    while True:
        pairs = _deadline_pairs(standing, source, claims, space)
        apart = [*pairs, *sorted(pair for pair in crossed if set(pair) <= set(standing))]

        def find(removed: frozenset[str]) -> tuple[str, ...] | None:
            left = [unit for unit in standing if unit not in removed]  # noqa: B023 - used at once
            pair = next((p for p in apart if not removed & set(p)), None)  # noqa: B023
            return pair or minimal_conflict(left, feasible)

        conflicts, removals = all_choices(find)
        numeric = sorted(conflicts - set(apart))
        disputed = {
            source[unit]
            for conflict in numeric
            if not _give_way(conflict, source, claims)
            for unit in conflict
        }
        lost = _superseded_ends(pairs, source, claims) or _next_to_go(numeric, source, claims)
        fresh = set(accounts.crossed(standing, disputed)) - crossed
        if fresh and not any(loser.rule == "superseded" for loser in lost):
            crossed |= fresh
            continue
        if not lost:
            break
        given_way.extend(lost)
        gone = {loser.unit for loser in lost}
        standing = [unit for unit in standing if unit not in gone]
    against: dict[tuple[tuple[str, ...], str], set[str]] = {}
    for conflict in conflicts - crossed:
        names = tuple(sorted({source[unit] for unit in conflict}))
        about = "deadline" if conflict in pairs else "figures"
        against.setdefault((names, about), set()).update(conflict)
    choices = [
        _with_crossed(frozenset(standing) - removed, crossed, disputed, model, accounts)
        for removed in removals
    ]
    return Settlement(
        choices=tuple(dict.fromkeys(choices)),
        given_way=tuple(sorted(set(given_way), key=lambda g: (g.unit, g.to))),
        disputes=tuple(
            Dispute(names, about, tuple(sorted(against[names, about])))
            for names, about in sorted(against, key=lambda key: (key[1], key[0]))
        ),
    )


def _with_crossed(
    units: frozenset[str],
    crossed: Iterable[tuple[str, ...]],
    disputed: Collection[str],
    model: Model,
    accounts: Accounts,
) -> frozenset[str]:
    """Return a choice with the units that were set aside for a figure, where they can hold.

    What they measure across that figure is suspended there; the rest of what they say holds.
    """
    for unit, _ in sorted(pair for pair in crossed if pair[1] in units and pair[0] not in units):
        more = units | {unit}
        measured = {row for name in more for row in accounts.units[name]}
        if model.feasible(sorted(measured - accounts.suspended(more, disputed))):
            units = more
    return units


def _published(claim: Claim) -> dt.date:
    return claim.published.last


def _next_to_go(
    conflicts: Sequence[tuple[str, ...]], source: dict[str, str], claims: Mapping[str, Claim]
) -> list[GivenWay]:
    """Return what gives way before the rest is looked at again; none where all is in dispute.

    The superseded go before the overtaken, since what they contradict may stand once they are gone;
    and a plan that facts contradict by themselves before one that only another plan brings into
    conflict with them.
    """
    found = [
        (conflict, lost) for conflict in conflicts if (lost := _give_way(conflict, source, claims))
    ]

    def plans(conflict: tuple[str, ...]) -> int:
        return sum(claims[source[unit]].modality != "fact" for unit in conflict)

    superseded = [one for _, lost in found for one in lost if one.rule == "superseded"]
    fewest = min((plans(conflict) for conflict, _ in found), default=0)
    return superseded or [
        one for conflict, lost in found if plans(conflict) == fewest for one in lost
    ]


def _give_way(
    conflict: tuple[str, ...], source: dict[str, str], claims: Mapping[str, Claim]
) -> list[GivenWay]:
    """Return the units of a minimal conflict that give way by rules 1 and 2; none in a dispute."""
    involved = {unit: claims[source[unit]] for unit in conflict}
    superseded = [
        GivenWay(unit, claim.id, tuple(sorted(newer)), "superseded")
        for unit, claim in involved.items()
        if (newer := {o.id for o in involved.values() if claim.id in o.supersedes})
    ]
    if superseded:
        return superseded
    facts = [claim for claim in involved.values() if claim.modality == "fact"]
    if not facts:
        return []
    latest = max(_published(fact) for fact in facts)
    plans = {
        unit: claim
        for unit, claim in involved.items()
        if claim.modality != "fact" and _published(claim) < latest
    }
    if not plans:
        return []
    oldest = min(_published(plan) for plan in plans.values())
    return [
        GivenWay(
            unit,
            plan.id,
            tuple(sorted({f.id for f in facts if _published(f) > _published(plan)})),
            "overtaken",
        )
        for unit, plan in plans.items()
        if _published(plan) == oldest
    ]


def _ends(claim: Claim) -> bool:
    """Whether a claim announces that everybody leaves."""
    return claim.modality != "fact" and leaves_nobody(claim)


def _superseded_ends(
    pairs: Sequence[tuple[str, ...]], source: dict[str, str], claims: Mapping[str, Claim]
) -> list[GivenWay]:
    """Return the deadlines that another one of the same end replaces, though both could hold."""
    return [
        GivenWay(old, source[old], (source[new],), "superseded")
        for pair in pairs
        for old, new in (pair, pair[::-1])
        if source[old] in claims[source[new]].supersedes
    ]


def _deadline_pairs(
    standing: Sequence[str], source: dict[str, str], claims: Mapping[str, Claim], space: Space
) -> list[tuple[str, ...]]:
    """Return the pairs of units that name different deadlines for the same end."""
    ends = [unit for unit in standing if _ends(claims[source[unit]])]
    return [
        tuple(sorted((one, other)))
        for index, one in enumerate(ends)
        for other in ends[index + 1 :]
        if _differ(claims[source[one]], claims[source[other]], space)
    ]


def _differ(one: Claim, other: Claim, space: Space) -> bool:
    """Whether two claims of different origins, or one replacing the other, end it differently."""
    one_bound, other_bound = bind(one), bind(other)
    replaced = one.id in other.supersedes or other.id in one.supersedes
    return (
        (one.origin != other.origin or replaced)
        and set(one.places) == set(other.places)
        and one.population is not None
        and other.population is not None
        and space.share_people(one.population, other.population)
        and one_bound is not None
        and other_bound is not None
        and one_bound.first != other_bound.first
    )
