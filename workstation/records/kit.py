"""Declares records once; tables, forms, history, JSON, redaction and masking derive from it."""

import datetime as dt
import secrets
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, NewType, TypeVar, get_args, get_origin

import msgspec

from workstation.errors import BadInput, TooNew
from workstation.records.access import ENTITLED, Compartment, Role

Id = NewType("Id", str)
"""Sixteen random bytes in hex: says nothing of time, place or order."""

UserToken = NewType("UserToken", str)
"""A user's random token; the name behind it is sealed."""


def new_id() -> Id:
    """A fresh identifier."""
    return Id(secrets.token_hex(16))


class Sensitivity(StrEnum):
    """What a value can do to somebody (domain.md: D, Q, S, O)."""

    DIRECT = "direct"
    QUASI = "quasi"
    SENSITIVE = "sensitive"
    SHAREABLE = "shareable"

    @property
    def mark(self) -> str:
        """The words that a form shows at the label's end."""
        return _MARKS[self]


_MARKS = {
    Sensitivity.DIRECT: "Identifies",
    Sensitivity.QUASI: "Could identify",
    Sensitivity.SENSITIVE: "Sensitive",
    Sensitivity.SHAREABLE: "May be shared",
}
DIRECT, QUASI = Sensitivity.DIRECT, Sensitivity.QUASI
SENSITIVE, SHAREABLE = Sensitivity.SENSITIVE, Sensitivity.SHAREABLE


@dataclass(frozen=True, slots=True)
class Other:
    """Every value but this one, where records are looked for by what their columns equal."""

    value: object


@dataclass(frozen=True, slots=True)
class Field:
    """All that is known of a field, declared in its annotation.

    `term` is the kind under which redaction looks for the value; `search` puts it into the
    full-text index; `long` is several lines of text; `generalise` says the value less exactly.
    """

    label: str
    sensitivity: Sensitivity
    help: str = ""
    term: str = ""
    search: bool = False
    long: bool = False
    generalise: Callable[[Any], object] | None = None


def _field_of(annotation: object) -> Field | None:
    if get_origin(annotation) is not Annotated:
        return None
    return next((extra for extra in get_args(annotation)[1:] if isinstance(extra, Field)), None)


class _Declared(msgspec.Struct, frozen=True, kw_only=True):
    def __init_subclass__(cls, **kw: Any) -> None:
        super().__init_subclass__(**kw)
        for name, annotation in vars(cls).get("__annotations__", {}).items():
            if not name.startswith("__") and _field_of(annotation) is None:
                raise TypeError(f"{cls.__name__}.{name} declares no sensitivity")

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"


class Part(_Declared, frozen=True, kw_only=True):
    """A value inside a record; its fields are declared like a record's."""


class Record(_Declared, frozen=True, kw_only=True):
    """Something kept. The unit of work stamps author, times and revision when it is put."""

    id: Annotated[Id, Field("Identifier", SHAREABLE)] = msgspec.field(default_factory=new_id)
    case: Annotated[Id | None, Field("Case", SHAREABLE)] = None
    author: Annotated[UserToken | None, Field("Written by", SENSITIVE)] = None
    made: Annotated[dt.datetime | None, Field("Made", QUASI)] = None
    changed: Annotated[dt.datetime | None, Field("Changed", QUASI)] = None
    revision: Annotated[int, Field("Revision", SHAREABLE)] = 0

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.id})"


