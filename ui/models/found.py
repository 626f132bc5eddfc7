"""What a search found, as rows that show what was typed and hide every other name."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ui.commands import Command
from ui.words import tr
from workstation.records.derive import direct_terms
from workstation.records.kit import Id, Record, spec_of
from workstation.records.listing import Hit
from workstation.text import fold_for_search, fold_query

COMMAND = "command"
"""The kind of a row that does something."""
_LEAST = 2
"""Code points of a part of a name that is still hidden by itself."""


class Look(StrEnum):
    """How a piece of a line is drawn."""

    PLAIN = "plain"
    FOUND = "found"
    DOTS = "dots"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line; dots have no text, whatever they stand for."""

    text: str
    look: Look


class Match(StrEnum):
    """How surely a row is what was typed."""

    TYPED = "typed"
    SURE = "sure"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One hit: where it stands and its line, in pieces; or a command that does something."""

    case: Id | None
    code: str
    title: str
    kind: str
    label: str
    pieces: tuple[Piece, ...]
    record: Id | None = None
    match: Match = Match.TYPED
    """Typed stands there letter by letter; sure and alike stand there in other letters."""
    command: Command | None = None
    former: bool = False
    """Whether it stood there before the record was corrected."""


def rows_of(
    hits: Iterable[Hit],
    query: str,
    near: Callable[[Hit], Iterable[Record]],
    match: Match | None = None,
) -> list[FoundRow]:
    """The rows for what was found; `near` gives the records whose names are hidden in a hit.

    Without a `match` each row tells by its letters whether it is what was typed.
    """
    names: dict[Id, tuple[str, ...]] = {}
    rows = []
    for hit in hits:
        place = hit.case or hit.record
        if place not in names:
            names[place] = names_in(near(hit))
        same = hit.snippet[hit.start : hit.end].casefold() == query.strip().casefold()
        how = match or (Match.TYPED if same else Match.SURE)
        pieces = in_pieces(hit.snippet, hit.start, hit.end, names[place])
        rows.append(
            FoundRow(
                hit.case,
                hit.code,
                hit.title,
                hit.kind,
                spec_of(hit.kind).label,
                pieces,
                hit.record,
                how,
                former=hit.former,
            )
        )
    return rows


def label_of(row: FoundRow) -> str:
    """What kind of record a row is of, and whether it says so no more."""
    label = tr(row.label)
    return tr("{label}, before a correction").format(label=label) if row.former else label


def command_rows(commands: Iterable[Command], query: str) -> list[FoundRow]:
    """The commands in whose words every word of the query begins one."""
    asked = fold_query(query).split()
    return [
        FoundRow(None, "", "", COMMAND, "", (Piece(command.words, Look.PLAIN),), command=command)
        for command in commands
        if all(any(w.startswith(a) for w in fold_query(command.words).split()) for a in asked)
    ]


def names_in(records: Iterable[Record]) -> tuple[str, ...]:
    """Everything that identifies somebody in a case, whole and word by word, folded."""
    found: dict[str, None] = {}
    for record in records:
        for _, text in direct_terms(record):
            whole = fold_query(text)
            for part in (whole, *whole.split()):
                if len(part) >= _LEAST:
                    found[part] = None
    return tuple(sorted(found, key=len, reverse=True))


def in_pieces(snippet: str, start: int, end: int, names: Sequence[str]) -> tuple[Piece, ...]:
    """The line with the match marked and the names around it as dots."""
    hidden = _hidden(snippet, names)
    pieces: list[Piece] = []
    at = 0
    for first, last in [*hidden, (len(snippet), len(snippet))]:
        pieces += _plain(snippet, at, first, start, end)
        at = max(at, first)
        if last > at:
            pieces += _dots(snippet, at, last, start, end)
            at = last
    return tuple(pieces)


def _hidden(snippet: str, names: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches in which a name stands, joined and in order."""
    folded = fold_for_search(snippet)
    spans = []
    for name in names:
        at = folded.text.find(name)
        while at >= 0:
            if _is_word(folded.text, at, at + len(name)):
                spans.append(folded.span(at, at + len(name)))
            at = folded.text.find(name, at + 1)
    joined: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends a word; scripts without spaces have no such places."""
    if not text[start:end].isascii():
        return True
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _plain(text: str, begin: int, stop: int, start: int, end: int) -> list[Piece]:
    cuts = (begin, max(begin, min(start, stop)), max(begin, min(end, stop)), stop)
    looks = (Look.PLAIN, Look.FOUND, Look.PLAIN)
    return [
        Piece(text[a:b], look) for a, b, look in zip(cuts, cuts[1:], looks, strict=False) if b > a
    ]


def _dots(text: str, begin: int, stop: int, start: int, end: int) -> list[Piece]:
    """A name: the part that was typed is shown, the rest is dots."""
    pieces = _plain(text, begin, stop, start, end)
    return [p if p.look is Look.FOUND else Piece("", Look.DOTS) for p in pieces]
