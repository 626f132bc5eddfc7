"""Letters of other alphabets that pass for Latin ones; read so only inside a mixed word."""

import re

# Each pair is a letter and the Latin letter it looks like (Unicode confusables, lower-cased).
_PAIRS = """
Аa аa Вb вb Еe еe Ёe ёe Ѕs ѕs Іi іi Їi їi Јj јj Кk кk Мm мm Нh нh Оo оo Рp рp Сc сc Тt тt Уy уy
Хx хx Үy үv һh Һh ԁd Ԁd ԛq Ԛq ԝw Ԝw гr Гr ьb Ьb Єe єe ғf Ғf қk Қk ңh Ңh әe Әe Өo өo Ԍg ԍg Пn пn
иu Иn яr Яr лn Ӏl ӏl ѵv Ѵv
Αa αa άa Βb βb Γr γy Εe εe έe Ζz ζz Ηh ηn ήn Ιi ιi ίi Κk κk Μm μu Νn νv Οo οo όo Ρp ρp σo ςs
Τt τt Υy υu ύu Χx χx Ωw ωw ϲc ϳj Ϲc
Աu աw ոn Ոn սu Սu օo Օo հh Հh ցg զq յj Տs տs Լl լl վu ռn րn
Ꭰd Ꭱr Ꭲt Ꭺa Ꭻj Ꭼe Ꮃw Ꮇm Ꮋh Ꮐg Ꮓz Ꮖt Ꮞ4 Ꮥs Ꮪs Ꮩv Ꮮl Ꮯc Ꮲp Ꮶk Ꮷd Ᏼb Ꭵi
"""
LOOKALIKES = {pair[0]: pair[1] for pair in re.findall(r"\S[a-z]", _PAIRS)}

_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u13a0-\u13f5]+")
_LATIN = re.compile("[a-z]")
_BESIDE = 3


def mixed_words(folded: str) -> list[tuple[int, int]]:
    """Where words stand that take letters from Latin and from an alphabet like it.

    A word of look-alikes alone counts where a Latin word stands beside it.
    """
    words: list[tuple[int, int]] = []
    for match in _FOREIGN.finditer(folded):
        begin, end = match.span()
        while begin > 0 and folded[begin - 1].isalpha():
            begin -= 1
        while end < len(folded) and folded[end].isalpha():
            end += 1
        passes = _LATIN.search(folded, begin, end) or _disguised(folded, begin, end)
        if passes and (not words or begin >= words[-1][1]):
            words.append((begin, end))
    return words


def _disguised(folded: str, begin: int, end: int) -> bool:
    alike = all(
        letter in LOOKALIKES or letter.upper() in LOOKALIKES for letter in folded[begin:end]
    )
    before, after = folded[max(0, begin - _BESIDE) : begin], folded[end : end + _BESIDE]
    return alike and end - begin > 1 and _LATIN.search(before + after) is not None
