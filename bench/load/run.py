"""Many readers at once on one app, and how long each step took."""

import asyncio
import os
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.app.figures import percentile
from bench.app.servers import resident
from bench.load.reader import LoadError, Reader
from exports.serve import running_app

INTERVAL = 2.0
"""Seconds from one step of a reader to the next."""

LIMIT = 1.0
"""Seconds under which the 95th percentile has to stay."""

SHARE = 0.95


@dataclass(frozen=True, slots=True)
class Sample:
    """What one number of readers met.

    Attributes
    ----------
    readers
        How many had the app open and stepped.
    times
        Seconds from when each step was due until the server's answer to it was complete.
    memory
        MB that the server held at the end, with all of them on it.
    server, generator
        Processor time that server and load generator used, as a share of one core.
    """

    readers: int
    times: tuple[float, ...]
    memory: float
    server: float
    generator: float

    @property
    def slow(self) -> float:
        """The 95th percentile, in seconds."""
        return percentile(self.times, SHARE)

    @property
    def passed(self) -> bool:
        """Whether the 95th percentile is under the limit."""
        return self.slow < LIMIT


def sample(readers: int, seconds: float, months: list[str], dataset: Path) -> Sample:
    """Start the app anew, let that many readers step, and stop it.

    Parameters
    ----------
    readers
        How many, each with a session of its own.
    seconds
        How long all of them step.
    months
        The dataset's months as ``2025-09``, in order.
    dataset
        The dataset's folder.

    Raises
    ------
    LoadError
        Where a reader is not answered, or is answered with another month than it asked for.
    ServerError
        Where the app does not start.
    """
    with running_app(("--dataset", str(dataset))) as server:
        process = server.process.pid

        async def go() -> Sample:
            async with AsyncExitStack() as stack:
                # One after the other: meant is how many can read, not how many can arrive at once.
                opened = [
                    await stack.enter_async_context(Reader(server.url)) for _ in range(readers)
                ]
                began, used, own = time.monotonic(), _processor(process), time.process_time()
                times = await _all(opened, seconds, months)
                took = time.monotonic() - began
                return Sample(
                    readers,
                    times,
                    resident(server),
                    (_processor(process) - used) / took,
                    (time.process_time() - own) / took,
                )

        return asyncio.run(go())


async def _all(readers: list[Reader], seconds: float, months: list[str]) -> tuple[float, ...]:
    now = time.monotonic()
    share = INTERVAL / len(readers)
    try:
        async with asyncio.TaskGroup() as group:
            # Evenly spread, as readers who know nothing of each other are on average.
            tasks: list[asyncio.Task[list[float]]] = [
                group.create_task(_steps(reader, now + n * share, now + seconds, months))
                for n, reader in enumerate(readers)
            ]
    except* LoadError as errors:
        raise errors.exceptions[0] from None
    return tuple(time for task in tasks for time in task.result())


async def _steps(reader: Reader, due: float, end: float, months: list[str]) -> list[float]:
    """Step to and fro over all months until the end; return what each step took."""
    times, index, way = [], months.index(reader.month), 1
    while due < end:
        await asyncio.sleep(due - time.monotonic())
        way = -way if not 0 <= index + way < len(months) else way
        index += way
        await reader.step(months[index])
        if reader.month != months[index]:
            raise LoadError(f"{months[index]} was asked for and {reader.month} was drawn")
        # From when it was due: what an answer that came late kept waiting counts as waiting.
        times.append(time.monotonic() - due)
        due += INTERVAL
    return times


def _processor(process: int) -> float:
    """Return the seconds of processor time that a process has used so far."""
    # Of the fields after the name, which is in brackets, utime and stime are the 12th and 13th.
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def search(sizes: list[int], measure: Callable[[int], Sample]) -> list[Sample]:
    """Measure growing numbers of readers until one is too many, then halve the gap down to a tenth.

    Parameters
    ----------
    sizes
        The numbers to begin with.
    measure
        Measures one number.

    Returns
    -------
    list[Sample]
        In order of their readers.
    """
    found = []
    for size in sorted(set(sizes)):
        found.append(measure(size))
        if not found[-1].passed:
            break
    low = max((one.readers for one in found if one.passed), default=0)
    high = next((one.readers for one in found if not one.passed), None)
    while low and high and high - low > max(1, low // 10):
        middle = measure((low + high) // 2)
        found.append(middle)
        low, high = (middle.readers, high) if middle.passed else (low, middle.readers)
    return sorted(found, key=lambda one: one.readers)


def limit(found: list[Sample]) -> int | None:
    """Return the most readers that were served in time; ``None`` where even the fewest were not."""
    late = min((one.readers for one in found if not one.passed), default=None)
    return max(
        (one.readers for one in found if one.passed and (late is None or one.readers < late)),
        default=None,
    )
