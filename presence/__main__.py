"""``python -m presence``: the bounds, and why they are what they are."""

import argparse
import datetime as dt
import sys
from pathlib import Path

from claims.dataset import Dataset, load_dataset
from claims.dates import month_name, parse_date, parse_month
from files import FaultyInputError, Parser, read_text, say
from presence import changes, disputes, evaluate
from presence.conflicts import TooManyChoicesError
from presence.edition import Edition
from presence.explain import explain
from presence.split import split
from presence.table import as_csv, as_json, bare_table, columns_for, table

ROOT = Path(__file__).resolve().parent.parent


class UsageError(ValueError):
    """The command was called with something it cannot use; the message names it."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0, 1 for a faulty dataset or 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        dataset = load_dataset(options.dataset)
        edition = Edition(
            dataset,
            _as_of(dataset, options.as_of),
            _assumed(dataset, options.assumptions),
            None if options.account == "all" else options.account,
        )
        run = _COMMANDS[options.command]
        say(run(edition, options))
    except FaultyInputError as error:
        print(error, file=sys.stderr)
        return 1
    except TooManyChoicesError as error:
        print(f"presence: {error}", file=sys.stderr)
        return 1
    except ValueError as error:
        print(f"presence: {error}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    common = Parser(add_help=False)
    common.add_argument("--dataset", type=Path, default=ROOT, help="the dataset's folder")
    common.add_argument(
        "--as-of", metavar="DATE", help="only reports published by this day, as 2031-04-30"
    )
    common.add_argument(
        "--assumptions",
        default="default",
        metavar="default|none|ID,ID…",
        help="which assumptions are on; 'default' among ids stands for those on by default",
    )
    common.add_argument(
        "--account",
        default="all",
        metavar="all|PARTY",
        help="one party's claims alone; the table then shows the range over all beside it",
    )
    parser = Parser(
        prog="python -m presence",
        description="What the reports, taken together, allow.",
        epilog="example: python -m presence table --every phase --format json",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    listed = commands.add_parser(
        "table",
        parents=[common],
        help="the bounds",
        epilog="example: python -m presence table --every phase --format json",
    )
    listed.add_argument("--population", help="one population; all where absent")
    listed.add_argument("--every", choices=("month", "phase"), default="month")
    shown = listed.add_mutually_exclusive_group()
    shown.add_argument(
        "--split", action="store_true", help="fill the illustrative split, which is no evidence"
    )
    shown.add_argument(
        "--bare", action="store_true", help="bounds alone: no status, reasons or split, much sooner"
    )
    listed.add_argument("--format", choices=("csv", "json"), default="csv")
    why = commands.add_parser(
        "explain",
        parents=[common],
        help="why a bound is what it is",
        epilog="example: python -m presence explain PLACE 2031-06",
    )
    why.add_argument("place", metavar="PLACE")
    why.add_argument("date", metavar="MONTH", help="as 2025-09")
    why.add_argument("--population", help="the dataset's first view where absent")
    commands.add_parser(
        "disputes",
        parents=[common],
        help="claims that cannot all hold",
        epilog="example: python -m presence disputes --assumptions none",
    )
    moved = commands.add_parser(
        "changes",
        parents=[common],
        help="what moved between editions",
        epilog="example: python -m presence changes --from 2031-04-30 --to 2031-09-30",
    )
    moved.add_argument("--from", dest="since", required=True, metavar="DATE")
    moved.add_argument("--to", required=True, metavar="DATE")
    moved.add_argument("--population", help="the dataset's first view where absent")
    fared = commands.add_parser(
        "evaluate",
        parents=[common],
        help="bounds against outcomes",
        epilog="example: python -m presence evaluate --outcomes outcomes.csv",
    )
    fared.add_argument("--outcomes", type=Path, required=True, metavar="FILE.csv")
    fared.add_argument("--population", help="the dataset's first view where absent")
    return parser


def _as_of(dataset: Dataset, text: str | None) -> dt.date | None:
    if text is None:
        return None
    day = parse_date(text).last
    if day < dataset.editions[0]:
        raise UsageError(
            f"no report is known as of {text}; the first is of {dataset.editions[0].isoformat()}"
        )
    return day


def _assumed(dataset: Dataset, text: str) -> frozenset[str]:
    """Return the assumptions that are on; ``default`` stands for those that are by default."""
    if text == "none":
        return frozenset()
    names = {name for name in text.split(",") if name}
    if "none" in names:
        raise UsageError("--assumptions none stands alone; leave 'none' out or the others")
    defaults = {a.id for a in dataset.assumptions if a.default} if "default" in names else set()
    return frozenset(names - {"default"} | defaults)


def _known(name: str, known: list[str], what: str) -> str:
    if name not in known:
        raise UsageError(f"{what} '{name}' is not known; known: {', '.join(known)}")
    return name


def _populations(edition: Edition) -> list[str]:
    return [population.id for population in edition.dataset.populations]


def _table(edition: Edition, options: argparse.Namespace) -> str:
    listed = _populations(edition)
    if options.population is not None:
        listed = [_known(options.population, listed, "population")]
    if options.bare:
        rows = bare_table(edition, listed, options.every)
    else:
        parts = split(edition.solve(_populations(edition))) if options.split else None
        rows = table(edition, listed, options.every, parts)
    columns = columns_for(edition)
    return as_json(rows, columns) if options.format == "json" else as_csv(rows, columns)


def _explain(edition: Edition, options: argparse.Namespace) -> str:
    dataset = edition.dataset
    place = _known(options.place, [p.id for p in dataset.places], "place")
    wanted = options.population or dataset.population
    population = _known(wanted, _populations(edition), "population")
    month = parse_month(options.date)
    if month not in dataset.months:
        first, last = month_name(dataset.start), month_name(dataset.end)
        raise UsageError(
            f"month {options.date} is outside the grid; it runs from {first} to {last}"
        )
    solved = edition.solve_one(place, population, month)
    lines = [f"{place}, {population}, {month_name(month)}: {solved.status}"]
    for end in ("low", "high"):
        told = explain(edition.part_of(place), solved, end)
        lines.append(told.sentence)
        for source in told.sources:
            claim = edition.claims.get(source)
            if claim is not None:
                when = claim.published.text
                lines.append(f"  {source}: {claim.report} ¶{claim.locator}, {when}: {claim.says}")
    if edition.account is not None:
        whole = edition.envelope.solve_one(place, population, month).bound
        lines.append(f"Over all accounts: {_range(whole.low, whole.high)}.")
    return "\n".join(lines) + "\n"


def _range(low: int | None, high: int | None) -> str:
    ends = (
        ("no lower end" if low is None else f"at least {low:,}"),
        ("no upper end" if high is None else f"at most {high:,}"),
    )
    return ", ".join(ends)


def _disputes(edition: Edition, _: argparse.Namespace) -> str:
    return disputes.in_words(edition)


def _changes(edition: Edition, options: argparse.Namespace) -> str:
    dataset = edition.dataset
    if options.as_of is not None:
        raise UsageError("changes compares --from with --to; leave --as-of out")
    days = [_as_of(dataset, day) for day in (options.since, options.to)]
    if days != sorted(day for day in days if day is not None):
        raise UsageError(f"--from {options.since} is after --to {options.to}; swap them")
    editions = [Edition(dataset, day, edition.switched_on, edition.account) for day in days]
    populations = [options.population or dataset.population]
    _known(populations[0], _populations(edition), "population")
    found = changes.changes(editions[0], editions[1], populations)
    lines = changes.in_lines(found, editions[1])
    return "\n".join(lines) + "\n" if lines else "nothing moved\n"


def _evaluate(edition: Edition, options: argparse.Namespace) -> str:
    wanted = options.population or edition.dataset.population
    population = _known(wanted, _populations(edition), "population")
    outcomes = evaluate.read_outcomes(read_text(options.outcomes), str(options.outcomes), edition)
    return evaluate.in_words(evaluate.evaluate(edition, outcomes, population))


_COMMANDS = {
    "table": _table,
    "explain": _explain,
    "disputes": _disputes,
    "changes": _changes,
    "evaluate": _evaluate,
}

if __name__ == "__main__":
    sys.exit(main())
