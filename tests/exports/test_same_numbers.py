"""Every format tells the numbers of ``presence table``, and no other."""

from pathlib import Path

import pytest

from exports.formats import FORMATS
from tests.exports.briefs import ROOT, SAHEL, brief_of, files_of, table_of
from tests.exports.readers import NAMED, READERS, Number
from views.view import Options

PIXELS = {"png"}
"""Formats whose numbers no reader can take out again."""

PICTURES = {"svg", "pdf", "pptx"}
"""Formats of the months asked for, and of places with a mark, where the others hold everything."""


def expected(*options: str) -> set[Number]:
    return {Number(r["place"], r["date"], r["low"], r["high"]) for r in table_of(*options)}


@pytest.mark.parametrize("name", [*READERS, *NAMED])
@pytest.mark.parametrize(
    "folder", [ROOT, pytest.param(SAHEL, id="sahel")], ids=lambda path: Path(path).name
)
def test_the_numbers_are_those_of_the_table(name: str, folder: Path) -> None:
    dataset = brief_of(folder).view.world.dataset
    names = {place.name: place.id for place in dataset.places}
    files = files_of(name, folder)
    told = NAMED[name](files, names) if name in NAMED else READERS[name](files)
    wanted = expected("--dataset", str(folder), "--population", dataset.population)
    if name in PICTURES:
        wanted &= told
        months = {phase.last for phase in dataset.phases}
        assert len({number.month for number in told}) == len(months)
    assert len(wanted) >= len(dataset.phases)
    assert told == wanted


# A page shows what it is asked to show: with exceptions, that range and no other.
@pytest.mark.parametrize("name", sorted(set(READERS) - PICTURES - {"html"}))
def test_an_account_without_assumptions(name: str) -> None:
    options = Options("us", account="us", assumptions=frozenset(), exceptions=True)
    told = READERS[name](files_of(name, ROOT, options))
    given = ("--population", "us", "--account", "us", "--assumptions", "none")
    assert told == expected(*given)


def test_every_format_but_pictures_of_pixels_has_a_reader() -> None:
    assert set(FORMATS) - set(READERS) - set(NAMED) == PIXELS
