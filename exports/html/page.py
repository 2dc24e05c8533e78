"""One page that stands alone: the app's map with its own time controls, tables and sources.

It asks for nothing: no script, style, picture or font is from outside, and its policy forbids it.
"""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from exports.about import people
from exports.brief import Brief, File
from exports.html.map import PageMap, page_map
from exports.html.sections import below
from views.embedding import safe_json
from views.frames import packed
from views.markup import el, html
from views.summary import summary

STYLE = Path(__file__).with_name("page.css")
SCRIPT = Path(__file__).parents[1] / "built" / "page.js"


@dataclass(frozen=True, slots=True)
class Assets:
    """What a page's head and end hold, and the policy that lets in that and nothing else.

    Attributes
    ----------
    style, script
        Elements with the style sheet, and with the scripts in order.
    policy
        The page's Content-Security-Policy.
    """

    style: Element
    script: Element
    policy: str


def encode(brief: Brief) -> Iterator[File]:
    """Yield ``atlas.html``."""
    drawn = page_map(brief.view.world)
    yield File("atlas.html", page(brief, drawn, inline(drawn)).encode())


def inline(drawn: PageMap) -> Assets:
    """Return styles and scripts as parts of the page itself."""
    code = script(drawn)
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode("ascii")
    return Assets(
        el("style", style()),
        el("script", code),
        policy(
            f"script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
            "img-src data:; font-src data:"
        ),
    )


def policy(allowed: str) -> str:
    """Return a policy that forbids all but what is allowed."""
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def script(drawn: PageMap) -> str:
    """Return all that a page runs."""
    return f"{drawn.script}\n{SCRIPT.read_text(encoding='utf-8')}"


def style() -> str:
    """Return the style sheet of what stands around the map, which brings its own along."""
    return STYLE.read_text(encoding="utf-8")


def page(brief: Brief, drawn: PageMap, assets: Assets, editions: Element | None = None) -> str:
    """Return the page of a brief, opened at the last of its months.

    Parameters
    ----------
    brief
        What is shown.
    drawn, assets
        The map, and where the page has it from.
    editions
        Links to pages of other editions; ``None`` where there are none.
    """
    heading = brief.view.world.dataset.title
    opening = brief.months[-1]
    told = summary(brief.view, opening)
    title = f"{heading}: {people(brief)}, as known on {brief.frames['as_known']}"
    data = safe_json({"frames": packed(brief.frames), "summaries": _summaries(brief),
                      "opening": opening - brief.view.world.dataset.start})  # fmt: skip
    body = el(
        "body",
        el("a", "Skip to the ranges", class_="skip", href="#ranges"),
        el("header", el("h1", heading), editions),
        el(
            "main",
            el(
                "div",
                el("section", _map(drawn, brief), _time(), class_="stage", aria_label="Map"),
                _side(told),
                class_="top",
            ),
            below(brief),
        ),
        el("script", data, type="application/json", id="data"),
        assets.script,
    )
    return document(head(title, told, assets), body)


def document(head_: Element, body: Element) -> str:
    """Return a whole page as text."""
    return f"<!DOCTYPE html>\n{html(el('html', head_, body, lang='en', dir='ltr'))}\n"


def head(title: str, description: str, assets: Assets) -> Element:
    """Return the head of a page."""
    return el(
        "head",
        el("meta", charset="utf-8"),
        _meta("http-equiv", "Content-Security-Policy", assets.policy),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="description", content=description),
        el("title", title),
        # An empty icon, or a browser would ask the server for one.
        el("link", rel="icon", href="data:,"),
        assets.style,
    )


def _meta(kind: str, name: str, content: str) -> Element:
    made = el("meta", content=content)
    made.set(kind, name)
    return made


def _map(drawn: PageMap, brief: Brief) -> Element:
    frame = brief.frame(brief.months[-1])
    # Without scripts, as in a mail program's preview, there is still the finding in words.
    plain = (frame["title"], f"{frame['date']}, {frame['phase_text']}, {frame['evidence']}")
    return el(
        "div",
        el("div", id=drawn.container, class_="folium-map"),
        el(
            "noscript",
            *(el("p", text) for text in plain),
            el("p", "The map and its time slider need JavaScript."),
            el("p", brief.frames["source_line"]),
        ),
        class_="map",
    )


def _time() -> Element:
    """Return where the time controls stand; the script fills it."""
    return el("div", class_="atlas-time", id="time")


def _side(told: str) -> Element:
    return el(
        "section",
        el("h2", "Ranges", id="ranges-heading"),
        el("div", id="table", class_="scroller", role="region", aria_labelledby="ranges-heading"),
        el("p", told, class_="summary", id="summary"),
        class_="side",
        id="ranges",
        aria_labelledby="ranges-heading",
    )


def _summaries(brief: Brief) -> list[str]:
    return [summary(brief.view, month) for month in brief.view.world.dataset.months]
