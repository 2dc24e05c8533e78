"""What the tests of the formats share."""

from pathlib import Path

import pytest

from tests.exports.briefs import spoiled_copy


@pytest.fixture(scope="session")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a hostile copy of the shipped dataset; one for all, since it takes a while to draw."""
    return spoiled_copy(tmp_path_factory.mktemp("hostile") / "dataset")
