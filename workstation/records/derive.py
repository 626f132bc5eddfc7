"""What follows from a declaration: texts, redaction terms, search text, masking, history lines."""

import datetime as dt
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cache
from typing import get_args

from workstation.records.access import Choice
from workstation.records.kit import (
    DIRECT,
    Field,
    FieldSpec,
    Id,
    Part,
    Record,
    UserToken,
    fields_of,
    spec_of,
)


def leaves(value: object, field: Field) -> Iterator[tuple[Field, str]]:
    """Every text inside a value with the field that declares it; closed choices are no text."""
    if isinstance(value, Record | Part):
        for spec in fields_of(type(value)):
            yield from leaves(getattr(value, spec.name), spec.field)
    elif isinstance(value, tuple | list | frozenset):
        for item in value:
            yield from leaves(item, field)
    elif isinstance(value, str) and not isinstance(value, StrEnum) and value:
        yield field, value


def texts(value: Record) -> Iterator[tuple[Field, str]]:
    """Every text of a record outside its header, with the declaring field."""
    for spec in spec_of(type(value)).own:
        if held := getattr(value, spec.name):  # most fields of most records are empty
            yield from leaves(held, spec.field)


def identifying(value: Record) -> Iterator[tuple[Field, str]]:
    """Every text of a record that identifies somebody, with the declaring field."""
    for spec in _telling(type(value)):
        if held := getattr(value, spec.name):
            yield from (
                found for found in leaves(held, spec.field) if found[0].sensitivity is DIRECT
            )


def direct_terms(value: Record) -> Iterator[tuple[str, str]]:
    """(kind, text) of everything in a record that identifies somebody: what redaction looks for."""
    return ((field.term or "other", text) for field, text in identifying(value))


def identifies(cls: type[Record] | type[Part]) -> bool:
    """Whether a record or part has a place for what identifies somebody, however deep."""
    return any(map(_may_identify, fields_of(cls)))


@cache
def _telling(cls: type[Record]) -> tuple[FieldSpec, ...]:
    return tuple(filter(_may_identify, spec_of(cls).own))


def _may_identify(spec: FieldSpec) -> bool:
    inside = (spec.type, *get_args(spec.type))
    parts = (kind for kind in inside if isinstance(kind, type) and issubclass(kind, Part))
    return spec.sensitivity is DIRECT or any(map(identifies, parts))


MASK = "••••••"


def masked(value: object, field: Field) -> str:
    """A value for a screen that hides what identifies: a fixed number of dots, or its words."""
    if value is None or value == "" or value == ():
        return ""
    if field.sensitivity is DIRECT:
        return MASK
    return ", ".join(text for text in _words(value, masked) if text)


def spoken(value: object, _field: Field | None = None) -> str:
    """A value in its words, whatever they tell; keys of records and users are no words."""
    return ", ".join(text for text in _words(value, spoken) if text)


def is_key(spec: FieldSpec) -> bool:
    """Whether a field points to a record or a user, or to several."""
    return bool({spec.type, *get_args(spec.type)} & {Id, UserToken})


def _words(value: object, say: Callable[[object, Field], str]) -> Iterator[str]:
    if isinstance(value, Choice):
        yield value.label
    elif isinstance(value, bool):
        yield "Yes" if value else "No"
    elif isinstance(value, Record | Part):
        yield " ".join(filter(None, (_said(value, spec, say) for spec in fields_of(type(value)))))
    elif isinstance(value, tuple | frozenset):
        for item in value:
            yield from _words(item, say)
    elif isinstance(value, dt.date):
        yield _when(value)
    elif value is not None and not isinstance(value, bytes):
        yield str(value)


def _when(value: dt.date) -> str:
    """A day, or a moment by this computer's clock."""
    here = value.astimezone() if isinstance(value, dt.datetime) else value
    clock = f" {here:%H:%M}" if isinstance(value, dt.datetime) else ""
    return f"{here.day} {here:%b %Y}{clock}"


def _said(value: Record | Part, spec: FieldSpec, say: Callable[[object, Field], str]) -> str:
    """A field inside a value: a yes says its label, as it stands beside others."""
    inside = getattr(value, spec.name)
    if isinstance(inside, bool):
        return spec.label if inside else ""
    return "" if is_key(spec) else say(inside, spec.field)


def changed_fields(before: Record | None, after: Record) -> tuple[FieldSpec, ...]:
    """The fields that differ between two revisions; all filled ones for a first revision."""
    own = spec_of(type(after)).own
    if before is None:
        return tuple(s for s in own if getattr(after, s.name) not in (None, "", ()))
    return tuple(s for s in own if getattr(before, s.name) != getattr(after, s.name))


def history_line(before: Record | None, after: Record) -> str:
    """One line for the history: what changed, by label, without values."""
    spec = spec_of(type(after))
    if before is None:
        return f"{spec.label} written down"
    labels = [_inside(s.label) for s in changed_fields(before, after)]
    return (
        f"{spec.label}: {', '.join(labels)} changed" if labels else f"{spec.label} kept as it was"
    )


def _inside(label: str) -> str:
    """A label within a sentence: abbreviations and quoted words keep their capitals."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
