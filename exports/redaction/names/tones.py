"""Vietnamese marks: the same letters with other marks are another word."""

import functools
import re
import unicodedata
from collections.abc import Sequence
from typing import TypeAlias

from exports.redaction.names.hits import Run
from exports.redaction.names.name import Name
from exports.redaction.reading.view import View, Word

_LETTERS = re.compile(r"[^\W\d_]+")
_MARKS = frozenset("\u0300\u0301\u0303\u0306\u0309\u0323\u031b\u0302")
_AROUND = 60
# Without its marks what calls a boy is rather this word.
_MONTH = "thang"
_Key: TypeAlias = tuple[str, str]
_TITLES = frozenset(
    _LETTERS.findall("cô chị bà ông chú bác cậu dì cháu thầy tên chủ nàng mợ thím dượng thằng")
)


def clashes(view: View, word: Word, name: Name) -> bool:
    """Whether the word has other marks than the name has on record.

    A word without any clashes where the writing around it has them. A name that was recorded
    without marks clashes with nothing.
    """
    recorded = _recorded(name.known.text)
    if not recorded:
        return False
    begin, end = view.folded.span(word.start, word.end)
    written = _key(view.original[begin:end])
    if written in recorded:
        return False
    if written[1] or "đ" in written[0]:
        return _is_another(written, recorded)
    around = view.original[max(0, begin - _AROUND) : begin] + view.original[end : end + _AROUND]
    return sum(_has_marks(letters) for letters in _LETTERS.findall(_composed(around))) > 2


def keep_own_syllables(view: View, words: Sequence[Word], run: Run) -> None:
    """Let go of small words with marks of their own beside a part with a capital: chị Lan thì."""
    recorded = _recorded(run.name.known.text)
    if not recorded or len(run.hits) < 2:
        return
    own = [hit for hit in run.hits if not _is_a_small_word(view, words[hit.word], recorded)]
    if any(view.capital(words[hit.word]) for hit in own):
        run.hits[:] = own


def _is_a_small_word(view: View, word: Word, recorded: frozenset[_Key]) -> bool:
    begin, end = view.folded.span(word.start, word.end)
    written = _key(view.original[begin:end])
    marked = bool(written[1]) and written not in recorded and not view.capital(word)
    return marked and _is_another(written, recorded)


def _is_another(written: _Key, recorded: frozenset[_Key]) -> bool:
    """Whether one of the same letters is on record, which is not this one."""
    return any(bare == _bare(written[0]) for bare in map(_bare_of, recorded))


def is_marked_otherwise(view: View, word: Word, name: Name) -> bool:
    """Whether the word has marks that no part of the name has: no slip of a letter brings them."""
    begin, end = view.folded.span(word.start, word.end)
    written = _composed(view.original[begin:end])
    parts = _LETTERS.findall(_composed(name.known.text))
    return _has_marks(written) and _key(written)[1] not in {_key(part)[1] for part in parts}


def is_marked(name: Name) -> bool:
    """Whether the name is on record with its marks."""
    return bool(_recorded(name.known.text))


def is_other_word(view: View, title: Word) -> bool:
    """Whether what reads as a title without its marks has those of another word: cỏ, cố for cô."""
    begin, end = view.folded.span(title.start, title.end)
    written = _composed(view.original[begin:end]).lower()
    return (_has_marks(written) or written == _MONTH) and written not in _TITLES


@functools.lru_cache(maxsize=1 << 12)
def _recorded(text: str) -> frozenset[_Key]:
    words = _LETTERS.findall(_composed(text))
    return frozenset(map(_key, words)) if any(map(_has_marks, words)) else frozenset()


def _key(word: str) -> _Key:
    """The letters, and the marks wherever in the syllable they stand (hòa, hoà)."""
    letters = unicodedata.normalize("NFD", word).lower()
    marks = sorted(letter for letter in letters if unicodedata.combining(letter))
    return "".join(filter(str.isalpha, letters)), "".join(marks)


def _bare_of(key: _Key) -> str:
    return _bare(key[0])


def _bare(letters: str) -> str:
    return letters.replace("đ", "d")


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _has_marks(word: str) -> bool:
    letters = unicodedata.normalize("NFD", word).lower()
    return "đ" in letters or not _MARKS.isdisjoint(letters)
