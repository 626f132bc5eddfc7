"""What somebody has typed and not yet saved, kept inside the vault within moments."""

from concurrent.futures import Future

from workstation.errors import NotEntitled
from workstation.records.access import CASES, IDENTITIES
from workstation.records.kit import UserToken
from workstation.store.connect import Connection, in_file
from workstation.store.writer import Turn, Writer

LONGEST = 1 << 20
"""Characters of a draft; more is a paste gone wrong and is cut."""


class Drafts:
    """One user's drafts, by form; they go ahead of everything that waits to be written."""

    def __init__(self, writer: Writer, who: UserToken) -> None:
        self._writer, self._who = writer, who

    def keep(self, form: str, body: str) -> "Future[None]":
        """Store a draft and go on; the future tells when it is durable."""
        return self._writer.submit(Turn.DRAFT, lambda c: _keep(c, form, self._who, body[:LONGEST]))

    def get(self, form: str) -> str | None:
        """The draft of a form, if there is one."""
        return self._writer.call(Turn.DRAFT, lambda c: _get(c, form, self._who))

    def forms(self) -> tuple[str, ...]:
        """The forms that have a draft."""
        return self._writer.call(Turn.DRAFT, lambda c: _forms(c, self._who))

    def drop(self, form: str) -> "Future[None]":
        """Forget a draft once its form is saved."""
        return self._writer.submit(Turn.DRAFT, lambda c: _drop(c, form, self._who))


def _file(connection: Connection) -> str:
    for file in (IDENTITIES.value, CASES.value):
        if file in connection.attached:
            return file
    raise NotEntitled(
        "There is nothing that you could be writing here.", "Your role opens no case."
    )


def _keep(connection: Connection, form: str, who: str, body: str) -> None:
    sql = "INSERT INTO @.draft VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body"
    connection.run(in_file(_file(connection), sql), (form, who, body))


def _get(connection: Connection, form: str, who: str) -> str | None:
    sql = in_file(_file(connection), "SELECT body FROM @.draft WHERE form = ? AND user = ?")
    body: str | None = connection.value(sql, (form, who))
    return body


def _forms(connection: Connection, who: str) -> tuple[str, ...]:
    sql = in_file(_file(connection), "SELECT form FROM @.draft WHERE user = ? ORDER BY form")
    return tuple(row[0] for row in connection.all(sql, (who,)))


def _drop(connection: Connection, form: str, who: str) -> None:
    sql = in_file(_file(connection), "DELETE FROM @.draft WHERE form = ? AND user = ?")
    connection.run(sql, (form, who))
