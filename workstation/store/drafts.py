"""What somebody has typed and not yet saved, kept inside the vault within moments."""

from collections.abc import Callable
from concurrent.futures import Future, wait

from workstation.errors import NotEntitled
from workstation.records.access import CASES, IDENTITIES, Compartment
from workstation.records.kit import UserToken
from workstation.store.connect import Connection, in_file
from workstation.store.tables import CONTENT
from workstation.store.writer import Turn, Writer

Write = Callable[[Connection], None]
LONGEST = 1 << 20
"""Characters of a draft; more is a paste gone wrong and is cut."""


class Drafts:
    """One user's drafts, by form; they go ahead of everything that waits to be written.

    They are read once, by `load`, so that a form opens with its draft and without waiting.
    """

    def __init__(self, writer: Writer, who: UserToken) -> None:
        self._writer, self._who = writer, who
        self._kept: dict[str, str] = {}
        self._waiting: set[Future[None]] = set()

    def load(self) -> None:
        """Read what was kept before; once, before anything is asked for."""
        self._kept = self._writer.call(Turn.DRAFT, lambda c: _all(c, self._who))

    def keep(self, form: str, body: str, where: Compartment | None = None) -> "Future[None]":
        """Store a draft and go on; the future tells when it is durable.

        `where` is the compartment that it belongs to; without one it goes where only the case team
        reads, or where everybody reads if this user has no other.
        """
        body = body[:LONGEST]
        self._kept[form] = body
        return self._submit(lambda c: _keep(c, form, self._who, body, where))

    def get(self, form: str) -> str | None:
        """The draft of a form, if there is one; never waits."""
        return self._kept.get(form)

    def forms(self) -> tuple[str, ...]:
        """The forms that have a draft."""
        return tuple(sorted(self._kept))

    def drop(self, form: str) -> "Future[None]":
        """Forget a draft once its form is saved."""
        self._kept.pop(form, None)
        return self._submit(lambda c: _drop(c, form, self._who))

    def settle(self, seconds: float) -> bool:
        """Wait this long at most until nothing is on its way; whether that is so."""
        return not wait(tuple(self._waiting), seconds).not_done

    def _submit(self, do: Write) -> "Future[None]":
        answer = self._writer.submit(Turn.DRAFT, do)
        self._waiting.add(answer)
        answer.add_done_callback(self._waiting.discard)
        return answer


def _file(connection: Connection, where: Compartment | None) -> str:
    wanted = (IDENTITIES, CASES) if where is None else (where,)
    for compartment in wanted:
        if compartment.value in connection.attached:
            return compartment.value
    raise NotEntitled(
        "There is nothing that you could be writing here.", "Your role opens no case."
    )


def _files(connection: Connection) -> list[str]:
    return [file for file in CONTENT if file in connection.attached]


def _keep(
    connection: Connection, form: str, who: str, body: str, where: Compartment | None
) -> None:
    sql = "INSERT INTO @.draft VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body"
    connection.run(in_file(_file(connection, where), sql), (form, who, body))


def _all(connection: Connection, who: str) -> dict[str, str]:
    sql = "SELECT form, body FROM @.draft WHERE user = ?"
    files = _files(connection)
    return {
        form: body for file in files for form, body in connection.all(in_file(file, sql), (who,))
    }


def _drop(connection: Connection, form: str, who: str) -> None:
    for file in _files(connection):
        sql = in_file(file, "DELETE FROM @.draft WHERE form = ? AND user = ?")
        connection.run(sql, (form, who))
