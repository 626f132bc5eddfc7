"""The statements of one kind of record, written once from its table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Any

import msgspec
import sqlalchemy as sa

from workstation.records.kit import Other, R, Record, Spec, spec_of
from workstation.records.schema import columns, from_row
from workstation.store.tables import all_tables, each, sql_of


class Way(Enum):
    """How a column is compared with what is looked for."""

    NONE = auto()
    ONE = auto()
    ANY = auto()
    OTHER = auto()


Wanted = tuple[tuple[str, Way], ...]


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
    wanted, plain = asked(equal)
    return _find(kind, wanted), plain


def asked(equal: Mapping[str, object]) -> tuple[Wanted, dict[str, Any]]:
    """How each column is compared, and with what (the port `Finds` says what stands for what)."""
    wanted = tuple((name, _way(value)) for name, value in equal.items())
    return wanted, {name: _plain(value) for name, value in equal.items()}


def fitting(table: sa.Table, wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    """The conditions that `asked` told, on this table."""
    return [_COMPARED[way](table.c[name]) for name, way in wanted]


def to_record(kind: type[R], row: tuple[Any, ...]) -> R:
    """The record in a row that `get` or `find_sql` gave."""
    return from_row(kind, dict(zip(record_sql(kind).names, row, strict=True)))


@cache
def _find(kind: type[Record], wanted: Wanted) -> str:
    table = all_tables().of[kind]
    return sql_of(_wanted(kind).where(*fitting(table, wanted)).order_by(table.c.key))


def _way(value: object) -> Way:
    if value is None:
        return Way.NONE
    if isinstance(value, Other):
        return Way.OTHER
    return Way.ANY if isinstance(value, frozenset) else Way.ONE


def _plain(value: object) -> Any:
    if isinstance(value, frozenset):
        return msgspec.json.encode(value).decode()
    value = value.value if isinstance(value, Other) else value
    return msgspec.to_builtins(value, builtin_types=(bytes,))


_COMPARED: Mapping[Way, Callable[[Any], sa.ColumnElement[bool]]] = {
    Way.NONE: lambda column: column.is_(None),
    Way.ONE: lambda column: column == sa.bindparam(column.name),
    Way.ANY: lambda column: column.in_(each(column.name)),
    Way.OTHER: lambda column: column.is_distinct_from(sa.bindparam(column.name)),
}


def _wanted(kind: type[Record]) -> sa.Select[Any]:
    table = all_tables().of[kind]
    return sa.select(*(table.c[column.name] for column in columns(kind)))


def _update(table: sa.Table, names: tuple[str, ...]) -> str:
    sets = ", ".join(f'"{name}" = :{name}' for name in names)
    return f'UPDATE {table.schema}."{table.name}" SET {sets}'  # noqa: S608 - declared names
