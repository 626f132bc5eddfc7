"""Windows: session lock, sleep and lid from the messages that the system sends to a window.

Written from Microsoft's documentation; it has not been run on Windows.
"""

import ctypes
import sys
import uuid
from collections.abc import Callable, Sequence
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication
from PySide6.QtGui import QWindow

from ui.locking.port import NONE, Cause, Tell, Watch

SESSION_CHANGE, POWER = 0x02B1, 0x0218
"""WM_WTSSESSION_CHANGE and WM_POWERBROADCAST."""
SUSPEND, SETTING = 0x0004, 0x8013
"""PBT_APMSUSPEND and PBT_POWERSETTINGCHANGE."""
LEAVES = frozenset({0x2, 0x4, 0x6, 0x7})
"""Console or remote session disconnected, logged off, locked (WTS_...)."""
LID = uuid.UUID("ba3e0f4d-b817-4094-a2d1-d56379e6a0f3")
"""GUID_LIDSWITCH_STATE_CHANGE."""
_OPEN = 1
_THIS_SESSION = _WINDOW = 0


def watches() -> Sequence[Watch]:
    """What Windows has to listen to."""
    return (WindowsWatch(),)


class PowerSetting(ctypes.Structure):
    """POWERBROADCAST_SETTING with a value of one word."""

    _fields_ = (("kind", ctypes.c_ubyte * 16), ("length", wintypes.DWORD), ("data", wintypes.DWORD))


class WindowsWatch:
    """Hears through a window of its own that is never shown. Belongs to the window's thread."""

    def __init__(self, register: Callable[[int], bool] | None = None) -> None:
        self._register = register or _register
        self._window: QWindow | None = None
        self._filter: _Messages | None = None
        self._tell: Tell | None = None
        self._sessions, self._lid = False, False
        self._lid_open = False

    def start(self, tell: Tell) -> None:
        """Ask for the messages; Windows tells the present state of the lid at once."""
        self._tell = tell
        self._window = QWindow()
        self._window.create()
        self._filter = _Messages(self.hear)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)
        self._sessions = self._register(int(self._window.winId()))

    def alive(self) -> frozenset[Cause]:
        """What Windows would tell of now; the lid, once it was told of."""
        if self._tell is None:
            return NONE
        session = {Cause.SESSION} if self._sessions else set()
        return frozenset({Cause.SLEEP} | session | ({Cause.LID} if self._lid else set()))

    def stop(self) -> None:
        """Hear no more."""
        self._tell = None
        application = QCoreApplication.instance()
        if application is not None and self._filter is not None:
            application.removeNativeEventFilter(self._filter)
        self._window = self._filter = None

    def hear(self, message: int, what: int, at: int) -> None:
        """Say what a message means, if it means a lock; `at` is where its data lies."""
        cause = None
        if message == SESSION_CHANGE and what in LEAVES:
            cause = Cause.SESSION
        elif message == POWER and what == SUSPEND:
            cause = Cause.SLEEP
        elif message == POWER and what == SETTING and at:
            cause = self._lid_told(PowerSetting.from_address(at))
        if cause is not None and self._tell is not None:
            self._tell(cause)

    def _lid_told(self, setting: PowerSetting) -> Cause | None:
        if bytes(setting.kind) != LID.bytes_le:
            return None
        before, self._lid_open = self._lid_open, setting.data == _OPEN
        self._lid = True
        return Cause.LID if before and not self._lid_open else None


class _Messages(QAbstractNativeEventFilter):
    """Every message of the system on its way to the program's windows."""

    def __init__(self, hear: Callable[[int, int, int], object]) -> None:
        super().__init__()
        self._hear = hear

    def nativeEventFilter(self, kind: Any, message: Any) -> object:
        """Look at a message, and let it go on; Qt gives bytes and an address."""
        # Only Windows sends these, so the address is that of a MSG.
        if bytes(kind) in (b"windows_generic_MSG", b"windows_dispatcher_MSG"):
            found = wintypes.MSG.from_address(int(message))
            self._hear(int(found.message), int(found.wParam or 0), int(found.lParam or 0))
        return False, 0


def _register(window: int) -> bool:
    """Have the system tell a window of its session and of the lid; whether it will of the first."""
    if sys.platform != "win32":
        return False
    user32, sessions = ctypes.WinDLL("user32"), ctypes.WinDLL("wtsapi32")
    handle = wintypes.HWND(window)
    lid = (ctypes.c_ubyte * 16).from_buffer_copy(LID.bytes_le)
    user32.RegisterPowerSettingNotification.restype = wintypes.HANDLE
    user32.RegisterPowerSettingNotification(handle, ctypes.byref(lid), _WINDOW)
    return bool(sessions.WTSRegisterSessionNotification(handle, _THIS_SESSION))
