"""Places and populations with their parts, and the unknowns: persons of each part at each point."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from claims.dataset import Dataset
from claims.places import parents_of, upwards
from presence.programme.rows import Day
from presence.programme.timeline import Timeline


@dataclass(frozen=True)
class Space:
    """Which places and populations are parts of which.

    A place with parts is the sum of its parts, a population with parts likewise, so no total can
    disagree with what it is the total of.

    Places that nothing names share columns: see `stands_for`.
    """

    dataset: Dataset

    @cached_property
    def _parents(self) -> dict[str, str | None]:
        return parents_of(self.dataset.places)

    @cached_property
    def leaf_places(self) -> tuple[str, ...]:
        """Ids of the places that have no parts, sorted: their order in the file says nothing."""
        parents = {place.parent for place in self.dataset.places}
        return tuple(sorted(place.id for place in self.dataset.places if place.id not in parents))

    @cached_property
    def stands_for(self) -> dict[str, str]:
        """By place, the place that is solved in its stead; mostly itself.

        Places in one parent that no claim and no assumption names can change places with each
        other in every solution, so their bounds and the reasons are the same: the first of them
        stands for all. A remainder is no such place, since the split leaves it empty.
        """
        dataset = self.dataset
        named = {place.id for place in dataset.places if place.kind == "remainder"}
        for claim in dataset.claims:
            named.update(claim.places, claim.to, claim.except_places)
            named |= {claim.whole} if claim.whole else set()
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
    def crowds(self) -> dict[str, tuple[int, ...]]:
        """By place that stands for itself or others: the site of one, and that of all the rest.

        The rest is missing where it stands for itself alone. With it, one place of a crowd may be
        as empty as any other, and the crowd as full as all of them.
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

    def overlap(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Whether two groups of places have a part in common."""
        return bool(self.leaves(one) & self.leaves(other))

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

    def without(self, places: tuple[str, ...], taken: tuple[str, ...]) -> tuple[str, ...]:
        """Return the leaf places in `places` but not in `taken`."""
        left = self.leaves(places) - self.leaves(taken)
        return tuple(self.leaf_places[index] for index in sorted(left))

    def leaves_in(self, place: str) -> tuple[str, ...]:
        """Return the leaf places of a place; itself where it has no parts."""
        return tuple(self.leaf_places[index] for index in sorted(self._below[place]))

    def depth(self, place: str) -> int:
        """Return how many places a place lies in."""
        return len(upwards(place, self._parents)) - 1

    def covers(self, whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
        """Whether a group of places holds every part of another."""
        return self.leaves(part) <= self.leaves(whole)

    def leaves(self, places: tuple[str, ...]) -> frozenset[int]:
        """Return the positions, in `leaf_places`, of the leaf places in a group of places."""
        if places not in self._leaves:
            self._leaves[places] = frozenset[int]().union(*(self._below[one] for one in places))
        return self._leaves[places]

    @cached_property
    def _leaves(self) -> dict[tuple[str, ...], frozenset[int]]:
        return {}

    def people(self, population: str) -> frozenset[int]:
        """Return the positions, in `simple_populations`, of the parts of a population."""
        return self._parts[population]

    def sites(self, places: tuple[str, ...]) -> list[int]:
        """Return the sites whose sum is the presence at places.

        Whatever names places names one of a crowd, for its own bounds, or its country, so all.
        """
        asked = Counter(self.stands_for[self.leaf_places[leaf]] for leaf in self.leaves(places))
        return sorted(
            site
            for one, number in asked.items()
            for site in self.crowds[one][: 1 if number == 1 else 2]
        )

    def parts(self, places: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Return the smallest groups of leaf places that a group of places is made of.

        Each is one leaf place, or all places that one stands for.
        """
        groups: dict[str, list[str]] = {}
        for leaf in sorted(self.leaves(places)):
            name = self.leaf_places[leaf]
            groups.setdefault(self.stands_for[name], []).append(name)
        return [tuple(group) for group in groups.values()]


class Columns:
    """Numbers the columns of the model: one a site, simple population and point."""

    def __init__(self, space: Space, timeline: Timeline) -> None:
        self.space = space
        self.timeline = timeline
        self._kinds = len(space.simple_populations)
        self._sites = sum(map(len, space.crowds.values()))
        self._seen: dict[tuple[tuple[str, ...], str], tuple[int, ...]] = {}

    @property
    def size(self) -> int:
        """Number of columns."""
        return self._sites * self._kinds * len(self.timeline.days)

    def of(self, places: tuple[str, ...], population: str, day: Day) -> list[int]:
        """Return the columns whose sum is the presence of a population at places on a day."""
        key = (places, population)
        if key not in self._seen:
            self._seen[key] = self._first(places, population)
        point = self.timeline.point(day)
        return [column + point for column in self._seen[key]]

    def _first(self, places: tuple[str, ...], population: str) -> tuple[int, ...]:
        points = len(self.timeline.days)
        return tuple(
            (site * self._kinds + part) * points
            for site in self.space.sites(places)
            for part in sorted(self.space.people(population))
        )
