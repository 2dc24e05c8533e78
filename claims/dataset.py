"""A dataset: a folder with ``seeds/`` and ``data/``, read whole, every fault reported at once."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

from claims.check import check_report
from claims.dates import Month, parse_month
from claims.folder import checked, read_words, records
from claims.model import Claim, Report, When
from claims.places import Group, Place, read_gazetteer
from claims.read import read_amount, read_report, read_when
from claims.references import check_references
from claims.words import Amount, Words
from files import Fault, FaultyInputError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Population:
    """Whom a figure counts; `parts` is empty unless it is the sum of other populations."""

    id: str
    name: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who asserts things."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Phase:
    """A named span of months, both ends included; its figure is that of its last month."""

    id: str
    name: str
    short: str
    first: Month
    last: Month
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assumption:
    """What is assumed beyond the reports.

    Attributes
    ----------
    places
        Place ids, or ``countries`` (each by itself), or ``in-use`` (bases that a claim says are
        in use); empty for a ceiling.
    populations
        Populations it holds for, each by itself; empty for a ceiling.
    default
        Whether it is on unless switched off.
    when, amount
        ``None`` where the measure takes none.
    word
        For a ceiling, the word of the words table whose open upper end it closes; else ``None``.
    """

    id: str
    says: str
    short: str
    reason: str
    default: bool
    measure: Literal["no-rise", "no-fall", "kept", "emptied", "stock", "ceiling"]
    places: tuple[str, ...] | Literal["countries", "in-use"]
    populations: tuple[str, ...]
    when: When | None
    amount: Amount | None
    word: str | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """Everything that the reports and the project's own judgements say, checked.

    Attributes
    ----------
    root
        The dataset's folder.
    start, end
        First and last month of the grid.
    bounds
        The map's first view: south, west, north, east in degrees.
    population
        Id of the population shown first.
    groups
        Places that reports name together; a claim that names one has its members as places.
    """

    root: Path
    title: str
    start: Month
    end: Month
    populations: tuple[Population, ...]
    parties: tuple[Party, ...]
    phases: tuple[Phase, ...]
    population: str
    bounds: tuple[float, float, float, float]
    places: tuple[Place, ...]
    words: Words
    assumptions: tuple[Assumption, ...]
    reports: tuple[Report, ...]
    groups: tuple[Group, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, in the order of their ids."""
        return tuple(sorted((c for r in self.reports for c in r.claims), key=lambda c: c.id))

    @property
    def editions(self) -> tuple[dt.date, ...]:
        """The days on which what is known changed, oldest first: one for each report date."""
        return tuple(sorted({report.known_from for report in self.reports}))

    @property
    def months(self) -> range:
        """The grid's months."""
        return range(self.start, self.end + 1)

    def phase_of(self, month: Month) -> Phase | None:
        """Return the phase that a month lies in, or ``None`` between phases."""
        return next((p for p in self.phases if p.first <= month <= p.last), None)


def _reports(
    root: Path,
    files: Iterable[str],
    words: Words | None,
    groups: Mapping[str, tuple[str, ...]],
    faults: list[Fault],
) -> Iterator[Report]:
    """Yield the reports that can be read, and add what is wrong with any to the faults."""
    for shown in files:
        try:
            raw = checked(root, shown, "report")
        except FaultyInputError as error:
            faults.extend(error.faults)
            continue
        if words is None:
            continue
        found = check_report(raw, words, shown, groups)
        faults.extend(found)
        try:
            yield read_report(raw, words, shown, groups)
        except FaultyInputError as error:
            # A date or amount that cannot be read is among what was found, with its path.
            faults.extend([] if found else error.faults)


