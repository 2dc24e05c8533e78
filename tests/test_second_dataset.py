"""Everything on a second, invented dataset: tests/datasets/sahel, see the README there.

It has what the project's own lacks; that nothing of the first one shows on it is tested too.
"""

import csv
import datetime as dt
import html
import io
import json
import re
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.json_format import MessageToJson  # type: ignore[import-untyped]
from streamlit.testing.v1 import AppTest

from claims.__main__ import main as claims_main
from claims.dataset import Dataset
from claims.dates import parse_month
from claims.load import load_dataset
from geo.__main__ import main as geo_main
from geo.basemap import read_basemap
from geo.sites import find_sites
from presence.__main__ import main as presence_main
from presence.edition import Edition
from tests.test_records_page import properties, schema, values
from views.frames import build_frames
from views.map import build_map

ROOT = Path(__file__).resolve().parent.parent
SAHEL = ROOT / "tests" / "datasets" / "sahel"
HERE = ["--dataset", str(SAHEL)]

Capture = pytest.CaptureFixture[str]
Row = dict[str, str]


@pytest.fixture(scope="module")
def sahel() -> Dataset:
    return load_dataset(SAHEL)


def said(capsys: Capture, main: Callable[[list[str]], int], *arguments: str) -> str:
    """What a command prints; it must succeed and complain of nothing."""
    status = main([*arguments, *HERE])
    out, err = capsys.readouterr()
    assert (status, err) == (0, "")
    return out


def story(dataset: Dataset) -> set[str]:
    """Names of a dataset that another one's pages must not show."""
    names = {dataset.title, *(place.name for place in dataset.places)}
    names |= {population.name for population in dataset.populations}
    names |= {claim.id for claim in dataset.claims}
    return names | {report.title for report in dataset.reports}


# What the dataset is there for.


def test_it_says_loudly_that_it_is_invented(sahel: Dataset) -> None:
    assert sahel.title.startswith("Invented for tests")
    assert (SAHEL / "README.md").read_text("utf-8").startswith("# INVENTED")
    for path in SAHEL.rglob("*.yaml"):
        assert "INVENTED" in path.read_text("utf-8").splitlines()[0], path


def test_it_uses_every_key_measure_and_modality_of_a_record() -> None:
    texts = "\n".join(path.read_text("utf-8") for path in SAHEL.glob("seeds/reports/*.yaml"))
    claim = schema("report")["properties"]["claims"]["items"]["properties"]
    wanted = set(properties(schema("report")))
    wanted |= {*values(claim["measure"]), *values(claim["modality"]), *values(claim["by"])}
    assert {
        word for word in wanted if f"{word}:" not in texts and f": {word}" not in texts
    } == set()


def test_it_has_dates_places_and_amounts_of_every_form(sahel: Dataset) -> None:
    dates = [
        date.text
        for claim in sahel.claims
        if (when := claim.when) is not None
        for date in (when.at, when.start, when.by, when.until, when.through)
        if date is not None
    ]
    forms = (
        *("[0-9]{4}", "[0-9]{4}-H[12]", "[0-9]{4}-Q[1-4]", "[0-9]{4}-(summer|autumn)"),
        *("[0-9]{4}-[0-9]{2}", "[0-9]{4}-[0-9]{2}-[0-9]{2}", "P[0-9]M/P[0-9]M"),
    )
    assert {form for form in forms if not any(re.fullmatch(form, date) for date in dates)} == set()
    (group,) = sahel.groups
    share = next(claim for claim in sahel.claims if claim.id == "gazette-most-in-the-north")
    assert share.places == group.members
    assert [place.parent for place in sahel.places if place.kind == "region"] == ["mali"]
    used = {claim.amount.word for claim in sahel.claims if claim.amount}
    assert {"about", "nearly", "over", "hundreds", "most", "a third", None} <= used


def test_what_is_sayable_is_read(sahel: Dataset) -> None:
    claims = {claim.id: claim for claim in sahel.claims}
    assert claims["post-gao-to-timbuktu"].to == ("timbuktu",)
    assert claims["bulletin-sikasso-empty"].except_populations == ("partner",)
    assert claims["bulletin-partners-leave-burkina"].except_places == ("bobo-dioulasso", "banfora")
    assert claims["post-bobo-in-use"].origin == "courrier-2022-09-02"
    (months,) = [
        c.when.by for c in claims.values() if c.when and c.when.by and c.when.by.text[0] == "P"
    ]
    # Within four to six months of 15 January 2024.
    assert months.shown == "2024-05-15/2024-07-15"
    kaya = claims["drawdown-kaya"].remainder
    assert kaya is not None and kaya.high == 99
    (judged,) = [report for report in sahel.reports if report.confidence]
    assert (judged.confidence, judged.file) == ("medium", None)


