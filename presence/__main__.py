"""``python -m presence``: the bounds, and why they are what they are."""

import argparse
import sys
from pathlib import Path

from claims.dates import month_name, parse_date
from claims.load import load_dataset
from files import Parser, say
from presence.answers.solved import Solved
from presence.command import (
    UsageError,
    account,
    add_options,
    as_of,
    assumed,
    known,
    late,
    month_on_grid,
    population,
    status,
)
from presence.edition import Edition
from presence.split import split
from presence.told import changes, disputes
from presence.told.explain import explain, explain_pieces
from presence.told.promises import as_csv as promises_csv
from presence.told.promises import as_json as promises_json
from presence.told.promises import promises
from presence.told.table import as_csv, as_json, bare_table, columns_for, table


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0, 1 for a faulty dataset or 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    return status("presence", lambda: _run(options))


def _run(options: argparse.Namespace) -> int:
    dataset = load_dataset(options.dataset)
    edition = Edition(
        dataset,
        None if options.as_of is None else as_of(dataset, options.as_of),
        assumed(dataset, options.assumptions),
        account(options.account),
        late=late(options.late),
    )
    say(_COMMANDS[options.command](edition, options))
    return 0


def _parser() -> argparse.ArgumentParser:
    common = Parser(add_help=False)
    add_options(common)
    parser = Parser(
        prog="python -m presence",
        description="What the reports, taken together, allow.",
        epilog="example: python -m presence table --every phase --format json",
    )
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, does: str, example: str) -> argparse.ArgumentParser:
        epilog = f"example: python -m presence {name} {example}"
        added: argparse.ArgumentParser = commands.add_parser(
            name, parents=[common], help=does, epilog=epilog
        )
        return added

    listed = command("table", "the bounds", "--every phase --format json")
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
    why = command("explain", "why a bound is what it is", "PLACE 2031-06")
    why.add_argument("place", metavar="PLACE")
    why.add_argument("date", metavar="MONTH", help="as 2025-09")
    command("disputes", "claims that cannot all hold", "--assumptions none")
    moved = command("changes", "what moved between editions", "--from 2031-04-30 --to 2031-09-30")
    moved.add_argument("--from", dest="since", required=True, metavar="DATE")
    moved.add_argument("--to", required=True, metavar="DATE")
    fared = command("evaluate", "bounds against outcomes", "--outcomes outcomes.csv")
    fared.add_argument("--outcomes", type=Path, required=True, metavar="FILE.csv")
    fared.add_argument("--format", choices=("text", "csv", "json"), default="text")
    for one in (why, moved, fared):
        one.add_argument("--population", help="the dataset's first view where absent")
    kept = command("promises", "what was promised, and what came of it", "--on 2031-09-30")
    kept.add_argument(
        "--on", metavar="DATE", help="the day by which something is due; the edition's where absent"
    )
    kept.add_argument("--format", choices=("csv", "json"), default="csv")
    return parser


def _populations(edition: Edition) -> list[str]:
    return [population.id for population in edition.dataset.populations]


def _table(edition: Edition, options: argparse.Namespace) -> str:
    listed = _populations(edition)
    if options.population is not None:
        listed = [population(edition.dataset, options.population)]
    if options.bare:
        rows = bare_table(edition, listed, options.every)
    else:
        parts = split(edition.solve(_populations(edition))) if options.split else None
        rows = table(edition, listed, options.every, parts)
    columns = columns_for(edition)
    return as_json(rows, columns) if options.format == "json" else as_csv(rows, columns)


def _explain(edition: Edition, options: argparse.Namespace) -> str:
    dataset = edition.dataset
    place = known("place", options.place, [p.id for p in dataset.places])
    people = population(dataset, options.population)
    month = month_on_grid(dataset, options.date)
    solved = edition.solve_one(place, people, month)
    lines = [f"{place}, {people}, {month_name(month)}: {_told(solved)}"]
    named: set[str] = set()
    for end in ("low", "high"):
        told = explain(edition.part_of(place), solved, end)
        lines.append(told.sentence)
        for source in told.sources:
            claim = edition.claims.get(source)
            if claim is None:
                continue  # an assumption: the sentence tells it
            if source in named:
                lines.append(f"  {source}: see above")
            else:
                when = claim.published.text
                lines.append(f"  {source}: {claim.report} ¶{claim.locator}, {when}: {claim.says}")
                named.add(source)
    lines += [
        f"Either {_range(*piece)}: {low.sentence} {high.sentence}"
        for piece, low, high in explain_pieces(edition.part_of(place), solved)
    ]
    if solved.bound.merged:
        lines.append("More pieces than can be told: the narrowest gaps between them are closed.")
    if solved.wide != (solved.bound.low, solved.bound.high):
        lines.append(f"If the exceptions are used: {_range(*solved.wide)}.")
    disputed = {one for dispute in edition.disputes for one in dispute.claims} & named
    if disputed:
        listed = ", ".join(sorted(disputed))
        lines.append(
            f"In dispute: {listed}; see `python -m presence disputes` with the same options."
        )
    if edition.account is not None:
        whole = edition.envelope.solve_one(place, people, month).bound
        lines.append(f"Over all accounts: {_range(whole.low, whole.high)}.")
    return "\n".join(lines) + "\n"


def _told(solved: Solved) -> str:
    ends = (solved.bound.low, solved.bound.high)
    said = (
        solved.number.code if ends == (None, None) else f"{_ranges(solved)}; {solved.number.code}"
    )
    presence = solved.presence
    since = "" if presence.date is None else f" ({presence.date.isoformat()})"
    return f"{said}; presence: {presence.code}{since}"


def _ranges(solved: Solved) -> str:
    return " or ".join(_range(*piece) for piece in solved.bound.pieces)


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
    days = [as_of(dataset, day) for day in (options.since, options.to)]
    if days != sorted(days):
        raise UsageError(f"--from {options.since} is after --to {options.to}; swap them")
    editions = [
        Edition(dataset, day, edition.switched_on, edition.account, late=edition.late)
        for day in days
    ]
    people = population(dataset, options.population)
    found = changes.changes(editions[0], editions[1], [people])
    lines = changes.in_lines(found, editions[1])
    return "\n".join(lines) + "\n" if lines else "nothing moved\n"


def _promises(edition: Edition, options: argparse.Namespace) -> str:
    on = edition.as_of if options.on is None else parse_date(options.on).last
    found = promises(edition, on)
    return promises_json(found) if options.format == "json" else promises_csv(found)


def _evaluate(edition: Edition, options: argparse.Namespace) -> str:
    from presence.told import evaluate  # noqa: PLC0415 - pandas takes its time to load

    return evaluate.command(edition, options.outcomes, options.population, options.format)


_COMMANDS = {
    "table": _table,
    "explain": _explain,
    "disputes": _disputes,
    "changes": _changes,
    "promises": _promises,
    "evaluate": _evaluate,
}

if __name__ == "__main__":
    sys.exit(main())
