"""What is assumed, against every history of a few persons at one place."""

import datetime as dt

from hypothesis import assume, event, given, note
from hypothesis import strategies as st

from claims.model import Claim
from presence.projection import Projection
from tests.presence.brute import leaves_of, short
from tests.presence.brute_assumed import assumed, own_limits, yielded
from tests.presence.brute_cases import Field, ordinal, settled_by_hand, told
from tests.presence.brute_choices import Stretch, allowed, joined
from tests.presence.small import NO_FALL, NO_RISE, dataset, values
from tests.presence.test_brute_settling import named

ENDS = ("2030-01-31", "2030-02-28", "2030-03-31", "2030-04-30")
COUNTRY = Field((("isle", "us"),), ENDS, 8, 6)
BASE = Field((("north", "us"),), ENDS, 8, 6)
ON = "2030-05-10"


@st.composite
def statement(draw: st.DrawFn, where: str) -> Claim:
    """Draw a figure, or a change or number that is planned or told."""
    measure = draw(
        st.sampled_from(["stock", "stock", "planned", "departure", "arrival", "emptied"])
    )
    days = ["2029-12-31", *ENDS]
    begin, end = sorted(draw(st.sets(st.sampled_from(range(5)), min_size=2, max_size=2)))
    amount = draw(st.sampled_from(["1", "2", "1 to 2", "over 1", "under 3"]))
    match measure:
        case "stock":
            when = {"at": days[end]}
            return told(
                "n", "stock", amount, places=where, origin="own", when=when, published=days[end]
            )
        case "planned":
            when = {draw(st.sampled_from(["at", "by"])): days[end]}
            return told(
                "n",
                "stock",
                amount,
                places=where,
                origin="own",
                when=when,
                published=days[begin],
                modality="plan",
            )
    fact = draw(st.booleans())
    published = days[end] if fact else days[begin]
    when = {"by": days[end]} | ({"from": days[begin]} if fact else {})
    modality = "fact" if fact else draw(st.sampled_from(["plan", "expectation"]))
    by = draw(st.sampled_from(["1", "1 to 2"])) if measure != "emptied" else None
    return told(
        "n",
        measure,
        by,
        places=where,
        origin="own",
        when=when,
        published=published,
        modality=modality,
    )


@st.composite
def statements(draw: st.DrawFn, where: str) -> list[Claim]:
    drawn = draw(st.lists(statement(where), min_size=1, max_size=4))
    return [named(claim, f"c{index}") for index, claim in enumerate(drawn)]


@given(statements("isle"))
def test_what_is_assumed_of_a_country(claims: list[Claim]) -> None:
    compare_assumed(claims, COUNTRY)


@given(statements("north"))
def test_what_is_assumed_of_a_base(claims: list[Claim]) -> None:
    compare_assumed(claims, BASE)


def compare_assumed(claims: list[Claim], field: Field) -> None:
    """Compare one place with numbers that do not rise, if a country's, and figures that stand."""
    note(short(claims))
    where = field.places[0]
    settling, made = settled_by_hand(claims, field, ON)
    settled = settling.settled()
    assume(len(settled.choices) == 1)
    active, every = settled.choices[0], settling.every
    # Of several dates for one end, of which a zero is stated, there are tests besides.
    assume(len({unit.zero[1] for unit in made if unit.zero and unit.name in active}) < 2)
    leaves = leaves_of((where,), "us")
    both = assumed(every, made, active, settling.ends, sorted(leaves))
    good = settling.mask(active, active)
    facts = [u.name for u in made if u.name in active and u.claim.modality == "fact"]
    plans = [u.claim for u in made if u.name in active and u.claim.modality != "fact"]
    steps = yielded(
        good, both.steps if field is COUNTRY else {}, settling.mask(facts, active), plans
    )
    event(f"rises: {len(both.steps) > len(steps) and field is COUNTRY}")
    full = good & both.stands
    for mask in steps.values():
        full = full & mask
    # What stands and is contradicted besides has tests by hand.
    assume(full.any())
    projection = Projection(
        dataset(*claims, assumptions=(NO_RISE, NO_FALL), grid=("2030-01", "2030-04")),
        dt.date.fromisoformat(ON),
        days=[ordinal(day) for day in ENDS],
    )
    for day in ENDS:
        at = ordinal(day)
        alone, beside = (allowed(every, mask, sorted(leaves), at) for mask in (good, full))
        low_own, high_own = own_limits(made, active, leaves, at)
        low = alone if low_own else beside
        high = (alone if high_own else beside).high
        nobody = high == 0
        expected = joined([Stretch(0 if nobody else low.low, high, nobody or low.low > 0)])
        found = values(projection, where, day)
        assert found == expected, f"{day}: {found} is not {expected}"
