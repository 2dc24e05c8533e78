"""``python -m geo``: the geocoding step, from ``data/places.yaml`` to ``data/sites.csv``."""

import argparse
import io
import os
import sys
from pathlib import Path

from geopy.exc import ConfigurationError

from claims.places import PLACES, Place, read_places
from files import ROOT, Fault, FaultyInputError, Parser, write_whole
from geo.locate import locate
from geo.nominatim import (
    DEFAULT_SERVER,
    DEFAULT_TIMEOUT,
    DEFAULT_USER_AGENT,
    PoliteNominatim,
    Settings,
)
from geo.providers import Providers, ServerFailedError
from geo.sites import PRECISION, SITES, Site, sites_csv

_EPILOG = """\
examples:
  python -m geo                                write data/sites.csv from packaged gazetteers
  python -m geo --check                        say whether data/sites.csv is up to date
  python -m geo --online --server http://localhost:8080
                                               compare with a Nominatim server of your own

Exit status: 0 done or up to date, 1 faults or out of date, 2 wrong usage. Where there is any
fault, nothing is written. OpenStreetMap data from Nominatim are under the ODbL and want the
credit "© OpenStreetMap contributors".
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if not options.dataset.is_dir():
        parser.error(f"--dataset {options.dataset}: there is no such folder")
    for name in ("server", "user_agent", "timeout", "cache"):
        if getattr(options, name) is not None and not options.online:
            parser.error(f"--{name.replace('_', '-')} only has a meaning with --online")
    try:
        providers = Providers(_nominatim(options, parser) if options.online else None)
        places = read_places(options.dataset)
        sites = _sites(places, providers)
        if options.check:
            return _check(options.dataset / SITES, sites)
        return _write(options.dataset / SITES, sites)
    except FaultyInputError as error:
        for fault in error.faults:
            print(fault, file=sys.stderr)
        state = "left as it was" if (options.dataset / SITES).exists() else "not written"
        print(f"{SITES}: {state}; correct the faults above and run again", file=sys.stderr)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        where = error.filename or options.dataset
        print(f"{where}: cannot be used ({reason}); check its permissions", file=sys.stderr)
    return 1


def _parser() -> Parser:
    parser = Parser(
        prog="python -m geo",
        description="Find the point of every place in data/places.yaml, check it, and write "
        "data/sites.csv. Offline unless --online is given.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--dataset", type=Path, default=ROOT, help="the dataset's folder")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if the file is out of date"
    )
    online = parser.add_argument_group("going online", "each option may stand in the environment")
    online.add_argument(
        "--online",
        action="store_true",
        help="ask Nominatim too: to compare, and for places that the gazetteers lack",
    )
    online.add_argument(
        "--server",
        metavar="URL",
        help=f"the Nominatim server (GEO_NOMINATIM_URL; else {DEFAULT_SERVER})",
    )
    online.add_argument(
        "--user-agent",
        metavar="TEXT",
        help="who asks, best with an address for complaints (GEO_USER_AGENT; else "
        f"'{DEFAULT_USER_AGENT}')",
    )
    online.add_argument(
        "--timeout",
        metavar="SECONDS",
        help=f"longest wait for an answer (GEO_TIMEOUT; else {DEFAULT_TIMEOUT:g})",
    )
    online.add_argument(
        "--cache",
        metavar="DIR",
        help="folder for good answers; delete it to ask anew (GEO_CACHE; else "
        "drawdown-atlas/nominatim in the user's cache folder)",
    )
    return parser


def _nominatim(options: argparse.Namespace, parser: Parser) -> PoliteNominatim:
    """Return the server as the operator set it: by option, else environment, else default."""
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    timeout = options.timeout or os.environ.get("GEO_TIMEOUT") or str(DEFAULT_TIMEOUT)
    try:
        seconds = float(timeout)
    except ValueError:
        parser.error(f"--timeout '{timeout}' is not a number of seconds")
    try:
        settings = Settings(
            server=options.server or os.environ.get("GEO_NOMINATIM_URL") or DEFAULT_SERVER,
            user_agent=options.user_agent or os.environ.get("GEO_USER_AGENT") or DEFAULT_USER_AGENT,
            timeout=seconds,
            cache=Path(
                options.cache
                or os.environ.get("GEO_CACHE")
                or caches / "drawdown-atlas" / "nominatim"
            ),
        )
        return PoliteNominatim(settings)
    except ConfigurationError:
        parser.error(f"user agent '{settings.user_agent}' is a sample; say who asks")
    except ValueError as error:
        parser.error(str(error))


def _sites(places: tuple[Place, ...], providers: Providers) -> list[Site]:
    """Return the sites of all places that have one, telling what was found on the way.

    Raises
    ------
    FaultyInputError
        With the faults of all places. When the server fails, the rest is not put to it: what it
        does not answer is unknown, not missing.
    """
    faults: list[Fault] = []
    sites: list[Site] = []
    asked = [(n, place) for n, place in enumerate(places) if place.kind in PRECISION]
    for done, (index, place) in enumerate(asked):
        try:
            outcome = locate(place, providers)
        except ServerFailedError as failure:
            left = f"; it was asked for '{place.id}', {len(asked) - done - 1} places were left"
            faults.append(Fault(PLACES, f".places[{index}]", f"{failure}{left}"))
            break
        faults += [
            Fault(PLACES, f".places[{index}]", f"'{place.id}': {what}") for what in outcome.faults
        ]
        if outcome.site is not None:
            sites.append(outcome.site)
            print(f"{place.id}: {'; '.join(outcome.notes)}")
    if faults:
        raise FaultyInputError(faults)
    return sites


def _write(path: Path, sites: list[Site]) -> int:
    write_whole(path, sites_csv(sites))
    print(f"{SITES}: {len(sites)} places written")
    return 0


def _check(path: Path, sites: list[Site]) -> int:
    try:
        found = path.read_bytes()
    except FileNotFoundError:
        print(f"{SITES}: there is no such file; run `python -m geo`", file=sys.stderr)
        return 1
    if found != sites_csv(sites).encode("utf-8"):
        print(f"{SITES}: is out of date; run `python -m geo`", file=sys.stderr)
        return 1
    print(f"{SITES}: up to date")
    return 0


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A name that the console cannot show must not stop the work.
        sys.stdout.reconfigure(errors="backslashreplace")
    sys.exit(main())
