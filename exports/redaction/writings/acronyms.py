"""Initials that stand for a whole name: a firm's short form, a person's dotted letters."""

from collections.abc import Iterable, Iterator
from itertools import combinations, compress

import regex

from exports.redaction.lists.in_haste import DOTTED_WORDS, SHORT_WORDS
from exports.redaction.lists.lexicon import AMBIGUOUS, CAPITALS, LEGAL, TITLES
from exports.redaction.model import Confidence, Span, Verdict
from exports.redaction.names.name import Name, is_common
from exports.redaction.names.neighbours import acts_in_english
from exports.redaction.names.settled import ACTS, HINT, TWO_INITIALS
from exports.redaction.reading.view import View, words_of
from workstation.text import fold

_LETTERS = regex.compile(
    r"(?<![\p{L}\d])(?<!(?<!\p{Ll}{2})\.)"
    r"(?:(?:\p{Lu}\.[ \-]?){2,}\p{Lu}?|(?:\p{Lu}[ ]){2,5}\p{Lu}"
    r"|\p{Lu}{1,8}&\p{Lu}{1,3}|\p{Lu}{2,10})"
    r"(?![\p{Ll}]|\d{5})"
)
# Dotted letters in small ones; sought by the first full stop, which is quick.
_SMALL_DOTTED = regex.compile(
    r"\.(?<=\p{Ll}\.)(?<![\p{L}\p{N}.@/_\-]\p{Ll}\.)"
    r"(?:[ ]?\p{Ll}\.){0,4}(?:\p{Ll}(?![\p{L}\p{N}@_]))?"
)
_LEGAL = r"PT|CV|UD|KM|MV|Co|Ltd|LLC|Inc|Sdn|Bhd|Pvt|Plc"
_BEFORE = regex.compile(rf"(?i:\b(?:{_LEGAL})\.?\s)\Z")
_PREVIOUS = regex.compile(r"(?<![\p{L}\p{M}])(\p{Lu}[\p{L}\p{M}]*) \Z")
_NEXT = regex.compile(r" (\p{Lu}[\p{L}\p{M}]*)(?![\p{L}\p{M}])")
_AFTER = regex.compile(rf"(?i:\.?,?\s(?:{_LEGAL})\b)+")


_CUE = regex.compile(
    r"(?:\b(?:initials?|inisial|singkatan|disingkat|viet tat|ghi tat|ky tat|ten tat|abbreviated"
    r"|short for)\b|อักษรย่อ|ชื่อย่อ|ตัวย่อ|เขียนย่อ|ຊື່ຫຍໍ້|អក្សរកាត់|အတိုကောက်|संक्षेप|সংক্ষেপে|اختصار)"
    r"[^.\n]{0,14}\Z"
)
# What parts a name from its letters beside it: a bracket, a comma, an equals sign.
_PARTS = regex.compile(r"[ ]?[,(\[=/\"'-]{1,2}[ ]?[\"']?")
_NUMBER = regex.compile(r"[ -]?(\d{1,4})(?!\d)")
_BESIDE, _LEAST_BLENDED, _LEAST_MIXED, _MOST_INNER, _LEAST_SURE = 60, 5, 4, 8, 3
# What firms write behind the first letters of their words.
_TAIL = "(?:co|corp|ex|imex|tex|sea|fish|food|foods|group|jsc|vn|indo)?"


class Acronyms:
    """First letters of the names of the case."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names: dict[str, Name] = {}
        for name in names:
            if name.known.linked and len(name.units) > 1:
                for letters in name.acronyms():
                    self._names.setdefault(letters, name)

        self._mixed = {letters: name for name in names for letters in _mixed(name)}
        self._small = {
            letters: name for letters, name in self._names.items() if _may_be_small(letters, name)
        }
        self._dotted = {
            letters: name
            for name in names
            if name.known.linked and not name.ordered and len(name.units) > 1
            if (letters := "".join(unit[0] for unit in name.units)) not in DOTTED_WORDS
        }
        firms = (name for name in names if name.known.linked and name.ordered)
        self._blends = [(blend, name) for name in firms if (blend := _blend(name))]

    def _blended(self, written: str) -> Name | None:
        """The firm whose words a word in capitals is put together from: BIXACO, VINAMILK."""
        letters = written.lower()
        if len(letters) < _LEAST_BLENDED or not letters.isalpha() or is_common(letters):
            return None
        return next((name for blend, name in self._blends if blend.fullmatch(letters)), None)

    def spans(self, view: View) -> Iterator[Span]:
        """Capitals of a firm, and dotted letters of three or more, as auto; the rest as amber."""
        yield from self._in_small_letters(view)
        yield from self._dotted_in_small_letters(view)
        for match in _LETTERS.finditer(view.original):
            letters = "".join(filter(str.isalpha, fold(match[0]).text))
            name = self._names.get(letters) or self._blended(match[0])
            if not name and (mixed := self._mixed.get(letters)):
                known = mixed.known
                yield Span(match.start(), match.end(), known.id, known.kind, "amber", HINT)
            if name:
                known = name.known
                start, end = match.start(), match.start() + len(match[0].rstrip())
                if name.ordered:
                    start = _with_own_word(view.original, start, name)
                    start, end = _with_legal_form(view.original, start, end)
                    end = _with_number(view.original, end, name)
                verdict = _judge(name, letters, match[0])
                if _is_explained(view.original, start, end, name):
                    verdict = ("auto", "initials")
                beyond = None if name.ordered else _with_last_part(view.original, end, name)
                if beyond:
                    end, verdict = beyond, ("auto", "initials")
                yield Span(start, end, known.id, known.kind, *verdict)

    def _in_small_letters(self, view: View) -> Iterator[Span]:
        """All first letters in small letters, where the text says once whose they are."""
        texts = view.words.texts
        small = compress(range(len(texts)), map(self._small.__contains__, texts))
        finds = [at for at in small if not view.upper(view.words[at])]
        places = [(at, view.folded.span(*view.words[at][1:])) for at in finds]
        told = {
            view.words.texts[at]
            for at, place in places
            if _is_explained(view.original, *place, self._small[view.words.texts[at]])
        }
        for at, place in places:
            known = self._small[view.words.texts[at]].known
            verdict: Verdict = ("amber", HINT)
            if view.words.texts[at] in told:
                verdict = ("auto", "initials")
            elif acts_in_english(view, view.words, at):
                verdict = ("amber", ACTS)
            yield Span(*place, known.id, known.kind, *verdict)

    def _dotted_in_small_letters(self, view: View) -> Iterator[Span]:
        """The first letters of all parts of somebody's name, each with its full stop: r.w.k"""
        if not self._dotted:
            return
        for match in _SMALL_DOTTED.finditer(view.original):
            start, end = match.start() - 1, match.end()
            letters = "".join(filter(str.isalpha, fold(view.original[start:end]).text))
            if name := self._dotted.get(letters):
                rule = TWO_INITIALS if len(letters) < _LEAST_SURE else "initials"
                yield Span(start, end, name.known.id, name.known.kind, "amber", rule)