def test_it_has_three_countries_a_hundred_places_and_one_west_of_greenwich(sahel: Dataset) -> None:
    kinds = [place.kind for place in sahel.places]
    assert [kinds.count(kind) for kind in ("country", "region", "remainder")] == [3, 1, 3]
    assert kinds.count("base") + kinds.count("city") == 100
    sites, faulty = find_sites(SAHEL)
    assert not faulty
    assert (sites["gao"].latitude, sites["gao"].longitude) == (16.2484, -0.00546)


# The commands.


def test_the_records_have_no_fault(capsys: Capture) -> None:
    assert said(capsys, claims_main, "check") == (
        "no fault: 13 reports of 12 origins, 64 claims (52 of them bound presence)\n"
    )


def test_the_points_are_up_to_date(capsys: Capture) -> None:
    assert said(capsys, geo_main, "--check").endswith("data/sites.csv: up to date\n")


def test_the_disputes(capsys: Capture) -> None:
    told = said(capsys, presence_main, "disputes")
    sections = {
        "different dates for one end": ["drawdown-burkina-empty", "june-burkina-empty"],
        "cannot all hold": ["bulletin-burkina", "courrier-burkina-more"],
        "no longer constrain": [
            "drawdown-djibo-empty: gave way to courrier-djibo-in-use",
            "gazette-forty-per-cent: replaced by june-mali-leaves",
            "post-mali-grows: overtaken by gazette-mali",
        ],
        "contradict each other without a number": ["courrier-talks-began", "against post-talks"],
    }
    for heading, lines in sections.items():
        below = told[told.index(heading) :].splitlines()[1:]
        body = [line.strip() for line in takewhile(lambda line: line.startswith("  "), below)]
        for line in lines:
            assert any(one.startswith(line) for one in body), (heading, line)


@pytest.fixture(scope="module")
def phases() -> dict[tuple[str, str, str], Row]:
    """The table of the phases' last months, by place, population and month."""
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", out)
        assert presence_main(["table", "--every", "phase", *HERE]) == 0
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    return {(row["place"], row["population"], row["date"]): row for row in rows}


def test_the_table_has_a_row_a_place_population_and_phase(
    sahel: Dataset, phases: dict[tuple[str, str, str], Row]
) -> None:
    assert len(phases) == 107 * 3 * 4
    assert {date: row["phase"] for (_, _, date), row in phases.items()} == {
        "2021-12": "build-up",
        "2022-12": "full-strength",
        "2024-03": "drawdown",
        "2024-12": "residual",
    }
    known = {claim.id for claim in sahel.claims} | {f"assume:{a.id}" for a in sahel.assumptions}
    cited = {
        name
        for row in phases.values()
        for name in f"{row['because_low']} {row['because_high']}".split()
    }
    assert cited <= known


def test_numbers_rise_before_they_fall_and_do_not_end_at_none(
    phases: dict[tuple[str, str, str], Row],
) -> None:
    dates = ["2021-12", "2022-12", "2024-12"]
    mali = [phases["mali", "lead", date] for date in dates]
    # From about 800 to 4,200, a rounded figure, in May, which stands; about 1,000 at the end.
    assert [row["low"] for row in mali] == ["720", "4095", "900"]
    assert int(mali[2]["high"]) == 1100 < int(mali[1]["low"])


def test_places_that_nothing_is_said_of_get_the_same(
    sahel: Dataset, phases: dict[tuple[str, str, str], Row]
) -> None:
    ours = {place.id for place in sahel.places if place.parent == "ghana"} - {
        "tamale",
        "elsewhere-in-ghana",
    }
    assert len(ours) == 22
    for date in ("2022-12", "2024-12"):
        told = {
            tuple(value for key, value in phases[name, "lead", date].items() if key != "place")
            for name in ours
        }
        assert len(told) == 1
        # The country's high: the 300 of May 2022 stand; in the end 330, less the hundred at least
        # that a substantial number at Tamale means.
        (row,) = told
        assert "not reported" in row
        assert {"2022-12": "300", "2024-12": "230"}[date] in row


# Bounds worked out by hand: place, month, population, edition, low, high, and how.

