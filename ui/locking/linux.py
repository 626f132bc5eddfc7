"""Linux: sleep, session lock and lid from logind and UPower, the screen saver from the desktop."""

import os
from collections.abc import Sequence
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message
from jeepney.wrappers import DBusErrorResponse

from ui.locking.bus import Bus, BusWatch
from ui.locking.port import NONE, Cause, Watch

_LOGIND, _UPOWER = "org.freedesktop.login1", "org.freedesktop.UPower"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_MANAGER = DBusAddress("/org/freedesktop/login1", _LOGIND, f"{_LOGIND}.Manager")
_LIDS = ("LidClosed", "LidIsClosed")
"""What logind and what UPower calls it."""
_SAVERS = tuple(
    f"org.{desktop}.ScreenSaver" for desktop in ("freedesktop", "gnome", "xfce", "mate", "cinnamon")
)
_LOOK = 0.5
"""Seconds between two looks at a lid that nobody signals."""


def watches() -> Sequence[Watch]:
    """What Linux has to listen to."""
    return BusWatch("SYSTEM", Logind()), BusWatch("SESSION", ScreenSaver())


class Logind:
    """Sleep, locks and the lid. Sleep is held up until this process has ended itself."""

    services = (_LOGIND, _UPOWER)
    rules = (
        MatchRule(type="signal", sender=_LOGIND, path_namespace=_MANAGER.object_path),
        MatchRule(type="signal", sender=_UPOWER, interface=_PROPERTIES),
    )

    def __init__(self) -> None:
        self.patience: float | None = None
        self._bus: Bus | None = None
        self._held: int | None = None
        self._there, self._lid, self._closed = False, False, False

    def begin(self, bus: Bus) -> None:
        """See who is there, and ask logind to wait before it sleeps."""
        self._bus = bus
        self._there = bus.has(_LOGIND)
        if not self._there:
            self._let_go()
        elif self._held is None:
            self._hold_up_sleep(bus)
        lid, known = self._lid_now(), self._lid
        self._lid = lid is not None
        # One that is closed from the beginning belongs to a computer on a desk with a screen.
        self._closed = self._closed if known else bool(lid)
        # logind knows the lid and tells nobody; UPower, where it runs, does.
        self.patience = _LOOK if self._lid and not bus.has(_UPOWER) else None

    def hear(self, signal: Message) -> Cause | None:
        """Sleep that begins, a lock of one of this user's sessions, a lid that closes."""
        match signal.header.fields.get(HeaderFields.member):
            case "PrepareForSleep":
                return Cause.SLEEP if signal.body[0] else None
            case "Lock":
                return Cause.SESSION if self._is_mine(signal) else None
            case "PropertiesChanged":
                return self._changed(signal)
        return None

    def look(self) -> Cause | None:
        """Whether the lid was closed since the last look."""
        return self._lid_is(self._lid_now())

    def alive(self) -> frozenset[Cause]:
        """What would be heard of now."""
        found = {Cause.SLEEP, Cause.SESSION} if self._there else set()
        return frozenset(found | ({Cause.LID} if self._lid else set()))

    def _changed(self, signal: Message) -> Cause | None:
        changed = signal.body[1]
        if changed.get("LockedHint", ("b", False))[1] and self._is_mine(signal):
            return Cause.SESSION
        lids = [changed[name][1] for name in _LIDS if name in changed]
        return self._lid_is(lids[0]) if lids else None

    def _lid_is(self, closed: bool | None) -> Cause | None:
        before, self._closed = self._closed, bool(closed)
        return Cause.LID if self._closed and not before else None

    def _lid_now(self) -> bool | None:
        """Whether the lid is closed; None where there is none, or nobody to ask."""
        if not self._there:
            return None
        try:
            return bool(self._property(_LIDS[0]))
        except (DBusErrorResponse, TimeoutError):
            return None

    def _property(self, name: str) -> Any:
        assert self._bus is not None
        asked = DBusAddress(_MANAGER.object_path, _LOGIND, _PROPERTIES)
        return self._bus.call(asked, "Get", "ss", _MANAGER.interface, name)[0][1]

    def _is_mine(self, signal: Message) -> bool:
        """Somebody else at the same computer may lock without locking this window."""
        assert self._bus is not None
        try:
            sessions = self._bus.call(_MANAGER, "ListSessions")[0]
        except (DBusErrorResponse, TimeoutError):
            return True
        path = signal.header.fields[HeaderFields.path]
        others = {at for _id, user, _name, _seat, at in sessions if user != os.getuid()}
        return path not in others

    def _hold_up_sleep(self, bus: Bus) -> None:
        given = ("sleep", "Casehaven", "Lock before the computer sleeps", "delay")
        try:
            handle = bus.call(_MANAGER, "Inhibit", "ssss", *given)[0].to_raw_fd()
        except (DBusErrorResponse, TimeoutError):
            return
        # Received files are inherited; this one has to end with the process that is replaced.
        os.set_inheritable(handle, False)
        self._held = handle

    def _let_go(self) -> None:
        if self._held is not None:
            os.close(self._held)
            self._held = None


class ScreenSaver:
    """The screen saver or lock screen of the desktop."""

    patience = None
    services = _SAVERS
    rules = tuple(
        MatchRule(type="signal", interface=name, member="ActiveChanged") for name in _SAVERS
    )

    def __init__(self) -> None:
        self._there = False

    def begin(self, bus: Bus) -> None:
        """See whether one is there."""
        self._there = any(bus.has(name) for name in _SAVERS)

    def hear(self, signal: Message) -> Cause | None:
        """It began."""
        return Cause.SAVER if signal.body and signal.body[0] is True else None

    def look(self) -> Cause | None:
        """Nothing is looked at."""
        return None

    def alive(self) -> frozenset[Cause]:
        """Whether one is there."""
        return frozenset({Cause.SAVER}) if self._there else NONE
