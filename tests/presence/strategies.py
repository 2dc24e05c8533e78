"""Generated claims: feasible and not, bounded and not, repeated, of all measures and modalities."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from claims.dataset import Dataset
from claims.model import Claim
from claims.places import Place
from tests.presence.small import ISLE, LAND, NORTH, SOUTH, claim, dataset, place

DAYS = ("2030-01-15", "2030-02-03", "2030-04-20")
"""When reports come out; the second speaks of the end of January."""

LAYOUTS: tuple[tuple[Place, ...], ...] = (
    (LAND, NORTH, SOUTH),
    (LAND, NORTH, SOUTH, ISLE),
    (LAND, NORTH, SOUTH, place("rest", "remainder"), ISLE),
)

PERSONS = ("0", "17", "40 to 60", "about 100", "100 to 120", "200 to 300", "hundreds", "over 100")
CHANGED = ("10 to 20", "about 50", "dozens", "hundreds", "partial", "most", "40%", "remainder")
SHARES = ("most", "partial", "40%", "over 25%", "under 75%")
CUTS = ("significantly", "reduced", "over 25%")
FLOORS = (None, "present", "substantial", "under 150")

FIGURES = ("stock", "kept", "share")
MEASURES = (*FIGURES, "departure", "reduction", "emptied")


Layout = tuple[tuple[Place, ...], tuple[str, str]]
"""Places, and first and last month of the grid."""


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Draw some places and a grid of four to eight months."""
    return draw(st.sampled_from(LAYOUTS)), ("2030-01", f"2030-0{draw(st.integers(4, 8))}")


@st.composite
def one_claim(
    draw: st.DrawFn,
    name: str,
    places: Sequence[Place],
    end: str,
    measures: Sequence[str] = MEASURES,
) -> Claim:
    """Draw a claim about some of these places."""
    last = int(end[-1])
    bases = [one.id for one in places if one.kind != "country"]
    everywhere = [one.id for one in places]
    measure = draw(st.sampled_from(measures))
    first, second = sorted(draw(st.tuples(st.integers(1, last), st.integers(1, last))))
    start, done = f"2030-0{first}", f"2030-0{second}"
    day = draw(st.sampled_from(DAYS))
    sure = measure in FIGURES
    common: dict[str, Any] = {
        "published": day,
        "party": draw(st.sampled_from(["us", "them", "outlet"])),
        "population": draw(st.sampled_from(["us", "us", "other", "coalition"])),
        "places": draw(st.sampled_from(everywhere)),
        "modality": draw(st.sampled_from(["fact", "fact", "plan"] if sure else ["plan", "fact"])),
    }
    begun = {"from": start} if draw(st.booleans()) else {}
    match measure:
        case "stock":
            if draw(st.integers(0, 4)) == 0:
                common["places"] = bases[:2]
            amount = draw(st.sampled_from(PERSONS))
            return claim(name, measure, amount, when={"at": done}, **common)
        case "kept":
            until = draw(st.sampled_from(["through", "until"]))
            when = draw(st.sampled_from([{"at": done}, begun | {until: done}]))
            return claim(name, measure, draw(st.sampled_from(FLOORS)), when=when, **common)
        case "share":
            common["places"] = draw(st.sampled_from(bases))
            when = draw(st.sampled_from([{"at": done}, begun | {"through": done}]))
            amount = draw(st.sampled_from(SHARES))
            return claim(name, measure, amount, whole="land", when=when, **common)
        case "departure":
            amount = draw(st.sampled_from(CHANGED))
            return claim(name, measure, amount, when=begun | {"by": done}, **common)
        case "reduction":
            amount = draw(st.sampled_from(CUTS))
            return claim(name, measure, amount, when=begun | {"by": done}, **common)
        case _:
            return claim(name, measure, when={"by": done}, **common)


@st.composite
def several_claims(
    draw: st.DrawFn,
    places: Sequence[Place],
    end: str,
    measures: Sequence[str] = MEASURES,
    most: int = 7,
) -> list[Claim]:
    """Draw two claims or more, named c0, c1 and so on."""
    count = draw(st.integers(2, most))
    return [draw(one_claim(f"c{index}", places, end, measures)) for index in range(count)]


@st.composite
def worlds(draw: st.DrawFn, most: int = 7) -> Dataset:
    """Draw a dataset with the usual assumptions."""
    places, grid = draw(layouts())
    return dataset(*draw(several_claims(places, grid[1], most=most)), places=places, grid=grid)
