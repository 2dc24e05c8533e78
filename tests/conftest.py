"""What all tests share: the shipped dataset, and copies of it that a test may damage."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # `pytest` alone, unlike `python -m pytest`, leaves it out
    sys.path.insert(0, str(ROOT))

from claims.dataset import Dataset  # noqa: E402
from claims.load import load_dataset  # noqa: E402

# The same examples in every run and on every machine: what fails once fails again.
settings.register_profile(
    "steady",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow],
)
# `pytest --hypothesis-profile=deep` looks for what those miss.
settings.register_profile(
    "deep",
    deadline=None,
    database=None,
    max_examples=400,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's folder, which is also the shipped dataset."""
    return ROOT


@pytest.fixture(scope="session")
def shipped() -> Dataset:
    """Return the shipped dataset."""
    return load_dataset(ROOT)


@pytest.fixture(autouse=True)
def no_head_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test of the app without a browser wait for one to draw the map."""
    monkeypatch.setattr("ui.stage.HEAD_START", 0.0)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the shipped dataset that a test may change."""
    folder = tmp_path / "dataset"
    shutil.copytree(ROOT / "seeds" / "reports", folder / "seeds" / "reports")
    (folder / "data").mkdir()
    for source in (ROOT / "data").iterdir():
        if source.is_file():
            shutil.copy(source, folder / "data")
    return folder


@pytest.fixture
def edit(copy: Path) -> Callable[[str, str, str], Path]:
    """Return a function that replaces one text in one file of a copy and returns the copy."""

    def replace(name: str, old: str, new: str) -> Path:
        path = copy / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return copy

    return replace
