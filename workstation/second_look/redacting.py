"""The scanner as the services see it: marks in texts, and what is left in a finished one."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from threading import Lock

from exports.redaction import Scanner, Span
from exports.redaction.matcher_for_gate import LastLook
from workstation.records.identifiers import Known
from workstation.records.marks import FreeText, Mark, MarkedText
from workstation.records.release import (
    AnswerLines,
    Block,
    BriefingText,
    Bullets,
    Figure,
    Grid,
    Heading,
    Paragraph,
)
from workstation.rules.letter import ASKED
from workstation.rules.telling import COMMON, is_telling
from workstation.second_look.forms import WholeForms
from workstation.second_look.own_words import with_own_words
from workstation.text.common import is_plain

# The people of the vault, those of the case, and nobody.
_KEPT = 4


class ScannerRedactor:
    """The Redactor port over exports.redaction.

    Each step of a letter asks again about the same people and the same texts: the newest matchers
    are kept. One thread at a time uses them.
    """

    def __init__(self) -> None:
        self._matchers = lru_cache(maxsize=_KEPT)(_Matchers)
        self._one_at_a_time = Lock()

    def mark(self, texts: Sequence[FreeText], known: Sequence[Known]) -> tuple[MarkedText, ...]:
        """What is sure is decided: replaced by a token. Everything else waits for a person."""
        with self._one_at_a_time:
            look = self._matchers(tuple(known))
            return tuple(MarkedText(t.key, t.text, t.language, look.marks(t.text)) for t in texts)

    def left(self, text: BriefingText, known: Sequence[Known]) -> list[str]:
        """Rules by which identifiers of the case still stand outside tokens."""
        linked = tuple(item for item in known if item.linked)
        with self._one_at_a_time:
            scanner = self._matchers(linked).scanner
            return _left(text, scanner, self._matchers(tuple(known)).terms)


class _Matchers:
    """What looks for one list of people; each part is made when it is asked for."""

    def __init__(self, known: tuple[Known, ...]) -> None:
        self._known = known

    @cached_property
    def scanner(self) -> Scanner:
        return Scanner(self._known)

    @cached_property
    def _forms(self) -> WholeForms:
        return WholeForms(self._known, self.scanner)

    def marks(self, text: str) -> tuple[Mark, ...]:
        return with_own_words(text, self._forms.added(text, _marks(self.scanner, text)))

    @cached_property
    def terms(self) -> LastLook:
        return gate_terms(self._known)


def _left(text: BriefingText, scanner: Scanner, terms: LastLook) -> list[str]:
    found = []
    for words in _words(text):
        found += [span.rule for span in scanner.scan(words) if _identifies(span)]
        found += ["leak gate"] * len(terms.hits(words))
    for words in _typed(text):
        found += [span.rule for span in scanner.scan(words) if _may_identify(span)]
    return found


def gate_terms(known: Iterable[Known]) -> LastLook:
    """What a finished file is matched against: everything but everyday words."""
    return LastLook(item.text for item in known if _telling(item))


def _telling(item: Known) -> bool:
    # What is plain and was corrected is a word of ours.
    return is_telling(item.kind, item.text) and not (item.former and is_plain(item.text))


def _identifies(span: Span) -> bool:
    return span.confidence == "auto" and span.known_id is not None


def _may_identify(span: Span) -> bool:
    """Amber of the record: in words that somebody typed, nobody has looked at it with the names."""
    known = span.known_id is not None and span.kind not in COMMON
    return span.confidence == "amber" and known


def _typed(text: BriefingText) -> Iterator[str]:
    """The words of people: running text and what is asked, not our own headings and labels."""
    for block in text.blocks:
        if isinstance(block, Paragraph):
            yield _in_paragraph(block)
        elif isinstance(block, Grid) and block.head == ASKED:
            yield from (_in_paragraph(what) for _, what, _ in block.rows)


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
        case Figure():
            yield block.alt


def _in_paragraph(paragraph: Paragraph) -> str:
    return "".join("\n" if run.token else run.text for run in paragraph.runs)
