"""The lock screen is seen before the program is loaded, and leaves no traces of its own."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("qtawesome", "pyqtgraph", "reportlab", "pyhanko", "numpy", "workstation.bootstrap")


def run(script: str, home: Path) -> str:
    """What a fresh interpreter prints, with a home of its own."""
    unset = {name: "" for name in os.environ if name.startswith("XDG_")}
    place = {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        env={**os.environ, **unset, **place},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


def test_the_lock_screen_loads_nothing_that_it_does_not_show(tmp_path: Path) -> None:
    vault = tmp_path / "office.haven"
    vault.mkdir()
    loaded = run(
        f"""
        import sys
        from PySide6.QtWidgets import QApplication
        from ui.application import start
        from ui.front import Front

        def seen(front):
            print(*sys.modules)
            QApplication.exit()

        Front.warm_up = seen
        start(["--vault", {str(vault)!r}])
        """,
        tmp_path,
    ).split()

    assert "ui.pages.lock" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_a_file_dialog_leaves_no_list_of_folders(tmp_path: Path) -> None:
    secret = tmp_path / "a folder with a name"
    secret.mkdir()
    run(
        f"""
        from pathlib import Path
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication, QWidget, QFileDialog
        from ui.traces import leave_no_traces
        leave_no_traces()
        from ui.asking import ask_folder
        application = QApplication([])
        page = QWidget()
        page.show()
        ask_folder(page, "Choose", print, at=Path({str(secret)!r}))
        dialog = page.findChildren(QFileDialog)[0]
        QTimer.singleShot(200, dialog.accept)
        QTimer.singleShot(600, application.quit)
        application.exec()
        """,
        tmp_path,
    )
    kept = [file for file in tmp_path.rglob("*") if file.is_file()]

    assert [file for file in kept if b"a folder with" in file.read_bytes()] == []
    assert [file.name for file in kept if "QtProject" in file.name] == []


@pytest.mark.parametrize("words", [[], ["--vault"]])
def test_a_command_that_names_no_vault_shows_the_first_page(
    words: list[str], tmp_path: Path
) -> None:
    shown = run(
        f"""
        from PySide6.QtWidgets import QApplication
        from ui.application import start
        from ui.front import Front
        from ui.pages.start import StartPage

        def seen(front):
            print(len(front.findChildren(StartPage)))
            QApplication.exit()

        Front.warm_up = seen
        start({words!r})
        """,
        tmp_path,
    )

    assert shown.strip() == "1"
