"""One D-Bus, listened to on a thread of its own: a bus that hangs holds up nothing."""

import threading
from collections import deque
from collections.abc import Sequence
from typing import Any, Protocol

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

from ui.locking.port import NONE, Cause, Tell

_ANSWER, _AGAIN = 2.0, 20.0
"""Seconds that an answer may take, and after which a bus that went away is tried again."""
_OWNER = "NameOwnerChanged"


class Bus:
    """What a listener may ask of a bus that is connected; raises OSError where it went away."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection

    def call(
        self, at: DBusAddress, method: str, signature: str | None = None, *given: object
    ) -> tuple[Any, ...]:
        """The answer of a service. Raises DBusErrorResponse and TimeoutError."""
        message = new_method_call(at, method, signature, given)
        answer: tuple[Any, ...] = unwrap_msg(
            self._connection.send_and_get_reply(message, timeout=_ANSWER)
        )
        return answer

    def has(self, service: str) -> bool:
        """Whether somebody on the bus answers to a name now."""
        return bool(self.call(message_bus, "NameHasOwner", "s", service)[0])

    def listen(self, rule: MatchRule) -> None:
        """Have the signals of a rule delivered."""
        unwrap_msg(self._connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=_ANSWER))


class Listener(Protocol):
    """What is listened for on a bus. All of it is called on the bus's thread."""

    @property
    def services(self) -> Sequence[str]:
        """The names that it talks to or hears from."""

    @property
    def rules(self) -> Sequence[MatchRule]:
        """The signals that it wants to hear."""

    @property
    def patience(self) -> float | None:
        """Seconds without a signal after which `look` is called; None for never."""

    def begin(self, bus: Bus) -> None:
        """The bus is there, or one of the services came or went."""

    def hear(self, signal: Message) -> Cause | None:
        """What a signal means."""

    def look(self) -> Cause | None:
        """What can be seen and is not told by a signal."""

    def alive(self) -> frozenset[Cause]:
        """What it would hear of now."""


class BusWatch:
    """A watch of one bus, "SYSTEM" or "SESSION"; it comes back when the bus does."""

    def __init__(self, bus: str, listener: Listener) -> None:
        self._bus, self._listener = bus, listener
        self._ended, self._there = threading.Event(), False

    def start(self, tell: Tell) -> None:
        """Listen on a thread that ends with the process."""
        name = f"bus-{self._bus.lower()}"
        threading.Thread(target=self._run, args=(tell,), name=name, daemon=True).start()

    def alive(self) -> frozenset[Cause]:
        """What the bus would tell of now; nothing while there is none."""
        return self._listener.alive() if self._there else NONE

    def stop(self) -> None:
        """Tell nothing any more; the thread ends with its bus or its process."""
        self._ended.set()

    def _run(self, tell: Tell) -> None:
        while not self._ended.is_set():
            try:
                with open_dbus_connection(self._bus, enable_fds=True) as connection:
                    self._listen(connection, tell)
            except Exception:  # noqa: BLE001 - whatever a foreign bus does, the window goes on
                self._there = False
            self._ended.wait(_AGAIN)

    def _listen(self, connection: DBusConnection, tell: Tell) -> None:
        bus, heard = Bus(connection), deque[Message]()
        # Signals that come while an answer is waited for are kept in the same queue.
        with connection.filter(MatchRule(type="signal"), queue=heard):
            for rule in (*map(_owner_of, self._listener.services), *self._listener.rules):
                bus.listen(rule)
            self._listener.begin(bus)
            self._there = True
            while not self._ended.is_set():
                cause = self._next(connection, bus, heard)
                if cause is not None and not self._ended.is_set():
                    tell(cause)

    def _next(self, connection: DBusConnection, bus: Bus, heard: deque[Message]) -> Cause | None:
        try:
            signal = connection.recv_until_filtered(heard, timeout=self._listener.patience)
        except TimeoutError:
            return self._listener.look()
        if signal.header.fields.get(HeaderFields.member) != _OWNER:
            return self._listener.hear(signal)
        self._listener.begin(bus)
        return None


def _owner_of(service: str) -> MatchRule:
    """The signal that a name has another owner, or none."""
    rule = MatchRule(type="signal", sender=message_bus.bus_name, member=_OWNER)
    rule.add_arg_condition(0, service)
    return rule
