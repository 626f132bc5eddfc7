"""Other ways to read a text: turned round, shifted, encoded, escaped, in letters of like shape."""

import base64
import binascii
import codecs
import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from exports.redaction.reading.ciphers import ciphered
from workstation.text.lookalikes import LOOKALIKES

_SHAPES = str.maketrans(LOOKALIKES)
_TURNED = str.maketrans("ɐqɔpǝɟƃɥᴉıɾʞꞁɯudbɹʇnʌʍʎ", "abcdefghiijklmnpqrtuvwy")
_TAGS = {0xE0000 + code: code for code in range(0x20, 0x7F)}
_BRAILLE = str.maketrans("⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵", "abcdefghijklmnopqrstuvwxyz")
_FIGURES = tuple(str.maketrans("0134567890@$!|", f"o{i}easgtbgoasi{i}") for i in "il")
_MIXED = re.compile(r"[\w@$!|]*[A-Za-z][\w@$!|]*")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}")
_BASE32 = re.compile(r"[A-Z2-7]{8,}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}[ :]?){4,}")
_GAPS = re.compile("[ :]")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([0-7]{3}))")
_WEB_SAFE = str.maketrans("-_", "+/")


def shapes(text: str) -> str:
    """The text with each letter of another alphabet read as the Latin one that it looks like."""
    return text.translate(_SHAPES)


def readings(text: str) -> Iterator[str]:
    """What a text says to somebody who knows how it was hidden; never the text itself.

    Backwards, ROT13, upside down, figures for letters, Braille and tag characters, HTML, URL and
    backslash escapes, base 64, 32 and 16 from wherever they begin, and what `ciphered` reads.
    """
    yield from ciphered(text)
    yield text[::-1]
    yield codecs.encode(text, "rot13")
    yield text.lower().translate(_TURNED)[::-1]
    for figures in _FIGURES:
        yield _MIXED.sub(lambda word, by=figures: word[0].translate(by), text)  # type: ignore[misc]
    if not text.isascii():
        yield text.translate(_TAGS).translate(_BRAILLE)
    if any(sign in text for sign in "&%\\"):
        yield html.unescape(unquote(text))
        yield _ESCAPE.sub(_unescaped, text)
    if raw := b"\n\n".join(_decoded(text)):
        yield from (raw.decode(by, "replace") for by in ("utf-8", "utf-16-be", "utf-16-le"))


def _unescaped(found: re.Match[str]) -> str:
    wide, narrow, octal = found.groups()
    return chr(int(octal, 8) if octal else int(wide or narrow, 16))


def _decoded(text: str) -> Iterator[bytes]:
    """The bytes of every run of the letters of an encoding, of even length for wide letters."""
    for run in _BASE64.findall(text):
        signs = run.translate(_WEB_SAFE)
        for start in range(4):
            yield _even(base64.b64decode(_filled(signs[start:], 4)))
    for run in _BASE32.findall(text):
        for start in range(8):
            yield _even(base64.b32decode(_filled(run[start:], 8)))
    for run in _HEX.findall(text):
        yield _even(binascii.unhexlify(_GAPS.sub("", run)))


def _filled(signs: str, to: int) -> str:
    return signs + "A" * (-len(signs) % to)


def _even(raw: bytes) -> bytes:
    return raw + b"\n" * (len(raw) % 2)
