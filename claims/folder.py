"""The files of a dataset's folder, each read and checked by itself."""

from pathlib import Path
from typing import Any

from claims.check_words import check_words
from claims.words import Words, words_from
from files import Fault, FaultyInputError, check_schema, check_texts, read_yaml

WORDS = "data/words.yaml"
"""Where a dataset keeps its words table, below its folder; also its name in messages."""


def checked(root: Path, name: str, schema: str) -> dict[str, Any]:
    """Return what a file of a dataset holds, checked against its schema.

    Raises
    ------
    FaultyInputError
        With every fault of the file.
    """
    raw = read_yaml(root / name, name)
    faults = check_schema(raw, schema, name) or check_texts(raw, name)
    if faults:
        raise FaultyInputError(faults)
    return raw


def read_words(root: Path) -> Words:
    """Return a dataset's words table.

    Raises
    ------
    FaultyInputError
        With every fault of the table.
    """
    raw = checked(root, WORDS, "words")
    faults = check_words(raw, WORDS)
    if faults:
        raise FaultyInputError(faults)
    return words_from(raw)


def records(root: Path) -> tuple[list[str], list[Fault]]:
    """Return the reports' files, below the dataset's folder, and the faults of the folder.

    A file that only looks like a record is a fault: left unread, it would be missed.
    """
    folder = root / "seeds" / "reports"
    files = sorted(path.relative_to(root).as_posix() for path in folder.glob("*.yaml"))
    faults = [
        Fault(path.relative_to(root).as_posix(), ".", "is not read; name it so that it ends .yaml")
        for path in folder.glob("*")
        if path.suffix.lower() in {".yaml", ".yml"} and path.suffix != ".yaml"
    ]
    if not files:
        faults.append(Fault("seeds/reports", ".", "holds no report; add one YAML file a report"))
    return files, faults
