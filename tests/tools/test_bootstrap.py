"""Set-up: what it asks for, what it refuses, and that it does nothing twice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import bootstrap

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house with locks and an environment, in which nothing is ever really called."""
    locks = tmp_path / "requirements"
    locks.mkdir()
    for name in ("run", "dev", "windows"):
        (locks / f"{name}.lock").write_text(f"{name}==1\n")
    python = tmp_path / ".venv" / "python"
    python.parent.mkdir()
    python.touch()
    for name, value in {"ROOT": tmp_path, "LOCKS": locks, "VENV": python.parent}.items():
        monkeypatch.setattr(bootstrap, name, value)
    monkeypatch.setattr(bootstrap, "PYTHON", python)
    monkeypatch.setattr(bootstrap, "missing_packages", lambda *, dev: [])
    return tmp_path


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every command that would have run."""
    made: list[str] = []

    def call(*command: str | Path) -> int:
        made.append(" ".join(map(str, command)))
        return 0

    monkeypatch.setattr(bootstrap, "call", call)
    return made


def test_set_up_installs_from_hashes_alone(house: Path, calls: list[str]) -> None:
    bootstrap.set_up(dev=False)

    assert "--require-hashes --only-binary :all:" in calls[-1]


def test_a_second_set_up_calls_nothing(house: Path, calls: list[str]) -> None:
    bootstrap.set_up(dev=True)
    calls.clear()
    bootstrap.set_up(dev=True)

    assert calls == []


def test_what_is_set_up_for_the_tests_is_set_up_for_the_program(
    house: Path, calls: list[str]
) -> None:
    bootstrap.set_up(dev=True)
    calls.clear()
    bootstrap.set_up(dev=False)

    assert calls == []


def test_a_changed_lock_is_installed_again(house: Path, calls: list[str]) -> None:
    bootstrap.set_up(dev=False)
    calls.clear()
    (house / "requirements" / "run.lock").write_text("run==2\n")
    bootstrap.set_up(dev=False)

    assert calls


def test_a_failed_install_leaves_no_stamp(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "call", lambda *command: int("pip" in command))

    with pytest.raises(bootstrap.Stop, match="goes on from here"):
        bootstrap.set_up(dev=False)

    assert not list(house.rglob("*.stamp"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no root")
def test_without_root_the_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda name: name)

    with pytest.raises(bootstrap.Stop, match="--no-install-recommends age qpdf\n"):
        bootstrap.install_packages(["age", "qpdf"])


@pytest.mark.skipif(sys.platform != "linux", reason="packages are asked for on Linux alone")
def test_a_library_that_does_not_load_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        bootstrap, "QT_LIBRARIES", {"libnone1": "libnone.so.1", "libc6": "libc.so.6"}
    )

    assert bootstrap.missing_packages(dev=False) == ["libnone1"]


@pytest.mark.parametrize("version", [(3, 10), (3, 15)])
def test_other_pythons_are_refused_with_one_sentence(version: tuple[int, int]) -> None:
    with pytest.raises(SystemExit, match=r"^Casehaven runs on Python 3\.11 to 3\.14; this one"):
        bootstrap.refuse_other_pythons(version)


def test_a_demonstration_never_takes_a_folder_that_exists(tmp_path: Path) -> None:
    wish = tmp_path / "demonstration"
    taken = []
    for _ in range(3):
        taken.append(bootstrap.free_folder(wish).name)
        bootstrap.free_folder(wish).mkdir()

    assert taken == ["demonstration", "demonstration-2", "demonstration-3"]


@pytest.mark.parametrize(
    ("ci", "arguments", "skips"),
    [("", [], True), ("0", [], True), ("true", [], False), ("", ["--slow"], False)],
)
def test_slow_tests_run_when_asked_for_and_in_ci(
    house: Path,
    calls: list[str],
    monkeypatch: pytest.MonkeyPatch,
    ci: str,
    arguments: list[str],
    skips: bool,
) -> None:
    monkeypatch.setenv("CI", ci)
    bootstrap.test(arguments)

    assert ("-m not slow" in calls[-1]) is skips
    assert "--slow" not in calls[-1]


def test_make_offers_every_command() -> None:
    listing = subprocess.run(
        [sys.executable, ROOT / "tools" / "bootstrap.py", "help"],
        check=True,
        capture_output=True,
        text=True,
    )
    words = [line.split(maxsplit=1) for line in listing.stdout.splitlines()[1:]]
    phony = (ROOT / "Makefile").read_text().split(".PHONY:")[1].split("\n")[0].split()

    assert [name for name, _ in words] == list(bootstrap.COMMANDS)
    assert set(phony) == {"help", *bootstrap.COMMANDS}


def test_without_a_display_the_demonstration_runs_into_a_folder_of_its_own(
    house: Path, calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    (house / "demonstration").mkdir()

    assert bootstrap.run([]) == 0
    assert calls[-1].endswith(f"-m workstation demo {house / 'demonstration-2'} --export")


def test_with_a_display_the_window_opens(
    house: Path, calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")

    assert bootstrap.run([]) == 0
    assert calls[-1].endswith("-m workstation")
