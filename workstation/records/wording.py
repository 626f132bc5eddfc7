"""The names of a person in the texts of other records, and those texts without them."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

import msgspec

from workstation.records.kit import HEADER, Part, R

_LONG = 4
"""Letters from which on one word of a name tells who it is."""


def words_of(kind: str, text: str) -> list[str]:
    """The longer words of a name, each of which tells who it is; none of anything else."""
    return [word for word in text.split() if len(word) >= _LONG] if kind == "person" else []


def longest_first(terms: Iterable[str]) -> tuple[str, ...]:
    """Each text once, in the order in which `without` takes them."""
    return tuple(sorted(set(terms), key=lambda text: (-len(text), text)))


def stands_in(term: str, text: str) -> bool:
    """Whether a text says a term, as `without` would take it out."""
    return re.search(_spelt(term), text, re.IGNORECASE) is not None


def without(record: R, terms: Sequence[str], instead: str) -> R:
    """A record with other words wherever one of the terms stands; the header stays."""
    if not terms:
        return record
    pattern = re.compile("|".join(map(_spelt, terms)), re.IGNORECASE)
    changed: R = _replaced(record, record.__struct_fields__, pattern, instead)
    return changed


def _replaced(value: Any, names: Iterable[str], pattern: re.Pattern[str], instead: str) -> Any:
    changes = {
        name: _said(getattr(value, name), pattern, instead) for name in names if name not in HEADER
    }
    return msgspec.structs.replace(value, **changes)


def _said(value: Any, pattern: re.Pattern[str], instead: str) -> Any:
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return pattern.sub(lambda _hit: instead, value)
    if isinstance(value, tuple):
        return tuple(_said(each, pattern, instead) for each in value)
    if isinstance(value, Part):
        return _replaced(value, value.__struct_fields__, pattern, instead)
    return value


def _spelt(term: str) -> str:
    """A term as a whole word, where its script sets words apart."""
    before = r"(?<![A-Za-z0-9])" if term[0].isascii() and term[0].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if term[-1].isascii() and term[-1].isalnum() else ""
    return before + re.escape(term) + after