def _may_be_small(letters: str, name: Name) -> bool:
    """Whether they are the first letters of all parts, three at least, and no word."""
    units = [unit for unit in name.units if unit not in LEGAL]
    whole = letters == "".join(unit[0] for unit in units)
    plain = is_common(letters) or letters in CAPITALS | SHORT_WORDS | TITLES | AMBIGUOUS
    return whole and len(letters) > 2 and letters.isascii() and not plain


def _mixed(name: Name) -> Iterator[str]:
    """Two or three consonants of the first part, and the first letters of all others: RKY."""
    first, *others = [unit for unit in name.units if unit not in LEGAL] or [""]
    if name.known.linked and others and first.isascii() and len(first) >= _LEAST_MIXED:
        inner = [letter for letter in first[1:] if letter not in "aeiou"][:_MOST_INNER]
        rest = "".join(other[0] for other in others)
        for chosen in (*combinations(inner, 1), *combinations(inner, 2)):
            letters = first[0] + "".join(chosen) + rest
            if letters not in CAPITALS and not is_common(letters):
                yield letters


def _blend(name: Name) -> "regex.Pattern[str] | None":
    """The first two to four letters of words that stand together, of two of them at least."""
    words = [unit for unit in name.units if unit.isascii() and unit not in LEGAL and len(unit) > 1]
    rows, beyond = list[str](), ""
    for word in reversed(words):
        start = word[:2] + "".join(f"(?:{letter}" for letter in word[2:4])
        start += ")?" * len(word[2:4])
        if beyond:
            rows.append(start + beyond.removesuffix("?"))
        beyond = f"(?:{start}{beyond})?"
    return regex.compile(f"(?:{'|'.join(rows)}){_TAIL}") if rows else None


def _with_legal_form(text: str, start: int, end: int) -> tuple[int, int]:
    before = _BEFORE.search(text[max(0, start - 6) : start])
    after = _AFTER.match(text, end)
    return start - len(before[0]) if before else start, after.end() if after else end


def _with_own_word(text: str, start: int, name: Name) -> int:
    """Where a word of the firm's own begins that stands before its letters: May BMSH."""
    match = _PREVIOUS.search(text, max(0, start - _BESIDE), start)
    return match.start() if match and fold(match[1]).text in name.units else start


def _with_number(text: str, end: int, name: Name) -> int:
    """Where the number ends that the name ends with, if it stands behind: ABLC-14."""
    match = _NUMBER.match(text, end)
    return match.end() if match and match[1] == name.units[-1] else end


def _is_explained(text: str, start: int, end: int, name: Name) -> bool:
    """Whether a word for letters stands before, or the whole name right beside."""
    before, after = fold(text[max(0, start - _BESIDE) : start]).text, text[end : end + _BESIDE]
    if _CUE.search(before):
        return True
    left, after = words_of(before)[-1:], fold(after).text
    bare = [unit for unit in name.units if unit not in LEGAL] or name.units
    if (
        left
        and left[0].text in (bare[-1], name.units[-1])
        and _PARTS.fullmatch(before, left[0].end)
    ):
        return True
    right = words_of(after)[: len(name.units)]
    told = [word.text for word in right] == list(name.units)
    return told and _PARTS.fullmatch(after, 0, right[0].start) is not None


def _with_last_part(text: str, end: int, name: Name) -> int | None:
    """Where the last part of the name ends, if it stands behind the letters: T.L. Ho."""
    match = _NEXT.match(text, end)
    part = fold(match[1]).text if match else ""
    return match.end() if match and len(part) > 1 and part in name.units else None


def _judge(name: Name, letters: str, written: str) -> tuple[Confidence, str]:
    if letters in CAPITALS or (name.ordered and "." not in written and is_common(letters)):
        return "amber", "letters in capitals"
    if not name.ordered and ("." not in written or len(letters) < 3):
        if "." in written:
            return "amber", "two initials"
        rare = len(letters) > 2 and not is_common(letters)
        return "amber", "initials" if rare else "letters in capitals"
    return "auto" if len(letters) >= 3 else "amber", "initials"
