"""What must always hold, over generated datasets: the laws of docs/method.md."""

import math
from dataclasses import replace
from random import Random
from typing import get_args

from hypothesis import assume, event, given
from hypothesis import strategies as st

from claims.dataset import Assumption, Dataset
from claims.model import Claim, Measure
from presence.bounds import Bound, Cell, bound, columns_of, end_in, whole_high, whole_low
from presence.edition import Edition
from presence.projection import End, Projection
from presence.reasons import reasons
from presence.solve import solve_cell
from presence.table import as_csv, as_json, table
from tests.presence.small import CATALOGUE, NO_FALL, claim, dataset
from tests.presence.strategies import MEASURES, Layout, layouts, one_claim, several_claims, worlds

ENDS: tuple[End, End] = ("low", "high")


def claims_of(world: Dataset) -> list[Claim]:
    return list(world.claims)


def with_claims(world: Dataset, *claims: Claim, reverse: bool = False) -> Dataset:
    """Return the dataset with these claims in the place of its own."""
    fresh = dataset(*claims, reverse=reverse)
    return replace(world, reports=fresh.reports)


def cells(projection: Projection) -> list[Cell]:
    """Return every cell of the Americans and of the coalition."""
    return [
        Cell(place.id, population, span)
        for place in projection.dataset.places
        for population in ("us", "coalition")
        for span in projection.grid.spans
    ]


def monthly(projection: Projection) -> dict[tuple[str, str, int], tuple[float, float]]:
    """Return low and high a month as numbers: nought and infinity where absent."""
    solved = {one: bound(projection, one) for one in cells(projection)}
    return {
        (one.place, one.population, month): numbers(found)
        for one, found in solved.items()
        for month in projection.dataset.months
        if projection.grid.span_of(month) == one.span
    }


def numbers(found: Bound) -> tuple[float, float]:
    return found.low or 0, math.inf if found.high is None else found.high


def contains(
    wide: dict[tuple[str, str, int], tuple[float, float]],
    narrow: dict[tuple[str, str, int], tuple[float, float]],
) -> list[tuple[str, str, int]]:
    """Return the cells of which the wide bounds do not contain the narrow ones."""
    return [key for key, (low, high) in narrow.items() if wide[key][0] > low or wide[key][1] < high]


def told(projection: Projection) -> None:
    """Tell Hypothesis what kinds of datasets were tried (`--hypothesis-show-statistics`)."""
    event(f"choices: {min(len(projection.choices), 4)}")
    event(f"gave way: {bool(projection.settlement.given_way)}")
    event(f"yielded: {bool(projection.yielded)}")


@given(worlds(), st.sampled_from(CATALOGUE))
def test_one_assumption_fewer_never_tightens_a_bound(world: Dataset, gone: Assumption) -> None:
    every = frozenset(one.id for one in CATALOGUE)
    more = Projection(world, assumptions=every)
    fewer = Projection(world, assumptions=every - {gone.id})
    told(more)
    assert contains(monthly(fewer), monthly(more)) == []


@given(worlds())
def test_without_assumptions_no_bound_is_tighter(world: Dataset) -> None:
    assert (
        contains(monthly(Projection(world, assumptions=frozenset())), monthly(Projection(world)))
        == []
    )


def agrees(before: Projection, after: Projection, added: Claim) -> bool:
    """Whether a claim agrees with the rest and limits no assumption.

    It contradicts no claim, nothing settled is settled otherwise for it, no assumption yields to
    it, and no change is suspended for it.
    """
    one, other = before.settlement, after.settlement
    if one.disputes != other.disputes or len(one.choices) != len(other.choices):
        return False
    if {(g.claim, g.to, g.rule) for g in one.given_way} != {
        (g.claim, g.to, g.rule) for g in other.given_way
    }:
        return False
    if any(added.id in dispute.claims for dispute in other.disputes):
        return False

    def yields(projection: Projection) -> set[tuple[str, int, str | None, str | None]]:
        return {(y.assumption, y.month, y.place, y.population) for y in projection.yielded}

    def suspended(projection: Projection) -> set[str]:
        return {
            projection.rows[row].source for choice in projection.choices for row in choice.suspended
        }

    return yields(before) == yields(after) and suspended(after) <= suspended(before)


