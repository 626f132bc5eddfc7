"""The two sides of redacting as pieces of text: what was written, and what will be read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ui.widgets.span_text import Mark as Look
from ui.widgets.span_text import TextSpan, utf16
from ui.words import tr
from workstation.records.marks import Mark, MarkedText
from workstation.records.release import Paragraph

WAITING = "waiting"
_Say = Callable[[MarkedText, Mark, str], "Piece"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of one text: `mark` where they are decided about, `start` where they stood."""

    text: str
    key: str
    start: int
    mark: Mark | None = None
    title: bool = False
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """One side: its words, its spans, and which mark each span is."""

    text: str
    spans: tuple[TextSpan, ...]
    marks: tuple[tuple[str, int], ...]
    titles: tuple[tuple[int, int], ...]
    pieces: tuple[tuple[int, Piece], ...]

    def place_of(self, at: tuple[str, int] | None) -> int:
        """The span of a mark, or -1."""
        return self.marks.index(at) if at in self.marks else -1

    def source(self, begin: int, end: int) -> tuple[str, int, int] | None:
        """The key and the code points of chosen words, None across texts or over a token."""
        first, last = self._at(begin), self._at(end - 1)
        if first is None or last is None or first[0] != last[0]:
            return None
        return first[0], first[1], last[1] + 1

    def _at(self, place: int) -> tuple[str, int] | None:
        for begin, piece in self.pieces:
            units = utf16(piece.text, len(piece.text))
            if begin <= place < begin + units and piece.whole and not piece.title:
                inside = piece.text.encode("utf-16-le")[: 2 * (place - begin)]
                return piece.key, piece.start + len(inside.decode("utf-16-le", "ignore"))
        return None


def tokens_of(texts: Sequence[MarkedText], said: Mapping[str, Sequence[Paragraph]]) -> list[str]:
    """The tokens of all replaced marks, in reading order."""
    return [
        run.text
        for text in texts
        for paragraph in said.get(text.key, ())
        for run in paragraph.runs
        if run.token
    ]


def written(texts: Sequence[MarkedText], tokens: Sequence[str]) -> Reading:
    """The left side. A known name stays hidden behind its token."""
    return _read(texts, tokens, _as_written)


def read_outside(texts: Sequence[MarkedText], tokens: Sequence[str]) -> Reading:
    """The right side: what the reader sees, with what waits left open."""
    return _read(texts, tokens, _as_read)


def _read(texts: Sequence[MarkedText], tokens: Sequence[str], say: _Say) -> Reading:
    pieces = list(_pieces(texts, iter(tokens), say))
    at, placed, spans, marks, titles = 0, [], [], [], []
    for piece in pieces:
        end = at + utf16(piece.text, len(piece.text))
        placed.append((at, piece))
        if piece.mark is not None and piece.text:
            spans.append(TextSpan(at, end, _look(piece.mark)))
            marks.append((piece.key, piece.mark.start))
        if piece.title:
            titles.append((at, end))
        at = end
    text = "".join(piece.text for piece in pieces)
    return Reading(text, tuple(spans), tuple(marks), tuple(titles), tuple(placed))


def _pieces(texts: Sequence[MarkedText], tokens: Iterator[str], say: _Say) -> Iterator[Piece]:
    for number, text in enumerate(texts):
        if len(texts) > 1:
            lead = "\n" if number else ""
            yield Piece(f"{lead}{title_of(text.key)}\n", text.key, 0, title=True)
        last = 0
        for mark in text.marks:
            yield Piece(text.text[last : mark.start], text.key, last)
            token = next(tokens, "") if mark.decision == "replace" else ""
            yield say(text, mark, token)
            last = mark.end
        yield Piece(text.text[last:], text.key, last)


def _as_written(text: MarkedText, mark: Mark, token: str) -> Piece:
    hidden = mark.sure and mark.decision == "replace" and bool(token)
    words = token if hidden else text.at(mark)
    return Piece(words, text.key, mark.start, mark, whole=not hidden)


def _as_read(text: MarkedText, mark: Mark, token: str) -> Piece:
    said = {"replace": token, "generalise": mark.say, "keep": text.at(mark), "drop": ""}
    words = said[mark.decision] if mark.decision else f"\u00a0{tr(WAITING)}\u00a0"
    return Piece(words, text.key, mark.start, mark, whole=False)


def title_of(key: str) -> str:
    """What a text of a dossier is called."""
    if key.startswith("ask "):
        return tr("What is asked, {number}").format(number=key.removeprefix("ask "))
    if key.startswith("attachment "):
        return tr("Attachment {number}").format(number=key.removeprefix("attachment ").split()[0])
    return tr({"summary": "Summary", "account": "Account for sharing"}.get(key, key))


def _look(mark: Mark) -> Look:
    if mark.decision is None:
        return Look.OPEN
    return {
        "replace": Look.TOKEN,
        "generalise": Look.GENERAL,
        "keep": Look.KEPT,
        "drop": Look.GONE,
    }[mark.decision]
