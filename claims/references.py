"""References that lead somewhere, and ids that stand once, over a whole dataset."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from claims.dataset import Assumption, Dataset
from claims.model import Claim
from claims.places import parents_of, upwards
from files import Fault

HEAD = "data/dataset.yaml"
ASSUMED = "data/assumptions.yaml"

MOST_LISTED = 12
"""Most ids that a message lists; of more, it names those that are spelt alike."""


def check_references(dataset: Dataset, *, all_read: bool = True) -> list[Fault]:
    """Return the faults of everything that refers to something else.

    Parameters
    ----------
    dataset
        The dataset.
    all_read
        Whether every report could be read. Where one could not, a claim that is not known may
        stand in it, and is no fault.
    """
    return sorted(
        {
            *_head_faults(dataset, all_read),
            *_assumption_faults(dataset),
            *_claim_faults(dataset, all_read),
        }
    )


def _head_faults(dataset: Dataset, all_read: bool) -> Iterator[Fault]:
    populations = {p.id for p in dataset.populations}
    claims = {c.id for c in dataset.claims}
    for what, ids in (
        ("populations", [p.id for p in dataset.populations]),
        ("parties", [p.id for p in dataset.parties]),
        ("phases", [p.id for p in dataset.phases]),
    ):
        for name in _twice(ids):
            yield Fault(HEAD, f".{what}", f"id '{name}' stands twice; ids are unique")
    if dataset.population not in populations:
        yield Fault(HEAD, ".view.population", _unknown(dataset.population, populations))
    simple = {p.id for p in dataset.populations if not p.parts}
    for part in sorted({part for p in dataset.populations for part in p.parts} - simple):
        yield Fault(HEAD, ".populations", f"part {_unknown(part, simple)}")
    (south, west, north, east) = dataset.bounds
    if not (-90 <= south < north <= 90 and west < east):
        yield Fault(HEAD, ".view.bounds", "must be [[south, west], [north, east]] in degrees")
    last = None
    for phase in dataset.phases:
        for name in sorted(set(phase.claims) - claims) if all_read else ():
            yield Fault(HEAD, ".phases", f"phase '{phase.id}' cites {_unknown(name, claims)}")
        if last is not None and phase.first <= last.last:
            yield Fault(HEAD, ".phases", f"'{phase.id}' begins before '{last.id}' has ended")
        if phase.first < dataset.start or phase.last > dataset.end:
            yield Fault(HEAD, ".phases", f"'{phase.id}' reaches beyond the grid; shorten it")
        last = phase


def _assumption_faults(dataset: Dataset) -> Iterator[Fault]:
    populations = {p.id for p in dataset.populations}
    places = {p.id for p in dataset.places}
    claims = {c.id for c in dataset.claims}
    for name in _twice(a.id for a in dataset.assumptions):
        yield Fault(ASSUMED, ".", f"id '{name}' stands twice; ids are unique")
    for assumption in dataset.assumptions:
        path = f".{assumption.id}"
        if assumption.id in claims:
            yield Fault(ASSUMED, path, "this id is also a claim's; rename one")
        listed = assumption.places if isinstance(assumption.places, tuple) else ()
        for name in sorted(set(listed) - places):
            yield Fault(ASSUMED, f"{path}.places", _unknown(name, places))
        for name in sorted(set(assumption.populations) - populations):
            yield Fault(ASSUMED, f"{path}.populations", _unknown(name, populations))
        if assumption.measure == "ceiling":
            row = dataset.words.find(assumption.word or "")
            if row is None or row.ceiling_step is None:
                steps = {w for r in dataset.words.rows if r.ceiling_step for w in r.words}
                yield Fault(ASSUMED, f"{path}.word", _unknown(assumption.word or "", steps))
        else:
            for key in ("places", "populations"):
                if not getattr(assumption, key):
                    yield Fault(ASSUMED, path, f"missing key '{key}'; it must be given")
        for below, what in _shape_faults(assumption):
            yield Fault(ASSUMED, path + below, what)


def _shape_faults(assumption: Assumption) -> Iterator[tuple[str, str]]:
    """Yield what does not go with the measure of an assumption."""
    measure, amount = assumption.measure, assumption.amount
    if assumption.when is not None:
        yield ".when", "is not read: an assumption holds in every month; drop it"
    if assumption.places == "in-use" and measure != "kept":
        yield ".places", "'in-use' goes with kept alone; name places, or write 'countries'"
    if measure not in {"kept", "stock"}:
        if amount is not None:
            yield ".amount", f"a {measure} has no amount; drop it"
    elif amount is None:
        yield "", f"missing key 'amount'; a {measure} needs it"
    elif amount.unit != "persons":
        yield ".amount", f"'{amount.text}' counts {amount.unit}; a {measure} takes persons"
    elif measure == "kept" and amount.low is None:
        yield ".amount", f"'{amount.text}' has no low end; a kept needs one"


def _claim_faults(dataset: Dataset, all_read: bool) -> Iterator[Fault]:
    for name in _twice(r.id for r in dataset.reports):
        yield Fault("seeds/reports", ".", f"report id '{name}' stands twice; ids are unique")
    known = _Known.of(dataset)
    claims = {c.id: c for c in dataset.claims}
    seen: dict[str, str] = {}
    for report in dataset.reports:
        for index, claim in enumerate(report.claims):
            path = f".claims[{index}]"
            if claim.id in seen:
                what = f"'{claim.id}' stands twice (also in {seen[claim.id]}); rename one"
                yield Fault(report.record, f"{path}.id", what)
            seen.setdefault(claim.id, report.record)
            for below, what in (
                *_names(claim, known),
                *_places(claim, known),
                *_exceptions(claim, known),
                *_links(claim, claims, {a.id for a in dataset.assumptions}, all_read),
            ):
                yield Fault(report.record, path + below, what)


@dataclass(frozen=True)
class _Known:
    """What a claim may name: populations with their parts, parties, places with what they lie in.

    `above` holds a place itself too; `places` the groups besides.
    """

    people: dict[str, set[str]]
    parties: set[str]
    places: set[str]
    above: dict[str, set[str]]

    @classmethod
    def of(cls, dataset: Dataset) -> "_Known":
        parents = parents_of(dataset.places)
        return cls(
            people={p.id: set(p.parts or (p.id,)) for p in dataset.populations},
            parties={p.id for p in dataset.parties},
            places={*parents, *(group.id for group in dataset.groups)},
            above={name: set(upwards(name, parents)) for name in parents},
        )


def _names(claim: Claim, known: _Known) -> Iterator[tuple[str, str]]:
    """Yield what a claim names and nobody knows."""
    whole = (claim.whole,) if claim.whole is not None else ()
    people = (claim.population,) if claim.population is not None else ()
    for key, names, allowed in (
        (".population", people, known.people),
        (".except.population", claim.except_populations, known.people),
        (".party", claim.parties, known.parties),
        (".whole", whole, known.above),
    ):
        for name in sorted(set(names) - set(allowed)):
            yield key, _unknown(name, allowed)
    for key, names in (
        (".place", claim.places),
        (".to", claim.to),
        (".except.place", claim.except_places),
    ):
        for name in sorted(set(names) - set(known.above)):
            yield key, _unknown(name, known.places)


def _places(claim: Claim, known: _Known) -> Iterator[tuple[str, str]]:
    """Yield the places of a claim that do not go together."""
    above = known.above
    for name in claim.places:
        if name in above and claim.whole in above and claim.whole not in above[name]:
            yield ".place", f"'{name}' is no part of '{claim.whole}'"
    for key, listed in ((".place", claim.places), (".to", claim.to)):
        for name in listed:
            if (above.get(name, set()) - {name}) & set(listed):
                yield key, f"'{name}' is already counted with its parent; drop one"
    for name in claim.to:
        # What shares a part with where they leave from would be both less and more.
        lower = {left for left in claim.places if name in above.get(left, ())}
        if lower or above.get(name, set()) & set(claim.places):
            what = f"'{name}' is where they leave from, or shares a part with it; name another"
            yield ".to", what


def _exceptions(claim: Claim, known: _Known) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with whom or where a claim leaves out."""
    people, above = known.people, known.above
    whom = people.get(claim.population or "", set())
    spared = {part for name in claim.except_populations for part in people.get(name, ())}
    for name in claim.except_populations:
        if whom and name in people and not people[name] & whom:
            yield ".except.population", f"'{name}' is no part of '{claim.population}'; drop it"
    if whom and whom <= spared and not claim.except_places:
        yield ".except.population", "leaves out everybody that the claim speaks of; name a part"
    for name in claim.except_places:
        if name not in above or not set(claim.places) <= set(above):
            continue
        if not above[name] & set(claim.places):
            yield ".except.place", f"'{name}' is no part of `place`; drop it"
        elif name in claim.places and not claim.except_populations:
            what = f"'{name}' is in `place` too; drop it there, or leave out a part of it"
            yield ".except.place", what


