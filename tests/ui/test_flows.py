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
from tests.browser.expected import Mark, by_month, figures_by_month, on_the_map
from views.words.text import opening

ROOT = Path(__file__).resolve().parents[2]
OPENING = "2025-09"
"""The month that the newest report's figures speak of."""
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
    placed = {place["id"] for place in given["places"] if place["latitude"] is not None}
    found: dict[str, dict[str, Mark]] = {}
    before: dict[str, Mark] = {}
    for month, frame in zip(given["months"], given["frames"], strict=True):
        before |= {
            mark["place"]: Mark(shown(mark["low"]), shown(mark["high"]), mark["support"])
            for mark in frame["marks"]
            if mark["place"] in placed
        }
        found[month] = dict(before)
    return found


def figures(app: AppTest) -> dict[str, str]:
    """Return the figure that is handed over for each place in the month shown."""
    given = frames(app)
    found: dict[str, str] = {}
    for month, frame in zip(given["months"], given["frames"], strict=True):
        found |= {m["place"]: m["range"] + " ◦" * m["assumed"] for m in frame["marks"]}
        if month == month_of(app):
            break
    return found


def cited(app: AppTest) -> set[str]:
    """Return the ids of the claims that the reasons and sections cite."""
    return {one.get("data-cite", "") for one in parts(app, "li") if one.get("data-cite")}


def ledger(app: AppTest) -> list[dict[str, Any]]:
    (element,) = (one for one in parts(app, "div") if one.get("data-atlas-claims") is not None)
    found: list[dict[str, Any]] = json.loads(element.text or "")
    return found


def named(app: AppTest) -> Element:
    """Return what names the month that the server has drawn the page for."""
    (span,) = (one for one in parts(app, "span") if one.get("data-atlas-month") is not None)
    return span


def month_of(app: AppTest) -> str:
    return named(app).text or ""


def step(app: AppTest, told: object) -> None:
    """Tell the server what the browser's control of time says, as the state of its component."""
    panels = [one.proto for one in app.get("bidi_component")]
    (control,) = (one for one in panels if one.component_name == "atlas_time")
    states = app._tree.get_widget_states()
    states.widgets.add(id=control.id, json_value=json.dumps({"month": told}))
    app._run(states)
    assert not app.exception


def chosen_month(app: AppTest, month: str) -> dict[str, str | None]:
    """Return what the control says once a reader has chosen a month."""
    return {"month": month, "asked": named(app).get("data-atlas-month")}


def chosen(app: AppTest) -> str:
    (section,) = parts(app, "section", "atlas-reasons")
    return section.get("aria-label", "")


def test_the_default_view(app: App, shipped: Dataset) -> None:
    page, as_of = app(), shipped.editions[-1]
    wanted = figures_by_month(as_of, shipped.population)
    month = month_of(page)
    assert text(parts(page, "h1")[0]) == shipped.title
    found = {place: figure.removesuffix(" ◦") for place, figure in figures(page).items()}
    assert found == wanted[month]
    assert chosen(page) == f"Reasons for {shipped.places[0].name}"
    assert dict(page.query_params) == {}
    assert parts(page, "p", "atlas-notice") == []


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
        assert cited(page) <= known
        assert {row["id"] for row in ledger(page)} == known
        given = {} if as_of == shipped.editions[-1] else {"as-of": as_of.isoformat()}
        assert {k: v for k, v in page.query_params.items() if k == "as-of"} == given
        # The same script at each run: another one would load the map's frame again.
        assert page.get("component_instance")[0].proto.json_args == script


def test_reports_only_drops_what_rests_on_assumptions(app: App, shipped: Dataset) -> None:
    page = app()
    before = drawn(page)
    assert "◦" in "".join(figures(page).values())
    assert parts(page, "em")
    page.segmented_control(key="basis").set_value("reports").run()
    assert "◦" not in "".join(figures(page).values())
    assert parts(page, "em") == []
    given = [frame["marks"] for frame in frames(page)["frames"]]
    assert not any(mark["assumed"] for marks in given for mark in marks)
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
        found = {place: figure.removesuffix(" ◦") for place, figure in figures(page).items()}
        assert found == figures_by_month(shipped.editions[1], population.id)[month_of(page)]
        assert page.query_params["population"] == population.id


