"""Below the map: the ledger of claims with their sources, disputes, assumptions, words, method."""

from fractions import Fraction
from xml.etree.ElementTree import Element

import pandas as pd
import streamlit as st

from claims.dataset import Dataset
from claims.dates import day_name, month_name
from claims.model import Claim
from presence.disputes import Side, contradictions
from presence.edition import Edition
from presence.settle import Dispute
from ui.markup import el, html
from views.view import View
from views.wording import opening, range_text

_LIMITS = (
    "It does not say how many troops are at any base: no report does. It shows the range that the "
    "reports, taken together, allow.",
    "It is no forecast. A range says what is not ruled out, not what is likely.",
    "It knows the reports listed and nothing after them. Months after the last report are marked.",
    "It places installations that the reports name, at airfield or city precision, and no units, "
    "routes or facilities.",
    "Borders are Natural Earth's de facto ones; no position on any of them is taken.",
)


def draw_below(view: View) -> None:
    """Draw everything that stands under the map."""
    edition = view.edition
    names = ("Claims", "Sources", "Disputes", "Assumptions", "Words", "Method and limits")
    claims, sources, disputes, assumptions, words, method = st.tabs(names)
    with claims:
        _ledger(edition)
    with sources:
        _sources(edition)
    with disputes:
        _disputes(view)
    with assumptions:
        _assumptions(edition)
    with words:
        _words(edition.dataset)
    with method:
        _method()


def _table(frame: pd.DataFrame, key: str, **settings: str) -> None:
    columns = {
        name: st.column_config.TextColumn(width=width)  # type: ignore[arg-type]
        for name, width in settings.items()
    }
    st.dataframe(frame, hide_index=True, key=key, width="stretch", column_config=columns)


def _ledger(edition: Edition) -> None:
    places = {place.id: place.name for place in edition.dataset.places}
    reports = {report.id: report for report in edition.reports}
    rows = [
        {
            "Says": claim.says,
            "Place": ", ".join(places[p] for p in claim.places),
            "Who": claim.said_by,
            "How": claim.modality,
            "Measure": claim.measure,
            "When": _when(claim),
            "Amount": claim.amount.text if claim.amount else "",
            "Use": _use(edition, claim),
            "Source": reports[claim.report].outlet,
            "Date": reports[claim.report].known_from.isoformat(),
            "¶": claim.locator,
            "Claim": claim.id,
        }
        for claim in edition.claims.values()
    ]
    st.caption(
        f"{len(rows)} claims known on {day_name(edition.as_of)}, in the project's own words."
    )
    _table(pd.DataFrame(rows), "ledger", Says="large")


def _when(claim: Claim) -> str:
    when = claim.when
    if when is None:
        return ""
    named = (
        ("at", when.at),
        ("from", when.start),
        ("by", when.by),
        ("until", when.until),
        ("through", when.through),
    )
    return " ".join(f"{word} {date.text}" for word, date in named if date)


def _use(edition: Edition, claim: Claim) -> str:
    if claim.retells:
        return f"retells {', '.join(claim.retells)}"
    for gone in edition.given_way:
        if gone.claim == claim.id:
            return f"{gone.rule} by {', '.join(gone.to)}"
    if any(claim.id in dispute.claims for dispute in edition.disputes):
        return "bounds, in dispute"
    if claim.constrains:
        return "bounds"
    return f"releases {', '.join(claim.releases)}" if claim.releases else "context"


def _sources(edition: Edition) -> None:
    items = []
    for report in edition.reports:
        same = [r.id for r in edition.reports if r.origin == report.origin and r.id != report.id]
        title = (
            el("b", report.title)
            if report.url is None
            else el("a", report.title, href=report.url, rel="noopener")
        )
        notes = [
            f"{report.outlet}, {day_name(report.known_from)}",
            f"{len(report.claims)} claims",
            f"tells the same original as {', '.join(same)}" if same else "independent",
            f"outlet and date: {report.confidence} confidence" if report.confidence else None,
        ]
        items.append(el("li", title, el("small", " · ".join(note for note in notes if note))))
    st.html(html(el("ul", *items, class_="atlas-list")))


