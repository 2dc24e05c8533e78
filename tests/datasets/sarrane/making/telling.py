"""Reports and their claims: drawn from the history, each checked against it, and written down."""

import datetime as dt
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.datasets.sarrane.making.days import span
from tests.datasets.sarrane.making.history import History
from tests.datasets.sarrane.making.mistakes import FALSE
from tests.datasets.sarrane.making.reading import Wording
from tests.datasets.sarrane.making.truth import EVENTS, Statement, is_true, true_number

HEAD = "# INVENTED, for tests only. Written by tests/datasets/sarrane/make.py.\n"

# Who speaks: name, in what capacity, for which party.
SPEAKERS: dict[str, tuple[str, str, str | list[str]]] = {
    "command": ("the Northern Command", "named official", "command"),
    "officers": ("officers of the Northern Command", "anonymous officials", "command"),
    "allies": ("the allied staff", "named official", "allies"),
    "ministry": ("Sarrane's foreign ministry", "named official", "sarrane"),
    "deputies": ("deputies of Sarrane's assembly", "named official", "sarrane"),
    "ilvar": ("Ilvar's ministry of defence", "named official", "ilvar"),
    "diplomats": ("diplomats in Amary", "anonymous officials", "sarrane"),
    "joint": (
        "joint statement of the Command and Sarrane",
        "joint statement",
        ["command", "sarrane"],
    ),
}

OUTLETS = {
    "command": ("Communiqués of the Northern Command (invented)", "en"),
    "herald": ("The Amary Herald (invented)", "en"),
    "observer": ("The Sound Observer (invented)", "en"),
    "wire": ("Straits Wire (invented)", "en"),
    "posten": ("Ilvar Posten (invented)", "en"),
    "phare": ("Le Phare d'Amary (inventé)", "fr"),
    "gazette": ("La Gazette du Littoral (inventée)", "fr"),
    "sawt": ("صوت البحر (مختلق)", "ar"),
    "mina": ("الميناء (مختلقة)", "ar"),
}


Claim = Callable[["Teller", str, dt.date, str, int], list[str]]
"""Given who tells, the ids' beginning, the day, the outlet and its place in the report."""


@dataclass
class Teller:
    """Takes the reports one after the other, and knows what is true."""

    history: History
    records: dict[str, str] = field(default_factory=dict)
    statements: dict[str, tuple[Statement, str | None]] = field(default_factory=dict)

    def report(
        self, outlet: str, published: str, title: str, claims: Sequence[Claim], **head: Any
    ) -> None:
        """Write one report; `claims` are the functions that `said` returned."""
        name = f"{outlet}-{published}"
        last = span(published, dt.date.min)[1]
        called, language = OUTLETS[outlet]
        lines = [
            HEAD + "report:",
            f"  id: {name}",
            f"  title: {_text(title)}",
            f"  outlet: {_text(called)}",
            f"  published: {published}",
            f"  origin: {head.pop('origin', name)}",
            f"  language: {language}",
            *_source(name, outlet, published),
            *(f"  {key}: {_value(value)}" for key, value in head.items()),
            "",
            "claims:" if claims else "claims: []",
        ]  # fmt: skip
        prefix = f"{outlet}-{published[2:].replace('-', '')}"
        for number, claim in enumerate(claims, 1):
            lines += claim(self, prefix, last, called, number)
        self.records[f"{name}.yaml"] = "\n".join(lines).rstrip("\n") + "\n"

    def check(self, name: str, statement: Statement, amount: str | None) -> None:
        """See that a claim is true, or known to be false."""
        assert name not in self.statements, f"{name} stands twice"
        self.statements[name] = statement, amount
        true = is_true(statement, amount, self.history)
        if true == (name in FALSE):
            number = true_number(statement, self.history)
            raise AssertionError(
                f"{name}: {amount!r} of {number} is {true}, mistakes say otherwise"
            )


def said(
    name: str,
    how: str,
    says: str,
    of: str = "",
    amount: str | Wording | None = None,
    *,
    when: dict[str, str] | None = None,
    bar: dict[str, str] | None = None,
    **more: Any,
) -> Claim:
    """One claim of a report.

    `how` is who says it, the modality and the measure; `of` whom and where, such as "north: amary,
    hadid", or where alone; `bar` what it leaves out. `{n}` in the sentence is the amount as the
    reporter words it.
    """
    by, modality, measure = how.split()
    people, _, listed = of.rpartition(": ")
    places = tuple(listed.split(", ")) if listed else ()

    def written(
        teller: Teller, prefix: str, published: dt.date, called: str, number: int
    ) -> list[str]:
        worded, statement = amount, None
        if measure not in EVENTS and when:
            whole, to, spared = more.get("whole"), _ids(more.get("to")), bar or {}
            statement = Statement(
                measure, people, places, when, published, whole, to,
                _ids(spared.get("population")), _ids(spared.get("place")),
            )  # fmt: skip
            if callable(amount):
                worded = amount(true_number(statement, teller.history))
        # A possibility says what may be, and a retelling is as true as what it retells.
        binds = modality in {"fact", "plan", "expectation"} and "retells" not in more
        if statement is not None and binds:
            left = more.get("remainder", worded)
            teller.check(f"{prefix}-{name}", statement, None if left is None else str(left))
        speaker, capacity, party = SPEAKERS.get(by, (called, "outlet", "outlet"))
        sentence = says.replace("{n}", _spoken(worded))
        keys: dict[str, Any] = {
            "locator": number, "by": {"name": speaker, "as": capacity}, "party": party,
            "modality": modality, "population": people or None,
            "place": list(places) if len(places) > 1 else (places or (None,))[0],
            "measure": measure, "when": when, "amount": worded, "except": bar,
            "says": sentence[0].upper() + sentence[1:],
        }  # fmt: skip
        lines = [f"  - id: {prefix}-{name}"]
        for key, value in {**keys, **more}.items():
            if value is not None:
                lines.append(f"    {key}: {_value(value)}")
        return [*lines, ""]

    return written


def _ids(value: str | list[str] | None) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def _source(name: str, outlet: str, published: str) -> list[str]:
    """Where it was recorded from: an address, or else a file."""
    if outlet in {"herald", "phare", "wire"}:
        return [f"  url: https://{outlet}.example/{published.replace('-', '/')}"]
    return [f"  file: {name}.txt", "  url: null"]


def _spoken(amount: Any) -> str:
    return re.sub(r"([0-9])([0-9]{3})\b", r"\1,\2", str(amount or ""))


def _value(value: Any) -> str:
    if isinstance(value, int):
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_value(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    plain = re.fullmatch(r"[a-z]+(-[a-z0-9]+)*|[0-9]{4}-[0-9A-Za-z-]+", str(value))
    return str(value) if plain else _text(str(value))


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
