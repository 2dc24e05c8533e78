"""Claims to linear constraints: the table "What each measure says" of docs/method.md."""

from fractions import Fraction

from claims.dates import Month
from claims.model import Claim
from presence.binding import Binding, bind
from presence.grid import Grid
from presence.rows import Row, Term


def claim_rows(claim: Claim, grid: Grid) -> list[Row]:  # noqa: PLR0911 - a measure a line
    """Return the rows that a claim makes on a grid; none where it does not bound presence.

    A stock, a departure and an emptying are one unit each; a share, a reduction and a stay are one
    unit a span, so that they can give way at the months in conflict alone.
    """
    binding = bind(claim)
    if binding is None or claim.population is None:
        return []
    last = grid.end if binding.last is None else binding.last
    spans = grid.between(binding.first, last)
    match claim.measure:
        case "stock":
            return [_stock(claim, grid, span) for span in spans]
        case "emptied":
            return [_floor_or_zero(claim, grid, span, None, 0.0) for span in spans]
        case "kept":
            return _kept(claim, grid, spans)
        case "share":
            return [row for span in spans for row in _share(claim, grid, span)]
        case "departure":
            return [row for span in spans for row in _departure(claim, grid, span, binding)]
        case "reduction":
            return [row for span in spans for row in _reduction(claim, grid, span, binding)]
        case _:
            return []


def _term(claim: Claim, span: int, coefficient: float = 1.0) -> Term:
    assert claim.population is not None
    return Term(coefficient, claim.places, claim.population, span)


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _per_span(claim: Claim, grid: Grid, span: int) -> str:
    return f"{claim.id}@{grid.firsts[span]}"


def _stock(claim: Claim, grid: Grid, span: int) -> Row:
    assert claim.amount is not None
    low, high = _number(claim.amount.low), _number(claim.amount.high)
    return Row(claim.id, claim.id, (_term(claim, span),), low, high, grid.firsts[span])


def _floor_or_zero(
    claim: Claim, grid: Grid, span: int, low: float | None, high: float | None
) -> Row:
    unit = claim.id if claim.measure == "emptied" else _per_span(claim, grid, span)
    return Row(claim.id, unit, (_term(claim, span),), low, high, grid.firsts[span])


def _kept(claim: Claim, grid: Grid, spans: range) -> list[Row]:
    low = _number(claim.amount.low) if claim.amount else None
    high = _number(claim.amount.high) if claim.amount else None
    floor = max(low or 0.0, 1.0)
    return [_floor_or_zero(claim, grid, span, floor, high) for span in spans]


def _step(amount: Fraction) -> float:
    """Return the smallest step by which whole persons can exceed a fraction of whole persons."""
    return 1.0 / amount.denominator


def _share(claim: Claim, grid: Grid, span: int) -> list[Row]:
    assert claim.amount is not None
    assert claim.whole is not None
    assert claim.population is not None
    rows = []
    for end, is_low in ((claim.amount.low, True), (claim.amount.high, False)):
        strict = claim.amount.low_strict if is_low else claim.amount.high_strict
        if end is None or (not is_low and end >= 1 and not strict):
            continue
        slack = _step(end) if strict else 0.0
        whole = Term(-float(end), (claim.whole,), claim.population, span)
        low, high = (slack, None) if is_low else (None, -slack)
        terms = (_term(claim, span), whole)
        rows.append(
            Row(claim.id, _per_span(claim, grid, span), terms, low, high, grid.firsts[span])
        )
    return rows


def _base(grid: Grid, binding: Binding) -> int | None:
    """Return the span that a change is measured from; ``None`` where it lies before the grid."""
    assert binding.base is not None
    return grid.span_of(binding.base) if binding.base >= grid.start else None


def _departure(claim: Claim, grid: Grid, span: int, binding: Binding) -> list[Row]:
    assert claim.amount is not None
    base = _base(grid, binding)
    amount = claim.amount
    month = grid.firsts[span]
    if amount.unit == "fraction":
        return _remaining(claim, claim.id, base, span, month)
    if base is None:
        return []
    terms = (_term(claim, base), _term(claim, span, -1.0))
    low, high = _number(amount.low), _number(amount.high)
    return [Row(claim.id, claim.id, terms, low, high, month)]


def _remaining(claim: Claim, unit: str, base: int | None, span: int, month: Month) -> list[Row]:
    """Return the rows of what remains when a fraction of those at the base has gone.

    Without a base there is nothing to compare with; that nobody, or somebody, is left still holds.
    """
    amount = claim.amount
    assert amount is not None
    rows = []
    for gone, strict, is_low in (
        (amount.low, amount.low_strict, True),
        (amount.high, amount.high_strict, False),
    ):
        if gone is None or (not is_low and gone >= 1 and not strict):
            continue
        left = 1 - gone
        terms = [_term(claim, span)]
        if left:
            if base is None:
                continue
            terms.append(_term(claim, base, -float(left)))
        slack = _step(left) if strict else 0.0
        low, high = (None, -slack) if is_low else (slack, None)
        rows.append(Row(claim.id, unit, tuple(terms), low, high, month))
    return rows


def _reduction(claim: Claim, grid: Grid, span: int, binding: Binding) -> list[Row]:
    """Return the cut of a span; how much is left at least is said of the first month alone."""
    unit, month = _per_span(claim, grid, span), grid.firsts[span]
    rows = _remaining(claim, unit, _base(grid, binding), span, month)
    if month != binding.first:
        return [row for row in rows if row.low is None]
    if not any(row.low and len(row.terms) == 1 for row in rows):
        rows.append(Row(claim.id, unit, (_term(claim, span),), 1.0, None, month))
    return rows