def _disputes(view: View) -> None:
    edition = view.edition
    items = [_dispute(edition, dispute, told) for dispute, told in view.disputes]
    for gone in edition.given_way:
        by = [_said(edition, edition.claims[name]) for name in gone.to]
        old = _said(edition, edition.claims[gone.claim])
        lead = f"{gone.rule.capitalize()}: the first no longer bounds"
        items.append(el("li", el("b", lead), el("ul", old, *by)))
    for name, month in sorted({(one.assumption, one.month) for one in edition.yielded}):
        says = next(a.says for a in edition.dataset.assumptions if a.id == name)
        text = f"An assumption gave way to a reported figure in {month_name(month)}"
        items.append(el("li", el("b", text), el("ul", el("li", says))))
    for pair in contradictions(edition):
        both = [_said(edition, edition.claims[name]) for name in pair]
        items.append(el("li", el("b", "Contradict each other without a number"), el("ul", *both)))
    if not items:
        st.html(html(el("p", "Nothing that is known on this day is in dispute.")))
        return
    st.html(html(el("ul", *items, class_="atlas-list")))


def _dispute(edition: Edition, dispute: Dispute, told: tuple[Side, ...]) -> Element:
    """Return a dispute: where and when it shows, and what each side would mean there."""
    places = {place.id: place.name for place in edition.dataset.places}
    people = {one.id: one.name for one in edition.dataset.populations}
    cell = told[0].cell
    how = (
        "different deadlines for the same event; the ranges cover both"
        if dispute.about == "deadline"
        else "cannot all hold; the ranges cover every consistent choice"
    )
    where = f"{opening(people[cell.population])}, {places[cell.place]}, {month_name(told[0].month)}"
    items = []
    for side in told:
        item = _said(edition, edition.claims[side.claim])
        if side.bound is not None:
            sources = len(side.origins)
            counted = "1 independent source" if sources == 1 else f"{sources} independent sources"
            means = f"if it holds: {range_text(side.bound)} · {counted}"
            item.append(el("small", means))
        items.append(item)
    return el("li", el("b", f"{where}: {how}"), el("ul", *items))


def _said(edition: Edition, claim: Claim) -> Element:
    report = next(r for r in edition.reports if r.id == claim.report)
    where = f"{claim.said_by} · {report.outlet}, {day_name(report.known_from)}, ¶{claim.locator}"
    return el("li", claim.says, el("small", f"{claim.modality}, {where} · {claim.id}"))


def _assumptions(edition: Edition) -> None:
    items = [
        el(
            "li",
            el("b", a.says),
            el(
                "small",
                f"{'on' if a.id in edition.switched_on else 'off'} · {a.id} · {a.reason}",
            ),
        )
        for a in edition.dataset.assumptions
    ]
    st.html(html(el("ul", *items, class_="atlas-list")))


def _words(dataset: Dataset) -> None:
    rows = [
        {
            "Words": "a bare figure",
            "Read as": "rounded to its last non-zero digit",
            "Why": dataset.words.bare_reason,
        }
    ]
    for row in dataset.words.rows:
        if row.within is not None:
            read = f"the figure ± {float(row.within):.0%}"
        elif row.above or row.below:
            read = "above the figure" if row.above else "below the figure"
        else:
            parts = [
                f"{word} {_share(value) if row.counts == 'fraction' else f'{int(value):,}'}"
                for word, value in (
                    ("at least", row.low),
                    ("more than", row.more_than),
                    ("at most", row.high),
                    ("less than", row.less_than),
                )
                if value is not None
            ]
            read = ", ".join(parts)
        rows.append({"Words": ", ".join(row.words), "Read as": read, "Why": row.reason})
    _table(pd.DataFrame(rows), "words", Why="large")


def _share(value: Fraction) -> str:
    return f"{float(value):.0%} of those there"


def _method() -> None:
    items = [el("li", text) for text in _LIMITS]
    st.html(
        html(
            el(
                "div",
                el("h4", "What this does not claim"),
                el("ul", *items),
                el("h4", "How the ranges are made"),
                el(
                    "p",
                    "Each statement of each report is recorded as a claim with its source, date "
                    "and wording. A words table turns “about”, “hundreds” or “most” into numbers. "
                    "Linear programming then finds the least and the greatest number that satisfy "
                    "every claim at once; where claims cannot all hold, every consistent choice is "
                    "solved and the range covers them all. The optimum's dual values name the "
                    "claims behind each end, which are solved again to check that they give it.",
                ),
                class_="atlas-method",
            )
        )
    )
