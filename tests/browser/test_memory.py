"""The app in the memory that a free host grants."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_one_reader_fits_a_free_host_and_more_than_the_limit_is_told() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "bench", "memory", "--sessions", "1", "--limit", "1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    # A limit that nothing meets: so the same run shows that the limit is watched.
    assert run.returncode == 1, run.stderr
    told = re.search(r"^peak (\d+) MB, ABOVE the limit of 1 MB$", run.stdout, re.M)
    assert told, run.stdout + run.stderr
    # A reader's page needs pandas and more; less than that, and no page was drawn.
    assert 100 < int(told[1]) < 690
    assert "reader 1 worked every control" in run.stdout
