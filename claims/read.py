"""From a checked mapping to records."""

from typing import Any

from claims.dates import parse_date
from claims.model import Claim, Report, When
from claims.words import Amount, Words
from files import FaultyInputError

_WHEN_KEYS = {"at": "at", "from": "start", "by": "by", "until": "until", "through": "through"}


def read_when(raw: dict[str, str] | None) -> When | None:
    """Return the dates of a claim, or ``None`` where it has none.

    Raises
    ------
    ValueError
        Where a date does not exist.
    """
    if raw is None:
        return None
    dates = {_WHEN_KEYS[key]: parse_date(text) for key, text in raw.items() if key in _WHEN_KEYS}
    if not dates:
        return None
    return When(**dates, inferred=raw.get("inferred"))


def read_amount(raw: str | None, words: Words) -> Amount | None:
    """Return an amount as a range, or ``None`` where the claim has none.

    Raises
    ------
    ValueError
        Where the words table does not know it.
    """
    return None if raw is None else words.read(raw)


def as_ids(raw: str | list[str] | None) -> tuple[str, ...]:
    """Return one id or several as a tuple, in the record's order."""
    if raw is None:
        return ()
    return (raw,) if isinstance(raw, str) else tuple(raw)


def read_report(raw: dict[str, Any], words: Words, file: str) -> Report:
    """Return the report that a mapping, checked against the schema, holds.

    Raises
    ------
    FaultyInputError
        Where a date or an amount cannot be read.
    """
    head = raw["report"]
    try:
        published = parse_date(head["published"])
        claims = tuple(_read_claim(claim, head, words) for claim in raw["claims"])
    except ValueError as error:
        raise FaultyInputError.one(file, ".", str(error)) from None
    identified = head.get("identified", {})
    return Report(
        id=head["id"],
        record=file,
        title=head["title"],
        outlet=head["outlet"],
        published=published,
        origin=head["origin"],
        language=head["language"],
        file=head["file"],
        url=head["url"],
        confidence=identified.get("confidence"),
        how=identified.get("how"),
        note=head.get("note"),
        claims=claims,
    )


def _read_claim(raw: dict[str, Any], head: dict[str, Any], words: Words) -> Claim:
    return Claim(
        id=raw["id"],
        report=head["id"],
        origin=head["origin"],
        published=parse_date(head["published"]),
        locator=raw["locator"],
        said_by=raw["by"]["name"],
        said_as=raw["by"]["as"],
        parties=as_ids(raw["party"]),
        modality=raw["modality"],
        measure=raw["measure"],
        population=raw.get("population"),
        places=as_ids(raw.get("place")),
        whole=raw.get("whole"),
        when=read_when(raw.get("when")),
        amount=read_amount(raw.get("amount"), words),
        says=" ".join(raw["says"].split()),
        **{
            key: as_ids(raw.get(key))
            for key in ("retells", "releases", "supersedes", "contradicts")
        },
        under=raw.get("under"),
        note=raw.get("note"),
    )
