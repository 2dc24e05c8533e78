"""The static site, taken apart: a page an edition and population, and links that lead somewhere."""

import datetime as dt
import re
from pathlib import Path

import pytest

from exports.__main__ import main
from exports.brief import Brief
from exports.site import encode_site
from tests.exports.briefs import TODAY, brief_of, table_of
from tests.exports.readers import Number, Page, from_html
from views.view import Options

Site = dict[str, bytes]


@pytest.fixture(scope="module")
def brief() -> Brief:
    return brief_of()


@pytest.fixture(scope="module")
def site(brief: Brief) -> Site:
    """The site of the first two editions: enough for links between them."""
    options = Options("us", as_of=dt.date(2024, 9, 6))
    return {file.name: file.content for file in encode_site(brief.view.world, options, TODAY)}


def pages(site: Site) -> dict[str, Page]:
    return {n: Page(content.decode()) for n, content in site.items() if n.endswith(".html")}


def test_a_page_an_edition_and_population_and_an_index(site: Site) -> None:
    assert set(pages(site)) == {
        "index.html",
        *(f"{day}{who}.html" for day in ("2024-01-25", "2024-09-06")
          for who in ("", "-other", "-coalition")),
    }  # fmt: skip
    assert all(re.fullmatch(r"[a-z0-9./-]+", name) for name in site)


def test_every_link_is_relative_and_leads_to_a_file_of_the_site(site: Site) -> None:
    for name, page in pages(site).items():
        for tag, given in page.tags:
            target = given.get("href") or given.get("src")
            if not target or target.startswith(("#", "data:")) or ("rel" in given and tag == "a"):
                continue
            assert target in site, f"{name} leads to {target}"


def test_pages_link_to_each_other(site: Site) -> None:
    page = pages(site)["2024-09-06-other.html"]
    links = {str(g["href"]): g for tag, g in page.tags if tag == "a" and "data-edition" in g}
    assert set(links) == {
        "2024-01-25-other.html",
        "2024-09-06-other.html",
        "2024-09-06.html",
        "2024-09-06-coalition.html",
    }
    here = [href for href, given in links.items() if given.get("aria-current") == "page"]
    assert here == ["2024-09-06-other.html"]


def test_pages_share_what_is_large(site: Site) -> None:
    shared = {name: len(content) for name, content in site.items() if "/" in name}
    assert {name.rpartition(".")[2] for name in shared} == {"js", "css"}
    assert max(len(content) for name, content in site.items() if name not in shared) < 150_000
    policies = {
        given["content"]
        for page in pages(site).values()
        for tag, given in page.tags
        if given.get("http-equiv") == "Content-Security-Policy"
    }
    assert policies == {
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    }


def test_the_index_tells_each_edition_the_newest_first(site: Site) -> None:
    words = pages(site)["index.html"].words
    assert words.index("6 September 2024") < words.index("25 January 2024")
    assert any(word.startswith("In September 2024, ") for word in words)


@pytest.mark.parametrize("population", ["us", "coalition"])
def test_a_pages_numbers_are_the_tables(site: Site, population: str) -> None:
    more = "" if population == "us" else f"-{population}"
    told = from_html({"page": site[f"2024-09-06{more}.html"]})
    rows = table_of("--population", population, "--as-of", "2024-09-06")
    assert told == {Number(r["place"], r["date"], r["low"], r["high"]) for r in rows}


def test_the_command_writes_it_whole(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "site"
    given = ["--as-of", "2024-09-06", "--clock", TODAY.isoformat()]
    assert main(["pack", "--site", str(out), *given]) == 0
    assert capsys.readouterr().out.startswith(f"{out}: {len(site)} files in ")
    found = {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    assert found == site


def test_neither_pack_nor_site_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack"]) == 2
    assert capsys.readouterr().err == (
        "exports: nothing to write; name a folder with --out DIR or --site DIR\n"
    )


def test_a_folder_that_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    given = ["--as-of", "2024-01-25", "--clock", TODAY.isoformat()]
    assert main(["pack", "--site", str(tmp_path / "file"), *given]) == 1
    assert "cannot be written (" in capsys.readouterr().err
