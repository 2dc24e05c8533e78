"""What must always hold, over generated datasets: the laws of docs/method.md."""

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import Literal, get_args

from hypothesis import assume, event, given, note
from hypothesis import strategies as st

from claims.dataset import Assumption, Dataset
from claims.dates import PartialDate, parse_date
from claims.model import UNMEASURED, Claim, Measure, When
from presence.answers.reasons import reasons
from presence.answers.values import Bound, Cell, whole_high, whole_low
from presence.edition import Edition
from presence.projection import Projection
from presence.told.table import as_csv, as_json, bare_table, table
from tests.presence.brute import short
from tests.presence.small import CATALOGUE, claim, dataset
from tests.presence.strategies import (
    MEASURES,
    Layout,
    layouts,
    one_claim,
    several_claims,
    worlds,
)

ENDS: tuple[Literal["low"], Literal["high"]] = ("low", "high")
EVERY = frozenset(one.id for one in CATALOGUE)
GROUPS = ("us", "other", "coalition")

Values = dict[Cell, Bound]


def with_claims(world: Dataset, *claims: Claim, reverse: bool = False) -> Dataset:
    """Return the dataset with these claims in the place of its own."""
    return replace(world, reports=dataset(*claims, reverse=reverse).reports)


def found_in(edition: Edition) -> Values:
    note(short(claim for claim in edition.dataset.claims if claim.when))
    return edition.announced(GROUPS)


def spans(found: Bound) -> list[tuple[float, float]]:
    """Return the pieces of a set as numbers: from nought, without an end where none is given."""
    if not found.pieces:
        return [(0, math.inf)]
    return [
        (piece.low or 0, math.inf if piece.high is None else piece.high) for piece in found.pieces
    ]


def ends_of(found: Bound) -> tuple[float, float]:
    every = spans(found)
    return every[0][0], every[-1][1]


def lost(wide: Mapping[Cell, Bound], narrow: Mapping[Cell, Bound]) -> list[Cell]:
    """Return the cells of which the wide sets lack a number that the narrow ones have.

    Where gaps were closed the ends alone are compared.
    """
    found = []
    for cell, one in narrow.items():
        other = wide[cell]
        merged = one.merged or other.merged
        mine = [ends_of(one)] if merged else spans(one)
        around = [ends_of(other)] if merged else spans(other)
        if not all(any(a <= low and high <= b for a, b in around) for low, high in mine):
            found.append(cell)
    return found


def told(edition: Edition) -> None:
    """Tell Hypothesis what kinds of datasets were tried (`--hypothesis-show-statistics`)."""
    event(f"in dispute: {bool(edition.disputes)}")
    event(f"gave way: {bool(edition.given_way)}")
    event(f"yielded: {bool(edition.yielded)}")


# --- sets of values ---------------------------------------------------------------------------


@given(worlds())
def test_low_is_not_above_high_and_every_end_belongs_to_a_piece(world: Dataset) -> None:
    edition = Edition(world)
    told(edition)
    for cell, found in found_in(edition).items():
        pieces = spans(found)
        assert all(low <= high for low, high in pieces), cell
        # Pieces ascend and lie apart.
        assert all(one[1] + 1 < two[0] for one, two in pairwise(pieces)), cell
        assert len(pieces) <= 3
        if found.pieces:
            assert (found.low, found.high) == (found.pieces[0].low, found.pieces[-1].high)
            assert all(piece.high != 0 or piece.low == 0 for piece in found.pieces)
        else:
            assert (found.low, found.high) == (None, None)


@given(worlds(), st.sampled_from(CATALOGUE))
def test_one_assumption_fewer_never_narrows(world: Dataset, gone: Assumption) -> None:
    more = Edition(world, assumptions=EVERY)
    fewer = Edition(world, assumptions=EVERY - {gone.id})
    assert lost(found_in(fewer), found_in(more)) == []


@given(worlds())
def test_without_assumptions_nothing_is_narrower(world: Dataset) -> None:
    bare = Edition(world, assumptions=frozenset())
    assert lost(found_in(bare), found_in(Edition(world))) == []


@given(worlds(), st.sampled_from([(0, 3), (3, 6), (0, 6), (6, 12)]))
def test_more_lateness_never_narrows(world: Dataset, late: tuple[int, int]) -> None:
    one, other = (Edition(world, late=months) for months in late)
    assert lost(found_in(other), found_in(one)) == []


