"""From a checked mapping to records."""

from typing import Any

from claims.dates import PartialDate, parse_date
from claims.model import Claim, Report, When
from claims.places import Groups
from claims.words import Amount, Words
from files import FaultyInputError

_WHEN_KEYS = {"at": "at", "from": "start", "by": "by", "until": "until", "through": "through"}


def read_when(raw: dict[str, str] | None, published: PartialDate | None = None) -> When | None:
    """Return the dates of a claim, or ``None`` where it has none.

    Parameters
    ----------
    raw
        The `when` of a record.
    published
        When the report came out, for durations; ``None`` where there is nothing to count from.

    Raises
    ------
    ValueError
        Where a date does not exist.
    """
    if raw is None:
        return None
    dates = {
        _WHEN_KEYS[key]: parse_date(text, published)
        for key, text in raw.items()
        if key in _WHEN_KEYS
    }
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


def as_places(raw: str | list[str] | None, groups: Groups) -> tuple[str, ...]:
    """Return places in the record's order, a group's members in place of its id."""
    named = (member for name in as_ids(raw) for member in groups.get(name, (name,)))
    return tuple(dict.fromkeys(named))


def read_report(
    raw: dict[str, Any], words: Words, file: str, groups: Groups | None = None
) -> Report:
    """Return the report that a mapping, checked against the schema, holds.

    Parameters
    ----------
    raw
        What the record holds.
    words
        The dataset's words table.
    file
        The record's name, below the dataset's folder.
    groups
        What each named group of places stands for; ``None`` where the dataset has none.

    Raises
    ------
    FaultyInputError
        Where a date or an amount cannot be read.
    """
    head = raw["report"]
    try:
        published = parse_date(head["published"])
        claims = tuple(
            _read_claim(claim, head, published, words, groups or {}) for claim in raw["claims"]
        )
    except ValueError as error:
        raise FaultyInputError.one(file, ".", str(error)) from None
    identified, confidence = head.get("identified", {}), head.get("confidence", {})
    return Report(
        id=head["id"],
        record=file,
        title=head["title"],
        outlet=head["outlet"],
        published=published,
        origin=head["origin"],
        language=head["language"],
        file=head.get("file"),
        url=head["url"],
        identified_confidence=identified.get("confidence"),
        identified_how=identified.get("how"),
        note=head.get("note"),
        claims=claims,
        confidence=confidence.get("level"),
        confidence_reason=confidence.get("reason"),
    )


def _read_claim(
    raw: dict[str, Any], head: dict[str, Any], published: PartialDate, words: Words, groups: Groups
) -> Claim:
    spared = raw.get("except", {})
    return Claim(
        id=raw["id"],
        report=head["id"],
        origin=raw.get("origin", head["origin"]),
        published=published,
        locator=raw["locator"],
        said_by=raw["by"]["name"],
        said_as=raw["by"]["as"],
        parties=as_ids(raw["party"]),
        modality=raw["modality"],
        measure=raw["measure"],
        population=raw.get("population"),
        places=as_places(raw.get("place"), groups),
        whole=raw.get("whole"),
        when=read_when(raw.get("when"), published),
        amount=read_amount(raw.get("amount"), words),
        says=" ".join(raw["says"].split()),
        retells=as_ids(raw.get("retells")),
        releases=as_ids(raw.get("releases")),
        supersedes=as_ids(raw.get("supersedes")),
        contradicts=as_ids(raw.get("contradicts")),
        under=raw.get("under"),
        note=raw.get("note"),
        to=as_places(raw.get("to"), groups),
        except_populations=as_ids(spared.get("population")),
        except_places=as_places(spared.get("place"), groups),
        remainder=read_amount(raw.get("remainder"), words),
    )
