"""Minimal conflicts, what settles all of them, and quarrels that hang together."""

from collections.abc import Iterable, Sequence
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from presence.settling.conflicts import (
    MOST_SIDES,
    Conflict,
    hitting_sets,
    linked,
    minimal_conflict,
)


def plain(*members: str) -> Conflict:
    """Return a conflict that dropping any one of its members settles."""
    return Conflict(frozenset(members), tuple(frozenset({name}) for name in members))


def dropped(*conflicts: Conflict) -> list[set[str]]:
    return [set(one) for one in hitting_sets(conflicts)]


def subsets(names: Sequence[str]) -> Iterable[frozenset[str]]:
    every = chain.from_iterable(combinations(names, size) for size in range(len(names) + 1))
    return map(frozenset, every)


def giving(loser: str, *to: str) -> Conflict:
    """Return a conflict that only dropping the one that gives way settles."""
    way = (frozenset({loser}),)
    return Conflict(frozenset({loser, *to}), way, "yielded", to)


def test_what_gives_way_to_something_stays_where_that_is_dropped() -> None:
    # Where the report goes, neither plan yields to it, and the plans exclude each other alone.
    assert dropped(
        plain("report", "figure"), giving("old", "report"), giving("new", "report"),
        plain("old", "new"),
    ) == [{"new", "report"}, {"old", "report"}, {"figure", "new", "old"}]  # fmt: skip


def test_what_gives_way_first_lets_another_stay() -> None:
    # The old plan goes before the report; so the stay need not go before the old plan.
    found = dropped(giving("stay", "old"), giving("old", "report"))
    assert found == [{"old"}]


# One minimal conflict.


def together(*excluded: str) -> object:
    """Return whether units can hold: not where all of one of these groups do."""
    groups = [set(group) for group in excluded]
    return lambda some: not any(group <= set(some) for group in groups)


def test_where_all_can_hold_there_is_no_conflict() -> None:
    assert minimal_conflict("abc", together("xy")) is None  # type: ignore[arg-type]
    assert minimal_conflict("", together("")) is None  # type: ignore[arg-type]


def test_a_conflict_holds_no_more_than_it_needs() -> None:
    found = minimal_conflict("abcdefgh", together("bdg"))  # type: ignore[arg-type]
    assert found is not None
    assert set(found) == set("bdg")


def test_of_several_conflicts_the_one_of_the_first_units_is_found() -> None:
    found = minimal_conflict("abcdef", together("ef", "acd", "bc"))  # type: ignore[arg-type]
    assert found is not None
    assert set(found) == set("bc")


def test_one_unit_may_be_in_conflict_with_itself() -> None:
    assert minimal_conflict("abc", together("b")) == ("b",)  # type: ignore[arg-type]


@settings(max_examples=60)
@given(st.lists(st.sets(st.sampled_from("abcdefg"), min_size=1, max_size=4), max_size=5))
def test_every_unit_of_a_minimal_conflict_is_needed(groups: list[set[str]]) -> None:
    def can(some: Sequence[str]) -> bool:
        return not any(group <= set(some) for group in groups)

    found = minimal_conflict("abcdefg", can)
    assert (found is None) == (not groups)
    if found is not None:
        assert not can(found)
        assert all(can([name for name in found if name != gone]) for gone in found)


# What settles all conflicts.


def test_any_one_of_a_pair_settles_it() -> None:
    assert dropped(plain("a", "b")) == [{"a"}, {"b"}]
    assert dropped() == [set()]


def test_each_that_is_dropped_has_a_conflict_that_it_alone_breaks() -> None:
    # b settles both; a alone does not, and with c it does.
    assert dropped(plain("a", "b"), plain("b", "c")) == [{"b"}, {"a", "c"}]


def test_units_that_go_together_go_together() -> None:
    whole = frozenset({"all#north", "all#south"})
    one = Conflict(frozenset({"all#north", "some"}), (whole, frozenset({"some"})))
    assert dropped(one) == [{"some"}, set(whole)]


def test_where_a_plan_gives_way_it_alone_is_dropped() -> None:
    yields = Conflict(frozenset({"plan", "fact"}), (frozenset({"plan"}),), "yielded", ("fact",))
    assert dropped(yields) == [{"plan"}]
    # The plan quarrels with another plan too, which it therefore leaves alone.
    assert dropped(yields, plain("plan", "other")) == [{"plan"}]


def minimal_by_trying(conflicts: Sequence[Conflict], names: Sequence[str]) -> set[frozenset[str]]:
    hits = [one for one in subsets(names) if all(one & c.members for c in conflicts)]
    return {one for one in hits if not any(other < one for other in hits)}


@settings(max_examples=60)
@given(st.lists(st.sets(st.sampled_from("abcdef"), min_size=1, max_size=3), max_size=6))
def test_the_ways_out_are_all_minimal_ones(groups: list[set[str]]) -> None:
    conflicts = [plain(*sorted(group)) for group in groups]
    assert set(hitting_sets(conflicts)) == minimal_by_trying(conflicts, "abcdef")


@settings(max_examples=40)
@given(st.data())
def test_pairs_that_are_many_are_settled_alike(data: st.DataObject) -> None:
    # Thirteen pairs or more are told by those that agree; fewer are built up one by one.
    names = "abcdefgh"
    pairs = data.draw(
        st.sets(st.sampled_from(list(combinations(names, 2))), min_size=13, max_size=28)
    )
    conflicts = [plain(*pair) for pair in sorted(pairs)]
    assert set(hitting_sets(conflicts)) == minimal_by_trying(conflicts, names)


def test_rivals_of_which_each_excludes_all_others_leave_one_each() -> None:
    names = [f"f{index:03}" for index in range(120)]
    found = dropped(*(plain(one, other) for one, other in combinations(names, 2)))
    assert len(found) == 120
    assert {name for one in found for name in set(names) - one} == set(names)
    assert all(len(one) == 119 for one in found)


def test_where_ways_out_would_be_too_many_each_claim_is_kept_in_one() -> None:
    # Twelve quarrels of two that nothing joins would be 4,096 ways, joined by one more claim.
    pairs = [plain(f"a{index}", f"b{index}") for index in range(12)]
    joined = [plain(f"a{index}", f"b{index + 1}", "hub") for index in range(11)]
    found = dropped(*pairs, *joined)
    assert len(found) <= MOST_SIDES
    every = {name for one in pairs for name in one.members}
    assert all(any(name not in one for one in found) for name in every)
    assert all(all(c.members & one for c in (*pairs, *joined)) for one in found)


# Quarrels.


def test_groups_that_share_a_member_are_one() -> None:
    groups = [frozenset("ab"), frozenset("cd"), frozenset("be"), frozenset("f")]
    assert linked(groups) == [frozenset("abe"), frozenset("cd"), frozenset("f")]
    assert linked([]) == []


@given(st.lists(st.frozensets(st.sampled_from("abcdefgh"), min_size=1, max_size=3), max_size=6))
def test_linked_groups_are_apart_and_keep_each_group_whole(groups: list[frozenset[str]]) -> None:
    found = linked(groups)
    assert sum(map(len, found)) == len(frozenset().union(*found))
    assert all(any(group <= one for one in found) for group in groups)
