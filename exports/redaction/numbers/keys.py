"""The forms of a number of the record that are searched for in text."""

from collections.abc import Iterator
from dataclasses import dataclass

import phonenumbers
import regex

from exports.redaction.model import Known
from exports.redaction.numbers.mail import DOT_WORDS
from workstation.text import fold, squash

NUMBERS = frozenset({"phone", "email", "id_number", "account", "plate", "url", "other"})
CODES = ("66", "95", "855", "856", "977", "91", "880", "84", "62", "962", "60")
_DOTS = ("", *fold(DOT_WORDS).text.split())
_OTHER_SIGNS = {"_": ("underscore", "ขีดล่าง"), "-": ("dash", "hyphen", "minus", "ขีด")}
_SCHEME = regex.compile(r"^(?:https?://)?(?:www\.|m\.|web\.)?")
_NO_SIGN = regex.compile(r"[^\p{L}\p{M}\p{N}]")
_PIECE = regex.compile(r"[\p{L}\p{M}]+|\d+")
_LONG_WORD = 4
_PLATE = 4


@dataclass(frozen=True, slots=True)
class Key:
    """A form without spacing and signs; a `loose` one counts only behind a word for numbers."""

    known: Known
    text: str
    country: str = ""
    loose: bool = False

    @property
    def digits(self) -> str:
        """Its digits alone."""
        return "".join(filter(str.isdigit, self.text))

    def written(self) -> set[str]:
        """The forms that somebody may write, with a country code or a trunk zero."""
        if self.known.kind != "phone":
            return {self.text}
        return {self.text, "0" + self.text, (self.country or "66") + self.text}


def phone_digits(text: str) -> tuple[str, str]:
    """Country code ("" if not written) and the digits behind it, without the trunk zero."""
    folded = fold(text).text.strip()
    written = "+" + folded[2:] if folded.startswith("00") else folded
    bare = squash(fold(text)).text
    if not written.startswith("+") and bare.startswith(CODES) and _valid("+" + bare):
        written = "+" + bare
    try:
        number = phonenumbers.parse(written, None)
    except phonenumbers.NumberParseException:
        return "", bare.lstrip("0")
    return str(number.country_code), phonenumbers.national_significant_number(number)


def keys_of(item: Known) -> Iterator[Key]:
    """Every form of one number of the record."""
    if item.kind == "phone":
        country, digits = phone_digits(item.text)
        if len(digits) >= 6:
            yield Key(item, digits, country)
        return
    folded = fold(item.text).text
    text = squash(fold(item.text)).text
    if len(text) >= 4:
        yield Key(item, text)
    for short, loose in _shorter(item.kind, folded):
        form = _NO_SIGN.sub("", short)
        if form != text and len(form) >= 3 + (item.kind != "email"):
            yield Key(item, form, loose=loose)


def _shorter(kind: str, text: str) -> Iterator[tuple[str, bool]]:
    if kind == "email":
        yield from ((form, True) for form in _mail(text.partition("@")[0]))
    elif kind == "url":
        yield from ((form, False) for form in _link(text))
    elif kind == "plate":
        bare = _without_province(text)
        if len(bare) >= 5 and bare != text:
            yield bare, False
        yield "".join(filter(str.isdigit, text)), True
        yield from ((piece, True) for piece in _PIECE.findall(text) if len(piece) == _PLATE)
    else:
        digits = "".join(_PIECE.findall(text)[-1:])
        if digits.isdigit() and len(digits) >= 6 and any(map(str.isalpha, text)):
            yield digits, True


def _without_province(text: str) -> str:
    pieces = [piece for piece in _PIECE.findall(text) if not _is_province(piece)]
    return "".join(pieces)


def _is_province(piece: str) -> bool:
    return not piece.isdigit() and len(piece) >= _LONG_WORD


def _mail(name: str) -> Iterator[str]:
    """The name of a mailbox with words for its signs; what follows is for `mail.TAIL`."""
    yield from (name.replace(".", dot) for dot in _DOTS)
    for sign, words in _OTHER_SIGNS.items():
        if sign in name:
            yield from (name.replace(sign, word) for word in words)


def _link(text: str) -> Iterator[str]:
    bare = _SCHEME.sub("", text).rstrip("/")
    yield bare
    yield bare.replace(".", "dot", bare.partition("/")[0].count("."))
    last = bare.rpartition("/")[2]
    if last != bare and len(last) >= 6 and any(c in "._-" or c.isdigit() for c in last):
        yield last


def _valid(text: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(text, None))
    except phonenumbers.NumberParseException:
        return False