@given(layouts(), st.data())
def test_one_more_claim_that_agrees_never_widens_a_bound(
    layout: Layout, data: st.DataObject
) -> None:
    places, grid = layout
    claims = data.draw(several_claims(places, grid[1], most=5))
    added = data.draw(one_claim("added", places, grid[1]))
    changes = added.measure in {"departure", "reduction", "emptied"}
    # A change ends "a figure stands" where it begins, so that assumption is left out for it.
    catalogue = [one for one in CATALOGUE if not (changes and one is NO_FALL)]
    world = dataset(*claims, places=places, grid=grid, assumptions=catalogue)
    every = frozenset(one.id for one in catalogue)
    before = Projection(world, assumptions=every)
    after = Projection(with_claims(world, *claims, added), assumptions=every)
    assume(agrees(before, after, added))
    assert contains(monthly(before), monthly(after)) == []


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_reports_and_claims_changes_nothing(world: Dataset, random: Random) -> None:
    claims = claims_of(world)
    random.shuffle(claims)
    shuffled = with_claims(world, *claims, reverse=True)
    one, other = Projection(world), Projection(shuffled)
    tables = [as_csv(table(Edition(w), ["us", "coalition"])) for w in (world, shuffled)]
    assert tables[0] == tables[1]
    assert one.settlement == other.settlement
    assert one.yielded == other.yielded


@given(worlds())
def test_the_same_inputs_give_the_same_bytes(world: Dataset) -> None:
    tables = [table(Edition(world), ["us", "other", "coalition"]) for _ in range(2)]
    assert as_json(tables[0]) == as_json(tables[1])
    assert as_csv(tables[0]) == as_csv(tables[1])


@given(worlds())
def test_a_cell_asked_for_alone_is_as_in_the_table(world: Dataset) -> None:
    in_order = Edition(world).solve(["us"])
    edition = Edition(world)
    for cell, one in reversed(in_order.cells.items()):
        month = edition.part_of(cell.place).grid.firsts[cell.span]
        again = edition.solve_one(cell.place, cell.population, month)
        assert again.bound == one.bound
        assert again.low.sources == one.low.sources
        assert again.high.sources == one.high.sources


@given(worlds())
def test_low_is_never_above_high(world: Dataset) -> None:
    projection = Projection(world)
    told(projection)
    for one in cells(projection):
        low, high = numbers(bound(projection, one))
        assert low <= high, one


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
    projection = Projection(with_claims(world, *claims_of(world), freeing))
    assert projection.freed
    for one in cells(projection):
        solved = solve_cell(projection, one)
        low, high = numbers(solved.bound)
        wide_low, wide_high = solved.wide
        assert (wide_low or 0) <= low, one
        assert wide_high is None or wide_high >= high, one
        if solved.bound.low == 0:
            assert wide_low == 0


def resolved(projection: Projection, choice: int, sources: frozenset[str]) -> frozenset[int]:
    """Return the rows that some claims and assumptions alone make in a choice."""
    return frozenset(
        row
        for row in projection.choices[choice].rows
        if projection.rows[row].source in sources
        and ((claim := projection.needs(row)) is None or claim in sources)
    )


@given(worlds())
def test_reasons_give_their_bound_and_none_is_idle(world: Dataset) -> None:
    projection = Projection(world)
    for one in cells(projection):
        found = bound(projection, one)
        for end in ENDS:
            why = reasons(projection, one, found, end)
            value = found.low if end == "low" else found.high
            choice = found.low_choice if end == "low" else found.high_choice
            if value is None or choice is None:
                assert why.sources == ()
                continue
            columns = columns_of(projection, one)
            sources = frozenset(why.sources)
            alone = resolved(projection, choice, sources)
            assert end_in(projection, alone, columns, why.end) == value
            for source in sources:
                without = resolved(projection, choice, sources - {source})
                assert end_in(projection, without, columns, why.end) != value, source
            total = sum(part.persons for part in why.parts)
            whole = whole_low(total) if why.end == "low" else whole_high(total)
            assert whole == value
            assert {part.source for part in why.parts} <= sources


