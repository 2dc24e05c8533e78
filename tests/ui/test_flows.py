"""What the controls do to each other, without a browser: numbers, reasons, link and messages."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from streamlit.testing.v1 import AppTest

from claims.dataset import Dataset
from claims.dates import day_name, month_name, month_text
from tests.browser.expected import Mark, by_month, on_the_map
from views.wording import ends_text, opening

ROOT = Path(__file__).resolve().parents[2]
App = Callable[..., AppTest]


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> App:
    """Open the app as a link of settings would, with arguments of its own."""

    def run(*arguments: str, **link: str) -> AppTest:
        monkeypatch.setattr("sys.argv", ["app.py", *arguments])
        opened = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for name, value in link.items():
            opened.query_params[name.replace("_", "-")] = value
        opened.run()
        assert not opened.exception
        return opened

    return run


def parts(app: AppTest, tag: str, words: str = "") -> list[Element]:
    """Return the elements of ours that have a tag and, among their classes, a word."""
    found: list[Element] = []
    for block in app.get("html"):
        text = block.proto.body
        if not text.startswith("<style"):
            found += ElementTree.fromstring(text).iter(tag)
    return [one for one in found if not words or words in one.get("class", "").split()]


def text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def frames(app: AppTest) -> dict[str, Any]:
    (element,) = (one for one in parts(app, "div") if one.get("data-atlas-frames") is not None)
    found: dict[str, Any] = json.loads(element.text or "")
    return found


def shown(bound: int | None) -> str:
    return "" if bound is None else str(bound)


def drawn(app: AppTest) -> dict[str, dict[str, Mark]]:
    """Return what the map is given, by month and place."""
    given = frames(app)
    return {
        month: {
            mark["place"]: Mark(shown(mark["low"]), shown(mark["high"]), mark["status"])
            for mark in frame["marks"]
        }
        for month, frame in zip(given["months"], given["frames"], strict=True)
    }


def figures(app: AppTest) -> dict[str, str]:
    """Return the figure beside each place."""
    keys = [str(button.key) for button in app.button]
    places = [key.removeprefix("place-") for key in keys if key.startswith("place-")]
    return dict(zip(places, map(text, parts(app, "span", "figure")), strict=True))


def worded(mark: Mark) -> str:
    low, high = (int(end) if end else None for end in (mark.low, mark.high))
    return ends_text(low, high)


def month_of(app: AppTest) -> str:
    return str(app.select_slider(key="month").value)


def chosen(app: AppTest) -> str:
    (section,) = parts(app, "section", "atlas-reasons")
    return section.get("aria-label", "")


def test_the_default_view(app: App, shipped: Dataset) -> None:
    page, as_of = app(), shipped.editions[-1]
    wanted = by_month(as_of, shipped.population)
    month = month_of(page)
    assert text(parts(page, "h1")[0]) == shipped.title
    assert text(parts(page, "h3", "atlas-heading")[0]).endswith(f", {month_name(_number(month))}")
    assert {place: figure.removesuffix(" ◦") for place, figure in figures(page).items()} == {
        place: worded(mark) for place, mark in wanted[month].items()
    }
    assert chosen(page) == f"Reasons for {shipped.places[0].name}"
    assert dict(page.query_params) == {}
    assert parts(page, "p", "atlas-notice") == []


def _number(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1


def test_every_edition_gives_the_map_its_table(app: App, shipped: Dataset) -> None:
    page = app()
    script = page.get("component_instance")[0].proto.json_args
    for as_of in reversed(shipped.editions):
        page.selectbox(key="as-of").set_value(as_of.isoformat()).run()
        assert not page.exception
        wanted = by_month(as_of, shipped.population)
        assert drawn(page) == {m: on_the_map(marks, shipped) for m, marks in wanted.items()}
        assert frames(page)["as_known"] == day_name(as_of)
        known = {c.id for r in shipped.reports if r.known_from <= as_of for c in r.claims}
        assert {code.text for code in parts(page, "code")} <= known
        assert f"{len(known)} claims known on {day_name(as_of)}" in page.caption[0].value
        given = {} if as_of == shipped.editions[-1] else {"as-of": as_of.isoformat()}
        assert {k: v for k, v in page.query_params.items() if k == "as-of"} == given
        # The same script at each run: another one would load the map's frame again.
        assert page.get("component_instance")[0].proto.json_args == script


def test_reports_only_drops_what_rests_on_assumptions(app: App, shipped: Dataset) -> None:
    page = app()
    before = drawn(page)
    assert "◦" in "".join(figures(page).values())
    assert parts(page, "span", "chip-assumed")
    page.segmented_control(key="basis").set_value("reports").run()
    assert "◦" not in "".join(figures(page).values())
    assert parts(page, "span", "chip-assumed") == []
    assert not any(mark["assumed"] for frame in frames(page)["frames"] for mark in frame["marks"])
    wanted = by_month(shipped.editions[-1], shipped.population, "none")
    after = drawn(page)
    assert after == {month: on_the_map(marks, shipped) for month, marks in wanted.items()}
    assert after != before
    for month, marks in before.items():
        for place, mark in marks.items():
            _assert_no_tighter(after[month][place], mark)
    assert page.query_params["basis"] == "reports"
    page.segmented_control(key="basis").set_value("assumptions").run()
    assert drawn(page) == before
    assert "basis" not in page.query_params


def _assert_no_tighter(loose: Mark, tight: Mark) -> None:
    if loose.low:
        assert tight.low
        assert int(loose.low) <= int(tight.low)
    if loose.high:
        assert tight.high
        assert int(loose.high) >= int(tight.high)


def test_another_population(app: App, shipped: Dataset) -> None:
    page = app(as_of=shipped.editions[1].isoformat())
    for population in shipped.populations[1:]:
        page.selectbox(key="population").set_value(population.id).run()
        assert not page.exception
        assert frames(page)["population"] == opening(population.name)
        heading = text(parts(page, "h3", "atlas-heading")[0])
        assert heading.startswith(opening(population.name))
        wanted = by_month(shipped.editions[1], population.id)[month_of(page)]
        found = {place: figure.removesuffix(" ◦") for place, figure in figures(page).items()}
        assert found == {place: worded(mark) for place, mark in wanted.items()}
        assert page.query_params["population"] == population.id


def test_place_buttons_show_the_reasons(app: App, shipped: Dataset) -> None:
    page = app()
    for place in shipped.places:
        page.button(key=f"place-{place.id}").click().run()
        assert chosen(page) == f"Reasons for {place.name}"
        title = text(parts(page, "section", "atlas-reasons")[0][0])
        assert title == f"{place.name} · {figures(page)[place.id].removesuffix(' ◦')}"
        (named,) = (one for one in parts(page, "span") if one.get("data-atlas-place") is not None)
        assert named.text == place.id
        default = place == shipped.places[0]
        assert page.query_params.get("place") == (None if default else place.id)


def test_months_step_and_stop_at_the_ends(app: App, shipped: Dataset) -> None:
    months = [month_text(month) for month in shipped.months]
    page = app(month=months[1])
    slider = page.select_slider(key="month")
    assert list(slider.options) == [month_name(month) for month in shipped.months]
    for button, month in (("previous", 0), ("next", 1), ("next", 2), ("previous", 1)):
        page.button(key=button).click().run()
        assert month_of(page) == months[month]
        assert page.query_params["month"] == months[month]
    page.button(key="previous").click().run()
    assert page.button(key="previous").disabled
    assert not page.button(key="next").disabled
    for phase in shipped.phases:
        page.button(key=f"phase-{phase.id}").click().run()
        assert month_of(page) == month_text(phase.last)
        heading = text(parts(page, "h3", "atlas-heading")[0])
        assert heading.endswith(month_name(phase.last))
    page.select_slider(key="month").set_value(months[-1]).run()
    assert page.button(key="next").disabled
    wanted = by_month(shipped.editions[-1], shipped.population)[months[-1]]
    found = {place: figure.removesuffix(" ◦") for place, figure in figures(page).items()}
    assert found == {place: worded(mark) for place, mark in wanted.items()}


def test_a_link_restores_the_view(app: App, shipped: Dataset) -> None:
    link = {
        "month": month_text(shipped.start + 3),
        "as_of": shipped.editions[2].isoformat(),
        "place": shipped.places[-1].id,
        "basis": "reports",
        "population": shipped.populations[1].id,
    }
    page = app(**link)
    assert month_of(page) == link["month"]
    assert page.selectbox(key="as-of").value == link["as_of"]
    assert page.selectbox(key="population").value == link["population"]
    assert page.segmented_control(key="basis").value == "reports"
    assert chosen(page) == f"Reasons for {shipped.places[-1].name}"
    assert {name.replace("_", "-"): value for name, value in link.items()} == dict(
        page.query_params
    )
    assert parts(page, "p", "atlas-notice") == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("month", "garbage"),
        ("month", "1999-01"),
        ("month", ""),
        ("as-of", "1999-01-01"),
        ("place", "atlantis"),
        ("basis", "gut feeling"),
        ("population", "everybody"),
        ("view", "upside down"),
        ("month", "<script>alert(1)</script>"),
        ("month", "9" * 5000),
    ],
)
def test_an_unknown_value_is_named_and_left_out(app: App, name: str, value: str) -> None:
    page = app(**{name: value})
    (notice,) = parts(page, "p", "atlas-notice")
    assert f"{name} “{value[:40]}" in (notice.text or "")
    assert len(notice.text or "") < 150
    plain = app()
    assert figures(page) == figures(plain)
    assert page.query_params.get(name) == (value if name == "view" else None)


@pytest.mark.parametrize(
    "name",
    [
        "data/dataset.yaml",
        "data/places.yaml",
        "data/words.yaml",
        "data/assumptions.yaml",
        "data/sites.csv",
        "data/basemap/borders.json",
        "seeds/reports",
    ],
)
def test_a_missing_file_is_named_with_the_remedy(app: App, name: str, tmp_path: Path) -> None:
    for part in ("seeds/reports", "data"):
        shutil.copytree(ROOT / part, tmp_path / part)
    gone = tmp_path / name
    shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    page = app("--dataset", str(tmp_path))
    (lead,) = parts(page, "p", "atlas-error")
    assert "fault" in text(lead)
    fault = next(one for one in parts(page, "li") if name in text(one[0]))
    assert any(word in text(fault) for word in ("create it", "run `python -m", "make it", "add"))
    assert len(page.get("component_instance")) == 0


@pytest.mark.parametrize(
    "arguments",
    [["--nope"], ["--dataset"], ["--dataset", "a", "b"], ["--dataset=a", "b"], ["a"]],
)
def test_wrong_arguments_are_named(app: App, arguments: list[str]) -> None:
    page = app(*arguments)
    (fault,) = parts(page, "li")
    assert f"{' '.join(arguments)} is not known" in text(fault)
    assert "streamlit run app.py -- --dataset DIR" in text(fault)
