"""What the project promises around its code: pinned libraries, a true README, licences, privacy."""

import importlib.metadata
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from files import VERSION

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")

# The folders that are commands.
COMMANDS = sorted(path.parent.name for path in ROOT.glob("*/__main__.py"))

# What git does not keep, see .gitignore.
UNKEPT = re.compile(
    r"\.git|\.venv|\..*cache|\.hypothesis|__pycache__|build|.*\.egg-info|node_modules"
)


def kept_files() -> Iterator[Path]:
    """Every file of the project that git would keep."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if not UNKEPT.fullmatch(name)]
        yield from (Path(folder) / name for name in names if not name.endswith(".pyc"))


def pins(name: str) -> dict[str, str]:
    """Name and version of each line of a requirements file; fails on a line that fixes none."""
    found = {}
    for line in (ROOT / name).read_text("utf-8").splitlines():
        text = line.partition("#")[0].strip()
        if not text or text == "-r requirements.txt":
            continue
        match = re.fullmatch(r"([a-z0-9-]+)==(\d[\w.]*)", text)
        assert match, f"{name}: {text!r} fixes no version; write name==version"
        found[match[1]] = match[2]
    assert found
    return found


def direct(name: str) -> set[str]:
    """What a requirements file asks for itself: the lines before those that they need."""
    text = (ROOT / name).read_text("utf-8").partition("# What those need.")[0]
    return set(re.findall(r"^([a-z0-9-]+)==", text, re.M))


def needed(names: set[str]) -> dict[str, list[Requirement]]:
    """Follow what the installed packages ask for; each package with all that is asked of it."""
    asked: dict[str, list[Requirement]] = {name: [] for name in names}
    waiting = [(name, frozenset[str]()) for name in names]
    seen = set(waiting)
    while waiting:
        name, extras = waiting.pop()
        for line in importlib.metadata.requires(name) or []:
            wish = Requirement(line)
            if wish.marker and not any(wish.marker.evaluate({"extra": e}) for e in {"", *extras}):
                continue
            step = (canonicalize_name(wish.name), frozenset(wish.extras))
            asked.setdefault(step[0], []).append(wish)
            if step not in seen:
                seen.add(step)
                waiting.append(step)
    return asked


def test_requirements_fix_all_that_the_app_needs_and_no_more() -> None:
    fixed, asked = pins("requirements.txt"), needed(direct("requirements.txt"))
    assert set(fixed) == set(asked)
    for name, wishes in asked.items():
        for wish in wishes:
            assert wish.specifier.contains(fixed[name]), f"{name}=={fixed[name]} is not {wish}"


def test_the_app_asks_for_nothing_that_it_does_not_import() -> None:
    code = "\n".join(
        path.read_text("utf-8")
        for path in kept_files()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] not in {"tests", "bench"}
    )
    imported = set(re.findall(r"^\s*(?:from|import) (\w+)", code, re.M))
    carriers = importlib.metadata.packages_distributions()
    used = {canonicalize_name(name) for module in imported for name in carriers.get(module, ())}
    assert direct("requirements.txt") - used == set()


def test_dev_requirements_fix_the_rest() -> None:
    assert "\n-r requirements.txt\n" in (ROOT / "requirements-dev.txt").read_text("utf-8")
    app, dev = pins("requirements.txt"), pins("requirements-dev.txt")
    assert not app.keys() & dev.keys()
    assert set(dev) == set(needed(direct("requirements-dev.txt"))) - set(app)


def test_what_is_tested_is_what_is_fixed() -> None:
    fixed = pins("requirements.txt") | pins("requirements-dev.txt")
    assert {name: importlib.metadata.version(name) for name in fixed} == fixed


@cache
def commands() -> list[str]:
    """Every command there is, from the packages' own help."""
    found = []
    for package in COMMANDS:
        run = [sys.executable, "-m", package, "--help"]
        text = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        parts = re.search(r"\{([\w,]+)\}", text.partition("\n\n")[0])
        found += [f"python -m {package} {part}" for part in parts[1].split(",")] if parts else []
        found += [] if parts else [f"python -m {package}"]
    return found


