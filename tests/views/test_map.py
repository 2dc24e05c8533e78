"""The folium map: one script for every view, nothing from outside, text that stays text."""

import copy
import json
import re
import shutil
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import folium
import pytest
from hypothesis import given
from hypothesis import strategies as st

from files import FaultyInputError
from geo.basemap import read_basemap
from geo.layers import BaseMap
from views.embedding import safe_json, timelayer_script
from views.map import build_map

VIEW = (28.9, 35.0, 38.2, 49.2)
SVG = "http://www.w3.org/2000/svg"


@pytest.fixture(scope="module")
def basemap(root: Path) -> BaseMap:
    return read_basemap(root)


def as_streamlit_sends_it(made: folium.Map) -> str:
    """Return the script that reaches the browser, by way of streamlit-folium's own code."""
    import streamlit_folium  # noqa: PLC0415 - slow, and wanted here only

    made.get_root().render()
    return str(streamlit_folium.generate_leaflet_string(made))


def test_two_maps_have_the_same_script(basemap: BaseMap) -> None:
    first, second = (as_streamlit_sends_it(build_map(basemap, VIEW)) for _ in range(2))
    assert first == second
    assert timelayer_script(bridge=True) in first


def test_the_script_reaches_the_browser_as_it_was_written(basemap: BaseMap) -> None:
    # streamlit-folium renames what it takes for folium's variables and resolves {{ 'names' }}.
    sent = as_streamlit_sends_it(build_map(basemap, VIEW))
    assert timelayer_script(bridge=True).strip() in sent
    assert timelayer_script(bridge=True).strip() in build_map(basemap, VIEW).get_root().render()


def test_the_page_loads_leaflet_from_its_own_server_and_nothing_else(basemap: BaseMap) -> None:
    page = build_map(basemap, VIEW).get_root().render()
    links = re.findall(r'(?:src|href)="([^"]*)"', page)
    assert links == ["../../app/static/leaflet/leaflet.js"]
    assert set(re.findall(r"\w+://[^\s\"'`<>)]+", page)) == {SVG}


def test_the_linked_files_are_there(root: Path) -> None:
    for name in ("leaflet.js", "leaflet.css", "LICENSE"):
        assert (root / "static" / "leaflet" / name).stat().st_size > 1000


def test_a_page_of_its_own_links_nothing(basemap: BaseMap, root: Path) -> None:
    made = build_map(basemap, VIEW, follow=None, leaflet=root / "static" / "leaflet")
    page = made.get_root().render()
    assert not re.findall(r"<(?:script|link)[^>]*(?:src|href)=", page)
    assert "Leaflet 1.9.4" in page
    assert timelayer_script(bridge=False) in page
    assert timelayer_script(bridge=True) not in page


def test_folium_itself_is_left_as_it_is(basemap: BaseMap) -> None:
    before = (list(folium.Map.default_js), list(folium.Map.default_css))
    made = build_map(basemap, VIEW)
    made.get_root().render()
    assert (folium.Map.default_js, folium.Map.default_css) == before
    assert (len(made.default_js), made.default_css) == (1, [])


def test_the_base_map_is_not_written_to(basemap: BaseMap) -> None:
    before = copy.deepcopy(asdict(basemap))
    as_streamlit_sends_it(build_map(basemap, VIEW))
    assert asdict(basemap) == before


def test_texts_in_frames_run_nowhere(basemap: BaseMap) -> None:
    text = "{{7*7}}</script><script>alert(1)</script>{% for x in y %}{#\u2028${1}`"
    frames = {"source_line": text, "largest": 3}
    page = build_map(basemap, VIEW, frames=frames, follow=None).get_root().render()
    assert "<script>alert" not in page
    handed = page.partition('"frames":')[2]
    record: Any = json.JSONDecoder().raw_decode(handed)[0]
    assert record == frames


@given(
    st.recursive(
        st.none() | st.integers() | st.text() | st.text("{%#}<>&'\"\\/\u2028\u2029`$", max_size=9),
        lambda inner: st.lists(inner) | st.dictionaries(st.text("{%#<a"), inner),
    )
)
def test_safe_json_is_json_without_anything_that_ends_a_script_or_begins_a_template(
    value: Any,
) -> None:
    text = safe_json(value)
    assert json.loads(text) == value
    assert not re.search("[<>&\u2028\u2029]|[{][{%#]", text)


