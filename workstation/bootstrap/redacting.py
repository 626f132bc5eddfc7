"""The scanner as the services see it: marks in texts, and what is left in a finished one."""

from collections.abc import Iterable, Iterator, Sequence

from exports.redaction import Scanner, Span
from exports.redaction.matcher_for_gate import Terms
from workstation.records.identifiers import Known
from workstation.records.marks import FreeText, Mark, MarkedText
from workstation.records.release import (
    AnswerLines,
    Block,
    BriefingText,
    Bullets,
    Grid,
    Heading,
    Paragraph,
)

BY_READERS = frozenset({"date", "place", "unique_detail", "employer", "site", "organisation"})
"""Kinds that a profile may tell, said generally; the gate on finished bytes leaves them out."""


class Details:
    """What was written down as telling of a case: it waits for a person wherever it stands."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._whose = {k.text: k for k in known if k.kind in BY_READERS}
        self._terms = Terms(self._whose)

    def added(self, text: str, marks: Iterable[Mark]) -> tuple[Mark, ...]:
        """These marks, and the details that none of them touches, in order."""
        found = list(marks)
        for hit in sorted(self._terms.hits(text), key=lambda hit: hit.start - hit.end):
            if all(mark.end <= hit.start or hit.end <= mark.start for mark in found):
                known = self._whose[hit.term]
                found.append(Mark(hit.start, hit.end, known.kind, False, "known detail", known.id))
        return tuple(sorted(found, key=lambda mark: mark.start))


class ScannerRedactor:
    """The Redactor port over exports.redaction."""

    def mark(self, texts: Sequence[FreeText], known: Sequence[Known]) -> tuple[MarkedText, ...]:
        """What is sure is decided: replaced by a token. Everything else waits for a person."""
        scanner, details = Scanner(known), Details(known)
        return tuple(
            MarkedText(t.key, t.text, t.language, details.added(t.text, _marks(scanner, t.text)))
            for t in texts
        )

    def left(self, text: BriefingText, known: Sequence[Known]) -> list[str]:
        """Rules by which identifiers of the case still stand outside tokens."""
        scanner, terms = Scanner(known), gate_terms(known)
        found = []
        for words in _words(text):
            found += [span.rule for span in scanner.scan(words) if _identifies(span)]
            found += ["leak gate"] * len(terms.hits(words))
        return found


def gate_terms(known: Iterable[Known]) -> Terms:
    """What a finished file is matched against: names, numbers and addresses, in every form."""
    return Terms(item.text for item in known if item.kind not in BY_READERS)


def _identifies(span: Span) -> bool:
    known = span.known_id is not None and span.kind not in BY_READERS
    return span.confidence == "auto" and known


def _marks(scanner: Scanner, text: str) -> Iterator[Mark]:
    for span in scanner.scan(text):
        sure = span.confidence == "auto"
        yield Mark(
            start=span.start,
            end=span.end,
            kind=span.kind,
            sure=sure,
            rule=span.rule,
            whose=scanner.entity(span.known_id) if span.known_id else None,
            decision="replace" if sure else None,
        )


def _words(text: BriefingText) -> Iterator[str]:
    yield from (text.title, text.recipient)
    for block in text.blocks:
        yield from _in_block(block)


def _in_block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
        case AnswerLines():
            yield from (block.question, *block.choices)
        case Grid():
            yield from block.head
            yield from (_in_paragraph(cell) for row in block.rows for cell in row)
        case Bullets():
            yield from map(_in_paragraph, block.items)
        case Paragraph():
            yield _in_paragraph(block)


def _in_paragraph(paragraph: Paragraph) -> str:
    return "".join("\n" if run.token else run.text for run in paragraph.runs)
