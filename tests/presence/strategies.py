"""Generated claims: feasible and not, bounded and not, repeated, of all measures and modalities."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from claims.dataset import Dataset
from claims.model import Claim
from claims.places import Place
from tests.presence.small import ISLE, LAND, NORTH, SOUTH, WORDS, claim, dataset, place

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
GUARDS = ("small guard", "up to 20", "5 to 10")

FIGURES = ("stock", "kept", "share")
CHANGES = ("departure", "arrival", "move", "reduction")
MEASURES = (*FIGURES, *CHANGES, "emptied")
BINDING = ("fact", "plan", "expectation")


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
    measure = draw(st.sampled_from(measures))
    bases = [one.id for one in places if one.kind != "country"]
    everywhere = [one.id for one in places]
    common: dict[str, Any] = {
        "published": draw(st.sampled_from(DAYS)),
        "party": draw(st.sampled_from(["us", "us", "them", "outlet"])),
        "population": draw(st.sampled_from(["us", "us", "other", "coalition"])),
        "places": draw(st.sampled_from(everywhere)),
        "modality": draw(st.sampled_from(["fact", "fact", *BINDING])),
        "when": draw(times(measure, end)),
    }
    if draw(st.integers(0, 4)) == 0:
        common["origin"] = "wire"
    amounts: dict[str, Sequence[str | None]] = {
        "stock": PERSONS,
        "kept": FLOORS,
        "share": SHARES,
        "departure": CHANGED,
        "arrival": CHANGED[:-1],
        "move": CHANGED[:-1],
        "reduction": CUTS,
        "emptied": [None],
    }
    amount = draw(st.sampled_from(amounts[measure]))
    if measure == "share":
        common |= {"places": draw(st.sampled_from(bases)), "whole": "land"}
    if measure in {"stock", "emptied"} and draw(st.integers(0, 4)) == 0:
        common["places"] = bases[:2]
    if measure == "move":
        here, there = draw(st.permutations(bases))[:2]
        common |= {"places": here, "to": (there,)}
    if measure in {"emptied", "departure"}:
        common |= draw(left_out(measure, common))
    return claim(name, measure, amount, **common)


@st.composite
def times(draw: st.DrawFn, measure: str, end: str) -> dict[str, str]:
    """Draw when something is so: in months of the grid, or on days in the middle of them."""
    first, second = sorted(
        draw(st.tuples(st.integers(1, int(end[-1])), st.integers(1, int(end[-1]))))
    )
    day = draw(st.sampled_from(["", "", "-03", "-17"]))
    start, done = f"2030-0{first}", f"2030-0{second}{day}"
    begun = {"from": start} if draw(st.booleans()) else {}
    if measure == "stock":
        return {draw(st.sampled_from(["at", "at", "by"])): done}
    if measure not in FIGURES:
        return begun | {"by": done}
    if draw(st.booleans()):
        return {"at": done}
    until = "through" if measure == "share" or start == done[:7] else "until"
    return begun | {draw(st.sampled_from(["through", until])): done}


@st.composite
def left_out(draw: st.DrawFn, measure: str, common: dict[str, Any]) -> dict[str, Any]:
    """Draw whom or where an emptying or a departure leaves out; nobody in most cases."""
    kind = draw(st.sampled_from(["", "", "", "people", "places", "guard"]))
    if kind == "people" and common["population"] == "coalition":
        return {"except_populations": ("other",)}
    if kind == "places" and common["places"] == "land":
        return {"except_places": ("north",)}
    if kind == "guard" and measure == "emptied":
        return {"remainder": WORDS.read(draw(st.sampled_from(GUARDS)))}
    return {}


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
