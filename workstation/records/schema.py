"""Tables and published JSON Schemas, derived from the declarations of the kit."""

import datetime as dt
import types
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Literal, get_args

import msgspec

from workstation.records.kit import Part, R, Record, Spec, fields_of, spec_of

SqlType = Literal["TEXT", "INTEGER", "REAL", "BLOB"]
SqlValue = str | int | float | bytes | None

_SQL: Mapping[type, SqlType] = types.MappingProxyType(
    {str: "TEXT", bool: "INTEGER", int: "INTEGER", float: "REAL", bytes: "BLOB"}
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a record's table; `json` columns hold nested values."""

    name: str
    sql: SqlType
    nullable: bool
    json: bool
    flag: bool


@cache
def columns(record_type: type[Record]) -> tuple[Column, ...]:
    """The columns of a record's table, in the order of its fields."""
    return tuple(
        _column(field.name, field.type, field.optional) for field in spec_of(record_type).fields
    )


def _column(name: str, kind: Any, optional: bool) -> Column:
    plain = getattr(kind, "__supertype__", kind)
    if isinstance(plain, type) and issubclass(plain, StrEnum | dt.date | dt.datetime):
        return Column(name, "TEXT", optional, json=False, flag=False)
    if plain in _SQL:
        return Column(name, _SQL[plain], optional, json=False, flag=plain is bool)
    return Column(name, "TEXT", optional, json=True, flag=False)


def to_row(value: Record) -> dict[str, SqlValue]:
    """The record as values for its table."""
    plain = msgspec.to_builtins(value, builtin_types=(bytes,))
    return {c.name: _stored(c, plain[c.name]) for c in columns(type(value))}


def _stored(column: Column, plain: Any) -> Any:
    if column.json and plain is not None:
        return msgspec.json.encode(plain).decode()
    return plain


def from_row(record_type: type[R], row: Mapping[str, Any]) -> R:
    """The record that a row of its table holds; our own bytes, so no bounds are checked."""
    plain = dict(row)
    for column in _folded(record_type):
        stored = plain[column.name]
        if stored is not None:
            plain[column.name] = msgspec.json.decode(stored) if column.json else bool(stored)
    return msgspec.convert(plain, record_type, builtin_types=(bytes,))


@cache
def _folded(record_type: type[Record]) -> tuple[Column, ...]:
    """The columns whose values a table holds as something else."""
    return tuple(c for c in columns(record_type) if c.json or c.flag)


def json_schema(record_type: type[Record]) -> dict[str, Any]:
    """The published JSON Schema (draft 2020-12), with `x-sensitivity` at every field."""
    (reference,), parts = msgspec.json.schema_components([record_type])
    del reference
    spec = spec_of(record_type)
    marked = {
        name: _marked(body, _declared_in(spec)[name])
        for name, body in parts.items()
        if name in _declared_in(spec)
    }
    top = {**(parts | marked)[record_type.__name__]}
    properties = {"type": {"const": spec.name}, "schema": {"const": spec.schema}}
    rest = {name: body for name, body in (parts | marked).items() if name != record_type.__name__}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **top,
        "title": spec.label,
        "x-compartment": spec.compartment.value,
        "properties": properties | top["properties"],
        "$defs": rest,
    }


def _declared_in(spec: Spec) -> dict[str, type[Record] | type[Part]]:
    found: dict[str, type[Record] | type[Part]] = {spec.cls.__name__: spec.cls}
    waiting: list[type[Record] | type[Part]] = [spec.cls]
    while waiting:
        for field in fields_of(waiting.pop()):
            for kind in (field.type, *get_args(field.type)):
                if isinstance(kind, type) and issubclass(kind, Part) and kind.__name__ not in found:
                    found[kind.__name__] = kind
                    waiting.append(kind)
    return found


def _marked(body: dict[str, Any], cls: type[Record] | type[Part]) -> dict[str, Any]:
    marks = {
        spec.name: {
            "title": spec.label,
            "x-sensitivity": spec.sensitivity.value,
            **({"description": spec.field.help} if spec.field.help else {}),
        }
        for spec in fields_of(cls)
    }
    properties = {name: {**shape, **marks[name]} for name, shape in body["properties"].items()}
    return {**body, "properties": properties, "additionalProperties": False}