def load_dataset(root: Path) -> Dataset:
    """Read and check a dataset.

    Raises
    ------
    FaultyInputError
        With every fault of every file.
    """
    faults: list[Fault] = []

    def attempt(step: Callable[[], T]) -> T | None:
        try:
            return step()
        except FaultyInputError as error:
            faults.extend(error.faults)
            return None

    if not root.is_dir():
        raise FaultyInputError.one(
            str(root), ".", "there is no such folder; name a dataset's folder"
        )
    head = attempt(lambda: checked(root, "data/dataset.yaml", "dataset"))
    words = attempt(lambda: read_words(root))
    assumed_raw = attempt(lambda: checked(root, "data/assumptions.yaml", "assumptions"))
    gazetteer = attempt(lambda: read_gazetteer(root))
    files, stray = records(root)
    faults.extend(stray)
    groups = {group.id: group.members for group in gazetteer[1]} if gazetteer else {}
    reports = list(_reports(root, files, words, groups, faults))
    if head is None or words is None or assumed_raw is None or gazetteer is None:
        raise FaultyInputError(sorted(set(faults)))
    grid = attempt(lambda: _months(head["grid"], ("start", "end"), ".grid"))
    phases = attempt(lambda: _phases(head))
    assumptions = attempt(lambda: _assumptions(assumed_raw, words))
    if grid is None or phases is None or assumptions is None:
        raise FaultyInputError(sorted(set(faults)))
    (south, west), (north, east) = head["view"]["bounds"]
    dataset = Dataset(
        root=root,
        title=head["title"],
        start=grid[0],
        end=grid[1],
        populations=tuple(
            Population(p["id"], p["name"], tuple(p.get("of", ()))) for p in head["populations"]
        ),
        parties=tuple(Party(p["id"], p["name"]) for p in head["parties"]),
        phases=phases,
        population=head["view"]["population"],
        bounds=(south, west, north, east),
        places=gazetteer[0],
        words=words,
        assumptions=assumptions,
        reports=tuple(sorted(reports, key=lambda r: (r.known_from, r.id))),
        groups=gazetteer[1],
    )
    faults.extend(check_references(dataset, all_read=len(reports) == len(files)))
    if faults:
        raise FaultyInputError(sorted(set(faults)))
    return dataset


def _months(mapping: dict[str, Any], keys: tuple[str, str], path: str) -> tuple[Month, Month]:
    months = []
    for key in keys:
        try:
            months.append(parse_month(mapping[key]))
        except ValueError as error:
            raise FaultyInputError.one("data/dataset.yaml", f"{path}.{key}", str(error)) from None
    first, last = months
    if last < first:
        raise FaultyInputError.one(
            "data/dataset.yaml",
            path,
            f"ends ({mapping[keys[1]]}) before it begins ({mapping[keys[0]]})",
        )
    if last - first >= 600:
        raise FaultyInputError.one("data/dataset.yaml", path, "is longer than 50 years; shorten it")
    return first, last


def _phases(head: dict[str, Any]) -> tuple[Phase, ...]:
    phases = []
    for index, raw in enumerate(head["phases"]):
        first, last = _months(raw, ("first", "last"), f".phases[{index}]")
        claims = tuple(raw.get("claims", ()))
        phases.append(Phase(raw["id"], raw["name"], raw["short"], first, last, claims))
    return tuple(phases)


def _assumptions(loaded: dict[str, Any], words: Words) -> tuple[Assumption, ...]:
    faults: list[Fault] = []
    found = []
    for index, raw in enumerate(loaded["assumptions"]):
        path = f".assumptions[{index}]"
        where = raw.get("places", [])
        try:
            found.append(
                Assumption(
                    id=raw["id"],
                    says=" ".join(raw["says"].split()),
                    short=raw.get("short", raw["id"]),
                    reason=" ".join(raw["reason"].split()),
                    default=raw["default"],
                    measure=raw["measure"],
                    places=where if isinstance(where, str) else tuple(where),  # type: ignore[arg-type]
                    populations=tuple(raw.get("populations", ())),
                    when=read_when(raw.get("when")),
                    amount=read_amount(raw.get("amount"), words),
                    word=raw.get("word"),
                )
            )
        except ValueError as error:
            faults.append(Fault("data/assumptions.yaml", path, str(error)))
    if faults:
        raise FaultyInputError(faults)
    return tuple(found)