def test_the_readme_names_every_command() -> None:
    found = commands()
    assert {"python -m claims check", "python -m geo", "python -m presence table"} <= set(found)
    assert [name for name in found if name not in README] == []


def test_the_readme_names_no_command_that_is_not_there() -> None:
    for module, part in re.findall(r"`python -m ([\w.]+)(?: ([a-z]+))?", README):
        path = ROOT / module.replace(".", "/")
        assert (
            path.with_suffix(".py").exists() or f"python -m {module} {part}".strip() in commands()
        )


def test_modules_that_can_be_run_are_documented() -> None:
    pages = [README, *(p.read_text("utf-8") for p in kept_files() if p.name == "ORIGIN.md")]
    runnable = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in kept_files()
        if path.suffix == ".py" and "\nif __name__ ==" in path.read_text("utf-8")
    ]
    names = [n for n in runnable if not n.endswith("__main__") and not n.startswith("tests.")]
    assert "tools.basemap" in names
    assert [name for name in names if not any(f"python -m {name}" in p for p in pages)] == []


def test_the_readme_names_every_make_target() -> None:
    phony = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.M)
    assert phony
    targets = set(phony[1].split())
    assert {"run", "test"} <= targets
    missing = {name for name in targets - {"help"} if f"make {name}" not in README}
    assert not missing
    assert set(re.findall(r"`make ([a-z]+)", README)) <= targets


def test_the_pythons_that_the_readme_promises_are_those_tried() -> None:
    first, last = re.search(r"Python 3\.(\d+) to 3\.(\d+)", README).groups()  # type: ignore[union-attr]
    tried = " ".join(f"3.{minor}" for minor in range(int(first), int(last) + 1))
    assert f"\nPYTHONS ?= {tried}\n" in MAKEFILE
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["requires-python"] == f">=3.{first}"


def test_hooks_before_a_commit_fetch_nothing_and_run_our_own_targets() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert [repo["repo"] for repo in hooks] == ["local"]
    runs = [(hook["language"], hook["entry"]) for hook in hooks[0]["hooks"]]
    assert runs == [("system", "make check"), ("system", "make fast")]
    assert "-j2 --output-sync=target check fast" in MAKEFILE


def test_the_readme_says_what_is_not_claimed_before_what_it_is_for() -> None:
    assert 0 < README.index("What it does not claim") < README.index("What it is for")
    assert "pip install -r requirements.txt && streamlit run app.py" in README
    assert len(README.splitlines()) <= 120


def test_the_readme_dates_are_those_of_the_records() -> None:
    published = []
    for path in (ROOT / "seeds/reports").glob("*.yaml"):
        report = yaml.safe_load(path.read_text("utf-8"))["report"]
        published.append(str(report["published"]).split("/")[-1])
    year, month, day = max(published).split("-")
    assert f"last report, {int(day)} {_month(month)} {year}," in README
    grid = yaml.safe_load((ROOT / "data/dataset.yaml").read_text("utf-8"))["grid"]
    first, last = (f"{_month(m)} {y}" for y, m in (g.split("-") for g in grid.values()))
    assert f"from {first} to {last}" in " ".join(README.split())


def _month(number: str) -> str:
    names = "January February March April May June July August September October November December"
    return names.split()[int(number) - 1]


@pytest.mark.parametrize(
    "page", [p for p in sorted(kept_files()) if p.suffix == ".md"], ids=lambda p: p.name
)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_settings_keep_readers_to_themselves() -> None:
    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))
    assert settings["browser"] == {"gatherUsageStats": False, "serverAddress": "localhost"}
    assert settings["server"]["enableStaticServing"] is True
    assert settings["server"]["headless"] is True
    assert "fontFaces" not in settings["theme"]


