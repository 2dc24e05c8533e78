"""The places of a dataset, as ``data/places.yaml`` names them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, cast

from files import Fault, FaultyInputError, check_schema, hidden_character, read_yaml

PLACES = "data/places.yaml"
"""Where a dataset keeps its places, below its folder; also their name in messages."""

Groups = Mapping[str, tuple[str, ...]]
"""What each named group of places stands for, by the group's id."""

Kind = Literal["country", "region", "base", "city", "remainder"]


@dataclass(frozen=True, slots=True)
class Place:
    """One place that the reporting gives figures for.

    Attributes
    ----------
    id
        The slug by which records and files refer to the place.
    name
        The name shown.
    kind
        ``country`` has an outline, ``region`` is a part of one with parts of its own, ``base`` is
        an airfield, ``city`` a town, ``remainder`` whatever else lies in its parent; regions and
        remainders have no point.
    parent
        Id of the place it is a part of; ``None`` for a place that is a part of no other.
    country
        Two-letter ISO 3166-1 code, its own or that of the nearest ancestor; ``None`` where neither
        states one.
    query
        What a geocoder is asked; the name where the file gives no query.
    means
        What the reporting means by the name; ``None`` where the file does not say.
    aliases
        Other spellings, a tuple for each language code.
    lookalikes
        Ids, as ``provider:id``, of places that bear one of the names and are not meant.
    """

    id: str
    name: str
    kind: Kind
    parent: str | None
    country: str | None
    query: str
    means: str | None
    aliases: dict[str, tuple[str, ...]] = field(hash=False)
    lookalikes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Places that reports name together: a claim that names the group counts their sum.

    Attributes
    ----------
    id, name
        The slug that records may give as a place; what reports call it.
    members
        Ids of the places that it stands for, none of them a part of another.
    """

    id: str
    name: str
    members: tuple[str, ...]


def read_places(dataset: Path) -> tuple[Place, ...]:
    """Return the places of a dataset, in the order of the file: parents before children.

    Parameters
    ----------
    dataset
        The dataset's folder.

    Raises
    ------
    FaultyInputError
        With every fault found; see `read_gazetteer`.
    """
    return read_gazetteer(dataset)[0]


def read_gazetteer(dataset: Path) -> tuple[tuple[Place, ...], tuple[Group, ...]]:
    """Return the places of a dataset and its named groups of them, in the order of the file.

    Parameters
    ----------
    dataset
        The dataset's folder.

    Raises
    ------
    FaultyInputError
        With every fault found, where the file cannot be read or breaks its schema, an id stands
        twice, a parent is unknown, stands later or is a remainder, a country lacks a code or has a
        parent, a code contradicts the parent's, a remainder has no parent or is its parent's
        second, a region lies in no country, a group counts a place twice or names an unknown one,
        or a text holds control characters.
    """
    record = read_yaml(dataset / PLACES, PLACES)
    faults = check_schema(record, "places", PLACES)
    if faults:
        raise FaultyInputError(faults)
    entries: list[dict[str, Any]] = record["places"]
    known: dict[str, Place] = {}
    for index, entry in enumerate(entries):
        where = f".places[{index}]"
        faults += [
            Fault(PLACES, where + path, what)
            for path, what in (*_text_faults(entry), *_faults(entry, known, entries))
        ]
        known.setdefault(entry["id"], _place(entry, known))
    groups: list[Group] = []
    # Where a place is at fault, what lies in what cannot be told.
    parents = None if faults else parents_of(known.values())
    for index, entry in enumerate(record.get("groups", ())):
        found = (*_text_faults(entry), *_group_faults(entry, known, parents, groups))
        faults += [Fault(PLACES, f".groups[{index}]{path}", what) for path, what in found]
        groups.append(Group(entry["id"], entry["name"], tuple(entry["members"])))
    if faults:
        raise FaultyInputError(faults)
    return tuple(known.values()), tuple(groups)


def parents_of(places: Iterable[Place]) -> dict[str, str | None]:
    """Return what each place lies in, by id; ``None`` for one that lies in none."""
    return {place.id: place.parent for place in places}


def upwards(place: str, parents: Mapping[str, str | None]) -> list[str]:
    """Return a place and what it lies in, from the inside out: its country comes last."""
    chain = [place]
    while (above := parents[chain[-1]]) is not None:
        chain.append(above)
    return chain


def _place(entry: dict[str, Any], known: dict[str, Place]) -> Place:
    parent = known.get(entry.get("parent", ""))
    return Place(
        id=entry["id"],
        name=entry["name"],
        kind=cast(Kind, entry["kind"]),
        parent=entry.get("parent"),
        country=entry.get("country") or (parent.country if parent else None),
        query=entry.get("query", entry["name"]),
        means=entry.get("means"),
        aliases={code: tuple(names) for code, names in entry.get("aliases", {}).items()},
        lookalikes=tuple(entry.get("lookalikes", ())),
    )


def _faults(
    entry: dict[str, Any], known: dict[str, Place], entries: list[dict[str, Any]]
) -> Iterator[tuple[str, str]]:
    """Yield the path within an entry and the fault, for faults that the schema cannot see."""
    if entry["id"] in known:
        yield ".id", f"'{entry['id']}' stands twice; give each place its own id"
    if entry["kind"] == "country":
        if "country" not in entry:
            yield ".country", "is missing; a country needs its two-letter ISO 3166-1 code"
        if "parent" in entry:
            yield ".parent", "is given, but a country is a part of no other place; remove it"
        return
    if "parent" in entry:
        yield from _parent_faults(entry, known, entries)
    elif entry["kind"] == "remainder":
        yield ".parent", "is missing; a remainder is what is left of its parent, so name that"
    elif entry["kind"] == "region":
        yield ".parent", "is missing; a region is a part of a country, so name that"


def _parent_faults(
    entry: dict[str, Any], known: dict[str, Place], entries: list[dict[str, Any]]
) -> Iterator[tuple[str, str]]:
    parent = known.get(entry["parent"])
    if parent is None:
        ids = [other["id"] for other in entries]
        if entry["parent"] in ids:
            # Also what a cycle looks like: one of its places must stand before its parent.
            yield ".parent", f"'{entry['parent']}' does not stand before it; put parents first"
        else:
            near = get_close_matches(entry["parent"], ids, n=3)
            hint = f"; near: {', '.join(near)}" if near else "; use the id of a place in this file"
            yield ".parent", f"'{entry['parent']}' is not a place{hint}"
        return
    if parent.kind == "remainder":
        yield ".parent", f"'{parent.id}' is a remainder and has no parts; name its parent instead"
    if entry["kind"] == "region" and parent.kind not in {"country", "region"}:
        what = f"'{parent.id}' is a {parent.kind}; a region is a part of a country or of a region"
        yield ".parent", what
    if parent.country and entry.get("country", parent.country) != parent.country:
        yield (
            ".country",
            f"{entry['country']} contradicts {parent.country} of its parent '{parent.id}'; "
            "remove it or change the parent",
        )
    if entry["kind"] == "remainder":
        siblings = (p for p in known.values() if p.parent == parent.id and p.kind == "remainder")
        for sibling in siblings:
            yield ".kind", f"'{parent.id}' already has the remainder '{sibling.id}'; keep one"


def _group_faults(
    entry: dict[str, Any],
    places: dict[str, Place],
    parents: dict[str, str | None] | None,
    groups: list[Group],
) -> Iterator[tuple[str, str]]:
    """Yield the path within a group's entry and the fault."""
    if entry["id"] in places:
        yield ".id", f"'{entry['id']}' is also a place's; rename one"
    if entry["id"] in {group.id for group in groups}:
        yield ".id", f"'{entry['id']}' stands twice; give each group its own id"
    members = [name for name in entry["members"] if name in places]
    for name in sorted(set(entry["members"]) - set(members)):
        near = get_close_matches(name, places, n=3)
        hint = f"; near: {', '.join(near)}" if near else "; use the id of a place in this file"
        yield ".members", f"'{name}' is not a place{hint}"
    for name in members if parents else ():
        if above := set(upwards(name, parents or {})[1:]) & set(members):
            yield ".members", f"'{name}' is already counted with '{min(above)}'; drop one"


def _text_faults(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the texts that hold line breaks or characters which reorder or hide others."""
    texts = {f".{key}": value for key, value in entry.items() if isinstance(value, str)}
    for code, names in entry.get("aliases", {}).items():
        texts |= {f".aliases.{code}[{index}]": name for index, name in enumerate(names)}
    for path, text in texts.items():
        if hidden := hidden_character(text):
            yield path, f"holds the control character {hidden}; remove it"
        if text != text.strip():
            yield path, "begins or ends with a space or is blank; remove the spaces"
