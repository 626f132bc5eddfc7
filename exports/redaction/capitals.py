"""Names in Latin script: capitals in no list, or behind "named", "said", "uncle", "signed by"."""

import functools
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import NamedTuple

import regex

from exports.redaction.lexicon import GENERIC, LEGAL, ROLES, TITLES
from exports.redaction.model import Span
from exports.redaction.names import is_common
from exports.redaction.view import View
from exports.redaction.vocabulary import either, folded, section
from workstation.text import fold

_TOKEN = r"(?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}'’]*)"
_JOIN = r"(?:[ ]|\n)(?:(?:bin|binti|bint|ibn|al|el|s/o|d/o|a/l|a/p)[ ])?|[ ]?-[ ]?"
_RUN = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}\p{{N}}_@#/\\.`~%&=+-]){_TOKEN}(?:(?:{_JOIN}){_TOKEN}){{0,4}}"
    r"(?![\p{L}\p{N}_@/`=])"
)
_PART = regex.compile(_TOKEN)
_OPENS = regex.compile(
    r"(?:\A|[.!?:•|>*#\-–—]|\n[ \t]*\n|[^\p{Ll},\n][ \t]*\n)[\s\"'“”‘’«»(\[*_]*(?:\d+[.)] )?\Z"
)
_PLACE_BEFORE = regex.compile(
    rf"\b(?:{either('places_before', of_folded=False)})\s\Z", regex.IGNORECASE
)
_THING_BEHIND = regex.compile(rf"['’]?s?[ ](?:{either('things_behind')})\b")
_DEED_BEHIND = regex.compile(rf"['’]s\b|,?[ ](?:{either('deeds')})\b")
_SPEECH_BEHIND = regex.compile(rf",?[ ](?:{either('speech')})\b")
_RESPECT_BEHIND = regex.compile(
    r"-san\b|[ ](?i:dai|didi|bhai|bhaiya|apa|bahini|sahib|saheb|kaka|jee|ji|ma'am)\b(?![ ]*\?)"
)
SMALL = folded("small")
_WORDS = GENERIC | LEGAL | ROLES | TITLES | SMALL
_FIRMS = GENERIC | folded("firms")
_STRONG, _SPEECH, _WEAK = (
    frozenset(term.casefold() for term in section(name)) for name in ("strong", "speech", "weak")
)
_CUES = _STRONG | _SPEECH | _WEAK
_TERM = max(term.count(" ") + 1 for term in _CUES)
_AROUND = " \n\t\"“'‘(:"
_SHORT = 5
_BEFORE = 48


class _Part(NamedTuple):
    begin: int
    end: int
    text: str

    @property
    def word(self) -> str:
        return _bare(self.text)


@functools.cache
def _listed() -> frozenset[str]:
    file = resources.files("exports.redaction") / "known_capitals.txt"
    return frozenset(file.read_text("utf-8").split())


@functools.lru_cache(maxsize=1 << 14)
def _bare(token: str) -> str:
    word = fold(token).text.strip(".'")
    return word.removesuffix("'s")


@functools.lru_cache(maxsize=1 << 14)
def plain(token: str) -> bool:
    """Whether a word with a capital is in some list, or an abbreviation."""
    word = _bare(token)
    if token.isupper() and len(word) <= _SHORT:
        return True
    if any(c.isupper() for c in token[1:]) and not token.isupper():
        return True
    return is_common(word) or _is_listed(word)


def _is_listed(word: str) -> bool:
    return word in _WORDS or word in _listed()


def capitals(view: View) -> Iterator[Span]:
    """Whatever has capitals and is likely to be somebody."""
    text = view.original
    for match in _RUN.finditer(text):
        parts = [_Part(m.start(), m.end(), m[0]) for m in _PART.finditer(text, *match.span())]
        opens = _OPENS.search(text, max(0, match.start() - 12), match.start()) is not None
        while opens and len(parts) > 1 and plain(parts[0].text):
            parts, opens = parts[1:], False
        unknown = not all(plain(part.text) for part in parts)
        rule = _announced(text, parts, unknown) or (
            "capitals" if unknown and _stands(text, parts, opens) else ""
        )
        if rule:
            end = parts[-1].end - 2 * parts[-1].text.endswith(("'s", "’s"))
            yield Span(parts[0].begin, end, None, "person", "amber", rule)


def _announced(text: str, parts: Sequence[_Part], unknown: bool) -> str:
    """The rule by which the words before or behind announce a name; "" if none does."""
    if parts[0].word in SMALL or (parts[0].text.isupper() and len(parts[0].word) > 1):
        return ""
    cue = _cue(text, parts[0].begin)
    if cue in _STRONG or (cue in _WEAK and unknown):
        return "name after a cue"
    spoken = cue in _SPEECH or _RESPECT_BEHIND.match(text, parts[-1].end)
    if spoken and not any(_is_listed(part.word) for part in parts):
        return "name beside a cue"
    return ""


def _cue(text: str, begin: int) -> str:
    """The longest term before the name that is a cue; "" if there is none."""
    words = text[max(0, begin - _BEFORE) : begin].casefold().rstrip(_AROUND).split()[-_TERM:]
    for first in range(len(words)):
        term = " ".join(words[first:]).rstrip(",")
        if term in _CUES:
            return term
    return ""


def _stands(text: str, parts: Sequence[_Part], opens: bool) -> bool:
    """Whether an unknown word is here what somebody is called: no firm, place or thing."""
    begin, end = parts[0].begin, parts[-1].end
    if any(part.word in _FIRMS for part in parts) or _THING_BEHIND.match(text, end):
        return False
    if len(parts) > 1:
        return True
    if opens:
        behind = end - 2 * parts[0].text.endswith(("'s", "’s"))
        return _DEED_BEHIND.match(text, behind) is not None
    place = _PLACE_BEFORE.search(text, max(0, begin - 16), begin)
    return len(parts[0].word) > 1 and place is None
