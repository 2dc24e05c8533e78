"""The formats of the briefing pack: what each is called, and the module that writes it."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

from exports.brief import Brief, File


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes
    ----------
    id
        How a command names it.
    label
        How a reader is told of it.
    extension, mime
        What its files' names end in, without the dot, and their media type.
    several
        Whether one month already gives several files.
    module
        The module whose ``encode(brief)`` yields its files; loaded when first used, so that a
        format nobody asks for costs nothing.
    """

    id: str
    label: str
    extension: str
    mime: str
    module: str
    several: bool = False


_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMATS: dict[str, Format] = {
    one.id: one
    for one in (
        Format("png", "Pictures (PNG)", "png", "image/png", "exports.png", several=True),
        Format("svg", "Drawing (SVG)", "svg", "image/svg+xml", "exports.svg"),
        Format("pdf", "Document (PDF)", "pdf", "application/pdf", "exports.pdf"),
        Format(
            "pptx",
            "Slides (PowerPoint)",
            "pptx",
            f"{_OFFICE}.presentationml.presentation",
            "exports.pptx",
        ),
        Format("html", "Page with time slider (HTML)", "html", "text/html", "exports.html.page"),
        Format("csv", "Tables (CSV)", "csv", "text/csv", "exports.csv_tables", several=True),
        Format(
            "xlsx", "Workbook (Excel)", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", "exports.xlsx"
        ),
        Format(
            "geojson",
            "Map data (GeoJSON)",
            "geojson",
            "application/geo+json",
            "exports.geojson",
            several=True,
        ),
        Format(
            "kml",
            "Google Earth (KML)",
            "kml",
            "application/vnd.google-earth.kml+xml",
            "exports.kml",
        ),
    )
}
"""Every format by its id, in the order in which a reader is shown them."""


def encode(brief: Brief, name: str) -> list[File]:
    """Return the files of a format, by its id; all of them or, where it fails, none."""
    module = import_module(FORMATS[name].module)
    files: Iterator[File] = module.encode(brief)
    return list(files)
