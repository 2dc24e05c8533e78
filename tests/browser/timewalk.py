"""A walk through time by every means that the control has, and the months that it leads to."""

from collections.abc import Iterator
from typing import Protocol

from claims.dataset import Dataset
from claims.dates import month_text
from tests.browser.desk import THUMB

LANGUAGES = ("en-GB", "ar", "fa", "he", "ckb", "ku")
"""English, and those that write from right to left, or that browsers take for such."""


class Hand(Protocol):
    """What a reader does, in whatever browser."""

    def press(self, name: str) -> None:
        """Press the button of a name."""

    def key(self, name: str) -> None:
        """Press a key on the slider, named as in a script's event."""

    def click(self, share: float) -> float:
        """Click the slider at a share of its width, from the left; return that width in pixels."""

    def wait_for(self, month: str) -> None:
        """Wait until the map shows a month, and the server, where there is one, has heard of it."""


def walk(hand: Hand, dataset: Dataset) -> Iterator[str]:
    """Go through time; give each step's name once it has led where it should."""
    months = [month_text(month) for month in dataset.months]
    last = len(months) - 1
    width = hand.click(0.8)
    clicked = months[round((0.8 * width - THUMB / 2) / (width - THUMB) * last)]
    hand.wait_for(clicked)
    yield "a click at 80 %"
    for phase in dataset.phases:
        hand.press(phase.short)
        hand.wait_for(month_text(phase.last))
        yield phase.short
    for key, index in (
        ("Home", 0),
        ("ArrowRight", 1),
        ("ArrowUp", 2),
        ("ArrowLeft", 1),
        ("ArrowDown", 0),
        ("End", last),
    ):
        hand.key(key)
        hand.wait_for(months[index])
        yield key
    hand.press("◀ Previous")
    hand.wait_for(months[last - 1])
    yield "Previous"
    hand.press("Next ▶")
    hand.wait_for(months[last])
    yield "Next"
    hand.press(dataset.phases[-2].short)
    hand.wait_for(month_text(dataset.phases[-2].last))
    hand.press("▶ Play")
    hand.wait_for(months[last])
    yield "play"


def steps(dataset: Dataset) -> int:
    """How many steps the walk has."""
    return 10 + len(dataset.phases)
