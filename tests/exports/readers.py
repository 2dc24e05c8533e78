"""Taking the numbers out of every format again, each with a reader that is not its writer.

A format joins by adding its function to `READERS`, or to `NAMED` where it tells places by name;
`tests/exports/test_same_numbers.py` does the rest, and fails on a format that has neither.
"""

import csv
import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any, NamedTuple
from xml.etree import ElementTree

import openpyxl
from pptx import Presentation
from pypdf import PdfReader

KML = "{http://www.opengis.net/kml/2.2}"


class Number(NamedTuple):
    """What a format says of a place in a month; ``None`` is an absent end."""

    place: str
    month: str
    low: int | None
    high: int | None


Files = dict[str, bytes]
Names = dict[str, str]
"""Ids of places by their names."""


def from_csv(files: Files) -> set[Number]:
    rows = csv.DictReader(io.StringIO(files["bounds.csv"].decode()))
    return {
        Number(row["place"], row["date"], _whole(row["low"]), _whole(row["high"])) for row in rows
    }


def from_xlsx(files: Files) -> set[Number]:
    (content,) = files.values()
    sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True)["Bounds"]
    head, *rows = sheet.iter_rows(values_only=True)
    named: list[dict[Any, Any]] = [dict(zip(head, row, strict=True)) for row in rows]
    return {Number(row["place"], row["date"], row["low"], row["high"]) for row in named}


def from_geojson(files: Files) -> set[Number]:
    found = set()
    for content in files.values():
        for feature in json.loads(content)["features"]:
            told = feature["properties"]
            for row in told.get("series", [told]):
                found.add(Number(told["place"], row["date"], row["low"], row["high"]))
    return found


def from_kml(files: Files) -> set[Number]:
    (content,) = files.values()
    found = set()
    for mark in ElementTree.fromstring(content).iter(f"{KML}Placemark"):
        data = {one.get("name"): one.findtext(f"{KML}value") for one in mark.iter(f"{KML}Data")}
        ends = _whole(data.get("low")), _whole(data.get("high"))
        begin, end = (
            mark.findtext(f"{KML}TimeSpan/{KML}{name}") or "" for name in ("begin", "end")
        )
        for month in _months(begin[:7], end[:7]):
            found.add(Number(str(data["place"]), month, *ends))
    return found


def from_svg(files: Files) -> set[Number]:
    found = set()
    for name, content in files.items():
        for mark in ElementTree.fromstring(content).iter():
            if "data-low" in mark.attrib:
                ends = (_whole(mark.get(f"data-{end}")) for end in ("low", "high"))
                found.add(Number(mark.attrib["data-place"], name.removesuffix(".svg"), *ends))
    return found


class Page(HTMLParser):
    """Takes a page apart: its tags with their attributes, and the text of each script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        found = {"script": self.scripts, "style": self.styles}.get(tag)
        if found is not None:
            found.append("")

    def handle_data(self, data: str) -> None:
        tag = self.tags[-1][0] if self.tags else ""
        found = {"script": self.scripts, "style": self.styles}.get(self.cdata_elem or tag)
        if self.cdata_elem and found:
            found[-1] += data
        elif data.strip():
            self.words.append(data)

    @property
    def data(self) -> dict[str, Any]:
        """What the page's script is given."""
        found: dict[str, Any] = json.loads(self.scripts[0])
        return found


def from_html(files: Files) -> set[Number]:
    (content,) = files.values()
    frames = Page(content.decode()).data["frames"]
    found: set[Number] = set()
    marks: dict[str, dict[str, Any]] = {}
    for month, frame in zip(frames["months"], frames["frames"], strict=True):
        marks |= {mark["place"]: mark for mark in frame["marks"]}
        found |= {Number(name, month, m["low"], m["high"]) for name, m in marks.items()}
    return found


def from_pptx(files: Files, names: Names) -> set[Number]:
    (content,) = files.values()
    found = set()
    for slide in Presentation(io.BytesIO(content)).slides:
        tables = [shape.table for shape in slide.shapes if shape.has_table]
        month = _MONTH.search(slide.shapes.title.text_frame.text) if tables else None
        if month is None:
            continue
        for row in list(tables[0].rows)[1:]:
            place, told = (row.cells[column].text for column in (0, 1))
            # The last row of a long table counts the places that are left out.
            if place in names:
                found.add(Number(names[place], _month(month), *ends(told.removesuffix(" ◦"))))
    return found


def from_pdf(files: Files, names: Names) -> set[Number]:
    found = set()
    for name, content in files.items():
        (page,) = PdfReader(io.BytesIO(content)).pages
        text = " ".join(page.extract_text().split())
        for place in names:
            for told in re.findall(rf"(?<!\w){re.escape(place)} ({_RANGE})(?![\w,])", text):
                found.add(Number(names[place], name.removesuffix(".pdf"), *ends(told)))
    return found


_PIECE = r"(?:at least \d[\d,]*|up to \d[\d,]*|\d[\d,]*(?:–\d[\d,]*)?)"
_RANGE = (
    r"no figure|some, no figure|none or unknown|none, or up to \d[\d,]*|none"
    rf"|{_PIECE}(?:, {_PIECE})?(?:,? or {_PIECE})?"
)
_NAMES = "January February March April May June July August September October November December"
_MONTH = re.compile(rf"({_NAMES.replace(' ', '|')}) (\d{{4}})")


def _month(found: re.Match[str]) -> str:
    return f"{found[2]}-{_NAMES.split().index(found[1]) + 1:02d}"


def ends(told: str) -> tuple[int | None, int | None]:
    """Return both ends of the values in the words that every picture writes them in."""
    numbers = [int(text.replace(",", "")) for text in re.findall(r"\d[\d,]*", told)]
    alone = {
        "no figure": (None, None),
        "some, no figure": (1, None),
        "none or unknown": (0, None),
        "none": (0, 0),
    }
    if told in alone:
        return alone[told]
    if told.startswith("none, or up to "):
        return 0, numbers[0]
    if "at least " in told:
        return numbers[0], None
    if told.startswith("up to "):
        return None, numbers[-1]
    return numbers[0], numbers[-1]


def _months(first: str, last: str) -> list[str]:
    """Return all months from one to another, both as ``2025-09``."""
    start, end = (int(text[:4]) * 12 + int(text[5:]) - 1 for text in (first, last))
    return [f"{month // 12}-{month % 12 + 1:02d}" for month in range(start, end + 1)]


def _whole(text: str | None) -> int | None:
    return int(text) if text else None


READERS: dict[str, Callable[[Files], set[Number]]] = {
    "csv": from_csv,
    "xlsx": from_xlsx,
    "geojson": from_geojson,
    "kml": from_kml,
    "svg": from_svg,
    "html": from_html,
}

NAMED: dict[str, Callable[[Files, Names], set[Number]]] = {"pdf": from_pdf, "pptx": from_pptx}
