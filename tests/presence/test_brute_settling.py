"""Which claims hold together, against every set of a few of them, rule by rule."""

import dataclasses
from collections.abc import Sequence

from hypothesis import assume, given
from hypothesis import strategies as st

from claims.model import Claim
from tests.presence.brute import is_figure
from tests.presence.brute_cases import ENDS, FEBRUARY, JANUARY, MARCH, Field, compare, told

ONE = (("north", "us"),)
TWO = (("north", "us"), ("south", "us"))

ORIGINS = ("o", "p", "q")
PARTIES = ("us", "them")


def several(
    one: "st.SearchStrategy[Claim]", most: int, least: int = 2
) -> st.SearchStrategy[list[Claim]]:
    """Draw some claims with names of their own."""
    return st.lists(one, min_size=least, max_size=most).map(
        lambda drawn: [named(claim, f"c{index}") for index, claim in enumerate(drawn)]
    )


def named(claim: Claim, name: str) -> Claim:
    return told_again(claim, id=name, origin=name if claim.origin == "own" else claim.origin)


def told_again(claim: Claim, **changes: object) -> Claim:
    return dataclasses.replace(claim, **changes)  # type: ignore[arg-type]


# --- rule 1: the days on which a dated number or stay holds -----------------------------------

DAYS = Field(ONE, ("2030-01-31", "2030-02-28"), 4, 6)


@st.composite
def dated(draw: st.DrawFn) -> Claim:
    """Draw a figure, a stay or an end of one base within February."""
    day = draw(st.sampled_from(["2030-02-02", "2030-02-03", "2030-02-04", "2030-02-12", FEBRUARY]))
    match draw(st.sampled_from(["stock", "stock", "kept", "emptied", "plan", "leaving"])):
        case "stock":
            amount = draw(st.sampled_from(["0", "2", "1 to 2", "over 1"]))
            return told("n", "stock", amount, published=day, when={"at": day}, origin="own")
        case "kept":
            return told("n", "kept", None, published=day, when={"at": day}, origin="own")
        case "emptied":
            return told("n", "emptied", None, published=day, when={"by": day}, origin="own")
        case "leaving":
            when = {"from": day, "by": MARCH}
            return told("n", "departure", "1", published=day, when=when, origin="own")
        case _:
            when = {"by": draw(st.sampled_from(["2030-02-20", MARCH]))}
            return told(
                "n", "emptied", None, published=day, when=when, modality="plan", origin="own"
            )


@given(several(dated(), 3, 1))
def test_the_days_on_which_a_dated_claim_holds(claims: list[Claim]) -> None:
    compare(claims, DAYS)


# --- rule 3: rival figures --------------------------------------------------------------------

RIVALS = Field(ONE, ("2030-02-05", "2030-02-08", "2030-02-28"), 6, 6)


@st.composite
def figure(draw: st.DrawFn) -> Claim:
    day = draw(st.sampled_from(["2030-02-05", "2030-02-07", "2030-02-08", "2030-02-11"]))
    texts = ["2", "4", "1 to 2", "2 to 4", "3 to 4", "over 1", "over 3", "up to 2", "0 to 4"]
    return told(
        "n",
        "stock",
        draw(st.sampled_from(texts)),
        when={"at": day},
        published=day,
        party=draw(st.sampled_from(PARTIES)),
        origin="own",
    )


@given(several(figure(), 5))
def test_figures_that_speak_of_one_number(claims: list[Claim]) -> None:
    compare(claims, RIVALS)


# --- conflicts of facts: every largest set that can hold --------------------------------------

MEET = Field(TWO, (JANUARY, FEBRUARY), 6, 3)


@st.composite
def fact(draw: st.DrawFn) -> Claim:
    """Draw a fact about two bases or both at the end of January or of February."""
    day = draw(st.sampled_from([JANUARY, FEBRUARY]))
    where = draw(st.sampled_from(["north", "south", "land"]))
    measure = draw(st.sampled_from(["stock", "stock", "kept", "departure", "arrival"]))
    more: dict[str, object] = {"published": "2030-01-31", "places": where, "origin": "own"}
    match measure:
        case "stock":
            amount = draw(st.sampled_from(["0", "1", "2", "over 1", "under 2", "1 to 2"]))
            return told("n", "stock", amount, when={"at": day}, **more)
        case "kept":
            floor = draw(st.sampled_from([None, "1 to 2"]))
            return told("n", "kept", floor, when={"at": day}, **more)
        case _:
            return told("n", measure, "1", when={"by": FEBRUARY}, **more)


@given(several(fact(), 5))
def test_facts_that_cannot_all_hold(claims: list[Claim]) -> None:
    same = [(c.places, c.when) for c in claims if is_figure(c)]
    assume(len(set(map(str, same))) == len(same))  # rivals have a test of their own
    # That nobody is there is not looked for where only a sum of claims proves it, in one choice.
    compare(claims, MEET, zeros=False)


# --- rule 6 and 7: plans, newer plans and facts -----------------------------------------------

PLANS = Field(ONE, ENDS, 7, 6)
TOLD = ("2029-12-31", "2030-01-15", JANUARY, "2030-02-10", FEBRUARY)


