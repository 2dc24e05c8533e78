"""Minimal sets of units that cannot all hold, and the choices that avoid every one of them.

One minimal set is found by divide and conquer (QuickXplain, Junker 2004); all of them, and with
them every maximal consistent choice, by a hitting-set tree (Reiter 1987).
"""

from collections.abc import Callable, Iterable, Sequence

Unit = str
Test = Callable[[Sequence[Unit]], bool]

MOST_CHOICES = 512
"""Most maximal consistent choices that are followed; past it the claims are named in an error."""


class TooManyChoicesError(ValueError):
    """A dispute branches beyond `MOST_CHOICES`; the message names the units involved."""

    def __init__(self, units: Iterable[Unit]) -> None:
        names = ", ".join(sorted(units))
        super().__init__(
            f"more than {MOST_CHOICES} ways to settle what is in dispute among: {names}; record "
            "which of them supersedes which, or ask for one party's account (--account) or an "
            "earlier day (--as-of)"
        )


def minimal_conflict(units: Sequence[Unit], feasible: Test) -> tuple[Unit, ...] | None:
    """Return a minimal set of units that cannot all hold, or ``None`` where all can.

    The result depends on the order of `units` alone: where there are several, later units are
    kept out of it as far as possible.
    """
    if feasible(units):
        return None

    def shrink(background: list[Unit], added: bool, rest: list[Unit]) -> list[Unit]:
        if added and not feasible(background):
            return []
        if len(rest) == 1:
            return rest
        half = len(rest) // 2
        first, second = rest[:half], rest[half:]
        from_second = shrink(background + first, bool(first), second)
        from_first = shrink(background + from_second, bool(from_second), first)
        return from_first + from_second

    return tuple(sorted(shrink([], False, list(units))))


def all_choices(
    find: Callable[[frozenset[Unit]], tuple[Unit, ...] | None],
) -> tuple[set[tuple[Unit, ...]], list[frozenset[Unit]]]:
    """Return every minimal conflict met, and every minimal set of units whose removal settles all.

    Parameters
    ----------
    find
        Given the units removed so far, returns a conflict among the rest, or ``None``.

    Raises
    ------
    TooManyChoicesError
        Where there are more than `MOST_CHOICES` such sets.
    """
    conflicts: set[tuple[Unit, ...]] = set()
    settled: list[frozenset[Unit]] = []
    level: set[frozenset[Unit]] = {frozenset()}
    while level:
        following: set[frozenset[Unit]] = set()
        for removed in sorted(level, key=sorted):
            if any(done <= removed for done in settled):
                continue
            known = next((c for c in sorted(conflicts) if not removed & set(c)), None)
            conflict = known or find(removed)
            if conflict is None:
                settled.append(removed)
                continue
            conflicts.add(conflict)
            following.update(removed | {unit} for unit in conflict)
        if len(following) > 16 * MOST_CHOICES or len(settled) > MOST_CHOICES:
            raise TooManyChoicesError({unit for conflict in conflicts for unit in conflict})
        level = following
    minimal = [s for s in settled if not any(o < s for o in settled)]
    return conflicts, sorted(minimal, key=sorted)