def test_a_place_shows_its_reasons(app: App, shipped: Dataset) -> None:
    page = app()
    for place in shipped.places:
        page.session_state["place"] = place.id
        page.run()
        assert chosen(page) == f"Reasons for {place.name}"
        title = text(parts(page, "section", "atlas-reasons")[0][0])
        assert title == f"{place.name} · {figures(page)[place.id].removesuffix(' ◦')}"
        (named,) = (one for one in parts(page, "span") if one.get("data-atlas-place") is not None)
        assert named.text == place.id
        default = place == shipped.places[0]
        assert page.query_params.get("place") == (None if default else place.id)


def test_the_page_follows_the_month_that_the_control_tells(app: App, shipped: Dataset) -> None:
    months = [month_text(month) for month in shipped.months]
    page = app(month=months[1])
    given = frames(page)
    assert given["months"] == months
    assert given["month_short"] == [month_name(month, short=True) for month in shipped.months]
    wanted = figures_by_month(shipped.editions[-1], shipped.population)
    for month in (months[0], months[-1], month_text(shipped.phases[1].last)):
        step(page, chosen_month(page, month))
        assert page.query_params.get("month") == (None if month == OPENING else month)
        assert month_of(page) == month
        found = {place: figure.removesuffix(" ◦") for place, figure in figures(page).items()}
        assert found == wanted[month]


def test_a_month_told_before_the_browser_heard_of_another_is_not_taken(app: App) -> None:
    page = app(month="2024-03")
    early = chosen_month(page, "2024-05")
    step(page, early)
    assert month_of(page) == "2024-05"
    page.query_params["month"] = "2026-02"  # a link that was opened on the same page
    page.run()
    assert month_of(page) == "2026-02"
    step(page, {**early, "month": "2024-06"})
    assert month_of(page) == "2026-02"
    step(page, {**early, "month": "2024-07", "address": "?month=2024-03"})
    assert month_of(page) == "2026-02"
    step(page, chosen_month(page, "2024-05"))
    assert month_of(page) == "2024-05"


def test_a_month_chosen_after_the_link_changed_is_taken_though_the_browser_heard_of_neither(
    app: App,
) -> None:
    page = app(month="2024-03")
    early = chosen_month(page, "2024-06")
    page.query_params["month"] = "2026-02"
    page.run()
    asked = named(page).get("data-atlas-month")
    step(page, {**early, "address": "?month=2026-02"})
    assert (month_of(page), page.query_params["month"]) == ("2024-06", "2024-06")
    assert named(page).get("data-atlas-month") != asked, "so that the browser follows"


def test_the_browser_is_told_which_question_was_heard_once_the_address_is_written(
    app: App,
) -> None:
    def heard() -> list[str]:
        found = (one.get("data-atlas-heard") for one in parts(page, "div"))
        return [one for one in found if one is not None]

    page = app()
    assert heard() == ["0"]
    step(page, {**chosen_month(page, "2024-05"), "count": 1})
    assert (heard(), page.query_params["month"]) == (["1"], "2024-05")
    step(page, {**chosen_month(page, "2024-05"), "count": "<b>"})
    assert heard() == ["1"]


@pytest.mark.parametrize(
    "told", ["2024-05", None, 7, [], {}, {"month": ["2024-05"]}, {"month": "1999-01"}]
)
def test_what_is_no_month_is_not_taken(app: App, told: Any) -> None:
    page = app(month="2024-03")
    if isinstance(told, dict):
        told |= {"asked": named(page).get("data-atlas-month")}
    step(page, told)
    assert month_of(page) == "2024-03"


def test_one_account(app: App, shipped: Dataset) -> None:
    page = app(account=shipped.parties[1].id)
    assert shipped.parties[1].name in frames(page)["basis"]
    wanted = by_month(shipped.editions[-1], shipped.population, account=shipped.parties[1].id)
    assert drawn(page) == {m: on_the_map(marks, shipped) for m, marks in wanted.items()}
    # The range over all accounts stands beside it.
    (over,) = (t for one in parts(page, "p") if (t := text(one)).startswith("Over all accounts"))
    whole = figures_by_month(shipped.editions[-1], shipped.population)[OPENING]["iraq"]
    assert over == f"Over all accounts: {whole}."
    page.selectbox(key="account").set_value("all").run()
    assert "account" not in page.query_params
    assert drawn(page) == drawn(app())


def unpacked(app: AppTest) -> list[list[dict[str, Any]]]:
    """Return the marks of every month, also those that are the month before's."""
    marks: dict[str, dict[str, Any]] = {}
    months = []
    for frame in frames(app)["frames"]:
        marks |= {mark["place"]: mark for mark in frame["marks"]}
        months.append(list(marks.values()))
    return months


