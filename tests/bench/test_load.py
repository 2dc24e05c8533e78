"""The load generator: what it measures, when it stops, what it writes, and a short real run."""

import asyncio
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.load.command import BEGIN, END, renewed, report, row, verdict
from bench.load.reader import LoadError, Reader
from bench.load.run import Sample, limit, sample, search
from claims.dataset import Dataset
from claims.dates import month_text
from exports.serve import Server, running_app
from files import FaultyInputError
from ui.state import opening_month

Capture = pytest.CaptureFixture[str]


def measured(readers: int, seconds: float) -> Sample:
    """A made-up sample whose steps all took the same time."""
    return Sample(readers, (seconds,) * 20, 150.0 + readers, 0.5, 0.02)


def host(most: int) -> tuple[Callable[[int], Sample], list[int]]:
    """A made-up host that is late for more readers than that, and whom it was asked for."""
    asked: list[int] = []

    def measure(readers: int) -> Sample:
        asked.append(readers)
        return measured(readers, 0.1 if readers <= most else 1.5)

    return measure, asked


@pytest.fixture(scope="module")
def app() -> Iterator[Server]:
    with running_app() as server:
        yield server


def test_a_step_moves_the_server_to_the_month_asked_for(app: Server, shipped: Dataset) -> None:
    months = [month_text(month) for month in shipped.months]

    async def go() -> list[str]:
        seen = []
        async with Reader(app.url) as one, Reader(app.url) as other:
            opened = other.month
            assert one.month == opened in months
            for index in (0, len(months) - 1, 7):
                await one.step(months[index])
                seen.append(one.month)
            assert other.month == opened, "each reader has a session of their own"
            await other.step(months[7])
            assert other.month == one.month
        return seen

    assert asyncio.run(go()) == [months[0], months[-1], months[7]]


def test_who_cannot_get_in_says_where(app: Server) -> None:
    async def go() -> None:
        async with Reader(f"{app.url}/elsewhere"):
            pass

    with pytest.raises(LoadError, match=r"/elsewhere/_stcore/stream lets no reader in"):
        asyncio.run(go())


def test_an_app_without_a_control_of_time_is_told_of(tmp_path: Path) -> None:
    async def go(address: str) -> None:
        async with Reader(address):
            pass

    with (
        running_app(("--dataset", str(tmp_path))) as empty,
        pytest.raises(LoadError, match="the app has no control of time"),
    ):
        asyncio.run(go(empty.url))


def test_two_readers_for_three_seconds(shipped: Dataset, root: Path) -> None:
    months = [month_text(month) for month in shipped.months]
    found = sample(2, 3.0, months, root)
    # Due at 0 and 2 s for the one, at 1 s for the other: what is due at the end comes too late.
    assert (found.readers, len(found.times)) == (2, 3)
    assert all(0.001 < seconds < 30 for seconds in found.times)
    assert 100 < found.memory < 690
    assert found.server > 0


def test_a_server_that_draws_another_month_is_found_out(shipped: Dataset, root: Path) -> None:
    months = [month_text(month) for month in shipped.months]
    opening = opening_month(shipped, shipped.editions[-1])
    # As if control and page disagreed: the server takes no month that it does not know.
    moved = [month if month == opening else f"19{month[2:]}" for month in months]
    with pytest.raises(LoadError, match=r"^\d{4}-\d\d was asked for and \d{4}-\d\d was drawn$"):
        sample(1, 2.5, moved, root)


def test_the_search_stops_at_the_first_that_is_late_and_halves_the_gap() -> None:
    measure, asked = host(29)
    found = search([40, 10, 20, 80, 10], measure)
    assert asked == [10, 20, 40, 30, 25, 27, 28]
    assert [one.readers for one in found] == sorted(asked)
    assert limit(found) == 28


def test_a_host_that_is_never_late_was_not_tried_to_its_limit() -> None:
    measure, asked = host(1000)
    found = search([1, 5], measure)
    assert asked == [1, 5]
    assert verdict(found) == (
        "Readers at once: 5. Each steps every 2 s and is answered within 1 s, 95 times in 100; "
        "more were not tried."
    )


def test_a_host_that_is_always_late_has_no_limit() -> None:
    measure, asked = host(0)
    found = search([3, 6], measure)
    assert asked == [3]
    assert limit(found) is None
    assert verdict(found) == "Readers at once: fewer than 3."


def test_more_readers_that_pass_by_luck_do_not_count() -> None:
    found = [measured(10, 0.1), measured(20, 1.5), measured(30, 0.1)]
    assert limit(found) == 10


def test_one_late_answer_in_a_hundred_is_allowed_and_ten_are_not() -> None:
    assert Sample(1, (0.1,) * 99 + (9.0,), 1, 0, 0).passed
    assert not Sample(1, (0.1,) * 90 + (9.0,) * 10, 1, 0, 0).passed


def test_the_page_gets_verdict_table_and_machine_in_place_of_the_last() -> None:
    page = f"# Hosting\n\n{BEGIN}\nold words\n{END}\n\nmore\n"
    text = report([measured(10, 0.25), measured(20, 1.5)], 0.3, dt.date(2026, 3, 9))
    written = renewed(page, text)
    assert "old words" not in written
    assert written.startswith(f"# Hosting\n\n{BEGIN}\n**Readers at once: 10. ")
    assert "| 10 | 20 | 250 ms | 250 ms | 250 ms | 50% of a core | 2% | 160 MB |\n" in written
    assert "| 20 | 20 | 1.5 s | 1.5 s | 1.5 s |" in written
    assert "\n9 March 2026: " in written
    assert "load average 0.3 before the start." in written
    assert written.endswith(f"\n{END}\n\nmore\n")
    assert renewed(written, text) == written


def test_a_page_without_a_place_is_refused() -> None:
    with pytest.raises(FaultyInputError, match="no place for the table"):
        renewed("# Hosting\n", "x")


def test_the_command_prints_the_table(capsys: Capture) -> None:
    assert main(["load", "--sessions", "1", "--seconds", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2].startswith("| 1 | 1 | ")
    assert lines[2].count("|") == lines[0].count("|") == row(measured(1, 1)).count("|")
    assert lines[3].startswith("Readers at once: ")


@pytest.mark.parametrize(
    ("given", "words"),
    [(["--sessions", "0"], "at least one reader"), (["--seconds", "1"], "or no reader steps")],
)
def test_wrong_usage_is_told_in_a_line(given: list[str], words: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["load", *given])
    assert stopped.value.code == 2
    assert words in capsys.readouterr().err


def test_a_page_that_cannot_take_the_table_is_told_before_measuring(
    tmp_path: Path, capsys: Capture
) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Hosting\n")
    assert main(["load", "--page", str(page)]) == 1
    told = capsys.readouterr()
    assert told.err.startswith("bench.load: --page")
    assert told.out == ""
