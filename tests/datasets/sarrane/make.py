"""Writes this dataset's records, outcomes and map: ``python -m tests.datasets.sarrane.make [DIR]``.

All of it follows from one seed. Nothing of the project's own is imported, neither what reads
records nor what works out ranges, so that agreement with these files means something.
"""

import sys
from pathlib import Path

from tests.datasets.sarrane.making import reports_2019, reports_2020, reports_2021
from tests.datasets.sarrane.making.history import SEED, History
from tests.datasets.sarrane.making.land import land
from tests.datasets.sarrane.making.outcomes import mistakes_csv, outcomes_csv
from tests.datasets.sarrane.making.telling import Teller

HERE = Path(__file__).resolve().parent


def made(seed: int = SEED) -> dict[str, str]:
    """Every file that is made, by its name below the dataset's folder.

    Raises
    ------
    AssertionError
        Where a claim is not borne out by the history and not listed as a mistake, or the reverse.
    """
    teller = Teller(History(seed))
    for year in (reports_2019, reports_2020, reports_2021):
        year.tell(teller)
    files = {f"seeds/reports/{name}": text for name, text in teller.records.items()}
    files["outcomes.csv"] = outcomes_csv(teller.history)
    files["mistakes.csv"] = mistakes_csv()
    return files | land()


def main(arguments: list[str]) -> int:
    target = Path(arguments[0]) if arguments else HERE
    for name, text in made().items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