def _links(
    claim: Claim, claims: dict[str, Claim], assumptions: set[str], all_read: bool
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the claims and assumptions that a claim refers to."""
    for key in ("retells", "supersedes", "contradicts", "releases"):
        known = set(claims) | (assumptions if key == "releases" else set())
        for name in getattr(claim, key):
            if name == claim.id:
                yield f".{key}", "names the claim itself; drop it"
            elif name not in known and all_read:
                yield f".{key}", _unknown(name, known)
    for key in ("retells", "supersedes"):
        if claim.id not in getattr(claim, key) and claim.id in _reached(claim, key, claims):
            yield f".{key}", "leads round to the claim itself; one of them must be the first"
    for name in claim.retells:
        if name in claims and claims[name].origin != claim.origin:
            other = claims[name].origin
            what = f"'{name}' is of another origin ({other}); only the same one is told again"
            yield ".retells", what


def _reached(claim: Claim, key: str, claims: dict[str, Claim]) -> set[str]:
    """Return every claim that one leads to by way of what it retells or supersedes."""
    reached: set[str] = set()
    ahead = list(getattr(claim, key))
    while ahead:
        name = ahead.pop()
        if name in claims and name not in reached:
            reached.add(name)
            ahead.extend(getattr(claims[name], key))
    return reached


def _twice(ids: Iterable[str]) -> list[str]:
    return sorted(name for name, count in Counter(ids).items() if count > 1)


def _unknown(name: str, known: Collection[str]) -> str:
    listed = sorted(known)
    if len(listed) <= MOST_LISTED:
        return f"'{name}' is not known; known: {', '.join(listed)}"
    near = get_close_matches(name, listed, n=3)
    hint = f"near: {', '.join(near)}" if near else "nothing known is like it"
    return f"'{name}' is not known; {hint}"
