"""What holds for every record that is kept."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import get_args, get_origin

import pytest

from workstation import records
from workstation.records.access import CASES, ENTITLED, Choice
from workstation.records.catalogue import RECORDS
from workstation.records.kit import (
    DIRECT,
    HEADER,
    FieldSpec,
    Part,
    Record,
    declared,
    fields_of,
    spec_of,
)
from workstation.records.schema import columns, json_schema

TERMS = {"", "person", "phone", "account", "id_number", "place", "site", "employer", "other"}
PLAIN = {"str", "bytes", "int", "float", "bool", "date", "datetime", "Id", "UserToken"}


def all_fields(kind: type[Record] | type[Part]) -> Iterator[tuple[str, FieldSpec]]:
    for spec in fields_of(kind):
        yield f"{kind.__name__}.{spec.name}", spec
        for inner in (spec.type, *get_args(spec.type)):
            if isinstance(inner, type) and issubclass(inner, Part):
                yield from all_fields(inner)


FIELDS = [(kind, name, spec) for kind in RECORDS for name, spec in all_fields(kind)]


def test_the_catalogue_lists_every_record_that_any_module_declares() -> None:
    for module in pkgutil.iter_modules(records.__path__):
        importlib.import_module(f"workstation.records.{module.name}")
    ours = {s.cls for s in declared() if s.cls.__module__.startswith("workstation.records.")}
    assert ours == set(RECORDS)


def test_nothing_in_the_cases_compartment_identifies_directly() -> None:
    found = [
        name
        for kind, name, spec in FIELDS
        if spec_of(kind).compartment is CASES and spec.sensitivity is DIRECT
    ]
    assert found == []


def test_whoever_needs_a_record_holds_the_key_of_its_compartment() -> None:
    for kind in RECORDS:
        spec = spec_of(kind)
        assert spec.need_to_know <= ENTITLED[spec.compartment], spec.name


def test_fields_have_only_types_that_forms_and_tables_know() -> None:
    for _, name, spec in FIELDS:
        kind = get_args(spec.type)[0] if get_origin(spec.type) is tuple else spec.type
        known = getattr(kind, "__name__", "") in PLAIN
        assert known or issubclass(kind, Choice | Part), name


def test_every_term_is_a_kind_that_redaction_knows() -> None:
    assert {spec.field.term for _, _, spec in FIELDS} <= TERMS


def test_every_direct_text_says_under_which_kind_redaction_looks_for_it() -> None:
    bare = [
        name
        for _, name, spec in FIELDS
        if spec.sensitivity is DIRECT
        and not spec.field.term
        and spec.type in (str, tuple[str, ...])
    ]
    assert bare == []


def test_labels_are_unique_in_a_record_and_start_with_a_capital() -> None:
    for kind in RECORDS:
        labels = [s.label for s in spec_of(kind).own]
        assert len(set(labels)) == len(labels), kind
        assert all(label[0].isupper() for label in labels), kind


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_a_record_has_a_table_and_a_schema(kind: type[Record]) -> None:
    assert {c.name for c in columns(kind)} >= set(HEADER)
    assert json_schema(kind)["title"] == spec_of(kind).label


def test_a_choice_has_unique_labels() -> None:
    choices = {spec.type for _, _, spec in FIELDS if isinstance(spec.type, type)}
    for choice in (c for c in choices if issubclass(c, Choice)):
        labels = [member.label for member in choice]
        assert len(set(labels)) == len(labels), choice
