"""More ways to read a text that was written to be read by few: turned words, codes, numbers."""

import base64
import re
from collections.abc import Iterator

_LOWER = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile(r"[^\W\d_]{2,}")
_ATBASH = str.maketrans(_LOWER + _LOWER.upper(), _LOWER[::-1] * 2)
_ROT47 = {code: 33 + (code + 14) % 94 for code in range(33, 127)}
_NUMBERS = re.compile(r"\d{1,3}(?:[ ,.;:/-]{1,2}\d{1,3}){3,}")
_BITS = re.compile(r"(?:[01]{8}[ ,]?){4,}")
_POINTS = re.compile(r"(?:[Uu]\+|0x)([0-9A-Fa-f]{2,5})[ ,;]*")
_BASE85 = re.compile(r"[!-u{|}~]{10,}")
_RADIO = (
    "alfa alpha bravo charlie delta echo foxtrot golf hotel india juliett juliet kilo lima mike"
    " november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu"
)
_SPELT = re.compile(rf"(?:(?:{_RADIO.replace(' ', '|')})\W+){{3,}}\w+", re.IGNORECASE)
_LEAST_LETTER, _MOST_LETTER = 1, 26


def ciphered(text: str) -> Iterator[str]:
    """What a text says with each word backwards, by Atbash and ROT47, or by numbers and codes.

    Numbers are read as places in the alphabet, as codes of letters and as bits.
    """
    yield _WORD.sub(lambda word: word[0][::-1], text)
    yield text.translate(_ATBASH)
    if text.isascii():
        yield text.translate(_ROT47)
    yield from filter(None, (" ".join(_spelt(text)), " ".join(_base85(text))))


def _spelt(text: str) -> Iterator[str]:
    for found in _NUMBERS.findall(text):
        numbers = [int(number) for number in re.findall(r"\d+", found)]
        if max(numbers) <= _MOST_LETTER:
            yield "".join(_LOWER[n - _LEAST_LETTER] for n in numbers if n)
        yield "".join(map(chr, numbers))
    for found in _BITS.findall(text):
        yield "".join(chr(int(bits, 2)) for bits in re.findall("[01]{8}", found))
    yield "".join(chr(int(code, 16)) for code in _POINTS.findall(text))
    for spelt in _SPELT.finditer(text):
        yield "".join(word[0] for word in spelt[0].split())


def _base85(text: str) -> Iterator[str]:
    for run in _BASE85.findall(text):
        for read in (base64.b85decode, base64.a85decode):
            try:
                yield read(run).decode("latin-1")
            except ValueError:
                continue
