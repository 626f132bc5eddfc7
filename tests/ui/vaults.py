"""One office for all tests of the window, on the lightest key derivation."""

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from tests.vaults import TODAY, Office, found, take
from workstation.bootstrap import Opened, open_session
from workstation.records.access import Role
from workstation.services.demo.generate import document

CASES = 6


def make_office(folder: Path) -> Office:
    """An office with a handful of invented cases, the first with a signed assessment."""
    office = found(folder)
    documents = [document(random.Random(f"window/{n}"), n, TODAY) for n in range(CASES)]
    take(office, *documents)
    return office


@contextmanager
def opened(office: Office, role: Role) -> Iterator[Opened]:
    """The vault as the window opens it."""
    vault = open_session(office.path, office.passphrase(role), hurried=threading.main_thread())
    try:
        yield vault
    finally:
        # As in the program: pages go before the vault, and no timer of theirs reads after it.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        vault.close()
