"""What each measure needs of a record, and which kind of statement it is: the one table of it."""

from dataclasses import dataclass
from typing import Literal

from claims.model import Measure

Kind = Literal["level", "change", "end", "event"]
"""How many are somewhere; how many more or fewer; that nobody is; or no number at all."""

Dates = frozenset[str]

KEYS: dict[str, str] = {
    "whole": "a share is of the place that it names",
    "to": "it is where those who leave go",
    "except": "it is whom, or where, it leaves out",
    "remainder": "it is how many are left",
}
"""Keys of a claim that only some measures have, and what each is for."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a claim of one measure must and may have.

    Attributes
    ----------
    kind
        ``level``, ``change``, ``end`` or ``event``; an event bounds no presence.
    dates
        Keys of `when` that may stand; ``None`` where any may.
    dated
        Keys of `when` of which one must stand; empty where none must.
    units
        Units that its amount may have; empty where it has none, ``None`` where any may stand.
    counted
        Whether the amount must be given.
    needs
        Keys that must be given besides.
    may
        Keys of `KEYS` that may be given besides.
    """

    kind: Kind
    dates: Dates | None = None
    dated: Dates = frozenset()
    units: frozenset[str] | None = None
    counted: bool = False
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()

    @property
    def bounds(self) -> bool:
        """Whether it can bound presence."""
        return self.kind != "event"


_CHANGE, _STAY = frozenset({"from", "by"}), frozenset({"at", "from", "until", "through"})
_BY = frozenset({"by"})
_PERSONS, _FRACTION = frozenset({"persons"}), frozenset({"fraction"})
_WHO = ("population", "place")

MEASURES: dict[Measure, Form] = {
    "stock": Form("level", _CHANGE | {"at"}, frozenset({"at", "by"}), _PERSONS, True, _WHO),
    "departure": Form("change", _CHANGE, _BY, _PERSONS | _FRACTION, True, _WHO, ("except",)),
    "arrival": Form("change", _CHANGE, _BY, _PERSONS | _FRACTION, True, _WHO),
    "move": Form("change", _CHANGE, _BY, _PERSONS | _FRACTION, True, (*_WHO, "to")),
    "share": Form("level", _STAY, _STAY - {"from"}, _FRACTION, True, (*_WHO, "whole")),
    "reduction": Form("change", _CHANGE, _BY, _FRACTION, True, _WHO),
    "emptied": Form("end", _CHANGE, _BY, frozenset(), False, _WHO, ("except", "remainder")),
    "kept": Form("level", _STAY, _STAY, _PERSONS, False, _WHO),
    "handover": Form(
        "event", _CHANGE | {"at"}, frozenset({"at", "by"}), frozenset(), False, ("place",)
    ),
    "milestone": Form("event"),
    "context": Form("event"),
}
"""Every measure that a record may name."""


def a(measure: str) -> str:
    """Return a measure with its article.

    Examples
    --------
    >>> a("arrival"), a("stock")
    ('an arrival', 'a stock')
    """
    return f"an {measure}" if measure[0] in "aeio" else f"a {measure}"


def having(key: str) -> list[str]:
    """Return the measures that may have one of `KEYS`, in the table's order."""
    return [name for name, form in MEASURES.items() if key in (*form.needs, *form.may)]
