"""What else is announced while a change is under way, which a difference of two days holds too."""

from typing import NamedTuple

from claims.model import Claim
from presence.measures.base import CHANGES, Setting, due, opens
from presence.programme.space import Space


class Meanwhile(NamedTuple):
    """Whether others come to some places, or go from there, while a change is under way."""

    comes: bool
    goes: bool


def meanwhile(claim: Claim, places: tuple[str, ...], setting: Setting) -> Meanwhile:
    """Return what other changes bring or take at some places between a change's first and last day.

    A change of the same people between the same places is the same one told by another, or a part
    of it. Of two departures one may be a part of the other; a move beside one is told apart.
    """
    space, begins, done = setting.space, opens(claim), due(claim)
    assert claim.population is not None
    assert done is not None
    here = space.leaves(places)
    comes = goes = False
    for other in setting.claims:
        if other.measure not in CHANGES:
            continue
        other_done = due(other)
        if other.id == claim.id or other.population is None or other_done is None:
            continue
        if other_done <= begins or opens(other) >= done:
            continue
        if not space.share_people(claim.population, other.population):
            continue
        if (other.measure, other.places, other.to) == (claim.measure, claim.places, claim.to):
            continue
        from_, to = from_and_to(other, space)
        # What moves from here to here is no change.
        if to & here and (not from_ or from_ - here):
            comes = True
        apart = claim.measure != "departure" or other.measure == "move"
        if apart and from_ & here and (not to or to - here):
            goes = True
    return Meanwhile(comes, goes)


def from_and_to(claim: Claim, space: Space) -> tuple[frozenset[int], frozenset[int]]:
    """Return the leaf places that a change takes people from, and those that it brings them to."""
    if claim.measure == "arrival":
        return frozenset(), space.leaves(claim.places)
    return space.leaves(claim.places), space.leaves(claim.to)