def test_a_dataset_without_a_base_map_still_has_a_map(copy: Path, basemap: BaseMap) -> None:
    shutil.rmtree(copy / "data" / "basemap", ignore_errors=True)
    plain = read_basemap(copy)
    assert plain.bounds == pytest.approx(basemap.bounds)
    named = {f["properties"]["place"] for f in plain.countries["features"]} - {None}
    assert named == {f["properties"]["place"] for f in basemap.countries["features"]} - {None}
    assert "atlas-lifted" in build_map(plain, VIEW).get_root().render()


def test_the_base_map_shows_the_view_and_is_small(basemap: BaseMap, root: Path) -> None:
    south, west, north, east = basemap.bounds
    assert south < VIEW[0] and west < VIEW[1] and north > VIEW[2] and east > VIEW[3]
    files = list((root / "data" / "basemap").iterdir())
    assert sum(file.stat().st_size for file in files) < 250_000
    assert {file.name for file in files} == {
        "ORIGIN.md",
        "borders.json",
        "countries.json",
        "water.json",
    }


@pytest.fixture
def own(copy: Path, root: Path) -> Path:
    """Return a dataset with the shipped base map, to be damaged."""
    folder = copy / "data" / "basemap"
    folder.mkdir(exist_ok=True)
    for source in (root / "data" / "basemap").iterdir():
        (folder / source.name).write_bytes(source.read_bytes())
    return copy


@pytest.mark.parametrize(
    ("name", "damage", "message"),
    [
        ("countries.json", None, "there is no such file"),
        ("water.json", "{", "is not JSON"),
        ("water.json", "[" * 100_000, "is not JSON"),
        ("borders.json", "[]", "data/basemap/borders.json: is not what a base map holds"),
        ("borders.json", '{"type":"FeatureCollection","bbox":[0,0,1]}', ".bbox"),
        ("borders.json", '{"type":"FeatureCollection","bbox":[0,0,1,NaN]}', ".bbox"),
        (
            "borders.json",
            '{"type":"FeatureCollection","bbox":[0,0,1,1],"features":[{"type":"Feature",'
            '"properties":{"kind":"border"},"geometry":{"type":"MultiLineString",'
            '"coordinates":[[["x",1]]]}}]}',
            ".features[0]",
        ),
    ],
)
def test_a_damaged_base_map_is_named(
    own: Path, name: str, damage: str | None, message: str
) -> None:
    path = own / "data" / "basemap" / name
    if damage is None:
        path.unlink()
    else:
        path.write_text(damage, encoding="utf-8")
    with pytest.raises(FaultyInputError) as caught:
        read_basemap(own)
    assert f"data/basemap/{name}" in str(caught.value)
    assert message in str(caught.value)


def test_names_on_the_base_map_run_nowhere(basemap: BaseMap) -> None:
    name = "{{7*7}}</script>{% raw %}"
    features = copy.deepcopy(basemap.countries["features"])
    features[3]["properties"]["name"] = name
    named = replace(basemap, countries={"type": "FeatureCollection", "features": features})
    page = build_map(named, VIEW).get_root().render()
    assert (
        json.dumps("{\\u007b7*7}}\\u003c/script\\u003e{\\u0025 raw %}").replace("\\\\", "\\")
        in page
    )
    assert name not in page


@pytest.mark.parametrize(
    "name", [7, "x" * 81, ["Iraq"], None], ids=["number", "long", "list", "none"]
)
def test_a_name_that_is_not_a_short_text_is_refused(own: Path, name: Any) -> None:
    path = own / "data" / "basemap" / "countries.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record["features"][3]["properties"]["name"] = name
    path.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(FaultyInputError, match=r"countries\.json \.features\[3\]"):
        read_basemap(own)


def test_a_base_map_without_a_country_of_the_dataset_is_refused(own: Path) -> None:
    path = own / "data" / "basemap" / "countries.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record["features"] = [f for f in record["features"] if f["properties"]["iso"] != "SY"]
    path.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(FaultyInputError, match="does not show SY; make it with"):
        read_basemap(own)
