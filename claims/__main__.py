"""``python -m claims check``: every fault of every record, at once, and what is worth a look."""

import sys
from pathlib import Path

from claims.doubts import doubts
from claims.load import load_dataset
from files import ROOT, FaultyInputError, Parser, say


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit status: 0 without a fault, warned or not, 1 with one."""
    example = "example: python -m claims check --dataset ."
    parser = Parser(
        prog="python -m claims", description="Check the records of a dataset.", epilog=example
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="{check}")
    check = commands.add_parser("check", help="report every fault of every record", epilog=example)
    check.add_argument("--dataset", type=Path, default=ROOT, help="the dataset's folder")
    options = parser.parse_args(arguments)
    try:
        dataset = load_dataset(options.dataset)
    except FaultyInputError as error:
        for fault in error.faults:
            print(fault, file=sys.stderr)
        return 1
    reports, claims = len(dataset.reports), len(dataset.claims)
    told = {claim.origin for claim in dataset.claims}
    origins = len(told | {report.origin for report in dataset.reports})
    bounding = sum(claim.constrains for claim in dataset.claims)
    found = doubts(dataset)
    for doubt in found:
        print(f"warning: {doubt}", file=sys.stderr)
    warned = f", {len(found)} warning{'s' * (len(found) > 1)}" if found else ""
    say(
        f"no fault{warned}: {reports} reports of {origins} origins, {claims} claims "
        f"({bounding} of them bound presence)\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
