"""One window for a user: a second start brings the first one forward."""

import hashlib
import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from workstation.locks import take

_PATIENCE = 1000
"""Milliseconds until a window that does not answer is left alone."""


class OnlyWindow(QObject):
    """The place of the one window. `asked` tells that the program was started once more.

    A lock says who has the place, so that a killed window leaves nothing behind; through a socket
    beside it, which this user alone can reach, nothing is said but that somebody asks.
    """

    asked = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._handle: int | None = None
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def take(self) -> bool:
        """Have the place until this process ends, or ask the window that has it to come forward.

        Where no lock can be had at all, every window has the place: a vault has its own lock.
        """
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(self._folder / "window.lock", os.O_CREAT | os.O_RDWR, 0o600)
        except OSError:
            return True
        if not take(handle):
            os.close(handle)
            self._ask()
            return False
        self._handle = handle
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def release(self) -> None:
        """Let another window have the place."""
        self._server.close()
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    @property
    def _name(self) -> str:
        if sys.platform == "win32":
            # A pipe has no folder of its user's; the digest keeps users apart and names nobody.
            return f"casehaven-{hashlib.sha256(str(self._folder).encode()).hexdigest()[:16]}"
        return str(self._folder / "window")

    def _ask(self) -> None:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        socket.waitForConnected(_PATIENCE)
        socket.close()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.close()
            socket.deleteLater()
        self.asked.emit()


def runtime_folder() -> Path:
    """Where this user's window keeps its lock and socket; nothing of a vault is in their names."""
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    kind = QStandardPaths.StandardLocation.GenericConfigLocation
    return Path(given or QStandardPaths.writableLocation(kind)) / "casehaven"
