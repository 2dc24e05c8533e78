"""Which changes are announced, of whom, and from when to when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claims.model import Claim
from presence.measures.base import CHANGES, due, opens, terms
from presence.measures.meanwhile import from_and_to
from presence.programme.rows import Day
from presence.programme.space import Space
from presence.settling.lives import Ways
from presence.settling.met import meeting
from presence.settling.units import Unit, by_claim


@dataclass(frozen=True, slots=True)
class Announced:
    """A change that a plan, an expectation or a fact announces.

    Attributes
    ----------
    claim
        The claim.
    opens
        The day whose number it is measured from: its start, else its publication.
    closes
        The day by which it is over: at the latest when a fact has met it; of one that a newer one
        replaces, that one's day.
    leaves, people
        Positions of the leaf places and simple populations it touches.
    gaining
        Positions of the leaf places that people come to.
    """

    claim: Claim
    opens: Day
    closes: Day
    leaves: frozenset[int]
    people: frozenset[int]
    gaining: frozenset[int]

    def touches(self, leaves: frozenset[int], people: frozenset[int]) -> bool:
        """Whether it changes how many of some people are at some places: no move within them."""
        if self.claim.measure == "move" and self.leaves <= leaves and self.people <= people:
            return False
        return bool(self.leaves & leaves) and bool(self.people & people)

    def brings(self, leaves: frozenset[int], people: frozenset[int]) -> bool:
        """Whether some people come to some places by it."""
        return bool(self.gaining & leaves) and self.touches(leaves, people)


def is_planned_number(claim: Claim) -> bool:
    """Whether a claim is a number that is to be reached."""
    return claim.measure == "stock" and claim.modality != "fact"


def announced(
    claims: Iterable[Claim], units: Mapping[str, Unit], ways: Ways, space: Space
) -> list[Announced]:
    """Return all changes announced, also those that no longer bind, by their opening."""
    mine = by_claim(units.values())
    by_id = {claim.id: claim for claim in claims}
    facts = [claim for claim in by_id.values() if claim.modality == "fact" and claim.constrains]
    found = []
    for claim in by_id.values():
        if claim.measure not in CHANGES and not is_planned_number(claim):
            continue
        closes = due(claim)
        if closes is None or claim.population is None:
            continue
        newer = {
            name
            for unit in mine.get(claim.id, [])
            for way in ways.get(unit.id, [])
            if way.rule == "replaced"
            for name in way.claims
        }
        met = [at for _, at in meeting(claim, facts, space)] if claim.modality != "fact" else []
        closes = min([closes, *met])
        later = [date for name in newer if name in by_id and (date := due(by_id[name])) is not None]
        found.append(
            Announced(
                claim,
                opens(claim),
                max(later) if later else closes,
                *_spoken_of(claim, space),
                from_and_to(claim, space)[1],
            )
        )
    return sorted(found, key=lambda one: (one.opens, one.claim.id))


def _spoken_of(claim: Claim, space: Space) -> tuple[frozenset[int], frozenset[int]]:
    """Return the leaf places and simple populations that a change touches."""
    spoken = terms(claim, 0, space)
    leaves = frozenset[int]().union(*(space.leaves(term.places) for term in spoken))
    people = frozenset[int]().union(*(space.people(term.population) for term in spoken))
    return leaves | space.leaves(claim.to), people
