"""What follows from a declaration: texts, redaction terms, search text, masking, history lines."""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

from workstation.records.access import Choice
from workstation.records.kit import DIRECT, Field, FieldSpec, Part, Record, fields_of, spec_of


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


def direct_terms(value: Record) -> Iterator[tuple[str, str]]:
    """(kind, text) of everything in a record that identifies somebody: what redaction looks for."""
    return ((f.term or "other", text) for f, text in texts(value) if f.sensitivity is DIRECT)


MASK = "••••••"


def masked(value: object, field: Field) -> str:
    """A value for a screen that hides what identifies: a fixed number of dots, or its words."""
    if value is None or value == "" or value == ():
        return ""
    if field.sensitivity is DIRECT:
        return MASK
    return ", ".join(text for text in _words(value) if text)


def _words(value: object) -> Iterator[str]:
    if isinstance(value, Choice):
        yield value.label
    elif isinstance(value, bool):
        yield "Yes" if value else "No"
    elif isinstance(value, Record | Part):
        specs = fields_of(type(value))
        yield " ".join(masked(getattr(value, s.name), s.field) for s in specs).strip()
    elif isinstance(value, tuple | frozenset):
        for item in value:
            yield from _words(item)
    elif isinstance(value, dt.datetime | dt.date):
        yield f"{value:%d %b %Y}"
    elif value is not None:
        yield str(value)


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
    labels = [s.label.lower() for s in changed_fields(before, after)]
    return (
        f"{spec.label}: {', '.join(labels)} changed" if labels else f"{spec.label} kept as it was"
    )
