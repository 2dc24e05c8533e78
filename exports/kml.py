"""KML: a placemark for each run of months in which a place's range stays, with its time span.

A viewer such as Google Earth shows a description as HTML, so what a record says is escaped twice:
once for that HTML, once by the XML around it.
"""

import calendar
import html
from collections.abc import Iterator
from dataclasses import asdict
from xml.etree import ElementTree

from claims.dates import Month, month_text
from exports.about import about, source_name
from exports.brief import Brief, File
from exports.rows import Row, by_place, runs
from presence.told.table import columns_for
from views.words.text import plain_spaces

NAMESPACE = "http://www.opengis.net/kml/2.2"

# Colours are alpha, blue, green, red; the scale keeps a label from covering its neighbours.
_STYLES = {"place": ("ffb27200", "1.0"), "zero": ("ff827a72", "0.7")}


def encode(brief: Brief) -> Iterator[File]:
    """Yield ``atlas.kml``."""
    told = about(brief, brief.months[-1])
    root = ElementTree.Element("kml", {"xmlns": NAMESPACE})
    document = ElementTree.SubElement(root, "Document")
    _text(document, "name", f"{told['dataset']}: {told['population']}, as known on {told['as_of']}")
    _text(document, "open", "1")
    _text(document, "description", _html(_lines(brief, told)))
    for name, (colour, scale) in _STYLES.items():
        style = ElementTree.SubElement(document, "Style", {"id": name})
        icon = ElementTree.SubElement(style, "IconStyle")
        _text(icon, "color", colour)
        _text(icon, "scale", scale)
    for own in by_place(brief):
        folder = ElementTree.SubElement(document, "Folder")
        _text(folder, "name", own[0].place.name)
        for first, last in runs(own):
            _placemark(brief, folder, first, last)
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode")
    yield File("atlas.kml", f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode())


def _lines(brief: Brief, told: dict[str, str]) -> list[str]:
    """Return what the whole file says of itself."""
    return [
        told["title"],
        f"Title of {told['date']}, {told['phase']}".rstrip(", "),
        told["evidence"],
        f"Basis: {told['basis']}",
        told["notice"],
        "Sources:",
        *(source_name(report) for report in brief.view.edition.reports),
    ]


def _placemark(brief: Brief, folder: ElementTree.Element, first: Row, last: Row) -> None:
    told = about(brief, last.month)
    cells = asdict(last.cells)
    mark = ElementTree.SubElement(folder, "Placemark")
    mark.set("id", f"{last.cells.place}.{first.cells.date}.{last.cells.date}")
    _text(mark, "name", f"{last.place.name}: {last.range}")
    _text(mark, "Snippet", last.state)
    _text(
        mark,
        "description",
        _html(
            [
                f"{last.place.name}: {last.range} ({told['population']})",
                f"{last.state}; {last.how}",
                f"If exceptions are used: {last.wide}",
                last.phase,
                "After the last report" if last.after else "",
                plain_spaces(told["title"]),
                f"As known on {told['as_of']}; {told['evidence']}",
                told["notice"],
            ]
        ),
    )
    span = ElementTree.SubElement(mark, "TimeSpan")
    _text(span, "begin", f"{first.cells.date}-01")
    _text(span, "end", _last_day(last.month))
    _text(mark, "styleUrl", "#zero" if last.cells.high == 0 else "#place")
    data = ElementTree.SubElement(mark, "ExtendedData")
    names = [name for name in columns_for(brief.view.edition) if name != "date"]
    for name in ("first_month", "last_month", *names):
        value = {"first_month": first.cells.date, "last_month": last.cells.date}.get(
            name, cells.get(name)
        )
        if value is not None:
            one = ElementTree.SubElement(data, "Data", {"name": name})
            _text(one, "value", " ".join(value) if isinstance(value, tuple) else str(value))
    if site := brief.view.world.sites.get(last.cells.place):
        point = ElementTree.SubElement(mark, "Point")
        _text(point, "coordinates", f"{site.longitude:.5f},{site.latitude:.5f}")


def _last_day(month: Month) -> str:
    year, number = month // 12, month % 12 + 1
    return f"{month_text(month)}-{calendar.monthrange(year, number)[1]:02d}"


def _html(lines: list[str]) -> str:
    return "<br/>".join(html.escape(line, quote=False) for line in lines if line)


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text
