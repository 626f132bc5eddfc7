"""Says of a text which parts are in a language or script that no list of words is kept for."""

import functools
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources

import regex

from workstation.text.fold import fold

_PART = regex.compile(r"[^\n.!?।॥။၊؟;]+")
# What stands for something taken out: "[place]", "[Worker KT]".
_TOKEN = regex.compile(r"\[\p{Latin}+(?: [A-Z]{2})?\]")
_WORD = regex.compile(r"[\p{Latin}\p{M}]{2,}")
_LETTER = regex.compile(r"\p{L}")
_KNOWN = r"\p{Latin}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Devanagari}\p{Bengali}\p{Arabic}"
_OTHER_SCRIPT = regex.compile(rf"(?V1)[\p{{L}}--[{_KNOWN}\p{{Common}}\p{{Inherited}}]]{{2,}}")
_OTHER_LETTERS = (
    # Shan, Mon and Karen; Marathi; Assamese.
    regex.compile(
        r"(?<!\p{Myanmar})[\u1075\u1076\u1078\u107a\u107c\u1022]|[\u105b-\u105f\u1028\uaa60-\uaa7f]"
    ),
    regex.compile(r"[\u1062\u1063]\u103a"),
    regex.compile(r"[\u0933\u09f0\u09f1]"),
    # Urdu, Persian, Kurdish, Pashto: two letters that Arabic has not.
    regex.compile(
        r"(?V1)[\p{Arabic}&&\p{L}--[\u0621-\u064a\u0671]](?s:.*)[\p{Arabic}&&\p{L}--[\u0621-\u064a\u0671]]"
    ),
)
_VIETNAMESE = regex.compile(r"[ăđơưĂĐƠƯ]|[\u0309\u0323]|[aeo]\u0302[\u0300\u0301\u0303]")
_FEWEST, _SEEN_IN = 4, 8
"""Words below which a part tells no language, and of how many one is known at the least."""


def unread(text: str) -> tuple[str, ...]:
    """The parts of a text, each once, in which words of the eleven languages cannot be read."""
    parts = (match[0].strip() for match in _PART.finditer(_TOKEN.sub(" ", text)))
    return tuple(dict.fromkeys(part for part in parts if _foreign(part)))


def vietnamese(text: str) -> bool:
    """Whether a line is in Vietnamese: some of its words have letters of it alone."""
    words = _WORD.findall(unicodedata.normalize("NFD", text))
    marked = sum(_VIETNAMESE.search(word) is not None for word in words)
    return marked > 1 and marked * 5 >= len(words)


def _foreign(part: str) -> bool:
    part = unicodedata.normalize("NFKC", part)
    if _OTHER_SCRIPT.search(part):
        return True
    if any(letters.search(part) for letters in _OTHER_LETTERS):
        return True
    letters = len(_LETTER.findall(part))
    latin = _WORD.findall(part)
    return 2 * sum(map(len, latin)) > letters and not vietnamese(part) and _unknown(latin)


def _unknown(latin: Sequence[str]) -> bool:
    """Whether words in Latin letters are mostly of another language than those of the lists."""
    # Capitals are names, and names are of no language; where all are capitals they tell nothing.
    shouted = all(map(str.isupper, latin))
    words = [word for word in latin if shouted or word[0].islower()]
    if len(words) < _FEWEST:
        return False
    # Folding all of them at once takes a tenth of folding each.
    plain = fold(" ".join(words)).text.split()
    known = sum(_known(word.casefold(), each) for word, each in zip(words, plain, strict=False))
    other = sum(word in _everyday()["xx"] for word in plain)
    return other > known or (len(words) > _FEWEST and known * _SEEN_IN < len(words))


def _known(word: str, plain: str) -> bool:
    lists = _everyday()
    if plain in lists["en"] or plain in lists["id"] or word in lists["vi"]:
        return True
    return _VIETNAMESE.search(unicodedata.normalize("NFD", word)) is not None


@functools.cache
def _everyday() -> Mapping[str, frozenset[str]]:
    return {language: frozenset(words) for language, *words in _lines()}


def _lines() -> Iterator[list[str]]:
    text = (resources.files("workstation.text") / "tongues.txt").read_text("utf-8")
    return (line.split() for line in text.splitlines() if not line.startswith("#"))
