"""Short forms of firms: in scripts without capitals, and in Latin capitals for their names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import regex

from exports.redaction.heard.phones import phones
from exports.redaction.lists.dictionary import words_in
from exports.redaction.lists.letters import NAMED, letters_called
from exports.redaction.lists.lexicon import CAPITALS, GENERIC, LEGAL
from exports.redaction.model import Confidence, Span
from exports.redaction.names.name import Name
from exports.redaction.reading.view import UNSPACED, View

_SPELT = regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:(?:{NAMED})[.\- ]?){{2,6}}(?:{NAMED})")
_NATIVE = r"[\u0600-\u06ff\u0900-\u09ff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"
_DOTTED = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}.])(?:{_NATIVE}{{1,4}}\.[ ]?){{2,6}}"
    rf"(?:(?<=\.){_NATIVE}{{1,4}}(?![\p{{L}}\p{{M}}])\.?)?"
)
_JOINED = regex.compile(r"(?<![\p{L}\p{M}])[ก-ฮກ-ຮ]{3,5}(?![\p{L}\p{M}]|\.[\p{L}])")
_CAPITALS = regex.compile(r"(?<![\p{L}\d])(?:\p{Lu}\.?){3,6}(?![\p{L}\d])")
_FIRST = regex.compile(r"\p{L}")
# Which Latin letters a firm may write for the sound that its word begins with.
_LATIN = {
    "P": "pb", "T": "td", "K": "kgcq", "S": "sz", "C": "cjs", "F": "fvpb", "N": "n", "G": "n",
    "M": "m", "L": "l", "R": "r", "W": "wvb", "Y": "yj", "H": "h", "A": "aeiou",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Firm:
    name: Name
    latin: tuple[str, ...]  # for each word the Latin letters that it may be cut to
    native: str  # the first letters of its words in its own script


class NativeInitials:
    """First letters of the firms of the case, in their own script and in others."""

    def __init__(self, names: Iterable[Name]) -> None:
        ordered = (name for name in names if name.known.linked and name.ordered)
        self._firms = [firm for name in ordered for firm in _firms(name)]

    def spans(self, view: View) -> Iterator[Span]:
        """Short forms of three letters or more."""
        if not self._firms:
            return
        for match in _CAPITALS.finditer(view.original):
            letters = match[0].replace(".", "").lower()
            if letters not in CAPITALS:
                yield from self._latin(letters, *match.span())
        if not view.text.isascii():
            yield from self._in_native_letters(view)

    def _in_native_letters(self, view: View) -> Iterator[Span]:
        for match in _SPELT.finditer(view.text):
            for letters in map("".join, product(*letters_called(match[0]))):
                yield from self._latin(letters, *view.folded.span(*match.span()))
        for form in (_DOTTED, _JOINED):
            for match in form.finditer(view.text):
                yield from self._native(view, match)

    def _latin(self, letters: str, start: int, end: int) -> Iterator[Span]:
        for firm in self._firms:
            if len(firm.latin) == len(letters) > 2 and _fits(letters, firm.latin):
                yield _span(firm.name, start, end, "auto")

    def _native(self, view: View, match: "regex.Match[str]") -> Iterator[Span]:
        pieces = match[0].replace(" ", "").strip(".").split(".")
        firsts = "".join(found[0] for piece in pieces if (found := _FIRST.search(piece)))
        letters = match[0] if len(pieces) == 1 else firsts
        start, end = view.folded.span(match.start(), match.start() + len(match[0].rstrip(" .")))
        for firm in self._firms if len(letters) > 2 else ():
            if letters in firm.native:
                yield _span(firm.name, start, end, "auto")
            elif letters[0] == firm.native[:1] and _in_order(letters, "".join(firm.name.units)):
                yield _span(firm.name, start, end, "amber")


def _firms(name: Name) -> Iterator[_Firm]:
    """With all its words, and without those that say what it does."""
    units = [unit for unit in name.units if unit not in LEGAL]
    telling = [unit for unit in units if unit not in GENERIC]
    for words in dict.fromkeys((tuple(units), tuple(telling))):
        if words:
            yield _Firm(name, tuple(_cut(words)), _own(words))


def _cut(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        said = phones(word)
        sign = said[0].sign if said else ""
        yield word[0] if word.isascii() else _LATIN.get(sign, "")


def _own(words: Sequence[str]) -> str:
    pieces = (
        piece for word in words for piece in (words_in(word) if UNSPACED.match(word) else (word,))
    )
    return "".join(
        found[0] for piece in pieces if (found := _FIRST.search(piece.lstrip("เแโใไເແໂໃໄ")))
    )


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _fits(letters: str, choices: Sequence[str]) -> bool:
    return all(letter in choice for letter, choice in zip(letters, choices, strict=True))


def _span(name: Name, start: int, end: int, sure: Confidence) -> Span:
    return Span(start, end, name.known.id, name.known.kind, sure, "initials of a firm")
