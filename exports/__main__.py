"""``python -m exports``: files to take away."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from exports.browser import NoBrowserError
from exports.pack_command import add_pack
from exports.screenshot import Shot, take
from exports.serve import ServerError
from exports.view import NotDrawnError
from files import Parser

_SIDES = range(200, 7681)
_SCALES = range(1, 5)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0, 1 where it cannot be done, or 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    status: int = options.run(options)
    return status


def _take(options: argparse.Namespace) -> int:
    try:
        take(
            Shot(
                out=options.out,
                width=options.width,
                height=options.height,
                scale=options.scale,
                query=options.query,
                url=options.url,
                dataset=options.dataset,
            )
        )
    except (NoBrowserError, ServerError, NotDrawnError) as error:
        print(f"exports: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        reason = error.strerror or type(error).__name__
        print(f"exports: {options.out} cannot be written ({reason}); check it", file=sys.stderr)
        return 1
    print(f"{options.out}: {options.width * options.scale} × {options.height * options.scale} px")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="python -m exports",
        description="Files to take away.",
        epilog="example: python -m exports screenshot --out atlas.png\n"
        "example: python -m exports pack --out briefing",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    shot = commands.add_parser(
        "screenshot",
        help="a picture of the app",
        description="Start the app, open it in a browser, and write what it shows as a PNG. Needs "
        "Playwright and a Chromium; CHROMIUM names one.",
        epilog="example: python -m exports screenshot --out briefing.png --width 1920 "
        "--height 1080 --query view=briefing",
        allow_abbrev=False,
    )
    shot.add_argument("--out", type=_png, required=True, metavar="FILE.png", help="the picture")
    for name, default in (("width", 1440), ("height", 900)):
        shot.add_argument(
            f"--{name}",
            type=_whole(_SIDES),
            default=default,
            metavar="PX",
            help=f"the window's {name} ({default})",
        )
    shot.add_argument(
        "--scale",
        type=_whole(_SCALES),
        default=1,
        metavar="N",
        help="pixels of the picture to a pixel of the window (1)",
    )
    shot.add_argument(
        "--query",
        type=_query,
        default="",
        metavar="TEXT",
        help="the address's query, as a link of the app shows it: view=briefing&month=YYYY-MM",
    )
    which = shot.add_mutually_exclusive_group()
    which.add_argument("--url", type=_address, help="an app that runs already")
    which.add_argument(
        "--dataset", type=_folder, metavar="DIR", help="the dataset of the app that is started"
    )
    shot.set_defaults(run=_take)
    add_pack(commands)
    return parser


def _whole(allowed: range) -> Callable[[str], int]:
    def read(text: str) -> int:
        value = int(text) if text.isascii() and text.isdigit() else -1
        if value not in allowed:
            raise argparse.ArgumentTypeError(
                f"'{text}' is not a whole number from {allowed[0]} to {allowed[-1]}"
            )
        return value

    return read


def _png(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() != ".png":
        raise argparse.ArgumentTypeError(f"'{text}' must end in .png, the only format written")
    return path


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"'{text}': there is no such folder")
    return path


def _query(text: str) -> str:
    query = text.removeprefix("?")
    try:
        parse_qsl(query, strict_parsing=bool(query))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text}' is no query; write NAME=VALUE, several joined by &"
        ) from None
    if not query.isascii() or not query.isprintable() or set(query) & set(" #"):
        raise argparse.ArgumentTypeError(f"'{text}' holds characters that a link must escape")
    return query


def _address(text: str) -> str:
    try:
        parts = urlsplit(text)
        whole = parts.scheme in {"http", "https"} and parts.hostname and not parts.query
    except ValueError:
        whole = False
    if not whole:
        raise argparse.ArgumentTypeError(f"'{text}' is no address such as http://localhost:8501")
    return text


if __name__ == "__main__":
    sys.exit(main())
