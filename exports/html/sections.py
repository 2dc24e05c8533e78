"""What stands below the map of a page: sources with their claims, disputes, assumptions, about."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from claims.dates import day_name
from claims.model import Claim, Report
from exports.about import people
from exports.brief import Brief
from presence.edition import Edition
from views.disputes import Item
from views.ledger import ledger
from views.markup import el
from views.sources import published_text, report_of, standing_texts
from views.view import View
from views.wire import LedgerRow
from views.words import english as words
from views.words.basis import basis_text
from views.words.text import counted

_READ = (
    "A range is what the reports, taken together, do not rule out. It is no forecast, its middle "
    "means nothing, and neither end is likelier than the rest.",
    "“None” was stated, announced or proved; “no figure” means that nothing is known. A ◦ marks a "
    "range that rests on an assumption.",
    "Months after the last report are marked: what they show was announced, and may have been kept "
    "or not.",
)


def below(brief: Brief) -> Element:
    """Return the sections, in two columns where there is room."""
    view = brief.view
    left = (
        _section("sources", "Sources and claims", _sources(view.edition)),
        _section("assumptions", "Assumptions", _assumptions(view.edition)),
    )
    right = (
        _section("disputes", "Disputes", _disputes(view)),
        _section("about", "About this page", _about(brief)),
    )
    return el("div", el("div", *left), el("div", *right), class_="below")


def _section(name: str, heading: str, content: Element) -> Element:
    title = el("h2", heading, id=f"{name}-heading")
    return el("section", title, content, id=name, aria_labelledby=f"{name}-heading")


def _sources(edition: Edition) -> Element:
    by_report: dict[str, list[LedgerRow]] = {}
    for row in ledger(edition):
        by_report.setdefault(row["report"], []).append(row)
    return el(
        "ul",
        *(_source(edition, report, by_report.get(report.id, [])) for report in edition.reports),
        class_="sources",
    )


def _source(edition: Edition, report: Report, rows: list[LedgerRow]) -> Element:
    notes = (published_text(report), *standing_texts(edition, report))
    # Only what the schema lets through, an address of the web, becomes a link.
    title = el("a", report.title, href=report.url, rel="noreferrer") if report.url else report.title
    return el(
        "li",
        el("h3", title),
        el("p", " · ".join(notes), class_="note"),
        el(
            "details",
            el("summary", counted(len(rows), "claim")),
            el("ol", *(_claim(row) for row in rows), class_="claims"),
        )
        if rows
        else None,
        id=f"source-{report.id}",
    )


def _claim(row: LedgerRow) -> Element:
    told = (
        f"¶{row['locator']}",
        row["who"],
        row["modality"],
        row["when"],
        f"“{row['amount']}”" if row["amount"] else "",
        ", ".join(row["places"]),
        f"use: {row['use']}",
        row["id"],
    )
    note = el("p", " · ".join(filter(None, told)), class_="note")
    return el("li", el("p", row["says"]), note)


def _disputes(view: View) -> Element:
    items = view.unsettled()
    if not items:
        return el("p", words.NO_DISPUTE)
    apart = [item for item in items if item.kind == "contradiction"]
    drawn = [_item(view.edition, item) for item in items if item.kind != "contradiction"]
    if apart:
        pairs = (el("li", el("ul", *_sides(view.edition, item))) for item in apart)
        number = sum(len(item.sides) - 1 for item in apart)
        count = el("summary", counted(number, "pair"))
        folded = el("details", count, el("ul", *pairs, class_="pairs"))
        drawn.append(el("li", el("h3", words.CONTRADICT), folded))
    return el("ul", *drawn, class_="disputes")


def _item(edition: Edition, item: Item) -> Element:
    return el(
        "li",
        el("h3", item.heading),
        el("p", item.note, class_="note") if item.note else None,
        el("ul", *_sides(edition, item)),
    )


def _sides(edition: Edition, item: Item) -> Iterator[Element]:
    for side in item.sides:
        said = [_said(edition, edition.claims[name]) for name in side.claims]
        if not side.means:
            yield from said
            continue
        means = " · ".join(filter(None, (side.means, side.sources)))
        yield el("li", *said, el("p", means))


def _said(edition: Edition, claim: Claim) -> Element:
    published = published_text(report_of(edition, claim))
    where = f"{claim.said_by} · {published}, ¶{claim.locator}"
    return el("li", el("p", claim.says), el("p", f"{claim.modality} · {where}", class_="note"))


def _assumptions(edition: Edition) -> Element:
    items = []
    for assumption in edition.dataset.assumptions:
        on = assumption.id in edition.switched_on
        state = el("span", "on" if on else "off", class_="switch is-on" if on else "switch")
        items.append(el("li", el("h3", state, f" {assumption.says}"), el("p", assumption.reason)))
    return el("ul", *items, class_="assumptions")


def _about(brief: Brief) -> Element:
    edition, told = brief.view.edition, brief.frames
    facts = (
        ("Whom", people(brief)),
        ("As known on", day_name(edition.as_of)),
        ("Evidence", brief.frame(brief.months[-1])["evidence"]),
        ("Basis", basis_text(edition, exceptions=brief.view.options.exceptions)),
        ("Made on", day_name(brief.today)),
    )
    pairs = (part for label, text in facts for part in (el("dt", label), el("dd", text)))
    return el(
        "div",
        el("p", told["source_line"]),
        *(el("p", text) for text in _READ),
        el("dl", *pairs),
    )
