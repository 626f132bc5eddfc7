"""A D-Bus of a test's own, with a logind and a screen saver that a test tells what to do."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg

SYSTEM_PYTHON = Path("/usr/bin/python3")
MOCK = Path("/usr/lib/python3/dist-packages/dbusmock")
"""python3-dbusmock is the system's: it needs libraries that no wheel brings."""
needs_mock = pytest.mark.skipif(
    not (MOCK.is_dir() and shutil.which("dbus-daemon")), reason="needs python3-dbusmock"
)
PATIENCE = 20.0
LOGIND, UPOWER = "org.freedesktop.login1", "org.freedesktop.UPower"
MANAGER, SESSION = "/org/freedesktop/login1", "/org/freedesktop/login1/session"
LIGHT = "org.freedesktop.DBus.Mock"
PROPERTIES = "org.freedesktop.DBus.Properties"
CONFIG = """<busconfig><type>session</type><listen>unix:path={path}</listen>
<auth>EXTERNAL</auth><policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"""


@dataclass(frozen=True)
class Bus:
    """One bus that is both the system's and the session's."""

    address: str

    def call(self, service: str, path: str, interface: str, method: str, *given: object) -> Any:
        """Call a method; the signature stands before what is given, if anything is."""
        signature, values = (str(given[0]), given[1:]) if given else (None, ())
        with open_dbus_connection(self.address) as connection:
            at = DBusAddress(path, service, interface)
            message = new_method_call(at, method, signature, values)
            return unwrap_msg(connection.send_and_get_reply(message, timeout=PATIENCE))

    def emit(self, service: str, path: str, signal: str, signature: str, *given: object) -> None:
        """Have a mocked object send a signal: "interface.Name"."""
        interface, _, name = signal.rpartition(".")
        values = [(kind, value) for kind, value in zip(signature, given, strict=True)]
        self.call(service, path, LIGHT, "EmitSignal", "sssav", interface, name, signature, values)

    def sleep(self) -> None:
        """What logind says before the computer sleeps."""
        self.emit(LOGIND, MANAGER, f"{LOGIND}.Manager.PrepareForSleep", "b", True)

    def lock(self, session: str = "mine") -> None:
        """What logind says when a session is to be locked."""
        self.call(LOGIND, f"{SESSION}/{session}", f"{LOGIND}.Session", "Lock")

    def hint(self) -> None:
        """What logind says when a session says that it is locked."""
        self.call(LOGIND, f"{SESSION}/mine", f"{LOGIND}.Session", "SetLockedHint", "b", True)

    def session(self, name: str, user: int) -> None:
        """Somebody has a session at this computer."""
        self.call(LOGIND, MANAGER, LIGHT, "AddSession", "ssusb", name, "seat0", user, "u", True)

    def close_lid(self, *, tell: bool = True) -> None:
        """The lid goes down; UPower tells, logind has to be asked."""
        if tell:
            changed = {"LidIsClosed": ("b", True)}
            self.call(UPOWER, "/org/freedesktop/UPower", LIGHT, "UpdateProperties", "sa{sv}",
                      UPOWER, changed)  # fmt: skip
        else:
            self._set_lid(closed=True)

    def open_lid(self) -> None:
        """logind knows a lid, and it is open."""
        self._set_lid(closed=False)

    def inhibitors(self) -> list[tuple[Any, ...]]:
        """Who holds up sleep."""
        found: list[tuple[Any, ...]] = self.call(
            LOGIND, MANAGER, f"{LOGIND}.Manager", "ListInhibitors"
        )[0]
        return found

    def saver(self, desktop: str, *, on: bool = True) -> None:
        """A screen saver comes on."""
        name = f"org.{desktop}.ScreenSaver"
        self.emit(name, "/" + name.replace(".", "/"), f"{name}.ActiveChanged", "b", on)

    def _set_lid(self, *, closed: bool) -> None:
        # Quietly, as the true logind does: nobody is told that it changed.
        code = f"self.props[{LOGIND + '.Manager'!r}]['LidClosed'] = args[0]"
        method = (f"{LOGIND}.Manager", "Turn", "b", "", code)
        self.call(LOGIND, MANAGER, LIGHT, "AddMethod", "sssss", *method)
        self.call(LOGIND, MANAGER, f"{LOGIND}.Manager", "Turn", "b", closed)


@contextmanager
def own_bus(folder: Path) -> Iterator[Bus]:
    """A bus with nobody on it."""
    socket, config = folder / "bus", folder / "bus.conf"
    config.write_text(CONFIG.format(path=socket), "utf-8")
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--nosyslog"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as daemon:
        try:
            made = Bus(f"unix:path={socket}")
            wait_for(partial(answers, made))
            yield made
        finally:
            daemon.terminate()


@contextmanager
def mocked(bus: Bus, *what: str) -> Iterator[None]:
    """An object on a bus, by what python-dbusmock is told."""
    there = {"DBUS_SYSTEM_BUS_ADDRESS": bus.address, "DBUS_SESSION_BUS_ADDRESS": bus.address}
    command = [str(SYSTEM_PYTHON), "-m", "dbusmock", *what]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    with subprocess.Popen(
        command, env={**plain, **there}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as mock:
        try:
            yield
        finally:
            mock.terminate()


def answers(bus: Bus) -> bool:
    """Whether anybody can connect."""
    try:
        return has(bus, "org.freedesktop.DBus")
    except OSError:
        return False


def has(bus: Bus, service: str) -> bool:
    """Whether somebody answers to a name."""
    at = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
    return bool(bus.call(*at, "NameHasOwner", "s", service)[0])


def saver_of(desktop: str) -> Sequence[str]:
    """What python-dbusmock is told to be the screen saver of a desktop."""
    name = f"org.{desktop}.ScreenSaver"
    return ("--session", name, "/" + name.replace(".", "/"), name)


def wait_for(done: Any) -> None:
    """Until it is so; fails where it does not come."""
    until = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < until, "it did not come"
        time.sleep(0.01)
