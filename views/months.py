"""The month that an edition's reports speak of last, and the one that it opens at."""

import datetime as dt

from claims.dataset import Dataset
from claims.dates import Month, figure_month, parse_date


def last_known(as_of: dt.date) -> Month:
    """Return the last month that the reports of an edition speak of, by the edition's day."""
    return figure_month(parse_date(as_of.isoformat()))


def opening_month(dataset: Dataset, as_of: dt.date) -> Month:
    """Return the month that an edition opens at: its last known one, or the grid's nearest."""
    return min(max(last_known(as_of), dataset.start), dataset.end)