@given(worlds(), st.data())
def test_the_range_with_exceptions_contains_the_one_announced(
    world: Dataset, data: st.DataObject
) -> None:
    freeing = claim(
        "may",
        data.draw(st.sampled_from(["context", "kept"])),
        modality=data.draw(st.sampled_from(["possibility", "denial"])),
        population=data.draw(st.sampled_from(["us", "coalition"])),
        places=data.draw(st.sampled_from(["land", "north"])),
        when={"from": f"2030-0{data.draw(st.integers(1, 4))}"},
        releases=tuple(
            data.draw(
                st.sets(st.sampled_from(["c0", "c1", "no-rise", "figure-stands"]), min_size=1)
            )
        ),
    )
    edition = Edition(with_claims(world, *world.claims, freeing))
    found, wide = edition.bound(GROUPS)
    for cell, one in found.items():
        low, high = wide[cell]
        assert (low or 0) <= (one.low or 0), cell
        assert high is None or (one.high is not None and high >= one.high), cell
        if one.low == 0:
            assert low == 0


# --- one claim more ---------------------------------------------------------------------------


def in_year(one: Claim, year: str) -> Claim:
    """Return a claim with all its dates in another year than 2030."""

    def moved(date: PartialDate | None) -> PartialDate | None:
        return (
            None
            if date is None
            else parse_date(date.text.replace("2030", year).replace("2031", year))
        )

    assert one.when is not None
    when = When(
        moved(one.when.at),
        moved(one.when.start),
        moved(one.when.by),
        moved(one.when.until),
        moved(one.when.through),
    )
    published = moved(one.published)
    assert published is not None
    return replace(one, when=when, published=published, report=f"r-{published.text}")


def settled_alike(before: Edition, after: Edition) -> bool:
    """Whether a further claim agrees with the rest, and overtakes and replaces nothing."""
    return before.disputes == after.disputes and {
        (one.claim, one.rule) for one in before.given_way
    } == {(one.claim, one.rule) for one in after.given_way}


@given(layouts(), st.data())
def test_one_more_claim_that_agrees_never_widens(layout: Layout, data: st.DataObject) -> None:
    places, grid = layout
    # It shares no month with the others: the earlier end, the later speak of another year.
    ending = [one for one in MEASURES if one not in {"emptied", "reduction"}]
    before_them = data.draw(st.booleans())
    claims = data.draw(several_claims(places, grid[1], MEASURES if before_them else ending, 4))
    added = data.draw(one_claim("added", places, grid[1], ending if before_them else MEASURES))
    if before_them:
        claims = [in_year(one, "2031") for one in claims]
    else:
        added = in_year(added, "2031")
    years = ("2030-01", "2031-09")
    before, after = (
        Edition(dataset(*some, places=places, grid=years), dt.date(2032, 1, 1), frozenset())
        for some in (claims, [*claims, added])
    )
    note(short([*claims, added]))
    assume(settled_alike(before, after))
    assert lost(found_in(before), found_in(after)) == []


# --- what changes nothing ---------------------------------------------------------------------


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_reports_and_claims_changes_nothing(world: Dataset, random: Random) -> None:
    claims = list(world.claims)
    random.shuffle(claims)
    shuffled = with_claims(world, *claims, reverse=True)
    one, other = Edition(world), Edition(shuffled)
    note(short(claims))
    assert as_csv(table(one, GROUPS)) == as_csv(table(other, GROUPS))
    assert one.disputes == other.disputes
    assert one.given_way == other.given_way
    assert one.yielded == other.yielded


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_places_changes_nothing(world: Dataset, random: Random) -> None:
    places = list(world.places)
    random.shuffle(places)
    places.sort(key=lambda place: place.parent is not None)  # parents stand before their parts
    one, other = found_in(Edition(world)), found_in(Edition(replace(world, places=tuple(places))))
    assert one == other


@given(worlds())
def test_the_same_inputs_give_the_same_bytes(world: Dataset) -> None:
    tables = [table(Edition(world), GROUPS) for _ in range(2)]
    assert as_json(tables[0]) == as_json(tables[1])
    assert as_csv(tables[0]) == as_csv(tables[1])


@given(worlds())
def test_a_cell_asked_for_alone_is_as_in_the_table(world: Dataset) -> None:
    note(short(world.claims))
    in_order = Edition(world).solve(["us"])
    edition = Edition(world)
    for cell, one in reversed(in_order.cells.items()):
        day = dt.date.fromordinal(cell.day)
        again = edition.solve_one(cell.place, cell.population, day.year * 12 + day.month - 1)
        assert again.bound == one.bound
        assert (again.low.sources, again.high.sources) == (one.low.sources, one.high.sources)


@given(worlds())
def test_retelling_under_the_same_origin_changes_nothing(world: Dataset) -> None:
    last = max(report.published.last for report in world.reports)
    published = next(r.published for r in world.reports if r.published.last == last)
    again = [
        replace(one, id=f"again-{one.id}", report="again", published=published, retells=(one.id,))
        for one in world.reports[0].claims
    ]
    retold = with_claims(world, *world.claims, *again)
    note(short(world.claims))
    tables = [as_csv(table(Edition(one), GROUPS)) for one in (world, retold)]
    assert tables[0] == tables[1]


