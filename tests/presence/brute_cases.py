"""What is tried: places and days, claims about them, and the program's answer beside the other."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from hypothesis import assume, event, note

from claims.dates import parse_date
from claims.model import Claim
from presence.projection import Projection
from tests.presence.brute import BASES, PEOPLE, Histories, Leaf, last, leaves_of, short
from tests.presence.brute_choices import Range, Settling, allowed, joined
from tests.presence.brute_lives import capped, depth, ended, outranks, postponed, said_empty
from tests.presence.brute_measures import Unit, days_of, units
from tests.presence.small import assumption, claim, dataset, disputed, given_way, values

GRID = ("2030-01", "2030-03")
JANUARY, FEBRUARY, MARCH = ENDS = ("2030-01-31", "2030-02-28", "2030-03-31")
BEFORE = "2029-12-31"


@dataclass(frozen=True)
class Field:
    """What is tried: leaves and days, with up to so many persons in each."""

    leaves: tuple[Leaf, ...]
    asked: tuple[str, ...]
    most: int
    room: int
    """Days that may be told apart."""

    def histories(self, claims: Sequence[Claim]) -> Histories:
        days = days_of(claims, [ordinal(day) for day in self.asked])
        assume(len(days) <= self.room)
        return Histories(self.leaves, days, self.most)

    @property
    def places(self) -> list[str]:
        bases = [base for base, _ in self.leaves]
        return [place for place, parts in BASES.items() if set(parts) <= set(bases)]

    @property
    def groups(self) -> list[str]:
        simple = {group for _, group in self.leaves}
        return [group for group, parts in PEOPLE.items() if set(parts) <= simple]

    @property
    def cells(self) -> Iterator[tuple[str, str, str]]:
        yield from product(self.places, self.groups, self.asked)


# What figures and changes there are never adds up to as many as are tried.
ISLE = Field((("isle", "us"),), ENDS, 12, 5)
BASES_TWO = Field((("north", "us"), ("south", "us")), ENDS[:2], 8, 3)
GROUPS = Field(
    (("north", "us"), ("north", "other"), ("south", "us"), ("south", "other")), ENDS[:2], 4, 2
)


# Switched off; without it bases that no claim names would be one to the program.
NAMED = assumption("named", "emptied", ("north", "south"), default=False)


def ordinal(text: str) -> int:
    return parse_date(text).last.toordinal()


def projected(
    claims: Sequence[Claim], asked: Sequence[str] = ENDS, as_of: str | None = None
) -> Projection:
    world = dataset(*claims, assumptions=(NAMED,), grid=GRID)
    on = None if as_of is None else dt.date.fromisoformat(as_of)
    return Projection(world, on, frozenset(), days=[ordinal(day) for day in asked])


def told(name: str, measure: str, amount: str | None = None, **more: object) -> Claim:
    """Return a fact of one and the same report, unless it is said otherwise."""
    given: dict[str, object] = {"published": BEFORE, "origin": "o", "party": "us"}
    return claim(name, measure, amount, **{**given, **more})  # type: ignore[arg-type]


def settled_by_hand(
    claims: Sequence[Claim], field: Field, as_of: str | None = None
) -> tuple[Settling, list[Unit]]:
    """Return the settling of claims without the program, and their units."""
    every = field.histories(claims)
    made = postponed([unit for one in claims for unit in units(one, claims, every)])
    made = capped(made, every)
    assume(len(made) <= MOST_UNITS)
    on = ordinal(as_of) if as_of else max(last(one.published) for one in claims)
    return Settling(every, made, ended(made, on), on), made


MOST_UNITS = 9
"""Units of which every set is tried."""


def compare(
    claims: Sequence[Claim], field: Field, as_of: str | None = None, *, zeros: bool = True
) -> None:
    """Compare what a few claims come to: choices, disputes, what gives way, and every cell.

    Without `zeros` it is not compared whether a zero is stated.
    """
    note(short(claims))
    settling, made = settled_by_hand(claims, field, as_of)
    settled = settling.settled()
    assume(not settling.is_open())
    projection = projected(claims, field.asked, as_of)
    event(f"choices: {min(len(settled.choices), 4)}")
    event(f"given way: {sorted(set[str]().union(*settled.given_way.values()))}")
    for place, group, day in field.cells:
        leaves, at = leaves_of((place,), group), ordinal(day)
        stretches = [
            allowed(
                settling.every,
                settling.mask(active, active),
                sorted(leaves),
                at,
                said=said_empty(active, made, set(leaves), at),
            )
            for active in settled.choices
        ]
        expected, found = (
            joined(stretches),
            values(projection, place, day, group),
        )
        if len(expected) > 3:
            expected = [(expected[0][0], expected[-1][1])]
            found = [(found[0][0], found[-1][1])]
        if not zeros:
            found, expected = without_zeros(found), without_zeros(expected)
        assert found == expected, f"{place} {group} {day}: {found} is not {expected}"
    gone = given_way(projection)
    by_hand = settled.given_way
    assert gone.keys() == by_hand.keys(), f"{gone} gave way, not {by_hand}"
    assert all(rule in by_hand[name] for name, rule in gone.items()), (
        f"{gone} gave way, not {by_hand}"
    )
    named = frozenset[str]().union(*disputed(projection))
    surely, maybe = deadlines(settled.choices, made)
    surely |= settled.plainly_disputed
    maybe |= settled.disputed
    assert surely <= named <= maybe, (
        f"{sorted(named)} are disputed, not {sorted(surely)} to {sorted(maybe)}"
    )


def without_zeros(pieces: Sequence[Range]) -> list[Range]:
    found = [(low or None, high) for low, high in pieces]
    return [] if found == [(None, None)] else found


def deadlines(
    choices: Sequence[frozenset[str]], made: Sequence[Unit]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the claims that name different dates for one end, and with them those that agree."""
    surely: set[str] = set()
    maybe: set[str] = set()
    for active in choices:
        zeros = [unit for unit in made if unit.zero and unit.name in active]
        for unit, other in product(zeros, zeros):
            assert unit.zero
            assert other.zero
            same = [one for one in zeros if one.zero and one.zero[0] == unit.zero[0]]
            near = [one for one in same if depth(one) == max(map(depth, same))]
            late = other in near and latest(near) == other.zero[1] > unit.zero[1]
            if late and outranks(other, unit):
                surely |= {unit.claim.id, other.claim.id}
                maybe |= {one.claim.id for one in same}
    return frozenset(surely if len(choices) == 1 else ()), frozenset(maybe)


def latest(zeros: Sequence[Unit]) -> int:
    return max(one.zero[1] for one in zeros if one.zero)