BY_HAND = {
    # 1,200 is 1,150 to 1,250, and a rise is announced: between that and the 2,048 to 2,152 that a
    # bare 2,100 of May 2022 is, the lower low to the higher high.
    "a rise between two figures": ("burkina-faso 2021-12", "lead", None, 1150, 2152),
    # Thousands (2,000 at least) by the last quarter, but a figure is known since, which overtakes
    # what was planned: from the 720 of about 800 to the 4,305 of May 2022.
    "a rise that was announced": ("mali 2021-12", "lead", None, 720, 4305),
    # While no later figure is known the plan binds, and nobody caps it but the mandate.
    "a rise as it was announced": ("mali 2021-12", "lead", "2021-06-30", 2000, 4999),
    # Stated: nobody is there yet.
    "before a place opens": ("dori 2021-03", "lead", None, 0, 0),
    # About 150.
    "after it has opened": ("dori 2022-05", "lead", None, 135, 165),
    # A bare 1,500 of 2 June is of the end of May: 1,450 to 1,550; of that 0.30 to 0.37:
    # 0.30 × 1,450 = 435; 0.37 × 1,550 = 573.5.
    "a third of those in the country": ("gao 2021-05", "partner", None, 435, 573),
    # Mali's 4,305 less 50 each at Sévaré, Timbuktu and Kidal, said to be in use; in use itself.
    "what other bases leave over": ("gao 2022-05", "lead", None, 50, 4155),
    # 9,900 in all, less lead 2,048 + 4,095 + 200 and partners 1,450 (Mali) + 200 (Burkina Faso).
    "what a sum over countries leaves": ("ghana 2022-05", "partner", None, None, 1907),
    # One account has 2,048 to 2,152, the other more than 2,500, so below 3,000.
    "two accounts": ("burkina-faso 2022-11", "lead", None, 2048, 2999),
    # A third leaves: 0.63 × 2,048 = 1,290.24 and 0.70 × 2,152 = 1,506.4 stay.
    "a third leaves": ("burkina-faso 2023-06", "lead", None, 1291, 1506),
    # As planned at first, 40 per cent leave, a tenth of that either way: of the 4,095 to 4,305 that
    # stand until then 0.56 × 4,095 = 2,293.2 stay, and 0.64 × 4,305 = 2,755.2.
    "a plan as it was": ("mali 2023-12", "lead", "2022-12-31", 2294, 2755),
    # As planned since, 10 to 15 per cent: 0.85 × 4,095 = 3,480.75; 0.90 × 4,305 = 3,874.5.
    "the plan that replaced it": ("mali 2023-12", "lead", None, 3481, 3874),
    # Of these about 1,500 leave: 3,480.75 less 1,650; 3,874.5 less 1,350.
    "a departure after a departure": ("mali 2024-06", "lead", None, 1831, 2524),
    # The 900 of December were planned, and are no floor since. What is left at the end, 270 to 330,
    # is 30 to 37 per cent of what was there: 270 / 0.37 = 729.7, 330 / 0.30 = 1,100.
    "from the end backwards": ("ghana 2024-06", "lead", None, 730, 1100),
    # The later of two deadlines for the end has run out.
    "after both deadlines": ("burkina-faso 2024-06", "lead", None, 0, 0),
    # By the earlier deadline nobody is left; the later one binds, and a third having left by the
    # middle of 2023 in a plan says nothing of now: no more than the mandate's 4,999.
    "between two deadlines": ("burkina-faso 2024-03", "lead", None, 0, 4999),
    # 0.75 of the 999 that stand until it is told, and somebody: the cut is not to nobody.
    "a cut": ("burkina-faso 2023-12", "partner", None, 1, 749),
    # About 350 in the region, in September 2022, of whom 50 at least are at Kidal itself.
    "a region": ("kidal-region 2022-09", "lead", None, 315, 385),
    # Of 1,450 to 1,550 partners in Mali until the plan, 1,080 to 1,320 by the summer's end.
    "a change that is not over": ("mali 2023-07", "partner", "2023-03-31", 1080, 1550),
    # A small guard, fewer than a hundred.
    "all but a few": ("kaya 2023-06", "lead", None, 1, 99),
}


@pytest.mark.parametrize("case", BY_HAND)
def test_a_bound_worked_out_by_hand(sahel: Dataset, case: str) -> None:
    cell, population, edition, low, high = BY_HAND[case]
    place, month = cell.split()
    as_of = None if edition is None else dt.date.fromisoformat(edition)
    solved = Edition(sahel, as_of).solve_one(place, population, parse_month(month))
    assert (solved.bound.low, solved.bound.high) == (low, high)


