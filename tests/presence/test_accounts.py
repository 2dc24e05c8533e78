"""One party's account alone, and the range over all of them."""

import pytest

from claims.dataset import Dataset
from claims.dates import parse_month
from presence.edition import Edition
from presence.projection import Projection
from tests.presence.small import Ends, claim, dataset

JAN, APR = "2030-01", "2030-04"

OURS = claim("ours", "stock", "100 to 110", when={"at": JAN})
THEIRS = claim("theirs", "stock", "300 to 310", party="them", when={"at": JAN})
JOINT = claim("joint", "stock", "20 to 20", places="south", party=("us", "them"), when={"at": JAN})


def range_of(edition: Edition, place: str, month: str) -> Ends:
    bound = edition.solve_one(place, "us", parse_month(month)).bound
    return bound.low, bound.high


def test_an_account_tells_one_partys_claims_alone() -> None:
    small = dataset(OURS, THEIRS, JOINT)
    seen = {account: Edition(small, account=account) for account in (None, "us", "them", "outlet")}
    assert {account: list(edition.claims) for account, edition in seen.items()} == {
        None: ["joint", "ours", "theirs"],
        "us": ["joint", "ours"],
        "them": ["joint", "theirs"],
        "outlet": [],
    }
    # The land is the north and the south, where both have 20.
    assert {account: range_of(edition, "land", JAN) for account, edition in seen.items()} == {
        None: (120, 330),
        "us": (120, 130),
        "them": (320, 330),
        "outlet": (None, None),
    }
    assert {account: len(edition.disputes) for account, edition in seen.items()} == {
        None: 1,
        "us": 0,
        "them": 0,
        "outlet": 0,
    }


def test_an_account_is_used_with_exceptions_too() -> None:
    leave = claim("leave", "emptied", modality="plan", when={"by": APR})
    may = claim("may", "context", modality="possibility", party="them", releases=("leave",))
    both = dataset(OURS, leave, may)
    april = parse_month(APR)
    assert Edition(both).solve_one("north", "us", april).wide == (0, 110)  # our figure stands
    # They say nothing of who is there; we do not say that anybody may stay.
    assert Edition(both, account="us").solve_one("north", "us", april).wide == (0, 0)


@pytest.mark.parametrize("made", [Edition, Projection])
def test_an_unknown_party_is_named_with_those_known(made: type[Edition]) -> None:
    with pytest.raises(ValueError, match=r"^account 'we' is not known; known: outlet, them, us$"):
        made(dataset(OURS), account="we")


def test_the_range_covers_both_accounts_of_the_last_edition(shipped: Dataset) -> None:
    seen = {
        account: range_of(Edition(shipped, account=account), "iraq", "2025-09")
        for account in (None, "us", "iraq")
    }
    # The military's about 2,500 is 2,250 to 2,750. The Iraqis' over 3,000 begins at 3,000, closed
    # below the next half-thousand. Told together, the dispute covers both.
    assert seen["us"] == (2250, 2750)
    assert seen["iraq"] == (3000, 3499)
    assert seen[None] == (2250, 3499)


def test_reasons_of_an_account_name_its_own_claims(shipped: Dataset) -> None:
    edition = Edition(shipped, account="iraq")
    one = edition.solve_one("iraq", "us", parse_month("2025-09"))
    assert one.low.sources == ("asharq-us-iraq-officials",)
    assert one.high.sources == ("asharq-us-iraq-officials", "assume:over-ceiling")
    assert all("iraq" in claim.parties for claim in edition.claims.values())
