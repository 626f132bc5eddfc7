"""The words of trait_words/*.txt as patterns over folded text, each language in its own way."""

import functools
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources

import regex

from workstation.text import fold, fold_zawgyi
from workstation.text.tongues import vietnamese

LANGUAGES = ("en", "th", "my", "km", "lo", "ne", "hi", "bn", "vi", "id", "ar")
"""The languages in which traits are read."""

_UNSPACED = frozenset({"th", "my", "km", "lo"})
_LETTER = r"[\p{L}\p{M}\p{N}]"
_SIGNS = "_#%@*~=<+"
_SIGN = regex.compile(rf"([{_SIGNS}])")
_NATIVE = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_EDGE = r"(?<![a-z0-9](?=[a-z0-9]))"
_NUMBER = r"(?<![\d.,/])(?<n>\d{1,2})(?!\d|[.,/]\d)"
_VALUE = r"(?<v>(?<![a-z0-9])[a-z0-9]{1,4}(?:-[a-z0-9]{1,3})?(?![a-z0-9]))"
_FEW = r"(?<![\d.,/])[1-9](?!\d|[.,/]\d)"

Forms = Mapping[str, tuple[str, ...]]


@functools.cache
def section(file: str, name: str) -> Forms:
    """The forms of one section by language, as they are written; empty for none of that name."""
    return _sections(file).get(name, {})


@functools.cache
def names(file: str) -> tuple[str, ...]:
    """The sections of a file, in its order."""
    return tuple(_sections(file))


@functools.cache
def _sections(file: str) -> Mapping[str, Forms]:
    place = resources.files("workstation.rules") / "trait_words" / f"{file}.txt"
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in place.read_text("utf-8").splitlines():
        if line.startswith("["):
            forms = found[line.strip("[]")] = {}
        elif line and not line.startswith("#"):
            language, *words = line.split()
            forms[language] = tuple(words)
    return found


@dataclass(frozen=True, slots=True)
class Text:
    """Somebody's words, folded in three ways; Vietnamese needs its marks: "năm" is not "nam"."""

    folded: str
    plain: str
    marked: str

    @classmethod
    def of(cls, words: str) -> "Text":
        """Words with every Burmese line also as the old fonts have it.

        Lines in Vietnamese are no plain Latin: "thai" in them is no Thai.
        """
        zawgyi = fold_zawgyi(words)
        folded = fold(words).text
        latin = "\n".join(line for line in words.splitlines() if not vietnamese(line))
        native = folded if zawgyi is None else f"{folded}\n{zawgyi.text}"
        return cls(native, fold(latin).text, marked(words))


def marked(words: str) -> str:
    """Words in small letters with their marks and with ASCII digits."""
    return unicodedata.normalize("NFKC", words).casefold()


@dataclass(frozen=True, slots=True)
class Finder:
    """What finds one thing in a text: a pattern for each way in which a text is folded."""

    folded: "regex.Pattern[str]"
    plain: "regex.Pattern[str]"
    marked: "regex.Pattern[str]"

    def stands(self, text: Text) -> bool:
        """Whether it stands in a text."""
        return next(self.each(text), None) is not None

    def each(self, text: Text) -> "Iterator[regex.Match[str]]":
        """Every place in a text."""
        yield from self.folded.finditer(text.folded, overlapped=True)
        yield from self.plain.finditer(text.plain, overlapped=True)
        yield from self.marked.finditer(text.marked, overlapped=True)

    def numbers(self, text: Text) -> Iterator[int]:
        """The numbers that stand with it."""
        return (int(match["n"]) for match in self.each(text))

    def values(self, text: Text) -> frozenset[str]:
        """The short values, "6" or "c-2", that stand with it."""
        return frozenset(match["v"] for match in self.each(text))


def short(value: str) -> bool:
    """Whether a value is one that `values` finds."""
    return regex.fullmatch(_VALUE, value) is not None


Fill = Mapping[str, Forms]


def finder(forms: Forms, fill: Fill | None = None, unless: Forms | None = None) -> Finder:
    """What finds these forms; each sign in `fill` stands for any form of its language.

    A form before one of `unless` is none.
    """
    spoken = [language for language in LANGUAGES if language in forms]
    found = {lang: list(_patterns(lang, forms, fill or {}, unless or {})) for lang in spoken}
    marks, latin = found.pop("vi", []), [*found.pop("en", []), *found.pop("id", [])]
    rest = [pattern for patterns in found.values() for pattern in patterns]
    return Finder(_either(rest), _either(latin), _either(marks))


@functools.cache
def finder_of(file: str, name: str, *, sign: str = "", whom: str = "") -> Finder:
    """What finds the forms of one section; `sign` stands for the forms of the section `whom`."""
    return finder(section(file, name), {sign: section(file, whom)} if sign else None)


def _either(patterns: Iterable[str]) -> "regex.Pattern[str]":
    return regex.compile("|".join(patterns) or r"(?!)(?<n>)(?<v>)")


def _patterns(language: str, forms: Forms, fill: Fill, unless: Forms) -> Iterator[str]:
    ready = {sign: _any(language, whom.get(language, ())) for sign, whom in fill.items()}
    bodies = "|".join(
        _body(language, form, ready) for form in sorted(forms[language], key=len, reverse=True)
    )
    if not bodies:
        return
    words = unless.get(language)
    other = rf"(?!\s+{_any(language, words)}(?!{_LETTER}))" if words else ""
    if language in _UNSPACED:
        yield rf"{_EDGE}(?:{bodies})(?!\p{{M}}){_EDGE}"
    else:
        before, after = (_affixes(side, language) for side in ("before", "after"))
        yield rf"(?<!{_LETTER}){before}(?:{bodies}){after}(?!{_LETTER}){other}"


def _affixes(side: str, language: str) -> str:
    glued = section("affixes", side).get(language, ())
    return f"{_any(language, glued)}?" if glued else ""


def _any(language: str, forms: Iterable[str]) -> str:
    bodies = sorted({_body(language, form, {}) for form in forms}, key=len, reverse=True)
    glued = r"(?:ال)?" if language == "ar" else ""
    return f"{glued}(?:{'|'.join(bodies)})" if bodies else r"(?!)"


def _body(language: str, form: str, ready: Mapping[str, str]) -> str:
    blank = r"\s*" if language in _UNSPACED else r"[\s\-]+"
    signs = {
        "_": blank,
        "#": _NUMBER,
        "%": _FEW,
        "=": _VALUE,
        "<": rf"(?!a\s){_VALUE}",
        "*": rf"{_LETTER}+",
        **ready,
    }
    folded = marked if language == "vi" else _fold
    return "".join(signs.get(part) or regex.escape(folded(part)) for part in _SIGN.split(form))


def literal(words: str) -> str:
    """Words of a list as a form: a sign in them stands for nothing."""
    return "_".join(regex.sub(rf"[{_SIGNS}!\s]+", " ", words).split())


@functools.cache
def whole(words: str) -> "regex.Pattern[str]":
    """What finds words in a folded text where they are no part of longer ones."""
    folded = _fold(words)
    native = bool(_NATIVE.search(folded))
    before, after = (
        (_EDGE, rf"(?!\p{{M}}){_EDGE}") if native else (f"(?<!{_LETTER})", f"(?!{_LETTER})")
    )
    return regex.compile(f"{before}{regex.escape(folded)}{after}")


def _fold(part: str) -> str:
    return fold(part).text
