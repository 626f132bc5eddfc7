"""Burmese text of the Zawgyi fonts, which put other letters on Unicode's code points."""

from bisect import bisect_left

import numpy as np
import regex

from workstation.text.fold import Folded, fold

# What cannot stand so in Unicode: a vowel or a medial before its consonant, a killer that kills
# nothing, code points of other languages.
_SIGNS = regex.compile(
    r"(?<![\u1000-\u103e])[\u1031\u103b-\u103e]|[\u103a-\u103c]\u1031|\u1031\u103b"
    r"|\u1039(?![\u1000-\u1021])|[\u1033\u1034\u105a\u1060-\u1097]"
)
# Unicode stacks letters of one row of the alphabet only; Zawgyi kills a vowel with the same sign.
_CERTAIN = regex.compile(
    r"\u103a\u1031|(?:[\u1000-\u1003]\u1039(?![\u1000-\u1003])|[\u1005-\u1009]\u1039(?![\u1005-\u1009])"
    r"|[\u100b-\u100f]\u1039(?![\u100b-\u100f])|[\u1010-\u1014]\u1039(?![\u1010-\u1014])"
    r"|[\u1015-\u1019]\u1039(?![\u1015-\u1019])|\u101c\u1039(?!\u101c)|\u101e\u1039(?!\u101e)"
    r"|[\u1004\u100a\u101a\u101b\u101d\u101f-\u1021]\u1039|[^\u1000-\u1021\u103a]\u1039)"
)
_RUN = regex.compile(r"[\u1000-\u109f]+")
_UNICODE_SIGNS = regex.compile(r"[\u1000-\u1021][\u103b-\u103e]*\u1031|\u103a[\u1037\u1038]")
_KINZI = "\ue000"
_STACKED = {
    0x1060: "က", 0x1061: "ခ", 0x1062: "ဂ", 0x1063: "ဃ", 0x1065: "စ", 0x1066: "ဆ", 0x1067: "ဆ",
    0x1068: "ဇ", 0x1069: "ဈ", 0x106C: "ဋ", 0x106D: "ဌ", 0x1070: "ဏ", 0x1071: "တ", 0x1072: "တ",
    0x1073: "ထ", 0x1074: "ထ", 0x1075: "ဒ", 0x1076: "ဓ", 0x1077: "န", 0x1078: "ပ", 0x1079: "ဖ",
    0x107A: "ဗ", 0x107B: "ဘ", 0x1093: "ဘ", 0x107C: "မ", 0x1085: "လ",
}  # fmt: skip
_LETTERS = (
    {code: "\u1039" + letter for code, letter in _STACKED.items()}
    | dict.fromkeys((0x103D, 0x1087), "\u103e")
    | {0x103C: "\u103d", 0x1039: "\u103a"}
    | dict.fromkeys((0x103B, *range(0x107E, 0x1085)), "\u103c")
    | dict.fromkeys((0x103A, 0x107D), "\u103b")
    | dict.fromkeys((0x1094, 0x1095), "\u1037")
    | {
        0x1033: "\u102f", 0x1034: "\u1030", 0x105A: "\u102b\u103a", 0x1064: _KINZI,
        0x106A: "ဉ", 0x106B: "ည", 0x106E: "ဍ္ဍ", 0x106F: "ဍ္ဎ", 0x1086: "ဿ",
        0x1088: "\u103e\u102f", 0x1089: "\u103e\u1030", 0x108A: "\u103d\u103e",
        0x108B: _KINZI + "\u102d", 0x108C: _KINZI + "\u102e", 0x108D: _KINZI + "\u1036",
        0x108E: "\u102d\u1036", 0x108F: "န", 0x1090: "ရ", 0x1091: "ဏ္ဍ", 0x1092: "ဋ္ဌ",
        0x1096: "\u1039တ\u103d", 0x1097: "ဋ္ဋ",
    }
)  # fmt: skip
_BASE = r"[\u1000-\u1021\u1025-\u1027\u1029\u103f](?:\u1039[\u1000-\u1021])*"
_BEFORE = regex.compile(rf"(?<![\u1031\u103c])([\u1031\u103c]++)({_BASE})")
_KINZI_AFTER = regex.compile(rf"({_BASE})({_KINZI})")


def fold_zawgyi(text: str) -> Folded | None:
    """The fold of a text's lines that hold Zawgyi, read as such; None if there are none.

    In a line of Unicode only the words in Zawgyi are read so: names are pasted from old papers.
    The rules are those of the CLDR transform my-t-my-s0-zawgyi; offsets lead to the original.
    """
    spelt: list[tuple[str, int]] = []
    at, marks = 0, _burmese(text)
    for line in text.splitlines(keepends=True) if marks else ():
        held = bisect_left(marks, at) < bisect_left(marks, at + len(line))
        burmese = list(_RUN.finditer(line)) if held else []
        suspect = burmese and (_SIGNS.search(line) or _CERTAIN.search(line))
        whole = suspect and _is_zawgyi(line, certain=1)
        runs = [each.span() for each in burmese if whole or (suspect and _is_zawgyi(each[0]))]
        done = 0
        for first, last in runs:
            spelt.extend(zip(line[done:first], range(at + done, at + first), strict=True))
            spelt.extend(_spell([(line[i], at + i) for i in range(first, last)]))
            done = last
        if runs:
            spelt.extend(zip(line[done:], range(at + done, at + len(line)), strict=True))
        at += len(line)
    return _compose(spelt, len(text)) if spelt else None


def _burmese(text: str) -> list[int]:
    """Where Burmese letters and signs stand."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    marks: list[int] = np.flatnonzero((codes >= 0x1000) & (codes <= 0x109F)).tolist()
    return marks


def _is_zawgyi(text: str, certain: int = 2) -> bool:
    """Whether more speaks for Zawgyi than for Unicode; a certain sign counts for several."""
    signs = len(_SIGNS.findall(text)) + certain * len(_CERTAIN.findall(text))
    return signs > len(_UNICODE_SIGNS.findall(text))


def _spell(letters: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The same line in Unicode, each character with its place in the original."""
    spelt = [(new, at) for char, at in letters for new in _LETTERS.get(ord(char), char)]
    for pattern in (_BEFORE, _KINZI_AFTER):
        for match in pattern.finditer("".join(char for char, _ in spelt)):
            first, middle, last = match.start(), match.start(2), match.end()
            spelt[first:last] = spelt[middle:last] + spelt[first:middle]
    return [(char, at) for new, at in spelt for char in ("င\u103a\u1039" if new == _KINZI else new)]


def _compose(spelt: list[tuple[str, int]], length: int) -> Folded:
    folded = fold("".join(char for char, _ in spelt))
    places = np.array([at for _, at in spelt], np.int64)
    src = places[folded.src]
    return Folded(folded.text, src, np.minimum(src + 1, length))
