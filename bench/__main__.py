"""``python -m bench NAME``: one of the benchmarks of this folder."""

import sys
from importlib import import_module

NAMES = ("memory", "presence")


def main(arguments: list[str]) -> int:
    """Run a benchmark and return its exit status; 2 where none is named."""
    if not arguments or arguments[0] not in NAMES:
        asked = f"'{arguments[0]}' is no benchmark; " if arguments else ""
        print(f"bench: {asked}write `python -m bench {'|'.join(NAMES)}`", file=sys.stderr)
        return 0 if arguments[:1] in (["--help"], ["-h"]) else 2
    status: int = import_module(f"bench.{arguments[0]}").main(arguments[1:])
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
