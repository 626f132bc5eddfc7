"""Vietnamese marks: the same letters with other marks are another word."""

import functools
import re
import unicodedata

from exports.redaction.names.name import Name
from exports.redaction.reading.view import View, Word

_LETTERS = re.compile(r"[^\W\d_]+")
_MARKS = frozenset("\u0300\u0301\u0303\u0306\u0309\u0323\u031b\u0302")
_AROUND = 60
_TITLES = frozenset(
    _LETTERS.findall("cô chị bà ông chú bác cậu dì cháu thầy tên chủ nàng mợ thím dượng")
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
        return any(bare == _bare(written[0]) for bare in map(_bare_of, recorded))
    around = view.original[max(0, begin - _AROUND) : begin] + view.original[end : end + _AROUND]
    return sum(_has_marks(letters) for letters in _LETTERS.findall(_composed(around))) > 2


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
    return _has_marks(written) and written not in _TITLES


@functools.lru_cache(maxsize=1 << 12)
def _recorded(text: str) -> frozenset[tuple[str, str]]:
    words = _LETTERS.findall(_composed(text))
    return frozenset(map(_key, words)) if any(map(_has_marks, words)) else frozenset()


def _key(word: str) -> tuple[str, str]:
    """The letters, and the marks wherever in the syllable they stand (hòa, hoà)."""
    letters = unicodedata.normalize("NFD", word).lower()
    marks = sorted(letter for letter in letters if unicodedata.combining(letter))
    return "".join(filter(str.isalpha, letters)), "".join(marks)


def _bare_of(key: tuple[str, str]) -> str:
    return _bare(key[0])


def _bare(letters: str) -> str:
    return letters.replace("đ", "d")


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _has_marks(word: str) -> bool:
    letters = unicodedata.normalize("NFD", word).lower()
    return "đ" in letters or not _MARKS.isdisjoint(letters)