def test_every_bundled_work_has_its_licence() -> None:
    notices = (ROOT / "NOTICES.md").read_text("utf-8")
    works = [path for path in (ROOT / "static").iterdir() if path.is_dir()]
    assert works
    for work in works:
        assert (work / "LICENSE").stat().st_size > 200, f"static/{work.name} lacks its licence"
        version = re.search(r"\d+\.\d+[\w.]*", (work / "VERSION").read_text("utf-8"))
        assert version, f"static/{work.name}/VERSION names no version"
        assert f"`static/{work.name}/`" in notices
        assert version[0].rstrip(".") in notices
    for origin in (path for path in kept_files() if path.name == "ORIGIN.md"):
        folder = origin.parent.relative_to(ROOT).as_posix()
        if folder.startswith("tests/"):  # made-up datasets, of the same making
            folder = "tests/datasets"
        assert f"`{folder}/`" in notices, f"NOTICES.md has no word on {folder}"
    assert "data/basemap/" in notices
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License\n")


def test_nothing_names_a_machine_or_a_registry() -> None:
    # In two halves, or this file would hold them.
    hosts = ["pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "debian" + ".org"]
    paths = [f"/{name}/" for name in ("work", "root", "home", "Users")] + ["/" + "tmp/"]
    pattern = re.compile(rf"(?<![\w.:/-])(?:{'|'.join(paths)})|{'|'.join(hosts)}")
    found = []
    for path in kept_files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:  # a picture
            continue
        found += [f"{path.relative_to(ROOT)}: {hit[0]}" for hit in pattern.finditer(text)]
    assert found == []


def test_the_newest_change_is_of_this_version() -> None:
    pages = re.findall(
        r"^## \[(\d+\.\d+\.\d+)\] - (Unreleased|\d{4}-\d{2}-\d{2})$",
        (ROOT / "CHANGELOG.md").read_text("utf-8"),
        re.M,
    )
    version, day = pages[0]
    assert version + (".dev0" if day == "Unreleased" else "") == VERSION
    assert [day for _, day in pages[1:] if day == "Unreleased"] == []
    assert "version" not in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


@pytest.mark.parametrize("command", [*COMMANDS, "bench load", "tools.basemap"])
def test_every_command_tells_its_version(command: str) -> None:
    run = [sys.executable, "-m", *command.split(), "--version"]
    told = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert told == f"drawdown-atlas {VERSION}\n"


def test_continuous_integration_runs_make_test() -> None:
    script = ROOT / ".ci/run"
    lines = script.read_text("utf-8").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert {"set -euo pipefail", "make test"} <= set(lines)
    for path in (script, *(ROOT / "setup").glob("*.sh")):
        assert os.access(path, os.X_OK), f"{path.name} is not executable"


def test_an_old_python_is_refused_by_name(tmp_path: Path) -> None:
    old = tmp_path / "old-python"
    old.write_text("#!/bin/sh\necho 3.9\n")
    old.chmod(0o755)
    run = subprocess.run(
        [ROOT / "setup/python.sh", "requirements.txt"],
        cwd=tmp_path,
        env={**os.environ, "PYTHON": str(old)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr.startswith(f"setup: '{old}' is Python 3.9; 3.11 or newer is needed: make")
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize(
    ("ci", "status", "words"),
    [("true", 1, "fails the run"), ("", 0, "nothing checked"), ("0", 0, "nothing checked")],
)
def test_a_skipped_test_is_loud_and_fails_where_ci_is_set(
    tmp_path: Path, ci: str, status: int, words: str
) -> None:
    module = tmp_path / "test_sample.py"
    module.write_text(
        "import pytest\n"
        "def test_ran(): pass\n"
        "def test_skipped(): pytest.skip('there is no browser')\n"
        "@pytest.mark.xfail\n"
        "def test_expected(): raise AssertionError\n"
    )
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.no_skips", "--rootdir", tmp_path, module],
        cwd=ROOT,
        env={**os.environ, "CI": ci, "PYTEST_ADDOPTS": "-p no:cacheprovider"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == status, run.stdout
    assert "1 SKIPPED" in run.stdout
    assert words in run.stdout
    assert "test_skipped: Skipped: there is no browser" in run.stdout