@given(worlds())
def test_saying_the_same_twice_changes_no_value(world: Dataset) -> None:
    twice = [replace(one, id=f"{one.id}-twice") for one in world.claims]
    assert found_in(Edition(world)) == found_in(Edition(with_claims(world, *world.claims, *twice)))


@given(worlds(), st.integers(-2, 1), st.integers(-2, 6))
def test_the_grids_ends_change_no_cell_in_both(world: Dataset, first: int, last: int) -> None:
    assume(world.start + first <= world.end + last)
    one = found_in(Edition(world))
    moved = replace(world, start=world.start + first, end=world.end + last)
    other = found_in(Edition(moved))
    assert {cell: one[cell] for cell in one if cell in other} == {
        cell: other[cell] for cell in other if cell in one
    }


# --- reasons ----------------------------------------------------------------------------------


def reproduces(
    projection: Projection, cell: Cell, found: Bound, end: Literal["low", "high"]
) -> bool:
    """Whether the rows of an end's reasons alone give that end: solved again with nothing else."""
    value = found.low if end == "low" else found.high
    why = reasons(projection, found, end)
    if value is None or not why.parts:
        return True
    programme = projection.programme
    wanted = {id(part.row) for part in why.parts}
    held = [index for index, row in enumerate(projection.rows) if id(row) in wanted]
    sides = programme.sides(held)
    columns = projection.column_of(cell.place, cell.population, cell.day)
    with projection.core.lock:
        programme.apply(sides)
        best = programme.value(programme.optimum(columns, why.end), sides)
    if best is None:
        return False
    return (whole_low(best) if why.end == "low" else whole_high(best)) == value


@given(worlds())
def test_reasons_give_their_end_by_themselves(world: Dataset) -> None:
    note(short(world.claims))
    edition = Edition(world)
    for cell, found in edition.announced(GROUPS).items():
        for end in ENDS:
            assert reproduces(edition.part_of(cell.place), cell, found, end), (cell, end)


@given(worlds())
def test_the_claims_in_the_reasons_give_the_end_by_themselves(world: Dataset) -> None:
    note(short(world.claims))
    bare: frozenset[str] = frozenset()
    edition = Edition(world, assumptions=bare)
    # Where nothing is in dispute or gave way, and no later claim cuts a figure's month short.
    assume(not edition.disputes and not edition.given_way)
    known = {one.id: one for one in world.claims}
    solved = edition.solve(GROUPS).cells
    for sources in {one.high.sources for one in solved.values()} - {()}:
        again = Edition(
            with_claims(world, *(known[name] for name in sources)), edition.as_of, bare
        ).announced(GROUPS)
        for cell, one in solved.items():
            if one.high.sources == sources:
                high = again[cell].high
                assert high is not None
                assert one.bound.high is not None
                assert high <= one.bound.high, cell


# --- sums -------------------------------------------------------------------------------------


@given(worlds())
def test_a_country_lies_between_the_sums_of_its_parts(world: Dataset) -> None:
    found = found_in(Edition(world))
    # Parts are rounded to whole persons each by itself, the country once.
    fractions = any(one.amount and one.amount.unit == "fraction" for one in world.claims)
    parts = [place.id for place in world.places if place.parent == "land"]
    slack = len(parts) - 1 if fractions else 0
    for cell, one in found.items():
        if cell.place == "land":
            low, high = ends_of(one)
            below = [ends_of(found[cell._replace(place=part)]) for part in parts]
            assert high <= sum(part[1] for part in below) + slack
            assert low >= sum(part[0] for part in below) - slack
            assert all(part[0] <= low + slack and part[1] <= high + slack for part in below)


@given(worlds())
def test_the_coalition_lies_between_the_sums_of_its_members(world: Dataset) -> None:
    found = found_in(Edition(world))
    fractions = any(one.amount and one.amount.unit == "fraction" for one in world.claims)
    for cell, one in found.items():
        if cell.population == "coalition":
            low, high = ends_of(one)
            below = [ends_of(found[cell._replace(population=part)]) for part in ("us", "other")]
            assert high <= sum(part[1] for part in below) + fractions
            assert low >= sum(part[0] for part in below) - fractions


@given(worlds())
def test_the_bare_table_has_the_same_values(world: Dataset) -> None:
    edition = Edition(world)
    rows = zip(table(edition, ["us"]), bare_table(edition, ["us"]), strict=True)
    assert all(one.values == other.values for one, other in rows)


def test_the_measures_tried_are_all_that_bind() -> None:
    assert {*MEASURES, *UNMEASURED} == set(get_args(Measure))
