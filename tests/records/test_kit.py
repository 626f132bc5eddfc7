"""What the record kit promises."""

import datetime as dt
from typing import Annotated

import msgspec
import pytest

from workstation.errors import BadInput, TooNew
from workstation.records import derive, kit
from workstation.records.access import IDENTITIES, Choice
from workstation.records.contact_plan import ContactWay, SafeContactPlan
from workstation.records.kit import DIRECT, SENSITIVE, SHAREABLE, Field
from workstation.records.schema import columns, from_row, json_schema, to_row


class Colour(Choice):
    RED = "red", "Deep red"


class Tag(kit.Part, frozen=True, kw_only=True):
    text: Annotated[str, Field("Text", DIRECT, term="person", search=True)]
    colour: Annotated[Colour, Field("Colour", SHAREABLE)] = Colour.RED


@kit.record(IDENTITIES, label="Sample", schema=2, upgrades={1: lambda d: {**d, "count": 1}})
class Sample(kit.Record, frozen=True, kw_only=True):
    tags: Annotated[tuple[Tag, ...], Field("Tags", DIRECT, help="Every form heard")] = ()
    note: Annotated[str, Field("Note", SENSITIVE, search=True, long=True)] = ""
    count: Annotated[int | None, Field("Count", SHAREABLE)] = None
    seen: Annotated[bool, Field("Seen", SHAREABLE)] = False
    when: Annotated[dt.date | None, Field("When", SHAREABLE)] = None


def a_sample() -> Sample:
    return Sample(tags=(Tag(text="Ma Thida"),), note="heard", when=dt.date(2026, 5, 3), seen=True)


def test_a_field_without_sensitivity_does_not_import() -> None:
    with pytest.raises(TypeError, match="no sensitivity"):
        type("Bare", (kit.Record,), {"__annotations__": {"name": str}})


def test_a_field_does_not_take_the_name_of_a_tag_in_json() -> None:
    named = {"__annotations__": {"type": Annotated[str, Field("Type", SHAREABLE)]}, "type": ""}
    with pytest.raises(TypeError, match="a tag named type"):
        kit.record(IDENTITIES, label="Two")(type("Two", (kit.Record,), named))


def test_repr_shows_type_and_id_only() -> None:
    assert "Thida" not in repr(a_sample()) + repr(a_sample().tags)


def test_a_record_survives_its_json() -> None:
    sample = a_sample()
    assert kit.read(Sample, kit.write(sample)) == sample


def test_a_record_survives_its_row() -> None:
    sample = a_sample()
    assert from_row(Sample, to_row(sample)) == sample


def test_columns_take_their_types_from_the_declaration() -> None:
    kinds = {c.name: (c.sql, c.json) for c in columns(Sample)}
    assert kinds["tags"] == ("TEXT", True)
    assert kinds["count"] == ("INTEGER", False)
    assert kinds["when"] == ("TEXT", False)


def test_an_unknown_field_is_refused_by_name() -> None:
    with pytest.raises(BadInput, match="nickname"):
        kit.read(Sample, {**kit.write(a_sample()), "nickname": "x"})


def test_a_wrong_type_is_refused_with_its_place() -> None:
    with pytest.raises(BadInput, match="count"):
        kit.read(Sample, {**kit.write(a_sample()), "count": "three"})


def test_an_older_schema_is_upgraded_and_a_newer_one_refused() -> None:
    data = kit.write(a_sample())
    assert kit.read(Sample, {**data, "schema": 1}).count == 1
    with pytest.raises(TooNew):
        kit.read(Sample, {**data, "schema": 3})


def test_direct_terms_reach_into_parts() -> None:
    assert list(derive.direct_terms(a_sample())) == [("person", "Ma Thida")]


def test_masking_hides_what_identifies_and_keeps_no_length() -> None:
    field = kit.spec_of(Sample).own[0].field
    assert derive.masked(a_sample().tags, field) == derive.MASK


def test_history_names_fields_not_values() -> None:
    before, after = a_sample(), Sample(note="other")
    line = derive.history_line(before, after)
    assert "note" in line
    assert "other" not in line


def test_a_label_within_a_line_keeps_the_capitals_that_mean_something() -> None:
    plan = SafeContactPlan(person=kit.Id("P"), channel=ContactWay.PHONE)
    line = derive.history_line(plan, msgspec.structs.replace(plan, word_alone="rain"))
    assert line == "Safe contact: word for “I am alone” changed"


def test_the_json_schema_carries_every_sensitivity() -> None:
    schema = json_schema(Sample)
    assert schema["properties"]["tags"]["x-sensitivity"] == "direct"
    assert schema["$defs"]["Tag"]["properties"]["text"]["x-sensitivity"] == "direct"
    assert schema["additionalProperties"] is False
