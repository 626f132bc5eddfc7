"""Numbers in words, in eleven languages: "zero eight one", ศูนย์แปดหนึ่ง, "double five"."""

import re
from collections.abc import Iterator, Sequence
from operator import contains

import numpy as np
import numpy.typing as npt
import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from exports.redaction.lists.letters import LONGEST, NAMED, letters_called
from exports.redaction.numbers.digit_words import GLUED, TENS, TENS_BEHIND, TIMES, VALUES
from exports.redaction.reading.forms import branching
from exports.redaction.reading.view import View
from workstation.text import fold

_APART = frozenset((*VALUES, *TIMES)) - GLUED
# "Do not", "chair", "husband", "able", "fall", "square", "crossing" begin as digits do.
_NOT_A_WORD = "(?!(?<=ห้า)ม|(?<=เก้า)อี้|(?<=สาม)(?:ี|าร)|(?<=หก)ล้ม|(?<=สี่)(?:เหลี่ยม|แยก))"
_LETTER = r"\p{L}\p{M}"
_TOKEN = (
    rf"(?:(?<![{_LETTER}]){branching(_APART)}(?![{_LETTER}])"
    rf"|(?=[{''.join({word[0] for word in GLUED})}]){branching(GLUED)}{_NOT_A_WORD}"
    rf"|\d+|(?<![{_LETTER}])[\dol]+(?![{_LETTER}]))"
)
# What somebody says between the groups of a number.
_JOINTS = frozenset(
    fold("then followed by dash hyphen lalu terus rồi फिर তারপর ثم แล้ว ขีด ແລ້ວ").text.split()
)
_GAP = rf"[ ,.\-/:;]{{0,3}}(?:(?:and )?(?:followed by|{branching(_JOINTS)})[ ,:]{{0,2}})?"
_RUN = regex.compile(rf"(?:(?<![a-z])plus )?(?:{_TOKEN}{_GAP}){{2,}}{_TOKEN}")
_PART = regex.compile(_TOKEN)
# The spelling alphabet of radio and telephone.
_ALPHABET = (
    "alfa|alpha|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliett?|kilo|lima|mike|november"
    "|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whiskey|xray|yankee|zulu"
)
_CALLED = regex.compile(rf"(?<![a-z])(?:(?:{_ALPHABET})[ ,.\-]{{1,2}}){{1,3}}\Z")
_NAMED = tuple(
    regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:(?:{NAMED})[ .\-]{{0,2}}){{{many}}}\Z")
    for many in (3, 2, 1)
)
_PREFIX = regex.compile(r"(?:(?<![a-z])[a-z][ .\-]{1,2}){1,3}\Z|(?<![a-z])[a-z]{1,3}[ \-]{1,2}\Z")
_FINDER = AhoCorasick([word for word in VALUES if len(word) > 2], MatchKind.LeftmostLongest)
_NEAR, _FAR = 24, 160
_MOST_NAMED = 3 * (LONGEST + 2)
_LEAST, _WHOLE = 3, 8
_ASCII_WORD = re.compile("[a-z]+|[0-9]+")


def spoken(view: View) -> Iterator[tuple[int, int, str]]:
    """Runs of digit words with the digits that they say: where they begin and end."""
    starts = np.array([hit[1] for hit in _FINDER.find_matches_as_indexes(view.text)], np.int64)
    done = 0
    for at in starts[_has_company(view, starts)].tolist():
        if at < done:
            continue
        first, last = max(done, at - _NEAR), at + _FAR
        match = _may_hold(view.text[first:last]) and _RUN.search(view.text, first, last)
        if match:
            said = _one_sentence(match[0])
            done = match.start() + len(said)
            digits = _digits(said)
            if digits:
                yield match.start(), done, digits


def _has_company(view: View, starts: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Which words stand near another that follows, or have a digit right before them."""
    near = np.append(np.diff(starts) <= _NEAR, False)[: len(starts)]
    before = view.codes[np.maximum(starts - 2, 0)].astype(np.int64) - ord("0")
    spaced = view.codes[np.maximum(starts - 1, 0)] == ord(" ")
    company: npt.NDArray[np.bool_] = near | (spaced & (before >= 0) & (before <= 9) & (starts > 1))
    return company


def _one_sentence(text: str) -> str:
    """What is said before a sentence ends, if that is a whole number already."""
    first = text.partition(". ")[0]
    return first if len(_digits(first)) >= _WHOLE else text


def _may_hold(text: str) -> bool:
    """Whether enough tokens of a run may stand side by side; in doubt if it is not ASCII."""
    if not text.isascii():
        return True
    row = 0
    for word in _ASCII_WORD.findall(text):
        if word in _JOINTS or word == "and":
            continue
        size = len(word) if not word.strip("0123456789ol") else int(word in _APART)
        row = row + size if size else 0
        if row >= _LEAST:
            return True
    return False


def with_letters(text: str, begin: int, number: str) -> int:
    """Where a number begins with its letters that stand before: M D 1, mike delta 1, पीए १."""
    fitting = (
        start
        for start, letters in _letters_before(text, begin)
        if len(letters) <= len(number) and all(map(contains, letters, number))
    )
    return next(fitting, begin)


def _letters_before(text: str, begin: int) -> Iterator[tuple[int, Sequence[str]]]:
    """Where they may begin, and all that each may be."""
    for form in _NAMED:
        if named := form.search(text, max(0, begin - _MOST_NAMED), begin):
            yield named.start(), letters_called(named[0])
    if called := _CALLED.search(text, max(0, begin - 36), begin):
        yield called.start(), [word[0] for word in _ASCII_WORD.findall(called[0])]
    elif match := _PREFIX.search(text, max(0, begin - 12), begin):
        yield match.start(), [*filter(str.isalpha, match[0])]


def _digits(text: str) -> str:
    """The digits that are said; "" where fewer than two of them are words."""
    found, words, times, ten = "", 0, 1, False
    for token in _PART.findall(text):
        if token in TIMES:
            times = TIMES[token]
            continue
        value = VALUES.get(token)
        words += value is not None
        value = value or token.replace("o", "0").replace("l", "1")
        if ten and len(value) == 1 and value != "0":
            found = found[:-1]
        if token in TENS_BEHIND and found[-1:].strip("0"):
            found, value = found[:-1], value[0] + found[-1]
        found += value * times
        times, ten = 1, token in TENS
    return found if words > 1 else ""
