"""Names and numbers that were begun, broken off, and written again: Som.. Somchai."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

import regex

from exports.redaction.lists.dictionary import of_words
from exports.redaction.lists.in_haste import TWO_LETTERS
from exports.redaction.lists.lexicon import TITLES
from exports.redaction.model import Confidence, Span
from exports.redaction.names.name import is_common
from exports.redaction.names.spelling import is_turned
from exports.redaction.numbers.numbers import NUMBERS
from exports.redaction.reading.view import UNSPACED
from exports.redaction.unspaced.surroundings import EVIDENCE
from workstation.text import fold, squash

_LETTER = r"[\p{L}\p{M}]"
_SOUNDS = "uh+|um+|er+m?|eh|sorry|sry|i mean|no|wait|oops|eee*"
# What somebody types or says who breaks off and begins again.
_SIGNS, _FIRST_SOUNDS = " ,.…–—~*\n-", "uesinwo"
_BREAKS = regex.compile(rf"\.{{2,}}|[…–—~*\n-]|\b(?:{_SOUNDS})\b")
_GAP = rf"(?<gap>(?:[ ,.…–—~*\n-]|\b(?:{_SOUNDS})\b){{1,8}})"
_BEFORE = regex.compile(
    rf"(?<!{_LETTER})(?:(?<first>{_LETTER}{{1,20}})[ ])?"
    rf"(?!(?:{_SOUNDS})\b)(?<begun>{_LETTER}{{2,20}}){_GAP}\Z"
)
_DIGITS_BEFORE = regex.compile(rf"(?<![\d.,])(?<first>)(?<begun>\+?\d[\d \-]{{2,14}}?){_GAP}\Z")
# Behind who sends it or the sign of a list.
_AT_A_LINE = regex.compile(
    rf"(?:[^\n:]{{1,20}}: |[-*•] ?)?(?<begun>{_LETTER}+(?: {_LETTER}+){{0,2}})"
)
_STOPS = regex.compile(r"\.{2,}|…")
_BEGUN = regex.compile(rf"(?<!{_LETTER}){_LETTER}{{2,20}}(?=[ ]?\Z)")
_NEXT = regex.compile(rf"[ ]?(?<next>{_LETTER}+)")
# Nobody begins one name more often.
_MOST = 3
_FAR, _RULE = 40, "broken off"
_LEAST_CUT, _LEAST_UNBROKEN, _LEAST_DIGITS, _LEAST_SLIPPED = 3, 4, 4, 5


def broken_off(text: str, finds: Sequence[Span]) -> Iterator[Span]:
    """Beginnings right before a sure name or number, and others that two full stops cut short."""
    sure = [span for span in finds if span.confidence == "auto" and span.known_id]
    for span in sure:
        yield from _before(text, span)
        yield from _at_the_line(text, span)
    if sure and (".." in text or "…" in text):
        yield from _elsewhere(text, sure)


def _before(text: str, span: Span) -> Iterator[Span]:
    """What was begun right before, and what was begun before that."""
    form = _DIGITS_BEFORE if span.kind in NUMBERS else _BEFORE
    meant, end = text[span.start : span.end], span.start
    if not _may_be_begun(text[max(0, end - _FAR) : end], meant):
        return
    for _ in range(_MOST):
        match = form.search(text, max(0, end - _FAR), end)
        begin = _begin(match, meant) if match else None
        if match is None or begin is None:
            return
        yield _marked(span, (begin, match.end("begun")), "auto")
        end = match.start()


def _at_the_line(text: str, span: Span) -> Iterator[Span]:
    """A line that begins with half of a name and says all of it a few words on."""
    line = text.rfind("\n", 0, span.start) + 1
    near = span.kind not in NUMBERS and line < span.start <= line + _FAR
    match = _AT_A_LINE.match(text, line, span.start) if near else None
    words = match["begun"].split(" ") if match else []
    for many in range(len(words), 0, -1):
        begun = " ".join(words[:many])
        if match and _stops_inside(begun, text[span.start : span.end]):
            first = match.start("begun")
            yield _marked(span, (first, first + len(begun)), "auto" if many > 1 else "amber")
            return


def _stops_inside(begun: str, meant: str) -> bool:
    """Whether the name goes on behind the letters, and not with its next word."""
    if begun[0].lower() != meant[0].lower():
        return False
    stub, whole = squash(fold(begun)).text, squash(fold(meant)).text
    ends = accumulate(len(squash(fold(word)).text) for word in meant.split())
    cut = _is_head(stub, whole) and len(stub) not in set(ends)
    return cut and not _says_nothing(stub)


def _may_be_begun(before: str, meant: str) -> bool:
    """Whether the word before begins as one of these does, or is a mere sound: most do not."""
    last = before.rstrip(_SIGNS).rpartition(" ")[2].lstrip(_SIGNS)[:1].lower()
    return bool(last) and (last in _FIRST_SOUNDS or f" {last}" in f" {meant.lower()}")


def _begin(match: "regex.Match[str]", meant: str) -> int | None:
    """Where what was begun starts: with a title, with two parts, or with one."""
    first, begun, broken = match["first"], match["begun"], _BREAKS.search(match["gap"])
    if first and broken and _begins(f"{first} {begun}", meant):
        return int(match.start("first"))
    told = broken or (match["gap"] == " " and len(begun) >= _LEAST_UNBROKEN)
    if not told or not _begins(begun, meant):
        return None
    titled = first and fold(first).text in TITLES
    return int(match.start("first" if titled else "begun"))


def _begins(begun: str, meant: str) -> bool:
    stub, whole = fold(begun).text, fold(meant).text
    if stub[-1:].isdigit():
        digits = "".join(filter(str.isdigit, stub))
        every = "".join(filter(str.isdigit, whole))
        return len(digits) >= _LEAST_DIGITS and digits != every and every.startswith(digits)
    if UNSPACED.match(stub):
        return _is_head(squash(fold(begun)).text, squash(fold(meant)).text)
    words = [word for word in whole.split() if word not in TITLES]
    return not _is_plain(stub) and any(_is_cut(stub, word) for word in words)


def _is_plain(stub: str) -> bool:
    """Whether it is a word of its own; most names of two letters are rather that."""
    return is_common(stub) or stub in TWO_LETTERS


def _says_nothing(stub: str) -> bool:
    """Whether it is too short to be told from other words, or is plain words itself."""
    words = UNSPACED.match(stub) is not None and of_words(stub)
    return len(stub) < _LEAST_CUT or _is_plain(stub) or words


def _is_head(stub: str, whole: str) -> bool:
    return stub != whole and whole.startswith(stub)


def _elsewhere(text: str, sure: Sequence[Span]) -> Iterator[Span]:
    bearers: dict[str, Span] = {}
    for span in sure:
        if span.kind not in NUMBERS:
            bearers |= dict.fromkeys(_parts(text[span.start : span.end]), span)
    names = sorted(bearers)
    for stop in _STOPS.finditer(text):
        begun = _BEGUN.search(text, max(0, stop.start() - _FAR), stop.start())
        if begun:
            yield from _cut_short(begun, _NEXT.match(text, stop.end()), bearers, names)


def _cut_short(
    begun: "regex.Match[str]",
    after: "regex.Match[str] | None",
    bearers: Mapping[str, Span],
    names: Sequence[str],
) -> Iterator[Span]:
    """The letters if they are the head of a name, with the part of it that follows."""
    stub, following = fold(begun[0]).text, fold(after["next"]).text if after else ""
    half = 2 * len(stub) >= len(following) and not _is_plain(stub)
    if after and half and following in bearers and _is_head(stub, following):
        yield _marked(bearers[following], begun.span(), "auto")
        yield _marked(bearers[following], after.span("next"), "auto")
    elif meant := _meant(stub, names):
        yield _marked(
            bearers[meant], begun.span(), "auto" if len(stub) >= _LEAST_UNBROKEN else "amber"
        )


# One name stands in many places.
@lru_cache(maxsize=1 << 12)
def _parts(name: str) -> tuple[str, ...]:
    written = fold(name)
    whole = squash(written).text
    titles = (title for title in EVIDENCE if whole.startswith(title))
    return whole, *(whole.removeprefix(title) for title in titles), *written.text.split()


def _meant(stub: str, names: Sequence[str]) -> str | None:
    """The name of which the letters may be the head."""
    if _says_nothing(stub):
        return None
    for head in (stub, *_turned(stub)):
        at = bisect_left(names, head)
        if at < len(names) and (names[at] == stub or _is_cut(stub, names[at])):
            return None if names[at] == stub else names[at]
    return None


def _turned(stub: str) -> Iterator[str]:
    """The letters with each two neighbours behind the first changed over."""
    for at in range(2, len(stub)):
        yield stub[: at - 1] + stub[at] + stub[at - 1] + stub[at + 1 :]


def _is_cut(stub: str, whole: str) -> bool:
    """Whether it is the head of a name, or that with two letters changed over."""
    slipped = len(stub) >= _LEAST_SLIPPED and is_turned(stub, whole[: len(stub)])
    return _is_head(stub, whole) or slipped


def _marked(span: Span, place: tuple[int, int], told: Confidence) -> Span:
    return Span(*place, span.known_id, span.kind, told, _RULE)