def test_with_exceptions_the_marks_are_the_wider_ranges(app: App) -> None:
    page = app()
    before = unpacked(page)
    page.segmented_control(key="reading").set_value("exceptions").run()
    assert page.query_params["reading"] == "exceptions"
    assert all("if exceptions are used" in frame["title"] for frame in frames(page)["frames"])
    after = unpacked(page)
    assert len(after) == len(before)
    changed = 0
    for old, new in zip(before, after, strict=True):
        for one, other in zip(old, new, strict=True):
            if not one["wide"]:
                assert other == one
                continue
            changed += 1
            assert [other["low"], other["high"]] == one["wide"]
            assert other["range"] == one["wide_range"]
            # A wider range is not what was announced, and rests on what is assumed.
            assert (other["support"], other["assumed"]) == ("assumed", True)
            assert "as announced" not in other["state"]
            assert "to be empty" not in other["state"]
    assert changed
    assert "disagree" not in " ".join(f["title"] for f in frames(page)["frames"])
    # With no assumption on, no mark says that it rests on one.
    page.segmented_control(key="basis").set_value("reports").run()
    assert not any(mark["assumed"] for month in unpacked(page) for mark in month)


def test_the_split_is_shown_only_where_it_is_asked_for(app: App) -> None:
    page = app()
    marks = [mark for frame in frames(page)["frames"] for mark in frame["marks"]]
    assert {mark["split"] for mark in marks} == {None}
    page.toggle(key="split").set_value(True).run()
    assert page.query_params["split"] == "on"
    marks = [mark for frame in frames(page)["frames"] for mark in frame["marks"]]
    assert any(mark["split"] for mark in marks)
    for mark in marks:
        if mark["split"] is not None:
            assert (mark["low"] or 0) <= mark["split"] <= mark["high"]
    assert "no evidence" in " ".join(text(one) for one in parts(page, "section", "atlas-reasons"))


def test_each_assumption_has_its_own_switch(app: App, shipped: Dataset) -> None:
    for assumption in shipped.assumptions:
        page = app(section="assumptions")
        before = drawn(page)
        switch = page.toggle(key=f"assume-{assumption.id}")
        assert switch.value == assumption.default
        assert any(assumption.reason in text(one) for one in parts(page, "p", "atlas-reason"))
        switch.set_value(not assumption.default).run()
        word = "off" if assumption.default else "on"
        assert page.query_params[f"assume-{assumption.id}"] == word
        ids = [
            a.id for a in shipped.assumptions if (a.default if a != assumption else not a.default)
        ]
        wanted = by_month(shipped.editions[-1], shipped.population, ",".join(ids))
        after = drawn(page)
        assert after == {month: on_the_map(marks, shipped) for month, marks in wanted.items()}
        assert (after != before) or assumption.default is False


def test_every_section_opens_alone(app: App, shipped: Dataset) -> None:
    page = app(section="disputes")
    assert "Over these sides" in " ".join(text(one) for one in parts(page, "section"))
    page.segmented_control(key="section").set_value("table").run()
    assert page.query_params["section"] == "table"
    rows = [text(one) for one in parts(page, "th") if one.get("scope") == "row"]
    assert rows == [place.name for place in shipped.places]
    page.segmented_control(key="section").set_value("about").run()
    assert text(parts(page, "h2")[-3]) == "What this does not claim"
    page.segmented_control(key="section").set_value("claims").run()
    assert "section" not in page.query_params


def test_what_changed_between_editions(app: App, shipped: Dataset) -> None:
    page = app(section="changes")
    lead = f"to {day_name(shipped.editions[-1])}"
    assert any(lead in text(one) for one in parts(page, "p"))
    assert [one for one in parts(page, "li") if "→" in text(one)]
    page.selectbox(key="since").set_value(shipped.editions[0].isoformat()).run()
    assert page.query_params["since"] == shipped.editions[0].isoformat()
    assert any(day_name(shipped.editions[0]) in text(one) for one in parts(page, "p"))
    page.selectbox(key="as-of").set_value(shipped.editions[0].isoformat()).run()
    assert any("first edition" in text(one) for one in parts(page, "p"))


