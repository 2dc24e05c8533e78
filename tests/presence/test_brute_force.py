"""The program against every history of a few persons, rule by rule, without a solver.

What the rules say is written a second time in `tests.presence.brute`, and tried on every way to
place a few persons in a few places on the days that matter.
"""

from collections.abc import Sequence

from hypothesis import assume, event, given, note
from hypothesis import strategies as st

from claims.model import Claim
from tests.presence.brute import leaves_of, rivals_of, short, whom
from tests.presence.brute_cases import (
    BASES_TWO,
    BEFORE,
    GROUPS,
    ISLE,
    JANUARY,
    Field,
    ordinal,
    projected,
    told,
)
from tests.presence.brute_choices import allowed, joined
from tests.presence.brute_lives import postponed
from tests.presence.brute_measures import units
from tests.presence.small import values

FIGURES = ("0", "2", "3", "1 to 3", "0 to 2", "over 1", "under 3")
FLOORS = (None, "present", "2 to 3", "under 3")
PERSONS = ("1 to 2", "1", "2")
PARTS = ("most", "40%", "over 25%", "half", "significantly", "reduced", "partial")
WHOLE = ("stock", "kept", "departure", "arrival", "move", "emptied")
EVERY = (*WHOLE, "share", "reduction")


@st.composite
def fact(  # noqa: PLR0911 - one a measure
    draw: st.DrawFn, name: str, field: Field, measures: Sequence[str]
) -> Claim:
    """Draw a fact about the places and groups of a field."""
    few = field is GROUPS
    measure = draw(st.sampled_from(measures))
    parts = PARTS if "share" in measures else ()
    months = [day[:7] for day in field.asked]
    when = draw(times(measure, draw(st.sampled_from([months, list(field.asked)])), few=few))
    where: str = draw(st.sampled_from(field.places))
    more: dict[str, object] = {
        "places": where,
        "population": draw(st.sampled_from(field.groups)),
        "when": when,
        "published": JANUARY if few else BEFORE,
    }
    figures = [text for text in FIGURES if not few or "3" not in text]
    changed = ["1"] if few else [*PERSONS, *parts]
    match measure:
        case "stock":
            return told(name, measure, draw(st.sampled_from(figures)), **more)
        case "kept":
            floors = FLOORS[:2] if few else FLOORS
            return told(name, measure, draw(st.sampled_from(floors)), **more)
        case "share":
            more |= {"places": draw(st.sampled_from(["north", "south"])), "whole": "land"}
            return told(name, measure, draw(st.sampled_from(PARTS)), **more)
        case "departure":
            gone = draw(st.sampled_from([*changed, "remainder"]))
            return told(name, measure, gone, **more, **draw(left_out(field, where)))
        case "arrival":
            return told(name, measure, draw(st.sampled_from(changed)), **more)
        case "move":
            here, there = draw(st.permutations(["north", "south"]))
            more |= {"places": here, "to": (there,)}
            return told(name, measure, draw(st.sampled_from(changed)), **more)
        case "reduction":
            cut = draw(st.sampled_from(["significantly", "reduced", "over 25%"]))
            return told(name, measure, cut, **more)
        case _:
            more |= draw(left_out(field, where))
            guard = draw(st.sampled_from([None, None, "0 to 1", "1"]))
            return told(name, measure, None, remainder=read(guard), **more)


@st.composite
def times(draw: st.DrawFn, measure: str, dates: list[str], *, few: bool) -> dict[str, str]:
    begin, end = sorted(
        draw(st.tuples(st.integers(0, len(dates) - 1), st.integers(0, len(dates) - 1)))
    )
    # Where few days can be tried, no change is measured from before the first of them.
    start = {} if few or draw(st.booleans()) else {"from": dates[begin]}
    if measure == "stock":
        return {draw(st.sampled_from(["at", "by"])): dates[end]}
    if measure in {"kept", "share"}:
        key = draw(
            st.sampled_from(["at", "through", "until", "from"][: 4 if measure == "kept" else 3])
        )
        return {key: dates[end]} | (start if key in {"through", "until"} else {})
    return start | {"by": dates[-1] if few else dates[end]}


@st.composite
def left_out(draw: st.DrawFn, field: Field, where: str) -> dict[str, tuple[str, ...]]:
    """Draw whom and where a claim leaves out; nobody in most cases."""
    found: dict[str, tuple[str, ...]] = {}
    if field is not GROUPS:
        return found
    if where == "land" and draw(st.booleans()):
        found["except_places"] = (draw(st.sampled_from(["north", "south"])),)
    if draw(st.booleans()):
        found["except_populations"] = (draw(st.sampled_from(["us", "other"])),)
    return found


def read(amount: str | None) -> object:
    return None if amount is None else told("n", "stock", amount, when={"at": BEFORE}).amount


@st.composite
def facts(draw: st.DrawFn, field: Field, measures: Sequence[str], most: int = 4) -> list[Claim]:
    count = draw(st.integers(1, most))
    return [draw(fact(f"c{index}", field, measures)) for index in range(count)]


def compare_one_choice(claims: list[Claim], field: Field, *, exact: bool) -> None:
    """Compare every cell where all claims hold together."""
    # Of figures that speak of one number there is a test by itself.
    assume(not any(rivals_of(one, claims) for one in claims))
    assume(all(whom(one) for one in claims))
    note(short(claims))
    # KNOWN: assume(not any(one.measure == "departure" and all_leave(one) for one in claims))
    # KNOWN: assume(not any(one.measure == "move" for one in claims))
    every = field.histories(claims)
    good = every.all
    made = postponed([unit for one in claims for unit in units(one, claims, every)])
    for row in [row for unit in made for row in unit.rows]:
        # So is there of several dates for one end.
        assume(not row.unless)
        good = good & row.mask
    projection = projected(claims)
    event(f"some history: {bool(good.any())}")
    if not good.any():
        if exact:
            assert projection.quarrels
        return
    assert not projection.quarrels
    for place, group, day in field.cells:
        leaves = sorted(leaves_of((place,), group))
        found = values(projection, place, day, group)
        if exact:
            assert found == joined([allowed(every, good, leaves, ordinal(day))]), (
                place,
                group,
                day,
            )
            continue
        low, high = found[0] if found else (None, None)
        persons = every.count(leaves, ordinal(day))[good]
        assert (low or 0) <= persons.min()
        assert high is None or high >= persons.max()
        assert (low == 0) <= (persons.max() == 0)


@given(facts(ISLE, [one for one in WHOLE if one != "move"]))
def test_what_is_said_of_one_place_is_exact(claims: list[Claim]) -> None:
    compare_one_choice(claims, ISLE, exact=True)


@given(facts(BASES_TWO, WHOLE))
def test_what_is_said_of_two_bases_and_their_country_is_exact(claims: list[Claim]) -> None:
    compare_one_choice(claims, BASES_TWO, exact=True)


@given(facts(GROUPS, ("stock", "kept", "departure", "emptied"), 5))
def test_what_is_said_of_two_groups_is_exact(claims: list[Claim]) -> None:
    compare_one_choice(claims, GROUPS, exact=True)


@given(facts(BASES_TWO, EVERY))
def test_what_is_said_of_parts_contains_every_history(claims: list[Claim]) -> None:
    compare_one_choice(claims, BASES_TWO, exact=False)
