"""``python -m bench memory``: how much memory the app takes with readers on it.

Starts the app as a host would, opens browser sessions, works every slider and every list in each,
and reads what Linux says of the server's process. The browser is a process apart and not counted.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from exports.browser import NoBrowserError, chromium
from exports.serve import ServerError, running_app
from exports.view import SETTLED, NotDrawnError, open_map
from files import Parser

if TYPE_CHECKING:
    from playwright.sync_api import Page

LIMIT = 690
"""MB; the least that Streamlit Community Cloud grants an app."""


def main(arguments: list[str] | None = None) -> int:
    """Run the measurement; return 0, 1 above the limit or where it can't be done, 2 wrong usage."""
    parser = Parser(
        prog="python -m bench memory",
        description="Measure the app's memory with readers on it. Linux only. Needs Playwright and "
        "a Chromium; CHROMIUM names one.",
        epilog="example: python -m bench memory --sessions 5",
        allow_abbrev=False,
    )
    parser.add_argument("--sessions", type=int, default=3, metavar="N", help="readers at once (3)")
    parser.add_argument(
        "--limit", type=int, default=LIMIT, metavar="MB", help=f"exit 1 above this ({LIMIT})"
    )
    options = parser.parse_args(arguments)
    if options.sessions < 1:
        parser.error(f"--sessions {options.sessions}: at least one reader is needed")
    if not Path("/proc/self/status").exists():
        print("bench.memory: reads /proc, which only Linux has; run it there", file=sys.stderr)
        return 1
    try:
        peak = measure(options.sessions)
    except (NoBrowserError, ServerError, NotDrawnError) as error:
        print(f"bench.memory: {error}", file=sys.stderr)
        return 1
    verdict = "within" if peak <= options.limit else "ABOVE"
    print(f"peak {peak:.0f} MB, {verdict} the limit of {options.limit} MB")
    return int(peak > options.limit)


def measure(sessions: int) -> float:
    """Open that many sessions, use them, print the memory at each step; return the peak in MB."""
    with running_app() as server, chromium() as browser:
        process = server.process.pid
        report("started, no reader yet", process)
        pages = []
        for number in range(1, sessions + 1):
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            open_map(page, server.url)
            pages.append(page)
            report(f"{number} reader{'s' if number > 1 else ''}", process)
        for number, page in enumerate(pages, 1):
            work(page)
            report(f"reader {number} worked every control", process)
        return report("at the end", process)


def work(page: "Page") -> None:
    """Take every slider from end to end and every list through its choices."""
    for slider in page.get_by_role("slider").all():
        for key in ("Home", *["ArrowRight"] * 6, "End"):
            slider.press(key)
            rest(page)
    # While a list is open the page hides its other controls, so each is found anew.
    for number in range(page.get_by_role("combobox").count()):
        for _ in range(5):
            page.get_by_role("combobox").nth(number).focus()
            for key in ("ArrowDown", "Enter"):
                page.keyboard.press(key)
            rest(page)


def rest(page: "Page") -> None:
    """Wait until the app's script, once started, has come to rest."""
    page.wait_for_timeout(300)
    page.wait_for_selector(SETTLED, state="attached")


def report(moment: str, process: int) -> float:
    """Print what the process holds now and has held at most; return the latter, in MB."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    sizes = dict(line.split(":\t") for line in status.splitlines() if line.endswith(" kB"))
    # What the kernel calls kB is 1,024 bytes.
    now, peak = (int(sizes[key].split()[0]) * 1024 / 1e6 for key in ("VmRSS", "VmHWM"))
    print(f"{moment:<32} {now:6.0f} MB now {peak:6.0f} MB at most", flush=True)
    return peak
