"""Commands: told on one line what is wrong with a call, and quiet where nobody reads on."""

import argparse
import os
import sys
from typing import Any, NoReturn

from files.project import NAME, VERSION


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line on stderr, with exit status 2."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        if self.add_help:
            self.add_argument(
                "--version",
                action="version",
                version=f"{NAME} {VERSION}",
                help="show the version and exit",
            )

    def error(self, message: str) -> NoReturn:
        """Print the command, what is wrong and where help is, and exit."""
        line = " ".join(message.split())
        self.exit(2, f"{self.prog}: {line}; see {self.prog} --help\n")


def say(text: str) -> None:
    """Write text to stdout; where its reader has gone, as `head` does, end without a word."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more at its end, and that must lead somewhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
