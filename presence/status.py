"""How well a bound is supported: reported, announced, worked out or not reported."""

from typing import Literal

from presence.bounds import Bound, Cell, columns_of, end_in
from presence.projection import Projection
from presence.reasons import Reasons
from presence.rows import ASSUMED

Status = Literal["reported", "announced", "worked out", "not reported"]


def status_of(  # noqa: PLR0917 - a cell, its bound, and three sets of reasons
    projection: Projection,
    cell: Cell,
    found: Bound,
    low: Reasons,
    high: Reasons,
    above: Reasons | None,
) -> Status:
    """Return the status of a cell.

    ``reported``
        One fact gives an end of the range for this very place and month.
    ``announced``
        One plan or expectation does.
    ``not reported``
        Nothing is known, or the place's high is only what its country's high leaves over and its
        low is absent or assumed.
    ``worked out``
        The range follows from several claims.

    Parameters
    ----------
    projection, cell, found, low, high
        The cell, its bound and the reasons of both ends.
    above
        The reasons of the high of the country that the place lies in; ``None`` for a country.
    """
    if found.low is None and found.high is None:
        return "not reported"
    ends = {_direct(projection, cell, found, side) for side in (low, high)}
    if "fact" in ends:
        return "reported"
    if ends - {None}:
        return "announced"
    left_over = says_no_more(projection, cell, high, above)
    if left_over and found.low != 0 and _low_is_assumed(projection, cell, found):
        return "not reported"
    return "worked out"


def says_no_more(projection: Projection, cell: Cell, high: Reasons, above: Reasons | None) -> bool:
    """Whether a place's high is only its country's high less the floors of other places."""
    if above is None or not high.sources:
        return False
    for source in set(high.sources) - set(above.sources):
        claim = projection.claims.get(source)
        if claim is None:
            continue
        # A figure for another place is a floor there; one that holds this place too says of it.
        floor = claim.measure in {"kept", "reduction", "stock"}
        if not floor or projection.space.overlap(claim.places, (cell.place,)):
            return False
    return True


def _direct(projection: Projection, cell: Cell, found: Bound, reasons: Reasons) -> str | None:
    """Return the modality of the one claim that gives an end for this cell, or ``None``."""
    claims = [source for source in reasons.sources if not source.startswith(ASSUMED)]
    if len(claims) != 1:
        return None
    claim = projection.claims[claims[0]]
    month = projection.grid.firsts[cell.span]
    speaks = any(row.source == claim.id and row.month == month for row in projection.rows)
    if not speaks or claim.places != (cell.place,) or claim.population is None:
        return None
    same = claim.population == cell.population or (
        found.high == 0 and projection.space.share_people(claim.population, cell.population)
    )
    return claim.modality if same else None


def _low_is_assumed(projection: Projection, cell: Cell, found: Bound) -> bool:
    """Whether the claims alone give no low."""
    if found.low is None or found.low_choice is None:
        return True
    claims = frozenset(
        row for row in projection.choices[found.low_choice].rows if not projection.rows[row].assumed
    )
    return end_in(projection, claims, columns_of(projection, cell), "low") is None
