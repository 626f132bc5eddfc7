"""macOS: screen lock and screen saver from distributed notifications, sleep from IOKit.

Written from Apple's headers; it has not been run on macOS. Closing the lid comes as sleep.
"""

import ctypes
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from ui.locking.port import NONE, Cause, Tell, Watch

NOTICES: Mapping[str, Cause] = MappingProxyType(
    {
        "com.apple.screenIsLocked": Cause.SESSION,
        "com.apple.screensaver.didstart": Cause.SAVER,
    }
)
"""What macOS tells every program of."""
CAN_SLEEP, WILL_SLEEP = 0xE0000270, 0xE0000280
"""kIOMessageCanSystemSleep and kIOMessageSystemWillSleep."""
_UTF8, _AT_ONCE = 0x08000100, 4
_FRAMEWORKS = "/System/Library/Frameworks/{0}.framework/{0}"
_Pointer = ctypes.c_void_p
_NOTICE = ctypes.CFUNCTYPE(None, _Pointer, _Pointer, _Pointer, _Pointer, _Pointer)
_POWER = ctypes.CFUNCTYPE(None, _Pointer, ctypes.c_uint32, ctypes.c_uint32, _Pointer)
Load = Callable[[str], Any]


def watches() -> Sequence[Watch]:
    """What macOS has to listen to."""
    return (MacWatch(),)


def _load(name: str) -> ctypes.CDLL:
    return ctypes.CDLL(_FRAMEWORKS.format(name))


class MacWatch:
    """Hears on the main run loop, which Qt runs. Belongs to the window's thread.

    Sleep is not allowed by this process: the system waits until the process has ended itself, and
    half a minute at most.
    """

    def __init__(self, load: Load = _load) -> None:
        self._load = load
        self._tell: Tell | None = None
        self._alive = NONE
        self._kept: list[Any] = []
        self._root = 0

    def start(self, tell: Tell) -> None:
        """Ask for the notices; what the system does not offer is left out."""
        self._tell = tell
        try:
            core, kit = self._load("CoreFoundation"), self._load("IOKit")
            self._hear_notices(core)
            self._alive |= set(NOTICES.values())
            self._hear_power(core, kit)
        except (OSError, AttributeError):
            return

    def alive(self) -> frozenset[Cause]:
        """What macOS would tell of now."""
        return self._alive if self._tell is not None else NONE

    def stop(self) -> None:
        """Hear no more; the callbacks stay, as the system still holds them."""
        self._tell = None

    def _hear_notices(self, core: Any) -> None:
        core.CFNotificationCenterGetDistributedCenter.restype = _Pointer
        core.CFStringCreateWithCString.restype = _Pointer
        core.CFStringCreateWithCString.argtypes = (_Pointer, ctypes.c_char_p, ctypes.c_uint32)
        centre = core.CFNotificationCenterGetDistributedCenter()
        add = core.CFNotificationCenterAddObserver
        add.restype = None
        add.argtypes = (_Pointer, _Pointer, _NOTICE, _Pointer, _Pointer, ctypes.c_long)
        for number, (name, cause) in enumerate(NOTICES.items(), 1):
            heard = _NOTICE(lambda *_given, cause=cause: self._say(cause))
            title = core.CFStringCreateWithCString(None, name.encode("ascii"), _UTF8)
            add(centre, number, heard, title, None, _AT_ONCE)
            self._kept.append(heard)

    def _hear_power(self, core: Any, kit: Any) -> None:
        heard = _POWER(lambda _mine, _from, what, token: self._power(kit, what, token))
        port, notifier = _Pointer(), ctypes.c_uint32()
        register = kit.IORegisterForSystemPower
        register.restype = ctypes.c_uint32
        register.argtypes = (_Pointer, _Pointer, _POWER, _Pointer)
        self._root = register(None, ctypes.byref(port), heard, ctypes.byref(notifier))
        if not self._root:
            return
        kit.IONotificationPortGetRunLoopSource.restype = _Pointer
        kit.IONotificationPortGetRunLoopSource.argtypes = (_Pointer,)
        core.CFRunLoopGetMain.restype = _Pointer
        core.CFRunLoopAddSource.argtypes = (_Pointer, _Pointer, _Pointer)
        modes = _Pointer.in_dll(core, "kCFRunLoopCommonModes")
        source = kit.IONotificationPortGetRunLoopSource(port)
        core.CFRunLoopAddSource(core.CFRunLoopGetMain(), source, modes)
        self._kept += [heard, port, notifier]
        self._alive |= {Cause.SLEEP}

    def _power(self, kit: Any, what: int, token: int | None) -> None:
        if what == WILL_SLEEP:
            self._say(Cause.SLEEP)
        if what == CAN_SLEEP or (what == WILL_SLEEP and self._tell is None):
            kit.IOAllowPowerChange.argtypes = (ctypes.c_uint32, ctypes.c_long)
            kit.IOAllowPowerChange(self._root, token or 0)

    def _say(self, cause: Cause) -> None:
        if self._tell is not None:
            self._tell(cause)
