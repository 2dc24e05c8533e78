"""The unknowns: persons of each simple population at each place that has no parts, per span."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from claims.dataset import Dataset
from claims.places import parents_of, upwards
from presence.grid import Grid


@dataclass(frozen=True)
class Space:
    """Numbers the columns of the model and sums them over places and populations.

    A place with parts is the sum of its parts, a population with parts likewise, so no total can
    disagree with what it is the total of.

    Places that nothing names share columns: see `stands_for`.
    """

    dataset: Dataset
    grid: Grid

    @cached_property
    def _parents(self) -> dict[str, str | None]:
        return parents_of(self.dataset.places)

    @cached_property
    def leaf_places(self) -> tuple[str, ...]:
        """Ids of the places that have no parts."""
        parents = {place.parent for place in self.dataset.places}
        return tuple(place.id for place in self.dataset.places if place.id not in parents)

    @cached_property
    def stands_for(self) -> dict[str, str]:
        """By place, the place that is solved in its stead; mostly itself.

        Places in one parent that no claim and no assumption names can change places with each
        other in every solution, so their bounds and the reasons are the same: the first of them
        stands for all. A remainder is no such place, since the split leaves it empty.
        """
        dataset = self.dataset
        named = {place.id for place in dataset.places if place.kind == "remainder"}
        named |= {name for claim in dataset.claims for name in (*claim.places, claim.whole) if name}
        for assumption in dataset.assumptions:
            if isinstance(assumption.places, tuple):
                named.update(assumption.places)
        leaves = set(self.leaf_places)
        first: dict[str, str] = {}
        return {
            place.id: first.setdefault(place.parent, place.id)
            if place.id in leaves - named and place.parent is not None
            else place.id
            for place in dataset.places
        }

    @cached_property
    def _columned(self) -> dict[str, tuple[int, ...]]:
        """By place that stands for itself or others: the column of one, and that of all the rest.

        The rest is empty where it stands for itself alone. With it, one place of a crowd may be as
        empty as any other, and the crowd as full as all of them.
        """
        crowds = Counter(self.stands_for[leaf] for leaf in self.leaf_places)
        fresh = count()
        return {
            one: (next(fresh), next(fresh)) if size > 1 else (next(fresh),)
            for one, size in crowds.items()
        }

    @cached_property
    def simple_populations(self) -> tuple[str, ...]:
        """Ids of the populations that are not sums."""
        return tuple(p.id for p in self.dataset.populations if not p.parts)

    @cached_property
    def _below(self) -> dict[str, frozenset[int]]:
        position = {place: index for index, place in enumerate(self.leaf_places)}
        below: dict[str, set[int]] = {place.id: set() for place in self.dataset.places}
        for leaf, index in position.items():
            for place in upwards(leaf, self._parents):
                below[place].add(index)
        return {place: frozenset(leaves) for place, leaves in below.items()}

    @cached_property
    def _parts(self) -> dict[str, frozenset[int]]:
        position = {name: index for index, name in enumerate(self.simple_populations)}
        return {
            p.id: frozenset(position[part] for part in (p.parts or (p.id,)))
            for p in self.dataset.populations
        }

    @property
    def size(self) -> int:
        """Number of columns."""
        sites = sum(map(len, self._columned.values()))
        return sites * len(self.simple_populations) * len(self.grid.spans)

    def columns(self, places: tuple[str, ...], population: str, span: int) -> list[int]:
        """Return the columns whose sum is the presence of a population at places in a span."""
        leaves = frozenset[int]().union(*(self._below[place] for place in places))
        asked = Counter(self.stands_for[self.leaf_places[leaf]] for leaf in leaves)
        # Whatever names places names one of a crowd, for its own bounds, or its country, so all.
        sites = [
            site
            for one, number in asked.items()
            for site in self._columned[one][: 1 if number == 1 else 2]
        ]
        spans, kinds = len(self.grid.spans), len(self.simple_populations)
        return [
            (site * kinds + part) * spans + span
            for site in sorted(sites)
            for part in sorted(self._parts[population])
        ]

    def overlap(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Whether two groups of places have a part in common."""
        below = frozenset[int]().union(*(self._below[place] for place in one))
        return any(below & self._below[place] for place in other)

    def share_people(self, one: str, other: str) -> bool:
        """Whether two populations have a part in common."""
        return bool(self._parts[one] & self._parts[other])

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Ids of the places of kind country, in the dataset's order."""
        return tuple(place.id for place in self.dataset.places if place.kind == "country")

    def country_of(self, place: str) -> str:
        """Return the outermost place that a place lies in; itself where it lies in none."""
        return upwards(place, self._parents)[-1]

    def simple_parts(self, population: str) -> tuple[str, ...]:
        """Return the simple populations that a population is the sum of."""
        return tuple(self.simple_populations[index] for index in sorted(self._parts[population]))

    def leaves_without(self, places: tuple[str, ...], taken: tuple[str, ...]) -> tuple[str, ...]:
        """Return the leaf places in `places` but not in `taken`; none where `taken` is empty."""
        if not taken:
            return ()
        below = frozenset[int]().union(*(self._below[place] for place in places))
        gone = frozenset[int]().union(*(self._below[place] for place in taken))
        return tuple(self.leaf_places[index] for index in sorted(below - gone))

    def leaves_in(self, place: str) -> tuple[str, ...]:
        """Return the leaf places of a place; itself where it has no parts."""
        return tuple(self.leaf_places[index] for index in sorted(self._below[place]))
