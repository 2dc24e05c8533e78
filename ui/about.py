"""What this does not claim, how the ranges are made, the words table and the sources."""

from fractions import Fraction
from xml.etree.ElementTree import Element

import streamlit as st

from files import VERSION
from views.markup import el, html
from views.sources import published_text, standing_texts
from views.view import View
from views.words.english import SUPPORT, SUPPORT_MEANS
from views.words.text import counted

_LIMITS = (
    "It does not say how many troops are at any base: no report does. It shows the range that the "
    "reports, taken together, allow.",
    "It is no forecast. A range says what is not ruled out, not what is likely.",
    "It knows the reports listed and nothing after them. Months after the last report are marked.",
    "It places installations that the reports name, at airfield or city precision, and no units, "
    "routes or facilities.",
    "Borders are those of Natural Earth, which draws who controls a territory in fact, not who "
    "claims it; no position on any of them is taken.",
)

_STEPS = (
    "Each statement of each report is recorded as a claim: who says it, how surely, of whom, where "
    "and when, in the project's own words, with its paragraph.",
    "A words table turns “about”, “hundreds” or “most” into numbers, each with its reason.",
    "Claims that cannot all hold are found by calculation. A newer plan replaces an older one, and "
    "a plan gives way to a fact; what still conflicts is a dispute, and the values cover every "
    "consistent choice: 0 or 270–330 is not 0 to 330.",
    "A few assumptions join, each with a name and a switch; one that contradicts a claim yields.",
    "Linear programming finds the least and the greatest number that satisfy everything at once. "
    "The claims behind each end are named, and solving again with those alone gives the same end.",
)

_SUPPORT = (
    *((SUPPORT[support], means) for support, means in SUPPORT_MEANS.items()),
    ("◦", "an assumption is among the reasons"),
)


def draw_about(_: View) -> None:
    """Draw what is not claimed, before what is."""
    st.html(
        html(
            el(
                "div",
                el("h2", "What this does not claim"),
                el("ul", *(el("li", text) for text in _LIMITS)),
                el("h2", "How the ranges are made"),
                el("ol", *(el("li", text) for text in _STEPS)),
                el("h2", "How sure"),
                el("dl", *(part for row in _SUPPORT for part in _defined(*row))),
                el("p", f"Version {VERSION}"),
                class_="atlas-prose",
            )
        )
    )


def _defined(term: str, meaning: str) -> tuple[Element, Element]:
    return el("dt", term), el("dd", meaning)


def draw_sources(view: View) -> None:
    """Draw the reports, with what is not known of them."""
    edition = view.edition
    items = []
    for report in edition.reports:
        title = (
            el("b", report.title)
            if report.url is None
            else el("a", report.title, href=report.url, rel="noopener")
        )
        claims = counted(len(report.claims), "claim")
        notes = (published_text(report), claims, *standing_texts(edition, report))
        items.append(el("li", title, el("small", " · ".join(notes))))
    st.html(html(el("ul", *items, class_="atlas-list")))


def draw_words(view: View) -> None:
    """Draw the table that turns words into numbers."""
    words = view.world.dataset.words
    rows = [("a bare figure", "rounded to its last non-zero digit", words.bare_reason)]
    for row in words.rows:
        if row.above or row.below:
            which = "above" if row.above else "below"
            read = f"the figure or {which}" if row.above or row.inclusive else f"{which} the figure"
            read += f", by at most {float(row.within):.0%}" if row.within is not None else ""
        elif row.within is not None:
            read = f"the figure ± {float(row.within):.0%}"
        else:
            read = ", ".join(
                f"{word} {_share(value) if row.counts == 'fraction' else f'{int(value):,}'}"
                for word, value in (
                    ("at least", row.low),
                    ("more than", row.more_than),
                    ("at most", row.high),
                    ("less than", row.less_than),
                )
                if value is not None
            )
        rows.append((", ".join(row.words), read, row.reason))
    heads = (el("th", head, scope="col") for head in ("Words", "Read as", "Why"))
    body = (
        el("tr", el("th", words, scope="row"), el("td", read), el("td", why))
        for words, read, why in rows
    )
    table = el(
        "table", el("thead", el("tr", *heads)), el("tbody", *body), class_="atlas-table is-words"
    )
    st.html(html(el("div", table, class_="atlas-scroll", tabindex="0", role="region")))


def _share(value: Fraction) -> str:
    return f"{float(value):.0%} of those there"
