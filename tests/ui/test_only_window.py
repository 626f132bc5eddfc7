"""One window for a user: a second start brings the first forward, and a killed one leaves none."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.locking.window import PATIENCE, window
from tests.vaults import Office
from ui.front import Front
from ui.only_window import OnlyWindow, runtime_folder
from workstation.records.access import Role

ROOT = Path(__file__).parents[2]


def test_the_first_has_the_place_and_hears_of_the_second(tmp_path: Path, qtbot: QtBot) -> None:
    first, second = OnlyWindow(tmp_path / "run"), OnlyWindow(tmp_path / "run")
    assert first.take()
    with qtbot.waitSignal(first.asked):
        assert not second.take()
    first.release()

    assert second.take()
    second.release()


def test_what_a_killed_window_left_is_no_window(tmp_path: Path) -> None:
    (tmp_path / "window").touch()
    (tmp_path / "window.lock").touch()
    only = OnlyWindow(tmp_path)

    assert only.take()
    only.release()


def test_a_place_that_cannot_be_had_keeps_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert OnlyWindow(tmp_path / "file" / "run").take()


def test_nobody_else_reaches_it(tmp_path: Path) -> None:
    only = OnlyWindow(tmp_path / "run")
    only.take()
    modes = {file.name: file.stat().st_mode & 0o077 for file in (tmp_path / "run").iterdir()}
    only.release()

    assert modes == {"window": 0, "window.lock": 0}
    assert (tmp_path / "run").stat().st_mode & 0o077 == 0


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_window_that_was_made_small_comes_forward(qtbot: QtBot) -> None:
    front = Front()
    qtbot.addWidget(front)
    front.showMinimized()
    front.come_forward()

    assert front.isVisible()
    assert not front.isMinimized()


def start(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Start the program as somebody does."""
    command = [sys.executable, "-m", "workstation", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, timeout=PATIENCE, check=False
    )


@pytest.mark.slow
def test_a_second_start_ends_in_a_sentence_and_the_command_line_too(
    office: Office, tmp_path: Path
) -> None:
    own = office.copy(tmp_path)
    secret = str(own.file(Role.CASE_WORKER))
    with window(own.path) as it:
        second = start("--vault", str(own.path))
        it.ask("unlock", secret, answer="open")
        beside = start("search", str(own.path), "papers", "--passphrase-file", secret)
        it.ask("press", "ctrl-l", answer="pressed")
        it.wait("locked")
        after = start("--vault", str(own.path))
    with window(own.path) as again:
        again.ask("unlock", secret, answer="open")

    assert (second.returncode, second.stderr) == (0, "The window is open already.\n")
    assert (after.returncode, after.stderr) == (0, "The window is open already.\n")
    assert beside.returncode == 1
    assert beside.stderr.count("\n") <= 2
    assert "open already" in beside.stderr
    assert runtime_folder().is_dir()
