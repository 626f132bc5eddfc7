"""Asks for a file or a folder; no system's list of recent files learns of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.dialogs.file_chooser import FileChooser
from ui.traces import wipe_dialogs

Chosen = Callable[[Path], object]


def ask_folder(parent: QWidget, title: str, chosen: Chosen, *, at: Path | None = None) -> None:
    """Ask for a folder that exists."""
    dialog = _dialog(parent, title, chosen, at)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()


def ask_file(parent: QWidget, title: str, chosen: Chosen, *, kinds: str = "") -> None:
    """Ask for a file that exists; `kinds` is a filter as Qt writes them."""
    dialog = _dialog(parent, title, chosen, None)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    if kinds:
        dialog.setNameFilter(kinds)
    dialog.open()


def ask_new_file(parent: QWidget, title: str, chosen: Chosen, *, name: str) -> None:
    """Ask where a new file shall be written; the dialog itself asks before it replaces one."""
    dialog = _dialog(parent, title, chosen, None)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.selectFile(name)
    dialog.open()


def _dialog(parent: QWidget, title: str, chosen: Chosen, at: Path | None) -> QFileDialog:
    dialog = FileChooser(parent, title, at or Path.home())
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.finished.connect(lambda _result: dialog.deleteLater())
    dialog.destroyed.connect(lambda _dialog: wipe_dialogs())
    return dialog
