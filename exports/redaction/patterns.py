"""Numbers that no record holds, told by their form: cards, plates, accounts, places on the map."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import regex
from stdnum import iban, luhn
from stdnum.id import nik
from stdnum.in_ import aadhaar
from stdnum.th import pin

from exports.redaction.digits import digit_runs, excluded
from exports.redaction.model import Confidence, Span
from exports.redaction.view import View


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: str
    confidence: Confidence
    rule: str
    find: "regex.Pattern[str]"
    proves: Callable[[str], bool] | None = None


def _pattern(
    kind: str,
    confidence: Confidence,
    rule: str,
    find: str,
    proves: Callable[[str], bool] | None = None,
) -> _Pattern:
    return _Pattern(kind, confidence, rule, regex.compile(find), proves)  # fmt: skip


# Over folded text: lower case, ASCII digits.
_NUMBERS = (
    _pattern("other", "auto", "network address", r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]\d)"),
    _pattern("other", "auto", "network address", r"(?<!\w)(?:[0-9a-f]{2}[:\-]){5}[0-9a-f]{2}(?!\w)"),
    _pattern("other", "auto", "place on the map",
             r"(?<![\d.])-?\d{1,3}\.\d{3,}°? ?[ns]?[,; ] ?-?\d{1,3}\.\d{3,}°? ?[ew]?(?![\d.])"),
    _pattern("other", "auto", "place on the map",
             r"\d{1,3}° ?\d{1,2}['’]? ?(?:\d{1,2}(?:\.\d+)?\"?)? ?[ns],? ?\d{1,3}° ?\d{1,2}['’]? ?(?:\d{1,2}(?:\.\d+)?\"?)? ?[ew]"),
    _pattern("id_number", "auto", "registration card",
             r"(?<!\d)\d{1,2} */ *[\p{L}\p{M} ]{2,20}? *\( *[\p{L}\p{M}]{1,8} *\) *\d{6}(?!\d)"),
    _pattern("id_number", "auto", "refugee file", r"(?<!\w)[a-z]{3}-\d{3}-?\d{2}c\d{2,5}(?!\w)"),
    _pattern("id_number", "auto", "tax card", r"(?<!\w)[a-z]{3}[abcfghljpt][a-z]\d{4}[a-z](?!\w)"),
    _pattern("id_number", "auto", "13-digit card", r"(?<!\d)[1-8][ \-]\d{4}[ \-]\d{5}[ \-]\d{2}[ \-]\d(?!\d)"),
    _pattern("id_number", "auto", "13-digit card", r"(?<![\d.,])[1-8]\d{12}(?!\d)", pin.is_valid),
    _pattern("id_number", "auto", "12-digit card", r"(?<![\d.,])\d{4}[ \-]\d{4}[ \-]\d{4}(?![ \-]?\d)"),
    _pattern("id_number", "auto", "12-digit card", r"(?<![\d.,])\d{12}(?!\d)", aadhaar.is_valid),
    _pattern("id_number", "auto", "16-digit card", r"(?<![\d.,])\d{16}(?!\d)|(?<!\d)\d{4}(?: \d{4}){3}(?!\d)",
             lambda digits: nik.is_valid(digits) or luhn.is_valid(digits)),
    _pattern("account", "auto", "bank account", r"(?<![\d\-])\d{3}-\d-\d{5}-\d(?![\d\-])"),
    _pattern("account", "auto", "bank account", r"(?<!\w)[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?(?!\w)",
             iban.is_valid),
    _pattern("plate", "auto", "plate",
             r"(?<![\d\p{L}\p{M}])\d?[ก-ฮ]{2}[ \-]?\d{1,4}(?!\d|[.,]\d)(?: ?(?:กรุงเทพมหานคร|กรุงเทพ|กทม|[ก-ฮเแโใไ][ก-์]{3,14}(?= |$|[,.])))?"),
    _pattern("plate", "auto", "plate", r"(?<!\w)[a-z]{2} ?\d{1,2} ?[a-z]{1,3} ?\d{4}(?!\w)"),
    _pattern("plate", "auto", "plate", r"(?<!\w)\d{2}[a-z]\d?-\d{3}\.?\d{2}(?!\w)"),
    _pattern("plate", "auto", "plate", r"(?<!\w)\d?[a-z]{1,2}-\d{4}(?!\w|-\d)"),
    _pattern("plate", "auto", "plate", r"(?<!\w)[a-z]{1,2} \d{3,4} [a-z]{1,3}(?!\w)|(?<!\w)[a-z]{1,2}\d{4}[a-z]{2,3}(?!\w)"),
    _pattern("plate", "auto", "plate", r"(?<!\p{L})[\u0900-\u097f]{2} ?\d{1,2} ?[\u0900-\u097f]{1,2} ?\d{4}(?!\d)"),
    _pattern("plate", "auto", "plate", r"[\u0980-\u09ff]+ (?:মেট্রো|metro)[ \-][\u0980-\u09ff]{1,2}[ \-]\d{2}-\d{4}|dhaka metro[ \-]\w{1,3}[ \-]\d{2}-\d{4}"),
    _pattern("plate", "auto", "plate", r"(?<![ກ-ຮ])[ກ-ຮ]{2} ?\d{4}(?!\d)"),
)  # fmt: skip
_UPPER = frozenset({"tax card", "plate"})
_PASSPORT = regex.compile(r"(?<![a-z0-9\-/])([a-z]{1,2}) ?\d{6,8}(?![0-9a-z]|-\w)")
_NO_PASSPORT = frozenset(
    {"rp", "rs", "tk", "kg", "no", "id", "us", "rm", "jd", "b", "k", "ks", "po"}
)


def patterns(view: View) -> Iterator[Span]:
    """What looks like an identifying number, whoever it belongs to."""
    for zone in view.zones:
        for pattern in _NUMBERS:
            for match in pattern.find.finditer(view.text, *zone):
                if _counts(view, pattern, match):
                    yield _span(view, pattern, match)
        yield from _passports(view, zone)
        yield from digit_runs(view, zone)


def _span(view: View, pattern: _Pattern, match: "regex.Match[str]") -> Span:
    start, end = view.folded.span(*match.span())
    return Span(start, end, None, pattern.kind, pattern.confidence, pattern.rule)


def _counts(view: View, pattern: _Pattern, match: "regex.Match[str]") -> bool:
    if pattern.proves and not pattern.proves(regex.sub(r"[ \-]", "", match[0])):
        return False
    if pattern.rule in _UPPER:
        start, end = view.folded.span(*match.span())
        if view.original[start:end] != view.original[start:end].upper():
            return False
    return pattern.kind == "account" or not excluded(view.text, *match.span())


def _passports(view: View, zone: tuple[int, int]) -> Iterator[Span]:
    for match in _PASSPORT.finditer(view.text, *zone):
        start, end = view.folded.span(*match.span())
        letters = view.original[start : start + len(match[1])]
        if letters.isupper() and match[1] not in _NO_PASSPORT:
            yield Span(start, end, None, "id_number", "auto", "passport")
