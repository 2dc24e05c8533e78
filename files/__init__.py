"""Reading files that nobody has vouched for, and writing files whole or not at all."""

from files.characters import hidden_character
from files.commands import Parser, say
from files.csv_text import FORMULA, csv_text, guarded, unguarded
from files.faults import Fault, FaultyInputError
from files.project import ROOT, VERSION
from files.reading import MAX_BYTES, read_bytes, read_text, read_yaml
from files.schema import check_schema
from files.texts import check_texts
from files.writing import write_whole

__all__ = [
    "FORMULA",
    "MAX_BYTES",
    "ROOT",
    "VERSION",
    "Fault",
    "FaultyInputError",
    "Parser",
    "check_schema",
    "check_texts",
    "csv_text",
    "guarded",
    "hidden_character",
    "read_bytes",
    "read_text",
    "read_yaml",
    "say",
    "unguarded",
    "write_whole",
]
