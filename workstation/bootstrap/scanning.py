"""Scans a file that is about to be handed out: its pages, and what no page shows."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from exports.documents.gate.readers import pdfium_texts
from exports.redaction import Scanner, Span
from workstation.bootstrap.inside import strings_of
from workstation.errors import BadInput
from workstation.records.identifiers import Known
from workstation.rules.tokens import is_token
from workstation.second_look.redacting import gate_terms

_PDF = b"%PDF-"
_MANY_DIGITS = 7
_BRACKETS = re.compile(r"\[[^\[\]]{4,20}\]")
_WORTHLESS = "What is not read is not clean."


def scanned(name: str, data: bytes, known: list[Known]) -> list[dict[str, Any]]:
    """Each span with its page. Raises BadInput for what is neither text nor a readable PDF."""
    scanner = Scanner(known)
    if not data.startswith(_PDF):
        return [msgspec.to_builtins(span) for span in scanner.scan(_text(name, data))]
    pages = pdfium_texts(data)
    if pages is None:
        raise BadInput(f"{name} is no PDF that can be read.", _WORTHLESS)
    shown = [
        {"page": page} | msgspec.to_builtins(span)
        for page, text in enumerate(pages, 1)
        for span in outside_tokens(text, scanner.scan(text))
    ]
    return [*shown, *_hidden(data, known)]


def outside_tokens(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans that stand in no token: its two letters are chance, and now and then initials."""
    tokens = [found.span() for found in _BRACKETS.finditer(text) if is_token(found[0])]
    for span in spans:
        if not any(begin <= span.start and span.end <= end for begin, end in tokens):
            yield span


def _text(name: str, data: bytes) -> str:
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            break
        if not any(ord(c) < 32 and c not in "\t\n\r\f" for c in text):
            return text
    raise BadInput(f"{name} is neither text nor PDF.", _WORTHLESS)


def _hidden(data: bytes, known: list[Known]) -> Iterator[dict[str, Any]]:
    """Known forms in properties, notes, bookmarks and names: what a page does not show."""
    terms = gate_terms(item for item in known if _plain(item.text))
    ids = {item.text: item.id for item in known}
    for text in strings_of(data):
        for hit in terms.hits(text):
            yield {
                "start": hit.start,
                "end": hit.end,
                "known_id": ids[hit.term],
                "kind": "hidden",
                "confidence": "auto",
                "rule": "inside the file, on no page",
            }


def _plain(text: str) -> bool:
    """A few digits are page sizes and object numbers as well."""
    return any(c.isalpha() for c in text) or sum(c.isdigit() for c in text) >= _MANY_DIGITS
