"""Which texts of the record tell of somebody wherever they stand, and which are everyday words."""

import re

from workstation.records.accounts import DetailKind, IdentifyingDetail
from workstation.records.kit import Record
from workstation.text import fold, squash
from workstation.text.common import common_words

COMMON = frozenset({"date", "unique_detail", "place"})
"""Kinds whose short forms are everyday words: "27", "two"."""

LEAST = 5
"""Letters and digits from which such a form is looked for in finished files.

A name as short as that may be an everyday word of ours, as May is: in words that people typed the
scanner tells by its place which of the two it is, and in ours it is always the word.
"""

_PHONE = re.compile(r"[+\d(][\d\s().-]{6,}")
_DETAIL_KINDS = {
    DetailKind.PLACE: "place",
    DetailKind.DATE: "date",
    DetailKind.UNIQUE: "unique_detail",
    DetailKind.OTHER: "organisation",
}


def kind_of(record: Record, kind: str, text: str) -> str:
    """The kind under which redaction looks for a text of a record, declared as this kind."""
    if not isinstance(record, IdentifyingDetail):
        return kind
    if record.kind is DetailKind.NUMBER:
        return "phone" if _PHONE.fullmatch(text) else "id_number"
    return _DETAIL_KINDS[record.kind]


def is_telling(kind: str, text: str) -> bool:
    """Whether a text of this kind tells of somebody where nobody looks at its place."""
    letters = squash(fold(text)).text
    if kind in COMMON:
        return len(letters) >= LEAST and not letters.isdigit()
    return len(letters) > LEAST or (len(letters) > 2 and letters not in common_words())
