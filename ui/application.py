"""Opens the window: fonts, theme, and the first page; nothing else is loaded before it is seen."""

import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.errors import catch_all
from ui.front import Front
from ui.only_window import OnlyWindow, runtime_folder
from ui.remembered import last_vault
from ui.theme.choice import follow
from ui.theme.fonts import load_fonts
from ui.theme.look import Look, theme_of_system, wear
from ui.traces import leave_no_traces
from ui.words import tr


def start(arguments: Sequence[str] = (), relaunch: Sequence[str] = ()) -> int:
    """Open the window and stay until it is closed; the exit code.

    `--vault DIR` opens the lock screen of that vault. `relaunch` is the command that starts the
    program anew, without arguments: locking ends this process and runs it. Where a window of this
    user is open already it comes forward, and nothing else happens.
    """
    leave_no_traces()
    application = QApplication(["casehaven"])
    only = OnlyWindow(runtime_folder())
    if not only.take():
        sys.stderr.write(tr("The window is open already.") + "\n")
        return 0
    load_fonts(_fonts())
    wear(application, Look(theme_of_system()))
    follower = _SystemLook(application)
    front = Front(relaunch)
    catch_all(front.tell)
    only.asked.connect(front.come_forward)
    front.open(_vault(arguments))
    front.show()
    QTimer.singleShot(0, front.warm_up)
    code = application.exec()
    front.end()
    follower.deleteLater()
    return code


class _SystemLook(QObject):
    """Follows the computer's own choice of light, dark or high contrast, unless one was made."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(lambda _scheme: self._follow())
        hints.accessibility().contrastPreferenceChanged.connect(lambda _wish: self._follow())

    def _follow(self) -> None:
        follow(self._application)


def _vault(arguments: Sequence[str]) -> Path | None:
    if len(arguments) == 2 and arguments[0] == "--vault":
        return Path(arguments[1]).expanduser().absolute()
    return last_vault()


def _fonts() -> Path:
    """Where the fonts lie; asking the exporters would load half the program first."""
    found = find_spec("exports")
    assert found is not None
    assert found.submodule_search_locations is not None
    return Path(next(iter(found.submodule_search_locations))) / "documents" / "fonts"
