"""Assumptions joined to claims: where they yield, how far, and what a switch makes of it."""

from claims.dataset import Dataset
from claims.dates import month_text, parse_month
from claims.model import Claim
from presence.edition import Edition
from presence.projection import Projection
from tests.presence.small import (
    NO_FALL,
    NO_RISE,
    NOBODY_NORTH,
    TOKEN,
    assuming,
    claim,
    dataset,
    ends,
)

JAN, FEB, MAR, APR, MAY, JUN = (f"2030-0{month}" for month in range(1, 7))


def figure(
    name: str, persons: int, month: str, where: str | tuple[str, ...] = "isle", **more: object
) -> Claim:
    """Return a figure of a month's end, told a few days later."""
    told = f"2030-{int(month[-2:]) + 1:02}-05"
    return claim(
        name,
        "stock",
        f"{persons} to {persons}",
        **({"places": where, "published": told, "when": {"at": month}} | more),  # type: ignore[arg-type]
    )


def yields(projection: Projection) -> set[tuple[str, str, str | None]]:
    """Return what gives way in the first choice: the assumption, its month and its place."""
    joined = projection.joined(projection.reference)
    assert joined is not None
    return {(one.assumption, month_text(one.month), one.place) for one in joined.yielded}


def rises(projection: Projection) -> dict[str, set[str]]:
    """Return the months whose steps give way, by place."""
    found: dict[str, set[str]] = {}
    for name, month, place in yields(projection):
        if name == NO_RISE.id and place is not None:
            found.setdefault(place, set()).add(month)
    return found


# How far a step yields.


def test_a_figure_stands_until_the_next_and_nothing_yields() -> None:
    projection = assuming(figure("first", 100, JAN), figure("second", 70, APR))
    assert yields(projection) == set()
    assert ends(projection, "isle", MAR) == (100, 100)
    assert ends(projection, "isle", APR) == (70, 70)
    assert ends(projection, "isle", JUN) == (70, 70)


def test_a_higher_figure_takes_back_every_step_since_the_one_before() -> None:
    projection = assuming(figure("first", 70, JAN), figure("second", 100, APR))
    assert rises(projection)["isle"] >= {FEB, APR}
    assert ends(projection, "isle", MAR) == (70, 70)  # it stands
    assert ends(projection, "isle", APR) == (100, 100)
    free = Projection(projection.dataset, assumptions=frozenset({NO_RISE.id}))
    # Without that, the rise may have come on any day between.
    assert ends(free, "isle", MAR) == (None, None)
    assert ends(free, "isle", MAY) == (None, 100)


def test_each_rise_takes_back_its_own_stretch_alone() -> None:
    projection = assuming(
        *(figure(f"f{month}", n, month) for month, n in ((JAN, 70), (FEB, 100), (APR, 90))),
        figure("f5", 95, MAY),
    )
    assert rises(projection)["isle"] == {FEB, MAY}
    free = Projection(projection.dataset, assumptions=frozenset({NO_RISE.id}))
    assert ends(free, "isle", MAR) == (90, 100)


def test_a_stretch_within_a_longer_one_is_the_one_that_yields() -> None:
    # From 70 to 100 over the whole time, but already from 80 to 100 in March.
    projection = assuming(figure("f1", 70, JAN), figure("f2", 80, FEB), figure("f3", 100, MAR))
    assert rises(projection)["isle"] == {FEB, MAR}
    falls = assuming(figure("f1", 90, JAN), figure("f2", 80, FEB), figure("f3", 100, MAR))
    assert rises(falls)["isle"] == {MAR}


