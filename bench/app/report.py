"""The page of results, and what it says of the machine."""

import datetime as dt
import os
import platform
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from bench.app.figures import (
    BYTES,
    HALF,
    LOADS,
    MEMORY,
    MESSAGES,
    MOST,
    ROWS,
    Figures,
    Verdict,
    verdicts,
)
from bench.app.figures import FRAMES as FRAMES_ROW
from bench.app.servers import FLOOR, KINDS, LABELS, TEXTBOOK

_PACKAGES = ("streamlit", "streamlit-folium", "folium", "playwright")

_HOW = """\
Four apps run side by side, each with a server and a browser page of its own, and take turns every
few steps, so that what disturbs one disturbs all:

- **floor**: the slider with its buttons, and one line of text that names the month; nothing can
  answer sooner by way of the server;
- **textbook**: a map made at every step with the month's circles in it, shown by `st_folium`;
- **`feature_group_to_add`**: one map, the circles handed to `st_folium` as a group of features;
- **this app**, whole: map, labels, panels, timeline, tables.

The others are favoured where there was a choice: no base map, labels or panels, Leaflet from the
same server instead of a network, `returned_objects=[]`, without which each step would run them
twice. All read and solve the same dataset by the same call, but for the floor, which needs no
figures. What a server does for its connections and its memory (`ui/process.py`) is part of this
app; the others are served as Streamlit serves.

Times are read in the page, from the input event as it reaches the page. Marks count as painted at
the end of the rendering of the first animation frame that holds all of the month's marks; a screen
shows them with its next refresh. The whole screen counts as settled at the last change to page or
frame before the script is at rest and nothing has changed for 300 ms; what is only read out to
screen readers is left out. A drag is measured from a mouse move with the button held; the other
apps hear of a drag only when the button is let go, and are measured from there. Bytes are the
payload of the websocket's messages, both ways. A first paint is counted from the start of the
navigation, in a browser context that has nothing cached, and includes whatever the server still
has to work out. After every few steps the figures on this app's map are compared with the dataset.

Each cell gives median / 95th percentile. Ratios are this app's over the other's, so below 1 is
better than that one.
"""


def machine(load: float | None = None) -> str:
    """Return what the measurements ran on, in a line.

    `load` is the load average before they began: what else the machine had to do; ``None`` leaves
    it out.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    model = platform.processor() or platform.machine()
    for line in _lines("/proc/cpuinfo"):
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    memory = ""
    for line in _lines("/proc/meminfo"):
        if line.startswith("MemTotal:"):
            memory = f", {int(line.split()[1]) * 1024 / 1e9:.0f} GB of memory"
    system = f"{platform.system()} {platform.release()}"
    before = "" if load is None else f", load average {load:.1f} before the run"
    return f"{model}, {cores} of {os.cpu_count()} cores used{memory}, {system}{before}"


def versions(browser: str) -> str:
    """Return the versions of what takes part; `browser` is the browser's own."""
    packages = [f"{name} {version(name)}" for name in _PACKAGES]
    return ", ".join([f"Python {platform.python_version()}", f"Chromium {browser}", *packages])


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text("utf-8").splitlines()
    except OSError:
        return []


def page(
    results: Sequence[Figures], *, steps: int, day: dt.date, machine: str, versions: str
) -> str:
    """Return the page of results as Markdown."""
    told = [verdict for figures in results for verdict in verdicts(figures)]
    missed = sum(not verdict.passed for verdict in told)
    lead = "All targets are reached." if not missed else f"{missed} of {len(told)} targets missed."
    return "\n".join(
        [
            "# How fast the app is",
            "",
            f"Measured on {day.isoformat()} by `python -m bench app`, which wrote this part.",
            "",
            f"- Machine: {machine}",
            f"- Versions: {versions}",
            f"- {steps} key presses, button presses and drags of each app at each size",
            "",
            "## Targets",
            "",
            lead,
            "",
            *_verdict_table(told),
            "",
            "## Figures",
            "",
            *(line for figures in results for line in _section(figures)),
            "## How it is measured",
            "",
            _HOW,
        ]
    )


def _verdict_table(told: Sequence[Verdict]) -> list[str]:
    lines = ["| places | target | at most | measured | |", "| --: | --- | --: | --: | --- |"]
    for one in told:
        limit, found = (amount(value, one.unit) for value in (one.limit, one.found))
        outcome = "pass" if one.passed else "**MISSED**"
        lines.append(f"| {one.places} | {one.target} | {limit} | {found} | {outcome} |")
    return lines


def amount(value: float, unit: str) -> str:
    """Return a number as written in a verdict."""
    if unit == "×":
        return f"{value:.2f} ×"
    text = f"{value:,.0f}" if unit in {"bytes", ""} else f"{value:,.1f}".removesuffix(".0")
    return f"{text} {unit}".strip()


def _section(figures: Figures) -> list[str]:
    heads = [LABELS[kind] for kind in KINDS]
    against = [FLOOR, TEXTBOOK]
    titles = [f"÷ {LABELS[other]}" for other in against]
    lines = [
        f"### {figures.places} places ({figures.marks} marks on this app's map)",
        "",
        f"| | {' | '.join((*heads, *titles))} |",
        f"| --- |{' --: |' * (len(heads) + len(titles))}",
    ]
    for row, title in ROWS.items():
        cells = [_pair(row, *(figures.at(kind, row, s) for s in (HALF, MOST))) for kind in KINDS]
        ratios = [_ratios(figures, row, other) for other in against]
        lines.append(f"| {title} | {' | '.join((*cells, *ratios))} |")
    return [*lines, ""]


def _pair(row: str, median: float | None, most: float | None) -> str:
    if median is None or most is None:
        return "–"
    if row == MEMORY:
        return f"{median:.1f}"
    whole = row in {BYTES, MESSAGES}
    digits = 0 if whole or median >= 100 else 1
    if row in {LOADS, FRAMES_ROW}:
        return f"{median:.3g} / {most:.3g}"
    return f"{median:,.{digits}f} / {most:,.{digits}f}"


def _ratios(figures: Figures, row: str, other: str) -> str:
    if row in {LOADS, FRAMES_ROW, MEMORY}:
        return "–"
    found = [figures.ratio(row, share, other) for share in (HALF, MOST)]
    return " / ".join("–" if one is None else f"{one:.2f}" for one in found)