HEADER = ("id", "case", "author", "made", "changed", "revision")
R = TypeVar("R", bound=Record)
Upgrade = Callable[[dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field as the screen, the table, the history and the redaction see it."""

    name: str
    field: Field
    type: Any
    optional: bool
    required: bool

    @property
    def label(self) -> str:
        """What people call it."""
        return self.field.label

    @property
    def sensitivity(self) -> Sensitivity:
        """What it can do to somebody."""
        return self.field.sensitivity


@dataclass(frozen=True, slots=True)
class Spec:
    """A declared record: where it is kept, who needs it, its schema number and its fields."""

    cls: type[Record]
    name: str
    label: str
    compartment: Compartment
    need_to_know: frozenset[Role]
    schema: int
    upgrades: Mapping[int, Upgrade]
    fields: tuple[FieldSpec, ...]

    @property
    def own(self) -> tuple[FieldSpec, ...]:
        """The fields without the header that all records share."""
        return tuple(spec for spec in self.fields if spec.name not in HEADER)


_SPECS: dict[str, Spec] = {}
_BY_CLASS: dict[type[Record], Spec] = {}


def record(
    compartment: Compartment,
    *,
    label: str,
    need_to_know: frozenset[Role] | None = None,
    schema: int = 1,
    upgrades: Mapping[int, Upgrade] = types.MappingProxyType({}),
) -> Callable[[type[R]], type[R]]:
    """Declare where a record is kept and who needs it; its fields declare themselves.

    `upgrades[n]` turns a dict of schema n into one of n + 1; it sees the tags in JSON too.
    """

    def declare(cls: type[R]) -> type[R]:
        if taken := {"type", "schema"} & set(cls.__struct_fields__):
            raise TypeError(f"{cls.__name__}: JSON has a tag named {taken.pop()}")
        name = _snake(cls.__name__)
        who = ENTITLED[compartment] if need_to_know is None else need_to_know
        declared = Spec(cls, name, label, compartment, who, schema, upgrades, fields_of(cls))
        _SPECS[name] = _BY_CLASS[cls] = declared
        return cls

    return declare


def _snake(name: str) -> str:
    return "".join("_" + c.lower() if c.isupper() and i else c.lower() for i, c in enumerate(name))


@cache
def fields_of(cls: type[_Declared]) -> tuple[FieldSpec, ...]:
    """The declared fields of a record or part, in order."""
    hints = typing.get_type_hints(cls, include_extras=True)
    required = {f.name for f in msgspec.structs.fields(cls) if f.required}
    return tuple(_field_spec(name, hints[name], name in required) for name in cls.__struct_fields__)


def _field_spec(name: str, hint: Any, required: bool) -> FieldSpec:
    field = _field_of(hint)
    assert field is not None, name  # __init_subclass__ refused it
    inner = get_args(hint)[0]
    optional = type(None) in get_args(inner)
    if optional:
        inner = next(a for a in get_args(inner) if a is not type(None))
    return FieldSpec(name, field, inner, optional, required)


def spec_of(record_type: type[Record] | str) -> Spec:
    """The declaration of a record type, by class or by stored name; KeyError if there is none."""
    return _SPECS[record_type] if isinstance(record_type, str) else _BY_CLASS[record_type]


def declared() -> tuple[Spec, ...]:
    """Every declared record, by name."""
    return tuple(_SPECS[name] for name in sorted(_SPECS))


def write(value: Record) -> dict[str, Any]:
    """The record as plain JSON values, with its type and schema number."""
    spec = _BY_CLASS[type(value)]
    return {"type": spec.name, "schema": spec.schema, **msgspec.to_builtins(value)}


def read(cls: type[R], data: Mapping[str, Any]) -> R:
    """A record from foreign JSON values: strict, bounded by its types, unknown fields refused.

    Raises TooNew for a newer schema and BadInput with the place of the first problem.
    """
    spec = _BY_CLASS[cls]
    if not isinstance(data, Mapping):
        raise BadInput(f"This is not a {spec.label.lower()} record.")
    plain = dict(data)
    plain = _upgraded(spec, plain, plain.pop("schema", spec.schema))
    if plain.pop("type", spec.name) != spec.name:
        raise BadInput(f"This is not a {spec.label.lower()} record.")
    unknown = plain.keys() - set(cls.__struct_fields__)
    if unknown:
        raise BadInput(f"{spec.label}: there is no field named {sorted(unknown)[0][:40]!r}.")
    try:
        return msgspec.convert(plain, cls, strict=True)
    except msgspec.ValidationError as problem:
        raise BadInput(f"{spec.label}: {_place(str(problem))}.") from None


def as_declared(record: R) -> R:
    """The record with every value of its declared type: constructors look at none.

    Raises BadInput for a value that does not fit, and for a type that nobody declared.
    """
    if type(record) not in _BY_CLASS:
        raise BadInput("This is no record.")
    try:
        return read(type(record), write(record))
    except TypeError:
        raise BadInput(f"{_BY_CLASS[type(record)].label}: a value is no plain one.") from None


def _upgraded(spec: Spec, plain: dict[str, Any], schema: object) -> dict[str, Any]:
    if not isinstance(schema, int) or schema > spec.schema:
        raise TooNew(f"This {spec.label.lower()} was written by a newer version of the program.")
    for step in range(schema, spec.schema):
        plain = spec.upgrades[step](plain)
    return plain


def _place(problem: str) -> str:
    words, _, where = problem.partition(" - at `$.")
    return f"{where.rstrip('`')}: {words}" if where else words
