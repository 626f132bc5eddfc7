"""Names in Latin script: capitals in no list, or behind "named", "said", "uncle", "signed by"."""

import functools
from collections.abc import Iterator
from importlib import resources
from typing import NamedTuple

import regex

from exports.redaction.lists.lexicon import GENERIC, LEGAL, ROLES, TITLES
from exports.redaction.model import Span
from exports.redaction.names.name import is_common
from exports.redaction.reading.view import View
from exports.redaction.unknown.vocabulary import either, folded, section
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
_LAST_WORDS = frozenset(term.split()[-1] for term in _CUES)
_AROUND = " \n\t\"“'‘(:"
_SHORT = 5
_BEFORE = 48


class _Run(NamedTuple):
    """What a run of words with capitals tells by itself, wherever it stands."""

    single: bool
    second: int  # where its second word begins, if the first may be one of the sentence; else 0
    owned: int  # letters of the 's at its end
    unknown: bool  # one of its words is not plain
    listed: bool
    firm: bool
    letter: bool  # begins with a mere letter
    mute: bool  # not what a cue announces: a small word, or all in capitals


@functools.cache
def _listed() -> frozenset[str]:
    file = resources.files(__package__) / "known_capitals.txt"
    return frozenset(file.read_text("utf-8").split())


@functools.lru_cache(maxsize=1 << 14)
def _bare(token: str) -> str:
    word = (token.lower() if token.isascii() else fold(token).text).strip(".'")
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


@functools.lru_cache(maxsize=1 << 13)
def _run(text: str) -> _Run:
    parts = list(_PART.finditer(text))
    tokens = [part[0] for part in parts]
    words = [_bare(token) for token in tokens]
    plains = [plain(token) for token in tokens]
    return _Run(
        single=len(parts) == 1,
        second=parts[1].start() if plains[0] and len(parts) > 1 else 0,
        owned=2 * tokens[-1].endswith(("'s", "’s")),
        unknown=not all(plains),
        listed=any(map(_is_listed, words)),
        firm=any(word in _FIRMS for word in words),
        letter=len(words[0]) < 2,
        mute=words[0] in SMALL or (tokens[0].isupper() and len(words[0]) > 1),
    )


def capitals(view: View) -> Iterator[Span]:
    """Whatever has capitals and is likely to be somebody."""
    text = view.original
    for match in _RUN.finditer(text):
        begin, end = match.span()
        run = _run(match[0])
        cut = run.second if run.second and _opens(text, begin) else 0
        if cut:
            begin, run = begin + cut, _run(match[0][cut:])
        rule = _announced(text, begin, end, run) or (
            "capitals" if run.unknown and _stands(text, begin, end, run, first=not cut) else ""
        )
        if rule:
            yield Span(begin, end - run.owned, None, "person", "amber", rule)


def _opens(text: str, begin: int) -> bool:
    """Whether a capital here may be one of grammar only."""
    return _OPENS.search(text, max(0, begin - 12), begin) is not None


def _announced(text: str, begin: int, end: int, run: _Run) -> str:
    """The rule by which the words before or behind announce a name; "" if none does."""
    if run.mute:
        return ""
    cue = _cue(text, begin)
    if cue in _STRONG or (cue in _WEAK and run.unknown):
        return "name after a cue"
    if not run.listed and (cue in _SPEECH or _RESPECT_BEHIND.match(text, end)):
        return "name beside a cue"
    return ""


def _cue(text: str, begin: int) -> str:
    """The longest term before the name that is a cue; "" if there is none."""
    before = text[max(0, begin - _BEFORE) : begin].casefold().rstrip(_AROUND)
    last = before.rsplit(None, 1)[-1:]
    if not last or last[0].rstrip(",") not in _LAST_WORDS:
        return ""
    words = before.split()[-_TERM:]
    for first in range(len(words)):
        term = " ".join(words[first:]).rstrip(",")
        if term in _CUES:
            return term
    return ""


def _stands(text: str, begin: int, end: int, run: _Run, *, first: bool) -> bool:
    """Whether an unknown word is here what somebody is called: no firm, place or thing."""
    if run.firm or _THING_BEHIND.match(text, end):
        return False
    if not run.single:
        return True
    if first and _opens(text, begin):
        return _DEED_BEHIND.match(text, end - run.owned) is not None
    return not run.letter and _PLACE_BEFORE.search(text, max(0, begin - 16), begin) is None
