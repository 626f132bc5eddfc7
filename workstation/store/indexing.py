"""What a record puts into the search index: folded names, codes and texts, kept apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

import msgspec

from workstation.records.derive import texts
from workstation.records.kit import Field, Record
from workstation.rules.former import NAMING, Term
from workstation.store.connect import Connection, in_file
from workstation.text import fold_for_search

_CODE_TERMS = frozenset({"phone", "id_number", "account"})


@dataclass(frozen=True, slots=True)
class Indexed:
    """The folded texts of one record, by the index that each goes to."""

    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


INDEXES = tuple(field.name for field in fields(Indexed))
"""Each is a trigram table of its own: a word that every text holds never slows a name down."""

_TAKE_OUT = {name: "DELETE FROM @.in_$ WHERE rowid = ?".replace("$", name) for name in INDEXES}
_PUT_IN = {
    name: "INSERT INTO @.in_$ (rowid, body) VALUES (?, ?)".replace("$", name) for name in INDEXES
}


def index_of(field: Field) -> str:
    """Which index a field's text goes to."""
    if field.long:
        return "texts"
    return "names" if field.term and field.term not in _CODE_TERMS else "codes"


def searchable(found: Iterable[Term]) -> Iterator[Term]:
    """Those texts that search reads."""
    return ((field, text) for field, text in found if field.search)


def indexed(value: Record | None, past: Iterable[Term] = ()) -> Indexed:
    """What the indexes hold of a record, and of what it said before; nothing for none."""
    parts: dict[str, list[str]] = {name: [] for name in INDEXES}
    if value is not None:
        for field, text in searchable((*texts(value), *past)):
            parts[index_of(field)].append(fold_for_search(text).text)
    return Indexed(**{name: tuple(found) for name, found in parts.items()})


UNKNOWN = Indexed(*((("\0",),) * len(INDEXES)))
"""Stands for whatever is there, so that it is replaced in its place."""


def index(
    connection: Connection,
    file: str,
    kind: str,
    before: Record | Indexed | None,
    value: Record,
    past: Iterable[Term] = (),
) -> None:
    """Bring the indexes of a file up to date with a record that was put, and with its past."""
    after = indexed(value, past)
    if not isinstance(before, Indexed):
        before = UNKNOWN if isinstance(before, NAMING) else indexed(before)
    if after == before:
        return
    key = None if before == Indexed() else _key(connection, file, value.id)
    if key is None and after == Indexed():
        return
    if key is None:
        sql = in_file(file, "INSERT INTO @.indexed VALUES (NULL, ?, ?, ?)")
        key = connection.run(sql, (kind, value.id, msgspec.to_builtins(value.made)))
    _replace(connection, file, key, before, after)


def unindex(connection: Connection, file: str, id: str) -> None:
    """Take a record out of the indexes of its file."""
    key = _key(connection, file, id)
    if key is not None:
        _replace(connection, file, key, UNKNOWN, Indexed())
        connection.run(in_file(file, "DELETE FROM @.indexed WHERE key = ?"), (key,))


def _replace(connection: Connection, file: str, key: int, before: Indexed, after: Indexed) -> None:
    for name in INDEXES:
        old, new = getattr(before, name), getattr(after, name)
        if old and old != new:
            connection.run(in_file(file, _TAKE_OUT[name]), (key,))
        if new and old != new:
            connection.run(in_file(file, _PUT_IN[name]), (key, "\n".join(new)))
    if before.names != after.names:
        connection.run(in_file(file, "DELETE FROM @.whole_name WHERE key = ?"), (key,))
        rows = [(name, key) for name in dict.fromkeys(after.names)]
        connection.run_many(in_file(file, "INSERT INTO @.whole_name VALUES (?, ?)"), rows)


def _key(connection: Connection, file: str, id: str) -> int | None:
    found: int | None = connection.value(
        in_file(file, "SELECT key FROM @.indexed WHERE id = ?"), (id,)
    )
    return found
