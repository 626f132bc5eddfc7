"""What was told is said in plain words, of which each field has one set."""

import pytest

from workstation.records.briefings import Profile
from workstation.records.kit import spec_of
from workstation.rules.nouns import most_telling, noun
from workstation.rules.readers import reads
from workstation.rules.versions import VERSIONS
from workstation.rules.withheld import name_of

NO_RECORDS = ("summary", "evidence.pictures", "evidence.text")
ADMITTED = [a for version in VERSIONS.values() for a in version.admitted]
TOLD = sorted({name_of(a.kind, a.field) for a in ADMITTED})


@pytest.mark.parametrize("name", [*TOLD, *NO_RECORDS])
def test_whatever_may_be_told_has_plain_words_and_no_label(name: str) -> None:
    labels = [
        f.label for v in VERSIONS.values() for a in v.admitted for f in spec_of(a.kind).fields
    ]

    assert most_telling(name) < most_telling("")
    assert noun(name) not in (name, *labels)


def test_a_field_that_no_version_tells_any_more_is_said_by_its_label() -> None:
    assert noun("issue.section") == "section, line"
    assert noun("gone.field") == "gone.field"


def test_the_words_before_and_after_telling_are_the_same() -> None:
    assert set(reads(Profile.PUB).never) >= {noun("organisation.names"), noun("site.names")}


def test_a_firm_tells_more_than_a_country() -> None:
    assert sorted(["case.country", "organisation.names"], key=most_telling)[0] != "case.country"
