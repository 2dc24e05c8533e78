"""Reading and writing ``data/sites.csv``: the points that the geocoding step found."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal, cast

from claims.places import Kind, Place, read_places
from files import Fault, FaultyInputError, csv_text, guarded, read_text, unguarded

SITES = "data/sites.csv"
"""Where a dataset keeps its points, below its folder; also their name in messages."""

REMEDY = "run `python -m geo`"

Precision = Literal["airfield", "city", "country"]

PRECISION: dict[Kind, Precision] = {"base": "airfield", "city": "city", "country": "country"}
"""What the point of each kind of place stands for; a remainder has no point."""

_DECIMAL = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,15})?")


@dataclass(frozen=True, slots=True)
class Site:
    """Where a place is, and how that is known.

    Attributes
    ----------
    place
        Id of the place.
    latitude, longitude
        Degrees north and east.
    precision
        What the point stands for: an airfield, a town, or a whole country.
    provider, provider_id, matched
        Who knew the place, by which id and under which name.
    query
        What the provider was asked.
    country
        The country whose outline the point was found in, as a two-letter ISO 3166-1 code.
    """

    place: str
    latitude: float
    longitude: float
    precision: Precision
    provider: str
    provider_id: str
    matched: str
    query: str
    country: str


COLUMNS = tuple(field.name for field in fields(Site))


def sites_csv(sites: Iterable[Site]) -> str:
    """Return the content of ``sites.csv``: a header and a line a site, in the order given.

    Coordinates have five decimals (about one metre). A text that a spreadsheet would take for a
    formula is led by an apostrophe, which `find_sites` takes off again.
    """
    rows = ([getattr(site, column) for column in COLUMNS] for site in sites)
    return csv_text(COLUMNS, (map(_cell, row) for row in rows))


def find_sites(dataset: Path) -> tuple[dict[str, Site], list[Fault]]:
    """Return the sites that can be read, in the order of ``places.yaml``, and all faults found.

    A fault is that ``sites.csv`` is missing or no CSV, that columns are unknown or missing, a row
    is damaged, a coordinate is no finite number in range, a place is unknown, stands twice, has no
    point, or has no row.

    Parameters
    ----------
    dataset
        The dataset's folder.

    Raises
    ------
    FaultyInputError
        Where the places cannot be read.
    """
    places = {place.id: place for place in read_places(dataset)}
    if not (dataset / SITES).exists():
        return {}, [Fault(SITES, ".", f"there is no such file; {REMEDY}")]
    faults: list[Fault] = []
    sites: dict[str, Site] = {}
    try:
        for number, row in _rows(read_text(dataset / SITES, SITES)):
            found = list(_row_faults(row, places))
            if not found and row["place"] in sites:
                found = [(".place", f"'{row['place']}' stands twice; {REMEDY}")]
            if found:
                faults += [Fault(SITES, f".line[{number}]{path}", what) for path, what in found]
            else:
                sites[row["place"]] = _site(row)
    except FaultyInputError as error:  # the rest of the file cannot be made out
        faults += error.faults
    if not faults:
        faults = [
            Fault(SITES, ".", f"has no row for '{place.id}'; {REMEDY}")
            for place in places.values()
            if place.kind in PRECISION and place.id not in sites
        ]
    return {name: sites[name] for name in places if name in sites}, faults


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the number of each line and its cells by column."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        _check_header(header)
        for cells in reader:
            if len(cells) != len(header):
                raise FaultyInputError.one(
                    SITES,
                    f".line[{reader.line_num}]",
                    f"has {len(cells)} cells, must have {len(header)}; {REMEDY}",
                )
            plain = (unguarded(cell) for cell in cells)
            yield reader.line_num, dict(zip(header, plain, strict=True))
    except csv.Error as error:
        raise FaultyInputError.one(
            SITES, f".line[{reader.line_num}]", f"is damaged ({error}); {REMEDY}"
        ) from None


def _check_header(header: list[str]) -> None:
    def named(columns: Iterable[str]) -> str:
        return ", ".join(f"'{_shown(column)}'" for column in columns)

    wanted = ", ".join(COLUMNS)
    unknown = [column for column in header if column not in COLUMNS]
    missing = [column for column in COLUMNS if column not in header]
    if unknown:
        what = f"unknown column {named(unknown)}; the columns are {wanted}; {REMEDY}"
    elif missing:
        what = f"lacks the column {named(missing)}; the columns are {wanted}; {REMEDY}"
    elif len(set(header)) < len(header):
        what = f"names a column twice; the columns are {wanted}; {REMEDY}"
    else:
        return
    raise FaultyInputError.one(SITES, ".line[1]", what)


def _row_faults(row: dict[str, str], places: dict[str, Place]) -> Iterator[tuple[str, str]]:
    """Yield the path within a row and the fault."""
    for column, text in row.items():
        if not text.strip():
            yield f".{column}", f"is empty; {REMEDY}"
        elif any(unicodedata.category(character) == "Cc" for character in text):
            yield f".{column}", f"holds a control character; {REMEDY}"
    yield from _coordinate_faults("latitude", row["latitude"], 90)
    yield from _coordinate_faults("longitude", row["longitude"], 180)
    place = places.get(row["place"])
    if place is None:
        what = f"'{_shown(row['place'])}' is not in data/places.yaml; {REMEDY}"
        yield ".place", what
    elif place.kind not in PRECISION:
        yield ".place", f"'{place.id}' is a {place.kind} and has no point; {REMEDY}"
    else:
        for column, now in (("precision", PRECISION[place.kind]), ("country", place.country)):
            if now is not None and row[column] != now:
                then = _shown(row[column])
                yield f".{column}", f"is '{then}', by data/places.yaml it is '{now}'; {REMEDY}"


def _coordinate_faults(column: str, text: str, limit: int) -> Iterator[tuple[str, str]]:
    if not text.strip():
        return
    if not _DECIMAL.fullmatch(text):
        yield f".{column}", f"'{_shown(text)}' is not a plain decimal number of degrees; {REMEDY}"
    elif abs(float(text)) > limit:
        yield f".{column}", f"{text} is out of range; must be from -{limit} to {limit}; {REMEDY}"


def _site(row: dict[str, str]) -> Site:
    return Site(
        place=row["place"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        precision=cast(Precision, row["precision"]),
        provider=row["provider"],
        provider_id=row["provider_id"],
        matched=row["matched"],
        query=row["query"],
        country=row["country"],
    )


def _cell(value: str | float) -> str:
    return f"{value:z.5f}" if isinstance(value, float) else guarded(value)


def _shown(text: str) -> str:
    plain = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return plain if len(plain) <= 60 else f"{plain[:57]}..."
