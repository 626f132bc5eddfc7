"""Numbers in words, in eleven languages: "zero eight one", ศูนย์แปดหนึ่ง, "double five"."""

from collections.abc import Iterator

import numpy as np
import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from exports.redaction.forms import either
from exports.redaction.view import View
from workstation.text import fold

_SPACED = """
zero oh o nought nil ziro jiro nol kosong shunya sunya sifr không शून्य ज़ीरो जीरो শূন্য জিরো صفر زيرو
one satu ek wahid nueng neung một mốt एक এক واحد واحده
two dua do dui ithnan song hai दो दुई দুই اثنان اثنين اثنتان تنين
three tiga tin teen thalatha sam ba तीन তিন ثلاثة ثلاث تلاته
four empat char chaar arbaa si bốn tư चार চার أربعة اربع
five lima panch paanch khamsa ha năm lăm पाँच पांच পাঁচ خمسة خمس
six enam chha chhe chhoy sitta hok sáu छ छह छः छे ছয় ستة ست
seven tujuh sat saat sabaa chet bảy bẩy सात সাত سبعة سبع
eight delapan lapan aath aat ath thamania paet tám आठ আট ثمانية ثمان تمانيه
nine sembilan nau noy tisaa kao chín नौ নয় تسعة تسع
"""
_JOINED = """
ศูนย์ ສູນ សូន្យ သုည
หนึ่ง ໜຶ່ງ ຫນຶ່ງ ນຶ່ງ មួយ တစ်
สอง โท ສອງ ពីរ နှစ်
สาม ສາມ បី သုံး
สี่ ສີ່ បួន လေး
ห้า ຫ້າ ប្រាំ ငါး
หก ຫົກ ប្រាំមួយ ခြောက်
เจ็ด ເຈັດ ប្រាំពីរ ខុនហ្ ခုနစ် ခုနှစ် ခွန်
แปด ແປດ ប្រាំបី ရှစ်
เก้า ເກົ້າ ប្រាំបួន ကိုး
"""
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TIMES = dict.fromkeys(
    fold("double dobel डबल ডাবল ดับเบิล ดับเบิ้ล دبل").text.split(), 2
) | dict.fromkeys(fold("triple tripel ट्रिपल ট্রিপল").text.split(), 3)


def _values(lines: str) -> dict[str, str]:
    rows = enumerate(fold(line).text.split() for line in lines.strip().splitlines())
    return {word: str(value) for value, row in rows for word in row}


_VALUES = (
    _values(_SPACED)
    | _values(_JOINED)
    | {word: str(value) for value, word in enumerate(_TEENS, 10)}
    | {word: f"{value}0" for value, word in enumerate(_TENS, 2)}
    | {"hundred": "00", "thousand": "000"}
)
_WORDS = "|".join(sorted({*_VALUES, *_TIMES} - {*_values(_JOINED)}, key=len, reverse=True))
_LETTER = r"\p{L}\p{M}"
_TOKEN = (
    rf"(?:(?<![{_LETTER}\d])(?:{_WORDS})(?![{_LETTER}\d])|{either(_JOINED)}"
    rf"|(?<![{_LETTER}])[\dol]+(?![{_LETTER}]))"
)
_RUN = regex.compile(rf"(?:(?<![a-z])plus )?(?:{_TOKEN}[ ,.\-/:;]{{0,3}}){{2,}}{_TOKEN}")
_PART = regex.compile(_TOKEN)
_PREFIX = regex.compile(r"(?:(?<![a-z])[a-z][ .\-]{1,2}){1,3}\Z|(?<![a-z])[a-z]{1,3}[ \-]{1,2}\Z")
_FINDER = AhoCorasick([word for word in _VALUES if len(word) > 2], MatchKind.LeftmostLongest)
_NEAR, _FAR = 24, 160


def spoken(view: View) -> Iterator[tuple[int, int, str]]:
    """Runs of digit words with the digits that they say: where they begin and end."""
    starts = np.array([hit[1] for hit in _FINDER.find_matches_as_indexes(view.text)], np.int64)
    done = 0
    for at in starts[:-1][np.diff(starts) <= _NEAR].tolist():
        if at < done:
            continue
        match = _RUN.search(view.text, max(done, at - _NEAR), at + _FAR)
        if match:
            done = match.end()
            digits = _digits(match[0])
            if digits:
                yield match.start(), match.end(), digits


def letters_before(text: str, begin: int) -> tuple[int, str]:
    """Where single letters begin that stand before a number ("M D one two"), and which."""
    match = _PREFIX.search(text, max(0, begin - 12), begin)
    return (match.start(), "".join(filter(str.isalpha, match[0]))) if match else (begin, "")


def _digits(text: str) -> str:
    """The digits that are said; "" where fewer than two of them are words."""
    found, words, times, ten = "", 0, 1, False
    for token in _PART.findall(text):
        if token in _TIMES:
            times = _TIMES[token]
            continue
        value = _VALUES.get(token)
        words += value is not None
        value = value or token.replace("o", "0").replace("l", "1")
        if ten and len(value) == 1 and value != "0":
            found = found[:-1]
        found += value * times
        times, ten = 1, token in _TENS
    return found if words > 1 else ""