def test_a_link_restores_the_view(app: App, shipped: Dataset) -> None:
    link = {
        "month": month_text(shipped.start + 3),
        "as_of": shipped.editions[2].isoformat(),
        "place": shipped.places[-1].id,
        "basis": "reports",
        "population": shipped.populations[1].id,
        "account": shipped.parties[0].id,
        "reading": "exceptions",
        "late": "12",
        "split": "on",
        "section": "words",
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
        ("account", "nobody"),
        ("reading", "between the lines"),
        ("late", "5"),
        ("split", "yes"),
        ("section", "gossip"),
        ("since", "yesterday"),
        ("claim_party", "nobody"),
        ("view", "upside down"),
        ("month", "<script>alert(1)</script>"),
        ("month", "9" * 5000),
    ],
)
def test_an_unknown_value_is_named_and_left_out(app: App, name: str, value: str) -> None:
    page = app(**{name: value})
    (notice,) = parts(page, "p", "atlas-notice")
    assert f"{name.replace('_', '-')} “{value[:40]}" in (notice.text or "")
    assert len(notice.text or "") < 150
    plain = app()
    assert figures(page) == figures(plain)
    assert name.replace("_", "-") not in page.query_params


@pytest.mark.parametrize(
    "name",
    [
        "data/dataset.yaml",
        "data/places.yaml",
        "data/words.yaml",
        "data/assumptions.yaml",
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


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the shipped dataset, to be damaged."""
    for part in ("seeds/reports", "data"):
        shutil.copytree(ROOT / part, tmp_path / part)
    return tmp_path


def test_without_points_everything_but_the_marks_is_shown(
    app: App, copied: Path, shipped: Dataset
) -> None:
    (copied / "data/sites.csv").unlink()
    page = app("--dataset", str(copied))
    (lead,) = parts(page, "p", "atlas-error")
    assert "not on the map" in text(lead)
    (fault,) = (one for one in parts(page, "li") if "data/sites.csv" in text(one))
    assert "run `python -m geo" in text(fault)
    assert {place["latitude"] for place in frames(page)["places"]} == {None}
    assert chosen(page) == f"Reasons for {shipped.places[0].name}"
    assert figures(page) == figures(app())


def test_a_place_without_a_point_is_named_and_the_others_are_drawn(
    app: App, copied: Path, shipped: Dataset
) -> None:
    sites = copied / "data/sites.csv"
    base = next(place for place in shipped.places if place.kind == "base")
    lines = sites.read_text("utf-8").splitlines(keepends=True)
    sites.write_text("".join(line for line in lines if not line.startswith(base.id)), "utf-8")
    page = app("--dataset", str(copied))
    assert any(f"no row for '{base.id}'" in text(one) for one in parts(page, "li"))
    unplaced = {p["id"] for p in frames(page)["places"] if p["latitude"] is None}
    assert unplaced - {"elsewhere-in-iraq"} == {base.id}


def test_an_account_without_a_bound_says_so_and_how_to_leave_it(app: App, shipped: Dataset) -> None:
    first = shipped.editions[0]
    silent = next(
        party.id
        for party in shipped.parties
        if not any(
            claim.constrains and party.id in claim.parties
            for report in shipped.reports
            if report.known_from <= first
            for claim in report.claims
        )
    )
    page = app(as_of=first.isoformat(), account=silent)
    (notice,) = parts(page, "p", "atlas-notice")
    assert "Choose another account" in text(notice)
    assert set(figures(page).values()) == {"no figure"}


def test_plans_may_be_late(app: App, shipped: Dataset) -> None:
    page = app(as_of=shipped.editions[1].isoformat())
    before = drawn(page)
    page.segmented_control(key="late").set_value("6").run()
    assert page.query_params["late"] == "6"
    assert "plans up to 6 months late" in frames(page)["source_line"]
    wanted = by_month(shipped.editions[1], shipped.population, late=6)
    after = drawn(page)
    assert after == {month: on_the_map(marks, shipped) for month, marks in wanted.items()}
    assert after != before
    for month, marks in before.items():
        for place, mark in marks.items():
            _assert_no_tighter(after[month][place], mark)
    page.segmented_control(key="late").set_value("0").run()
    assert "late" not in page.query_params
    assert drawn(page) == before


@pytest.mark.parametrize(
    "arguments",
    [["--nope"], ["--dataset"], ["--dataset", "a", "b"], ["--dataset=a", "b"], ["a"]],
)
def test_wrong_arguments_are_named(app: App, arguments: list[str]) -> None:
    page = app(*arguments)
    (fault,) = parts(page, "li")
    assert f"{' '.join(arguments)} is not known" in text(fault)
    assert "streamlit run app.py -- --dataset DIR" in text(fault)
