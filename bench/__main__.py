"""``python -m bench NAME``: one of the benchmarks of this folder."""

import argparse
import sys
from importlib import import_module

from files import Parser

BENCHMARKS = {
    "app": "bench.app.command",
    "exports": "bench.exports",
    "load": "bench.load.command",
    "memory": "bench.memory",
    "presence": "bench.presence.command",
}


def main(arguments: list[str] | None = None) -> int:
    """Run a benchmark and return its exit status; 2 for wrong usage."""
    parser = Parser(
        prog="python -m bench",
        description="Measure the app and the engine on this machine.",
        epilog="example: python -m bench presence --quick",
    )
    parser.add_argument("name", choices=BENCHMARKS, help="what to measure")
    parser.add_argument("options", nargs=argparse.REMAINDER, help="as `NAME --help` lists them")
    chosen = parser.parse_args(arguments)
    status: int = import_module(BENCHMARKS[chosen.name]).main(chosen.options)
    return status


if __name__ == "__main__":
    sys.exit(main())
