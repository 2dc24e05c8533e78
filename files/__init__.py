"""Reading files that nobody has vouched for, and writing files whole or not at all."""

from files.faults import Fault, FaultyInputError
from files.reading import MAX_BYTES, read_text, read_yaml
from files.schema import check_schema
from files.writing import write_whole

__all__ = [
    "MAX_BYTES",
    "Fault",
    "FaultyInputError",
    "check_schema",
    "read_text",
    "read_yaml",
    "write_whole",
]
