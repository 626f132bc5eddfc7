"""What dictionaries know of scripts without spaces: which words there are, and where they end."""

import functools
import re

from icu4py.breakers import WordBreaker

_AROUND = 24
# Words of other scripts end where anybody sees it.
_HELD = re.compile("[\u0e00-\u1fff\u2c00-\U0010ffff]")


@functools.lru_cache(maxsize=1 << 14)
def is_word(text: str) -> bool:
    """Whether the dictionaries of ICU hold the text as one word; they hold many first names too."""
    return words_in(text * 3) == (text, text, text)


@functools.lru_cache(maxsize=1 << 14)
def of_words(text: str) -> bool:
    """Whether it is a word of the dictionary, or a few of them written together."""
    pieces = words_in(text)
    long = sum(len(piece) > 2 for piece in pieces)
    few = 1 < len(pieces) < 4 and long >= len(pieces) - 1
    return is_word(text) or (few and all(len(p) > 1 and is_word(p) for p in pieces))


def inside_word(text: str, begin: int, end: int, since: int = 0) -> bool:
    """Whether text[begin:end] is only part of a longer word that begins behind `since`."""
    first = max(since, begin - _AROUND)
    around = text[first : end + _AROUND]
    at = first
    for word in words_in(around) if _HELD.search(around) else ():
        stop = at + len(word)
        whole = begin <= at and stop <= end
        if at < end and stop > begin and not whole and at <= begin and end <= stop:
            return "." not in word and is_word(word)
        at = stop
    return False


@functools.lru_cache(maxsize=1 << 10)
def words_in(text: str) -> tuple[str, ...]:
    """The words of a stretch of folded text, in order; together they are the stretch."""
    # One set of dictionaries serves all these scripts, whatever the language that is asked for.
    # They hold the vowel am as one sign, folded text as two.
    whole = text.replace("ํา", "ำ").replace("ໍາ", "ຳ")
    return tuple(w.replace("ำ", "ํา").replace("ຳ", "ໍາ") for w in WordBreaker(whole, "th"))
