"""The briefing pack: every format of one view, into a folder or into one archive."""

import io
import time
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from exports.brief import Brief, File
from exports.formats import FORMATS, encode
from files import write_whole

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every entry of an archive: the first that the format can tell."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one format.

    Attributes
    ----------
    format
        Its id.
    files
        The names of the files written; none where it failed, but for a disk that fills up midway.
    seconds
        How long it took.
    fault
        Why it failed, on one line; ``None`` where it did not.
    """

    format: str
    files: tuple[str, ...]
    seconds: float
    fault: str | None


def write_pack(brief: Brief, folder: Path, formats: Iterable[str]) -> Iterator[Outcome]:
    """Write formats into a folder, and yield what became of each.

    A format's files are written when all of them are finished. One that fails leaves what the
    folder held of it, and the others are written all the same. Nothing else in the folder is
    touched.
    """
    for name in formats:
        started = time.perf_counter()
        written: list[str] = []
        fault = None
        files: list[File] = []
        # Whatever goes wrong in one encoder, the others' files are still wanted.
        try:
            files = encode(brief, name)
        except Exception as error:
            said = " ".join(str(error).split()) or "no reason given"
            fault = f"{type(error).__name__}: {said}"
        in_the_way = [file.name for file in files if (folder / file.name).is_dir()]
        if in_the_way:
            fault = f"{folder / in_the_way[0]} is a folder; move it away, or name another --out"
            files = []
        for file in files:
            try:
                write_whole(folder / file.name, file.content)
            except OSError as error:
                reason = error.strerror or type(error).__name__
                fault = f"{folder / file.name} cannot be written ({reason}); check {folder}"
                break
            written.append(file.name)
        yield Outcome(name, tuple(written), time.perf_counter() - started, fault)


def encode_one(brief: Brief, name: str) -> File:
    """Return a format as one download: its file, or an archive where there are several."""
    files = encode(brief, name)
    return files[0] if len(files) == 1 else File(f"{name}.zip", _archive(files))


def zip_of(brief: Brief, formats: Iterable[str] = tuple(FORMATS)) -> bytes:
    """Return an archive of all files of some formats; the same brief gives the same bytes.

    Whatever an encoder raises is raised: an archive is whole or not made.
    """
    return _archive([file for name in formats for file in encode(brief, name)])


def _archive(files: Iterable[File]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, file.content)
    return stream.getvalue()
