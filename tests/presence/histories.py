"""Invented histories, day by day, and what reports say of them without error.

Nothing of the program is used. A history obeys what is assumed. A country's number rises while an
arrival is announced and never else; whatever changes was announced before; between two numbers told
of one place the true one lies between the lower of the lows and the higher of the highs.
"""

import datetime as dt
from collections.abc import Callable
from functools import partial
from random import Random

from tests.presence.history import (
    BASES,
    DAYS,
    PARTS,
    PEOPLE,
    PLACES,
    START,
    History,
    Leaf,
    Told,
    month_end,
    text,
)
from tests.presence.history_claims import (
    changed,
    emptied,
    kept,
    moved,
    number,
    obeyed,
    share,
)

# --- what happens -----------------------------------------------------------------------------


def invent(seed: int) -> History:
    """Return a history with reports of it; the same for the same seed."""
    random = Random(seed)
    numbers = {
        (base, group): [random.choice([0, 3, 40, 150, 420, 1300, 2500])] * DAYS
        for base in BASES
        for group in PEOPLE["coalition"]
    }
    history = History(random, numbers)
    for _ in range(random.randint(1, 5)):
        _happen(history)
    # What is said is said of all that happens, so when all of it has been invented.
    history.claims += [one for announce in history.announced for one in announce()]
    published = [one["published"] for one in history.claims]
    history.settled = max(
        ((dt.date.fromisoformat(one) - START).days for one in published), default=0
    )
    for _ in range(random.randint(3, 14)):
        _tell(history)
    return history


def _happen(history: History) -> None:
    """Let some leave, all leave, go elsewhere in the country, or come; it is announced before."""
    random = history.random
    begin = random.randint(5, DAYS - 60)
    end = min(begin + random.choice([1, 10, 45, 100]), DAYS - 1)
    leaf = random.choice(list(history.numbers))
    there = history.count([leaf], begin)
    kind = random.choice(["leave", "leave", "end", "move", "come"])
    if kind != "come" and (not there or _changes(history, leaf, begin, DAYS - 1)):
        return
    if kind == "end":
        _shift(history, leaf, -there, begin, end)
    elif kind == "leave":
        _shift(history, leaf, -random.randint(1, there), begin, end)
    elif kind == "move" and leaf[0] in PARTS["land"]:
        other = random.choice([base for base in PARTS["land"] if base != leaf[0]]), leaf[1]
        if _changes(history, other, begin, DAYS - 1):
            return
        many = random.randint(1, there)
        _shift(history, leaf, -many, begin, end)
        _shift(history, other, many, begin, end)
        if random.random() < 0.7:
            published, day = random.randint(0, begin), random.randint(end, min(end + 9, DAYS - 1))
            history.announced.append(partial(_going, history, leaf, other, published, day))
            return
        _announce(history, other, begin, end)
    elif kind == "come":
        published = random.randint(0, begin)
        day = random.randint(end, min(end + 20, DAYS - 1))
        if _changes(history, leaf, published, day):
            return
        _shift(history, leaf, random.randint(5, 600), begin, end)
        history.surges = True
        # Nobody goes while some are to come.
        history.taken.append((leaf, published, day))
        history.announced.append(partial(_coming, history, leaf, published, day))
        return
    else:
        return
    _announce(history, leaf, begin, end)


def _coming(history: History, leaf: Leaf, published: int, day: int) -> list[Told]:
    told = changed(history, "arrival", [leaf[0]], leaf[1], published, published, day)
    assert told is not None
    return [told]


def _going(history: History, leaf: Leaf, other: Leaf, published: int, day: int) -> list[Told]:
    """Have people announced to go from one base to another; of more at once, its two ends."""
    told = moved(history, (leaf[0], other[0]), leaf[1], published, day, published, fact=False)
    if told is not None:
        return [told]
    return [*_announced(history, leaf, published, day), *_announced(history, other, published, day)]


def _changes(history: History, leaf: Leaf, begin: int, end: int) -> bool:
    """Whether a number changes in a time already, so that one more change would mix with it."""
    numbers = history.numbers[leaf][begin : end + 1]
    taken = any(
        one == leaf and begin <= last and first <= end for one, first, last in history.taken
    )
    return taken or min(numbers) != max(numbers)


def _shift(history: History, leaf: Leaf, many: int, begin: int, end: int) -> None:
    """Let so many go or come, evenly after the first day and up to the last."""
    numbers = history.numbers[leaf]
    for day in range(begin + 1, DAYS):
        part = min(day - begin, end - begin) / (end - begin)
        numbers[day] += int(many * part)


def _announce(history: History, leaf: Leaf, begin: int, end: int) -> None:
    """Have a change told of before it begins, in one way or another."""
    published = history.random.randint(0, begin)
    day = history.random.randint(end, min(end + 40, DAYS - 1))
    history.announced.append(partial(_announced, history, leaf, published, day))


def _announced(history: History, leaf: Leaf, published: int, day: int) -> list[Told]:
    base, group = [leaf[0]], leaf[1]
    makers: list[Callable[[], Told | None]] = [
        lambda: changed(history, "departure", base, group, published, published, day),
        lambda: changed(history, "reduction", base, group, published, published, day),
        lambda: emptied(history, base, group, published, day, "plan"),
        lambda: number(history, base, group, day, published=published),
    ]
    history.random.shuffle(makers)
    told = next((one for make in makers if (one := make()) is not None), None)
    if told is None:  # where nothing else is so: no more than there ever were
        told = {
            "measure": "stock",
            "amount": f"up to {max(history.numbers[leaf]) + 1}",
            "places": (leaf[0],),
            "population": leaf[1],
            "published": text(published),
            "when": {"by": text(month_end(day))},
            "modality": "plan",
        }
    return [told]


# --- what is told -----------------------------------------------------------------------------


def _tell(history: History) -> None:
    """Tell something that is so, if the words for it are at hand."""
    random = history.random
    places = random.choice([*[[place] for place in PLACES], ["north", "south"], ["land", "isle"]])
    group = random.choice(list(PEOPLE))
    first, second, third = sorted(random.sample(range(DAYS), 3))
    fact = random.random() < 0.6
    published = min(third, DAYS - 1) if fact else first
    kind = random.choice(
        ["number", "number", "number", "change", "emptied", "kept", "share", "move"]
    )
    told: Told | None = None
    if kind == "number":
        day = random.choice([second, month_end(second)])
        if fact:
            late = random.choice([0, 0, 1, 30])
            told = number(
                history, places, group, day, published=min(day + late, DAYS - 1), fact=True
            )
        else:
            told = number(history, places, group, day, published=published)
    elif kind == "change":
        measure = random.choice(["departure", "reduction"])
        begin = random.choice([first, second])
        told = changed(history, measure, places, group, begin, published, third, fact=fact)
    elif kind == "emptied":
        told = emptied(history, places, group, published, second, "fact" if fact else "plan")
    elif kind == "kept":
        told = kept(history, places, group, second, third, published, fact=fact)
    elif kind == "share":
        told = share(history, group, second, third, published, fact=fact)
    else:
        here, there = random.sample(PARTS["land"], 2)
        told = moved(history, (here, there), group, second, third, published, fact=fact)
    if told is not None and obeyed(history, told):
        history.claims.append(told)
