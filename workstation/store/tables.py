"""The tables of every file, derived from the declared records; each fact is declared once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from workstation.records.access import AUDIT, CASES, IDENTITIES, Compartment
from workstation.records.catalogue import RECORDS
from workstation.records.kit import Id, Record, Spec, spec_of
from workstation.records.schema import Column, columns
from workstation.store.indexing import INDEXES
from workstation.store.layout import MAIN
from workstation.store.rest import triggers
from workstation.store.sought import sought

SCHEMA_VERSION = 2
"""What `PRAGMA user_version` of every file says; `migrate.STEPS` leads there."""

CHAINED = tuple(c.value for c in Compartment)
"""The files that keep a chain over their history or their events."""

CONTENT = tuple(c.value for c in Compartment if c is not AUDIT)
"""The files that keep records."""

DIALECT = sqlite.dialect(paramstyle="named")
_TYPES: Mapping[str, Callable[[], Any]] = {
    "TEXT": sa.Text,
    "INTEGER": sa.Integer,
    "REAL": sa.REAL,
    "BLOB": sa.LargeBinary,
}


@dataclass(frozen=True, slots=True)
class Tables:
    """Every table of a vault: those of the records by their class, the store's own by name."""

    of: Mapping[type[Record], sa.Table]
    own: Mapping[str, sa.Table]

    def __getitem__(self, name: str) -> sa.Table:
        return self.own[name]

    def definitions(self, file: str) -> list[str]:
        """The statements that make one file's tables, in an order that works."""
        tables = [t for t in (*self.own.values(), *self.of.values()) if t.schema == _schema(file)]
        made = [sql_of(CreateTable(table)) for table in tables]
        made += [sql_of(CreateIndex(i)) for t in tables for i in sorted(t.indexes, key=_name)]
        searched = _searched(file) if file in CONTENT else []
        return [*made, *sought(file), *searched, *triggers(file)]


def build(specs: Iterable[Spec]) -> Tables:
    """Derive the tables of these records, beside the store's own."""
    metadata = sa.MetaData()
    own = {f"{file}.{t.name}": t for file in (MAIN, *Compartment) for t in _own(metadata, file)}
    return Tables({spec.cls: _record_table(metadata, spec) for spec in specs}, own)


@cache
def all_tables() -> Tables:
    """The tables of every record of the catalogue."""
    return build(map(spec_of, RECORDS))


def sql_of(statement: Any) -> str:
    """A statement as SQLite reads it, with named parameters."""
    return str(statement.compile(dialect=DIALECT))


def each(name: str) -> Any:
    """The values of the JSON list that a parameter holds."""
    return sa.select(sa.column("value")).select_from(sa.func.json_each(sa.bindparam(name)))


