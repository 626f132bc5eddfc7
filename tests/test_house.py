"""Facts about the house itself: sizes, names, locks, and what must not be in any file."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import distributions, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.bootstrap import NEWEST, OLDEST

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("workstation", "crypto", "exports", "ui")
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))


def tracked(pattern: str = "*") -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--", pattern],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [path for name in listing.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def texts() -> Iterator[tuple[Path, str]]:
    for path in tracked():
        data = path.read_bytes()
        if b"\0" not in data:
            yield path, data.decode("utf-8", "replace")


def named(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def locked(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([\w-]+)==(\S+)", lock.read_text(), re.MULTILINE))


@pytest.mark.parametrize(
    "check",
    [
        "ruff check .",
        "ruff format --check .",
        pytest.param("mypy", marks=pytest.mark.slow),
        pytest.param("lint-imports", marks=pytest.mark.slow),
    ],
)
def test_what_make_check_asks_before_the_tests_is_in_order(check: str) -> None:
    tool, *options = check.split()
    command = [Path(sys.executable).with_name(tool), *options]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr


def test_a_module_has_at_most_350_lines_and_a_test_500() -> None:
    def limit(path: Path) -> int:
        return 500 if path.is_relative_to(ROOT / "tests") else 350

    lengths = {path: path.read_text("utf-8").count("\n") for path in tracked("*.py")}

    assert named([path for path, lines in lengths.items() if lines > limit(path)]) == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    # Written with classes, so that the pattern does not find itself.
    place = re.compile(
        r"/[r]oot/|/[w]ork/|/[o]pt/\w|[p]ythonhosted|[p]ypi\.\w"
        r"|--[i]ndex-url|--[e]xtra-index|--[t]rusted-host|--[f]ind-links"
    )

    assert [f"{path.name}: {hit[0]}" for path, text in texts() if (hit := place.search(text))] == []


def test_plain_sqlite_is_imported_by_the_benchmarks_alone() -> None:
    plain = re.compile(r"^\s*(import sqlite3|from sqlite3)\b", re.MULTILINE)
    users = [path for path in tracked("*.py") if plain.search(path.read_text("utf-8"))]
    bench = ROOT / "tools" / "bench"

    assert named([path for path in users if not path.is_relative_to(bench)]) == []


def test_nothing_installed_takes_the_name_of_a_package_of_ours() -> None:
    installed = packages_distributions()

    assert {name: set(installed.get(name, ())) - {"casehaven"} for name in PACKAGES} == {
        name: set() for name in PACKAGES
    }


@pytest.mark.parametrize("package", PACKAGES)
def test_every_public_module_says_what_it_is(package: str) -> None:
    modules = [
        p for p in tracked(f"{package}/*.py") if not p.stem.startswith("_") or "__" in p.stem
    ]
    silent = [path for path in modules if not ast.get_docstring(ast.parse(path.read_bytes()))]

    assert modules
    assert named(silent) == []


def test_the_readme_names_only_targets_that_exist() -> None:
    targets = set(re.findall(r"^([a-z ]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    existing = {name for line in targets for name in line.split()}
    told = set(re.findall(r"(?m)(?:^|`)make ([a-z]+)", (ROOT / "README.md").read_text("utf-8")))

    assert {"run", "test"} <= told <= existing


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_library_carries_a_hash(lock: Path) -> None:
    entries = re.split(r"\n(?=[\w-]+==)", lock.read_text())

    assert [entry[:40] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_library_asked_for_is_locked_at_the_version_asked_for(lock: Path) -> None:
    asked = {
        canonicalize_name(wish.name): str(wish.specifier)
        for line in lock.with_suffix(".in").read_text().splitlines()
        if line and not line.startswith(("#", "-"))
        for wish in [Requirement(line)]
    }

    assert {
        name: f"=={version}" for name, version in locked(lock).items() if name in asked
    } == asked


@pytest.mark.parametrize(
    ("system", "platform", "kernel"),
    [("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt")],
)
def test_what_a_locked_library_needs_on_each_system_is_locked(
    system: str, platform: str, kernel: str
) -> None:
    locks = [lock for lock in LOCKS if system == "win32" or lock.stem != "windows"]
    held = {name for lock in locks for name in locked(lock)}
    there = {"sys_platform": system, "platform_system": platform, "os_name": kernel, "extra": ""}
    needed = {
        f"{library.name} needs {need.name}"
        for library in distributions()
        if canonicalize_name(library.name) in held
        for need in map(Requirement, library.requires or ())
        if need.marker is None or need.marker.evaluate(there)
        if canonicalize_name(need.name) not in held
    }

    assert needed == set()


def test_the_project_asks_for_the_pythons_that_set_up_accepts() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
        "requires-python"
    ]

    assert asked == f">={OLDEST[0]}.{OLDEST[1]},<{NEWEST[0]}.{NEWEST[1] + 1}"
