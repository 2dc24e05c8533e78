"""A pytest plugin: a skipped test is never silent, and where ``CI`` is set it fails the run."""

import os
from collections.abc import Iterator

import pytest

_KEY = pytest.StashKey[dict[str, str]]()


def skips_fail() -> bool:
    """Whether a skipped test fails the run: ``CI`` is set to anything but an explicit no."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false", "no"}


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_KEY] = {}
    config.pluginmanager.register(_Recorder(config.stash[_KEY]), "no-skips-recorder")


class _Recorder:
    """Keeps each skipped test, or module, with its reason."""

    def __init__(self, skipped: dict[str, str]) -> None:
        self.skipped = skipped

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        # A test expected to fail also comes as skipped; it ran, so it is not meant here.
        if report.skipped and not hasattr(report, "wasxfail"):
            self.skipped[report.nodeid] = _reason(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self.skipped[report.nodeid] = _reason(report)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    # Before the terminal's own closing line, which goes by the status.
    if session.config.stash[_KEY] and skips_fail() and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    return (yield)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    skipped = config.stash[_KEY]
    if not skipped:
        return
    verdict = "which fails the run, since CI is set" if skips_fail() else "so nothing checked them"
    terminalreporter.section(f"{len(skipped)} SKIPPED, {verdict}", sep="!", red=True, bold=True)
    for test, reason in skipped.items():
        terminalreporter.line(f"{test}: {reason}", red=True)


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    # pytest gives a skip as (file, line, reason).
    where = report.longrepr
    return str(where[2]) if isinstance(where, tuple) else str(where)
