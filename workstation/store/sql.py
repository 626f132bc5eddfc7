"""The statements of one kind of record, written once from its table."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec
import sqlalchemy as sa

from workstation.records.kit import R, Record, Spec, spec_of
from workstation.records.schema import columns, from_row
from workstation.store.tables import all_tables, sql_of


@dataclass(frozen=True, slots=True)
class RecordSql:
    """What is said to the store about one kind of record."""

    spec: Spec
    names: tuple[str, ...]
    get: str
    insert: str
    update: str
    delete: str

    @property
    def file(self) -> str:
        """The file that keeps these records."""
        return self.spec.compartment.value


@cache
def record_sql(kind: type[Record]) -> RecordSql:
    """The statements for a kind of record."""
    table = all_tables().of[kind]
    names = tuple(column.name for column in columns(kind))
    this = table.c.id == sa.bindparam("id")
    values: dict[str, Any] = {name: sa.bindparam(name) for name in names}
    # `id` itself never changes, so its parameter serves the condition.
    changing = {name: value for name, value in values.items() if name != "id"}
    return RecordSql(
        spec_of(kind),
        names,
        sql_of(_wanted(kind).where(this)),
        sql_of(sa.insert(table).values(values)),
        f"{_update(table, tuple(changing))} WHERE id = :id",
        sql_of(sa.delete(table).where(this)),
    )


def find_sql(kind: type[Record], equal: Mapping[str, object]) -> tuple[str, dict[str, Any]]:
    """The statement that finds records by equal columns, oldest first, with its parameters."""
    plain = msgspec.to_builtins(dict(equal), builtin_types=(bytes,))
    return _find(kind, tuple((name, value is None) for name, value in plain.items())), plain


def to_record(kind: type[R], row: tuple[Any, ...]) -> R:
    """The record in a row that `get` or `find_sql` gave."""
    return from_row(kind, dict(zip(record_sql(kind).names, row, strict=True)))


@cache
def _find(kind: type[Record], wanted: tuple[tuple[str, bool], ...]) -> str:
    table = all_tables().of[kind]
    conditions = [
        table.c[name].is_(None) if empty else table.c[name] == sa.bindparam(name)
        for name, empty in wanted
    ]
    return sql_of(_wanted(kind).where(*conditions).order_by(table.c.key))


def _wanted(kind: type[Record]) -> sa.Select[Any]:
    table = all_tables().of[kind]
    return sa.select(*(table.c[column.name] for column in columns(kind)))


def _update(table: sa.Table, names: tuple[str, ...]) -> str:
    sets = ", ".join(f'"{name}" = :{name}' for name in names)
    return f'UPDATE {table.schema}."{table.name}" SET {sets}'  # noqa: S608 - declared names
