"""Reading a dataset, a folder with ``seeds/`` and ``data/``: whole, all faults at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from claims.check import check_report
from claims.dataset import Assumption, Dataset, Party, Phase, Population
from claims.dates import Month, parse_month
from claims.folder import checked, read_words, records
from claims.model import Report
from claims.places import read_gazetteer
from claims.read import read_amount, read_report, read_when
from claims.references import check_references
from claims.words import Words
from files import Fault, FaultyInputError

T = TypeVar("T")


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
