"""Choices that are kept inside the vault's main file, each change with its line in the log."""

from collections.abc import Callable, Mapping

from workstation.store.leased import in_one_go
from workstation.store.work import Hand, SqlWork
from workstation.store.writer import Turn, Writer

_ALL = "SELECT name, value FROM main.setting WHERE name LIKE 'choice %'"
_SET = "INSERT INTO main.setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
_DROP = "DELETE FROM main.setting WHERE name = ?"


class SettingStore:
    """Words by name; a change is durable, and in the log of events, when `keep` comes back."""

    def __init__(self, writer: Writer, hand: Callable[[], Hand]) -> None:
        self._writer, self._hand = writer, hand

    def all(self) -> Mapping[str, str]:
        """Everything that is kept."""
        return dict(self._writer.call(Turn.WORK, lambda c: c.all(_ALL)))

    def keep(self, changes: Mapping[str, str | None], verb: str) -> None:
        """Keep these, and drop those without a value, in one transaction."""
        hand = self._hand()

        def write(work: SqlWork) -> None:
            for name, value in changes.items():
                if value is None:
                    work.run(_DROP, (name,))
                else:
                    work.run(_SET, (name, value))
            work.log(
                verb, details={name.rpartition(" ")[2]: v or "" for name, v in changes.items()}
            )

        self._writer.call(Turn.WORK, lambda c: in_one_go(c, hand, write))
