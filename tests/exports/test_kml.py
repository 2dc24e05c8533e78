"""KML, read with an XML parser and held against the elements that KML 2.2 has."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from tests.exports.briefs import ROOT, SAHEL, brief_of, files_of, spoiled_copy
from tests.exports.readers import KML

# Element -> what may stand in it, in the schema's order (OGC 07-147r2, what of it is used here).
CHILDREN = {
    "kml": ["Document"],
    "Document": ["name", "open", "description", "Style", "Folder"],
    "Style": ["IconStyle"],
    "IconStyle": ["color", "scale"],
    "Folder": ["name", "Placemark"],
    "Placemark": [
        *("name", "Snippet", "description", "TimeSpan", "styleUrl", "ExtendedData", "Point"),
    ],
    "TimeSpan": ["begin", "end"],
    "ExtendedData": ["Data"],
    "Data": ["value"],
    "Point": ["coordinates"],
}


def read(folder: Path = ROOT) -> Element:
    (content,) = files_of("kml", folder).values()
    return ElementTree.fromstring(content)


@pytest.mark.parametrize("folder", [ROOT, SAHEL], ids=lambda path: path.name)
def test_elements_are_kmls_and_stand_in_its_order(folder: Path) -> None:
    root = read(folder)
    assert root.tag == f"{KML}kml"
    for element in root.iter():
        assert element.tag.startswith(KML)
        names = [child.tag.removeprefix(KML) for child in element]
        allowed = CHILDREN.get(element.tag.removeprefix(KML), [])
        assert set(names) <= set(allowed)
        assert names == sorted(names, key=allowed.index)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    styles = {f"#{style.get('id')}" for style in root.iter(f"{KML}Style")}
    assert {url.text for url in root.iter(f"{KML}styleUrl")} == styles


def test_the_spans_of_a_place_cover_the_grid_once_and_break_at_phases() -> None:
    dataset = brief_of().view.world.dataset
    for folder in read().iter(f"{KML}Folder"):
        spans = [
            (mark.findtext(f"{KML}TimeSpan/{KML}begin"), mark.findtext(f"{KML}TimeSpan/{KML}end"))
            for mark in folder.iter(f"{KML}Placemark")
        ]
        assert spans[0][0] == "2024-01-01"
        assert spans[-1][1] == "2026-12-31"
        assert all(first and last and first < last for first, last in spans)
        for (_, last), (first, _) in pairwise(spans):
            assert re.fullmatch(r"....-..-(28|29|30|31)", last or "")
            assert (first or "").endswith("-01")
        assert len(spans) >= len(dataset.phases)


def test_a_placemark_stands_where_the_place_is_and_says_what_is_known() -> None:
    marks = {mark.get("id"): mark for mark in read().iter(f"{KML}Placemark")}
    mark = next(one for name, one in marks.items() if name and "ain-al-asad.2025-09" in name)
    assert mark.findtext(f"{KML}name") == "Ain al-Asad: 50–3,349"
    longitude, latitude = map(float, (mark.findtext(f".//{KML}coordinates") or "").split(","))
    assert (round(longitude), round(latitude)) == (42, 34)
    told = (mark.findtext(f"{KML}description") or "").split("<br/>")
    assert told[0] == "Ain al-Asad: 50–3,349 (US troops)"
    assert any(line.startswith("was due to leave by Sep 2025, seen since; ") for line in told)
    assert "As known on 2025-10-01; evidence ends 1 October 2025, 13 months ago" in told
    assert told[-1].startswith("Projected from public reporting: 5 reports")


def test_the_document_names_its_sources() -> None:
    told = read().findtext(f"{KML}Document/{KML}description") or ""
    assert told.count("The New York Times, 27 September 2024") == 1
    assert "Borders: Natural Earth" in told
    assert "Title of December 2026, end of Late 2026" in told


class Tags(HTMLParser):
    """Notes the tags that a viewer would see in a description."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, _: object) -> None:
        self.found.add(tag)


def test_hostile_texts_are_no_markup_for_a_viewer(tmp_path: Path) -> None:
    folder = spoiled_copy(tmp_path)
    root = read(folder)
    tags = Tags()
    for description in root.iter(f"{KML}description"):
        tags.feed(description.text or "")
    assert tags.found == {"br"}
    names = [folder.findtext(f"{KML}name") for folder in root.iter(f"{KML}Folder")]
    assert names == [place.name for place in brief_of(folder).view.world.dataset.places]
