"""What Qt would write outside the vault by itself, and how it is kept from it."""

import sys

from PySide6.QtCore import QSettings

_QT = "QtProject"


def leave_no_traces() -> None:
    """Send Qt's own settings to where nothing can be written.

    File dialogs keep the folders that were visited there, with their names.
    """
    nowhere = "NUL" if sys.platform == "win32" else "/dev/null"
    for kept in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kept, QSettings.Scope.UserScope, nowhere)


def wipe_dialogs() -> None:
    """Take away what a file dialog has kept where settings have no path: Windows and macOS."""
    if sys.platform in ("win32", "darwin"):
        kept = QSettings(QSettings.Scope.UserScope, _QT)
        kept.remove("FileDialog")
        kept.remove("Qt")
        kept.sync()
