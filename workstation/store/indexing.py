"""What a record puts into the search index: folded names, codes and texts, kept apart."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from workstation.records.derive import texts
from workstation.records.kit import Field, Record
from workstation.store.connect import Connection, in_file
from workstation.text import fold_for_search

_CODE_TERMS = frozenset({"phone", "id_number", "account"})
EDGE = "\n"
"""Stands around each text, so that a whole name can be asked for as one."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """The folded texts of one record, each between edges."""

    names: str = ""
    codes: str = ""
    texts: str = ""


def column_of(field: Field) -> str:
    """Which column of the index a field's text goes to."""
    if field.long:
        return "texts"
    return "names" if field.term and field.term not in _CODE_TERMS else "codes"


def searchable(value: Record) -> Iterator[tuple[Field, str]]:
    """The texts of a record that search reads."""
    return ((field, text) for field, text in texts(value) if field.search)


def indexed(value: Record | None) -> Indexed:
    """What the index holds of a record; nothing for none."""
    columns: dict[str, list[str]] = {"names": [], "codes": [], "texts": []}
    if value is not None:
        for field, text in searchable(value):
            columns[column_of(field)].append(fold_for_search(text).text)
    return Indexed(**{name: _edged(parts) for name, parts in columns.items()})


def index(connection: Connection, file: str, kind: str, before: Indexed, value: Record) -> None:
    """Bring the index of a file up to date with a record that was put."""
    after = indexed(value)
    if after == before:
        return
    key = None if before == Indexed() else _key(connection, file, value.id)
    if after == Indexed():
        unindex(connection, file, value.id)
    elif key is None:
        _insert(connection, file, (kind, value.id, msgspec.to_builtins(value.made)), after)
    else:
        _update(connection, file, key, after)


def unindex(connection: Connection, file: str, id: str) -> None:
    """Take a record out of the index of its file."""
    key = _key(connection, file, id)
    if key is not None:
        connection.run(in_file(file, "DELETE FROM @.words WHERE rowid = ?"), (key,))
        connection.run(in_file(file, "DELETE FROM @.indexed WHERE key = ?"), (key,))


def _key(connection: Connection, file: str, id: str) -> int | None:
    sql = in_file(file, "SELECT key FROM @.indexed WHERE id = ?")
    found: int | None = connection.value(sql, (id,))
    return found


def _insert(connection: Connection, file: str, what: tuple[str, str, str], new: Indexed) -> None:
    key = connection.run(
        in_file(file, "INSERT INTO @.indexed VALUES (NULL, ?, ?, ?, ?, ?)"),
        (*what, new.names, new.codes),
    )
    connection.run(
        in_file(file, "INSERT INTO @.words (rowid, names, codes, texts) VALUES (?, ?, ?, ?)"),
        (key, new.names, new.codes, new.texts),
    )


def _update(connection: Connection, file: str, key: int, new: Indexed) -> None:
    connection.run(
        in_file(file, "UPDATE @.indexed SET names = ?, codes = ? WHERE key = ?"),
        (new.names, new.codes, key),
    )
    connection.run(
        in_file(file, "UPDATE @.words SET names = ?, codes = ?, texts = ? WHERE rowid = ?"),
        (new.names, new.codes, new.texts, key),
    )


def _edged(parts: list[str]) -> str:
    return EDGE + EDGE.join(parts) + EDGE if parts else ""