@st.composite
def plan(draw: st.DrawFn, measures: Sequence[str] = ("stock", "emptied", "kept")) -> Claim:
    published = draw(st.sampled_from(TOLD[:2]))
    day = draw(st.sampled_from([day for day in ENDS if day > published]))
    day = draw(st.sampled_from([day, day[:7]]))
    more: dict[str, object] = {
        "published": published,
        "modality": draw(st.sampled_from(["plan", "expectation"])),
        "party": draw(st.sampled_from(["us", "us", "them", ("us", "them")])),
        "origin": "own",
    }
    match draw(st.sampled_from(measures)):
        case "stock":
            amount = draw(st.sampled_from(["1", "3", "1 to 2", "2 to 3", "under 3", "over 1"]))
            key = draw(st.sampled_from(["at", "by"]))
            return told("n", "stock", amount, when={key: day}, **more)
        case "emptied":
            return told("n", "emptied", None, when={"by": day}, **more)
        case "departure":
            return told(
                "n", "departure", draw(st.sampled_from(["1", "1 to 2"])), when={"by": day}, **more
            )
        case _:
            floor = draw(st.sampled_from([None, "2 to 3"]))
            return told("n", "kept", floor, when={"through": day}, **more)


@st.composite
def known(draw: st.DrawFn) -> Claim:
    """Draw a fact: a figure, that nobody is left, or that somebody is seen."""
    published = draw(st.sampled_from((*TOLD[1:], MARCH)))
    more: dict[str, object] = {"published": published, "party": "them", "origin": "own"}
    day = draw(st.sampled_from([day for day in ENDS if day <= published] or [published]))
    match draw(st.sampled_from(["stock", "stock", "emptied", "kept"])):
        case "stock":
            amount = draw(st.sampled_from(["0", "1", "3", "1 to 2", "over 1"]))
            return told("n", "stock", amount, when={"at": day}, **more)
        case "emptied":
            return told("n", "emptied", None, when={"by": day}, **more)
        case _:
            return told("n", "kept", None, when={"at": day}, **more)


@st.composite
def plans(draw: st.DrawFn) -> list[Claim]:
    drawn = draw(several(plan(("stock", "stock", "emptied", "kept", "departure")), 4))
    if draw(st.integers(0, 3)) == 0:
        last = max(drawn, key=lambda one: one.published.last)
        other = draw(st.sampled_from([one for one in drawn if one is not last]))
        drawn = [told_again(one, supersedes=(other.id,)) if one is last else one for one in drawn]
    return drawn


@given(plans())
def test_newer_plans_and_older_ones(claims: list[Claim]) -> None:
    compare(claims, PLANS, "2030-01-20")


@given(
    several(st.one_of(plan(("stock", "departure", "kept")), known()), 4),
    st.sampled_from(["2030-02-20", "2030-04-10"]),
)
def test_plans_and_facts(claims: list[Claim], as_of: str) -> None:
    assume(all(one.published.text <= as_of for one in claims))
    # Each plan is of another party, so that none replaces another.
    told = [told_again(one, parties=(one.id,)) for one in claims]
    compare(told, PLANS, as_of)


# --- rules 8 and 9: ends ----------------------------------------------------------------------

SPLIT = Field(TWO, ENDS, 2, 5)
COUNTED = Field(TWO, ENDS, 4, 5)


@st.composite
def end(draw: st.DrawFn) -> Claim:
    published = draw(st.sampled_from(TOLD))
    modality = draw(st.sampled_from(["plan", "fact"]))
    days = [day for day in ENDS if modality == "fact" or day > published]
    return told(
        "n",
        "emptied",
        None,
        published=published,
        modality=modality,
        when={"by": draw(st.sampled_from(days))},
        places=draw(st.sampled_from(["north", "south", "land", ("north", "south")])),
        party=draw(st.sampled_from(PARTIES)),
        origin=draw(st.sampled_from(["own", "own", "o"])),
    )


@st.composite
def staying(draw: st.DrawFn) -> Claim:
    published = draw(st.sampled_from(TOLD))
    modality = draw(st.sampled_from(["plan", "fact"]))
    days = [day for day in ENDS if (day > published) == (modality == "plan")]
    assume(days)
    day = draw(st.sampled_from(days))
    amount = draw(st.sampled_from([None, "1", "up to 1"]))
    stock = amount is not None and draw(st.booleans())
    return told(
        "n",
        "stock" if stock else "kept",
        amount,
        published=published,
        modality=modality,
        when={"at": day},
        places=draw(st.sampled_from(["north", "south"])),
        party=draw(st.sampled_from(PARTIES)),
        origin="own",
    )


@given(several(end(), 3))
def test_several_dates_for_one_end(claims: list[Claim]) -> None:
    compare(claims, SPLIT, "2030-03-10")


@given(several(st.one_of(end(), staying()), 3))
def test_whoever_stays_against_an_end(claims: list[Claim]) -> None:
    # Each is of another party, so that none replaces another.
    compare([told_again(one, parties=(one.id,)) for one in claims], SPLIT, "2030-03-10")


@st.composite
def counted(draw: st.DrawFn) -> Claim:
    """Draw a figure of the whole that some say is left."""
    day = draw(st.sampled_from(ENDS[:2]))
    amount = draw(st.sampled_from(["1", "2", "1 to 2", "over 1"]))
    more = {"published": day, "places": "land", "origin": "own"}
    return told("n", "stock", amount, when={"at": day}, **more)


@given(
    several(end(), 2, 1),
    # A plan to stay yields to an end that is a fact, though that end be false in another choice.
    several(staying().filter(lambda one: one.modality == "fact"), 2, 1),
    several(counted(), 1, 1),
)
def test_a_count_of_the_whole_beside_whoever_stays(
    ends: list[Claim], stays: list[Claim], counts: list[Claim]
) -> None:
    claims = [named(one, f"c{index}") for index, one in enumerate([*ends, *stays, *counts])]
    compare([told_again(one, parties=(one.id,)) for one in claims], COUNTED, "2030-03-10")
