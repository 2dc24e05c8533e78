"""Sets of values in words, by what kind of figure each piece of them is."""

from collections.abc import Mapping
from typing import get_args

from presence.answers.solved import Solved
from presence.answers.values import Bound, Piece
from views.words import english as words
from views.words.english import Figure

FIGURES: tuple[Figure, ...] = get_args(Figure)

_UNNUMBERED: set[Figure] = {"no-figure", "some", "none-or-unknown"}
"""Kinds that name no number, so that whom they count follows with "of"."""


def figure_of(low: int | None, high: int | None) -> Figure:
    """Return what kind of figure a range is.

    A stated zero counts: ``none-or-up-to`` is one in some reading of the reports,
    ``none-or-unknown`` one beside no upper end. ``some`` is somebody, and no more known.
    """
    if low is None and high is None:
        return "no-figure"
    if high == 0:
        return "none"
    if low == 0:
        return "none-or-unknown" if high is None else "none-or-up-to"
    if (low, high) == (1, None):
        return "some"
    return _piece(low, high)


def _piece(low: int | None, high: int | None) -> Figure:
    """Return what kind of figure one of several pieces is."""
    if high is None:
        return "at-least"
    if low is None:
        return "up-to"
    return "exactly" if low == high else "range"


def figure_in(one: Solved) -> Figure:
    """Return what kind of figure a cell's values are, taken as one range.

    A low that only counts somebody here and somebody there is no number.
    """
    low, high = one.bound.low, one.bound.high
    if low and high is None and all(part.side == 1 for part in one.low.parts):
        return "some"
    return figure_of(low, high)


def ends_text(low: int | None, high: int | None) -> str:
    """Return a range as ``50–2,700``, ``up to 2,700``, ``at least 50``, ``none``, ``no figure``."""
    return _filled(words.FIGURES, figure_of(low, high), low, high)


def range_text(found: Bound, *, in_use: bool = False) -> str:
    """Return a set of values in figures, its pieces as `ends_text` writes them: ``0 or 270–330``.

    With `in_use` the last of several pieces is told without its number: nothing but the country's
    total limits it.
    """
    if len(found.pieces) < 2:
        return ends_text(found.low, found.high)
    return _pieces(found.pieces, words.FIGURES, words.NOUGHT, in_use=in_use)


def cell_text(one: Solved) -> str:
    """Return the values of a cell in figures, as `range_text` writes them."""
    if figure_in(one) == "some":
        return words.FIGURES["some"]
    return range_text(one.bound, in_use=one.no_more)


def cell_words(one: Solved, people: str = "") -> str:
    """Return the values of a cell for a sentence: ``1,251 to 2,750``, ``none or 270 to 330``.

    No line breaks within a piece. `people` are whom it counts; empty where that is clear.
    """
    figure, said, pieces = figure_in(one), words.FIGURES_SAID, one.bound.pieces
    if figure == "some" or len(pieces) < 2:
        told = _filled(said, figure, one.bound.low, one.bound.high)
        told = told if figure in _UNNUMBERED else _unbroken(told)
    else:
        figure = "range"
        told = _pieces(pieces, said, words.NOUGHT_SAID, in_use=one.no_more, unbroken=True)
    if not people:
        return told
    return words.FIGURE_OF[figure in _UNNUMBERED].format(figure=told, people=people)


def _pieces(
    pieces: tuple[Piece, ...],
    table: Mapping[Figure, str],
    nought: str,
    *,
    in_use: bool,
    unbroken: bool = False,
) -> str:
    kinds = [_piece(*piece) for piece in pieces]
    told = [
        nought if piece == (0, 0) else _filled(table, kind, *piece)
        for kind, piece in zip(kinds, pieces, strict=True)
    ]
    if in_use:
        told[-1] = table["in-use"]
        if pieces[:-1] == ((0, 0),):
            return words.PIECES_IN_USE
    if unbroken:
        told = [_unbroken(piece) for piece in told]
    joint = words.PIECES[kinds[-2] == "up-to"]
    return joint.format(pieces=words.LIST.join(told[:-1]), last=told[-1])


def _filled(table: Mapping[Figure, str], figure: Figure, low: int | None, high: int | None) -> str:
    return table[figure].format(low=f"{low or 0:,}", high=f"{high or 0:,}")


def _unbroken(text: str) -> str:
    return text.replace(" ", "\u00a0")