def bound(statement: Any, params: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """A statement as SQLite reads it, with its own values and these."""
    compiled = statement.compile(dialect=DIALECT)
    return str(compiled), {**compiled.params, **params}


def _schema(file: str) -> str:
    return "main" if file == MAIN else str(file)


def _name(index: sa.Index) -> str:
    return str(index.name)


def _record_table(metadata: sa.MetaData, spec: Spec) -> sa.Table:
    made = sa.Table(
        spec.name,
        metadata,
        _key(),
        *(_column(spec.name, column) for column in columns(spec.cls)),
        _check(spec.name, "id", "length(id) = 32"),
        schema=spec.compartment.value,
        sqlite_strict=True,
    )
    sa.Index(f"{spec.name}_by_id", made.c.id, unique=True)
    for field in spec.fields:
        if field.type is Id and field.name != "id":
            sa.Index(f"{spec.name}_by_{field.name}", made.c[field.name])
    return made


def _column(table: str, column: Column) -> sa.Column[Any]:
    checks = []
    if column.flag:
        checks.append(_check(table, column.name, f'"{column.name}" IN (0, 1)'))
    if column.json:
        checks.append(_check(table, column.name, f'json_valid("{column.name}")'))
    return sa.Column(column.name, _TYPES[column.sql](), *checks, nullable=column.nullable)


def _check(table: str, column: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=f"{table}_{column}_ok")


def _key(name: str = "key") -> sa.Column[int]:
    return sa.Column(name, sa.Integer, primary_key=True)


def _text(name: str, *, null: bool = False, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=null, primary_key=key)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _bytes(name: str, *, null: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=null)


def _own(metadata: sa.MetaData, file: str) -> list[sa.Table]:
    def table(name: str, *parts: sa.Column[Any]) -> sa.Table:
        return sa.Table(name, metadata, *parts, schema=_schema(file), sqlite_strict=True)

    made = [table("fact", _text("name", key=True), _text("value"))]
    if file == MAIN:
        return [*made, *_main(table)]
    made.append(table("chain", _key("sequence"), _bytes("digest"), _bytes("head")))
    if file == AUDIT:
        event = table("event", *_event())
        sa.Index("event_by_mark", event.c.mark)
        return [*made, event]
    history, indexed = table("history", *_history()), table("indexed", *_indexed())
    for name in ("case", "id", "run"):
        sa.Index(f"history_by_{name}", history.c[name])
    sa.Index("indexed_by_record", indexed.c.id, unique=True)
    made += [history, indexed, _whole_name(table), _draft(table)]
    if file in (CASES, IDENTITIES):
        made.append(table("evidence_key", *_evidence_key()))
    if file == CASES:
        made.append(table("import_run", *_import_run()))
    return made


def _evidence_key() -> tuple[sa.Column[Any], ...]:
    of_file = sa.Column("file_key", sa.LargeBinary, primary_key=True)
    return (_text("case", key=True), of_file, _text("secret"))


def _main(table: Callable[..., sa.Table]) -> list[sa.Table]:
    user = (_text("token", key=True), _text("role"), _text("recipient"), _text("signer"))
    words = (_text("recovery", null=True), _bytes("recovery_signature", null=True))
    return [
        table("user", *user, _bytes("name"), _text("state"), *words),
        table("slot", *_slot()),
        table("orders", _key("number"), _bytes("body"), _bytes("signature")),
        table("carried", _text("name", key=True), _number("number")),
        table("setting", _text("name", key=True), _text("value")),
        table("backup", _key("sequence"), *_backup()),
        table("shred", _key("number"), *_shred()),
    ]


def _slot() -> tuple[sa.Column[Any], ...]:
    digest = sa.Column("digest", sa.LargeBinary, primary_key=True)
    return (digest, _text("user"), _text("way", null=True))


def _backup() -> tuple[sa.Column[Any], ...]:
    return (_text("at"), _text("by"), _text("name"), _number("size"), _bytes("digest"))


def _shred() -> tuple[sa.Column[Any], ...]:
    signed = (_bytes("body"), _bytes("signature"), _text("second"), _bytes("second_signature"))
    return (_text("token"), *signed, _text("blobs"))


def _whole_name(table: Callable[..., sa.Table]) -> sa.Table:
    made = table(
        "whole_name", _text("name", key=True), sa.Column("key", sa.Integer, primary_key=True)
    )
    made.dialect_options["sqlite"]["with_rowid"] = False
    sa.Index("whole_name_by_key", made.c.key)
    return made


def _draft(table: Callable[..., sa.Table]) -> sa.Table:
    return table("draft", _text("form", key=True), _text("user", key=True), _text("body"))


def _event() -> tuple[sa.Column[Any], ...]:
    return (_key("sequence"), _text("at"), _text("by"), _text("verb"), *_sealed())


def _sealed() -> tuple[sa.Column[Any], ...]:
    return (_bytes("sealed", null=True), _bytes("mark", null=True))


def _history() -> tuple[sa.Column[Any], ...]:
    return (
        _key("sequence"),
        _text("kind"),
        _text("id"),
        _text("case", null=True),
        _number("revision"),
        _text("at"),
        _text("by"),
        _text("line"),
        _text("body", null=True),
        _text("run", null=True),
        _bytes("salt"),
    )


def _indexed() -> tuple[sa.Column[Any], ...]:
    return (_key(), _text("kind"), _text("id"), _text("at"))


def _import_run() -> tuple[sa.Column[Any], ...]:
    return (_text("id", key=True), _text("at"), _text("by"), _text("source"), _text("state"))


def _searched(file: str) -> list[str]:
    # The text is folded already, so the tokenizer leaves case alone.
    tokens = "tokenize='trigram case_sensitive 1'"
    return [f"CREATE VIRTUAL TABLE {file}.in_{i} USING fts5(body, {tokens})" for i in INDEXES]
