"""Qt's own file dialog, dressed: its buttons are black pictures that a dark theme swallows."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QListView,
    QSplitter,
    QToolButton,
    QTreeView,
    QWidget,
)

from ui.theme.glyph import as_icon
from ui.theme.icons import icon
from ui.theme.look import look
from ui.words import tr

_BUTTONS: Sequence[tuple[str, str, str]] = (
    ("backButton", "back", "Back"),
    ("forwardButton", "go", "Forward"),
    ("toParentButton", "up", "Folder above"),
    ("newFolderButton", "new_folder", "New folder"),
    ("listModeButton", "tiles", "Names alone"),
    ("detailModeButton", "lines", "With size and day"),
)
"""What Qt calls a button of its dialog, our picture for it, and what it does."""
_PARTS: Sequence[tuple[type[QWidget], str, str]] = (
    (QComboBox, "lookInCombo", "Folder"),
    (QComboBox, "fileTypeCombo", "Kind of file"),
    (QLineEdit, "fileNameEdit", "Name"),
    (QListView, "sidebar", "Places"),
)
_SIZE, _PLACES, _GLYPH = (780, 460), 150, 20
W = TypeVar("W", bound=QWidget)


class FileChooser(QFileDialog):
    """Never the system's own dialog: those write lists of recent files that nobody can stop."""

    def __init__(self, parent: QWidget, title: str, at: Path) -> None:
        super().__init__(parent, title, str(at))
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        for name, glyph, words in _BUTTONS:
            self._dress(self._part(QToolButton, name), glyph, tr(words))
        for kind, name, words in _PARTS:
            self._part(kind, name).setAccessibleName(tr(words))
        self._spread(parent.window())

    def _dress(self, made: QToolButton, glyph: str, words: str) -> None:
        made.setIcon(as_icon(icon(glyph), "text"))
        made.setIconSize(QSize(look().px(_GLYPH), look().px(_GLYPH)))
        made.setAccessibleName(words)
        made.setToolTip(words)

    def _part(self, kind: type[W], name: str) -> W:
        found = self.findChild(kind, name)
        assert isinstance(found, kind)
        return found

    def _spread(self, window: QWidget) -> None:
        """Room for whole names and days, as far as the window has it."""
        width, height = (look().px(each) for each in _SIZE)
        self.resize(min(width, window.width()), min(height, window.height()))
        places = look().px(_PLACES)
        self._part(QSplitter, "splitter").setSizes([places, self.width() - places])
        head = self._part(QTreeView, "treeView").header()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
