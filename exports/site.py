"""A static site: a page an edition and population, links between them, and an index.

Any web server or CDN can serve it, under any path: all links are relative, and nothing outside its
folder is asked for. Pages share script and style, whose names change with their content, so that
both can be cached for good.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from claims.dates import day_name, month_name, month_of
from exports.about import people
from exports.brief import Brief, File
from exports.html.map import page_map
from exports.html.page import Assets, document, head, page, policy, script, style
from views.markup import el
from views.months import opening_month
from views.view import Options, solve_view
from views.words.text import counted, opening, plain_spaces
from views.world import World

ASSETS = "assets"
"""The folder, in the site's, of what all pages share."""

_POLICY = policy(
    "script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; font-src data:"
)


def encode_site(world: World, options: Options, today: dt.date) -> Iterator[File]:
    """Yield the site's files, named below its folder.

    Parameters
    ----------
    world
        The dataset.
    options
        What is shown. The day bounds the editions: those up to it get a page; the population is
        the one that a link to an edition leads to.
    today
        The day that the age of the evidence is counted from.
    """
    drawn = page_map(world)
    shared = {}
    for kind, content in (("js", script(drawn)), ("css", style())):
        digest = hashlib.sha256(content.encode()).hexdigest()[:12]
        shared[kind] = f"{ASSETS}/atlas-{digest}.{kind}"
        yield File(shared[kind], content.encode())
    days = [day for day in world.dataset.editions if options.as_of is None or day <= options.as_of]
    newest: list[Brief] = []
    for day in days:
        for population in world.dataset.populations:
            asked = replace(options, as_of=day, population=population.id)
            brief = Brief(solve_view(world, asked), (opening_month(world.dataset, day),), today)
            if population.id == options.population:
                newest.insert(0, brief)
            links = _links(world, options, days, asked)
            made = page(brief, drawn, _assets(shared), links)
            yield File(_name(options, asked), made.encode())
    yield File("index.html", _index(world, options, newest, _assets(shared)).encode())


def _assets(shared: dict[str, str]) -> Assets:
    return Assets(
        el("link", rel="stylesheet", href=shared["css"]),
        el("script", src=shared["js"]),
        _POLICY,
    )


def _name(first: Options, shown: Options) -> str:
    """Return the name of a page: its day, and the population where it is not the first one."""
    more = "" if shown.population == first.population else f"-{shown.population}"
    return f"{shown.as_of}{more}.html"


def _links(world: World, first: Options, days: list[dt.date], shown: Options) -> Element:
    """Return the links to all editions, and to the same edition of other populations."""
    editions = [
        _link(_short(day), _name(first, replace(shown, as_of=day)), day == shown.as_of)
        for day in days
    ]
    others = [
        _link(opening(one.name), _name(first, replace(shown, population=one.id)),
              one.id == shown.population)
        for one in world.dataset.populations
    ]  # fmt: skip
    return el(
        "nav",
        el("p", "As known on ", *editions, _link("all editions", "index.html", here=False)),
        el("p", *others) if len(others) > 1 else None,
        class_="links",
        aria_label="Editions",
    )


def _short(day: dt.date) -> str:
    return f"{day.day} {month_name(month_of(day), short=True)}"


def _link(text: str, name: str, here: bool) -> Element:
    # The script adds the month shown, so that it stays from page to page.
    carries = None if name == "index.html" else ""
    return el("a", text, href=name, data_edition=carries, aria_current="page" if here else None)


def _index(world: World, first: Options, briefs: list[Brief], assets: Assets) -> str:
    """Return the page that lists all editions, the newest first."""
    title = world.dataset.title
    described = f"{title}: what was known on which day"
    items = [_edition(world, first, brief) for brief in briefs]
    body = el(
        "body",
        el("header", el("h1", title)),
        el(
            "main",
            el("h2", "As known on"),
            el("ol", *items, class_="editions"),
            el("p", briefs[0].frames["source_line"], class_="note"),
            class_="index",
        ),
    )
    return document(head(described, described, assets), body)


def _edition(world: World, first: Options, brief: Brief) -> Element:
    view = brief.view
    day = view.edition.as_of
    frame = brief.frame(brief.months[-1])
    reports = counted(len(view.edition.reports), "report")
    links = [
        el("a", opening(one.name), href=_name(first, replace(view.options, population=one.id)))
        for one in world.dataset.populations
        if one.id != first.population
    ]
    return el(
        "li",
        el("h3", el("a", day_name(day), href=_name(first, view.options))),
        el("p", plain_spaces(frame["title"])),
        el("p", f"{opening(people(brief))} · {reports} · {frame['evidence']}", class_="note"),
        el("p", *links, class_="others") if links else None,
    )