def test_where_two_countries_are_counted_together_both_may_have_risen() -> None:
    # 100 in January, all of them on the land; 150 in March: either may have risen by 50.
    claims = (
        figure("both", 100, JAN, ("land", "isle")),
        figure("land", 100, JAN, "land"),
        figure("more", 150, MAR, ("land", "isle")),
    )
    assert set(rises(assuming(*claims))) == {"land", "isle"}
    assert set(rises(assuming(*claims, reverse=True))) == {"land", "isle"}
    rise = Projection(dataset(*claims), assumptions=frozenset({NO_RISE.id}))
    assert ends(rise, "isle", MAR) == (None, 150)
    # The land's own figure stands, as nothing is announced: then the isle has the fifty.
    assert ends(assuming(*claims), "isle", MAR) == (50, 50)


def test_a_country_that_is_free_to_rise_by_claims_takes_no_other_with_it() -> None:
    claims = (
        figure("both", 100, JAN, ("land", "isle")),
        figure("land", 100, JAN, "land"),
        figure("more", 150, MAR, ("land", "isle")),
        figure("still", 100, MAR, "land"),
    )
    assert set(rises(assuming(*claims))) == {"isle"}


def test_nothing_is_assumed_before_the_first_figure() -> None:
    projection = assuming(figure("s", 70, APR))
    assert ends(projection, "isle", MAR) == (None, None)
    assert ends(projection, "isle", MAY) == (70, 70)


def test_a_figure_stands_only_until_an_announced_change_begins() -> None:
    projection = assuming(
        claim("s", "stock", "100 to 100", places="isle", when={"at": JAN}),
        claim(
            "leave",
            "departure",
            "partial",
            places="isle",
            modality="plan",
            when={"from": MAR, "by": MAY},
        ),
    )
    assert ends(projection, "isle", FEB) == (100, 100)
    # One at least stays in May, so before as well; a plan leaves no floor after its month.
    assert ends(projection, "isle", MAR) == (1, 100)
    assert ends(projection, "isle", MAY) == (1, 99)
    assert ends(projection, "isle", JUN) == (None, 99)


# Switches.


def test_with_one_assumption_less_a_range_is_as_wide_or_wider() -> None:
    claims = (figure("first", 100, JAN), figure("second", 70, APR))
    world = dataset(*claims)
    fall = Projection(world, assumptions=frozenset({NO_FALL.id}))
    rise = Projection(world, assumptions=frozenset({NO_RISE.id}))
    assert ends(assuming(*claims), "isle", FEB) == (100, 100)
    assert ends(fall, "isle", FEB) == (100, 100)
    assert ends(rise, "isle", FEB) == (70, 100)


def test_what_yielded_to_an_assumption_stays_silent_when_that_is_switched_off() -> None:
    # 30 in the land do not rise, so a base in use there cannot hold the 50 that are assumed of one.
    claims = (
        claim("s", "stock", "30 to 30", places="land", when={"at": JAN}),
        claim("stays", "kept", modality="plan", when={"at": APR}),
    )
    both = assuming(*claims)
    assert yields(both) == {("more-than-token", APR, None)}
    assert ends(both, "north", APR) == (1, 30)
    alone_on = Projection(dataset(*claims), assumptions=frozenset({TOKEN.id}))
    assert ends(alone_on, "north", APR) == (1, None)


def test_what_is_off_by_default_makes_no_default_yield() -> None:
    stays = claim("stays", "kept", modality="plan", when={"at": APR})
    first = (NOBODY_NORTH, TOKEN)  # in the file before the default that it contradicts
    projection = assuming(stays, assumptions=first)
    assert yields(projection) == set()
    assert ends(projection, "north", APR) == (50, None)


def test_the_iraqi_figure_of_2025_takes_back_the_one_step_into_it(shipped: Dataset) -> None:
    edition = Edition(shipped)
    edition.solve_one("iraq", "us", parse_month("2025-09"))
    found = {
        (one.assumption, one.place, one.population, month_text(one.month), one.to)
        for one in edition.yielded
    }
    assert found == {
        (
            "no-rise",
            "iraq",
            "us",
            "2025-09",
            ("asharq-us-iraq-officials", "nyt-us-iraq"),
        )
    }
