"""Decides marks: a decision holds for every equal place, and nothing leaves undecided."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec.structs import replace

from workstation.errors import BadInput, Blocker, Refused
from workstation.records.marks import Decision, Mark, MarkedText
from workstation.records.release import Paragraph, Run
from workstation.rules.tokens import Tokens
from workstation.text import fold

Texts = tuple[MarkedText, ...]


def undecided(texts: Texts) -> list[tuple[str, Mark]]:
    """Every place that waits for a person, with the key of its text, in reading order."""
    return [(t.key, mark) for t in texts for mark in t.marks if mark.decision is None]


def decide(
    texts: Texts, key: str, mark: Mark, decision: Decision, say: str = "", reason: str = ""
) -> Texts:
    """Decide a place and all places equal to it, in every text.

    Raises BadInput where keeping has no reason or saying less has no words.
    """
    if decision == "keep" and not reason.strip():
        raise BadInput("Keeping this needs a reason.", "Write why the reader may know it.")
    if decision == "generalise" and not say.strip():
        raise BadInput("Saying less needs words.", "Write what stands there instead.")
    return _each_equal(
        texts, key, mark, lambda m: replace(m, decision=decision, say=say, reason=reason)
    )


def decide_words(
    texts: Texts, words: str, decision: Decision, say: str = "", reason: str = ""
) -> Texts:
    """Decide by the words that are marked; places without these words stay as they are."""
    wanted = fold(words).text
    for text in texts:
        for mark in text.marks:
            if fold(text.at(mark)).text == wanted:
                return decide(texts, text.key, mark, decision, say, reason)
    return texts


def undo(texts: Texts, key: str, mark: Mark) -> Texts:
    """Let a place and all equal to it wait again."""
    return _each_equal(texts, key, mark, lambda m: replace(m, decision=None, say="", reason=""))


def _each_equal(texts: Texts, key: str, mark: Mark, change: Callable[[Mark], Mark]) -> Texts:
    same = _sameness(_text(texts, key), mark)

    def changed(text: MarkedText) -> MarkedText:
        marks = (change(m) if _sameness(text, m) == same else m for m in text.marks)
        return replace(text, marks=tuple(marks))

    return tuple(changed(text) for text in texts)


def mark_by_hand(texts: Texts, key: str, start: int, end: int) -> Texts:
    """Mark a place that no rule saw; marks that it touches give way to it.

    It grows over those that are sure, so that no part of a name is left beside it. The same words
    are marked wherever else they stand and nothing is marked yet.
    """
    text = _text(texts, key)
    if not 0 <= start < end <= len(text.text):
        raise BadInput("Nothing is chosen.", "Choose the words first.")
    sure = [m for m in text.marks if m.sure and m.start < end and start < m.end]
    start, end = min([start, *(m.start for m in sure)]), max([end, *(m.end for m in sure)])
    apart = [m for m in text.marks if m.end <= start or m.start >= end]
    one = replace(text, marks=tuple(sorted([*apart, _by_hand(start, end)], key=_start)))
    words = text.text[start:end]
    return tuple(_everywhere(one if t.key == key else t, words) for t in texts)


def _everywhere(text: MarkedText, words: str) -> MarkedText:
    places = (match.span() for match in _as_words(words).finditer(text.text))
    free = [_by_hand(*place) for place in places if not _touched(text, *place)]
    return replace(text, marks=tuple(sorted([*text.marks, *free], key=_start)))


def _as_words(words: str) -> re.Pattern[str]:
    """The words, not as a part of longer ones where their script sets words apart."""
    before = r"(?<![^\W_])" if words[0].isascii() and words[0].isalnum() else ""
    after = r"(?![^\W_])" if words[-1].isascii() and words[-1].isalnum() else ""
    return re.compile(before + re.escape(words) + after, re.IGNORECASE)


def _by_hand(start: int, end: int) -> Mark:
    return Mark(start, end, "detail", sure=False, rule="marked by hand", decision="replace")


def _touched(text: MarkedText, start: int, end: int) -> bool:
    return any(m.start < end and start < m.end for m in text.marks)


def _start(mark: Mark) -> int:
    return mark.start


def kept(texts: Texts) -> tuple[tuple[str, str], ...]:
    """What stays in with its reason, for the second person to see."""
    return tuple((t.at(m), m.reason) for t in texts for m in t.marks if m.decision == "keep")


def paragraphs(texts: Texts, tokens: Tokens) -> Mapping[str, tuple[Paragraph, ...]]:
    """Every text as it is read outside. Raises Refused while a place waits."""
    waiting = undecided(texts)
    if waiting:
        count = f"{len(waiting)} places wait" if len(waiting) > 1 else "1 place waits"
        raise Refused([Blocker("redaction", f"{count} for a decision.", "Decide each of them.")])
    return {t.key: tuple(_lines(t, list(_runs(t, tokens)))) for t in texts}


def _runs(text: MarkedText, tokens: Tokens) -> Iterator[Run]:
    last = 0
    for mark in text.marks:
        yield Run(text.text[last : mark.start])
        yield _said(text, mark, tokens)
        last = mark.end
    yield Run(text.text[last:])


def _said(text: MarkedText, mark: Mark, tokens: Tokens) -> Run:
    if mark.decision == "replace":
        whose = mark.whose or fold(text.at(mark)).text
        return Run(tokens.token(whose, mark.kind), token=True)
    words = {"keep": text.at(mark), "generalise": mark.say}.get(mark.decision or "", "")
    return Run(words)


def _lines(text: MarkedText, runs: Sequence[Run]) -> Iterator[Paragraph]:
    """Cut runs at line ends: each line is a paragraph."""
    pieces = [(n, piece) for run in runs for n, piece in enumerate(_split(run))]
    line: list[Run] = []
    for number, piece in pieces:
        if number and line:
            yield Paragraph(tuple(_joined(line)), text.language)
            line = []
        line += [piece] if piece.text else []
    if line:
        yield Paragraph(tuple(_joined(line)), text.language)


def _split(run: Run) -> list[Run]:
    return [run] if run.token else [Run(line, bold=run.bold) for line in run.text.split("\n")]


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    for token, group in groupby(runs, lambda run: run.token):
        if token:
            yield from group
        else:
            yield Run("".join(run.text for run in group))


def _text(texts: Texts, key: str) -> MarkedText:
    return next(t for t in texts if t.key == key)


def _sameness(text: MarkedText, mark: Mark) -> str:
    return fold(text.at(mark)).text
