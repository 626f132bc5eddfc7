"""The check of an open vault as services ask for it."""

from workstation.ports import Progress
from workstation.records.events import Found
from workstation.store.unlocked import Unlocked


class Looking:
    """The Checks port over an unlocked vault; the last verdict is kept in the vault."""

    def __init__(self, store: Unlocked) -> None:
        self._store = store

    def check(self, progress: Progress) -> tuple[Found, ...]:
        """What is not as it was written."""
        return tuple(Found(each.file, each.words) for each in self._store.check(progress))

    def last(self) -> str:
        """What was kept of the last check; empty where there was none."""
        return self._store.last_check()

    def keep(self, verdict: str) -> None:
        """Keep what is to be known of a check."""
        self._store.keep_check(verdict)
