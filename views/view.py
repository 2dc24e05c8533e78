"""What is shown, solved: the one view model that the screen and every export draw from."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from presence.answers.values import Cell
from presence.edition import Bounds, Edition
from presence.split import split
from presence.told.disputes import sides
from views.disputes import Disputes, Item, unsettled
from views.frames import build_frames
from views.wire import Frames
from views.world import World


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked for.

    Attributes
    ----------
    population
        Id of the population shown.
    as_of
        Only reports published by this day; ``None`` for all.
    account
        Id of the party whose claims alone are told; ``None`` for everybody's.
    assumptions
        Ids of those that are on; ``None`` for those that are on by default.
    exceptions
        Whether the ranges are those if the exceptions are used, not those as announced.
    split
        Whether the illustrative split is worked out and shown.
    late
        By how many months a plan that no fact has met may be met late.
    """

    population: str
    as_of: dt.date | None = None
    account: str | None = None
    assumptions: frozenset[str] | None = None
    exceptions: bool = False
    split: bool = False
    late: int = 0


@dataclass(frozen=True)
class View:
    """One edition, solved for what is asked.

    Attributes
    ----------
    world, options
        What it was made from.
    bounds
        The solved cells of the population, as announced.
    split
        Persons by cell; ``None`` where the split is not asked for.
    disputes
        What is in dispute, with what each side would mean.
    """

    world: World
    options: Options
    bounds: Bounds
    split: Mapping[Cell, int] | None
    disputes: Disputes

    @property
    def edition(self) -> Edition:
        """The edition that the bounds belong to."""
        return self.bounds.edition

    def unsettled(self) -> list[Item]:
        """Return all that does not agree or gave way, to be drawn."""
        return unsettled(self.edition, self.disputes)

    def frames(self, today: dt.date) -> Frames:
        """Return everything that a time layer needs, as `views.frames.build_frames` does.

        `today` is the day that the age of the evidence is counted from.
        """
        return build_frames(
            self.bounds,
            self.options.population,
            self.world.sites,
            today,
            exceptions=self.options.exceptions,
            split=self.split,
        )


def solve_view(world: World, options: Options) -> View:
    """Work out what is asked for.

    Raises
    ------
    ValueError
        Where an assumption or the account is not known, or the months of lateness are too many.
    """
    dataset = world.dataset
    edition = Edition(
        dataset, options.as_of, options.assumptions, options.account, late=options.late
    )
    disputes = tuple(
        (dispute, sides(edition.part_of(edition.claims[dispute.claims[0]].places[0]), dispute))
        for dispute in edition.disputes
    )
    everybody = [population.id for population in dataset.populations]
    shares = split(edition.solve(everybody)) if options.split else None
    return View(world, options, edition.solve([options.population]), shares, disputes)