@given(worlds())
def test_the_claims_in_the_reasons_give_the_bound_by_themselves(world: Dataset) -> None:
    whole = Projection(world, assumptions=frozenset())
    assume(len(whole.choices) == 1 and not whole.settlement.given_way)
    asked = {
        (one, end): reasons(whole, one, bound(whole, one), end)
        for one in cells(whole)
        for end in ENDS
    }
    known = {claim.id: claim for claim in world.claims}
    for why in {why.sources for why in asked.values()} - {()}:
        alone = Projection(
            with_claims(world, *(known[name] for name in why)), assumptions=frozenset()
        )
        for (one, end), reason in asked.items():
            if reason.sources != why:
                continue
            month = whole.grid.firsts[one.span]
            again = bound(alone, Cell(one.place, one.population, alone.grid.span_of(month)))
            found = bound(whole, one)
            if reason.end == "high":
                assert again.high == (found.high if end == "high" else 0)
            else:
                assert again.low == found.low


@given(worlds())
def test_retelling_under_the_same_origin_changes_no_bound(world: Dataset) -> None:
    claims = claims_of(world)
    first = world.reports[0]
    again = [
        replace(
            claim,
            id=f"again-{claim.id}",
            report="again",
            published=world.reports[-1].published,
            retells=(claim.id,),
        )
        for claim in first.claims
    ]
    retold = with_claims(world, *claims, *again)
    assert len({report.origin for report in retold.reports}) == len(
        {report.origin for report in world.reports}
    )
    tables = [as_csv(table(Edition(w), ["us", "coalition"])) for w in (world, retold)]
    assert tables[0] == tables[1]


@given(worlds())
def test_saying_the_same_twice_changes_no_bound(world: Dataset) -> None:
    claims = claims_of(world)
    twice = [replace(claim, id=f"{claim.id}-twice") for claim in claims]
    one, other = Projection(world), Projection(with_claims(world, *claims, *twice))
    assert monthly(one) == monthly(other)


@given(worlds())
def test_a_country_lies_between_the_sums_of_its_parts(world: Dataset) -> None:
    projection = Projection(world)
    # Parts are rounded to whole persons each by itself, the country once.
    fractions = any(claim.amount and claim.amount.unit == "fraction" for claim in world.claims)
    parts = [place.id for place in world.places if place.parent == "land"]
    slack = len(parts) - 1 if fractions else 0
    for population in ("us", "coalition"):
        for span in projection.grid.spans:
            low, high = numbers(bound(projection, Cell("land", population, span)))
            below = [numbers(bound(projection, Cell(part, population, span))) for part in parts]
            assert high <= sum(part[1] for part in below) + slack
            assert low >= sum(part[0] for part in below) - slack
            assert all(part[0] <= low and part[1] <= high for part in below)


@given(worlds())
def test_the_coalition_lies_between_the_sums_of_its_members(world: Dataset) -> None:
    projection = Projection(world)
    fractions = any(claim.amount and claim.amount.unit == "fraction" for claim in world.claims)
    for place in world.places:
        for span in projection.grid.spans:
            low, high = numbers(bound(projection, Cell(place.id, "coalition", span)))
            below = [numbers(bound(projection, Cell(place.id, p, span))) for p in ("us", "other")]
            assert high <= sum(part[1] for part in below) + fractions
            assert low >= sum(part[0] for part in below) - fractions
            assert all(part[0] <= low and part[1] <= high for part in below)


def test_the_measures_tried_are_all_that_bind() -> None:
    assert {*MEASURES, "milestone", "context"} == set(get_args(Measure))
