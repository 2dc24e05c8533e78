"""What is wrong with an input: which file, where in it, what, and what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass

from files.characters import hides


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong with one file.

    Attributes
    ----------
    file
        The file, as the user would name it.
    path
        Where in the file, as ``.claims[3].when.by``; ``.`` or nothing is the whole file.
    what
        What is wrong and what is allowed, as one sentence fragment on one line.
    """

    file: str
    path: str
    what: str

    @property
    def where(self) -> str:
        """The file and the path in it; the file alone where the whole of it is meant."""
        return self.file if self.path in {"", "."} else f"{self.file} {self.path}"

    def __str__(self) -> str:
        """Return ``file .path: what`` on one line: what would break or hide it is spelt out."""
        line = f"{self.where}: {self.what}"
        return "".join(
            one.encode("unicode_escape").decode("ascii") if hides(one) else one for one in line
        )


class FaultyInputError(ValueError):
    """An input has one or more faults; all of them are carried, none is raised alone."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    @classmethod
    def one(cls, file: str, path: str, what: str) -> "FaultyInputError":
        """Return an error that carries a single fault."""
        return cls([Fault(file, path, what)])
