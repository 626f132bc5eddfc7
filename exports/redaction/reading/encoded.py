"""Text as a machine writes it, or a thumb: entities and tags of HTML, %20, =C3=A9, ma7moud.

"Zaw&nbsp;Lin" and "<b>Zaw</b> Lin" are names that no reader stumbles over, nor over the digits that
stand for letters of Arabic where it is typed in Latin ones.
"""

import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote_to_bytes

import numpy as np

from exports.redaction.reading.misdecoded import fold_letters
from workstation.text import Folded

_INLINE = "b|i|u|s|em|strong|span|font|a|mark|small|sup|sub|code|del|ins"
_BLOCK = "br|p|div|td|th|tr|table|li|ul|ol|h[1-6]|hr|blockquote"
# The bytes of one letter in UTF-8.
_UTF8 = (
    "{0}(?:2[0-9A-F]|3D|5F)|{0}[CD][0-9A-F]{0}[89AB][0-9A-F]|{0}E[0-9A-F](?:{0}[89AB][0-9A-F]){{2}}"
)
# A word with a digit before or between its letters; an article may stand before it.
_TYPED = (
    r"(?:(?<![A-Za-z0-9@#./\\=%&-])|(?<=[AaEe]l-))"
    r"(?=[A-Za-z]*[235679])(?:[235679]?[A-Za-z])+[379]?(?![A-Za-z0-9@])"
)
_CODE = re.compile(
    r"&(?:[A-Za-z]{2,8}|#\d{2,7}|#[xX][0-9A-Fa-f]{2,6});"
    rf"|</?(?:{_INLINE}|{_BLOCK})(?:\s[^<>\n]{{0,200}})?/?>"
    rf"|{_UTF8.format('%')}|{_UTF8.format('=')}|=\r?\n|\\u[0-9A-F]{{4}}",
    re.IGNORECASE,
)
_WORD = re.compile(_TYPED)
_ANY = re.compile(f"{_CODE.pattern}|{_TYPED}", re.IGNORECASE)
_SPACED = re.compile(rf"</?(?:{_BLOCK})\b", re.IGNORECASE)
_SIGNS = "&<%=\\"
_UNIT = re.compile(r"\d(?:st|nd|rd|th|am|pm|kg|km|cm|mm|ml|hrs?|min|px|gb|mb|pcs|rb|jt|ft)\Z")
_LETTERS = {"2": "", "5": "kh", "6": "t", "7": "h", "9": "s"}
_AIN = re.compile("(?<![aeiou])3(?![aeiou])")
_FAR = 24


def encoded(text: str, may_be_named: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Where something stands that means other letters than it is written with.

    Of words with digits in them only those of which, as meant, somebody may be named.
    """
    if any(sign in text for sign in _SIGNS):
        yield from (match.span() for match in _CODE.finditer(text))
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    digit, small = (
        (codes >= ord("2")) & (codes <= ord("9")),
        (codes >= ord("a")) & (codes <= ord("z")),
    )
    for at in np.flatnonzero(digit[:-1] & small[1:]).tolist():
        for match in _WORD.finditer(text, max(0, at - _FAR), at + _FAR):
            meant = _typed(match[0]) if match.start() <= at < match.end() else None
            if meant is not None and may_be_named(meant):
                yield match.span()


def fold_encoded(text: str) -> Folded | None:
    """The fold of a text as a reader sees it; None if it holds nothing of the kind."""
    return fold_letters(text, _ANY, _meant)


def _meant(written: str) -> str | None:
    return _WAYS.get(written[0], _typed)(written)


def _entity(written: str) -> str | None:
    meant = html.unescape(written)
    return meant if meant != written else None


def _tag(written: str) -> str:
    return " " if _SPACED.match(written) else ""


def _bytes(written: str) -> str | None:
    if written[1] in "\r\n":
        return ""
    try:
        return unquote_to_bytes(written.replace("=", "%")).decode()
    except UnicodeDecodeError:
        return None


def _escape(written: str) -> str:
    return chr(int(written[2:], 16))


def _typed(written: str) -> str | None:
    """The word with the letters that its digits stand for; None if it has none or is a measure."""
    if written.isalpha() or sum(map(str.isalpha, written)) < 2 or _UNIT.match(written):
        return None
    said = _AIN.sub("a", written.lower()).replace("3", "")
    return "".join(_LETTERS.get(letter, letter) for letter in said)


_WAYS: dict[str, Callable[[str], str | None]] = {
    "&": _entity,
    "<": _tag,
    "%": _bytes,
    "=": _bytes,
    "\\": _escape,
}