def test_a_possibility_widens_the_second_range_alone(sahel: Dataset) -> None:
    edition = Edition(sahel)
    after = edition.solve_one("burkina-faso", "lead", parse_month("2024-12"))
    # Hundreds could stay behind; that frees both deadlines.
    assert ((after.bound.low, after.bound.high), after.wide) == ((0, 0), (0, 999))
    # A brigade could come by March 2023; that frees the assumption that the mandate is kept to,
    # and what stands gives way. As announced the 4,305 of before go down to the planned 900.
    spring = edition.solve_one("mali", "lead", parse_month("2023-03"))
    assert ((spring.bound.low, spring.bound.high), spring.wide) == ((900, 4305), (900, None))


def test_an_explanation_shows_the_sum(capsys: Capture) -> None:
    told = said(
        capsys, presence_main, "explain", "ghana", "2022-05", "--population", "partner"
    ).splitlines()
    # That 9,000 are in three countries together is no sighting of partners in this one.
    assert told[0] == (
        "ghana, partner, May 2022: no lower end, at most 1,907; assumed; presence: no-report"
    )
    assert told[1] == "The reports give no lower end for partner troops in Ghana."
    assert told[2].startswith(
        "At most 1,907 partner troops in Ghana = at most 9,900 mission troops in Ghana and Burkina "
        "Faso and Mali, 20 May 2022 (“about 9000”), less at least 4,095 lead-nation troops in Mali"
    )


# The picture and the page.


def test_the_map_is_of_this_dataset_alone(sahel: Dataset, shipped: Dataset) -> None:
    sites, faulty = find_sites(SAHEL)
    assert not faulty
    bounds = Edition(sahel).solve([sahel.population])
    frames = build_frames(bounds, sahel.population, sites, dt.date(2024, 3, 1))
    # Countries and remainders among them, which have no point but have their line in the list.
    assert [len(frames["places"]), len(frames["frames"])] == [len(sahel.places), 48]
    assert {len(frame["marks"]) for frame in frames["frames"]} == {107}
    may = frames["frames"][frames["months"].index("2022-05")]
    assert " ".join(may["title"].split()) == (
        "In May 2022, 200 to 300 lead-nation troops in Ghana, "
        "2,048 to 2,152 in Burkina Faso and 4,095 to 4,305 in Mali"
    )
    ranges = {mark["place"]: (mark["range"], mark["support"]) for mark in may["marks"]}
    assert ranges["dori"] == ("135–165", "stated")
    # Fifty are assumed of a base in use; the rest is what the country's total leaves over.
    assert ranges["gao"] == ("50–4,155", "country-total")
    early = frames["frames"][frames["months"].index("2021-03")]["marks"]
    # Nobody has come yet, so nobody has left.
    assert "left" not in {mark["place"]: mark["state"] for mark in early}["dori"]
    page = build_map(read_basemap(SAHEL), sahel.bounds, frames=frames).get_root().render()
    assert "Ouagadougou" in page
    foreign = story(shipped) - story(sahel)
    assert {name for name in foreign if name in json.dumps(frames, ensure_ascii=False)} == set()
    # Neighbours' names are on the base map of either, so the page is searched for ids and bases.
    ids = {claim.id for claim in shipped.claims} | {
        place.name for place in shipped.places if place.kind == "base"
    }
    assert {name for name in ids if name in page} == set()


@pytest.fixture(scope="module")
def page() -> AppTest:
    """The app as it opens on the dataset."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["app.py", *HERE])
        return AppTest.from_file(str(ROOT / "app.py"), default_timeout=300).run()


def shown(page: AppTest) -> str:
    """Everything that the page sends to the browser, the figures for the map included."""
    nodes: list[Any] = [*page.main, *page.sidebar]
    sent = [node.proto for node in nodes if getattr(node, "proto", None) is not None]
    return html.unescape("\n".join(MessageToJson(one, ensure_ascii=False) for one in sent))


def test_the_app_shows_this_dataset(page: AppTest, sahel: Dataset) -> None:
    assert not page.exception
    assert not page.error
    text = shown(page)
    named = {"Fada N'gourma", "Timbuktu", "Djibo toujours occupé", "Ségou"}
    assert {name for name in named | {sahel.title} if name not in text} == set()
    assert {phase.name for phase in sahel.phases if phase.name not in text} == set()


def test_the_app_shows_nothing_of_the_first_dataset(
    page: AppTest, sahel: Dataset, shipped: Dataset
) -> None:
    text = shown(page)
    foreign = story(shipped) - story(sahel)
    assert len(foreign) > 50
    assert {name for name in foreign if name in text} == set()


def test_a_place_far_down_the_list_can_be_chosen(page: AppTest) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["app.py", *HERE])
        page.session_state["place"] = "timbuktu"
        page.run()
    assert not page.exception
    assert "Reasons for Timbuktu" in shown(page)
